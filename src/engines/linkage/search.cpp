#include <algorithm>
#include <bit>
#include <numeric>

#include "engines/linkage/index_inside.hpp"

namespace kith::linkage {
namespace {

// Rows looked at for one search before it answers with what it has.
constexpr std::size_t most_looked_at = 3000;
constexpr std::size_t most_leaps = 150;

// One word typed, and what it may be the beginning of.
struct Word {
    std::string name;             // letters only, otherwise empty
    std::uint32_t birth = 0;      // a whole date, or a year with month and day nought
    std::uint64_t postcode = 0;   // as packed, short of its end
    std::uint64_t postcode_mask = 0;
    std::uint64_t phone = 0;      // leading digits
    std::uint64_t phone_mask = 0;
};

bool all_of(std::string_view text, auto kind) {
    return !text.empty() && std::all_of(text.begin(), text.end(), kind);
}
bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter < 0;
}

std::uint64_t top_bits(std::size_t bits) {
    return bits >= 64 ? ~std::uint64_t{0} : ~(~std::uint64_t{0} >> bits);
}

std::uint64_t postcode_start(std::string_view text) {
    std::uint64_t packed = 0;
    for (std::size_t place = 0; place < std::min<std::size_t>(text.size(), 8); ++place) {
        const char letter = text[place];
        const bool small = letter >= 'a' && letter <= 'z';
        const char upper = small ? static_cast<char>(letter - 'a' + 'A') : letter;
        packed |= std::uint64_t{static_cast<unsigned char>(upper)} << (8 * (7 - place));
    }
    return packed;
}

void read_digits(std::string_view text, Word& word) {
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), is_digit);
    if (digits.starts_with("44") && text.starts_with("+")) digits.erase(0, 2);
    if (digits.starts_with("0")) digits.erase(0, 1);
    if (digits.size() < 4 || digits.size() > 14) return;
    for (const char digit : digits) {
        word.phone = word.phone << 4 | static_cast<std::uint64_t>(digit - '0');
    }
    word.phone <<= 64 - 4 * digits.size();
    word.phone_mask = top_bits(4 * digits.size());
}

Word read_word(std::string_view text) {
    Word word;
    const bool digits = all_of(text, [](char each) { return is_digit(each) || each == '+'; });
    if (digits) {
        if (text.size() == 4 || text.size() == 8) word.birth = packed_date(text);
        read_digits(text, word);
    } else if (text.find_first_of("/-.") != std::string_view::npos && has_number(text)) {
        word.birth = packed_date(text);
    } else if (is_letter(text.front()) && has_number(text)) {
        word.postcode = postcode_start(text);
        word.postcode_mask = top_bits(8 * std::min<std::size_t>(text.size(), 8));
    } else {
        word.name = plain_text(text);
    }
    return word;
}

// The two halves of a postcode, and the groups of a phone number, are one word.
std::vector<Word> read_words(std::string_view typed) {
    std::vector<std::string> texts;
    each_word(typed, [&](std::string_view text) {
        const bool after = !texts.empty();
        const bool inward = after && is_digit(text.front()) && text.size() <= 3 &&
                            is_letter(texts.back().front()) && has_number(texts.back()) &&
                            texts.back().size() <= 4;
        const bool more_digits = after && all_of(text, is_digit) && text.size() != 8 &&
                                 texts.back().size() >= 3 &&
                                 (texts.back().front() == '0' || texts.back().front() == '+');
        if (inward || more_digits) {
            texts.back() += text;
        } else {
            texts.emplace_back(text);
        }
    });
    std::vector<Word> words;
    for (const auto& text : texts) {
        if (!text.empty()) words.push_back(read_word(text));
    }
    return words;
}

bool birth_fits(std::uint32_t asked, std::uint32_t known) {
    if (asked == 0 || known == 0) return false;
    return (asked & 0xFFFFU) == 0 ? asked >> 16 == known >> 16 : asked == known;
}

bool fits(const Word& word, const People& people, std::uint32_t row) {
    const Record& record = people[row];
    if (!word.name.empty()) {
        for (const std::uint32_t name : {record.first, record.last, record.middle}) {
            if (people.dictionaries().names.text(name).starts_with(word.name)) return true;
            for (const std::uint32_t part : people.name(name).parts) {
                if (people.dictionaries().names.text(part).starts_with(word.name)) return true;
            }
        }
        return false;
    }
    if (birth_fits(word.birth, record.birth)) return true;
    if (word.postcode != 0) return (record.postcode & word.postcode_mask) == word.postcode;
    if (word.phone_mask == 0) return false;
    for (std::uint32_t which = 0; which < 4; ++which) {
        const std::uint64_t digits = ByPhone{&people}.digits(row * 4 + which);
        if (digits != 0 && (leading_digits(digits) & word.phone_mask) == word.phone) return true;
    }
    return false;
}

