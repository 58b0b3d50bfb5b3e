#include <algorithm>

#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/sql/references.hpp"
#include "platform/sql/settings.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/messages/messages.hpp"
#include "practice/referrals/referral.hpp"
#include "practice/referrals/store.hpp"

namespace kith::referrals {
namespace {

using namespace std::chrono_literals;

constexpr int most_chased_at_once = 200;
constexpr std::size_t most_of_a_need = 20;
constexpr auto link_lasts = 14 * 24h;

std::string shared_text(const std::vector<sharing::Part>& parts) {
    std::vector<std::string> names;
    for (const auto part : parts) names.emplace_back(sharing::part_name(part));
    return text::join(names, ";");
}

// Where the installation is reached from outside, as `serve` last said it.
std::string base_url(sql::Session& session) {
    return sql::setting(session, "base url").value_or("http://localhost:8080");
}

void put_answer_work(sql::Transaction& transaction, const ReferralRow& row, bool urgent,
                     Instant now) {
    const auto to = accounts::organisation(transaction, row.to);
    casework::put_work(transaction,
                       {.subject_kind = "referral",
                        .subject_id = row.id.string(),
                        .person = row.person,
                        .title = row.chased > 0 ? "A referral nobody has answered"
                                                : "A referral waits for an answer",
                        .path = path(row.id).str(),
                        // Those who use Kith see it on their own list; for others the referrer's
                        // organisation keeps watch.
                        .owner = {.organisation = to && to->uses_kith ? row.to : row.from},
                        .due_at = row.answer_by,
                        .urgent = urgent || row.chased > 0},
                       now);
}

void send_link(sql::Transaction& transaction, const ReferralRow& row, std::string_view template_id,
               std::string_view action, Instant now) {
    const auto to = accounts::organisation(transaction, row.to);
    if (!to || to->email.empty()) return;
    const auto need = casework::need(transaction, row.need);
    std::string link = base_url(transaction) + path(row.id).str();
    if (!to->uses_kith) {
        link = base_url(transaction) + "/r/" +
               make_link(transaction, row.id, action, now + link_lasts);
    }
    messages::send(transaction,
                   messages::ToAddress{
                       .recipient = to->email,
                       .template_id = std::string(template_id),
                       .values = {{"reference", row.reference.text()},
                                  {"need", need ? need->title : "help"},
                                  {"answer_by", written(row.answer_by)},
                                  {"link", link}},
                       .subject_kind = "referral",
                       .subject_id = row.id.string(),
                       .same_message = std::string(template_id) + " " + row.id.string() + " " +
                                       std::to_string(row.chased) + " " + std::string(action)},
                   now);
}

// Both ends may be told by a webhook of their own.
void publish(sql::Transaction& transaction, std::string_view event, const ReferralRow& row,
             std::string_view status, Instant now) {
    messages::publish(transaction,
                      {.event = std::string(event),
                       .id = row.id.string(),
                       .reference = std::string(row.reference.text()),
                       .status = std::string(status),
                       .organisations = {row.from.string(), row.to.string()}},
                      now);
}

void tell_person(sql::Transaction& transaction, const ReferralRow& row, std::string_view status,
                 Instant now) {
    const auto to = accounts::organisation(transaction, row.to);
    std::string next = "they will be in touch with you";
    if (status == "declined" || status == "returned") {
        next = "we are looking for somebody else and will be in touch";
    }
    if (status == "done") next = "nothing, unless you tell us that something is still missing";
    messages::send(transaction,
                   messages::ToPerson{
                       .person = row.person,
                       .template_id = "referral-outcome",
                       .values = {{"reference", row.reference.text()},
                                  {"organisation", to ? to->name : "The organisation"},
                                  {"outcome", std::string(words_for(status))},
                                  {"next", next}},
                       .subject_kind = "referral",
                       .subject_id = row.id.string(),
                       .same_message = "referral " + row.id.string() + " " + std::string(status)},
                   now);
}

void tell_story(sql::Transaction& transaction, const ReferralRow& row, std::string_view what,
                const Private& note, std::string_view by_name, Instant now) {
    const auto to = accounts::organisation(transaction, row.to);
    casework::tell(transaction,
                   {.person = row.person,
                    .kind = "referral",
                    .subject_id = row.id.string(),
                    .headline = "Referral to " + (to ? to->name : "an organisation") + ": " +
                                std::string(what),
                    .body = note,
                    .by_name = std::string(by_name),
                    .organisation = row.to},
                   now);
}

// The need goes back to the team that answers, to be given to somebody else; a need that was only
// offered elsewhere stays with whoever has it.
Result<void> give_back(sql::Transaction& transaction, const ReferralRow& row,
                       const casework::NeedView& need, std::string_view by_name, Instant now) {
    if (need.organisation != row.to) return {};
    auto given = casework::assign_need(transaction, row.need,
                                       {.team = accounts::answering_team(transaction, "needs"),
                                        .organisation = row.from},
                                       by_name, now);
    if (!given) return given;
    return casework::move_need(transaction, row.need, "waiting", "", by_name, now);
}

// What becomes of the need when the referral moves. One that was closed meanwhile stays closed.
Result<void> move_need(sql::Transaction& transaction, const ReferralRow& row,
                       std::string_view status, std::string_view by_name, Instant now) {
    const auto need = casework::need(transaction, row.need);
    if (!need) return tl::unexpected(need.error());
    if (need->closed_at) {
        if (status != "accepted" && status != "started") return {};
        return invalid("what", "This has been met or withdrawn already, so nothing more is needed");
    }
    if (status == "accepted") {
        return casework::assign_need(transaction, row.need, {.organisation = row.to}, by_name, now);
    }
    if (status == "started") {
        return casework::move_need(transaction, row.need, "in progress", "", by_name, now);
    }
    if (status == "done") {
        return casework::move_need(transaction, row.need, "met", "", by_name, now);
    }
    return give_back(transaction, row, *need, by_name, now);
}

// Whoever referred is told on their own list when it comes back; it is theirs until they have seen
// it.
void say_it_came_back(sql::Transaction& transaction, const ReferralRow& row,
                      std::string_view status, Instant now) {
    if (status != "declined" && status != "returned") return;
    casework::put_work(transaction,
                       {.subject_kind = "referral",
                        .subject_id = row.id.string(),
                        .person = row.person,
                        .title = "A referral came back: find somebody else",
                        .path = path(row.id).str(),
                        .owner = {.account = row.made_by, .organisation = row.from},
                        .due_at = now + 24h},
                       now);
}

void close(sql::Transaction& transaction, const ReferralRow& row, std::string_view status,
           Instant now) {
    if (is_closed(status)) sharing::release(transaction, row.person, row.id.text(), now);
    casework::finish_work(transaction, "referral", row.id.text(), now);
    say_it_came_back(transaction, row, status, now);
}

void keep_watch(sql::Transaction& transaction, const ReferralRow& row, Instant now) {
    const auto to = accounts::organisation(transaction, row.to);
    casework::put_work(transaction,
                       {.subject_kind = "referral",
                        .subject_id = row.id.string(),
                        .person = row.person,
                        .title = "A referral under way",
                        .path = path(row.id).str(),
                        .owner = {.organisation = to && to->uses_kith ? row.to : row.from},
                        .due_at = now + 7 * 24h},
                       now);
}

// Of what was meant to be shared, what the agreements in force with the receiver allow.
Result<std::vector<sharing::Part>> may_share(sql::Session& session, const NewReferral& made,
                                             PersonId person, Instant now) {
    const auto reach =
        sharing::reach_of(session, made.to, person, sharing::Means::referral, now);
    if (!reach.possible) return invalid("to", reach.why_not);
    const auto wanted = made.shared.empty() ? least_shared() : made.shared;
    std::vector<sharing::Part> shared;
    for (const auto part : wanted) {
        if (std::binary_search(reach.parts.begin(), reach.parts.end(), part)) {
            shared.push_back(part);
        }
    }
    if (shared.empty()) {
        return invalid("parts", "The agreement with them lets none of these be shared");
    }
    return shared;
}

}  // namespace

Result<ReferralId> refer(sql::Transaction& transaction, const NewReferral& made, Instant now) {
    const auto need = casework::need(transaction, made.need);
    if (!need) return tl::unexpected(need.error());
    if (need->closed_at) return invalid("need", "This need is closed. Open it again first.");
    const auto to = accounts::organisation(transaction, made.to);
    if (!to) return invalid("to", "Select an organisation");
    if (made.reason.empty()) return invalid("reason", "Say what you are asking them to do");
    if (const auto same = transaction.one<ReferralId>(R"(
            SELECT id FROM referral
             WHERE need_id = $1 AND to_organisation_id = $2 AND closed_at IS NULL)",
                                                      made.need, made.to)) {
        return *same;
    }
    if (made.agrees) {
        people::say(transaction,
                    {.person = need->person,
                     .organisation = made.to,
                     .answer = "agreed",
                     .asked = "Whether we may refer them to " + to->name,
                     .how = "when referring",
                     .asked_by = made.by.string(),
                     .asked_by_name = made.by_name},
                    now);
    }
    const auto shared = may_share(transaction, made, need->person, now);
    if (!shared) return tl::unexpected(shared.error());
    const auto id = ReferralId::make(now);
    transaction.execute(R"(
        INSERT INTO referral (id, reference, need_id, person_id, from_organisation_id,
                              to_organisation_id, made_by, made_at, reason, shared_fields, status,
                              answer_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'offered', $11))",
                        id, sql::free_reference(transaction, "referral", 'F'),
                        made.need, need->person,
                        accounts::council(transaction), made.to, made.by, now, made.reason,
                        shared_text(*shared), answer_by(now, need->urgent));
    add_event(transaction, id, "offered", made.reason, made.by_name, now);
    sharing::involve(transaction,
                     {.person = need->person,
                      .organisation = made.to,
                      .level = sharing::Level::referral,
                      .subject_id = id.string(),
                      .parts = *shared},
                     now);
    const auto row = referral_row(transaction, id);
    tell_story(transaction, *row, "offered", made.reason, made.by_name, now);
    put_answer_work(transaction, *row, need->urgent, now);
    send_link(transaction, *row, "referral-offered", "answer", now);
    publish(transaction, "referral.offered", *row, row->status, now);
    return id;
}

