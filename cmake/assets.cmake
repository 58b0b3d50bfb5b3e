# The look of the pages, embedded: ui/ is built into ui/dist by npm, and every file of it becomes
# bytes in the program (cmake/embed_assets.cmake), in the generated source added to `target`.

function(kith_embed_assets target)
  find_program(KITH_NPM npm)
  set(ui ${CMAKE_SOURCE_DIR}/ui)
  set(manifest ${ui}/dist/manifest.json)
  set(generated ${CMAKE_BINARY_DIR}/generated/assets_data.cpp)
  if(KITH_NPM)
    file(GLOB_RECURSE inputs CONFIGURE_DEPENDS
      ${ui}/src/* ${ui}/styles/* ${ui}/icons/* ${ui}/pictures/*)
    add_custom_command(
      OUTPUT ${ui}/node_modules/.package-lock.json
      COMMAND ${KITH_NPM} ci --prefix ${ui} --no-audit --no-fund --loglevel=error
      DEPENDS ${ui}/package-lock.json
      COMMENT "Fetching the packages of ui/package-lock.json" VERBATIM)
    add_custom_command(
      OUTPUT ${manifest}
      COMMAND ${KITH_NPM} run build --prefix ${ui} --silent
      DEPENDS ${inputs} ${ui}/build.mjs ${ui}/icons.mjs ${ui}/node_modules/.package-lock.json
      COMMENT "Building the look of the pages (ui/dist)" VERBATIM)
  elseif(NOT EXISTS ${manifest})
    message(FATAL_ERROR
      "ui/dist is not built and npm is missing. Run ./run --build, which installs what it needs.")
  endif()
  add_custom_command(
    OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND} -DDIST=${ui}/dist -DOUTPUT=${generated}
            -P ${CMAKE_SOURCE_DIR}/cmake/embed_assets.cmake
    DEPENDS ${manifest} ${CMAKE_SOURCE_DIR}/cmake/embed_assets.cmake
    COMMENT "Embedding ui/dist" VERBATIM)
  target_sources(${target} PRIVATE ${generated})
endfunction()
