#include "platform/html/govuk/header.hpp"

namespace kith::govuk {

using html::markup;

Html header(const Header& options) {
    const Html product = options.product_name.empty()
                             ? Html{}
                             : markup(R"(<span class="govuk-header__product-name">{}</span>)",
                                      options.product_name);
    return markup(R"(
        <div class="govuk-header{}"{}>
            <div class="govuk-header__container {}">
                <div class="govuk-header__logo">
                    <a href="{}" class="govuk-header__homepage-link">
                        {}
                        {}
                    </a>
                </div>
            </div>
        </div>)",
                  spaced(options.classes), options.attributes, options.container_classes,
                  options.homepage_url, options.logo, product);
}

}  // namespace kith::govuk
