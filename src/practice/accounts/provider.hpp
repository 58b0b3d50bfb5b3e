// The sign-in provider that the operator set up: its addresses and keys, asked for when needed and
// kept for a day, and the exchange of a code for a token.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "practice/accounts/accounts.hpp"
#include "practice/accounts/id_token.hpp"

namespace kith::accounts {

// Nothing when the operator set up none.
const std::optional<Provider>& provider();

// What a browser carries to the provider and back: sealed in a cookie, good for ten minutes.
struct Journey {
    std::string state, nonce, verifier;  // 256 bits each
    std::string next{};                  // the page that was asked for
    std::string invitation{};            // the token of an invitation that is answered so
    std::string account{};               // whoever is signed in and connects their account
};
Journey new_journey();
void keep_journey(web::Context& context, const Journey& journey);
std::optional<Journey> journey(const web::Context& context);
void drop_journey(web::Context& context);

// Each asks the provider where what is kept is older than a day. They throw std::runtime_error
// with words without personal data when it does not answer as it must.

// The address to send the browser to, with PKCE (RFC 7636, S256).
std::string authorization_address(const Journey& journey, const std::string& back, Instant now);
// Exchanges the code and checks the token; refused in words for the log, not for the reader.
Parsed<Claims> exchange(const std::string& code, const Journey& journey, const std::string& back,
                        Instant now);
// Where whoever signs out here can sign out there too; "" when the provider offers nothing.
std::string sign_out_address(const std::string& back, Instant now);

}  // namespace kith::accounts
