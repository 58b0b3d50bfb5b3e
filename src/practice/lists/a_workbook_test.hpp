// Workbooks for tests: an archive of parts that are stored as they are.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace kith::lists::test {

using Part = std::pair<std::string, std::string>;

inline std::string little(std::size_t number, int bytes) {
    std::string text;
    for (int each = 0; each < bytes; ++each) {
        text += static_cast<char>(number & 0xFFU);
        number >>= 8U;
    }
    return text;
}

inline std::string archive(const std::vector<Part>& parts) {
    std::string files, directory;
    for (const auto& [name, content] : parts) {
        const std::string sizes = little(0, 4) + little(content.size(), 4) +
                                  little(content.size(), 4) + little(name.size(), 2);
        directory += "PK\x01\x02" + little(20, 2) + little(20, 2) + little(0, 2) + little(0, 2) +
                     little(0, 4) + sizes + little(0, 2) + little(0, 2) + little(0, 2) +
                     little(0, 2) + little(0, 4) + little(files.size(), 4) + name;
        files += "PK\x03\x04" + little(20, 2) + little(0, 2) + little(0, 2) + little(0, 4) +
                 sizes + little(0, 2) + name + content;
    }
    return files + directory + "PK\x05\x06" + little(0, 4) + little(parts.size(), 2) +
           little(parts.size(), 2) + little(directory.size(), 4) + little(files.size(), 4) +
           little(0, 2);
}

// One sheet with these rows between <sheetData> and its end, and strings others refer to.
inline std::string workbook(const std::string& rows, const std::vector<std::string>& strings = {}) {
    std::string shared = "<?xml version=\"1.0\"?><sst>";
    for (const std::string& text : strings) shared += "<si><t>" + text + "</t></si>";
    return archive(
        {{"xl/workbook.xml", "<workbook xmlns:r=\"x\"><sheets><sheet name=\"People\" sheetId=\"1\" "
                             "r:id=\"rId1\"/></sheets></workbook>"},
         {"xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"rId1\" "
                                        "Target=\"worksheets/sheet1.xml\"/></Relationships>"},
         {"xl/sharedStrings.xml", shared + "</sst>"},
         {"xl/styles.xml", "<styleSheet><numFmts>"
                           "<numFmt numFmtId=\"170\" formatCode=\"dd/mm/yyyy\"/></numFmts>"
                           "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"
                           "<xf numFmtId=\"170\"/></cellXfs></styleSheet>"},
         {"xl/worksheets/sheet1.xml",
          "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}});
}

}  // namespace kith::lists::test
