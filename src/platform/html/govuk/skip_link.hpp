#pragma once

#include "platform/html/govuk/parts.hpp"

namespace kith::govuk {

struct SkipLink {
    Html text = "Skip to main content";
    Url href = Url::here("content");
    std::string classes{};
    Attributes attributes{};
};

Html skip_link(const SkipLink& options);

}  // namespace kith::govuk
