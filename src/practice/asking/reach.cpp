#include "practice/asking/reach.hpp"

#include <algorithm>
#include <charconv>

#include "practice/asking/taken.hpp"

namespace kith::asking {
namespace {

constexpr std::string_view whose = "reach-of";
constexpr std::string_view version_shown = "reach-version";

std::string tick(bool ticked) { return ticked ? "yes" : ""; }

bool is_offered(std::string_view field, std::string_view value) {
    const auto& choices = call_offered(field);
    return std::any_of(choices.begin(), choices.end(),
                       [&](const Offered& one) { return one.value == value; });
}

// A value the page has no choice for, such as "through someone", is not shown and not changed.
std::string choice_shown(std::string_view field, const std::string& value) {
    return is_offered(field, value) ? value : "";
}
std::string choice_after(std::string_view field, const std::string& before,
                         const Answers& typed) {
    const std::string said(typed.get(field));
    return said.empty() && !is_offered(field, before) ? before : said;
}

std::string known_answer(const people::Care& care, std::string_view field) {
    if (field == "safe-rule") return care.safe_contact.text();
    if (field == "no-message") return tick(!care.safe_voicemail);
    if (field == "contact-by") return choice_shown(field, care.contact_by);
    if (field == "best-time") return care.best_time;
    if (field == "format") return choice_shown(field, care.format);
    if (field == "language") return care.language;
    if (field == "hearing") return care.hearing;
    if (field == "sight") return care.sight;
    return tick(care.interpreter);
}

void clear(Answers& typed) {
    for (const std::string& field : reach_fields()) typed.set(field, {});
    typed.set(whose, {});
    typed.set(version_shown, {});
}

}  // namespace

const std::vector<std::string>& reach_fields() {
    static const std::vector<std::string> fields{"safe-rule", "no-message", "contact-by",
                                                 "best-time", "format",     "language",
                                                 "hearing",   "sight",      "interpreter"};
    return fields;
}

void begin_reach(Answers& typed, const people::PersonView& person) {
    const std::string id = person.id.string();
    if (typed.get(whose) == id) return;
    if (!typed.get(whose).empty()) clear(typed);
    for (const std::string& field : reach_fields()) {
        if (typed.get(field).empty()) typed.set(field, {known_answer(person.care, field)});
    }
    for (const people::Number& number : person.numbers) {
        const auto phone = Phone::parse(typed.get("phone"));
        if (phone && number.value == Private(phone->text())) typed.set("phone", {});
    }
    typed.set(whose, {id});
    typed.set(version_shown, {std::to_string(person.version)});
}

void end_reach(Answers& typed) {
    if (!typed.get(whose).empty()) clear(typed);
}

std::optional<SaidReach> said_reach(const Answers& typed, const people::PersonView& person) {
    if (typed.get(whose) != person.id.text()) return std::nullopt;
    const auto& fields = reach_fields();
    const bool same = std::all_of(fields.begin(), fields.end(), [&](const std::string& field) {
        return typed.get(field) == known_answer(person.care, field);
    });
    if (same) return std::nullopt;
    SaidReach said{.care = person.care};
    const people::Care typed_care = care_from(typed);
    said.care.safe_contact = typed_care.safe_contact;
    said.care.safe_voicemail = typed_care.safe_voicemail;
    said.care.contact_by = choice_after("contact-by", person.care.contact_by, typed);
    said.care.best_time = typed_care.best_time;
    said.care.language = typed_care.language;
    said.care.interpreter = typed_care.interpreter;
    said.care.format = choice_after("format", person.care.format, typed);
    said.care.hearing = typed_care.hearing;
    said.care.sight = typed_care.sight;
    const std::string_view version = typed.get(version_shown);
    std::from_chars(version.data(), version.data() + version.size(), said.version);
    return said;
}

people::Care care_from(const Answers& typed) {
    const auto text = [&](std::string_view field) { return std::string(typed.get(field)); };
    return {.safe_contact = Private(text("safe-rule")),
            .safe_voicemail = typed.get("no-message").empty(),
            .contact_by = text("contact-by"),
            .best_time = text("best-time"),
            .language = text("language"),
            .interpreter = !typed.get("interpreter").empty(),
            .format = text("format"),
            .hearing = text("hearing"),
            .sight = text("sight")};
}

}  // namespace kith::asking
