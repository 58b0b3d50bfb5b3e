#include <algorithm>

#include "platform/base/csv.hpp"
#include "platform/base/digits.hpp"

namespace kith {
namespace {

// A sign and then only what numbers and phone numbers are written with.
bool is_number_like(std::string_view text) {
    return text.size() > 1 && is_digit(text[1]) &&
           std::all_of(text.begin() + 1, text.end(),
                       [](char c) { return is_digit(c) || c == ' ' || c == '.' || c == ','; });
}

// What a spreadsheet would take for the start of a formula (OWASP, "CSV Injection").
bool may_run(std::string_view text) {
    if (text.empty()) return false;
    switch (text.front()) {
        case '=':
        case '@':
        case '\t':
        case '\r':
        case '\n': return true;
        case '+':
        case '-': return !is_number_like(text);
        default: return false;
    }
}

}  // namespace

CsvWriter& CsvWriter::field(std::string_view text) {
    if (row_started_) out_ += ',';
    // An empty only field needs its quotes, or the row would be a blank line.
    const bool blank_so_far = !row_started_ && text.empty();
    row_started_ = true;
    const bool guarded = may_run(text);
    if (!blank_so_far && text.find_first_of(",\"\r\n") == text.npos) {
        if (guarded) out_ += '\'';
        out_ += text;
        return *this;
    }
    out_ += '"';
    if (guarded) out_ += '\'';
    for (const char c : text) {
        if (c == '"') out_ += '"';
        out_ += c;
    }
    out_ += '"';
    return *this;
}

void CsvWriter::end_row() {
    out_ += "\r\n";
    row_started_ = false;
}

void CsvWriter::row(std::initializer_list<std::string_view> fields) {
    for (const auto text : fields) field(text);
    end_row();
}

}  // namespace kith
