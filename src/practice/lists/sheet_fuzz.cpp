#include <cstdint>
#include <string>

#include "practice/lists/a_workbook_test.hpp"
#include "practice/lists/layout.hpp"
#include "practice/lists/row.hpp"
#include "practice/lists/workbook.hpp"

// Bytes as the rows of a sheet, and as a list of every known feed: every row is read or refused.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(bytes), size);
    (void)kith::lists::first_sheet_as_csv(kith::lists::test::workbook(text));
    kith::CsvReader reader(text);
    if (!reader.next()) return 0;
    const kith::CsvHeader header(reader.fields());
    kith::lists::Layout layout{.id = "any", .name = "Any"};
    const auto guessed = kith::lists::guess(header);
    for (std::size_t each = 0; each < guessed.size(); ++each) {
        layout.columns.emplace_back(header.names()[each], guessed[each]);
    }
    const kith::lists::RowReader rows(layout, header, kith::Day::parse("2020-04-03").value());
    while (reader.next()) {
        const auto row = rows.read(reader);
        if (!row && row.error().empty()) __builtin_trap();
    }
    return 0;
}
