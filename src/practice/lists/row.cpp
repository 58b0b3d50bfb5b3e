#include "practice/lists/row.hpp"

#include <algorithm>

#include "platform/base/crypto.hpp"
#include "platform/base/dates.hpp"
#include "platform/base/text.hpp"

namespace kith::lists {
namespace {

constexpr int minutes_a_day = 1440;

bool says(std::string_view cell, std::string_view word) {
    const auto trimmed = text::trim(cell);
    return trimmed.size() == word.size() && text::lower(trimmed) == word;
}
bool says_no(std::string_view cell) { return says(cell, "no") || says(cell, "n"); }
bool says_yes(std::string_view cell) {
    return says(cell, "yes") || says(cell, "y") || says(cell, "true") || says(cell, "1");
}

std::string clean(std::string_view cell) {
    bool plain = true;
    for (const char c : cell) plain = plain && c >= ' ' && c < 0x7f;
    if (!plain) return text::clean_line(text::as_utf8(cell)).value_or("");
    while (!cell.empty() && cell.front() == ' ') cell.remove_prefix(1);
    while (!cell.empty() && cell.back() == ' ') cell.remove_suffix(1);
    return std::string(cell);
}

std::string_view label_of(Column column) {
    if (column == Column::mobile) return "mobile";
    if (column == Column::landline) return "home";
    if (column == Column::mobile_confirmed) return "mobile, confirmed by phone";
    if (column == Column::landline_confirmed) return "home, confirmed by phone";
    return "";
}

template <class T>
void add_number(people::Details& details, std::string_view kind, std::string written,
                std::string_view label) {
    if (written.empty()) return;
    people::NewNumber number{.kind = std::string(kind), .value = std::move(written),
                             .label = std::string(label)};
    if (const auto parsed = T::parse(number.value)) {
        number.value = parsed->text();
    } else {
        number.why_bad = parsed.error();
    }
    for (const auto& known : details.numbers) {
        if (known.value == number.value) return;
    }
    details.numbers.push_back(std::move(number));
}

bool has_good_number(const people::Details& details) {
    return std::any_of(details.numbers.begin(), details.numbers.end(),
                       [](const auto& number) { return number.why_bad.empty(); });
}

// Whether the row says enough for somebody to be found or reached.
bool is_enough(const people::Details& details) {
    if (details.nhs_number) return true;
    const bool named = !details.first_name.empty() && !details.last_name.empty();
    return named && (details.born_on || details.postcode || !details.uprn.empty() ||
                     has_good_number(details));
}

// "ANN MARY SMITH", "Smith, Ann": the last word, or what stands before the comma, is the last name.
void part_name(const std::string& full, people::Details& details) {
    const auto comma = full.find(',');
    if (comma != std::string::npos) {
        details.last_name = Private(clean(full.substr(0, comma)));
        details.first_name = Private(clean(full.substr(comma + 1)));
        return;
    }
    auto words = text::words(full);
    constexpr std::string_view titles[] = {"mr", "mrs", "ms", "miss", "dr", "rev", "mx", "prof"};
    if (words.size() > 1) {
        std::string title = text::lower(words.front());
        if (title.ends_with('.')) title.pop_back();
        if (std::find(std::begin(titles), std::end(titles), title) != std::end(titles)) {
            words.erase(words.begin());
        }
    }
    if (words.empty()) return;
    details.last_name = Private(std::string(words.back()));
    if (words.size() > 1) details.first_name = Private(std::string(words.front()));
    if (words.size() > 2) {
        details.middle_name = Private(
            text::join(std::vector(words.begin() + 1, words.end() - 1), " "));
    }
}

void add_words(std::string& all, const std::string& words) {
    if (words.empty()) return;
    all += (all.empty() ? "" : " ") + words + (words.back() == '.' ? "" : ".");
}

}  // namespace

RowReader::RowReader(const Layout& layout, const CsvHeader& header, Day today)
    : layout_(layout.id), today_(today), columns_(header.names().size(), Column::nothing),
      first_(column_names().size()) {
    for (const auto& [heading, column] : layout.columns) {
        const auto place = header.column(heading);
        if (!place) continue;
        columns_[*place] = column;
        auto& first = first_[static_cast<std::size_t>(column)];
        if (!first || *place < *first) first = place;
    }
}

std::string_view RowReader::cell(const CsvReader& row, Column column) const {
    const auto& place = first_[static_cast<std::size_t>(column)];
    return place ? row[*place] : std::string_view{};
}

std::string RowReader::text_of(const CsvReader& row, Column column) const {
    return clean(cell(row, column));
}

std::string RowReader::hash_of(const CsvReader& row) const {
    std::string said;
    for (std::size_t place = 0; place < columns_.size(); ++place) {
        const Column column = columns_[place];
        if (column == Column::said_at || column == Column::nothing) continue;
        said += row[place];
        said += '\x1f';
    }
    return sha256_hex(said).substr(0, 32);
}

std::string RowReader::own_id(const CsvReader& row) const {
    if (first_[static_cast<std::size_t>(Column::id)]) return text_of(row, Column::id);
    std::string number;
    for (const char c : cell(row, Column::nhs_number)) {
        if (c >= '0' && c <= '9') number += c;
    }
    if (!number.empty()) return "nhs-" + number;
    std::string who;
    for (const Column column : {Column::first_name, Column::middle_name, Column::last_name,
                                Column::full_name, Column::birth_date, Column::postcode}) {
        who += text::folded(cell(row, column)) + "\x1f";
    }
    return "row-" + sha256_hex(who).substr(0, 24);
}

Parsed<std::pair<std::string, std::int64_t>> RowReader::key(const CsvReader& row) const {
    std::string id = own_id(row);
    if (id.empty()) return refused("No ID");
    if (!first_[static_cast<std::size_t>(Column::said_at)]) return std::pair(std::move(id), 0LL);
    const auto written = cell(row, Column::said_at);
    const auto at = parse_feed_date(written);
    if (!at) {
        // Without a time the row still says what it says; only a feed that is told by its times
        // cannot do without.
        if (layout_ == "shielding" || layout_ == "nhs-patients") {
            return refused("The time of the row cannot be read: " + at.error());
        }
        return std::pair(std::move(id), 0LL);
    }
    const std::int64_t minute =
        std::int64_t{at->day.number()} * minutes_a_day + (at->time ? at->time->minutes() : 0);
    return std::pair(std::move(id), minute);
}

void RowReader::read_person(const CsvReader& row, people::Details& details) const {
    if (first_[static_cast<std::size_t>(Column::full_name)]) {
        part_name(text_of(row, Column::full_name), details);
    } else {
        details.first_name = Private(text_of(row, Column::first_name));
        details.middle_name = Private(text_of(row, Column::middle_name));
        details.last_name = Private(text_of(row, Column::last_name));
    }
    std::string address = text_of(row, Column::house_number);
    for (std::size_t place = 0; place < columns_.size(); ++place) {
        if (columns_[place] != Column::address) continue;
        const std::string part = clean(row[place]);
        if (part.empty()) continue;
        const bool after_number = !address.empty() && address.find(' ') == std::string::npos &&
                                  address.size() < 6;
        address += (address.empty() ? "" : after_number ? " " : ", ") + part;
    }
    details.address = Private(address);
    details.uprn = text_of(row, Column::uprn);
    if (const auto code = Postcode::parse(text_of(row, Column::postcode))) details.postcode = *code;
    if (const auto number = NhsNumber::parse(text_of(row, Column::nhs_number))) {
        details.nhs_number = *number;
    }
    if (const auto born = parse_feed_date(cell(row, Column::birth_date))) {
        if (born->day <= today_) details.born_on = born->day;
    }
}

void RowReader::read_numbers(const CsvReader& row, people::Details& details) const {
    for (std::size_t place = 0; place < columns_.size(); ++place) {
        const Column column = columns_[place];
        switch (column) {
            case Column::phone:
            case Column::mobile:
            case Column::landline:
            case Column::mobile_confirmed:
            case Column::landline_confirmed:
                add_number<Phone>(details, "phone", clean(row[place]), label_of(column));
                break;
            case Column::email:
                add_number<Email>(details, "email", clean(row[place]), "");
                break;
            default: break;
        }
    }
}

void RowReader::read_wants(const CsvReader& row, ListRow& read) const {
    read.needs_food =
        says_no(cell(row, Column::has_food)) || says_yes(cell(row, Column::wants_food));
    read.no_basic_care = says_no(cell(row, Column::care_met));
    read.cannot_carry = says_no(cell(row, Column::can_carry));
    read.wants_contact = !says_no(cell(row, Column::wants_contact));
    read.diet = text_of(row, Column::diet);
    const std::string active = text::lower(text_of(row, Column::active));
    read.left = active == "inactive" || active == "no" || active == "closed" || active == "left";
}

void RowReader::read_death(const CsvReader& row, ListRow& read) const {
    if (const auto died = parse_feed_date(cell(row, Column::died_on))) {
        read.died_on = std::min(died->day, today_);
    } else if (says_yes(cell(row, Column::has_died))) {
        read.died_on = std::min(read.said_on, today_);
    }
    if (text::upper(text_of(row, Column::feedback_code)) == "D001") {
        read.died_on = std::min(read.said_on, today_);
    }
}

Parsed<ListRow> RowReader::read(const CsvReader& row) const {
    auto key = this->key(row);
    if (!key) return tl::unexpected(key.error());
    ListRow read{.id = std::move(key->first), .hash = {}, .minute = key->second, .said_on = today_};
    if (read.minute > 0) {
        read.said_on = Day::from_number(static_cast<int>(read.minute / minutes_a_day));
    }
    read_person(row, read.details);
    read_numbers(row, read.details);
    if (read.details.first_name.empty() && read.details.last_name.empty()) {
        return refused("No name");
    }
    if (!is_enough(read.details)) {
        return refused("Not enough to know who it is: no NHS number, and no name with a birth "
                       "date, postcode or phone");
    }
    read_wants(row, read);
    read_death(row, read);
    read_outcomes(row, read);
    read.hash = hash_of(row);
    return read;
}

void RowReader::read_outcomes(const CsvReader& row, ListRow& read) const {
    const std::string provider = text_of(row, Column::provider);
    const std::string next = text_of(row, Column::next_delivery);
    if (!next.empty()) {
        add_words(read.said, "Next delivery " + next + (provider.empty() ? "" : " by " + provider));
    }
    const std::string outcome = text_of(row, Column::delivery_outcome);
    const std::string words = text_of(row, Column::outcome_words);
    if (!outcome.empty() || !words.empty()) add_words(read.said, words);
    // An unopened box from last week at the door of somebody who must stay in is not about food.
    if (outcome == "4") {
        read.headline = "A food box from last week stands unopened";
        read.worry = "The food box of last week was still unopened at the door. Please find out "
                     "today whether they are well.";
    } else if (outcome == "5") {
        read.worry = "The food box could not be delivered: there was no way to the door. Please "
                     "find out whether they are well and have food.";
    }
    const std::string code = text::upper(text_of(row, Column::feedback_code));
    if (!code.empty()) add_words(read.said, code + ": " + std::string(feedback_words(code)));
    for (std::size_t place = 0; place < columns_.size(); ++place) {
        if (columns_[place] == Column::note) add_words(read.said, clean(row[place]));
    }
}

}  // namespace kith::lists
