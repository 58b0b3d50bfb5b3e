#include "platform/html/govuk/phase_banner.hpp"

namespace kith::govuk {

Html phase_banner(const PhaseBanner& options) {
    Tag phase = options.tag;
    phase.classes = joined("govuk-phase-banner__content__tag", phase.classes);
    return html::markup(R"(
        <div class="govuk-phase-banner govuk-width-container{}"{}>
            <p class="govuk-phase-banner__content">
                {}
                <span class="govuk-phase-banner__text">
                    {}
                </span>
            </p>
        </div>)",
                        spaced(options.classes), options.attributes, tag(phase), options.text);
}

}  // namespace kith::govuk