Result<void> take_step(sql::Transaction& transaction, ReferralId referral, const Step& step,
                       Instant now) {
    const auto row = referral_row(transaction, referral);
    if (!row) return problem(NotFound{"referral"});
    const auto outcome = after_step(row->status, step.what, !step.note.empty());
    if (outcome.repeated) return {};
    if (outcome.status.empty()) return invalid("what", outcome.refusal);
    const auto at = [&](std::string_view status) {
        return outcome.status == status ? std::optional(now) : std::nullopt;
    };
    transaction.execute(R"(
        UPDATE referral
           SET status = $2, status_reason = $3, outcome = $4, cost_pence = $5,
               accepted_at = COALESCE(accepted_at, $6), started_at = COALESCE(started_at, $7),
               closed_at = $8, version = version + 1
         WHERE id = $1)",
                        referral, outcome.status, is_closed(outcome.status) ? step.note : Private(),
                        outcome.status == "done" ? step.note : Private(), step.cost,
                        at("accepted"), at("started"),
                        is_closed(outcome.status) ? std::optional(now) : std::nullopt);
    add_event(transaction, referral, outcome.status, step.note, step.by_name, now);
    publish(transaction, "referral.changed", *row, outcome.status, now);
    tell_story(transaction, *row, outcome.status, step.note, step.by_name, now);
    if (auto moved = move_need(transaction, *row, outcome.status, step.by_name, now); !moved) {
        return moved;
    }
    close(transaction, *row, outcome.status, now);
    if (!is_closed(outcome.status)) {
        keep_watch(transaction, *row, now);
        send_link(transaction, *row, "referral-next",
                  outcome.status == "accepted" ? "start" : "finish", now);
    }
    if (outcome.status != "started" && outcome.status != "revoked") {
        tell_person(transaction, *row, outcome.status, now);
    }
    return {};
}

