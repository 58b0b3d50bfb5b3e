#include "platform/html/govuk/hint.hpp"

namespace kith::govuk {

Html hint(const Hint& options) {
    return html::markup(R"(<div{} class="govuk-hint{}"{}>{}</div>)",
                        Attributes{}.add_some("id", options.id), spaced(options.classes),
                        options.attributes, options.text);
}

}  // namespace kith::govuk
