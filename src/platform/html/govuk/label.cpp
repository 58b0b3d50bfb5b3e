#include "platform/html/govuk/label.hpp"

namespace kith::govuk {

using html::markup;

Html label(const Label& options) {
    if (options.text.empty()) {
        return {};
    }
    const Html element =
        markup(R"(<label class="govuk-label{}"{}{}>{}</label>)", spaced(options.classes),
               options.attributes, Attributes{}.add_some("for", options.for_id), options.text);
    return options.is_page_heading
               ? markup(R"(<h1 class="govuk-label-wrapper">{}</h1>)", element)
               : element;
}

}  // namespace kith::govuk
