#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "practice/people/words.hpp"

namespace kith::people {
namespace {

using html::Html;
using html::markup;
using html::Url;

constexpr std::size_t most_relations = 3;

Html stops(const Care& care) {
    Html lines;
    if (care.died_on) {
        lines += markup(R"(<p class="kith-person__stop">{}Died on {}. Do not contact them; speak to
            their family only if you must, and with care.</p>)",
                        icon("ribbon"), written(*care.died_on));
    } else if (care.do_not_call) {
        const std::string why =
            care.do_not_call_why.empty() ? "" : " " + care.do_not_call_why;
        lines += markup(R"(<p class="kith-person__stop">{}Do not call.{}</p>)", icon("phone-off"),
                        why);
    }
    if (care.moved_away_on && !care.died_on) {
        lines += markup(R"(<p class="kith-person__stop">{}Moved away on {}.</p>)", icon("door"),
                        written(*care.moved_away_on));
    }
    return lines;
}

Html name_line(const PersonView& person, bool heading) {
    const std::string first =
        person.first_name.empty() ? "" : person.first_name.for_reader() + " ";
    std::string name = first + person.last_name.for_reader();
    if (name.empty()) name = "Name not known";
    const Html called =
        person.known_as.empty() || person.known_as == person.first_name
            ? Html{}
            : markup(R"( <span class="kith-person__called">“{}”</span>)",
                     person.known_as.for_reader());
    if (heading) return markup(R"(<h1 class="kith-person__name">{}{}</h1>)", name, called);
    return markup(R"(<p class="kith-person__name"><a class="govuk-link" href="{}">{}</a>{}</p>)",
                  path(person.id), name, called);
}

Html facts(const PersonView& person, Day today) {
    Html facts;
    if (person.born_on) {
        facts += markup(R"(<span>{}</span>)",
                        age_and_birth(*person.born_on, today, person.care.died_on));
    }
    if (person.lives_alone) {
        facts += markup("<span>{}</span>",
                        *person.lives_alone ? "Lives alone" : "Lives with others");
    }
    if (person.nhs_number) {
        facts += markup(R"(<span>NHS <span class="kith-nowrap kith-numbers">{}</span></span>)",
                        person.nhs_number->for_reader());
    }
    facts += markup(R"(<span class="kith-nowrap">{}</span>)", person.reference.text());
    return markup(R"(<p class="kith-person__facts">{}</p>)", facts);
}

std::string label_of(const Number& number) {
    return number.label.empty() ? "" : " (" + number.label + ")";
}

Html bad_number(const Number& number) {
    const std::string why = number.why_bad.empty() ? "" : ": " + number.why_bad;
    return markup(R"(<dd><s class="kith-nowrap">{}</s>{} <span class="kith-quiet">does not
        work{}</span></dd>)",
                  written_number(number), label_of(number), why);
}

Html number_line(const Number& number, const Care& care) {
    if (number.state == "bad") return bad_number(number);
    const std::string written = written_number(number);
    const std::string_view scheme = number.kind == "phone" ? "tel:" : "mailto:";
    const auto link = Url::external(std::string(scheme) + number.value.text());
    const bool linked = link && !care.died_on && !(care.do_not_call && number.kind == "phone");
    const Html shown = linked ? markup(R"(<a class="govuk-link kith-nowrap" href="{}">{}</a>)",
                                       *link, written)
                              : markup(R"(<span class="kith-nowrap">{}</span>)", written);
    return markup(R"(<dd>{}{}{}</dd>)", shown, label_of(number),
                  number.state == "good" ? " works" : "");
}

Html numbers(const PersonView& person, std::string_view kind, std::string_view name) {
    Html lines;
    for (const Number& number : person.numbers) {
        if (number.kind != kind) continue;
        lines += markup(R"(<dt>{}</dt>{})", name, number_line(number, person.care));
    }
    return lines;
}

