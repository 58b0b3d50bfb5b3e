#include "platform/base/pence.hpp"

#include "platform/base/digits.hpp"

namespace kith {
namespace {

constexpr std::string_view advice = "Enter an amount of money, like £12.50 or 12.50";
constexpr std::string_view pound = "£";
constexpr std::size_t most_digits = 10;

// The digits of the pounds without their commas; empty unless every comma parts thousands.
std::string without_commas(std::string_view pounds) {
    std::string digits;
    const bool grouped = pounds.find(',') != pounds.npos;
    for (std::size_t place = 0; place < pounds.size(); ++place) {
        const bool comma_due = grouped && place > 0 && (pounds.size() - place) % 4 == 0;
        if (comma_due != (pounds[place] == ',')) return {};
        if (!comma_due) digits += pounds[place];
    }
    return digits;
}

std::int64_t magnitude(std::int64_t count) { return count < 0 ? -count : count; }

std::string pounds_text(std::int64_t count) {
    std::string digits = std::to_string(magnitude(count) / 100);
    for (auto place = static_cast<std::ptrdiff_t>(digits.size()) - 3; place > 0; place -= 3)
        digits.insert(static_cast<std::size_t>(place), 1, ',');
    return (count < 0 ? "-" : "") + std::string(pound) + digits;
}

}  // namespace

Parsed<Pence> Pence::parse(std::string_view entered) {
    std::string text;
    for (const char c : entered)
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n') text += c;
    std::string_view rest = text;
    if (rest.starts_with('-')) return refused("Amount must be 0 or more");
    const bool in_pence = rest.ends_with('p') || rest.ends_with('P');
    if (rest.starts_with(pound)) rest.remove_prefix(pound.size());
    if (in_pence) rest.remove_suffix(1);
    const auto point = rest.find('.');
    const auto pounds = without_commas(rest.substr(0, point));
    if (!all_digits(pounds)) return refused(advice);
    if (pounds.size() > most_digits) return refused("Amount is too large");
    std::int64_t count = 0;
    for (const char c : pounds) count = count * 10 + (c - '0');
    if (in_pence) {
        if (point != rest.npos || text.starts_with(pound)) return refused(advice);
        return Pence(count);
    }
    count *= 100;
    if (point != rest.npos) {
        const auto fraction = rest.substr(point + 1);
        const auto pence = digits_value(fraction);
        if (!pence || fraction.size() > 2) return refused(advice);
        count += fraction.size() == 1 ? *pence * 10 : *pence;
    }
    return Pence(count);
}

std::string Pence::text() const { return std::to_string(count_); }

std::string Pence::for_reader() const {
    return count_ % 100 == 0 ? pounds_text(count_) : with_pence();
}

std::string Pence::with_pence() const {
    std::string text = pounds_text(count_) + '.';
    append_padded(text, static_cast<int>(magnitude(count_) % 100), 2);
    return text;
}

}  // namespace kith
