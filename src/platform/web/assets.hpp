#pragma once

#include <span>
#include <string_view>

// The built look of the pages (ui/dist), embedded in the program. Files are named by their content,
// so they may be sent with `Cache-Control: public, max-age=31536000, immutable`.
namespace kith::web {

struct Asset {
    std::string_view name;          // as written in source: "app.css"
    std::string_view path;          // as asked for: "/assets/app-5QHJ3K2A.css"
    std::string_view content_type;  // with charset where it has one
    std::string_view body;
    std::string_view gzip;  // the same body compressed; empty where that would not be smaller
    std::string_view etag;  // strong, with its quotation marks
};

// Every asset, in order of name.
std::span<const Asset> assets();

// The asset asked for by path ("/assets/app-5QHJ3K2A.css"), or null.
const Asset* asset_at(std::string_view path);

// The path of the asset called `name` ("app.css"). A name that does not exist is a mistake in the
// source: throws std::logic_error.
std::string_view asset_url(std::string_view name);

}  // namespace kith::web
