// What happens by itself while people join and stay: referees reminded, checks about to run out
// told, what ran out ended, and those who left forgotten in time.
#include "platform/base/crypto.hpp"
#include "platform/base/london.hpp"
#include "platform/sql/settings.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/messages/messages.hpp"
#include "practice/volunteering/recruitment/recruit.hpp"

namespace kith::volunteering {
namespace {

using namespace std::chrono_literals;

constexpr auto referee_waits = 7 * 24h;
constexpr int most_at_once = 200;
constexpr int days_of_warning = 42;
constexpr int days_kept_after_leaving = 730;
constexpr int days_kept_without_beginning = 365;

// A new link, because only a hash of the first was kept.
void ask_again(sql::Transaction& transaction, const std::string& id, Instant now) {
    using Row = std::tuple<VolunteerId, Private, std::string>;
    const auto row = transaction.one<Row>(
        "SELECT volunteer_id, name, email FROM volunteer_reference WHERE id = $1", id);
    const auto who = volunteer_row(transaction, std::get<0>(*row));
    const std::string token = random_token();
    transaction.execute(
        "UPDATE volunteer_reference SET chased = 1, token_hash = $2 WHERE id = $1", id,
        sha256_hex(token));
    transaction.changed({"volunteer", who->id.string(), "referee asked again"});
    const std::string base =
        sql::setting(transaction, "base url").value_or("http://localhost:8080");
    messages::send(transaction,
                   messages::ToAddress{.recipient = std::get<2>(*row),
                                       .template_id = "reference-asked",
                                       .values = {{"name", std::get<1>(*row).for_reader()},
                                                  {"volunteer", who->name.for_reader()},
                                                  {"link", base + "/reference/" + token}},
                                       .subject_kind = "volunteer",
                                       .subject_id = who->id.string()},
                   now);
}

void chase_referees(sql::Transaction& transaction, Instant now) {
    for (const auto& id : transaction.all<std::string>(
             "SELECT id FROM volunteer_reference WHERE answered_at IS NULL AND chased = 0 AND "
             "asked_at < $1 AND expires_at > $2 ORDER BY id LIMIT $3",
             now - referee_waits, now, most_at_once)) {
        ask_again(transaction, id, now);
    }
}

void tell_of_expiry(sql::Transaction& transaction, const VolunteerRow& who,
                    const std::string& kind, const std::string& check, Day on, Instant now) {
    const std::string same = "runs out " + who.id.string() + " " + kind + " " + on.text();
    if (!who.email.empty()) {
        messages::send(transaction,
                       messages::ToAddress{.recipient = who.email.text(),
                                           .template_id = "check-runs-out",
                                           .values = {{"name", who.name.for_reader()},
                                                      {"check", check},
                                                      {"day", written(on)}},
                                           .subject_kind = "volunteer",
                                           .subject_id = who.id.string(),
                                           .same_message = same,
                                           .account = who.account},
                       now);
    }
    casework::put_work(transaction,
                       {.subject_kind = "check",
                        .subject_id = who.id.string() + " " + kind,
                        .title = "Renew a volunteer’s check: " + check,
                        .path = html::Url::path("/volunteers/{}", who.id).str(),
                        .owner = {.team = accounts::answering_team(transaction, "jobs")},
                        .due_at = start_of_day(on)},
                       now);
}

// The newest check of a kind that runs out soon, of people who help.
void warn_of_expiry(sql::Transaction& transaction, Instant now) {
    const Day today = london_day(now);
    const Handbook book = handbook(transaction);
    using Row = std::tuple<VolunteerId, std::string, Day>;
    for (const auto& [id, kind, on] : transaction.all<Row>(R"(
            SELECT c.volunteer_id, c.kind, MAX(c.expires_on)
              FROM volunteer_check c JOIN volunteer v ON v.id = c.volunteer_id
             WHERE v.status IN ('active', 'paused') AND c.expires_on IS NOT NULL
               AND NOT EXISTS (SELECT 1 FROM volunteer_check n
                                WHERE n.volunteer_id = c.volunteer_id AND n.kind = c.kind
                                  AND (n.expires_on IS NULL OR n.expires_on > $2))
             GROUP BY c.volunteer_id, c.kind HAVING MAX(c.expires_on) >= $1
             ORDER BY MAX(c.expires_on), c.volunteer_id LIMIT $3)",
                                                           today, today + days_of_warning,
                                                           most_at_once)) {
        tell_of_expiry(transaction, *volunteer_row(transaction, id), kind, book.check_name(kind),
                       on, now);
    }
}

// Those whose check ran out in the last days are offered only what is still covered.
void end_what_ran_out(sql::Transaction& transaction, Instant now) {
    const Day today = london_day(now);
    for (const auto& id : transaction.all<VolunteerId>(R"(
            SELECT DISTINCT c.volunteer_id FROM volunteer_check c
              JOIN volunteer_in_role r ON r.volunteer_id = c.volunteer_id
             WHERE c.expires_on < $1 AND c.expires_on >= $2 ORDER BY c.volunteer_id LIMIT $3)",
                                                       today, today - 3, most_at_once)) {
        refresh_offers(transaction, id, now);
    }
}

}  // namespace

void chase_recruitment(sql::Transaction& transaction, Instant now) {
    chase_referees(transaction, now);
    warn_of_expiry(transaction, now);
    end_what_ran_out(transaction, now);
}

void forget_volunteers(sql::Transaction& transaction, Instant now) {
    for (const auto& id : transaction.all<VolunteerId>(R"(
            SELECT id FROM volunteer
             WHERE name <> 'Former volunteer' AND
                   ((status = 'left' AND COALESCE(left_at, joined_at) < $1) OR
                    (status = 'applying' AND joined_at < $2))
             ORDER BY id LIMIT $3)",
                                                       now - days_kept_after_leaving * 24h,
                                                       now - days_kept_without_beginning * 24h,
                                                       most_at_once)) {
        transaction.execute(R"(
            UPDATE volunteer
               SET name = 'Former volunteer', phone = '', email = '', born_on = NULL,
                   postcode = NULL, latitude = NULL, longitude = NULL, about = '', languages = '',
                   experience = '', interests = '', skills = '', status = 'left',
                   status_reason = '', account_id = NULL, same_request = NULL,
                   version = version + 1
             WHERE id = $1)",
                            id);
        transaction.execute("DELETE FROM volunteer_reference WHERE volunteer_id = $1", id);
        transaction.execute("DELETE FROM volunteer_check WHERE volunteer_id = $1", id);
        transaction.execute("DELETE FROM volunteer_offer WHERE volunteer_id = $1", id);
        transaction.execute("DELETE FROM volunteer_time WHERE volunteer_id = $1", id);
        transaction.execute("DELETE FROM volunteer_away WHERE volunteer_id = $1", id);
        transaction.execute("DELETE FROM volunteer_extra WHERE volunteer_id = $1", id);
        transaction.changed("volunteer", id, "forgotten");
    }
}

}  // namespace kith::volunteering
