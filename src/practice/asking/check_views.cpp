#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/back_link.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/summary_list.hpp"
#include "practice/asking/views.hpp"

namespace kith::asking {
namespace {

using html::Html;
using html::markup;
using html::Url;

constexpr std::string_view not_given = "Not provided";

// Rows of one part of the summary, each leading back to its question.
class Rows {
  public:
    Rows(const Answers& answers, std::string_view step) : answers_(answers), step_(step) {}

    void add(std::string_view key, std::string_view value, std::string_view at) {
        const std::string id(at);
        rows_.push_back({.key = key,
                         .value = value.empty() ? not_given : value,
                         .actions = {{.text = "Change",
                                      .href = step_path(step_).at(id),
                                      .visually_hidden_text = text::lower(key)}}});
    }
    void field(std::string_view key, std::string_view field) {
        add(key, answers_.get(field), field);
    }
    void choice(std::string_view key, std::string_view field) {
        add(key, words_of(field, answers_.get(field)), field);
    }
    std::vector<govuk::SummaryRow> take() { return std::move(rows_); }
    const Answers& answers() const { return answers_; }

  private:
    const Answers& answers_;
    std::string step_;
    std::vector<govuk::SummaryRow> rows_;
};

void asker_rows(Rows& rows) {
    rows.field("Your name", "asker-name");
    rows.field("Who you are to them", "asker-relation");
    rows.field("Your phone number", "asker-phone");
    rows.field("Your e-mail address", "asker-email");
    rows.choice("Do they know?", "agrees");
}

void needs_row(Rows& rows, const std::vector<casework::Category>& categories) {
    std::vector<std::string> names;
    for (const casework::Category& category : categories) {
        if (rows.answers().has("needs", category.id)) names.push_back(category.name);
    }
    rows.add("What is needed", text::join(names, ", "), "needs");
}

void name_rows(Rows& rows) {
    const std::string name = std::string(rows.answers().get("first-name")) + " " +
                             std::string(rows.answers().get("last-name"));
    rows.add("Name", text::trim(name), "first-name");
    const auto born = birth_date(rows.answers());
    rows.add("Date of birth", born ? written(*born) : "", "born-day");
}

void contact_rows(Rows& rows) {
    const auto way = rows.answers().get("contact");
    rows.choice("How to get in touch", "contact");
    if (way == "phone") rows.field("Phone number", "phone");
    if (way == "text") rows.field("Mobile number", "mobile");
    if (way == "email") rows.field("E-mail address", "email");
}

void safe_rows(Rows& rows) {
    const bool rules = rows.answers().get("safe") == "rules";
    rows.add("Is it safe?",
             rules ? rows.answers().get("safe-rule") : words_of("safe", rows.answers().get("safe")),
             "safe");
    rows.choice("Safe to leave a message?", "voicemail");
    rows.field("Good time", "best-time");
}

void ease_row(Rows& rows) {
    std::vector<std::string> words;
    for (const std::string& one : rows.answers().all("ease")) {
        const auto details = rows.answers().get(one);
        words.emplace_back(details.empty() ? words_of("ease", one) : details);
    }
    rows.add("What makes it easier", text::join(words, ", "), "ease");
}

void sharing_rows(Rows& rows) {
    rows.choice("May we tell those who can help?", "shares");
    rows.field("Must not be told", "sharing-said");
}

std::vector<govuk::SummaryRow> rows_of(std::string_view step, const Answers& answers,
                                       const std::vector<casework::Category>& categories) {
    Rows rows(answers, step);
    if (step == "who") rows.choice("Who needs help", "who");
    if (step == "organisation") rows.field("Organisation", "organisation");
    if (step == "organisation" || step == "someone-else") asker_rows(rows);
    if (step == "needs") needs_row(rows, categories);
    if (step == "urgency") rows.choice("How soon", "urgency");
    if (step == "name") name_rows(rows);
    if (step == "address") {
        rows.field("Address", "address");
        rows.field("Postcode", "postcode");
    }
    if (step == "contact") contact_rows(rows);
    if (step == "safe") safe_rows(rows);
    if (step == "access") ease_row(rows);
    if (step == "sharing") sharing_rows(rows);
    if (const auto* category = category_of(step, categories)) {
        for (const auto& question : category->questions) {
            rows.field(question.label, field_of(*category, question));
        }
    }
    return rows.take();
}

struct Part {
    std::string_view title;
    std::vector<govuk::SummaryRow> rows{};
};

std::size_t part_of(std::string_view step) {
    if (step == "who" || step == "someone-else" || step == "organisation") return 0;
    if (step == "needs" || step == "urgency" || step.starts_with("need-")) return 1;
    return step == "name" || step == "address" ? 2 : 3;
}

}  // namespace

web::Response check_page(web::Context& context, const Answers& answers,
                         const std::vector<casework::Category>& categories,
                         const std::vector<std::string>& steps) {
    const bool self = answers.get("who") == "self";
    std::vector<Part> parts{{"Who asks"},
                            {"What is needed"},
                            {self ? "About you" : "About them"},
                            {"Getting in touch"}};
    for (const std::string& step : steps) {
        auto& rows = parts[part_of(step)].rows;
        for (auto& row : rows_of(step, answers, categories)) rows.push_back(std::move(row));
    }
    Html lists;
    for (const Part& part : parts) {
        lists += markup(R"(<h2 class="govuk-heading-m">{}</h2>{})", part.title,
                        govuk::summary_list({.rows = part.rows}));
    }
    const Html send = web::form(
        context, Url::path("/get-help/check"),
        govuk::button({.text = "Send the request", .prevent_double_click = true}));
    web::Page page;
    page.title = "Check your answers";
    page.before = govuk::back_link({.href = step_path("sharing")});
    page.body = markup(R"(<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">Check your answers</h1>{}
        <h2 class="govuk-heading-m">Send your request</h2>
        <p class="govuk-body">By sending it you ask us to look for help and to keep what you told
        us for as long as that takes. How we look after it is in our
        <a class="govuk-link" href="/privacy">privacy notice</a>.</p>{}
        </div></div>)",
                       lists, send);
    return journey_page(context, std::move(page));
}

}  // namespace kith::asking
