#include <algorithm>

#include "platform/base/json.hpp"
#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/table.hpp"
#include "platform/web/stacked.hpp"
#include "practice/lists/views.hpp"

namespace kith::lists {
namespace {

using html::Html;
using html::markup;
using html::Url;

std::string numbers_of(const people::PersonView& person, std::string_view kind) {
    std::vector<std::string> numbers;
    for (const auto& number : person.numbers) {
        if (number.kind != kind) continue;
        const auto phone = Phone::from_store(number.value.text());
        numbers.push_back(phone && kind == "phone" ? phone->for_reader()
                                                   : number.value.for_reader());
    }
    std::sort(numbers.begin(), numbers.end());
    return text::join(numbers, ", ");
}

std::string flags_of(const people::PersonView& person) {
    std::vector<std::string> flags;
    for (const auto& flag : person.flags) flags.push_back(flag.name);
    return text::join(flags, ", ");
}

// What is compared: letter by letter, or as an address, where commas and full stops say nothing.
// What is known of somebody says nothing of who they are.
enum class Compared { letters, address, not_at_all };

struct Line {
    std::string_view words;
    std::string left, right;
    Compared how = Compared::letters;
};

std::vector<Line> lines_of(const people::PersonView& left, const people::PersonView& right) {
    const auto born = [](const people::PersonView& person) {
        return person.born_on ? written(*person.born_on) : std::string();
    };
    const auto nhs = [](const people::PersonView& person) {
        return person.nhs_number ? person.nhs_number->for_reader() : std::string();
    };
    const auto code = [](const people::PersonView& person) {
        return person.postcode ? person.postcode->for_reader() : std::string();
    };
    return {{"First name", left.first_name.for_reader(), right.first_name.for_reader()},
            {"Middle names", left.middle_name.for_reader(), right.middle_name.for_reader()},
            {"Last name", left.last_name.for_reader(), right.last_name.for_reader()},
            {"Date of birth", born(left), born(right)},
            {"NHS number", nhs(left), nhs(right)},
            {"Address", left.address.for_reader(), right.address.for_reader(), Compared::address},
            {"Postcode", code(left), code(right)},
            {"Phones", numbers_of(left, "phone"), numbers_of(right, "phone")},
            {"E-mail", numbers_of(left, "email"), numbers_of(right, "email")},
            {"What is known", flags_of(left), flags_of(right), Compared::not_at_all}};
}

std::string folded_address(std::string address) {
    std::replace_if(address.begin(), address.end(),
                    [](char each) { return each == ',' || each == '.'; }, ' ');
    return text::folded(address);
}

Html likeness_of(const Line& line) {
    if (line.how == Compared::not_at_all) return markup("not compared");
    if (line.left.empty() || line.right.empty()) return markup("not given by both");
    const bool same = line.how == Compared::address
                          ? folded_address(line.left) == folded_address(line.right)
                          : text::folded(line.left) == text::folded(line.right);
    return same ? markup("the same") : markup("<strong>different</strong>");
}

Html comparison(const Side& left, const Side& right) {
    govuk::Table table{.caption = "Both records", .rows = {}, .first_cell_is_header = true};
    const auto head = [](const Side& side) {
        return markup(R"(<a class="govuk-link" href="{}">{}</a>)", people::path(side.person.id),
                      side.person.reference.text());
    };
    table.head = {{.text = "What"}, {.text = head(left)}, {.text = head(right)},
                  {.text = "They are"}};
    for (const Line& line : lines_of(left.person, right.person)) {
        if (line.left.empty() && line.right.empty()) continue;
        table.rows.push_back({{.text = line.words}, {.text = line.left}, {.text = line.right},
                              {.text = likeness_of(line)}});
    }
    return web::stacked(std::move(table), {"", left.person.reference.text(),
                                           right.person.reference.text(), "They are"});
}

Html reasons_of(const Pair& pair) {
    const auto json = Json::parse(pair.reasons);
    if (!json || json->array() == nullptr) return {};
    Html speaks_for, against;
    for (const Json& reason : *json->array()) {
        const double weight = reason.at("/weight")->number().value_or(0);
        const Html line = markup("<li>{}</li>", reason.text_at("/words"));
        (weight > 0 ? speaks_for : against) += line;
    }
    return markup(R"(<div class="kith-columns"><div><h2 class="govuk-heading-s">Speaks for one
        person</h2><ul class="govuk-list govuk-list--bullet">{}</ul></div><div><h2
        class="govuk-heading-s">Speaks against</h2><ul class="govuk-list govuk-list--bullet">{}</ul>
        </div></div>)",
                  speaks_for.empty() ? markup("<li>Nothing</li>") : speaks_for,
                  against.empty() ? markup("<li>Nothing</li>") : against);
}

Html answer_button(std::string_view value, std::string_view words, std::string_view key,
                   bool first) {
    return govuk::button({.text = markup(R"({} <kbd class="kith-key">{}</kbd>)", words, key),
                          .name = "answer",
                          .value = std::string(value),
                          .classes = first ? "" : "govuk-button--secondary",
                          .attributes = {{"data-key", std::string(key)},
                                         {"data-key-label", std::string(words)}}});
}

}  // namespace

Html pair_view(const web::Context& context, const Pair& pair, const Side& left, const Side& right,
               Day) {
    const int chance = static_cast<int>(pair.probability * 100 + 0.5);
    return markup("<p>By what both say, the chance that they are one person is {}%.</p>",
                  std::to_string(chance)) +
           comparison(left, right) + reasons_of(pair) +
           web::form(context, Url::path("/review/{}", pair.id),
                     markup(R"(<div class="govuk-button-group">{}{}{}{}</div>)",
                            answer_button("one", "One person", "1", true),
                            answer_button("two", "Two people", "2", false),
                            answer_button("household", "Two, of one household", "3", false),
                            answer_button("not sure", "Not sure", "4", false)));
}

Html desk_progress(const DeskState& state) {
    const auto all = std::max<std::int64_t>(1, state.open + state.decided);
    const std::string agreement =
        state.twice == 0 ? "No pair has been answered by two people yet."
                         : "Of " + std::to_string(state.twice) +
                               " answered by two people, they agreed on " +
                               std::to_string(state.agreed) + ".";
    return markup(R"(<div class="kith-progress"><p class="kith-progress__words">{} decided, {}
        wait; you answered {}</p>
        <progress max="{}" value="{}" aria-label="Pairs decided"></progress></div>
        <p class="kith-quiet">{}</p>)",
                  std::to_string(state.decided), std::to_string(state.open),
                  std::to_string(state.mine), std::to_string(all), std::to_string(state.decided),
                  agreement);
}

Html decided_list(const web::Context& context, const std::vector<Pair>& pairs) {
    if (pairs.empty()) return {};
    govuk::Table table{.caption = "What you decided last", .rows = {}};
    table.head = {{.text = "Records"}, {.text = "You said"},
                  {.text = markup(R"(<span class="govuk-visually-hidden">Undo</span>)")}};
    for (const Pair& pair : pairs) {
        const std::string said = pair.state == "one"   ? "One person"
                                 : pair.state == "two" ? "Two people"
                                                       : "Two, of one household";
        table.rows.push_back(
            {{.text = markup(R"(<a class="govuk-link" href="{}">One</a> and <a class="govuk-link"
                  href="{}">the other</a>)",
                             people::path(pair.left), people::path(pair.right))},
             {.text = said},
             {.text = web::button_form(context, Url::path("/review/{}/undo", pair.id),
                                       markup("Take back"), true)}});
    }
    return web::stacked(std::move(table), {"Records", "You said", ""});
}

}  // namespace kith::lists
