#include "practice/lists/workbook.hpp"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <optional>
#include <vector>

#include "platform/base/csv.hpp"
#include "platform/base/day.hpp"
#include "practice/lists/xml.hpp"
#include "practice/lists/zip.hpp"

namespace kith::lists {
namespace {

constexpr std::size_t most_of_a_part = std::size_t{512} << 20;
constexpr std::size_t most_columns = 1000;
constexpr std::size_t most_text = std::size_t{1} << 30;
// Day nought of a workbook, so that day 60, which never was, leaves later days right.
constexpr std::string_view day_nought = "1899-12-30";

// "AB12" gives 27; nothing where it is no place.
std::optional<std::size_t> column_of(std::string_view place) {
    std::size_t column = 0;
    for (const char c : place) {
        if (c < 'A' || c > 'Z') break;
        column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
        if (column > most_columns) return std::nullopt;
    }
    return column == 0 ? std::nullopt : std::optional(column - 1);
}

std::vector<std::string> shared_strings(const Zip& zip) {
    std::vector<std::string> strings;
    const auto part = zip.read("xl/sharedStrings.xml", most_of_a_part);
    if (!part) return strings;
    XmlReader xml(*part);
    bool in_text = false, phonetic = false;
    while (xml.next()) {
        const auto name = xml.name();
        if (xml.kind() == XmlReader::Kind::open) {
            if (name == "si") strings.emplace_back();
            if (name == "rPh") phonetic = true;
            in_text = name == "t" && !phonetic && !strings.empty();
        } else if (xml.kind() == XmlReader::Kind::close) {
            if (name == "rPh") phonetic = false;
            in_text = false;
        } else if (in_text) {
            strings.back() += xml.text();
        }
    }
    return strings;
}

bool is_date_format(std::string_view code) {
    bool quoted = false;
    for (const char c : code) {
        if (c == '"') quoted = !quoted;
        if (!quoted && (c == 'd' || c == 'y' || c == 'D' || c == 'Y')) return true;
    }
    return false;
}

int whole(std::string_view text, int otherwise) {
    int number = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// For each cell style, whether it shows a date.
std::vector<bool> date_styles(const Zip& zip) {
    std::vector<bool> styles;
    const auto part = zip.read("xl/styles.xml", most_of_a_part);
    if (!part) return styles;
    std::vector<int> date_formats;
    bool in_cells = false;
    XmlReader xml(*part);
    while (xml.next()) {
        if (xml.name() == "cellXfs") in_cells = xml.kind() == XmlReader::Kind::open;
        if (xml.kind() != XmlReader::Kind::open) continue;
        if (xml.name() == "numFmt" && is_date_format(xml.attribute("formatCode"))) {
            date_formats.push_back(whole(xml.attribute("numFmtId"), -1));
        }
        if (!in_cells || xml.name() != "xf") continue;
        const int format = whole(xml.attribute("numFmtId"), 0);
        bool date = (format >= 14 && format <= 17) || format == 22 ||
                    (format >= 27 && format <= 36) || (format >= 50 && format <= 58);
        for (const int each : date_formats) date = date || each == format;
        styles.push_back(date);
    }
    return styles;
}

std::string as_date(const std::string& number) {
    const double value = std::strtod(number.c_str(), nullptr);
    if (!(value >= 1 && value < 100'000)) return number;
    const int days = static_cast<int>(value);
    const int minutes = static_cast<int>(std::lround((value - days) * 1440));
    std::string text = (Day::parse(day_nought).value() + days).text();
    if (minutes > 0 && minutes < 1440) {
        const auto two = [](int part) {
            return std::string(part < 10 ? "0" : "") + std::to_string(part);
        };
        text += "T" + two(minutes / 60) + ":" + two(minutes % 60);
    }
    return text;
}

// NHS numbers and phones are kept as digits: 1.23E10 is what nobody meant.
std::string as_plain(const std::string& number) {
    if (number.find_first_of("eE") == std::string::npos) return number;
    const double value = std::strtod(number.c_str(), nullptr);
    if (!std::isfinite(value) || value != std::floor(value) || std::abs(value) > 1e15) {
        return number;
    }
    return std::to_string(static_cast<long long>(value));
}

class Sheet {
  public:
    Sheet(std::vector<std::string> strings, std::vector<bool> dates)
        : strings_(std::move(strings)), dates_(std::move(dates)), writer_(csv_) {}

    Parsed<std::string> read(std::string_view part) {
        XmlReader xml(part);
        while (xml.next()) {
            if (xml.kind() == XmlReader::Kind::open) {
                opened(xml);
            } else if (xml.kind() == XmlReader::Kind::close) {
                closed(xml);
            } else if (in_value_) {
                value_ += xml.text();
            }
            if (csv_.size() > most_text) return refused("The workbook is too large");
        }
        return std::move(csv_);
    }

  private:
    void opened(const XmlReader& xml) {
        if (xml.name() == "row") {
            row_.clear();
        } else if (xml.name() == "c") {
            const auto place = column_of(xml.attribute("r"));
            column_ = place.value_or(row_.size());
            type_ = xml.attribute("t");
            style_ = static_cast<std::size_t>(std::max(0, whole(xml.attribute("s"), 0)));
            value_.clear();
        } else if (xml.name() == "v" || xml.name() == "t") {
            in_value_ = true;
        }
    }

    void closed(const XmlReader& xml) {
        if (xml.name() == "v" || xml.name() == "t") {
            in_value_ = false;
        } else if (xml.name() == "c") {
            if (column_ >= most_columns) return;
            if (row_.size() <= column_) row_.resize(column_ + 1);
            row_[column_] = shown();
        } else if (xml.name() == "row") {
            write_row();
        }
    }

    std::string shown() {
        if (type_ == "s") {
            const int which = whole(value_, -1);
            const bool there =
                which >= 0 && static_cast<std::size_t>(which) < strings_.size();
            return there ? strings_[static_cast<std::size_t>(which)] : std::string();
        }
        if (type_ == "b") return value_ == "1" ? "TRUE" : "FALSE";
        if (type_ == "inlineStr" || type_ == "str" || type_ == "e") return value_;
        if (style_ < dates_.size() && dates_[style_]) return as_date(value_);
        return as_plain(value_);
    }

    void write_row() {
        bool any = false;
        for (const std::string& cell : row_) any = any || !cell.empty();
        if (!any) return;
        // The first row with anything in it is the header and says how wide all others are.
        if (width_ == 0) width_ = row_.size();
        row_.resize(width_);
        for (const std::string& cell : row_) writer_.field(cell);
        writer_.end_row();
    }

    std::vector<std::string> strings_;
    std::vector<bool> dates_;
    std::string csv_;
    CsvWriter writer_;
    std::vector<std::string> row_;
    std::string value_, type_;
    std::size_t column_ = 0, style_ = 0, width_ = 0;
    bool in_value_ = false;
};

// The part of the first sheet, by the workbook's own order; else the usual name.
std::string first_sheet(const Zip& zip) {
    std::string relation;
    if (const auto part = zip.read("xl/workbook.xml", most_of_a_part)) {
        XmlReader xml(*part);
        while (relation.empty() && xml.next()) {
            if (xml.kind() == XmlReader::Kind::open && xml.name() == "sheet") {
                relation = xml.attribute("id");
            }
        }
    }
    if (const auto part = zip.read("xl/_rels/workbook.xml.rels", most_of_a_part)) {
        XmlReader xml(*part);
        while (xml.next()) {
            if (xml.kind() != XmlReader::Kind::open || xml.name() != "Relationship") continue;
            if (xml.attribute("Id") != relation) continue;
            std::string target = xml.attribute("Target");
            return target.starts_with('/') ? target.substr(1) : "xl/" + target;
        }
    }
    return "xl/worksheets/sheet1.xml";
}

}  // namespace

bool is_workbook(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

Parsed<std::string> first_sheet_as_csv(std::string_view bytes) {
    auto zip = Zip::open(bytes);
    if (!zip) return tl::unexpected(zip.error());
    const auto part = zip->read(first_sheet(*zip), most_of_a_part);
    if (!part) return tl::unexpected(part.error());
    Sheet sheet(shared_strings(*zip), date_styles(*zip));
    return sheet.read(*part);
}

}  // namespace kith::lists
