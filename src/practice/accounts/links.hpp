// Links that do one thing once: an invitation, signing in without a password, a new password.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "practice/accounts/store.hpp"

namespace kith::accounts {

enum class Purpose { invitation, sign_in, reset };

// How long such a link lasts: a week, 20 minutes, an hour.
std::chrono::minutes lasts(Purpose purpose);

// Makes a link and gives its token; only a hash is kept. Nothing when the account was sent five
// within the hour, so that nobody's inbox can be filled.
std::optional<std::string> make_link(sql::Transaction& transaction, AccountId account,
                                     Purpose purpose, Instant now);

struct Link {
    std::string id;
    AccountId account;
    Purpose purpose;
};
// The link of a token if it can still be used; looking does not use it up.
std::optional<Link> find_link(sql::Session& session, std::string_view token, Instant now);
// Uses it up; false when somebody was faster.
bool use_link(sql::Transaction& transaction, const Link& link, Instant now);

// Makes a link for the account and has it sent. Gives the link's address, to be shown only in a
// demonstration; nothing when it was not made. `inviter` is named in an invitation.
std::optional<std::string> send_link(web::Context& context, sql::Transaction& transaction,
                                     const AccountRow& account, Purpose purpose,
                                     std::string_view inviter = {});

}  // namespace kith::accounts
