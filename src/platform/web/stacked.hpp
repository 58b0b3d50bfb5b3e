// A table for small screens: below the width of a tablet each row becomes a block of lines, and
// each line says its column's name before its words, so that nothing is cut or moved sideways.
#pragma once

#include "platform/html/govuk/table.hpp"

namespace kith::web {

// The table needs a head; cells beyond it get no name. Other screens show it as any table.
html::Html stacked(govuk::Table table);

}  // namespace kith::web
