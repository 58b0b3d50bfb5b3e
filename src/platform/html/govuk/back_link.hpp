#pragma once

#include "platform/html/govuk/parts.hpp"

namespace kith::govuk {

struct BackLink {
    Html text = "Back";
    Url href = Url::here("");
    std::string classes{};
    Attributes attributes{};
};

Html back_link(const BackLink& options);

}  // namespace kith::govuk
