// Lists of people in CSV files, as the linkage commands read them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engines/linkage/linkage.hpp"

namespace kith::commands {

// A whole file, mapped to be read in place. Throws std::runtime_error, in words, where it cannot.
class MappedFile {
  public:
    explicit MappedFile(const std::filesystem::path& path);
    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept;
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    MappedFile& operator=(MappedFile&&) = delete;
    std::string_view text() const { return text_; }
    // Lets the machine forget the pages read so far; they come back from the file when needed.
    void forget() const;

  private:
    std::string_view text_;
};

// How the caller says a file is to be understood, where its headings do not say it themselves.
struct ListWords {
    std::filesystem::path path;
    std::string id;                // the column that names a row; empty: told from the headings
    std::vector<std::string> map;  // "field=column"
};

struct List {
    MappedFile file;
    linkage::Header header;
    std::vector<std::string_view> ids;  // empty where rows go by their number
    std::vector<std::string_view> labels;
    std::uint32_t rows = 0;

    // What a row, from 0, is called in results.
    std::string id_of(std::uint32_t row) const;
    // Adds the same to a line of a CSV file.
    void append_id(std::uint32_t row, std::string& line) const;
};

// Reads a list and adds its people to `people`, to which it must be the first or the second.
List read_list(const ListWords& words, linkage::People& people, unsigned threads);

// "Ann, 3" as one cell of a CSV file.
std::string csv_cell(std::string_view text);

// Adds a text as one cell to a line of a CSV file.
void append_cell(std::string_view text, std::string& line);

// Writes a whole file or throws std::runtime_error, in words.
void write_file(const std::filesystem::path& path, std::string_view text);

// The same from pieces, one after another.
void write_file(const std::filesystem::path& path, const std::vector<std::string>& pieces);

}  // namespace kith::commands
