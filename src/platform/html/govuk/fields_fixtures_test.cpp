#include "platform/html/govuk/field_fixtures_test.hpp"
#include "platform/html/govuk/input.hpp"

namespace kith::govuk::fixtures {

namespace {

Affix affix_of(const Options& options) {
    return {.text = options.html(),
            .classes = options.classes(),
            .attributes = options.attributes()};
}

Html an_input(const Options& options) {
    return input({.label = label_of(options["label"]),
                  .hint = hint_of(options["hint"]),
                  .error_message = error_of(options["errorMessage"]),
                  .id = options.text("id"),
                  .name = options.text("name"),
                  .value = options.text("value"),
                  .type = options.text_or("type", "text"),
                  .inputmode = options.text("inputmode"),
                  .autocomplete = options.text("autocomplete"),
                  .autocapitalize = options.text("autocapitalize"),
                  .pattern = options.text("pattern"),
                  .spellcheck = options.some_flag("spellcheck"),
                  .disabled = options.flag("disabled"),
                  .described_by = options.text("describedBy"),
                  .prefix = affix_of(options["prefix"]),
                  .suffix = affix_of(options["suffix"]),
                  .form_group = group_of(options["formGroup"]),
                  .input_wrapper = {.classes = options["inputWrapper"].classes(),
                                    .attributes = options["inputWrapper"].attributes()},
                  .classes = options.classes(),
                  .attributes = options.attributes()});
}

}  // namespace

std::vector<Component> field_components() {
    return {{"input", an_input}};
}

}  // namespace kith::govuk::fixtures
