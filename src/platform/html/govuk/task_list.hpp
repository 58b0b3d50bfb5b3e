#pragma once

#include <vector>

#include "platform/html/govuk/parts.hpp"

namespace kith::govuk {

struct TaskListItem {
    Html title{};
    Html hint{};
    Url href{};     // none: the task cannot be started yet
    Html status{};  // "Completed", or a tag
    std::string title_classes{};
    std::string status_classes{};
    std::string classes{};
    bool when = true;
};

struct TaskList {
    std::vector<TaskListItem> items;
    std::string id_prefix = "task-list";
    std::string classes{};
    Attributes attributes{};
};

Html task_list(const TaskList& options);

}  // namespace kith::govuk
