#include "platform/html/govuk/error_summary.hpp"

namespace kith::govuk {

using html::markup;

namespace {

Html line(const ErrorLink& error) {
    if (error.href.empty()) {
        return markup("<li>{}</li>", error.text);
    }
    return markup(R"(<li><a href="{}"{}>{}</a></li>)", error.href, error.attributes, error.text);
}

Html body(const ErrorSummary& options) {
    Html all;
    if (!options.description_text.empty()) {
        all += markup("<p>{}</p>", options.description_text);
    }
    if (!options.error_list.empty()) {
        all += markup(R"(<ul class="govuk-list govuk-error-summary__list">{}</ul>)",
                      html::each(options.error_list, line));
    }
    return all;
}

}  // namespace

Html error_summary(const ErrorSummary& options) {
    Attributes attributes;
    if (options.disable_auto_focus) {
        attributes.add("data-disable-auto-focus", *options.disable_auto_focus ? "true" : "false");
    }
    return markup(R"(
        <div class="govuk-error-summary{}"{} data-module="govuk-error-summary">
            <div role="alert">
                <h2 class="govuk-error-summary__title">{}</h2>
                <div class="govuk-error-summary__body">{}</div>
            </div>
        </div>)",
                  spaced(options.classes), attributes.append(options.attributes),
                  options.title_text, body(options));
}

}  // namespace kith::govuk
