#include "platform/html/govuk/table.hpp"

namespace kith::govuk {

using html::markup;

namespace {

std::string format_class(const TableCell& cell, std::string_view element) {
    return cell.format.empty() ? std::string{}
                               : " " + std::string(element) + "--" + cell.format;
}

Attributes span(const TableCell& cell) {
    Attributes all;
    all.add_some("colspan", cell.colspan > 0 ? std::to_string(cell.colspan) : "")
        .add_some("rowspan", cell.rowspan > 0 ? std::to_string(cell.rowspan) : "");
    return all.append(cell.attributes);
}

Html head_cell(const TableCell& cell) {
    return markup(R"(<th scope="col" class="govuk-table__header{}{}"{}>{}</th>)",
                  format_class(cell, "govuk-table__header"), spaced(cell.classes), span(cell),
                  cell.text);
}

Html row_header(const TableCell& cell) {
    return markup(R"(<th scope="row" class="govuk-table__header{}"{}>{}</th>)",
                  spaced(cell.classes), span(cell), cell.text);
}

Html body_cell(const TableCell& cell) {
    return markup(R"(<td class="govuk-table__cell{}{}"{}>{}</td>)",
                  format_class(cell, "govuk-table__cell"), spaced(cell.classes), span(cell),
                  cell.text);
}

Html body_row(const TableRow& row, bool first_is_header) {
    Html cells;
    for (std::size_t at = 0; at < row.size(); ++at) {
        cells += at == 0 && first_is_header ? row_header(row[at]) : body_cell(row[at]);
    }
    return markup(R"(<tr class="govuk-table__row">{}</tr>)", cells);
}

Html caption(const Table& options) {
    return options.caption.empty()
               ? Html{}
               : markup(R"(<caption class="govuk-table__caption{}">{}</caption>)",
                        spaced(options.caption_classes), options.caption);
}

Html head(const Table& options) {
    return options.head.empty()
               ? Html{}
               : markup(R"(
        <thead class="govuk-table__head"><tr class="govuk-table__row">{}</tr></thead>)",
                        html::each(options.head, head_cell));
}

}  // namespace

Html table(const Table& options) {
    return markup(R"(
        <table class="govuk-table{}"{}>
            {}
            {}
            <tbody class="govuk-table__body">{}</tbody>
        </table>)",
                  spaced(options.classes), options.attributes, caption(options), head(options),
                  html::each(options.rows, [&](const TableRow& row) {
                      return body_row(row, options.first_cell_is_header);
                  }));
}

}  // namespace kith::govuk
