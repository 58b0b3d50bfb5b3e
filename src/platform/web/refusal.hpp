// Answers to what could not be read as a request, made without a request: the whole message as it
// goes over the wire, ending the connection.
#pragma once

#include <string>
#include <string_view>

namespace kith::web {

// The status for an error of the HTTP parser, by its name ("HPE_CB_url"): 400, 405, 413, 414 or
// 431.
int refusal_status(std::string_view parser_error);

// The page for a status, without the frame (it has no council and no session).
std::string plain_page(std::string_view title, std::string_view sentence);

// Title and sentence for a refusal: 400, 405, 408, 413, 414, 431, 503.
std::string refusal_page(int status);

// The complete HTTP response.
std::string refusal_message(int status);

// "Bad Request" for 400.
std::string_view reason_phrase(int status);

}  // namespace kith::web
