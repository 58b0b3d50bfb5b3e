// A table for small screens: below the width of a tablet each row becomes a block of lines, and
// each line says its column's name before its words, so that nothing is cut or moved sideways.
#pragma once

#include <string>
#include <vector>

#include "platform/html/govuk/table.hpp"

namespace kith::web {

// Names are those of the head unless `names` says otherwise, as it must where the head holds links;
// an empty one is left out. Other screens show it as any table.
html::Html stacked(govuk::Table table, const std::vector<std::string>& names = {});

}  // namespace kith::web
