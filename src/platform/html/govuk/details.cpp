#include "platform/html/govuk/details.hpp"

namespace kith::govuk {

Html details(const Details& options) {
    Attributes attributes;
    attributes.append(options.attributes).flag("open", options.open);
    return html::markup(R"(
        <details{} class="govuk-details{}"{}>
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{}</span>
            </summary>
            <div class="govuk-details__text">{}</div>
        </details>)",
                        Attributes{}.add_some("id", options.id), spaced(options.classes),
                        attributes, options.summary_text, options.text);
}

}  // namespace kith::govuk
