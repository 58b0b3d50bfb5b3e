#pragma once

#include "platform/html/govuk/parts.hpp"

namespace kith::govuk {

struct Feedback {
    Html title_text{};
    Html text{};  // one paragraph
    Html html{};  // or the content as it is
    int heading_level = 2;
    std::string classes{};
    Attributes attributes{};
};

Html feedback(const Feedback& options);

}  // namespace kith::govuk
