// What somebody typed to find a person, told apart: names, a birth date, a postcode, a phone, an
// NHS number or a reference, in any order and unfinished. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/day.hpp"
#include "platform/base/nhs_number.hpp"
#include "platform/base/reference.hpp"

namespace kith::people {

struct SearchTerms {
    std::vector<std::string> names{};             // keys, in the order typed
    std::optional<Day> born_on{};
    std::string postcode{};                       // "NR90 1AB", or its beginning
    bool postcode_whole = false;
    std::string phone{};                          // E.164, or its beginning
    bool phone_whole = false;
    std::optional<NhsNumber> nhs_number{};
    std::optional<Reference> reference{};

    bool empty() const {
        return names.empty() && !born_on && postcode.empty() && phone.empty() && !nhs_number &&
               !reference;
    }
};

SearchTerms read_search(std::string_view typed);

}  // namespace kith::people
