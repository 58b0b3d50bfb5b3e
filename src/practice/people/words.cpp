#include "practice/people/words.hpp"

#include "platform/base/london.hpp"
#include "platform/base/text.hpp"

namespace kith::people {
namespace {

using html::Html;
using html::markup;
using html::Url;

Html chip(std::string_view kind, std::string_view picture, std::string_view words) {
    return markup(R"(<li class="kith-chip{}">{}{}</li>)",
                  kind.empty() ? std::string() : " kith-chip--" + std::string(kind), icon(picture),
                  words);
}

std::string with(std::string_view lead, const std::string& words) {
    return std::string(lead) + words;
}

// "Sight: reads with a lens", but "Sight loss" as it is.
std::string about(std::string_view sense, const std::string& words) {
    const bool says_so = text::folded(words).starts_with(text::folded(sense));
    return says_so ? words : std::string(sense) + ": " + words;
}

Html care_chips(const Care& care) {
    Html chips;
    if (care.interpreter) {
        chips += chip("calm", "speech",
                      care.language.empty() ? "Interpreter needed"
                                            : with("Interpreter: ", care.language));
    } else if (!care.language.empty() && care.language != "English") {
        chips += chip("calm", "speech", with("Speaks ", care.language));
    }
    if (!care.hearing.empty()) chips += chip("calm", "ear", about("Hearing", care.hearing));
    if (!care.sight.empty()) chips += chip("calm", "eye", about("Sight", care.sight));
    if (!care.format.empty() && care.format != "standard") {
        chips += chip("calm", "note", with("Write in ", care.format));
    }
    if (!care.support.empty()) chips += chip("calm", "info", care.support);
    return chips;
}

}  // namespace

std::string age_and_birth(Day born_on, Day today, const std::optional<Day>& died_on) {
    if (died_on) return "born " + written(born_on);
    return std::to_string(age_on(born_on, today)) + ", born " + written(born_on);
}

std::string written_phone(const Private& stored) {
    const auto phone = Phone::from_store(stored.text());
    return phone ? phone->for_reader() : stored.for_reader();
}

std::string written_number(const Number& number) {
    return number.kind == "phone" ? written_phone(number.value) : number.value.for_reader();
}

Html chips(const PersonView& person) {
    const Care& care = person.care;
    Html chips;
    if (care.do_not_call && !care.died_on) {
        chips += chip("stop", "phone-off", "Do not call");
    }
    for (const Warning& warning : person.warnings) {
        chips += chip("now", "warning", warning.text.for_reader());
    }
    chips += care_chips(care);
    if (person.lives_alone.value_or(false)) chips += chip("", "home", "Lives alone");
    for (const Flag& flag : person.flags) {
        if (flag.shown_first) chips += chip("", "flag", flag.name);
    }
    return chips;
}

Html safe_contact(const Care& care, bool alone) {
    if (care.safe_contact.empty() && care.safe_voicemail) return {};
    const std::string_view title = care.safe_voicemail
                                       ? "Safe contact: read this before you make contact"
                                       : "Safe contact: do not leave a message";
    const std::string rule = care.safe_contact.empty()
                                 ? "No voicemail, and nothing said to anybody else who answers."
                                 : care.safe_contact.for_reader();
    return markup(R"(<div class="kith-safe{}">{}<div><strong class="kith-safe__title">{}</strong>
        <p>{}</p></div></div>)",
                  alone ? " kith-safe--alone" : "", icon("shield"), title, rule);
}

}  // namespace kith::people
