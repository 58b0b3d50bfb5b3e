#include <algorithm>
#include <array>
#include <cctype>

#include "platform/base/json.hpp"
#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/checkboxes.hpp"
#include "platform/html/govuk/radios.hpp"
#include "platform/html/govuk/summary_list.hpp"
#include "platform/html/govuk/warning_text.hpp"
#include "platform/sql/about.hpp"
#include "platform/web/printing.hpp"
#include "practice/rights/routes.hpp"

namespace kith::rights {
namespace {

using namespace web::pieces;
using html::markup;

constexpr sharing::Purpose copying{"copy", "making a copy for the person"};

// Columns that are the program's own and say nothing of anybody.
constexpr std::array<std::string_view, 14> of_the_program{
    "same_request", "version", "first_key",  "last_key",   "place",   "request_id", "hash",
    "previous_hash", "merged_into", "same_message", "token_hash", "code_hash", "category_version",
    "template_version"};
// Columns that may hold what is said of, or names, somebody else.
constexpr std::array<std::string_view, 14> of_others{
    "asker_name", "asker_relation", "asker_phone", "asker_email", "asker_organisation",
    "other_name", "other_phone",    "raised_by_name", "by_name",  "made_by", "made_by_name",
    "account_name", "asked_by_name", "recipient"};

template <class List>
bool holds(const List& list, std::string_view name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

bool is_id(std::string_view column) { return column == "id" || column.ends_with("_id"); }

// "call_attempt" as "Call attempt".
std::string words_of(std::string_view name) {
    std::string words(name);
    std::replace(words.begin(), words.end(), '_', ' ');
    if (!words.empty()) words.front() = static_cast<char>(std::toupper(words.front()));
    return words;
}

struct Copy {
    std::string reference;
    std::vector<sql::Held> sections;
    std::vector<std::string> left_out;  // tables held back, named to the person
    bool others_hidden = false;
};

Json without(const Json& row, bool hide_others) {
    Json kept = Json::object({});
    for (const auto& [column, value] : *row.object()) {
        if (holds(of_the_program, column)) continue;
        if (hide_others && holds(of_others, column)) {
            kept.append_new(column, "[somebody else]");
        } else {
            kept.append_new(column, value);
        }
    }
    return kept;
}

// A record that was merged into another has its own rows, of the same tables.
void add_rows(std::vector<sql::Held>& held, sql::Held found) {
    for (sql::Held& section : held) {
        if (section.table != found.table) continue;
        for (Json& row : found.rows) section.rows.push_back(std::move(row));
        return;
    }
    held.push_back(std::move(found));
}

Copy copy_of(sql::Session& session, const people::PersonView& person,
             const std::vector<std::string>& held_back, bool hide_others) {
    Copy copy{.reference = person.reference.text(), .sections = {}, .left_out = {},
              .others_hidden = hide_others};
    const auto ways = sql::ways_to("person", "person_id", sql::schema());
    std::vector<sql::Held> held;
    for (const PersonId& record : all_records_of(session, person.id)) {
        for (sql::Held& found : sql::rows_about(session, record.text(), ways)) {
            add_rows(held, std::move(found));
        }
    }
    std::stable_sort(held.begin(), held.end(), [](const auto& a, const auto& b) {
        return (a.table == "person") > (b.table == "person");
    });
    for (auto& section : held) {
        if (holds(held_back, section.table)) {
            copy.left_out.push_back(section.table);
            continue;
        }
        for (Json& row : section.rows) row = without(row, hide_others);
        copy.sections.push_back(std::move(section));
    }
    return copy;
}

std::string as_json(const Copy& copy, const web::Council& council, Instant now) {
    Json out = Json::object({{"made_by", council.name}, {"made_at", iso_text(now)},
                             {"record", copy.reference}});
    Json held = Json::object({});
    for (const auto& section : copy.sections) held.append_new(section.table, section.rows);
    out.append_new("held", std::move(held));
    Json left = Json::array({});
    for (const auto& table : copy.left_out) left.push(table);
    out.append_new("left_out", std::move(left));
    return out.print();
}

// A value as people write it: times and days in words.
std::string readable(std::string_view value) {
    if (const auto instant = parse_instant(value); instant && value.size() > 10) {
        return written(*instant);
    }
    if (const auto day = Day::parse(value)) return written(*day);
    return std::string(value);
}

Html section_part(const sql::Held& section) {
    return markup(R"(<h2 class="govuk-heading-m">{}</h2>{})", words_of(section.table),
                  html::each(section.rows, [](const Json& row) {
                      govuk::SummaryList list{.rows = {}};
                      for (const auto& [column, value] : *row.object()) {
                          if (is_id(column) || !value.string()) continue;
                          list.rows.push_back({.key = words_of(column),
                                               .value = lines(readable(*value.string()))});
                      }
                      return govuk::summary_list(list);
                  }));
}

web::Response as_page(web::Context& context, const Copy& copy) {
    web::Page page;
    page.title = "What we hold about you";
    Html left;
    if (!copy.left_out.empty()) {
        std::vector<std::string> names;
        for (const auto& table : copy.left_out) names.push_back(words_of(table));
        left = paragraph("Left out, as the law allows: " + text::listed(names) +
                         ". You may ask why, and complain to the Information Commissioner.");
    }
    page.body =
        heading(page.title) +
        paragraph(markup("{}. Record {}, copied on {}. This is everything in our system that is "
                         "kept about you, part by part.",
                         context.council().name, copy.reference,
                         written(london_day(context.now())))) +
        (copy.others_hidden ? paragraph("Names of other people are hidden.") : Html{}) + left +
        web::print_button() +
        html::each(copy.sections, section_part);
    return web::page(context, std::move(page));
}

web::Response show_asking(web::Context& context) {
    const auto person = opened(context, copying);
    if (!person) return web::problem_page(context, person.error());
    const auto copy = context.app.database.read([&](sql::Session& session) {
        return copy_of(session, *person, {}, false);
    });
    govuk::Checkboxes held{
        .fieldset = {.legend = {.text = "Leave out"}},
        .hint = {.text = "Only what the law lets you hold back: what would harm somebody, or is "
                         "about somebody else. The copy says that it was left out."},
        .name = "left_out",
        .classes = "govuk-checkboxes--small"};
    for (const auto& section : copy.sections) {
        if (section.table == "person") continue;
        held.items.push_back({.text = words_of(section.table) + ": " +
                                      std::to_string(section.rows.size()),
                              .value = section.table});
    }
    web::Page page = page_about(context, *person, "Make a copy for them");
    page.body +=
        govuk::warning_text({.text = "Check who asked, and how you know it is they, before you "
                                     "give a copy away. Read it through first."}) +
        paragraph(markup("{} parts of the record are held.", copy.sections.size())) +
        web::form(
            context, Url::path("/people/{}/copy", person->id),
            govuk::checkboxes(held) +
                govuk::checkboxes({.name = "hide_others",
                                   .values = {"yes"},
                                   .items = {{.text = "Hide the names of other people",
                                              .value = "yes"}},
                                   .classes = "govuk-checkboxes--small"}) +
                govuk::radios({.fieldset = {.legend = {.text = "As what?"}},
                               .name = "as",
                               .value = "page",
                               .items = {{.text = "A page to read and print", .value = "page"},
                                         {.text = "A file another system can read (JSON)",
                                          .value = "json"}},
                               .classes = "govuk-radios--small"}) +
                govuk::button({.text = "Make the copy"}));
    return web::page(context, std::move(page));
}

web::Response make_copy(web::Context& context) {
    const auto person = opened(context, copying);
    if (!person) return web::problem_page(context, person.error());
    const web::FormReader reader(context.request.form);
    std::vector<std::string> left_out;
    for (const auto sent : context.request.form.all("left_out")) left_out.emplace_back(sent);
    const Copy copy = context.app.database.write(
        context.actor(), [&](sql::Transaction& transaction) {
            sharing::log_look(transaction, *context.viewer, person->id, copying,
                              person->decision, "export", context.now());
            return copy_of(transaction, *person, left_out, reader.ticked("hide_others"));
        });
    if (reader.typed("as") == "json") {
        return web::download(copy.reference + ".json", "application/json",
                             as_json(copy, context.council(), context.now()));
    }
    return as_page(context, copy);
}

}  // namespace

std::vector<web::Route> copy_routes() {
    using enum web::Method;
    return {
        {get, "/people/{person}/copy", answer_requests, show_asking},
        {post, "/people/{person}/copy", answer_requests, make_copy},
    };
}

}  // namespace kith::rights
