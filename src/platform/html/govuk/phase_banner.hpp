#pragma once

#include "platform/html/govuk/tag.hpp"

namespace kith::govuk {

struct PhaseBanner {
    Tag tag{};
    Html text{};
    std::string classes{};
    Attributes attributes{};
};

Html phase_banner(const PhaseBanner& options);

}  // namespace kith::govuk
