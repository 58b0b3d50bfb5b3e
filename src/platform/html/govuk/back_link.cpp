#include "platform/html/govuk/back_link.hpp"

namespace kith::govuk {

Html back_link(const BackLink& options) {
    return html::markup(R"(<a href="{}" class="govuk-back-link{}"{}>{}</a>)", options.href,
                        spaced(options.classes), options.attributes, options.text);
}

}  // namespace kith::govuk
