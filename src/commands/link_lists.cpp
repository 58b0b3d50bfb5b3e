#include "commands/link_lists.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <utility>

namespace kith::commands {
namespace {

using linkage::Field;

std::size_t column_named(const linkage::Header& header, std::string_view column) {
    for (std::size_t place = 0; place < header.headings.size(); ++place) {
        if (header.headings[place] == column) return place;
    }
    for (std::size_t place = 0; place < header.headings.size(); ++place) {
        if (linkage::plain_heading(header.headings[place]) == linkage::plain_heading(column)) {
            return place;
        }
    }
    throw std::runtime_error("There is no column '" + std::string(column) + "'.");
}

bool has_one(Field field) {
    return field != Field::address && field != Field::phone && field != Field::email &&
           field != Field::ignored;
}

void map_columns(linkage::Header& header, const std::vector<std::string>& maps) {
    for (const auto& map : maps) {
        const auto equals = map.find('=');
        if (equals == std::string::npos) {
            throw std::runtime_error("--map takes field=column, not '" + map + "'.");
        }
        const auto field = linkage::field_named(map.substr(0, equals));
        if (!field) {
            throw std::runtime_error("There is no field '" + map.substr(0, equals) +
                                     "'. Fields: first_name middle_name last_name full_name "
                                     "birth_date birth_year age nhs_number house_number address "
                                     "town region postcode uprn phone email sex birth_place "
                                     "occupation id ignored.");
        }
        const std::size_t place = column_named(header, map.substr(equals + 1));
        if (has_one(*field)) {
            std::replace(header.fields.begin(), header.fields.end(), *field, Field::ignored);
        }
        header.fields[place] = *field;
    }
}

// The column that names rows: asked for, or recognised. Asking for a column that is not there but
// is called "row" means the row's number.
void choose_id(linkage::Header& header, const std::string& id) {
    if (id.empty()) return;
    std::replace(header.fields.begin(), header.fields.end(), Field::record_id, Field::ignored);
    const auto known = std::find(header.headings.begin(), header.headings.end(), id);
    if (known == header.headings.end() && (id == "row" || id == "number")) return;
    header.fields[column_named(header, id)] = Field::record_id;
}

// An id that is missing or repeats cannot name a row. Only ids that fall into one place of many
// need be looked at closely.
bool names_rows(const std::vector<std::string_view>& ids) {
    const std::size_t places = std::bit_ceil(std::max<std::size_t>(64, 8 * ids.size()));
    std::vector<bool> seen(places);
    std::vector<bool> again(places);
    const auto place = [&](std::uint64_t hash) { return hash & (places - 1); };
    for (const std::string_view id : ids) {
        if (id.empty()) return false;
        const std::uint64_t hash = linkage::hash_of(id);
        if (seen[place(hash)]) again[place(hash)] = true;
        seen[place(hash)] = true;
    }
    std::vector<std::uint64_t> hashes;
    for (const std::string_view id : ids) {
        const std::uint64_t hash = linkage::hash_of(id);
        if (again[place(hash)]) hashes.push_back(hash);
    }
    std::sort(hashes.begin(), hashes.end());
    return std::adjacent_find(hashes.begin(), hashes.end()) == hashes.end();
}

}  // namespace

MappedFile::MappedFile(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status{};
    if (file < 0 || ::fstat(file, &status) != 0) {
        if (file >= 0) ::close(file);
        throw std::runtime_error("Cannot read " + path.string() + ". Check that it exists.");
    }
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size != 0) {
        void* const at = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
        ::close(file);
        if (at == MAP_FAILED) throw std::runtime_error("Cannot read " + path.string() + ".");
        text_ = {static_cast<const char*>(at), size};
        return;
    }
    ::close(file);
    throw std::runtime_error("The file " + path.string() + " is empty.");
}

MappedFile::MappedFile(MappedFile&& other) noexcept : text_(std::exchange(other.text_, {})) {}

MappedFile::~MappedFile() {
    if (!text_.empty()) ::munmap(const_cast<char*>(text_.data()), text_.size());
}

void MappedFile::forget() const {
    if (!text_.empty()) ::madvise(const_cast<char*>(text_.data()), text_.size(), MADV_DONTNEED);
}

std::string List::id_of(std::uint32_t row) const {
    return ids.empty() ? std::to_string(row + 1) : std::string(ids[row]);
}

List read_list(const ListWords& words, linkage::People& people, unsigned threads) {
    List list{.file = MappedFile(words.path),
              .header = {}, .ids = {}, .labels = {}, .rows = 0};
    list.header = linkage::read_header(list.file.text());
    map_columns(list.header, words.map);
    choose_id(list.header, words.id);
    const auto& fields = list.header.fields;
    const bool any = std::any_of(fields.begin(), fields.end(), [](Field field) {
        return field != Field::ignored && field != Field::record_id && field != Field::label;
    });
    if (!any) {
        throw std::runtime_error("No column of " + words.path.string() +
                                 " could be recognised. Say which is which with --map "
                                 "field=column, as --map first_name=Forename.");
    }
    auto read = linkage::read_people(list.file.text(), list.header, threads);
    list.rows = read.people.size();
    list.labels = std::move(read.labels);
    const bool has_id =
        std::find(fields.begin(), fields.end(), Field::record_id) != fields.end();
    if (has_id && names_rows(read.ids)) {
        list.ids = std::move(read.ids);
    } else if (has_id) {
        std::cerr << words.path.string()
                  << ": the id column repeats or has gaps, so rows go by their number.\n";
    }
    if (people.size() == 0) {
        people = std::move(read.people);
    } else {
        people.append(read.people);
    }
    list.file.forget();
    return list;
}

std::string csv_cell(std::string_view text) {
    std::string cell;
    append_cell(text, cell);
    return cell;
}

void append_cell(std::string_view text, std::string& line) {
    const bool plain = std::none_of(text.begin(), text.end(), [](char letter) {
        return letter == ',' || letter == '"' || letter == '\n' || letter == '\r';
    });
    if (plain) {
        line += text;
        return;
    }
    line += '"';
    for (const char letter : text) {
        if (letter == '"') line += '"';
        line += letter;
    }
    line += '"';
}

void List::append_id(std::uint32_t row, std::string& line) const {
    if (ids.empty()) {
        line += std::to_string(row + 1);
    } else {
        append_cell(ids[row], line);
    }
}

void write_file(const std::filesystem::path& path, std::string_view text) {
    write_file(path, std::vector{std::string(text)});
}

void write_file(const std::filesystem::path& path, const std::vector<std::string>& pieces) {
    std::ofstream file(path, std::ios::binary);
    for (const std::string& piece : pieces) {
        file.write(piece.data(), static_cast<std::streamsize>(piece.size()));
    }
    file.close();
    if (!file) {
        throw std::runtime_error("Cannot write " + path.string() +
                                 ". Check that the folder exists and may be written to.");
    }
}

}  // namespace kith::commands
