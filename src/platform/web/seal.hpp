// Small pieces of secrecy for cookies and forms: random tokens, and marks only we can make.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kith::web {

// `bytes` random bytes as base64url without padding.
std::string random_token(std::size_t bytes = 32);
// What a token is stored as: its SHA-256 in base64url. Tokens have enough chance in them to need
// no slow hash.
std::string token_hash(std::string_view token);
// A keyed mark of `text` for one purpose, in base64url.
std::string mark_of(std::string_view secret, std::string_view purpose, std::string_view text);
// Compares without telling by time where they differ.
bool same_secret(std::string_view a, std::string_view b);

// "text.mark", and back again; an empty answer when the mark is not ours.
std::string sealed(std::string_view secret, std::string_view purpose, std::string_view text);
std::string unsealed(std::string_view secret, std::string_view purpose, std::string_view seal);

// The token of a session as forms carry it, different on every page so that compressed pages
// cannot be compared; and whether a form carried it.
std::string csrf_token(std::string_view secret, std::string_view session_token);
bool is_csrf_token(std::string_view secret, std::string_view session_token, std::string_view sent);

}  // namespace kith::web
