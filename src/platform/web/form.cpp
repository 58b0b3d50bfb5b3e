#include "platform/web/form.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "platform/base/dates.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/error_summary.hpp"

namespace kith::web {

namespace {

std::string with_commas(std::size_t number) {
    std::string digits = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
        digits.insert(static_cast<std::size_t>(at), ",");
    }
    return digits;
}

std::size_t characters_in(std::string_view utf8) {
    return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

}  // namespace

void FormErrors::add(std::string field, std::string message) {
    errors_.push_back({std::move(field), std::move(message)});
}

void FormErrors::add(const Invalid& invalid) {
    errors_.insert(errors_.end(), invalid.errors.begin(), invalid.errors.end());
}

std::string_view FormErrors::of(std::string_view field) const {
    const auto found = std::find_if(errors_.begin(), errors_.end(),
                                    [&](const FieldError& error) { return error.field == field; });
    return found == errors_.end() ? std::string_view{} : std::string_view(found->message);
}

govuk::ErrorMessage FormErrors::shown(std::string_view field) const {
    return {.text = of(field)};
}

void FormErrors::link(std::string field, std::string id) {
    links_.insert_or_assign(std::move(field), std::move(id));
}

html::Html FormErrors::summary() const {
    if (errors_.empty()) return {};
    govuk::ErrorSummary summary;
    for (const auto& error : errors_) {
        const auto elsewhere = links_.find(error.field);
        const auto& id = elsewhere == links_.end() ? error.field : elsewhere->second;
        summary.error_list.push_back({.text = error.message, .href = html::Url::here(id)});
    }
    return govuk::error_summary(summary);
}

std::string FormReader::typed(std::string_view field) const {
    return text::clean_lines(fields_.get(field)).value_or("");
}

std::string FormReader::text(std::string_view field, std::size_t longest) {
    std::string entered = typed(field);
    const auto length = characters_in(entered);
    if (length > longest) {
        errors_.add(std::string(field), "Must be " + with_commas(longest) +
                                            " characters or fewer; you entered " +
                                            with_commas(length));
    }
    return entered;
}

std::string FormReader::required(std::string_view field, std::string_view message,
                                 std::size_t longest) {
    std::string entered = text(field, longest);
    if (entered.empty()) errors_.add(std::string(field), std::string(message));
    return entered;
}

std::string FormReader::choice(std::string_view field, const std::vector<std::string>& offered,
                               std::string_view message) {
    const auto sent = fields_.get(field);
    if (std::find(offered.begin(), offered.end(), sent) != offered.end()) return std::string(sent);
    errors_.add(std::string(field), std::string(message));
    return {};
}

std::vector<std::string> FormReader::choices(std::string_view field,
                                             const std::vector<std::string>& offered) const {
    const auto sent = fields_.all(field);
    std::vector<std::string> ticked_ones;
    for (const auto& value : offered) {
        if (std::find(sent.begin(), sent.end(), value) != sent.end()) ticked_ones.push_back(value);
    }
    return ticked_ones;
}

bool FormReader::ticked(std::string_view field) const { return !fields_.get(field).empty(); }

std::optional<std::int64_t> FormReader::whole_number(std::string_view field, std::int64_t least,
                                                     std::int64_t most, std::string_view message) {
    std::string digits = typed(field);
    std::erase_if(digits, [](char c) { return c == ',' || c == ' '; });
    std::int64_t number = 0;
    const auto* end = digits.data() + digits.size();
    const auto [stopped, fault] = std::from_chars(digits.data(), end, number);
    if (digits.empty() || fault != std::errc{} || stopped != end || number < least ||
        number > most) {
        errors_.add(std::string(field), std::string(message));
        return std::nullopt;
    }
    return number;
}

std::optional<Day> FormReader::date(std::string_view field, std::string_view what, bool needed) {
    const std::string name(field);
    const std::string day = typed(name + "-day");
    const std::string month = typed(name + "-month");
    const std::string year = typed(name + "-year");
    const bool blank = day.empty() && month.empty() && year.empty();
    if (blank && !needed) return std::nullopt;
    auto parsed = parse_date_parts(day, month, year);
    if (parsed) return *parsed;
    std::string named(what);
    std::string message = parsed.error();
    if (blank) {
        message = "Enter the " + named;
    } else if (message.starts_with("Date ") && !named.empty()) {
        named.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(named.front())));
        message.replace(0, 4, named);
    }
    errors_.add(name, std::move(message));
    errors_.link(name, name + "-day");
    return std::nullopt;
}

}  // namespace kith::web
