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

}  // namespace kith::messages