using NameRows = SortedRows<ByName>;

// Rows whose first text begins with `one` and, where that is the whole of it, whose second begins
// with `other`.
template <class Take>
void each_named(const NameRows& rows, ByName order, const std::string& one,
                const std::string& other, Take take) {
    const std::array<std::string_view, 2> from{one, other};
    rows.each_from([&](std::uint32_t row) { return order.texts(row) < from; },
                   [&](std::uint32_t row) {
                       const auto texts = order.texts(row);
                       const bool begins = other.empty() ? texts[0].starts_with(one)
                                                         : texts[0] == one &&
                                                               texts[1].starts_with(other);
                       return begins && take(row);
                   });
}

// Rows whose texts begin with `one` and `other`: from each whole first text that begins so,
// straight to the second texts that do.
template <class Take>
void each_beginning(const NameRows& rows, ByName order, const std::string& one,
                    const std::string& other, Take take) {
    std::string whole = one;
    bool wanted = true;
    for (std::size_t leap = 0; leap < most_leaps && wanted; ++leap) {
        bool again = false;
        rows.each_from([&](std::uint32_t row) { return order.texts(row)[0] < whole; },
                       [&](std::uint32_t row) {
                           const auto text = order.texts(row)[0];
                           again = text.starts_with(one);
                           whole = text;
                           return false;
                       });
        if (!again) return;
        each_named(rows, order, whole, other, [&](std::uint32_t row) {
            wanted = take(row);
            return wanted;
        });
        whole += '\1';
    }
}

// Whole words come before beginnings, and last names before first names.
template <class Take>
void search_names(const People& people, const NameRows& by_last, const NameRows& by_first,
                  const std::vector<std::string>& names, Take take) {
    const ByName last{&people, true};
    const ByName first{&people, false};
    if (names.size() > 1) {
        each_named(by_first, first, names[0], names[1], take);
        each_named(by_last, last, names[0], names[1], take);
        each_named(by_last, last, names[1], names[0], take);
        each_named(by_first, first, names[1], names[0], take);
        each_beginning(by_last, last, names[1], names[0], take);
        each_beginning(by_last, last, names[0], names[1], take);
        if (names.size() == 2) return;
    }
    for (const auto& name : names) {
        each_named(by_last, last, name, "", take);
        each_named(by_first, first, name, "", take);
    }
}

}  // namespace

std::uint64_t leading_digits(std::uint64_t packed) {
    const auto count = static_cast<unsigned>(packed >> 56);
    const std::uint64_t digits = packed & ~(std::uint64_t{255} << 56);
    return count == 0 ? 0 : digits << (64 - 4 * count);
}

std::array<std::string_view, 2> ByName::texts(std::uint32_t row) const {
    const Record& record = (*people)[row];
    const auto& names = people->dictionaries().names;
    const auto first = names.text(record.first);
    const auto last = names.text(record.last);
    return last_first ? std::array{last, first} : std::array{first, last};
}

bool ByName::operator()(std::uint32_t one, std::uint32_t other) const {
    const auto here = texts(one);
    const auto there = texts(other);
    return here != there ? here < there : one < other;
}

bool ByBirth::operator()(std::uint32_t one, std::uint32_t other) const {
    return std::pair((*people)[one].birth, one) < std::pair((*people)[other].birth, other);
}

bool ByPostcode::operator()(std::uint32_t one, std::uint32_t other) const {
    return std::pair((*people)[one].postcode, one) < std::pair((*people)[other].postcode, other);
}

std::uint64_t ByPhone::digits(std::uint32_t slot) const {
    const Record& record = (*people)[slot / 4];
    const std::uint32_t which = slot % 4;
    return which < 2 ? record.mobiles[which] : record.landlines[which - 2];
}

bool ByPhone::operator()(std::uint32_t one, std::uint32_t other) const {
    return std::pair(leading_digits(digits(one)), one) <
           std::pair(leading_digits(digits(other)), other);
}

