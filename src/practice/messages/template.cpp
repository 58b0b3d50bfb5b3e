#include "practice/messages/template.hpp"

#include <algorithm>
#include <array>

#include "platform/base/text.hpp"

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

// Filled in for every message, whatever it is about.
constexpr std::array<std::string_view, 4> for_all{"name", "council_name", "council_phone", "date"};

template <class All>
bool is_among(const All& all, std::string_view one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

std::string in_brackets(const std::vector<std::string>& names) {
    std::vector<std::string> shown;
    for (const auto& name : names) shown.push_back("((" + name + "))");
    return text::listed(shown);
}

bool left_open(std::string_view text) {
    bool open = false;
    walk(
        text,
        [&](std::string_view plain) {
            open = open || plain.find("((") != plain.npos || plain.find("))") != plain.npos;
        },
        [&](std::string_view name) { open = open || name.find_first_of("()\n") != name.npos; });
    return open;
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

std::string fault_of_names(std::string_view text, const std::vector<std::string>& needed,
                           const std::vector<std::string>& known) {
    if (left_open(text)) {
        return "Close each (( with )): what stands between them is filled in when it is sent";
    }
    const auto used = names_in(text);
    std::vector<std::string> missing, unknown;
    for (const auto& name : needed) {
        if (!is_among(used, name)) missing.push_back(name);
    }
    for (const auto& name : used) {
        if (!is_among(known, name) && !is_among(for_all, name)) unknown.push_back(name);
    }
    std::string fault;
    if (!missing.empty()) {
        fault = "Put in " + in_brackets(missing) + ", as in English: " +
                (missing.size() == 1 ? "it is" : "they are") + " filled in when it is sent";
    }
    if (!unknown.empty()) {
        if (!fault.empty()) fault += ". ";
        fault += "Nothing fills in " + in_brackets(unknown) + ": names stay as they are in English";
    }
    return fault;
}

}  // namespace kith::messages
