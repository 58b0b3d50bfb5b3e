// Boxes to tick in a form, which show again what was ticked and what is wrong with it.
#pragma once

#include <string>
#include <vector>

#include "platform/html/html.hpp"
#include "platform/web/form.hpp"

namespace kith::web {

struct Tick {
    std::string value;
    std::string words;
    std::string hint{};
};
struct TicksAsked {
    std::string legend;
    std::string hint{};
    std::string classes{};
};
// Any number of one field: each that is ticked is sent as a value of `name`.
html::Html ticks(const FormReader& typed, const std::string& name, const TicksAsked& asked,
                 const std::vector<Tick>& items);
// Each a field of its own, whose name is its value, and which is sent as "yes".
html::Html yes_ticks(const FormReader& typed, const std::string& legend,
                     const std::vector<Tick>& items);

}  // namespace kith::web
