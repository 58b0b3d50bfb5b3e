#include <algorithm>
#include <cstring>

#include "platform/base/csv.hpp"
#include "platform/base/text.hpp"

namespace kith {
namespace {

constexpr std::size_t piece = std::size_t{1} << 18;

std::size_t size_between(const char* begin, const char* end) {
    return static_cast<std::size_t>(end - begin);
}

std::string_view view(const char* begin, const char* end) {
    return {begin, size_between(begin, end)};
}

const char* find_byte(const char* begin, const char* end, char byte) {
    if (begin == end) return nullptr;
    return static_cast<const char*>(std::memchr(begin, byte, size_between(begin, end)));
}

// Upper and lower case, spaces and punctuation aside, the same name.
std::string key_of(std::string_view name) {
    std::string key;
    for (const char c : text::folded(name))
        if (static_cast<unsigned char>(c) > 127 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            key += c;
    return key;
}

}  // namespace

CsvReader::CsvReader(std::string_view text, char separator)
    : begin_(text.data()), end_(text.data() + text.size()), separator_(separator) {
    for (const char c : {separator, '\n', '\r'}) is_special_[static_cast<unsigned char>(c)] = true;
}

CsvReader::CsvReader(std::istream& in, char separator)
    : CsvReader(std::string_view{}, separator) {
    in_ = &in;
}

// Brings in another piece of the stream behind what is not yet read; false if there is no more.
bool CsvReader::fill() {
    if (in_ == nullptr || !*in_) return false;
    const std::size_t kept = size_between(begin_, end_);
    std::string larger;
    larger.reserve(kept + piece);
    larger.append(begin_, kept);
    larger.resize(kept + piece);
    in_->read(larger.data() + kept, static_cast<std::streamsize>(piece));
    const auto got = static_cast<std::size_t>(in_->gcount());
    larger.resize(kept + got);
    buffer_ = std::move(larger);
    begin_ = buffer_.data();
    end_ = begin_ + buffer_.size();
    return got > 0;
}

bool CsvReader::next() {
    if (!started_) {
        started_ = true;
        if (in_ != nullptr) fill();
        if (view(begin_, end_).starts_with(csv_byte_order_mark)) {
            begin_ += csv_byte_order_mark.size();
            consumed_ += csv_byte_order_mark.size();
        }
    }
    while (true) {
        if (begin_ == end_ && !fill()) return false;
        fault_.reset();
        line_ = next_line_;
        while (!scan_row()) {
            if (size_between(begin_, end_) >= longest_row || !fill()) {
                recover_unclosed();
                break;
            }
        }
        if (raw_.empty()) continue;
        unescape();
        check_width();
        return true;
    }
}

// How many bytes the line end at `place` takes: 0 if there is none, or it may not be whole yet.
std::size_t CsvReader::line_end_at(const char* place) const {
    if (*place == '\n') return 1;
    if (place + 1 == end_) return in_ != nullptr && *in_ ? 0 : 1;
    return place[1] == '\n' ? 2 : 1;
}

// Cuts one row off what is in memory; false if its end is not there. At the end of the file the
// end of the memory ends the row, unless a quote is open.
bool CsvReader::scan_row() {
    fields_.clear();
    escaped_.clear();
    quoted_lines_ = 0;
    const char* place = begin_;
    while (true) {
        place = place < end_ && *place == '"' ? scan_quoted(place) : scan_field(place);
        if (place == nullptr) return false;
        if (place == end_) {
            if (in_ != nullptr && *in_) return false;
            finish(end_, 0);
            return true;
        }
        if (*place == separator_) {
            ++place;
            continue;
        }
        const std::size_t ending = line_end_at(place);
        if (ending == 0) return false;
        finish(place, ending);
        return true;
    }
}

// Adds the field that starts at `place`; gives where it ends.
const char* CsvReader::scan_field(const char* place) {
    const char* start = place;
    while (place < end_ && !is_special_[static_cast<unsigned char>(*place)]) ++place;
    fields_.push_back(view(start, place));
    return place;
}

// Adds the field between quotes, with what stands behind the closing quote, if anything does.
// Gives where it ends, or null if the quote is not closed in memory.
const char* CsvReader::scan_quoted(const char* place) {
    const char* start = place + 1;
    const char* quote = find_byte(start, end_, '"');
    bool doubled = false;
    while (quote != nullptr && quote + 1 < end_ && quote[1] == '"') {
        doubled = true;
        quote = find_byte(quote + 2, end_, '"');
    }
    if (quote == nullptr) return nullptr;
    const char* after = quote + 1;
    while (after < end_ && !is_special_[static_cast<unsigned char>(*after)]) ++after;
    const auto between = view(start, quote);
    quoted_lines_ += static_cast<std::size_t>(std::count(between.begin(), between.end(), '\n'));
    const bool more_behind = after != quote + 1;
    if (doubled || more_behind) escaped_.push_back(fields_.size());
    fields_.push_back(more_behind ? view(start, after) : between);
    return after;
}

void CsvReader::finish(const char* end, std::size_t line_ends) {
    raw_ = view(begin_, end);
    begin_ = end + line_ends;
    consumed_ += raw_.size() + line_ends;
    next_line_ = line_ + quoted_lines_ + (line_ends > 0 ? 1 : 0);
}

// Nobody closed a quote: gives the first line alone, so that the rows after it are still read.
void CsvReader::recover_unclosed() {
    const char* line_end = begin_;
    while (line_end < end_ && *line_end != '\n' && *line_end != '\r') ++line_end;
    fields_.clear();
    escaped_.clear();
    quoted_lines_ = 0;
    for (const auto part : text::split(view(begin_, line_end), separator_))
        fields_.push_back(part);
    const bool crlf = line_end + 1 < end_ && line_end[0] == '\r' && line_end[1] == '\n';
    const bool endless = line_end == end_;
    finish(line_end, endless ? 0 : crlf ? 2 : 1);
    fault_ = "Line " + std::to_string(line_) +
             (endless && in_ != nullptr && *in_ ? ": too long" : ": a quote is not closed");
}

// Makes doubled quotes single, in a buffer that the row's views then look into.
void CsvReader::unescape() {
    if (escaped_.empty()) return;
    std::size_t size = 0;
    for (const std::size_t column : escaped_) size += fields_[column].size();
    unescaped_.clear();
    unescaped_.reserve(size);
    for (const std::size_t column : escaped_) {
        const std::size_t start = unescaped_.size();
        const auto field = fields_[column];
        bool open = true;
        for (std::size_t place = 0; place < field.size(); ++place) {
            if (open && field[place] == '"') {
                if (place + 1 < field.size() && field[place + 1] == '"')
                    ++place;
                else {
                    open = false;
                    continue;
                }
            }
            unescaped_ += field[place];
        }
        fields_[column] = std::string_view(unescaped_).substr(start);
    }
}

void CsvReader::check_width() {
    if (width_ == 0) width_ = fields_.size();
    if (fault_ || fields_.size() == width_) return;
    fault_ = "Line " + std::to_string(line_) + ": " + std::to_string(fields_.size()) +
             (fields_.size() == 1 ? " column" : " columns") + " where there should be " +
             std::to_string(width_);
}

char csv_separator(std::string_view start_of_file) {
    const auto line = start_of_file.substr(0, start_of_file.find_first_of("\r\n"));
    char best = ',';
    for (const char candidate : {',', ';', '\t', '|'})
        if (std::count(line.begin(), line.end(), candidate) >
            std::count(line.begin(), line.end(), best))
            best = candidate;
    return best;
}

CsvHeader::CsvHeader(const std::vector<std::string_view>& names) {
    for (const auto name : names) {
        names_.emplace_back(text::trim(name));
        keys_.push_back(key_of(name));
    }
}

std::optional<std::size_t> CsvHeader::column(std::string_view name) const {
    const auto found = std::find(keys_.begin(), keys_.end(), key_of(name));
    if (found == keys_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - keys_.begin());
}

}  // namespace kith
