#pragma once

#include <optional>

#include "platform/html/govuk/parts.hpp"

namespace kith::govuk {

// A button, or with `href` a link that looks like one.
struct Button {
    Html text{};
    std::string name{};
    std::string value{};
    std::string type{};  // submit unless said otherwise
    Url href{};
    std::string id{};
    std::string classes{};
    bool disabled = false;
    bool is_start_button = false;
    std::optional<bool> prevent_double_click{};
    Attributes attributes{};
};

Html button(const Button& options);

}  // namespace kith::govuk
