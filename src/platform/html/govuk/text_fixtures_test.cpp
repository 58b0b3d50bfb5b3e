#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/error_summary.hpp"
#include "platform/html/govuk/field_fixtures_test.hpp"

namespace kith::govuk::fixtures {

Label label_of(const Options& options) {
    return {.text = options.html(),
            .for_id = options.text("for"),
            .classes = options.classes(),
            .is_page_heading = options.flag("isPageHeading"),
            .attributes = options.attributes()};
}

Hint hint_of(const Options& options) {
    return {.text = options.html(),
            .id = options.text("id"),
            .classes = options.classes(),
            .attributes = options.attributes()};
}

ErrorMessage error_of(const Options& options) {
    return {.text = options.html(),
            .id = options.text("id"),
            .classes = options.classes(),
            .attributes = options.attributes(),
            .visually_hidden_text = options.has("visuallyHiddenText")
                                        ? options.text("visuallyHiddenText")
                                        : "Error"};
}

Legend legend_of(const Options& options) {
    return {.text = options.html(),
            .classes = options.classes(),
            .is_page_heading = options.flag("isPageHeading")};
}

Fieldset fieldset_of(const Options& options) {
    return {.legend = legend_of(options["legend"]),
            .html = options.html(),
            .described_by = options.text("describedBy"),
            .role = options.text("role"),
            .classes = options.classes(),
            .attributes = options.attributes()};
}

FormGroup group_of(const Options& options) {
    const auto beside = [&](std::string_view one, std::string_view many) {
        return options.has(one) ? options[one].html() : options[many].html();
    };
    return {.classes = options.classes(),
            .attributes = options.attributes(),
            .before_input = beside("beforeInput", "beforeInputs"),
            .after_input = beside("afterInput", "afterInputs")};
}

namespace {

Html a_button(const Options& options) {
    return button({.text = options.html(),
                   .name = options.text("name"),
                   .value = options.text("value"),
                   .type = options.text("type"),
                   .href = options.url(),
                   .id = options.text("id"),
                   .classes = options.classes(),
                   .disabled = options.flag("disabled"),
                   .is_start_button = options.flag("isStartButton"),
                   .prevent_double_click = options.some_flag("preventDoubleClick"),
                   .attributes = options.attributes()});
}

Html an_error_summary(const Options& options) {
    ErrorSummary summary{.title_text = options.html("titleHtml", "titleText"),
                         .description_text = options.html("descriptionHtml", "descriptionText"),
                         .disable_auto_focus = options.some_flag("disableAutoFocus"),
                         .classes = options.classes(),
                         .attributes = options.attributes()};
    for (const Options& item : options.items("errorList")) {
        summary.error_list.push_back(
            {.text = item.html(), .href = item.url(), .attributes = item.attributes()});
    }
    return error_summary(summary);
}

}  // namespace

std::vector<Component> text_components() {
    return {
        {"button", a_button},
        {"error-message", [](const Options& options) { return error_message(error_of(options)); }},
        {"error-summary", an_error_summary},
        {"fieldset", [](const Options& options) { return fieldset(fieldset_of(options)); }},
        {"hint", [](const Options& options) { return hint(hint_of(options)); }},
        {"label", [](const Options& options) { return label(label_of(options)); }},
    };
}

}  // namespace kith::govuk::fixtures
