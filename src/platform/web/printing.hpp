// What pages that are printed have besides.
#pragma once

#include "platform/html/html.hpp"

namespace kith::web {

// Prints the page: shown only where scripts run, and never on paper.
html::Html print_button();

}  // namespace kith::web