// Sorting millions by text is slow; their texts' places among all texts are as good.
void Index::Inside::fill() {
    const auto& names = people.dictionaries().names;
    std::vector<std::uint32_t> tokens(names.size());
    std::iota(tokens.begin(), tokens.end(), 0U);
    std::sort(tokens.begin(), tokens.end(), [&](std::uint32_t one, std::uint32_t other) {
        return names.text(one) < names.text(other);
    });
    std::vector<std::uint64_t> rank(names.size());
    for (std::size_t place = 0; place < tokens.size(); ++place) rank[tokens[place]] = place;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> keyed;
    const auto sorted = [&](auto key, std::uint32_t slots) {
        keyed.clear();
        for (std::uint32_t slot = 0; slot < people.size() * slots; ++slot) {
            const std::uint64_t value = key(slot);
            if (value != 0) keyed.emplace_back(value, slot);
        }
        std::sort(keyed.begin(), keyed.end());
        std::vector<std::uint32_t> rows;
        rows.reserve(keyed.size());
        for (const auto& [value, slot] : keyed) rows.push_back(slot);
        return rows;
    };
    const auto names_of = [&](std::uint32_t one, std::uint32_t other) {
        return (rank[one] << 32 | rank[other]) + 1;
    };
    by_last.fill(sorted([&](std::uint32_t row) {
        return names_of(people[row].last, people[row].first);
    }, 1));
    by_first.fill(sorted([&](std::uint32_t row) {
        return names_of(people[row].first, people[row].last);
    }, 1));
    by_birth.fill(sorted([&](std::uint32_t row) { return people[row].birth; }, 1));
    by_postcode.fill(sorted([&](std::uint32_t row) { return people[row].postcode; }, 1));
    by_phone.fill(sorted([&](std::uint32_t slot) {
        return leading_digits(ByPhone{&people}.digits(slot));
    }, 4));
}

template <class Take>
void Index::Inside::each_born(std::uint32_t birth, Take take) const {
    by_birth.each_from([&](std::uint32_t row) { return people[row].birth < birth; },
                       [&](std::uint32_t row) {
                           return birth_fits(birth, people[row].birth) && take(row);
                       });
}

template <class Take>
void Index::Inside::each_postcode(std::uint64_t start, std::uint64_t mask, Take take) const {
    by_postcode.each_from([&](std::uint32_t row) { return people[row].postcode < start; },
                          [&](std::uint32_t row) {
                              return (people[row].postcode & mask) == start && take(row);
                          });
}

template <class Take>
void Index::Inside::each_phone(std::uint64_t start, std::uint64_t mask, Take take) const {
    const auto digits = [&](std::uint32_t slot) {
        return leading_digits(ByPhone{&people}.digits(slot));
    };
    by_phone.each_from([&](std::uint32_t slot) { return digits(slot) < start; },
                       [&](std::uint32_t slot) {
                           return (digits(slot) & mask) == start && take(slot / 4);
                       });
}

// The word that picks fewest drives, the rest are checked row by row.
std::vector<std::uint32_t> Index::search(std::string_view typed, std::size_t most) {
    const auto words = read_words(typed);
    const People& people = inside_->people;
    std::vector<std::uint32_t> rows;
    std::vector<std::string> names;
    std::size_t looked_at = 0;
    for (const Word& word : words) {
        if (!word.name.empty()) names.push_back(word.name);
    }
    const auto take = [&](std::uint32_t row) {
        const bool all = std::all_of(words.begin(), words.end(), [&](const Word& word) {
            return fits(word, people, row);
        });
        if (all && std::find(rows.begin(), rows.end(), row) == rows.end()) rows.push_back(row);
        return rows.size() < most && ++looked_at < most_looked_at;
    };
    for (const Word& word : words) {
        const bool whole_date = (word.birth & 0xFFFFU) != 0;
        if (whole_date || (word.birth != 0 && names.empty())) inside_->each_born(word.birth, take);
        if (word.phone_mask != 0 && (word.birth == 0 || rows.empty()) && names.empty()) {
            inside_->each_phone(word.phone, word.phone_mask, take);
        }
        if (word.phone_mask != 0 && word.phone_mask << 24 != 0 && rows.empty()) {
            inside_->each_phone(word.phone, word.phone_mask, take);
        }
        if (word.postcode != 0) {
            inside_->each_postcode(word.postcode, word.postcode_mask, take);
        }
        if (!rows.empty()) return rows;
    }
    looked_at = 0;
    search_names(people, inside_->by_last, inside_->by_first, names, take);
    return rows;
}

}  // namespace kith::linkage
