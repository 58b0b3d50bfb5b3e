#include "practice/casework/policy_views.hpp"

#include <set>

#include "platform/base/slug.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/checkboxes.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/textarea.hpp"

namespace kith::casework {
namespace {

constexpr std::size_t empty_questions = 2;
constexpr std::size_t most_questions = 20;
constexpr int longest_wait_days = 365;

const std::vector<std::string>& kinds() {
    static const std::vector<std::string> all{"text", "long text", "yes no", "choices", "number"};
    return all;
}

std::string numbered(std::string_view field, std::size_t number) {
    return "question-" + std::to_string(number) + "-" + std::string(field);
}

Html question_fields(const Question& question, std::size_t number, const web::FormReader& typed) {
    const auto name = [&](std::string_view field) { return numbered(field, number); };
    std::vector<govuk::SelectItem> items;
    for (const auto& kind : kinds()) items.push_back({.text = kind});
    return markup(R"(<fieldset class="govuk-fieldset kith-panel"><legend
        class="govuk-fieldset__legend">Question {}</legend>{}{}{}{}{}</fieldset>)",
                  number,
                  hidden_fields({{name("id"), question.id}}),
                  govuk::input({.label = {.text = "What is asked"},
                                .error_message = typed.errors().shown(name("label")),
                                .name = name("label"),
                                .value = question.label}),
                  govuk::input({.label = {.text = "Hint"},
                                .name = name("hint"),
                                .value = question.hint}),
                  govuk::select({.label = {.text = "Kind of answer"},
                                 .name = name("kind"),
                                 .value = question.kind.empty() ? "text" : question.kind,
                                 .items = items}),
                  govuk::textarea({.label = {.text = "Choices, one a line"},
                                   .error_message = typed.errors().shown(name("choices")),
                                   .name = name("choices"),
                                   .value = text::join(question.choices, "\n"),
                                   .rows = 3}));
}

std::vector<std::string> lines_of(std::string_view typed) {
    std::vector<std::string> lines;
    for (const auto line : text::split(typed, '\n')) {
        const auto trimmed = text::trim(line);
        if (!trimmed.empty()) lines.emplace_back(trimmed);
    }
    return lines;
}

std::vector<Question> read_questions(web::FormReader& reader) {
    std::vector<Question> questions;
    std::set<std::string> ids;
    for (std::size_t number = 1; number <= most_questions; ++number) {
        const auto name = [&](std::string_view field) { return numbered(field, number); };
        Question question{.id = reader.text(name("id"), 40),
                          .label = reader.text(name("label"), 200),
                          .hint = reader.text(name("hint"), 200),
                          .kind = "text",
                          .choices = lines_of(reader.typed(name("choices")))};
        // A question without words is taken out.
        if (question.label.empty()) continue;
        question.kind = reader.choice(name("kind"), kinds(), "Select the kind of answer");
        if (question.kind == "choices" && question.choices.size() < 2) {
            reader.errors().add(name("choices"), "Write at least two choices");
        }
        if (question.kind != "choices") question.choices.clear();
        // Answers are kept by id, so one that is known stays.
        if (question.id.empty()) question.id = slug(question.label);
        while (!ids.insert(question.id).second) question.id += "-2";
        questions.push_back(std::move(question));
    }
    return questions;
}

}  // namespace

Html category_fields(const Category& category, const web::FormReader& typed) {
    const auto& errors = typed.errors();
    std::vector<std::string> ticked;
    if (category.public_form) ticked.emplace_back("yes");
    Html fields =
        govuk::input({.label = {.text = "Name"}, .error_message = errors.shown("name"),
                      .name = "name", .value = category.name}) +
        govuk::input({.label = {.text = "Hint"}, .name = "hint", .value = category.hint}) +
        govuk::select({.label = {.text = "Usually met by"},
                       .name = "route",
                       .value = category.usual_route,
                       .items = {{.text = "A volunteer", .value = "volunteers"},
                                 {.text = "Our team", .value = "team"},
                                 {.text = "An organisation", .value = "organisation"}}}) +
        govuk::input({.label = {.text = "Usual days until it is met"},
                      .error_message = errors.shown("days"),
                      .name = "days",
                      .value = std::to_string(category.days_to_meet),
                      .inputmode = "numeric",
                      .classes = "govuk-input--width-3"}) +
        govuk::checkboxes({.name = "public",
                           .values = ticked,
                           .items = {{.text = "Shown on the public form", .value = "yes"}}});
    std::size_t number = 0;
    for (const Question& question : category.questions) {
        fields += question_fields(question, ++number, typed);
    }
    for (std::size_t empty = 0; empty < empty_questions && number < most_questions; ++empty) {
        fields += question_fields({.id = "", .kind = "text"}, ++number, typed);
    }
    return fields + govuk::button({.text = "Save draft"});
}

Html script_fields(const Script& script, const web::FormReader& typed) {
    return govuk::input({.label = {.text = "Name"}, .error_message = typed.errors().shown("name"),
                         .name = "name", .value = script.name}) +
           govuk::textarea({.label = {.text = "What is said, one a line, in order"},
                            .error_message = typed.errors().shown("prompts"),
                            .name = "prompts",
                            .value = text::join(script.prompts, "\n"),
                            .rows = 14}) +
           govuk::button({.text = "Save draft"});
}

Category read_category(web::FormReader& reader, const Category& before) {
    Category written = before;
    written.name = reader.required("name", "Enter a name", 80);
    written.hint = reader.text("hint", 200);
    written.usual_route = reader.choice("route", {"volunteers", "team", "organisation"},
                                        "Select who usually meets it");
    const auto days = reader.whole_number("days", 0, longest_wait_days,
                                          "Enter a number of days from 0 to 365");
    if (days) written.days_to_meet = static_cast<int>(*days);
    written.public_form = reader.ticked("public");
    written.questions = read_questions(reader);
    return written;
}

Script read_script(web::FormReader& reader, const Script& before) {
    Script written = before;
    written.name = reader.required("name", "Enter a name", 80);
    written.prompts = lines_of(reader.text("prompts", 10'000));
    if (written.prompts.empty()) reader.errors().add("prompts", "Write at least one line");
    return written;
}

}  // namespace kith::casework
