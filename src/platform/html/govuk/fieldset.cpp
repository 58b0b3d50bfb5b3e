#include "platform/html/govuk/fieldset.hpp"

namespace kith::govuk {

using html::markup;

namespace {

Html legend(const Legend& options) {
    if (options.text.empty()) {
        return {};
    }
    const Html text = options.is_page_heading
                          ? markup(R"(<h1 class="govuk-fieldset__heading">{}</h1>)", options.text)
                          : options.text;
    return markup(R"(<legend class="govuk-fieldset__legend{}">{}</legend>)",
                  spaced(options.classes), text);
}

}  // namespace

Html fieldset(const Fieldset& options) {
    Attributes attributes;
    attributes.add_some("role", options.role).add_some("aria-describedby", options.described_by);
    return markup(R"(
        <fieldset class="govuk-fieldset{}"{}>
        {}
        {}
        </fieldset>)",
                  spaced(options.classes), attributes.append(options.attributes),
                  legend(options.legend), options.html);
}

bool is_given(const Fieldset& options) {
    return !options.legend.text.empty() || !options.described_by.empty() ||
           !options.classes.empty() || !options.attributes.empty() || !options.role.empty();
}

}  // namespace kith::govuk
