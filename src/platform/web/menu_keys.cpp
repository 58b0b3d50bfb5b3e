#include "platform/web/menu_keys.hpp"

#include <array>
#include <cctype>

namespace kith::web {
namespace {

char lower(char letter) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
}

bool says_little(std::string_view word) {
    constexpr std::array<std::string_view, 9> little{"a", "an", "in", "my", "of",
                                                     "or", "the", "to", "us"};
    for (const auto one : little) {
        if (word == one) return true;
    }
    return false;
}

// The letters of a text, the best to remember it by first.
std::string by_preference(std::string_view text) {
    std::string telling, others, rest, word;
    const auto end_word = [&] {
        if (word.empty()) return;
        (says_little(word) ? others : telling) += word.front();
        rest += word.substr(1);
        word.clear();
    };
    for (const char letter : text) {
        if (lower(letter) >= 'a' && lower(letter) <= 'z') {
            word += lower(letter);
        } else {
            end_word();
        }
    }
    end_word();
    return telling + others + rest;
}

}  // namespace

std::vector<char> menu_keys(const std::vector<std::string_view>& texts) {
    std::vector<char> keys;
    std::array<bool, 256> taken{};
    for (const auto text : texts) {
        char chosen = 0;
        for (const char letter : by_preference(text)) {
            auto& used = taken[static_cast<unsigned char>(letter)];
            if (used) continue;
            used = true;
            chosen = letter;
            break;
        }
        keys.push_back(chosen);
    }
    return keys;
}

}  // namespace kith::web
