#pragma once

#include "platform/html/govuk/parts.hpp"

namespace kith::govuk {

struct Legend {
    Html text{};
    std::string classes{};
    bool is_page_heading = false;
};

struct Fieldset {
    Legend legend{};
    Html html{};
    std::string described_by{};
    std::string role{};
    std::string classes{};
    Attributes attributes{};
};

Html fieldset(const Fieldset& options);

// Whether a field that may stand in a fieldset was given one.
bool is_given(const Fieldset& options);

}  // namespace kith::govuk
