#include "platform/html/govuk/tag.hpp"

namespace kith::govuk {

Html tag(const Tag& options) {
    return html::markup(R"(<strong class="govuk-tag{}"{}>{}</strong>)", spaced(options.classes),
                        options.attributes, options.text);
}

}  // namespace kith::govuk
