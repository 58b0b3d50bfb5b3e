#include "practice/volunteering/handbook/form.hpp"

#include <algorithm>

#include "platform/base/slug.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/radios.hpp"
#include "platform/html/govuk/select.hpp"
#include "platform/html/govuk/textarea.hpp"
#include "platform/web/fields.hpp"
#include "platform/web/ticks.hpp"
#include "practice/volunteering/handbook/reading.hpp"

namespace kith::volunteering {
namespace {

using web::text_field;
using Choices = std::vector<std::pair<std::string, std::string>>;

const Choices steps_on_the_way{{"started", "I have started"},
                               {"collected", "I have collected it"},
                               {"delivered", "I have delivered it"},
                               {"spoke", "We have spoken"}};
const Choices how_often{{"", "Once"}, {"1", "Every day"}, {"7", "Every week"},
                        {"14", "Every 2 weeks"}};
const Choices who_takes_it{{"volunteer", "The volunteer, on their phone"},
                           {"coordinator", "A coordinator"},
                           {"referees", "Referees, by a link"}};
const Choices what_goes_with_it{{"", "Nothing"},
                                {"shopping", "A shopping list, and how it is paid"},
                                {"medicine", "A prescription to collect"}};
const Choices asks_again{{"yes", "Ask everybody who has read an earlier version to read this one"}};
const Choices also{{"car", "A car is needed"},
                   {"by_phone", "Done by phone, from home"},
                   {"money", "Money may pass: ask what was spent"},
                   {"likeness", "Somebody like the person suits better (befriending)"},
                   {"health_critical", "Health depends on it: offered before other jobs"}};

Html lines_field(const web::FormReader& typed, std::string name, std::string label,
                 std::string hint, int rows) {
    return govuk::textarea({.label = {.text = label},
                            .hint = {.text = hint},
                            .error_message = typed.errors().shown(name),
                            .id = name,
                            .name = name,
                            .value = typed.typed(name),
                            .rows = rows});
}

std::vector<std::string> values_of(const Choices& choices) {
    std::vector<std::string> values;
    for (const auto& [value, words] : choices) values.push_back(value);
    return values;
}

Html ticks(const web::FormReader& typed, const std::string& name, const web::TicksAsked& asked,
           const Choices& choices) {
    std::vector<web::Tick> items;
    for (const auto& [value, words] : choices) items.push_back({value, words});
    return web::ticks(typed, name, asked, items);
}

Html select_field(const web::FormReader& typed, std::string name, std::string label,
                  std::string hint, const Choices& choices) {
    std::vector<govuk::SelectItem> items;
    for (const auto& [value, words] : choices) items.push_back({.text = words, .value = value});
    return govuk::select({.label = {.text = label},
                          .hint = {.text = hint},
                          .error_message = typed.errors().shown(name),
                          .id = name,
                          .name = name,
                          .value = typed.typed(name),
                          .items = items});
}

template <class T>
Choices choices_of(const std::vector<T>& things) {
    Choices choices;
    for (const T& thing : things) choices.emplace_back(thing.id, thing.name);
    return choices;
}

Html kind_fields(const PageForm& form, const web::FormReader& typed) {
    Html fields;
    if (form.id.empty()) {
        Choices needs{{"", "None: it is for shifts"}};
        needs.insert(needs.end(), form.categories.begin(), form.categories.end());
        fields += select_field(typed, "need", "For needs of the kind",
                               "Needs that have no kind of job of their own", needs);
    }
    fields += text_field(typed, "name", "Name", "As within a sentence: shopping, dog walking");
    fields += ticks(typed, "checks", {"Checks a volunteer needs"},
                    choices_of(form.book.checks()));
    fields += text_field(typed, "skills", "Skills they must have",
                         "Such as first aid; with commas between several; empty for none");
    fields += text_field(typed, "minutes", "Minutes it usually takes", "", "govuk-input--width-3");
    fields += select_field(typed, "every", "How often it usually comes round", "", how_often);
    fields += select_field(typed, "order", "What goes with it", "", what_goes_with_it);
    fields += ticks(typed, "also", {"What else is true of it"}, also);
    fields += ticks(typed, "steps",
                    {"Steps on the way, on the volunteer’s phone",
                     "“All done” comes last by itself"},
                    steps_on_the_way);
    return fields + lines_field(typed, "rules", "What to remember",
                                "Read before the door, one thing a line", 6);
}

Html role_fields(const PageForm& form, const web::FormReader& typed) {
    return text_field(typed, "name", "Name", "As people choose it: Walking a dog") +
           text_field(typed, "about", "In a line, what it is") +
           ticks(typed, "kinds", {"Kinds of job it does"}, choices_of(form.book.kinds())) +
           ticks(typed, "steps",
                 {"Steps before they begin",
                  "In the order of the handbook; each is taken once, for all their roles"},
                 choices_of(form.book.checks()));
}

Html experience_fields(const web::FormReader& typed) {
    return text_field(typed, "name", "Name", "As it follows “knows about”: dementia in the family");
}

Html reading_fields(const web::FormReader& typed) {
    return text_field(typed, "reading_title", "Title of the page they read",
                      "Only for what the volunteer takes on their phone; left empty where there is "
                      "nothing to read") +
           lines_field(typed, "reading", "What they read",
                       "A heading on one line and its words on the next, then an empty line", 14) +
           text_field(typed, "reading_button", "Words of the button",
                      "Such as: I have read this and will keep to it") +
           ticks(typed, "again", {"When it is published"}, asks_again);
}

Html check_fields(const web::FormReader& typed) {
    std::vector<govuk::Choice> items;
    for (const auto& [value, words] : who_takes_it) {
        items.push_back({.text = words, .value = value});
    }
    return text_field(typed, "name", "Name", "As within a sentence: identity seen") +
           text_field(typed, "months", "Months it lasts", "Left empty, it does not run out",
                      "govuk-input--width-3") +
           govuk::radios({.fieldset = {.legend = {.text = "Who takes it?"}},
                          .error_message = typed.errors().shown("who"),
                          .name = "who",
                          .value = typed.typed("who"),
                          .items = items}) +
           lines_field(typed, "next", "What happens, said to the volunteer", "", 3) +
           reading_fields(typed);
}

void add_all(web::Fields& fields, const std::string& name, const std::vector<std::string>& values) {
    for (const auto& value : values) fields.add(name, value);
}

std::vector<std::string> lines_of(std::string_view typed) {
    std::vector<std::string> all;
    for (const auto one : text::split(typed, '\n')) {
        const auto trimmed = text::trim(one);
        if (!trimmed.empty()) all.emplace_back(trimmed);
    }
    return all;
}

std::vector<std::string> some_of(web::FormReader& reader, std::string name, const Choices& choices,
                                 std::string message) {
    auto chosen = reader.choices(name, values_of(choices));
    if (chosen.empty()) reader.errors().add(name, std::move(message));
    return chosen;
}

std::vector<std::string> read_rules(web::FormReader& reader) {
    constexpr std::size_t most_rules = 12;
    constexpr std::size_t longest_rule = 300;
    auto rules = lines_of(reader.typed("rules"));
    if (rules.empty()) reader.errors().add("rules", "Write at least one thing to remember");
    if (rules.size() > most_rules) {
        reader.errors().add("rules", "Write at most 12 lines: nobody remembers more at a door");
    }
    for (const auto& rule : rules) {
        if (rule.size() <= longest_rule) continue;
        reader.errors().add("rules", "Keep each line under 300 characters");
        break;
    }
    return rules;
}

JobKind read_kind(web::FormReader& reader, const PageForm& form) {
    JobKind kind{.id = {}, .name = {}};
    kind.checks = some_of(reader, "checks", choices_of(form.book.checks()),
                          "Select at least one check: whoever helps must be known");
    kind.skills = reader.text("skills", 200);
    kind.minutes = static_cast<int>(
        reader.whole_number("minutes", 5, 720, "Minutes must be a number from 5 to 720")
            .value_or(60));
    const std::string every =
        reader.choice("every", values_of(how_often), "Select how often it comes round");
    if (!every.empty()) kind.every_days = std::stoi(every);
    const auto true_of_it = reader.choices("also", values_of(also));
    const auto ticked = [&](std::string_view one) {
        return std::find(true_of_it.begin(), true_of_it.end(), one) != true_of_it.end();
    };
    if (ticked("car")) kind.vehicle = "car";
    kind.order =
        reader.choice("order", values_of(what_goes_with_it), "Select what goes with it");
    kind.by_phone = ticked("by_phone");
    kind.money = ticked("money");
    kind.likeness = ticked("likeness");
    kind.health_critical = ticked("health_critical");
    kind.steps = reader.choices("steps", values_of(steps_on_the_way));
    kind.steps.emplace_back("done");
    kind.rules = read_rules(reader);
    return kind;
}

// What these kinds of job ask for and the steps do not see to.
std::vector<std::string> missing_steps(const JobKind& kind, const std::vector<std::string>& steps,
                                       const Handbook& book) {
    std::vector<std::string> missing;
    for (const auto& check : kind.checks) {
        if (std::find(steps.begin(), steps.end(), check) == steps.end()) {
            missing.push_back(book.check_name(check));
        }
    }
    return missing;
}

Role read_role(web::FormReader& reader, const PageForm& form) {
    Role role{.id = {}, .name = {}};
    role.about = reader.required("about", "Say in a line what it is", 200);
    role.kinds = some_of(reader, "kinds", choices_of(form.book.kinds()),
                         "Select at least one kind of job");
    role.steps = some_of(reader, "steps", choices_of(form.book.checks()),
                         "Select at least one step: nobody begins unknown");
    if (role.steps.empty()) return role;
    for (const auto& id : role.kinds) {
        const JobKind& kind = form.book.kind(id);
        const auto missing = missing_steps(kind, role.steps, form.book);
        if (missing.empty()) continue;
        reader.errors().add("steps", "For " + kind.name + " tick " + text::listed(missing) +
                                         " too, or leave that kind of job out");
        break;
    }
    return role;
}

CheckKind read_check(web::FormReader& reader) {
    CheckKind check{.id = {}, .name = {}};
    if (!reader.typed("months").empty()) {
        const auto months = reader.whole_number(
            "months", 1, 120, "Months must be a number from 1 to 120, or left empty");
        if (months) check.months = static_cast<int>(*months);
    }
    check.who = reader.choice("who", values_of(who_takes_it), "Select who takes it");
    check.next = reader.required("next", "Say what happens, as the volunteer reads it", 500);
    check.reading = read_reading(reader, check.who);
    return check;
}

bool name_taken(const PageForm& form, const std::string& name) {
    return std::any_of(form.others.begin(), form.others.end(), [&](const PageVersion& other) {
        return other.page.id != form.id && text::lower(other.page.name) == text::lower(name);
    });
}

std::string new_id(web::FormReader& reader, const PageForm& form, const std::string& name) {
    std::string id = slug(name);
    if (form.part == Part::job_kind) {
        const std::string need = reader.typed("need");
        for (const auto& [category, words] : form.categories) {
            if (category == need) return category;
        }
    }
    const bool taken = id.empty() || id == "new" ||
                       std::any_of(form.others.begin(), form.others.end(),
                                   [&](const PageVersion& other) { return other.page.id == id; });
    if (taken && !name.empty()) {
        reader.errors().add("name", "There is one of this name already");
    }
    return id;
}

}  // namespace

Html page_fields(const PageForm& form, const web::FormReader& typed) {
    const Html fields = form.part == Part::job_kind ? kind_fields(form, typed)
                        : form.part == Part::role   ? role_fields(form, typed)
                        : form.part == Part::check  ? check_fields(typed)
                                                    : experience_fields(typed);
    return hidden_fields({{"seen", form.seen}}) + fields + govuk::button({.text = "Save draft"});
}

web::Fields fields_of(const HandbookPage& page) {
    web::Fields fields;
    fields.add("name", page.name);
    if (page.part == Part::job_kind) {
        const JobKind kind = job_kind_of(page);
        add_all(fields, "checks", kind.checks);
        add_all(fields, "steps", kind.steps);
        fields.add("skills", kind.skills);
        fields.add("minutes", std::to_string(kind.minutes));
        fields.add("every", kind.every_days ? std::to_string(*kind.every_days) : "");
        for (const auto& [value, set] : {std::pair{"car", !kind.vehicle.empty()},
                                         std::pair{"by_phone", kind.by_phone},
                                         std::pair{"money", kind.money},
                                         std::pair{"likeness", kind.likeness},
                                         std::pair{"health_critical", kind.health_critical}}) {
            if (set) fields.add("also", value);
        }
        fields.add("order", kind.order);
        fields.add("rules", text::join(kind.rules, "\n"));
    } else if (page.part == Part::role) {
        const Role role = role_of(page);
        fields.add("about", role.about);
        add_all(fields, "kinds", role.kinds);
        add_all(fields, "steps", role.steps);
    } else if (page.part == Part::check) {
        const CheckKind check = check_kind_of(page);
        fields.add("months", check.months ? std::to_string(*check.months) : "");
        fields.add("who", check.who);
        fields.add("next", check.next);
        add_reading(fields, check.reading);
    }
    return fields;
}

HandbookPage read_page(web::FormReader& reader, const PageForm& form) {
    HandbookPage page{.part = form.part, .id = form.id, .state = "draft",
                      .name = reader.required("name", "Enter a name", 80), .body = {}};
    if (name_taken(form, page.name)) {
        reader.errors().add("name", "There is one of this name already");
    } else if (page.id.empty()) {
        page.id = new_id(reader, form, page.name);
    }
    if (form.part == Part::check) {
        page.again = !reader.choices("again", values_of(asks_again)).empty();
    }
    page.body = form.part == Part::job_kind ? body_of(read_kind(reader, form))
                : form.part == Part::role   ? body_of(read_role(reader, form))
                : form.part == Part::check  ? body_of(read_check(reader))
                                            : "{}";
    return page;
}

std::vector<std::string> not_covered(const JobKind& kind, const Handbook& book) {
    std::vector<std::string> all;
    for (const Role& role : book.roles()) {
        if (std::find(role.kinds.begin(), role.kinds.end(), kind.id) == role.kinds.end()) continue;
        const auto missing = missing_steps(kind, role.steps, book);
        if (!missing.empty()) {
            all.push_back(role.name + " does not take: " + text::listed(missing));
        }
    }
    return all;
}

}  // namespace kith::volunteering
