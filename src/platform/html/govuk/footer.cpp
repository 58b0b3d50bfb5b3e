#include "platform/html/govuk/footer.hpp"

namespace kith::govuk {

using html::markup;

namespace {

Html navigation_link(const FooterLink& link) {
    if (link.href.empty() || link.text.empty()) {
        return {};
    }
    return markup(R"(
        <li class="govuk-footer__list-item">
            <a class="govuk-footer__link" href="{}"{}>
                {}
            </a>
        </li>)",
                  link.href, link.attributes, link.text);
}

Html section(const FooterNavigation& part) {
    Html list;
    if (!part.items.empty()) {
        const std::string columns = "govuk-footer__list--columns-" + std::to_string(part.columns);
        list = markup(R"(<ul class="govuk-footer__list{}">{}</ul>)",
                      part.columns > 0 ? spaced(columns) : "",
                      html::each(part.items, navigation_link));
    }
    return markup(R"(
        <div class="govuk-footer__section govuk-grid-column-{}">
            <h2 class="govuk-footer__heading govuk-heading-m">{}</h2>
            {}
        </div>)",
                  part.width, part.title, list);
}

Html navigation(const std::vector<FooterNavigation>& parts) {
    return parts.empty() ? Html{}
                         : markup(R"(
        <div class="govuk-footer__navigation">{}</div>
        <hr class="govuk-footer__section-break">)",
                                  html::each(parts, section));
}

Html meta_link(const FooterLink& link) {
    return markup(R"(
        <li class="govuk-footer__inline-list-item">
            <a class="govuk-footer__link" href="{}"{}>
                {}
            </a>
        </li>)",
                  link.href, link.attributes, link.text);
}

Html meta(const FooterMeta& options) {
    Html all =
        markup(R"(<h2 class="govuk-visually-hidden">{}</h2>)", options.visually_hidden_title);
    if (!options.items.empty()) {
        all += markup(R"(<ul class="govuk-footer__inline-list">{}</ul>)",
                      html::each(options.items, meta_link));
    }
    if (!options.text.empty()) {
        all += markup(R"(<div class="govuk-footer__meta-custom">{}</div>)", options.text);
    }
    return all;
}

Html licence(const FooterLicence& options) {
    return options.text.empty() ? Html{}
                                : markup(R"(
        {}
        <span class="govuk-footer__licence-description">
            {}
        </span>)",
                                         options.logo, options.text);
}

}  // namespace

Html open_government_licence() {
    return markup(R"(All content is available under the
        <a class="govuk-footer__link" rel="license"
            href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
        >Open Government Licence v3.0</a>, except where otherwise stated)");
}

Html footer(const Footer& options) {
    const Url framework = Url::fixed(
        "https://www.nationalarchives.gov.uk/information-management/re-using-public-sector-"
        "information/uk-government-licensing-framework/crown-copyright/");
    return markup(R"(
        <div class="govuk-footer{}"{}>
            <div class="govuk-width-container{}">
                {}
                {}
                <div class="govuk-footer__meta">
                    <div class="govuk-footer__meta-item govuk-footer__meta-item--grow">
                        {}
                        {}
                    </div>
                    <div class="govuk-footer__meta-item">
                        <a class="govuk-footer__link govuk-footer__copyright-logo" href="{}">
                            {}
                        </a>
                    </div>
                </div>
            </div>
        </div>)",
                  spaced(options.classes), options.attributes, spaced(options.container_classes),
                  options.logo, navigation(options.navigation),
                  options.meta ? meta(*options.meta) : Html{}, licence(options.content_licence),
                  framework, options.copyright);
}

}  // namespace kith::govuk
