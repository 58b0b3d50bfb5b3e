#pragma once

#include <optional>
#include <vector>

#include "platform/html/govuk/parts.hpp"

namespace kith::govuk {

// One line of the summary; `href` is usually Url::here("id of the field").
struct ErrorLink {
    Html text{};
    Url href{};
    Attributes attributes{};
};

struct ErrorSummary {
    Html title_text = "There is a problem";
    Html description_text{};
    std::vector<ErrorLink> error_list{};
    std::optional<bool> disable_auto_focus{};
    std::string classes{};
    Attributes attributes{};
};

Html error_summary(const ErrorSummary& options);

}  // namespace kith::govuk
