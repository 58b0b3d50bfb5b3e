// What happens by itself while two talk: a gentle word, a ring, a look back.
#include "platform/base/london.hpp"
#include "platform/sql/settings.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/messages/messages.hpp"
#include "practice/volunteering/befriending/befriend.hpp"
#include "practice/volunteering/befriending/pair.hpp"

namespace kith::volunteering {
namespace {

using namespace std::chrono_literals;

constexpr int most_at_once = 500;

void put_work(sql::Transaction& transaction, const PairRow& pair, std::string_view kind,
              std::string title, Instant due_at, Instant now) {
    casework::put_work(transaction,
                       {.subject_kind = std::string(kind),
                        .subject_id = pair.id.string(),
                        .person = pair.person,
                        .title = std::move(title),
                        .path = html::Url::path("/befriending/{}", pair.id).str(),
                        .owner = {.team = accounts::answering_team(transaction, "jobs")},
                        .due_at = due_at},
                       now);
}

void prompt(sql::Transaction& transaction, const PairRow& pair, Instant now) {
    transaction.execute("UPDATE pair SET prompted_at = $2 WHERE id = $1", pair.id, now);
    transaction.changed("pair", pair.id, "prompted");
    const auto who = volunteer_row(transaction, pair.volunteer);
    if (!who || who->email.empty() || who->contact_by == "phone") {
        put_work(transaction, pair, "pair", "Ring a befriender: nothing heard for a while",
                 now + 48h, now);
        return;
    }
    const std::string base =
        sql::setting(transaction, "base url").value_or("http://localhost:8080");
    messages::send(transaction,
                   messages::ToAddress{.recipient = who->email.text(),
                                       .template_id = "pair-prompt",
                                       .values = {{"name", who->name.for_reader()},
                                                  {"since", written(london_day(
                                                                *pair.last_contact_at))},
                                                  {"link", base + "/my-jobs"}},
                                       .subject_kind = "pair",
                                       .subject_id = pair.id.string(),
                                       .same_message = "quiet " + pair.id.string() + " " +
                                                       london_day(now).text(),
                                       .account = who->account},
                   now);
}

}  // namespace

void chase_pairs(sql::Transaction& transaction, Instant now) {
    const Day today = london_day(now);
    for (const PairRow& pair : pairs(transaction, "talking", today, most_at_once)) {
        if (!pair.last_contact_at) continue;
        const bool prompted = pair.prompted_at && *pair.prompted_at > *pair.last_contact_at;
        switch (silence(*pair.last_contact_at, pair.every_days, pair.prompted_at, now)) {
            case Silence::fine: break;
            case Silence::prompt:
                if (!prompted) prompt(transaction, pair, now);
                break;
            case Silence::ring:
                put_work(transaction, pair, "pair", "Two who talked are silent: ring them both",
                         now + 24h, now);
                break;
        }
    }
    for (const PairRow& pair : pairs(transaction, "review", today, most_at_once)) {
        put_work(transaction, pair, "review", "Look back with two who talk",
                 start_of_day(*pair.review_on) + 7 * 24h, now);
    }
}

}  // namespace kith::volunteering
