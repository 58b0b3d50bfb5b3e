#include "platform/html/govuk/error_message.hpp"

namespace kith::govuk {

using html::markup;

Html error_message(const ErrorMessage& options) {
    const Html prefix = options.visually_hidden_text.empty()
                            ? Html{}
                            : markup(R"(<span class="govuk-visually-hidden">{}:</span> )",
                                     options.visually_hidden_text);
    return markup(R"(<p{} class="govuk-error-message{}"{}>{}{}</p>)",
                  Attributes{}.add_some("id", options.id), spaced(options.classes),
                  options.attributes, prefix, options.text);
}

}  // namespace kith::govuk
