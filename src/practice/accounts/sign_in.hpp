// Checking who somebody is: passwords, codes and recovery codes, and how often they may be tried.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "practice/accounts/store.hpp"

namespace kith::accounts {

// Who tries, as tries are counted: an e-mail address from a network address. Nobody can use up the
// tries of somebody else, because those come from another address.
struct Caller {
    std::string email_mark;  // keyed with the installation's secret: the table names nobody
    std::string address;
};
Caller caller_of(const web::Context& context, std::string_view email);

// How long to wait after so many wrong tries in a row: nothing for the first four, then 15 seconds,
// doubled each time up to 15 minutes.
std::chrono::seconds wait_after(std::int64_t failures);
// How long this caller must still wait before another try; zero when they need not.
std::chrono::seconds still_to_wait(sql::Session& session, const Caller& caller, Instant now);

enum class Tried { signed_in, wrong_password, wrong_code };
void note_attempt(sql::Transaction& transaction, const Caller& caller,
                  std::optional<AccountId> account, Tried outcome, Instant now);

// The account that may sign in with this e-mail address and password. Takes as long for an address
// nobody has. Not to be called inside a transaction: it is slow on purpose.
std::optional<AccountRow> check_password(sql::Database& database, std::string_view email,
                                         std::string_view password);

// Whether the account is in use and has a role anywhere.
bool may_sign_in(sql::Session& session, const AccountRow& account);
// Whether any of the account's roles asks for a code besides the password.
bool needs_code(sql::Session& session, AccountId account);

// A demonstration shows its codes, and takes those of the next minutes too, so that the same person
// can sign in several times a minute.
bool is_demonstration(sql::Session& session);
std::string shown_code(const AccountRow& account, Instant now);

// Takes a code of the account's app, once. Too many wrong ones within the hour, from wherever they
// come, refuse even a right one: whoever guesses codes knows the password already.
bool take_code(sql::Transaction& transaction, const AccountRow& account, std::string_view code,
               Instant now);
// Takes one of the account's recovery codes, once.
bool take_recovery_code(sql::Transaction& transaction, AccountId account, std::string_view code,
                        Instant now);
// Ten new recovery codes in place of any before. They can be read only here.
std::vector<std::string> renew_recovery_codes(sql::Transaction& transaction, AccountId account);
std::int64_t recovery_codes_left(sql::Session& session, AccountId account);
void set_code_secret(sql::Transaction& transaction, AccountId account, std::string_view secret,
                     std::int64_t used_step);

}  // namespace kith::accounts
