// Comma-separated files (RFC 4180), as tolerant in reading as real files need and safe in writing.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith {

// Reads row by row without copying fields: a row's views last until the next row is asked for.
// Takes a byte order mark, \n, \r\n or \r as line end, quoted fields with line ends in them, quotes
// in the middle of unquoted fields; passes over blank lines. Reads bytes; see text::as_utf8.
class CsvReader {
  public:
    // A row longer than this is taken for a quote that nobody closed.
    static constexpr std::size_t longest_row = std::size_t{1} << 20;

    // `text` must outlive the reader.
    explicit CsvReader(std::string_view text, char separator = ',');
    // Reads the stream in pieces; `in` must outlive the reader.
    explicit CsvReader(std::istream& in, char separator = ',');
    CsvReader(const CsvReader&) = delete;
    CsvReader& operator=(const CsvReader&) = delete;

    // Moves to the next row; false when there is none.
    bool next();

    const std::vector<std::string_view>& fields() const { return fields_; }
    std::size_t size() const { return fields_.size(); }
    // A field of this row, or nothing at all if the row is too short to have it.
    std::string_view operator[](std::size_t column) const {
        return column < fields_.size() ? fields_[column] : std::string_view{};
    }
    // The line of the file this row starts on, from 1.
    std::size_t line() const { return line_; }
    // The row as it stands in the file, without its line end.
    std::string_view raw() const { return raw_; }
    // Bytes read so far, to show progress by.
    std::size_t position() const { return consumed_; }
    // What is wrong with this row, with its line number: another number of fields than the first
    // row has, or a quote that is not closed (then only its first line is given, cut at the
    // separators).
    const std::optional<std::string>& fault() const { return fault_; }

  private:
    bool fill();
    bool scan_row();
    const char* scan_field(const char* place);
    const char* scan_quoted(const char* place);
    void finish(const char* end, std::size_t line_ends);
    void recover_unclosed();
    void unescape();
    void check_width();
    std::size_t line_end_at(const char* place) const;

    std::istream* in_ = nullptr;
    std::string buffer_;
    const char* begin_ = nullptr;  // of the row, then of what is not yet read
    const char* end_ = nullptr;
    bool is_special_[256] = {};
    char separator_;

    std::vector<std::string_view> fields_;
    std::vector<std::size_t> escaped_;  // columns whose doubled quotes are still to be made single
    std::string unescaped_;
    std::string_view raw_;
    std::optional<std::string> fault_;
    std::size_t line_ = 0;
    std::size_t next_line_ = 1;
    std::size_t quoted_lines_ = 0;
    std::size_t consumed_ = 0;
    std::size_t width_ = 0;
    bool started_ = false;
};

// Whichever of comma, semicolon, tab and bar the first line holds most of.
char csv_separator(std::string_view start_of_file);

// Where each column is, by its name in the first row: case, spaces and punctuation do not matter.
class CsvHeader {
  public:
    explicit CsvHeader(const std::vector<std::string_view>& names);
    std::optional<std::size_t> column(std::string_view name) const;
    const std::vector<std::string>& names() const { return names_; }

  private:
    std::vector<std::string> names_;
    std::vector<std::string> keys_;
};

// Put before the first row when a spreadsheet program is to open the file, so that it reads UTF-8.
inline constexpr std::string_view csv_byte_order_mark = "\xef\xbb\xbf";

// Appends rows to `out`, ended by \r\n. A field that a spreadsheet would run as a formula gets an
// apostrophe in front; plain numbers and phone numbers do not.
class CsvWriter {
  public:
    explicit CsvWriter(std::string& out) : out_(out) {}
    CsvWriter& field(std::string_view text);
    void end_row();
    void row(std::initializer_list<std::string_view> fields);

  private:
    std::string& out_;
    bool row_started_ = false;
};

}  // namespace kith
