// Small pieces of secrecy for cookies and forms: hashes of tokens, and marks only we can make.
#pragma once

#include <string>
#include <string_view>

namespace kith::web {

// What a token is stored as: its SHA-256 in base64url. Tokens have enough chance in them to need
// no slow hash.
std::string token_hash(std::string_view token);
// A keyed mark of `text` for one purpose, in base64url.
std::string mark_of(std::string_view secret, std::string_view purpose, std::string_view text);

// "text.mark", and back again; an empty answer when the mark is not ours.
std::string sealed(std::string_view secret, std::string_view purpose, std::string_view text);
std::string unsealed(std::string_view secret, std::string_view purpose, std::string_view seal);

// The token of a session as forms carry it, different on every page so that compressed pages
// cannot be compared; and whether a form carried it.
std::string csrf_token(std::string_view secret, std::string_view session_token);
bool is_csrf_token(std::string_view secret, std::string_view session_token, std::string_view sent);

}  // namespace kith::web
