// Reads the first sheet of an XLSX workbook (ECMA-376) as CSV: shared and inline strings, numbers,
// dates by their format, empty cells kept in their places. Bounded in what it unpacks. Pure.
#pragma once

#include <string>
#include <string_view>

#include "platform/base/parsed.hpp"

namespace kith::lists {

// Whether the bytes begin as a ZIP archive does, as every workbook is one.
bool is_workbook(std::string_view bytes);
Parsed<std::string> first_sheet_as_csv(std::string_view bytes);

}  // namespace kith::lists
