#include "platform/html/govuk/warning_text.hpp"

namespace kith::govuk {

Html warning_text(const WarningText& options) {
    return html::markup(R"(
        <div class="govuk-warning-text{}"{}>
            <span class="govuk-warning-text__icon" aria-hidden="true">!</span>
            <strong class="govuk-warning-text__text">
                <span class="govuk-visually-hidden">{}</span>
                {}
            </strong>
        </div>)",
                        spaced(options.classes), options.attributes, options.icon_fallback_text,
                        options.text);
}

}  // namespace kith::govuk
