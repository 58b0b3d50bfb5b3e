#include "platform/html/govuk/character_count.hpp"

namespace kith::govuk {

namespace {

std::string count_type(const CharacterCount& options) {
    return options.count_type.empty() && options.maxwords > 0 ? "words" : options.count_type;
}

int limit(const CharacterCount& options) {
    return options.maxwords > 0 ? options.maxwords : options.maxlength;
}

// What is said before a script counts: the limit, in words.
std::string description(const CharacterCount& options) {
    if (limit(options) == 0) {
        return {};
    }
    std::string text = options.textarea_description_text;
    if (text.empty()) {
        text = "You can enter up to %{count} ";
        text += count_type(options) == "words" ? "words" : "characters";
    }
    constexpr std::string_view mark = "%{count}";
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
        text.replace(at, mark.size(), std::to_string(limit(options)));
    }
    return text;
}

std::string number(int value) { return value == 0 ? std::string{} : std::to_string(value); }

Attributes group_attributes(const CharacterCount& options) {
    Attributes all{{"data-module", "govuk-character-count"}};
    all.add_some("data-maxlength", number(options.maxlength))
        .add_some("data-maxwords", number(options.maxwords))
        .add_some("data-threshold", number(options.threshold))
        .add_some("data-count-type", count_type(options));
    if (limit(options) == 0) {
        add_plural(all, "textarea-description", {.other = options.textarea_description_text});
    }
    add_plural(all, "characters-under-limit", options.characters_under_limit_text);
    all.add_some("data-i18n.characters-at-limit", options.characters_at_limit_text);
    add_plural(all, "characters-over-limit", options.characters_over_limit_text);
    add_plural(all, "words-under-limit", options.words_under_limit_text);
    all.add_some("data-i18n.words-at-limit", options.words_at_limit_text);
    add_plural(all, "words-over-limit", options.words_over_limit_text);
    return all.append(options.form_group.attributes);
}

}  // namespace

Html character_count(const CharacterCount& options) {
    const std::string id = options.id.empty() ? options.name : options.id;
    const Html message = hint(
        {.text = description(options),
         .id = id + "-info",
         .classes = joined("govuk-character-count__message", options.count_message.classes)});
    return textarea(
        {.label = options.label,
         .hint = options.hint,
         .error_message = options.error_message,
         .id = id,
         .name = options.name,
         .value = options.value,
         .rows = options.rows,
         .spellcheck = options.spellcheck,
         .described_by = id + "-info",
         .form_group = {.classes = joined("govuk-character-count", options.form_group.classes),
                        .attributes = group_attributes(options),
                        .before_input = options.form_group.before_input,
                        .after_input = message + options.form_group.after_input},
         .classes = joined("govuk-js-character-count", options.classes),
         .attributes = options.attributes});
}

}  // namespace kith::govuk