Html relation_line(const Relation& relation) {
    const std::string phone =
        relation.phone.empty() ? "" : ", " + written_phone(relation.phone);
    std::string roles;
    if (relation.cares_for) roles += ", looks after them";
    if (relation.may_speak_for) roles += ", may speak for them";
    return markup(R"(<dt>{}</dt><dd>{}, {}{}{}</dd>)",
                  relation.emergency_contact ? "In an emergency" : "Close to them",
                  relation.name.for_reader(), relation.kind, phone, roles);
}

bool is_withheld(const PersonView& person, sharing::Part part) {
    for (const auto withheld : person.withheld) {
        if (withheld == part) return true;
    }
    return false;
}

std::string address_of(const PersonView& person) {
    const std::string written = person.address.for_reader();
    std::vector<std::string> lines;
    for (const auto line : text::split(written, '\n')) {
        if (!text::trim(line).empty()) lines.emplace_back(text::trim(line));
    }
    std::string address = text::join(lines, ", ");
    if (person.postcode) {
        address += (address.empty() ? "" : ", ") + person.postcode->for_reader();
    }
    return address.empty() ? "Not known" : address;
}

Html reach(const PersonView& person) {
    Html lines;
    if (!is_withheld(person, sharing::Part::contact)) {
        lines += numbers(person, "phone", "Phone");
        lines += numbers(person, "email", "E-mail");
        if (person.numbers.empty()) lines += markup("<dt>Phone</dt><dd>No number known</dd>");
    }
    const Care& care = person.care;
    if (!care.contact_by.empty() && care.contact_by != "phone") {
        lines += markup("<dt>Reach by</dt><dd>{}</dd>", care.contact_by);
    }
    if (!care.best_time.empty()) lines += markup("<dt>Best time</dt><dd>{}</dd>", care.best_time);
    if (!is_withheld(person, sharing::Part::address)) {
        lines += markup("<dt>Address</dt><dd>{}</dd>", address_of(person));
    }
    std::size_t shown = 0;
    for (const Relation& relation : person.relations) {
        if (++shown <= most_relations) lines += relation_line(relation);
    }
    return markup(R"(<dl class="kith-person__reach">{}</dl>)", lines);
}

Html warning_lines(const PersonView& person) {
    Html lines;
    for (const Warning& warning : person.warnings) {
        if (!warning.advice.empty()) {
            lines += markup(R"(<p><strong>{}:</strong> {}</p>)", warning.text.for_reader(),
                            warning.advice.for_reader());
        }
        if (warning.overdue) {
            lines += markup(R"(<p class="kith-quiet">This warning was to be reviewed by {}.</p>)",
                            written(warning.review_on));
        }
    }
    return lines;
}

}  // namespace

Html banner(const PersonView& person, Day today, bool heading) {
    const Html known = chips(person);
    const Html list =
        known.empty() ? Html{} : markup(R"(<ul class="kith-chips">{}</ul>)", known);
    return markup(R"(<section class="kith-person{}" aria-label="Who this is about">{}{}
        <div class="kith-person__top"><div>{}{}{}{}</div>{}</div></section>)",
                  person.care.died_on ? " kith-person--deceased" : "", stops(person.care),
                  safe_contact(person.care, false), name_line(person, heading),
                  facts(person, today), list, warning_lines(person), reach(person));
}

Html card_line(const Card& card) {
    std::string name = card.name.for_reader();
    if (name.empty()) name = "Name not known";
    Html more;
    if (card.born_on) more += markup(" <span>born {}</span>", written_short(*card.born_on));
    if (card.postcode) {
        more += markup(R"( <span class="kith-nowrap">{}</span>)", card.postcode->for_reader());
    }
    if (!card.first_phone.empty()) {
        more += markup(R"( <span class="kith-nowrap">{}</span>)", written_phone(card.first_phone));
    }
    if (!card.chips.empty()) {
        more += markup(R"( <strong class="kith-strong">{}</strong>)", card.chips);
    }
    return markup(R"(<a class="govuk-link" href="{}">{}</a>
        <span class="kith-quiet"> <span class="kith-nowrap">{}</span>{}</span>)",
                  path(card.id), name, card.reference.text(), more);
}

Url path(PersonId person) { return Url::path("/people/{}", person); }

}  // namespace kith::people
