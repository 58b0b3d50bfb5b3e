#include "engines/matching/words.hpp"

namespace kith::matching {

std::uint32_t WordSet::folded(unsigned width) const {
    std::uint32_t folds = 0;
    each([&](Word word) { folds |= std::uint32_t{1} << (word % width); });
    return folds;
}

std::vector<Word> WordSet::list() const {
    std::vector<Word> words;
    each([&](Word word) { words.push_back(word); });
    return words;
}

Result<Word> Vocabulary::add(std::string_view word) {
    if (const auto known = find(word)) return *known;
    if (names_.size() == words_max) {
        return invalid("word", "There are more than 128 different words of one sort; “" +
                                   std::string(word) + "” does not fit");
    }
    const auto number = static_cast<Word>(names_.size());
    names_.emplace_back(word);
    numbers_.emplace(names_.back(), number);
    return number;
}

std::optional<Word> Vocabulary::find(std::string_view word) const {
    const auto found = numbers_.find(word);
    if (found == numbers_.end()) return std::nullopt;
    return found->second;
}

std::string Vocabulary::names(const WordSet& words) const {
    std::string text;
    for (const Word word : words.list()) {
        if (!text.empty()) text += ", ";
        text += name(word);
    }
    return text;
}

}  // namespace kith::matching
