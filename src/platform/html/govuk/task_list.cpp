#include "platform/html/govuk/task_list.hpp"

namespace kith::govuk {

using html::markup;

namespace {

Html name(const TaskListItem& item, const std::string& hint_id, const std::string& status_id) {
    if (item.href.empty()) {
        return markup("<div{}>{}</div>", Attributes{}.add_some("class", item.title_classes),
                      item.title);
    }
    return markup(R"(<a class="govuk-link govuk-task-list__link{}" href="{}" aria-describedby="{}">
                {}
            </a>)",
                  spaced(item.title_classes), item.href,
                  joined(item.hint.empty() ? "" : hint_id, status_id), item.title);
}

Html task(const TaskListItem& item, const std::string& id) {
    const std::string hint_id = id + "-hint";
    const std::string status_id = id + "-status";
    const Html hint = item.hint.empty()
                          ? Html{}
                          : markup(R"(<div id="{}" class="govuk-task-list__hint">{}</div>)",
                                   hint_id, item.hint);
    return markup(R"(
        <li class="govuk-task-list__item{}{}">
            <div class="govuk-task-list__name-and-hint">
                {}
                {}
            </div>
            <div class="govuk-task-list__status{}" id="{}">{}</div>
        </li>)",
                  item.href.empty() ? "" : " govuk-task-list__item--with-link",
                  spaced(item.classes), name(item, hint_id, status_id), hint,
                  spaced(item.status_classes), status_id, item.status);
}

}  // namespace

Html task_list(const TaskList& options) {
    Html items;
    for (std::size_t at = 0; at < options.items.size(); ++at) {
        if (options.items[at].when) {
            items +=
                task(options.items[at], options.id_prefix + "-" + std::to_string(at + 1));
        }
    }
    return markup(R"(<ul class="govuk-task-list{}"{}>{}</ul>)", spaced(options.classes),
                  options.attributes, items);
}

}  // namespace kith::govuk
