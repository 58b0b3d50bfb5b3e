#include "practice/people/search_terms.hpp"

#include <algorithm>

#include "platform/base/dates.hpp"
#include "platform/base/phone.hpp"
#include "platform/base/postcode.hpp"
#include "platform/base/text.hpp"
#include "practice/people/keys.hpp"

namespace kith::people {
namespace {

constexpr std::size_t fewest_phone_digits = 5;
constexpr std::size_t most_words_of_a_date = 3;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

std::string digits_of(std::string_view text) {
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), is_digit);
    return digits;
}

// Letters, then a digit: how every postcode begins, and no name or number does.
bool begins_like_postcode(std::string_view word) {
    std::size_t letters = 0;
    while (letters < word.size() && letters < 2 && !is_digit(word[letters])) ++letters;
    return letters >= 1 && letters < word.size() && is_digit(word[letters]) && word.size() <= 8;
}

bool take_reference(std::string_view typed, SearchTerms& terms) {
    if (typed.size() < 9) return false;
    const auto reference = Reference::parse(typed, 'K');
    if (reference) terms.reference = *reference;
    return reference.has_value();
}

bool take_number(std::string_view typed, SearchTerms& terms) {
    const bool only_number = std::all_of(typed.begin(), typed.end(), [](char letter) {
        return is_digit(letter) || letter == ' ' || letter == '+' || letter == '-' ||
               letter == '(' || letter == ')';
    });
    const std::string digits = digits_of(typed);
    if (!only_number || digits.size() < fewest_phone_digits) return false;
    if (const auto number = NhsNumber::parse(typed); number && digits[0] != '0') {
        terms.nhs_number = *number;
        return true;
    }
    if (const auto phone = Phone::parse(typed)) {
        terms.phone = phone->text();
        terms.phone_whole = true;
        return true;
    }
    if (digits[0] != '0' && !typed.starts_with('+')) return false;
    terms.phone = digits.starts_with("44") ? "+" + digits : "+44" + digits.substr(1);
    return true;
}

// A date of one to three words, as far as one begins at `at`. Gives how many words it took.
std::size_t take_date(const std::vector<std::string_view>& words, std::size_t at,
                      SearchTerms& terms) {
    for (std::size_t count = std::min(most_words_of_a_date, words.size() - at); count > 0;
         --count) {
        const char* begin = words[at].data();
        const auto& last = words[at + count - 1];
        const std::string_view part(begin,
                                    static_cast<std::size_t>(last.data() + last.size() - begin));
        if (const auto day = parse_date(part)) {
            terms.born_on = *day;
            return count;
        }
    }
    return 0;
}

std::size_t take_postcode(const std::vector<std::string_view>& words, std::size_t at,
                          SearchTerms& terms) {
    if (!begins_like_postcode(words[at])) return 0;
    if (at + 1 < words.size() && words[at + 1].size() <= 3 && is_digit(words[at + 1][0])) {
        const std::string joined = text::upper(words[at]) + " " + text::upper(words[at + 1]);
        const auto postcode = Postcode::parse(joined);
        terms.postcode = postcode ? std::string(postcode->text()) : joined;
        terms.postcode_whole = postcode.has_value();
        return 2;
    }
    const auto postcode = Postcode::parse(words[at]);
    terms.postcode = postcode ? std::string(postcode->text()) : text::upper(words[at]);
    terms.postcode_whole = postcode.has_value();
    return 1;
}

}  // namespace

SearchTerms read_search(std::string_view typed) {
    SearchTerms terms;
    const std::string_view trimmed = text::trim(typed);
    if (trimmed.empty() || take_reference(trimmed, terms) || take_number(trimmed, terms)) {
        return terms;
    }
    const auto words = text::words(trimmed);
    for (std::size_t at = 0; at < words.size();) {
        std::size_t taken = terms.born_on ? 0 : take_date(words, at, terms);
        if (taken == 0 && terms.postcode.empty()) taken = take_postcode(words, at, terms);
        if (taken == 0 && terms.phone.empty() && !terms.nhs_number &&
            digits_of(words[at]).size() >= fewest_phone_digits) {
            taken = take_number(words[at], terms) ? 1 : 0;
        }
        if (taken == 0) {
            if (std::string key = name_key(words[at]); !key.empty()) terms.names.push_back(key);
            taken = 1;
        }
        at += taken;
    }
    return terms;
}

}  // namespace kith::people
