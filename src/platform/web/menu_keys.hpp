// Which letter, after "g", leads to each item of somebody's menu.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kith::web {

// A letter for each text, none twice: the first letter of a word that says what it is, else of any
// word, else any letter of it; 0 where none is left. The same menu always has the same letters.
std::vector<char> menu_keys(const std::vector<std::string_view>& texts);

}  // namespace kith::web
