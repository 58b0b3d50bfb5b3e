#include "practice/people/person_api.hpp"

namespace kith::people {
namespace {

template <class Text>
std::optional<Text> some(const Text& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

// What is not sent stays.
template <class T>
void put(T& into, const std::optional<T>& sent) {
    if (sent) into = *sent;
}
template <class T>
void put(std::optional<T>& into, const std::optional<T>& sent) {
    if (sent) into = sent;
}

CareOut care_out(const Care& care) {
    return {.safe_contact = some(care.safe_contact),
            .safe_voicemail = care.safe_voicemail,
            .contact_by = some(care.contact_by),
            .best_time = some(care.best_time),
            .language = some(care.language),
            .interpreter = care.interpreter,
            .format = some(care.format),
            .hearing = some(care.hearing),
            .sight = some(care.sight),
            .support = some(care.support),
            .do_not_call = care.do_not_call,
            .do_not_call_why = some(care.do_not_call_why),
            .died_on = care.died_on,
            .moved_away_on = care.moved_away_on};
}

void apply_care(Care& care, const CareOut& in) {
    put(care.safe_contact, in.safe_contact);
    put(care.safe_voicemail, in.safe_voicemail);
    put(care.contact_by, in.contact_by);
    put(care.best_time, in.best_time);
    put(care.language, in.language);
    put(care.interpreter, in.interpreter);
    put(care.format, in.format);
    put(care.hearing, in.hearing);
    put(care.sight, in.sight);
    put(care.support, in.support);
    put(care.do_not_call, in.do_not_call);
    put(care.do_not_call_why, in.do_not_call_why);
    put(care.died_on, in.died_on);
    put(care.moved_away_on, in.moved_away_on);
}

void add_parts(PersonOut& made, const PersonView& person) {
    for (const Number& one : person.numbers) {
        made.numbers.push_back({.kind = one.kind, .value = one.value, .label = one.label,
                                .state = one.state});
    }
    for (const Flag& one : person.flags) {
        made.flags.push_back({.kind = one.kind, .name = one.name, .source = one.source,
                              .started_on = one.started_on});
    }
    for (const Relation& one : person.relations) {
        made.relations.push_back({.kind = one.kind, .name = one.name, .phone = one.phone,
                                  .person = one.person, .cares_for = one.cares_for,
                                  .emergency_contact = one.emergency_contact,
                                  .may_speak_for = one.may_speak_for});
    }
    for (const Warning& one : person.warnings) {
        made.warnings.push_back({.text = one.text, .advice = one.advice,
                                 .review_on = one.review_on});
    }
    for (const sharing::Part part : person.withheld) {
        made.withheld.emplace_back(sharing::part_name(part));
    }
}

}  // namespace

PersonOut out(const PersonView& person) {
    PersonOut made{.id = person.id,
                   .reference = person.reference,
                   .first_name = some(person.first_name),
                   .middle_name = some(person.middle_name),
                   .last_name = some(person.last_name),
                   .known_as = some(person.known_as),
                   .born_on = person.born_on,
                   .nhs_number = person.nhs_number,
                   .uprn = some(person.uprn),
                   .address = some(person.address),
                   .postcode = person.postcode,
                   .ward = some(person.ward),
                   .lives_alone = person.lives_alone,
                   .care = care_out(person.care),
                   .shares = person.shares,
                   .version = person.version};
    add_parts(made, person);
    return made;
}

CardOut out(const Card& card) {
    return {.id = card.id, .reference = card.reference, .name = card.name,
            .born_on = card.born_on, .postcode = card.postcode, .know_first = card.chips,
            .why = card.why};
}

void apply(Details& details, const PersonIn& in) {
    put(details.first_name, in.first_name);
    put(details.middle_name, in.middle_name);
    put(details.last_name, in.last_name);
    put(details.known_as, in.known_as);
    put(details.born_on, in.born_on);
    put(details.nhs_number, in.nhs_number);
    if (in.uprn) details.uprn = in.uprn->text();
    put(details.address, in.address);
    put(details.postcode, in.postcode);
    put(details.lives_alone, in.lives_alone);
    put(details.shares, in.shares);
    if (in.care) apply_care(details.care, *in.care);
    for (const Phone& phone : in.phones.value_or(std::vector<Phone>{})) {
        details.numbers.push_back({.kind = "phone", .value = std::string(phone.text())});
    }
    for (const Email& email : in.emails.value_or(std::vector<Email>{})) {
        details.numbers.push_back({.kind = "email", .value = std::string(email.text())});
    }
}

std::optional<Invalid> fault_in(const Details& details) {
    if (details.first_name.empty() && details.last_name.empty() && details.known_as.empty()) {
        return Invalid{{{"first_name", "Send a name, or what they are known as"}}};
    }
    if (details.born_on && details.care.died_on && *details.care.died_on < *details.born_on) {
        return Invalid{{{"/care/died_on", "Must not be before the date of birth"}}};
    }
    if (details.care.interpreter && details.care.language.empty()) {
        return Invalid{{{"/care/language", "Say which language the interpreter must speak"}}};
    }
    return std::nullopt;
}

}  // namespace kith::people
