# Writes OUTPUT, a C++ source that holds every file named in DIST/manifest.json. The bytes come in
# by the assembler's .incbin, so that compiling takes no time whatever their size.

file(READ ${DIST}/manifest.json manifest)
string(JSON count LENGTH "${manifest}")
math(EXPR last "${count} - 1")

set(symbols "")
set(rows "")
function(add_bytes symbol path)
  set(symbols "${symbols}asm(\".section .rodata\\n.global ${symbol}\\n${symbol}:\\n\"
    \".incbin \\\"${path}\\\"\\n.byte 0\\n.previous\\n\");
extern \"C\" const char ${symbol}[];
" PARENT_SCOPE)
endfunction()

foreach(index RANGE ${last})
  foreach(field name file type hash size gzip)
    string(JSON ${field} GET "${manifest}" ${index} ${field})
  endforeach()
  add_bytes(kith_asset_${index} ${DIST}/${file})
  set(packed "{}")
  if(gzip GREATER 0)
    add_bytes(kith_asset_${index}_gzip ${DIST}/${file}.gz)
    set(packed "{kith_asset_${index}_gzip, ${gzip}}")
  endif()
  set(rows "${rows}    {.name = \"${name}\",
     .path = \"/assets/${file}\",
     .content_type = \"${type}\",
     .body = {kith_asset_${index}, ${size}},
     .gzip = ${packed},
     .etag = \"\\\"${hash}\\\"\"},
")
endforeach()

file(WRITE ${OUTPUT} "// Made by cmake/embed_assets.cmake from ui/dist.
#include \"platform/web/assets.hpp\"

${symbols}
namespace kith::web {
namespace {
constexpr Asset embedded[] = {
${rows}};
}

std::span<const Asset> assets() {
    return embedded;
}
}
")
