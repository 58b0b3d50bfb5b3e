#pragma once

#include "platform/html/govuk/parts.hpp"

namespace kith::govuk {

struct WarningText {
    Html text{};
    std::string icon_fallback_text = "Warning";
    std::string classes{};
    Attributes attributes{};
};

Html warning_text(const WarningText& options);

}  // namespace kith::govuk
