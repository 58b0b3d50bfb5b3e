#include "platform/html/govuk/feedback.hpp"

namespace kith::govuk {

using html::markup;

namespace {

Html body(const Feedback& options) {
    if (options.html.empty() && options.text.empty()) {
        return {};
    }
    return markup(R"(<div class="govuk-feedback__body">{}</div>)",
                  options.html.empty() ? markup(R"(<p class="govuk-body">{}</p>)", options.text)
                                       : options.html);
}

}  // namespace

Html feedback(const Feedback& options) {
    return markup(R"(
        <div class="govuk-feedback govuk-width-container{}"{}>
            <div class="govuk-grid-row">
                <div class="govuk-grid-column-two-thirds">
                    {}
                    {}
                </div>
            </div>
        </div>)",
                  spaced(options.classes), options.attributes,
                  heading(options.heading_level, {{"class", "govuk-feedback__title"}},
                          options.title_text),
                  body(options));
}

}  // namespace kith::govuk
