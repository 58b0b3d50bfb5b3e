#include "platform/html/govuk/parts.hpp"

#include <algorithm>

namespace kith::govuk {

using html::AttributeName;
using html::markup;

std::string spaced(std::string_view classes) {
    return classes.empty() ? std::string{} : " " + std::string(classes);
}

std::string joined(std::string_view left, std::string_view right) {
    std::string all(left);
    if (!left.empty() && !right.empty()) {
        all += ' ';
    }
    all += right;
    return all;
}

Html heading(int level, const Attributes& attributes, const Html& content) {
    const std::string tag = "h" + std::to_string(std::clamp(level, 1, 6));
    return Html::trusted("<" + tag + attributes.str() + ">" + content.str() + "</" + tag + ">");
}

void add_plural(Attributes& attributes, std::string_view key, const PluralText& text) {
    const auto add = [&](std::string_view rule, const std::string& form) {
        const std::string name = "data-i18n." + std::string(key) + "." + std::string(rule);
        attributes.add_some(AttributeName::trusted(name), form);
    };
    add("zero", text.zero);
    add("one", text.one);
    add("two", text.two);
    add("few", text.few);
    add("many", text.many);
    add("other", text.other);
}

Html form_group(const FormGroup& group, bool has_error, const Html& content) {
    return markup(R"(
        <div class="govuk-form-group{}{}"{}>
        {}
        </div>)",
                  has_error ? " govuk-form-group--error" : "", spaced(group.classes),
                  group.attributes, content);
}

}  // namespace kith::govuk
