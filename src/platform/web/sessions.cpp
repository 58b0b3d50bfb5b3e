#include "platform/web/sessions.hpp"

#include "platform/base/crypto.hpp"
#include "platform/base/id.hpp"
#include "platform/sql/errors.hpp"
#include "platform/web/cookies.hpp"
#include "platform/web/response.hpp"
#include "platform/web/seal.hpp"

namespace kith::web {

namespace {

constexpr std::size_t longest_user_agent = 300;
constexpr std::string_view visit_purpose = "visit";

constexpr std::string_view columns =
    "SELECT id, account_id, organisation_id, user_agent, started_at, seen_at FROM web_session";

}  // namespace

SessionInfo read(sql::Row& row, sql::Into<SessionInfo>) {
    return {.id = row.next<std::string>(),
            .account_id = row.next<std::string>(),
            .organisation_id = row.next<std::string>(),
            .user_agent = row.next<std::string>(),
            .started_at = row.next<Instant>(),
            .seen_at = row.next<Instant>()};
}

namespace sessions {

std::string start(sql::Transaction& transaction, std::string_view account_id,
                  std::string_view organisation_id, std::string_view user_agent) {
    const std::string token = random_token();
    const auto now = transaction.now();
    const auto id = Uuid::make(now);
    transaction.execute(
        "INSERT INTO web_session (id, token_hash, account_id, organisation_id, user_agent,"
        " started_at, seen_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        id.text(), token_hash(token), account_id, organisation_id,
        user_agent.substr(0, longest_user_agent), now, now);
    transaction.changed({"session", std::string(id.text()), "signed in"});
    return token;
}

std::optional<SessionInfo> find(sql::Session& session, std::string_view token, Instant now,
                                std::chrono::minutes idle, std::chrono::minutes longest) {
    return session.one<SessionInfo>(std::string(columns) +
                                        " WHERE token_hash = $1 AND ended_at IS NULL"
                                        " AND seen_at > $2 AND started_at > $3",
                                    token_hash(token), now - idle, now - longest);
}

void touch(sql::Database& database, const SessionInfo& session, Instant now) {
    if (now - session.seen_at < std::chrono::minutes(1)) return;
    try {
        database.write(sql::Actor{.account_id = session.account_id, .source = "web"},
                       [&](sql::Transaction& transaction) {
                           transaction.unlogged("when a session was last used is not an event");
                           transaction.execute("UPDATE web_session SET seen_at = $1 WHERE id = $2",
                                               now, session.id);
                       });
    } catch (const sql::Unavailable&) {
        // With a full disk, what can be read is still worth reading.
    }
}

void end(sql::Transaction& transaction, std::string_view session_id) {
    transaction.execute(
        "UPDATE web_session SET ended_at = $1 WHERE id = $2 AND ended_at IS NULL",
        transaction.now(), session_id);
    transaction.changed({"session", std::string(session_id), "ended"});
}

std::vector<SessionInfo> list(sql::Session& session, std::string_view account_id, Instant now,
                              std::chrono::minutes idle, std::chrono::minutes longest) {
    return session.all<SessionInfo>(std::string(columns) +
                                        " WHERE account_id = $1 AND ended_at IS NULL"
                                        " AND seen_at > $2 AND started_at > $3"
                                        " ORDER BY seen_at DESC, id DESC LIMIT 100",
                                    account_id, now - idle, now - longest);
}

std::int64_t end_all_but(sql::Transaction& transaction, std::string_view account_id,
                         std::string_view kept_session_id) {
    const auto ended = transaction.execute(
        "UPDATE web_session SET ended_at = $1"
        " WHERE account_id = $2 AND id <> $3 AND ended_at IS NULL",
        transaction.now(), account_id, kept_session_id);
    transaction.changed({"account", std::string(account_id), "sessions ended"});
    return ended;
}

void change_organisation(sql::Transaction& transaction, std::string_view session_id,
                         std::string_view organisation_id) {
    transaction.execute("UPDATE web_session SET organisation_id = $1 WHERE id = $2",
                        organisation_id, session_id);
    transaction.changed({"session", std::string(session_id), "organisation changed"});
}

std::int64_t forget_old(sql::Transaction& transaction) {
    transaction.unlogged("sessions long over are forgotten");
    return transaction.execute("DELETE FROM web_session WHERE seen_at < $1",
                               transaction.now() - std::chrono::hours(24 * 30));
}

}  // namespace sessions

void sign_in(Context& context, std::string_view account_id, std::string_view organisation_id) {
    const sql::Actor actor{.account_id = std::string(account_id),
                           .organisation_id = std::string(organisation_id),
                           .request_id = context.request.id,
                           .source = "web"};
    const std::string token = context.app.database.write(actor, [&](sql::Transaction& t) {
        if (!context.session_id.empty()) sessions::end(t, context.session_id);
        return sessions::start(t, account_id, organisation_id,
                               context.request.header("user-agent"));
    });
    context.session_token = token;
    context.cookie(session_cookie, token, -1);
    context.cookie(visit_cookie, "", 0);
}

void sign_out(Context& context, Response& response) {
    if (!context.session_id.empty()) {
        context.app.database.write(context.actor(), [&](sql::Transaction& t) {
            sessions::end(t, context.session_id);
        });
    }
    context.viewer.reset();
    context.session_id.clear();
    context.cookie(session_cookie, "", 0);
    start_visit(context);
    response.with("Clear-Site-Data", "\"cache\", \"storage\"");
}

void start_visit(Context& context) {
    context.session_token = sealed(context.app.secret, visit_purpose, random_token(16));
    context.cookie(visit_cookie, context.session_token, -1);
}

bool is_visit(const App& app, std::string_view token) {
    return !token.empty() && !unsealed(app.secret, visit_purpose, token).empty();
}

}  // namespace kith::web
