#include "practice/asking/send.hpp"

#include "platform/base/london.hpp"
#include "practice/messages/messages.hpp"

namespace kith::asking {
namespace {

constexpr int urgent_points = 100;

struct Found {
    PersonId person;
    bool known = false;
};

Found find_or_add(sql::Transaction& transaction, const Asked& asked, Instant now) {
    if (const auto known = people::identify(transaction, asked.person)) {
        return {.person = *known, .known = true};
    }
    return {.person = people::add(transaction, asked.person, now), .known = false};
}

std::string summary_of(const Asked& asked, bool known) {
    std::string summary = "Asked for: " + needs_in_words(asked.needs) + ".";
    const auto add = [&](const std::string& line) {
        if (!line.empty()) summary += "\n" + line;
    };
    if (asked.danger) add("Said that somebody was in danger, and was told to call 999.");
    if (asked.asker.agrees == "no") add("The person does not know yet that help was asked for.");
    if (asked.asker.agrees == "cannot") add("The person cannot say whether they agree.");
    add(safety_note(asked).text());
    if (known) add("From the website, not checked with them:\n" + claims(asked).text());
    return summary;
}

casework::NewContact contact_of(const Draft& draft, const Asked& asked, const Found& found) {
    return {.person = found.person,
            .channel = "web",
            .asked_by = asked.asker.kind,
            .asker_name = asked.asker.name,
            .asker_relation = asked.asker.relation,
            .asker_phone = asked.asker.phone,
            .asker_email = asked.asker.email,
            .asker_organisation = asked.asker.organisation,
            .person_agrees = asked.asker.agrees == "yes",
            .summary = Private(summary_of(asked, found.known)),
            .sharing_said = asked.sharing_said,
            .same_request = draft.id.string()};
}

void open_needs(sql::Transaction& transaction, const Asked& asked, PersonId person,
                ContactId contact, Instant now) {
    for (const AskedNeed& need : asked.needs) {
        casework::open_need(transaction,
                            {.person = person,
                             .contact = contact,
                             .category = need.category,
                             .details = need.details,
                             .answers = need.answers,
                             .urgent = need.urgent,
                             .health_critical = need.health_critical,
                             .due = need.due},
                            now);
    }
}

void raise_danger(sql::Transaction& transaction, const Draft& draft, const Asked& asked,
                  PersonId person, Instant now) {
    const bool own = asked.asker.kind == "self";
    casework::raise_concern(transaction,
                            {.person = person,
                             .text = Private("The request on the website said that somebody was in "
                                             "danger. They were told to call 999. Please see that "
                                             "they are safe."),
                             .urgency = "danger now",
                             .raised_by_name = own ? "themselves" : asked.asker.name.text(),
                             .raised_from = "public",
                             .same_request = "danger " + draft.id.string()},
                            now);
}

// Books a call when there is a number to ring and nothing against ringing it.
void book_call(sql::Transaction& transaction, const Asked& asked, const Found& found,
               Instant now) {
    const auto standing = people::standing(transaction, found.person, london_day(now));
    const bool may_ring = standing && !standing->do_not_call && !standing->died_on;
    const bool has_number = found.known || asked.way == "phone" || asked.way == "text" ||
                            !asked.asker.phone.empty();
    if (!may_ring || !has_number) return;
    const std::string why = standing->need_why;
    calls::book(transaction,
                {.person = found.person,
                 .purpose = "request for help",
                 .script = "follow-up",
                 .due_at = call_due(asked, now),
                 .priority = standing->need_points + (asked.urgent ? urgent_points : 0),
                 .priority_why = asked.urgent ? "Urgent request" + (why.empty() ? "" : "; " + why)
                                              : why,
                 .source = "contact"},
                now);
}

// As the end of the template's own sentence, which closes it.
std::string next_in_message(const Asked& asked) {
    std::string words = what_next(asked);
    if (words.ends_with('.')) words.pop_back();
    return words;
}

// True when a confirmation went out in the way they asked for.
bool confirm(sql::Transaction& transaction, const Asked& asked, const Found& found,
             const casework::Recorded& contact, Instant now) {
    const Confirmation to = confirmation_of(asked);
    if (to.channel.empty()) return false;
    const std::map<std::string, std::string> values{
        {"reference", contact.reference.text()},
        {"needs", needs_in_words(asked.needs)},
        {"next", next_in_message(asked)}};
    const std::string same = "request " + contact.id.string();
    // A letter, and anything to somebody new, goes by their record, in their format.
    if (to.recipient.empty() || (!found.known && asked.asker.kind == "self")) {
        const bool known_letter = found.known && to.channel == "letter";
        return messages::send(transaction,
                              messages::ToPerson{.person = found.person,
                                                 .template_id = "request-received",
                                                 .values = values,
                                                 .subject_kind = "contact",
                                                 .subject_id = contact.id.string(),
                                                 .same_message = same,
                                                 .channel = known_letter
                                                                ? std::nullopt
                                                                : std::optional(to.channel)},
                              now);
    }
    auto named = values;
    named.emplace("name", to.name.for_reader());
    messages::send(transaction,
                   messages::ToAddress{.channel = to.channel,
                                       .recipient = to.recipient,
                                       .template_id = "request-received",
                                       .values = named,
                                       .subject_kind = "contact",
                                       .subject_id = contact.id.string(),
                                       .same_message = same},
                   now);
    return true;
}

}  // namespace

void send_request(sql::Transaction& transaction, const Draft& draft, const Asked& asked,
                  Instant now) {
    if (!claim(transaction, draft.id, now)) return;
    const Found found = find_or_add(transaction, asked, now);
    const auto contact =
        casework::record_contact(transaction, contact_of(draft, asked, found), now);
    open_needs(transaction, asked, found.person, contact.id, now);
    if (asked.danger) raise_danger(transaction, draft, asked, found.person, now);
    const bool told = confirm(transaction, asked, found, contact, now);
    if (expects_call(asked) || !told) book_call(transaction, asked, found, now);
    finish(transaction, draft.id, contact.id, contact.reference, what_next(asked));
}

}  // namespace kith::asking
