#include "practice/lists/new_workbook.hpp"

#include <zlib.h>

#include <cstdint>

#include "platform/base/csv.hpp"

namespace kith::lists {
namespace {

constexpr std::string_view declaration =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view main_space =
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view relation_space =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view package_space = "http://schemas.openxmlformats.org/package/2006/";
// 1 January 1980, the first day an archive knows: when a file was made is not its content.
constexpr std::size_t no_time = 0, first_day = 0x21;

std::string little(std::size_t number, int bytes) {
    std::string text;
    for (int each = 0; each < bytes; ++each) {
        text += static_cast<char>(number & 0xFFU);
        number >>= 8U;
    }
    return text;
}

// The bytes deflated, without the header and sum of zlib.
std::string deflated(std::string_view content) {
    z_stream stream{};
    deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    std::string packed(deflateBound(&stream, static_cast<uLong>(content.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

class Archive {
  public:
    void add(std::string_view name, std::string_view content) {
        const std::string packed = deflated(content);
        const auto sum = crc32(0, reinterpret_cast<const Bytef*>(content.data()),
                               static_cast<uInt>(content.size()));
        const std::string told = little(20, 2) + little(0, 2) + little(8, 2) +
                                 little(no_time, 2) + little(first_day, 2) + little(sum, 4) +
                                 little(packed.size(), 4) + little(content.size(), 4) +
                                 little(name.size(), 2);
        directory_ += "PK\x01\x02" + little(20, 2) + told + little(0, 2) + little(0, 2) +
                      little(0, 2) + little(0, 2) + little(0, 4) + little(files_.size(), 4);
        directory_ += name;
        files_ += "PK\x03\x04" + told + little(0, 2);
        files_ += name;
        files_ += packed;
        ++count_;
    }

    std::string bytes() const {
        return files_ + directory_ + "PK\x05\x06" + little(0, 4) + little(count_, 2) +
               little(count_, 2) + little(directory_.size(), 4) + little(files_.size(), 4) +
               little(0, 2);
    }

  private:
    std::string files_, directory_;
    std::size_t count_ = 0;
};

std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        const bool control = static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
        if (control) continue;  // XML has no way to say these
        if (c == '&') safe += "&amp;";
        else if (c == '<') safe += "&lt;";
        else if (c == '>') safe += "&gt;";
        else if (c == '"') safe += "&quot;";
        else safe += c;
    }
    return safe;
}

// "A", "Z", "AA"
std::string column_name(std::size_t column) {
    std::string name;
    for (std::size_t left = column + 1; left > 0; left = (left - 1) / 26) {
        name.insert(name.begin(), static_cast<char>('A' + (left - 1) % 26));
    }
    return name;
}

std::string xml_of(const Sheet& sheet) {
    std::string rows;
    std::size_t row = 0, width = 0;
    CsvReader reader(sheet.csv);
    while (reader.next()) {
        ++row;
        rows += "<row r=\"" + std::to_string(row) + "\">";
        const auto& fields = reader.fields();
        width = std::max(width, fields.size());
        for (std::size_t column = 0; column < fields.size(); ++column) {
            if (fields[column].empty()) continue;
            rows += "<c r=\"" + column_name(column) + std::to_string(row) + "\" s=\"" +
                    (row == 1 ? "2" : "1") + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" +
                    escaped(fields[column]) + "</t></is></c>";
        }
        rows += "</row>";
    }
    std::string xml(declaration);
    xml += "<worksheet xmlns=\"" + std::string(main_space) + "\"><sheetViews><sheetView "
           "workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" "
           "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
           "<sheetFormatPr defaultRowHeight=\"15\" defaultColWidth=\"18\"/><sheetData>" +
           rows + "</sheetData>";
    if (sheet.filtered && row > 0 && width > 0) {
        xml += "<autoFilter ref=\"A1:" + column_name(width - 1) + std::to_string(row) + "\"/>";
    }
    return xml + "</worksheet>";
}

// Style 1 is text, style 2 a heading.
std::string styles() {
    return std::string(declaration) + "<styleSheet xmlns=\"" + std::string(main_space) +
           "\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/>"
           "<sz val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill>"
           "<patternFill patternType=\"none\"/></fill><fill><patternFill "
           "patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders>"
           "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\"><xf/><xf "
           "numFmtId=\"49\" applyNumberFormat=\"1\"/><xf numFmtId=\"49\" fontId=\"1\" "
           "applyNumberFormat=\"1\" applyFont=\"1\"/></cellXfs></styleSheet>";
}

struct Parts {
    std::string types, sheets, relations;
};

Parts parts_of(const std::vector<Sheet>& sheets) {
    const std::string kind = std::string(relation_space) + "/";
    Parts parts;
    for (std::size_t each = 0; each < sheets.size(); ++each) {
        const std::string number = std::to_string(each + 1);
        parts.types += "<Override PartName=\"/xl/worksheets/sheet" + number +
                       ".xml\" ContentType=\"application/vnd.openxmlformats-officedocument."
                       "spreadsheetml.worksheet+xml\"/>";
        parts.sheets += "<sheet name=\"" + escaped(sheets[each].name) + "\" sheetId=\"" + number +
                        "\" r:id=\"rId" + number + "\"/>";
        parts.relations += "<Relationship Id=\"rId" + number + "\" Type=\"" + kind +
                           "worksheet\" Target=\"worksheets/sheet" + number + ".xml\"/>";
    }
    parts.relations += "<Relationship Id=\"rId" + std::to_string(sheets.size() + 1) +
                       "\" Type=\"" + kind + "styles\" Target=\"styles.xml\"/>";
    return parts;
}

}  // namespace

std::string workbook_of(const std::vector<Sheet>& sheets) {
    const Parts parts = parts_of(sheets);
    const std::string head(declaration), package(package_space);
    constexpr std::string_view office =
        "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    const std::string kind(office);
    Archive archive;
    archive.add("[Content_Types].xml",
                head + "<Types xmlns=\"" + package +
                    "content-types\"><Default Extension=\"rels\" "
                    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                    "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + kind +
                    "sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"" +
                    kind + "styles+xml\"/>" + parts.types + "</Types>");
    archive.add("_rels/.rels",
                head + "<Relationships xmlns=\"" + package +
                    "relationships\"><Relationship Id=\"rId1\" Type=\"" +
                    std::string(relation_space) +
                    "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    archive.add("xl/workbook.xml",
                head + "<workbook xmlns=\"" + std::string(main_space) + "\" xmlns:r=\"" +
                    std::string(relation_space) + "\"><sheets>" + parts.sheets +
                    "</sheets></workbook>");
    archive.add("xl/_rels/workbook.xml.rels", head + "<Relationships xmlns=\"" + package +
                                                  "relationships\">" + parts.relations +
                                                  "</Relationships>");
    archive.add("xl/styles.xml", styles());
    for (std::size_t each = 0; each < sheets.size(); ++each) {
        archive.add("xl/worksheets/sheet" + std::to_string(each + 1) + ".xml",
                    xml_of(sheets[each]));
    }
    return archive.bytes();
}

}  // namespace kith::lists
