#include "practice/lists/shielding_row.hpp"

#include "platform/base/crypto.hpp"
#include "platform/base/text.hpp"

namespace kith::lists {
namespace {

constexpr int minutes_a_day = 1440;

bool says(std::string_view cell, std::string_view word) {
    const auto trimmed = text::trim(cell);
    return trimmed.size() == word.size() && text::lower(trimmed) == word;
}

std::string clean(std::string_view cell) {
    bool plain = true;
    for (const char c : cell) plain = plain && c >= ' ' && c < 0x7f;
    if (plain) return std::string(text::trim(cell));
    return text::clean_line(text::as_utf8(cell)).value_or("");
}

void add_phone(people::Details& details, std::string_view cell, std::string_view label) {
    const std::string written = clean(cell);
    if (written.empty()) return;
    people::NewNumber number{.kind = "phone", .value = written, .label = std::string(label)};
    if (const auto phone = Phone::parse(written)) {
        number.value = phone->text();
    } else {
        number.why_bad = phone.error();
    }
    for (const auto& known : details.numbers) {
        if (known.value == number.value) return;
    }
    details.numbers.push_back(std::move(number));
}

void add_email(people::Details& details, std::string_view cell) {
    const std::string written = clean(cell);
    if (written.empty()) return;
    people::NewNumber number{.kind = "email", .value = written};
    if (const auto email = Email::parse(written)) {
        number.value = email->text();
    } else {
        number.why_bad = email.error();
    }
    details.numbers.push_back(std::move(number));
}

bool has_good_number(const people::Details& details) {
    for (const auto& number : details.numbers) {
        if (number.why_bad.empty()) return true;
    }
    return false;
}

// Whether the row says enough for somebody to be found or reached.
bool is_enough(const people::Details& details) {
    if (details.nhs_number) return true;
    const bool named = !details.first_name.empty() && !details.last_name.empty();
    return named && (details.born_on || details.postcode || has_good_number(details));
}

std::string hash_of(const CsvReader& row, std::size_t timestamp) {
    std::string said;
    for (std::size_t column = 0; column < row.size(); ++column) {
        if (column == timestamp) continue;
        said += row[column];
        said += '\x1f';
    }
    return sha256_hex(said).substr(0, 32);
}

}  // namespace

Parsed<ShieldingColumns> ShieldingColumns::find(const CsvHeader& header) {
    ShieldingColumns columns;
    std::string missing;
    const auto place = [&](std::string_view name, std::size_t& at) {
        if (const auto column = header.column(name)) {
            at = *column;
        } else {
            missing += (missing.empty() ? "" : ", ") + std::string(name);
        }
    };
    place("Timestamp", columns.timestamp_);
    place("ID", columns.id_);
    place("FirstName", columns.first_);
    place("MiddleName", columns.middle_);
    place("LastName", columns.last_);
    for (int line = 0; line < 5; ++line) {
        place("Address" + std::to_string(line + 1), columns.address_[line]);
    }
    place("Postcode", columns.postcode_);
    place("Mobile", columns.phones_[0]);
    place("Phone", columns.phones_[1]);
    place("IVRMobile", columns.phones_[2]);
    place("IVRPhone", columns.phones_[3]);
    place("Email", columns.email_);
    place("NHSNumber", columns.nhs_number_);
    place("DateOfBirth", columns.born_);
    place("EssentialSupplies", columns.supplies_);
    place("DietaryRequirements", columns.diet_);
    place("BasicCareNeedsMet", columns.care_);
    place("CarrySupplies", columns.carry_);
    if (!missing.empty()) return refused("The file has no column " + missing);
    return columns;
}

Parsed<std::int64_t> ShieldingColumns::minute(const CsvReader& row) const {
    const auto at = parse_feed_date(row[timestamp_]);
    if (!at) return refused("The time of the row cannot be read: " + at.error());
    const int minute = at->time ? at->time->minutes() : 0;
    return std::int64_t{at->day.number()} * minutes_a_day + minute;
}

Parsed<ShieldingRow> ShieldingColumns::read(const CsvReader& row) const {
    const auto at = parse_feed_date(row[timestamp_]);
    if (!at) return refused("The time of the row cannot be read: " + at.error());
    ShieldingRow read{.source_id = clean(row[id_]), .said_on = at->day};
    people::Details& details = read.details;
    details.first_name = Private(clean(row[first_]));
    details.middle_name = Private(clean(row[middle_]));
    details.last_name = Private(clean(row[last_]));
    std::string address;
    for (const std::size_t line : address_) {
        const std::string part = clean(row[line]);
        if (!part.empty()) address += (address.empty() ? "" : ", ") + part;
    }
    details.address = Private(address);
    if (const auto postcode = Postcode::parse(clean(row[postcode_]))) details.postcode = *postcode;
    if (const auto number = NhsNumber::parse(clean(row[nhs_number_]))) details.nhs_number = *number;
    if (const auto born = parse_feed_date(row[born_])) details.born_on = born->day;
    add_phone(details, row[phones_[0]], "mobile");
    add_phone(details, row[phones_[1]], "home");
    add_phone(details, row[phones_[2]], "mobile, confirmed by phone");
    add_phone(details, row[phones_[3]], "home, confirmed by phone");
    add_email(details, row[email_]);
    if (details.first_name.empty() && details.last_name.empty()) return refused("No name");
    if (!is_enough(details)) {
        return refused("Not enough to know who it is: no NHS number, and no name with a birth "
                       "date, postcode or phone");
    }
    read.needs_food = says(row[supplies_], "no");
    read.no_basic_care = says(row[care_], "no");
    read.cannot_carry = says(row[carry_], "no");
    read.diet = clean(row[diet_]);
    read.hash = hash_of(row, timestamp_);
    return read;
}

}  // namespace kith::lists
