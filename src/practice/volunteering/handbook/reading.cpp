#include "practice/volunteering/handbook/reading.hpp"

#include "platform/base/text.hpp"

namespace kith::volunteering {
namespace {

constexpr std::size_t most_parts = 20;
constexpr std::size_t longest_words = 2000;

// Headings with their words, which may run over several lines until an empty one.
std::vector<std::pair<std::string, std::string>> parts_of(std::string_view typed) {
    std::vector<std::pair<std::string, std::string>> parts;
    bool within = false;
    for (const auto line : text::split(typed, '\n')) {
        const std::string_view words = text::trim(line);
        if (words.empty()) {
            within = false;
        } else if (!within) {
            parts.emplace_back(words, "");
            within = true;
        } else {
            std::string& said = parts.back().second;
            said += (said.empty() ? "" : " ") + std::string(words);
        }
    }
    return parts;
}

}  // namespace

std::string typed_reading(const Reading& reading) {
    std::string typed;
    for (const auto& [title, words] : reading.parts) {
        typed += (typed.empty() ? "" : "\n\n") + title + "\n" + words;
    }
    return typed;
}

Reading read_reading(web::FormReader& reader, const std::string& who) {
    Reading read{.title = reader.text("reading_title", 120),
                 .button = reader.text("reading_button", 120),
                 .parts = parts_of(reader.typed("reading"))};
    if (read.parts.empty() && read.title.empty()) return {};
    if (who != "volunteer") {
        reader.errors().add("reading", "Only what the volunteer takes on their phone has a page "
                                       "to read: leave it empty, or select the volunteer above");
    }
    if (read.parts.empty()) reader.errors().add("reading", "Write what they read");
    if (read.title.empty()) reader.errors().add("reading_title", "Enter the title of the page");
    if (read.button.empty()) reader.errors().add("reading_button", "Enter the words of the button");
    if (read.parts.size() > most_parts) {
        reader.errors().add("reading", "Write at most 20 headings");
    }
    for (const auto& [title, words] : read.parts) {
        if (words.empty()) {
            reader.errors().add("reading", "Write words below the heading “" + title + "”");
            break;
        }
        if (words.size() > longest_words || title.size() > 120) {
            reader.errors().add("reading", "Keep headings under 120 characters, and the words "
                                           "below each under 2,000");
            break;
        }
    }
    return read;
}

void add_reading(web::Fields& fields, const Reading& reading) {
    fields.add("reading_title", reading.title);
    fields.add("reading", typed_reading(reading));
    fields.add("reading_button", reading.button);
}

}  // namespace kith::volunteering
