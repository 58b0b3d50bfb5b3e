#include "platform/web/refusal.hpp"

#include "platform/html/html.hpp"

namespace kith::web {

int refusal_status(std::string_view parser_error) {
    if (parser_error == "HPE_INVALID_METHOD") return 405;
    if (parser_error == "HPE_CB_url") return 414;
    if (parser_error == "HPE_CB_header_field" || parser_error == "HPE_CB_header_value" ||
        parser_error == "HPE_HEADER_OVERFLOW") {
        return 431;
    }
    if (parser_error == "HPE_CB_headers_complete" || parser_error == "HPE_CB_body") return 413;
    return 400;
}

std::string plain_page(std::string_view title, std::string_view sentence) {
    const html::Html page = html::markup(
        R"(<html lang="en"><head><meta charset="utf-8"><title>{}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"></head>
        <body><main><h1>{}</h1><p>{}</p></main></body></html>)",
        title, title, sentence);
    return "<!DOCTYPE html>\n" + page.str();
}

std::string refusal_page(int status) {
    switch (status) {
        case 405:
            return plain_page("That cannot be done here",
                              "Go back and try again. Nothing was saved.");
        case 413:
            return plain_page("The file or form is too big",
                              "Choose a smaller file, or send it in parts. Nothing was saved.");
        case 414:
            return plain_page("The web address is too long", "Check the address and try again.");
        case 431:
            return plain_page("Your browser sent too much",
                              "Clear the cookies of this site and try again.");
        case 503:
            return plain_page("Sorry, the service is unavailable",
                              "Too many people are using the service just now. "
                              "Try again in a minute. Nothing was saved.");
        default:
            return plain_page("We could not understand that request",
                              "Go back and try again. Nothing was saved.");
    }
}

std::string refusal_message(int status) {
    const std::string page = refusal_page(status);
    return "HTTP/1.1 " + std::to_string(status) + " " + std::string(reason_phrase(status)) +
           "\r\nConnection: close\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " +
           std::to_string(page.size()) +
           (status == 405 ? "\r\nAllow: GET, HEAD, POST, PUT, PATCH, DELETE" : "") +
           "\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n"
           "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'; "
           "form-action 'none'; base-uri 'none'\r\n\r\n" +
           page;
}

std::string_view reason_phrase(int status) {
    switch (status) {
        case 200: return "OK";
        case 201: return "Created";
        case 202: return "Accepted";
        case 204: return "No Content";
        case 301: return "Moved Permanently";
        case 302: return "Found";
        case 303: return "See Other";
        case 304: return "Not Modified";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 409: return "Conflict";
        case 410: return "Gone";
        case 412: return "Precondition Failed";
        case 413: return "Payload Too Large";
        case 414: return "URI Too Long";
        case 415: return "Unsupported Media Type";
        case 422: return "Unprocessable Entity";
        case 428: return "Precondition Required";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 500: return "Internal Server Error";
        case 503: return "Service Unavailable";
        default: return "Answer";
    }
}

}  // namespace kith::web
