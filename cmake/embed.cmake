# Embeds the files that match PATTERN into TARGET as the function kith::FUNCTION() (tools/embed says
# what it gives). Adding or changing a file is enough; nothing here needs editing.
function(kith_embed target function pattern)
  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${pattern})
  set(output ${CMAKE_BINARY_DIR}/generated/${function}.cpp)
  file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/generated)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_SOURCE_DIR}/tools/embed ${output} ${function} ${files}
    DEPENDS ${CMAKE_SOURCE_DIR}/tools/embed ${files}
    COMMENT "Embedding ${pattern}"
    VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