void chase(sql::Transaction& transaction, Instant now) {
    end_telling(transaction, now);
    const auto silent = transaction.all<ReferralId>(
        "SELECT id FROM referral WHERE status = 'offered' AND answer_by < $1 "
        "ORDER BY answer_by, id LIMIT $2",
        now, most_chased_at_once);
    for (const ReferralId& id : silent) {
        const auto row = referral_row(transaction, id);
        if (row->chased >= chases_before_return) {
            (void)take_step(transaction, id,
                            {.what = "decline",
                             .note = Private("Nobody answered, so it has come back"),
                             .by_name = "Kith"},
                            now);
            continue;
        }
        transaction.execute(
            "UPDATE referral SET chased = chased + 1, answer_by = $2, version = version + 1 "
            "WHERE id = $1",
            id, next_answer_by(now));
        add_event(transaction, id, "chased", {}, "Kith", now);
        const auto chased = referral_row(transaction, id);
        put_answer_work(transaction, *chased, false, now);
        send_link(transaction, *chased, "referral-chased", "answer", now);
    }
}

void end_for_need(sql::Transaction& transaction, const casework::ClosedNeed& need, Instant now) {
    for (const ReferralRow& row :
         referral_list(transaction, {.need = need.id}, std::nullopt, most_of_a_need)) {
        if (!may_revoke(row.status)) continue;
        (void)take_step(transaction, row.id,
                        {.what = "revoke", .note = Private(need.why), .by_name = need.by_name},
                        now);
    }
}

void set_offer(sql::Transaction& transaction, OrganisationId organisation,
               std::string_view category, std::optional<int> places, Instant now) {
    transaction.execute(R"(
        INSERT INTO organisation_offer (organisation_id, category, places, confirmed_at)
        VALUES ($1, $2, $3, $4)
        ON CONFLICT (organisation_id, category) DO UPDATE
           SET places = excluded.places, confirmed_at = excluded.confirmed_at,
               version = organisation_offer.version + 1)",
                        organisation, category, places, now);
    transaction.changed("organisation", organisation, "offer", category);
}

void end_offer(sql::Transaction& transaction, OrganisationId organisation,
               std::string_view category) {
    const auto ended = transaction.execute(
        "DELETE FROM organisation_offer WHERE organisation_id = $1 AND category = $2", organisation,
        category);
    if (ended > 0) transaction.changed("organisation", organisation, "offer ended", category);
}

html::Url path(ReferralId referral) { return html::Url::path("/referrals/{}", referral); }

}  // namespace kith::referrals
