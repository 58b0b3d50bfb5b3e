#include "practice/asking/request.hpp"

#include "platform/base/london.hpp"
#include "platform/base/text.hpp"

namespace kith::asking {
namespace {

using namespace std::chrono_literals;

constexpr int days_soon = 3;
constexpr TimeOfDay calls_begin(9, 0);
constexpr TimeOfDay calls_end(18, 30);
constexpr TimeOfDay ordinary_call(10, 0);

std::string text_of(const Answers& answers, std::string_view field) {
    return std::string(answers.get(field));
}
Private private_of(const Answers& answers, std::string_view field) {
    return Private(text_of(answers, field));
}

Asker asker_of(const Answers& answers) {
    Asker asker{.kind = text_of(answers, "who")};
    if (asker.kind == "self") return asker;
    asker.name = private_of(answers, "asker-name");
    asker.relation = private_of(answers, "asker-relation");
    if (const auto phone = Phone::parse(answers.get("asker-phone"))) {
        asker.phone = Private(phone->text());
    }
    if (const auto email = Email::parse(answers.get("asker-email"))) {
        asker.email = Private(email->text());
    }
    if (asker.kind == "organisation") asker.organisation = private_of(answers, "organisation");
    asker.agrees = text_of(answers, "agrees");
    return asker;
}

std::vector<people::NewNumber> numbers_of(const Answers& answers) {
    const auto way = answers.get("contact");
    if (way == "phone" || way == "text") {
        const auto phone = Phone::parse(answers.get(way == "phone" ? "phone" : "mobile"));
        if (phone) return {{.kind = "phone", .value = phone->text()}};
    }
    if (way == "email") {
        const auto email = Email::parse(answers.get("email"));
        if (email) return {{.kind = "email", .value = email->text()}};
    }
    return {};
}

// The words of a ticked way to make it easier, or the box itself when nothing was written.
std::string ease(const Answers& answers, std::string_view what, std::string_view otherwise) {
    if (!answers.has("ease", what)) return "";
    const std::string said = text_of(answers, what);
    return said.empty() ? std::string(otherwise) : said;
}

people::Care care_of(const Answers& answers) {
    people::Care care;
    const auto way = answers.get("contact");
    care.contact_by = std::string(way);
    care.best_time = text_of(answers, "best-time");
    if (answers.get("safe") == "rules") care.safe_contact = private_of(answers, "safe-rule");
    care.safe_voicemail = answers.get("voicemail") != "no";
    care.language = ease(answers, "language", "");
    care.interpreter = answers.has("ease", "language") && answers.get("interpreter") == "yes";
    care.hearing = ease(answers, "hearing", "Hearing loss");
    care.sight = ease(answers, "sight", "Sight loss");
    care.support = ease(answers, "support", "");
    for (const std::string_view format : {"braille", "audio", "easy read", "large print"}) {
        if (answers.has("ease", format)) care.format = std::string(format);
    }
    return care;
}

people::Details person_of(const Answers& answers) {
    people::Details person{.first_name = private_of(answers, "first-name"),
                           .last_name = private_of(answers, "last-name"),
                           .born_on = birth_date(answers),
                           .address = private_of(answers, "address"),
                           .numbers = numbers_of(answers),
                           .care = care_of(answers),
                           .shares = text_of(answers, "shares"),
                           .source = "web"};
    if (const auto postcode = Postcode::parse(answers.get("postcode"))) {
        person.postcode = *postcode;
    }
    if (person.shares == "ask") person.shares = "not asked";
    return person;
}

AskedNeed need_of(const Answers& answers, const casework::Category& category, Day today) {
    AskedNeed need{.category = category.id, .name = category.name};
    std::vector<std::string> lines;
    for (const auto& question : category.questions) {
        const std::string said = text_of(answers, field_of(category, question));
        if (said.empty()) continue;
        lines.push_back(question.label + " " + said);
        need.answers.set(question.id, said);
    }
    need.details = Private(text::join(lines, "\n"));
    const auto urgency = answers.get("urgency");
    need.urgent = urgency == "danger" || urgency == "today";
    need.health_critical = need.urgent && category.id == "prescriptions";
    if (need.urgent) need.due = {.kind = "by", .on = today};
    if (urgency == "days" && category.days_to_meet > days_soon) {
        need.due = {.kind = "by", .on = today + days_soon};
    }
    return need;
}

}  // namespace

Asked asked_by(const Answers& answers, const std::vector<casework::Category>& categories,
               Day today) {
    Asked asked{.person = person_of(answers),
                .asker = asker_of(answers),
                .danger = answers.get("urgency") == "danger",
                .way = text_of(answers, "contact"),
                .safe_rule = answers.get("safe") == "rules" ? private_of(answers, "safe-rule")
                                                            : Private{},
                .sharing_said = text_of(answers, "sharing-said")};
    if (answers.get("shares") == "ask") {
        asked.sharing_said = "Ask first, each time. " + asked.sharing_said;
    }
    for (const casework::Category& category : categories) {
        const bool chosen = category.public_form && answers.has("needs", category.id);
        if (chosen) asked.needs.push_back(need_of(answers, category, today));
    }
    asked.urgent = asked.danger || answers.get("urgency") == "today";
    return asked;
}

Private safety_note(const Asked& asked) {
    std::string note;
    if (!asked.safe_rule.empty()) {
        note = "Safe to get in touch only like this: " + asked.safe_rule.text();
    }
    if (!asked.person.care.safe_voicemail) {
        note += (note.empty() ? "" : "\n") + std::string("Do not leave a message.");
    }
    return Private(note);
}

Private claims(const Asked& asked) {
    const people::Details& person = asked.person;
    std::vector<std::string> lines;
    const auto add = [&](std::string_view what, const std::string& said) {
        if (!said.empty()) lines.push_back(std::string(what) + ": " + said);
    };
    add("How to get in touch", std::string(words_of("contact", asked.way)));
    for (const people::NewNumber& number : person.numbers) {
        const auto phone = Phone::from_store(number.value);
        add("Number given, not checked", number.kind == "phone" && phone ? phone->for_reader()
                                                                         : number.value);
    }
    add("Address given", person.address.text());
    if (person.postcode) add("Postcode given", person.postcode->for_reader());
    add("Good time", person.care.best_time);
    add("Format", person.care.format);
    add("Language", person.care.language + (person.care.interpreter ? ", interpreter needed" : ""));
    add("Hearing", person.care.hearing);
    add("Sight", person.care.sight);
    add("What else helps", person.care.support);
    add("Sharing", person.shares);
    return Private(text::join(lines, "\n"));
}

Confirmation confirmation_of(const Asked& asked) {
    if (asked.asker.kind != "self") {
        const bool mail = !asked.asker.email.empty();
        return {.channel = mail ? "email" : "",
                .recipient = asked.asker.email.text(),
                .name = asked.asker.name};
    }
    // A rule in their own words is for somebody to read before anything is sent.
    if (!asked.safe_rule.empty() || asked.way == "phone") return {};
    const std::string& called = asked.person.first_name.text();
    Confirmation to{.channel = asked.way,
                    .recipient = {},
                    .name = Private(called.empty() ? asked.person.last_name.text() : called)};
    if (!asked.person.numbers.empty()) to.recipient = asked.person.numbers.front().value;
    return to;
}

std::string needs_in_words(const std::vector<AskedNeed>& needs) {
    std::vector<std::string> names;
    for (const AskedNeed& need : needs) {
        names.push_back(names.empty() ? need.name : text::lower(need.name));
    }
    return text::listed(names);
}

bool expects_call(const Asked& asked) {
    const bool has_number =
        asked.way == "phone" || asked.way == "text" || !asked.asker.phone.empty();
    return has_number && (asked.urgent || confirmation_of(asked).channel.empty() ||
                          asked.asker.agrees != "yes");
}

std::string what_next(const Asked& asked) {
    const std::string words = asked.urgent
                                  ? "We look at it now, and look for help today."
                                  : "We look at it today or on the next working day.";
    if (!expects_call(asked)) return words + " You will hear from us in the way you asked for.";
    return words + (asked.urgent ? " Somebody will ring today."
                                 : " Somebody will ring, most likely tomorrow, to talk it "
                                   "through.");
}

Instant call_due(const Asked& asked, Instant now) {
    const CivilTime london = london_time(now);
    const bool within = london.time >= calls_begin && london.time < calls_end;
    if (asked.urgent && within) return now;
    if (london.time < calls_begin) return instant_of({london.day, calls_begin});
    if (asked.urgent) return instant_of({london.day + 1, calls_begin});
    return instant_of({london.day + 1, ordinary_call});
}

}  // namespace kith::asking
