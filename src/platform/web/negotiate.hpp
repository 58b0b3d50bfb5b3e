// What the request's headers make of a finished answer: compressed, not modified, without a body.
#pragma once

#include "platform/web/request.hpp"
#include "platform/web/response.hpp"

namespace kith::web {

// True when the Accept-Encoding header takes gzip (not q=0).
bool accepts_gzip(std::string_view accept_encoding);

// True when If-None-Match names this entity tag (or "*"), comparing weakly.
bool names_tag(std::string_view if_none_match, std::string_view tag);

// Adds an ETag to answers that may be stored, turns a repeated one into 304 without a body, and
// compresses text over 1 kB where the caller takes it. Streams are left alone.
void negotiate(const Request& request, Response& response);

}  // namespace kith::web
