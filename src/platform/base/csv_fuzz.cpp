#include <sstream>

#include "platform/base/csv.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    std::istringstream stream{std::string(text)};
    kith::CsvReader whole(text);
    kith::CsvReader pieces(stream);
    while (whole.next()) {
        if (!pieces.next() || pieces.fields() != whole.fields()) __builtin_trap();
        if (whole.raw().data() < text.data() || whole.position() > size) __builtin_trap();
    }
    if (pieces.next()) __builtin_trap();
    return 0;
}
