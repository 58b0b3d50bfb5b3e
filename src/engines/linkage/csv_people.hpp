// Reads people straight out of the text of a CSV file, in pieces on all cores.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engines/linkage/people.hpp"

namespace kith::linkage {

// The first row of a file and how its columns are parted and understood.
struct Header {
    char separator = ',';
    std::vector<std::string> headings;
    std::vector<Field> fields;
    std::size_t body = 0;
};

// Reads the first row. The separator is the comma, semicolon, tab or bar that occurs most in it.
Header read_header(std::string_view text);

// Calls use(cells) for every row of `text`, cells without outer spaces and quotes. A cell lives
// until the next row. Empty rows are passed over.
class Rows {
  public:
    Rows(std::string_view text, char separator) : rest_(text), separator_(separator) {}
    // The next row, or false at the end.
    bool next(std::vector<std::string_view>& cells);
    std::size_t left() const { return rest_.size(); }

  private:
    std::string_view quoted_cell();
    std::string_view bare_cell();

    std::string_view rest_;
    char separator_;
    std::vector<std::string> unescaped_;
};

// The people of a whole file behind its header, and where each row's own name for itself is
// written: a view into `text`, or empty where there is no such column.
struct CsvPeople {
    People people;
    std::vector<std::string_view> ids;
    std::vector<std::string_view> labels;
};
CsvPeople read_people(std::string_view text, const Header& header, unsigned threads);

}  // namespace kith::linkage
