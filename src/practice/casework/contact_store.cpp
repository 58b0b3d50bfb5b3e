#include "platform/base/text.hpp"
#include "platform/sql/references.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/casework/store.hpp"
#include "practice/messages/messages.hpp"

namespace kith::casework {
namespace {

std::string headline_of(const NewContact& contact) {
    if (contact.channel == "web") return "Asked for help on the website";
    if (contact.channel == "list") return "On a list of people to reach";
    if (contact.channel == "visit") return "A visit";
    const std::string way = contact.channel == "phone"   ? "phone"
                            : contact.channel == "email" ? "e-mail"
                                                         : contact.channel;
    return (contact.direction == "in" ? "Got in touch by " : "We got in touch by ") + way;
}

std::string said_by(const NewContact& contact) {
    if (contact.asked_by == "self") return "themselves";
    std::string who = contact.asker_name.text();
    const std::string& role = contact.asker_relation.empty() ? contact.asker_organisation.text()
                                                             : contact.asker_relation.text();
    if (!role.empty()) who += (who.empty() ? "" : ", ") + role;
    return who.empty() ? "somebody else" : who;
}

}  // namespace

Recorded record_contact(sql::Transaction& transaction, const NewContact& contact, Instant now) {
    if (!contact.same_request.empty()) {
        using Row = std::tuple<ContactId, Reference>;
        if (const auto before = transaction.one<Row>(
                "SELECT id, reference FROM contact WHERE same_request = $1",
                contact.same_request)) {
            return {.id = std::get<0>(*before),
                    .reference = std::get<1>(*before),
                    .repeated = true};
        }
    }
    const auto id = ContactId::make(now);
    const Reference reference = sql::free_reference(transaction, "contact", 'R');
    const std::optional<std::string> same_request =
        contact.same_request.empty() ? std::nullopt : std::optional(contact.same_request);
    transaction.execute(R"(
        INSERT INTO contact (id, reference, person_id, at, channel, direction, asked_by, asker_name,
                             asker_relation, asker_phone, asker_email, asker_organisation,
                             person_agrees, summary, sharing_said, taken_by, same_request)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17))",
                        id, reference, contact.person, now, contact.channel, contact.direction,
                        contact.asked_by, contact.asker_name, contact.asker_relation,
                        contact.asker_phone, contact.asker_email, contact.asker_organisation,
                        contact.person_agrees, contact.summary, contact.sharing_said,
                        contact.taken_by, same_request);
    transaction.changed("contact", id, "recorded", contact.channel);
    messages::publish(transaction,
                      {.event = "contact.taken",
                       .id = id.string(),
                       .reference = std::string(reference.text())},
                      now);
    tell(transaction,
         {.person = contact.person,
          .kind = "contact",
          .subject_id = id.string(),
          .headline = headline_of(contact),
          .body = contact.summary,
          .by = contact.taken_by,
          .by_name = said_by(contact)},
         now);
    return {.id = id, .reference = reference, .repeated = false};
}

}  // namespace kith::casework
