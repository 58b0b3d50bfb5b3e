// A whole request as it comes off the line: target, one header and body, a line each. Whatever they
// are, what handlers are given is a path that begins with / and text that is UTF-8.
#include <cstdint>

#include "platform/base/text.hpp"
#include "platform/web/request.hpp"

namespace {

std::string_view take_line(std::string_view& text) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view text(reinterpret_cast<const char*>(data), size);
    kith::web::RawRequest raw;
    raw.method = take_line(text);
    raw.target = take_line(text);
    const auto header = take_line(text);
    const auto colon = std::min(header.find(':'), header.size());
    raw.headers.add(std::string(header.substr(0, colon)),
                    std::string(header.substr(std::min(colon + 1, header.size()))));
    raw.body = text;
    const auto request = kith::web::read_request(std::move(raw));
    if (request.fault != 0) return 0;
    if (!request.path.starts_with('/') || !kith::text::valid_utf8(request.path)) __builtin_trap();
    for (const auto* fields : {&request.query, &request.form}) {
        for (const auto& [name, value] : fields->items()) {
            if (!kith::text::valid_utf8(name) || !kith::text::valid_utf8(value)) __builtin_trap();
        }
    }
    return 0;
}
