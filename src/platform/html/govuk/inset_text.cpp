#include "platform/html/govuk/inset_text.hpp"

namespace kith::govuk {

Html inset_text(const InsetText& options) {
    return html::markup(R"(<div{} class="govuk-inset-text{}"{}>{}</div>)",
                        Attributes{}.add_some("id", options.id), spaced(options.classes),
                        options.attributes, options.text);
}

}  // namespace kith::govuk
