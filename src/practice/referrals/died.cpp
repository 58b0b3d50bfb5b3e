#include <chrono>

#include "platform/sql/value_columns.hpp"
#include "practice/messages/messages.hpp"
#include "practice/referrals/pages.hpp"

namespace kith::referrals {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t most_of_a_person = 100;
constexpr int most_at_once = 200;
constexpr auto time_to_tell = 7 * 24h;
constexpr std::string_view told_kind = "referral told";

// To the organisation, with the reference only: mail is read on many screens.
void write_to(sql::Transaction& transaction, const ReferralRow& row,
              const accounts::OrganisationSummary& to) {
    if (to.email.empty()) return;
    const bool helping = row.status != "offered";
    messages::send(
        transaction,
        messages::ToAddress{
            .recipient = to.email,
            .template_id = "referral-person-died",
            .values = {{"reference", row.reference.text()},
                       {"next",
                        helping ? "Please stop any call, visit or delivery, and tell those of your "
                                  "people who went there. Some of them may have known the person "
                                  "for a while. If you still have something of theirs, or would "
                                  "like to talk about it, ring us"
                                : "You need not answer our question any more. If you would like to "
                                  "know more, ring us"}},
            .subject_kind = "referral",
            .subject_id = row.id.string(),
            .same_message = "referral-person-died " + row.id.string()},
        transaction.now());
}

// They see who it was for as long as their people are to be told.
void leave_open(sql::Transaction& transaction, const ReferralRow& row, Instant now) {
    transaction.execute("UPDATE referral SET to_tell_until = $2 WHERE id = $1", row.id,
                        now + time_to_tell);
    transaction.changed("referral", row.id, "to be told of the death");
    sharing::involve(transaction,
                     {.person = row.person,
                      .organisation = row.to,
                      .level = sharing::Level::referral,
                      .subject_id = row.id.string(),
                      .parts = parts_from(row.shared)},
                     now);
    casework::put_work(transaction,
                       {.subject_kind = std::string(told_kind),
                        .subject_id = row.id.string(),
                        .person = row.person,
                        .title = "Somebody you were helping has died. Tell those who went there",
                        .path = path(row.id).str(),
                        .owner = {.organisation = row.to},
                        .due_at = now,
                        .priority = 2,
                        .urgent = true},
                       now);
}

}  // namespace

void person_died(sql::Transaction& transaction, PersonId person, Instant now) {
    for (const ReferralRow& row :
         referral_list(transaction, {.person = person}, std::nullopt, most_of_a_person)) {
        const auto recalled = take_step(transaction, row.id,
                                        {.what = "recall",
                                         .note = Private("They have died"),
                                         .by_name = "Kith"},
                                        now);
        const auto to = accounts::organisation(transaction, row.to);
        if (!recalled || !to) continue;
        write_to(transaction, row, *to);
        if (to->uses_kith && row.status != "offered") leave_open(transaction, row, now);
    }
}

void told_of_death(sql::Transaction& transaction, const ReferralRow& referral, Instant now) {
    if (!referral.to_tell_until) return;
    transaction.execute("UPDATE referral SET to_tell_until = NULL WHERE id = $1", referral.id);
    transaction.changed("referral", referral.id, "told of the death");
    sharing::release(transaction, referral.person, referral.id.text(), now);
    casework::finish_work(transaction, told_kind, referral.id.text(), now);
}

void end_telling(sql::Transaction& transaction, Instant now) {
    for (const ReferralId& id : transaction.all<ReferralId>(
             "SELECT id FROM referral WHERE to_tell_until < $1 ORDER BY to_tell_until, id LIMIT $2",
             now, most_at_once)) {
        if (const auto row = referral_row(transaction, id)) told_of_death(transaction, *row, now);
    }
}

}  // namespace kith::referrals
