// What lists, above all of people, are put together from.
#pragma once

#include <string>

#include "platform/html/govuk/table.hpp"

namespace kith::web {

// A table whose rows stack on a narrow screen, each cell after the name of its column. Names of
// columns are plain words.
html::Html stacking(govuk::Table table);

// What stands for the name of somebody whose record is not open to whoever reads.
std::string unnamed();

}  // namespace kith::web
