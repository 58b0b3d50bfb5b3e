// Writes an XLSX workbook (ECMA-376) whose cells are text, so that no date, phone or NHS number is
// read as something else. Pure: the same sheets give the same bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kith::lists {

struct Sheet {
    std::string name;       // at most 31 characters, none of []:*?/ or backslash
    std::string csv;        // its rows; the first is a heading and stays in sight
    bool filtered = false;  // the heading's cells choose rows
};
std::string workbook_of(const std::vector<Sheet>& sheets);

}  // namespace kith::lists
