#include "platform/html/govuk/breadcrumbs.hpp"

namespace kith::govuk {

using html::markup;

namespace {

Html step(const BreadcrumbsItem& item) {
    if (item.href.empty()) {
        return markup(R"(<li class="govuk-breadcrumbs__list-item" aria-current="page">{}</li>)",
                      item.text);
    }
    return markup(R"(
        <li class="govuk-breadcrumbs__list-item">
            <a class="govuk-breadcrumbs__link" href="{}"{}>{}</a>
        </li>)",
                  item.href, item.attributes, item.text);
}

}  // namespace

Html breadcrumbs(const Breadcrumbs& options) {
    const std::string classes =
        joined(options.classes,
               options.collapse_on_mobile ? "govuk-breadcrumbs--collapse-on-mobile" : "");
    return markup(R"(
        <nav class="govuk-breadcrumbs{}"{} aria-label="{}">
            <ol class="govuk-breadcrumbs__list">{}</ol>
        </nav>)",
                  spaced(classes), options.attributes, options.label_text,
                  html::each(options.items, step));
}

}  // namespace kith::govuk
