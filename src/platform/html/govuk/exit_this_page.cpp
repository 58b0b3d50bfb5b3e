#include "platform/html/govuk/exit_this_page.hpp"

#include "platform/html/govuk/button.hpp"

namespace kith::govuk {

using html::markup;

Html exit_this_page(const ExitThisPage& options) {
    Attributes attributes;
    attributes.append(options.attributes)
        .add_some("data-i18n.activated", options.activated_text)
        .add_some("data-i18n.timed-out", options.timed_out_text)
        .add_some("data-i18n.press-two-more-times", options.press_two_more_times_text)
        .add_some("data-i18n.press-one-more-time", options.press_one_more_time_text);
    const Html text =
        options.text.empty()
            ? markup(R"(<span class="govuk-visually-hidden">Emergency</span> Exit this page)")
            : options.text;
    const Html link = button({.text = text,
                              .href = options.redirect_url,
                              .classes = "govuk-button--warning govuk-exit-this-page__button "
                                         "govuk-js-exit-this-page-button",
                              .attributes = {{"rel", "nofollow noreferrer"}}});
    return markup(R"(
        <div{} class="govuk-exit-this-page{}" data-module="govuk-exit-this-page"{}>
            {}
        </div>)",
                  Attributes{}.add_some("id", options.id), spaced(options.classes), attributes,
                  link);
}

}  // namespace kith::govuk
