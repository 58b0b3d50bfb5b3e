#pragma once

#include "platform/html/govuk/textarea.hpp"

namespace kith::govuk {

struct CountMessage {
    std::string classes{};
};

// A textarea that says how much may still be written; the limit itself is checked on the server.
struct CharacterCount {
    Label label{};
    Hint hint{};
    ErrorMessage error_message{};
    std::string id{};  // the name, unless said otherwise
    std::string name;
    std::string value{};
    int maxlength = 0;        // characters; 0 for no limit
    int maxwords = 0;         // words; wins over maxlength
    int threshold = 0;        // per cent of the limit from which the message shows
    std::string count_type{};  // what is counted, such as "words"; follows from the limit
    int rows = 5;
    std::optional<bool> spellcheck{};
    CountMessage count_message{};
    std::string textarea_description_text{};  // with %{count} in it
    PluralText characters_under_limit_text{};
    std::string characters_at_limit_text{};
    PluralText characters_over_limit_text{};
    PluralText words_under_limit_text{};
    std::string words_at_limit_text{};
    PluralText words_over_limit_text{};
    FormGroup form_group{};
    std::string classes{};
    Attributes attributes{};
};

Html character_count(const CharacterCount& options);

}  // namespace kith::govuk
