#include "platform/html/govuk/skip_link.hpp"

namespace kith::govuk {

Html skip_link(const SkipLink& options) {
    return html::markup(
        R"(<a href="{}" class="govuk-skip-link{}"{} data-module="govuk-skip-link">{}</a>)",
        options.href, spaced(options.classes), options.attributes, options.text);
}

}  // namespace kith::govuk
