#include "platform/html/govuk/service_navigation.hpp"

#include <algorithm>

namespace kith::govuk {

using html::markup;

namespace {

Html service_name(const ServiceNavigation& options) {
    if (options.service_name.empty()) {
        return {};
    }
    const Html name =
        options.service_url.empty()
            ? markup(R"(<span class="govuk-service-navigation__text">{}</span>)",
                     options.service_name)
            : markup(R"(<a href="{}" class="govuk-service-navigation__link">{}</a>)",
                     options.service_url, options.service_name);
    return markup(R"(<span class="govuk-service-navigation__service-name">{}</span>)", name);
}

Html navigation_item(const NavigationItem& item) {
    if (!item.when) {
        return {};
    }
    const bool here = item.current || item.active;
    Attributes state;
    state.add_some("aria-current", item.current ? "page" : here ? "true" : "");
    // A strong element shows where one is even when colours and styles are overridden.
    const Html text =
        here ? markup(R"(<strong class="govuk-service-navigation__active-fallback">{}</strong>)",
                      item.text)
             : item.text;
    Html content;
    if (!item.href.empty()) {
        content = markup(R"(<a class="govuk-service-navigation__link" href="{}"{}>{}</a>)",
                         item.href, state.append(item.attributes), text);
    } else if (!item.text.empty()) {
        content =
            markup(R"(<span class="govuk-service-navigation__text"{}>{}</span>)", state, text);
    }
    return markup(R"(<li class="govuk-service-navigation__item{}">{}</li>)",
                  here ? " govuk-service-navigation__item--active" : "", content);
}

Html menu_button(const ServiceNavigation& options) {
    Attributes attributes;
    if (options.menu_button_label != options.menu_button_text) {
        attributes.add_some("aria-label", options.menu_button_label);
    }
    return markup(R"(
        <button type="button" hidden aria-hidden="true" aria-controls="{}"
            class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"{}>
            {}
        </button>)",
                  options.navigation_id, attributes, options.menu_button_text);
}

Html navigation(const ServiceNavigation& options) {
    const auto items = std::count_if(options.navigation.begin(), options.navigation.end(),
                                     [](const NavigationItem& item) { return item.when; });
    if (items == 0 && options.slots.navigation_start.empty() &&
        options.slots.navigation_end.empty()) {
        return {};
    }
    const bool collapses = options.collapse_navigation_on_mobile.value_or(items > 1);
    return markup(R"(
        <nav aria-label="{}" class="govuk-service-navigation__wrapper{}">
            {}
            <ul class="govuk-service-navigation__list" id="{}">
                {}
                {}
                {}
            </ul>
        </nav>)",
                  options.navigation_label.empty() ? options.menu_button_text
                                                   : options.navigation_label,
                  spaced(options.navigation_classes), collapses ? menu_button(options) : Html{},
                  options.navigation_id, options.slots.navigation_start,
                  html::each(options.navigation, navigation_item), options.slots.navigation_end);
}

Html content(const ServiceNavigation& options) {
    return markup(R"(
        <div class="govuk-width-container{}">
            {}
            <div class="govuk-service-navigation__container">
                {}
                {}
            </div>
            {}
        </div>)",
                  options.slots.end_inline ? " govuk-service-navigation__inlining-container" : "",
                  options.slots.start, service_name(options), navigation(options),
                  options.slots.end);
}

}  // namespace

Html service_navigation(const ServiceNavigation& options) {
    const std::string classes = spaced(options.classes);
    if (options.service_name.empty() && options.slots.start.empty() && options.slots.end.empty()) {
        return markup(R"(
        <div class="govuk-service-navigation{}" data-module="govuk-service-navigation"{}>
            {}
        </div>)",
                      classes, options.attributes, content(options));
    }
    return markup(R"(
        <section aria-label="{}" class="govuk-service-navigation{}"
            data-module="govuk-service-navigation"{}>
            {}
        </section>)",
                  options.aria_label, classes, options.attributes, content(options));
}

}  // namespace kith::govuk
