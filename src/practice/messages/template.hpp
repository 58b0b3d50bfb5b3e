// Templates of messages, pure: ((name)) is replaced by its value.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kith::messages {

// The text with each ((name)) replaced. A name without a value becomes nothing; values are taken
// as they are, never read for further names.
std::string fill_in(std::string_view text, const std::map<std::string, std::string>& values);

// The names a text uses, each once, in order.
std::vector<std::string> names_in(std::string_view text);

// What is wrong with the names of a text, as one sentence, or "": names of `needed` that it leaves
// out, names that are not among `known` nor filled in for every message, brackets left open.
std::string fault_of_names(std::string_view text, const std::vector<std::string>& needed,
                           const std::vector<std::string>& known);

}  // namespace kith::messages
