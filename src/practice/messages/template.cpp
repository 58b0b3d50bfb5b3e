#include "practice/messages/template.hpp"

#include <algorithm>

namespace kith::messages {
namespace {

// Calls `plain` with each stretch of text and `name` with each name between (( and )).
template <class Plain, class Name>
void walk(std::string_view text, const Plain& plain, const Name& name) {
    while (!text.empty()) {
        const auto open = text.find("((");
        const auto close = open == std::string_view::npos ? open : text.find("))", open + 2);
        if (close == std::string_view::npos) {
            plain(text);
            return;
        }
        plain(text.substr(0, open));
        name(text.substr(open + 2, close - open - 2));
        text = text.substr(close + 2);
    }
}

}  // namespace

std::string fill_in(std::string_view text, const std::map<std::string, std::string>& values) {
    std::string filled;
    walk(
        text, [&](std::string_view plain) { filled += plain; },
        [&](std::string_view name) {
            const auto value = values.find(std::string(name));
            if (value != values.end()) filled += value->second;
        });
    return filled;
}

std::vector<std::string> names_in(std::string_view text) {
    std::vector<std::string> names;
    walk(
        text, [](std::string_view) {},
        [&](std::string_view name) {
            if (std::find(names.begin(), names.end(), name) == names.end()) {
                names.emplace_back(name);
            }
        });
    return names;
}

}  // namespace kith::messages
