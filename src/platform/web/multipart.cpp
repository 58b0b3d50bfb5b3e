#include <algorithm>
#include <cctype>

#include "platform/base/text.hpp"
#include "platform/web/request.hpp"

namespace kith::web {

namespace {

bool same_ignoring_case(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        return std::tolower(static_cast<unsigned char>(x)) ==
               std::tolower(static_cast<unsigned char>(y));
    });
}

std::string_view without_spaces(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

// Takes a quoted string or a word from the front of `text`. Browsers write a quote inside a name
// as %22 (WHATWG), older ones as \", which is read too.
std::optional<std::string> take_value(std::string_view& text) {
    std::string value;
    if (text.empty() || text.front() != '"') {
        const auto end = std::min(text.find(';'), text.size());
        value = std::string(without_spaces(text.substr(0, end)));
        text.remove_prefix(end);
        return value;
    }
    text.remove_prefix(1);
    while (!text.empty() && text.front() != '"') {
        if (text.front() == '\\' && text.size() > 1 && text[1] == '"') text.remove_prefix(1);
        value.push_back(text.front());
        text.remove_prefix(1);
    }
    if (text.empty()) return std::nullopt;
    text.remove_prefix(1);
    return value;
}

// The parameter of a header such as `form-data; name="x"; filename="y"`.
std::optional<std::string> header_parameter(std::string_view header, std::string_view name) {
    auto at = header.find(';');
    while (at != std::string_view::npos) {
        header.remove_prefix(at + 1);
        const auto equals = header.find('=');
        if (equals == std::string_view::npos) return std::nullopt;
        const auto key = without_spaces(header.substr(0, equals));
        header.remove_prefix(equals + 1);
        header = without_spaces(header);
        auto value = take_value(header);
        if (!value) return std::nullopt;
        if (same_ignoring_case(key, name)) return value;
        at = header.find(';');
    }
    return std::nullopt;
}

struct Part {
    std::string_view disposition;
    std::string_view content_type;
    std::string_view content;
};

bool read_part_headers(std::string_view headers, Part& part) {
    while (!headers.empty()) {
        const auto end = std::min(headers.find("\r\n"), headers.size());
        const auto line = headers.substr(0, end);
        headers.remove_prefix(std::min(end + 2, headers.size()));
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) return false;
        const auto name = line.substr(0, colon);
        const auto value = without_spaces(line.substr(colon + 1));
        if (same_ignoring_case(name, "content-disposition")) part.disposition = value;
        if (same_ignoring_case(name, "content-type")) part.content_type = value;
    }
    return same_ignoring_case(part.disposition.substr(0, part.disposition.find(';')), "form-data");
}

// Cuts the next part from `body`, which begins just after a boundary. Nothing when it is malformed.
std::optional<Part> take_part(std::string_view& body, std::string_view delimiter,
                              std::size_t longest_headers) {
    if (!body.starts_with("\r\n")) return std::nullopt;
    const auto end = body.find(delimiter);
    if (end == std::string_view::npos) return std::nullopt;
    const auto whole = body.substr(0, end);
    const auto blank = whole.substr(0, longest_headers).find("\r\n\r\n");
    if (blank == std::string_view::npos || blank < 2) return std::nullopt;
    Part part;
    part.content = whole.substr(blank + 4);
    if (!read_part_headers(whole.substr(2, blank - 2), part)) return std::nullopt;
    body.remove_prefix(end + delimiter.size());
    return part;
}

bool add_part(const Part& part, const MultipartLimits& limits, std::size_t& text_bytes,
              Multipart& result) {
    auto name = header_parameter(part.disposition, "name");
    if (!name || !text::valid_utf8(*name)) return false;
    auto file_name = header_parameter(part.disposition, "filename");
    if (!file_name) {
        text_bytes += part.content.size();
        if (text_bytes > limits.text || !text::valid_utf8(part.content)) return false;
        if (part.content.find('\0') != std::string_view::npos) return false;
        result.form.add(std::move(*name), std::string(part.content));
        return true;
    }
    if (!text::valid_utf8(*file_name)) return false;
    if (file_name->empty() && part.content.empty()) return true;  // no file was chosen
    if (result.uploads.size() == limits.files) return false;
    result.uploads.push_back({.field = std::move(*name),
                              .name = std::move(*file_name),
                              .content_type = std::string(part.content_type),
                              .content = std::string(part.content)});
    return true;
}

}  // namespace

std::optional<Multipart> parse_multipart(std::string_view body, std::string_view content_type,
                                         const MultipartLimits& limits) {
    const auto boundary = header_parameter(content_type, "boundary");
    if (!boundary || boundary->empty() || boundary->size() > 70) return std::nullopt;
    const std::string delimiter = "\r\n--" + *boundary;
    const std::string_view opening = std::string_view(delimiter).substr(2);
    if (!body.starts_with(opening)) return std::nullopt;
    body.remove_prefix(opening.size());

    Multipart result;
    std::size_t text_bytes = 0;
    for (std::size_t count = 0; !body.starts_with("--"); ++count) {
        if (count == limits.parts) return std::nullopt;
        const auto part = take_part(body, delimiter, limits.part_headers);
        if (!part || !add_part(*part, limits, text_bytes, result)) return std::nullopt;
    }
    return result;
}

}  // namespace kith::web
