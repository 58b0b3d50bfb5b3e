#include "practice/asking/taken.hpp"

#include <algorithm>
#include <map>

#include "platform/base/dates.hpp"
#include "platform/base/text.hpp"
#include "practice/asking/reach.hpp"

namespace kith::asking {
namespace {

constexpr std::size_t longest_text = 4000;

const std::map<std::string_view, std::vector<Offered>>& all_call_offered() {
    static const std::map<std::string_view, std::vector<Offered>> choices{
        {"due",
         {{"", "As usual"}, {"today", "Today"}, {"tomorrow", "Tomorrow"}, {"week", "In a week"}}},
        {"route",
         {{"usual", "As usual"},
          {"volunteers", "Volunteer job"},
          {"referral", "Refer to…"},
          {"team", "Our team"},
          {"me", "Me"}}},
        {"free-to-talk", {{"yes", "Yes"}, {"no", "No: yes or no questions"}}},
        {"home", {{"yes", "Yes"}, {"no", "No"}, {"unclear", "Not clear"}}},
        {"worry-kind",
         {{"worry", "A worry"},
          {"fall", "A fall"},
          {"health", "Health"},
          {"home", "Home"},
          {"carer", "Carer"},
          {"money", "Money"},
          {"other", "Something else"}}},
        {"worry-urgency",
         {{"danger now", "Danger now"}, {"today", "Today"}, {"soon", "Soon"}}},
        {"summary-by",
         {{"", "No summary"}, {"email", "E-mail"}, {"text", "Text message"}, {"letter", "Letter"}}},
        {"next-call",
         {{"", "None"},
          {"1", "Tomorrow"},
          {"3", "In three days"},
          {"7", "In a week"},
          {"every 1", "Every day"},
          {"every 7", "Every week"},
          {"every 14", "Every two weeks"}}},
        {"contact-by",
         {{"", "Not said"},
          {"phone", "Phone"},
          {"text", "Text message"},
          {"email", "E-mail"},
          {"letter", "Letter"}}},
        {"format",
         {{"", "Standard"},
          {"large print", "Large print"},
          {"easy read", "Easy read"},
          {"braille", "Braille"},
          {"audio", "Recorded speech"}}},
    };
    return choices;
}

std::string text_of(const Answers& answers, std::string_view field) {
    return std::string(answers.get(field));
}
Private private_of(const Answers& answers, std::string_view field) {
    return Private(text_of(answers, field));
}

template <class Value>
void check_value(const Answers& answers, std::string_view field, web::FormErrors& errors) {
    if (answers.get(field).empty()) return;
    const auto value = Value::parse(answers.get(field));
    if (!value) errors.add(std::string(field), value.error());
}

void check_person(const Answers& answers, web::FormErrors& errors) {
    if (answers.get("first-name").empty() && answers.get("last-name").empty()) {
        errors.add("first-name", "Enter a name, or choose somebody who is known");
    }
    if (!answers.get("born").empty()) {
        const auto born = parse_date(answers.get("born"));
        if (!born) errors.add("born", born.error());
    }
    check_value<Postcode>(answers, "postcode", errors);
    check_value<Phone>(answers, "phone", errors);
    check_value<Email>(answers, "email", errors);
}

const accounts::OrganisationSummary* chosen(const Answers& answers, std::string_view category,
                                            const Allowed& allowed) {
    const auto id = answers.get(need_field("to", category));
    const auto found = std::find_if(allowed.organisations.begin(), allowed.organisations.end(),
                                    [&](const auto& one) { return one.id.text() == id; });
    return found == allowed.organisations.end() ? nullptr : &*found;
}

void check_need(const Answers& answers, const casework::Category& category, const Allowed& allowed,
                web::FormErrors& errors) {
    const auto route = answers.get(need_field("route", category.id));
    if (route == "volunteers" && !allowed.jobs) {
        errors.add(need_field("route", category.id), "Choose another route: you may not make jobs");
    }
    if (route != "referral") return;
    if (!allowed.referrals || chosen(answers, category.id, allowed) == nullptr) {
        errors.add(need_field("to", category.id),
                   "Select who to refer to for: " + text::lower(category.name));
    }
}

casework::Due due_of(const Answers& answers, std::string_view category, Day today) {
    const auto due = answers.get(need_field("due", category));
    if (due == "today") return {.kind = "by", .on = today};
    if (due == "tomorrow") return {.kind = "by", .on = today + 1};
    if (due == "week") return {.kind = "by", .on = today + 7};
    return {};
}

TakenNeed need_of(const Answers& answers, const casework::Category& category, Day today) {
    TakenNeed taken{.need = {.category = category.id, .name = category.name}};
    AskedNeed& need = taken.need;
    std::vector<std::string> lines;
    for (const auto& question : category.questions) {
        const std::string said = text_of(answers, field_of(category, question));
        if (said.empty()) continue;
        lines.push_back(question.label + " " + said);
        need.answers.set(question.id, said);
    }
    need.details = Private(text::join(lines, "\n"));
    need.urgent = !answers.get(need_field("urgent", category.id)).empty();
    need.health_critical = need.urgent && category.id == "prescriptions";
    need.due = due_of(answers, category.id, today);
    if (need.urgent && !need.due.on) need.due = {.kind = "by", .on = today};
    taken.route.to = text_of(answers, need_field("route", category.id));
    if (taken.route.to == "referral") {
        const auto id = OrganisationId::parse(answers.get(need_field("to", category.id)));
        if (id) taken.route.organisation = *id;
    }
    return taken;
}

people::Details person_of(const Answers& answers) {
    people::Details person{.first_name = private_of(answers, "first-name"),
                           .last_name = private_of(answers, "last-name"),
                           .address = private_of(answers, "address"),
                           .shares = text_of(answers, "shares"),
                           .source = "phone"};
    if (person.shares != "agreed" && person.shares != "objects") person.shares = "not asked";
    if (const auto born = parse_date(answers.get("born"))) person.born_on = *born;
    if (const auto postcode = Postcode::parse(answers.get("postcode"))) person.postcode = *postcode;
    if (const auto phone = Phone::parse(answers.get("phone"))) {
        person.numbers.push_back({.kind = "phone", .value = phone->text()});
    }
    if (const auto email = Email::parse(answers.get("email"))) {
        person.numbers.push_back({.kind = "email", .value = email->text()});
    }
    person.care = care_from(answers);
    return person;
}

Asker asker_of(const Answers& answers) {
    Asker asker{.kind = text_of(answers, "who")};
    if (asker.kind.empty() || asker.kind == "self") return {};
    asker.name = private_of(answers, "asker-name");
    asker.relation = private_of(answers, "asker-relation");
    asker.organisation = private_of(answers, "organisation");
    if (const auto phone = Phone::parse(answers.get("asker-phone"))) {
        asker.phone = Private(phone->text());
    }
    asker.agrees = answers.get("agrees").empty() ? "yes" : text_of(answers, "agrees");
    return asker;
}

std::optional<TakenConcern> concern_of(const Answers& answers) {
    const bool not_all_right = answers.get("home") == "no";
    if (answers.get("worry").empty() && !not_all_right) return std::nullopt;
    TakenConcern concern{.kind = text_of(answers, "worry-kind"),
                         .urgency = text_of(answers, "worry-urgency"),
                         .text = private_of(answers, "worry-text")};
    if (not_all_right) concern.kind = "abuse";
    if (concern.kind.empty()) concern.kind = "worry";
    if (concern.urgency.empty()) concern.urgency = "today";
    if (concern.text.empty()) concern.text = private_of(answers, "home-note");
    if (concern.text.empty()) concern.text = Private("Things are not all right at home.");
    return concern;
}

std::optional<NextCall> next_call_of(const Answers& answers, Day today) {
    std::string_view when = answers.get("next-call");
    if (when.empty()) return std::nullopt;
    const bool again = when.starts_with("every ");
    if (again) when.remove_prefix(6);
    const int days = std::atoi(std::string(when).c_str());
    return NextCall{.on = today + days,
                    .every_days = again ? days : 0,
                    .by_me = !answers.get("call-by-me").empty()};
}

}  // namespace

std::string need_field(std::string_view what, std::string_view category) {
    return std::string(what) + "-" + std::string(category);
}

const std::vector<Offered>& call_offered(std::string_view field) {
    const auto found = all_call_offered().find(field);
    return found == all_call_offered().end() ? offered(field) : found->second;
}

std::string_view call_words(std::string_view field, std::string_view value) {
    for (const Offered& one : call_offered(field)) {
        if (one.value == value) return one.words;
    }
    return value;
}

std::vector<std::string> call_fields(const std::vector<casework::Category>& categories) {
    std::vector<std::string> fields{
        "first-name", "last-name",  "born",          "postcode",       "phone",     "email",
        "address",    "who",        "asker-name",    "asker-relation", "asker-phone",
        "agrees",     "safe-rule",  "organisation",  "no-message",     "contact-by", "best-time",
        "language",   "interpreter", "format",       "hearing",        "sight",     "needs",
        "shares",     "sharing-said", "summary",     "free-to-talk",   "home",      "home-note",
        "worry",      "worry-kind", "worry-urgency", "worry-text",     "summary-by", "next-call",
        "call-by-me", "reach-of",   "reach-version"};
    for (const auto& category : categories) {
        for (const auto& question : category.questions) {
            fields.push_back(field_of(category, question));
        }
        for (const std::string_view what : {"urgent", "due", "route", "to"}) {
            fields.push_back(need_field(what, category.id));
        }
    }
    return fields;
}

web::FormErrors faults_of_call(const Answers& answers, bool known,
                               const std::vector<casework::Category>& categories,
                               const Allowed& allowed) {
    web::FormErrors errors;
    if (!known) {
        check_person(answers, errors);
    } else {
        check_value<Phone>(answers, "phone", errors);
        check_value<Email>(answers, "email", errors);
    }
    const auto who = answers.get("who");
    if (!who.empty() && who != "self") {
        if (answers.get("asker-name").empty() && answers.get("organisation").empty()) {
            errors.add("asker-name", "Enter who is calling");
        }
        check_value<Phone>(answers, "asker-phone", errors);
    }
    bool any_need = false;
    for (const auto& category : categories) {
        if (!answers.has("needs", category.id)) continue;
        any_need = true;
        check_need(answers, category, allowed, errors);
    }
    const bool worried = !answers.get("worry").empty();
    if (worried && answers.get("worry-text").empty()) {
        errors.add("worry-text", "Enter what worries you");
    }
    if (!any_need && !worried && answers.get("summary").empty() && answers.get("home") != "no") {
        errors.add("summary", "Enter what the call was about, or select a need");
    }
    for (const std::string& field : call_fields(categories)) {
        if (text::length(answers.get(field)) > longest_text) {
            errors.add(field, "Must be 4,000 characters or fewer");
        }
    }
    return errors;
}

Taken taken_from(const Answers& answers, const std::vector<casework::Category>& categories,
                 Day today) {
    Taken taken{.person = person_of(answers),
                .asker = asker_of(answers),
                .sharing_said = text_of(answers, "sharing-said"),
                .summary = private_of(answers, "summary"),
                .home_note = private_of(answers, "home-note"),
                .concern = concern_of(answers),
                .summary_by = text_of(answers, "summary-by"),
                .next_call = next_call_of(answers, today)};
    const auto shares = answers.get("shares");
    if (!shares.empty()) {
        const std::string said(words_of("shares", shares));
        taken.sharing_said = taken.sharing_said.empty() ? said : said + ". " + taken.sharing_said;
    }
    for (const auto& category : categories) {
        if (!answers.has("needs", category.id)) continue;
        taken.needs.push_back(need_of(answers, category, today));
    }
    return taken;
}

std::vector<std::string> searches_for(const Answers& answers) {
    const auto words = [&](std::initializer_list<std::string_view> fields) {
        std::vector<std::string> said;
        for (const std::string_view field : fields) {
            if (!answers.get(field).empty()) said.emplace_back(answers.get(field));
        }
        return text::join(said, " ");
    };
    std::vector<std::string> searches;
    for (const std::string& search :
         {words({"first-name", "last-name", "born", "postcode", "phone"}),
          words({"first-name", "last-name", "born"}), words({"phone"}),
          words({"last-name", "postcode"}), words({"born", "postcode"})}) {
        const bool repeated =
            std::find(searches.begin(), searches.end(), search) != searches.end();
        if (text::length(search) > 1 && !repeated) searches.push_back(search);
    }
    return searches;
}

}  // namespace kith::asking
