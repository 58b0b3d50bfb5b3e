#include <cstdint>
#include <string_view>

#include "practice/lists/workbook.hpp"

// Whatever the bytes, reading them as a workbook ends, within bounds.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    (void)kith::lists::first_sheet_as_csv(text);
    return 0;
}
