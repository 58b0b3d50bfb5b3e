#pragma once

#include <vector>

#include "platform/html/govuk/parts.hpp"

namespace kith::govuk {

struct TableCell {
    Html text{};
    std::string format{};  // "numeric" sets figures to the right
    int colspan = 0;
    int rowspan = 0;
    std::string classes{};
    Attributes attributes{};
};

using TableRow = std::vector<TableCell>;

struct Table {
    std::string caption{};
    std::string caption_classes{};
    TableRow head{};
    std::vector<TableRow> rows;
    bool first_cell_is_header = false;
    std::string classes{};
    Attributes attributes{};
};

Html table(const Table& options);

}  // namespace kith::govuk
