#include "platform/html/govuk/tabs.hpp"

namespace kith::govuk {

using html::markup;

namespace {

Html tab(const TabsItem& item, const std::string& id, bool first) {
    return markup(R"(
        <li class="govuk-tabs__list-item{}">
            <a class="govuk-tabs__tab" href="#{}"{}>
                {}
            </a>
        </li>)",
                  first ? " govuk-tabs__list-item--selected" : "", id, item.attributes, item.label);
}

Html panel(const TabPanel& panel, const std::string& id, bool first) {
    const Html content = panel.html.empty() && !panel.text.empty()
                             ? markup(R"(<p class="govuk-body">{}</p>)", panel.text)
                             : panel.html;
    return markup(R"(<div class="govuk-tabs__panel{}" id="{}"{}>{}</div>)",
                  first ? "" : " govuk-tabs__panel--hidden", id, panel.attributes, content);
}

}  // namespace

Html tabs(const Tabs& options) {
    Html list;
    Html panels;
    for (std::size_t at = 0; at < options.items.size(); ++at) {
        const TabsItem& item = options.items[at];
        if (item.when) {
            const std::string id =
                item.id.empty() ? options.id_prefix + "-" + std::to_string(at + 1) : item.id;
            list += tab(item, id, at == 0);
            panels += panel(item.panel, id, at == 0);
        }
    }
    return markup(R"(
        <div{} class="govuk-tabs{}"{} data-module="govuk-tabs">
            <h2 class="govuk-tabs__title">{}</h2>
            {}
            {}
        </div>)",
                  Attributes{}.add_some("id", options.id), spaced(options.classes),
                  options.attributes, options.title,
                  options.items.empty()
                      ? Html{}
                      : markup(R"(<ul class="govuk-tabs__list">{}</ul>)", list),
                  panels);
}

}  // namespace kith::govuk
