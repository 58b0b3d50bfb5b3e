#include "practice/asking/staff_save.hpp"

#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "practice/messages/messages.hpp"
#include "practice/referrals/referrals.hpp"
#include "practice/volunteering/volunteering.hpp"

namespace kith::asking {
namespace {

constexpr TimeOfDay end_of_day(17, 0);
constexpr TimeOfDay usual_call(10, 0);

// One call being saved: what each part needs of the others.
struct Saving {
    sql::Transaction& transaction;
    const web::Viewer& viewer;
    const Taken& taken;
    PersonId person;
    AccountId account;
    Instant now;
    std::vector<std::string> done{};
};

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

std::optional<PersonId> saved_before(sql::Session& session, std::string_view same_request) {
    return session.one<PersonId>("SELECT person_id FROM taken_call WHERE same_request = $1",
                                 same_request);
}

// What was said about reaching somebody known, and numbers they gave.
Result<void> change_reach(Saving& saving) {
    const Taken& taken = saving.taken;
    if (taken.reach) {
        auto changed = people::change_care(saving.transaction, saving.person, taken.reach->version,
                                           taken.reach->care, saving.now);
        if (!changed) return changed;
        saving.done.emplace_back("how to reach them");
    }
    for (const people::NewNumber& number : taken.person.numbers) {
        if (people::add_number(saving.transaction, saving.person, number, "phone", saving.now)) {
            saving.done.emplace_back(number.kind == "phone" ? "a phone number"
                                                            : "an e-mail address");
        }
    }
    return {};
}

casework::Recorded record(const Saving& saving, std::string_view same_request) {
    const Taken& taken = saving.taken;
    std::string summary = taken.summary.text();
    if (summary.empty() && !taken.needs.empty()) {
        std::vector<AskedNeed> needs;
        for (const TakenNeed& one : taken.needs) needs.push_back(one.need);
        summary = "Asked for: " + needs_in_words(needs) + ".";
    }
    return casework::record_contact(saving.transaction,
                                    {.person = saving.person,
                                     .channel = "phone",
                                     .asked_by = taken.asker.kind,
                                     .asker_name = taken.asker.name,
                                     .asker_relation = taken.asker.relation,
                                     .asker_phone = taken.asker.phone,
                                     .asker_organisation = taken.asker.organisation,
                                     .person_agrees = taken.asker.agrees == "yes",
                                     .summary = Private(summary),
                                     .sharing_said = taken.sharing_said,
                                     .taken_by = saving.account,
                                     .same_request = std::string(same_request)},
                                    saving.now);
}

Result<void> route_need(Saving& saving, const TakenNeed& taken, NeedId need) {
    const std::string& to = taken.route.to;
    if (to == "me") {
        return casework::assign_need(saving.transaction, need, {.account = saving.account},
                                     saving.viewer.name, saving.now);
    }
    if (to == "volunteers") {
        const Day due = taken.need.due.on.value_or(london_day(saving.now) + 2);
        // Company is not a single visit: it comes round until a coordinator ends it.
        const bool company = taken.need.category == "talk";
        KITH_TRY(volunteering::make_job(saving.transaction,
                                        {.need = need,
                                         .kind = taken.need.category,
                                         .title = taken.need.name,
                                         .instructions = taken.need.details,
                                         .due_at = instant_of({due, end_of_day}),
                                         .minutes = company ? 30 : 60,
                                         .urgent = taken.need.urgent,
                                         .every_days = company ? std::optional(7) : std::nullopt,
                                         .by_name = saving.viewer.name},
                                        saving.now));
        saving.done.push_back("a job for volunteers: " + text::lower(taken.need.name));
    }
    if (to == "referral" && taken.route.organisation) {
        const Private reason = taken.need.details.empty()
                                   ? Private("Please help with: " + text::lower(taken.need.name))
                                   : taken.need.details;
        KITH_TRY(referrals::refer(saving.transaction,
                                  {.need = need,
                                   .to = *taken.route.organisation,
                                   .reason = reason,
                                   .by = saving.account,
                                   .by_name = saving.viewer.name},
                                  saving.now));
        saving.done.push_back("a referral: " + text::lower(taken.need.name));
    }
    return {};
}

Result<void> open_needs(Saving& saving, ContactId contact) {
    std::size_t joined = 0;
    for (const TakenNeed& taken : saving.taken.needs) {
        const auto route = taken.route.to == "volunteers" || taken.route.to == "team"
                               ? std::optional(taken.route.to)
                               : std::nullopt;
        const auto opened = casework::open_need(saving.transaction,
                                                {.person = saving.person,
                                                 .contact = contact,
                                                 .category = taken.need.category,
                                                 .details = taken.need.details,
                                                 .answers = taken.need.answers,
                                                 .urgent = taken.need.urgent,
                                                 .health_critical = taken.need.health_critical,
                                                 .due = taken.need.due,
                                                 .route = route},
                                                saving.now);
        joined += opened.joined ? 1 : 0;
        const auto routed = route_need(saving, taken, opened.id);
        if (!routed) return routed;
    }
    const std::size_t fresh = saving.taken.needs.size() - joined;
    if (fresh > 0) saving.done.push_back(counted(fresh, "need opened", "needs opened"));
    if (joined > 0) {
        saving.done.push_back(counted(joined, "open need brought up to date",
                                      "open needs brought up to date"));
    }
    return {};
}

void note_and_concern(Saving& saving, std::string_view same_request) {
    const Taken& taken = saving.taken;
    if (!taken.home_note.empty()) {
        casework::add_note(saving.transaction,
                           {.person = saving.person,
                            .subject_id = saving.person.string(),
                            .kind = "sensitive",
                            .text = taken.home_note,
                            .by_name = saving.viewer.name},
                           saving.now);
    }
    if (!taken.concern) return;
    casework::raise_concern(saving.transaction,
                            {.person = saving.person,
                             .kind = taken.concern->kind,
                             .text = taken.concern->text,
                             .urgency = taken.concern->urgency,
                             .raised_by = saving.account,
                             .raised_by_name = saving.viewer.name,
                             .raised_from = "call",
                             .same_request = "call " + std::string(same_request)},
                            saving.now);
    saving.done.emplace_back("a concern raised");
}

void send_summary(Saving& saving, const casework::Recorded& contact) {
    const Taken& taken = saving.taken;
    if (taken.summary_by.empty()) return;
    std::string agreed;
    for (const TakenNeed& one : taken.needs) agreed += "- " + one.need.name + "\n";
    if (agreed.empty()) agreed = "We talked, and nothing more is needed now.";
    const std::string next =
        taken.next_call ? "We ring you on " + written(taken.next_call->on)
                        : std::string("You hear from us when help is arranged");
    const bool sent = messages::send(saving.transaction,
                                     messages::ToPerson{
                                         .person = saving.person,
                                         .template_id = "summary",
                                         .values = {{"needs", agreed},
                                                    {"next", next},
                                                    {"reference", contact.reference.text()}},
                                         .subject_kind = "contact",
                                         .subject_id = contact.id.string(),
                                         .same_message = "summary " + contact.id.string(),
                                         .channel = taken.summary_by},
                                     saving.now);
    saving.done.emplace_back(sent ? "a summary on its way"
                                  : "no summary: there is no " +
                                        text::lower(call_words("summary-by", taken.summary_by)) +
                                        " for them");
}

void book_next(Saving& saving) {
    const auto& next = saving.taken.next_call;
    if (!next) return;
    const auto caller = next->by_me ? std::optional(saving.account) : std::nullopt;
    if (next->every_days > 0) {
        calls::start_series(saving.transaction,
                            {.person = saving.person,
                             .purpose = "welfare check",
                             .every_days = next->every_days,
                             .caller = caller,
                             .start = next->on},
                            saving.now);
    } else {
        const auto standing =
            people::standing(saving.transaction, saving.person, london_day(saving.now));
        calls::book(saving.transaction,
                    {.person = saving.person,
                     .purpose = "welfare check",
                     .script = "welfare",
                     .due_at = instant_of({next->on, usual_call}),
                     .priority = standing ? standing->need_points : 0,
                     .priority_why = standing ? standing->need_why : "",
                     .caller = caller,
                     .source = "contact"},
                    saving.now);
    }
    saving.done.push_back("a call on " + written(next->on));
}

}  // namespace

Result<Saved> save_call(sql::Transaction& transaction, const web::Viewer& viewer,
                        const Taken& taken, const std::optional<PersonId>& chosen,
                        std::string_view same_request, Instant now) {
    if (const auto before = saved_before(transaction, same_request)) {
        return Saved{.person = *before};
    }
    auto person = chosen ? chosen : people::identify(transaction, taken.person);
    const bool is_new = !person;
    if (!person) person = people::add(transaction, taken.person, now);
    Saving saving{.transaction = transaction,
                  .viewer = viewer,
                  .taken = taken,
                  .person = *person,
                  .account = KITH_TRY(as_field("account", AccountId::parse(viewer.account_id))),
                  .now = now};
    if (is_new) saving.done.emplace_back("a new person");
    if (chosen) {
        if (const auto changed = change_reach(saving); !changed) {
            return tl::unexpected(changed.error());
        }
    }
    const auto contact = record(saving, same_request);
    transaction.execute(R"(
        INSERT INTO taken_call (same_request, person_id, contact_id, taken_at)
        VALUES ($1, $2, $3, $4))",
                        same_request, *person, contact.id, now);
    const auto opened = open_needs(saving, contact.id);
    if (!opened) return tl::unexpected(opened.error());
    note_and_concern(saving, same_request);
    send_summary(saving, contact);
    book_next(saving);
    return Saved{.person = *person, .done = std::move(saving.done)};
}

}  // namespace kith::asking
