#include "platform/html/govuk/generic_header.hpp"

namespace kith::govuk {

Html generic_header(const GenericHeader& options) {
    return html::markup(R"(
        <div class="govuk-generic-header{}"{}>
            <div class="govuk-generic-header__container {}">
                <div class="govuk-generic-header__logo">
                    <a href="{}" class="govuk-generic-header__homepage-link">
                        {}
                    </a>
                </div>
            </div>
        </div>)",
                        spaced(options.classes), options.attributes, options.container_classes,
                        options.url, options.logo);
}

}  // namespace kith::govuk
