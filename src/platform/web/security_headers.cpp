#include "platform/web/security_headers.hpp"

namespace kith::web {

std::string content_security_policy(std::string_view nonce) {
    std::string policy = "default-src 'none'; script-src 'self'";
    if (!nonce.empty()) policy += " 'nonce-" + std::string(nonce) + "'";
    policy +=
        "; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
        "manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
        "object-src 'none'";
    return policy;
}

namespace {

// What is no page may load nothing; a script may be a worker, which asks our own server.
std::string policy_of_file(std::string_view content_type) {
    const bool script = content_type.starts_with("text/javascript");
    return std::string("default-src 'none'; ") + (script ? "connect-src 'self'; " : "") +
           "frame-ancestors 'none'; form-action 'none'; base-uri 'none'";
}

}  // namespace

void add_security_headers(Response& response, std::string_view nonce, bool tls) {
    const bool page = response.content_type.starts_with("text/html");
    response.with("Content-Security-Policy", page ? content_security_policy(nonce)
                                                  : policy_of_file(response.content_type));
    response.with("X-Content-Type-Options", "nosniff");
    response.with("X-Frame-Options", "DENY");
    response.with("Referrer-Policy", "same-origin");
    response.with("Permissions-Policy",
                  "camera=(), display-capture=(), geolocation=(self), microphone=(), payment=(), "
                  "usb=()");
    response.with("Cross-Origin-Opener-Policy", "same-origin");
    response.with("Cross-Origin-Resource-Policy", "same-origin");
    response.with("Cross-Origin-Embedder-Policy", "require-corp");
    if (tls) {
        response.with("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
    }
}

}  // namespace kith::web
