// Sessions of those signed in: rows of web_session. Browsers know them by a token of which only a
// hash is kept.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/sql/database.hpp"
#include "platform/web/context.hpp"

namespace kith::web {

struct Response;

struct SessionInfo {
    std::string id;
    std::string account_id;
    std::string organisation_id;
    std::string user_agent;  // shortened, for the list of sessions
    Instant started_at;
    Instant seen_at;         // to the minute
};

namespace sessions {

// Starts a session; gives the token for the cookie. Call it with a transaction whose actor is the
// account.
std::string start(sql::Transaction& transaction, std::string_view account_id,
                  std::string_view organisation_id, std::string_view user_agent);
// The open session of a token: not ended, idle no longer than `idle`, no older than `longest`.
std::optional<SessionInfo> find(sql::Session& session, std::string_view token, Instant now,
                                std::chrono::minutes idle, std::chrono::minutes longest);
// Notes that a session was used; at most once a minute changes anything.
void touch(sql::Database& database, const SessionInfo& session, Instant now);
void end(sql::Transaction& transaction, std::string_view session_id);
// The open sessions of an account, the last used first.
std::vector<SessionInfo> list(sql::Session& session, std::string_view account_id, Instant now,
                              std::chrono::minutes idle, std::chrono::minutes longest);
// Ends every session of an account, but the one kept ("" keeps none). Gives how many.
std::int64_t end_all_but(sql::Transaction& transaction, std::string_view account_id,
                         std::string_view kept_session_id);
// Acts for another organisation from now on.
void change_organisation(sql::Transaction& transaction, std::string_view session_id,
                         std::string_view organisation_id);
// Forgets sessions that ended or ran out more than 30 days ago; for the nightly work.
std::int64_t forget_old(sql::Transaction& transaction);

}  // namespace sessions

// For the sign-in and sign-out pages: starts a session and sets its cookie (always a new token, and
// the session the browser had is ended), or ends it and clears what the browser keeps.
void sign_in(Context& context, std::string_view account_id, std::string_view organisation_id);
void sign_out(Context& context, Response& response);

// An anonymous visit: a sealed random cookie without a row, so that public forms can be protected.
void start_visit(Context& context);
bool is_visit(const App& app, std::string_view token);

}  // namespace kith::web
