#include "platform/html/govuk/choices.hpp"

#include <utility>

namespace kith::govuk {

using html::markup;

namespace {

Html input_of(const Choice& item, const ChoicePlace& place, std::string_view hint_id) {
    Attributes attributes;
    attributes.flag("checked", place.checked).flag("disabled", item.disabled);
    if (!item.conditional.empty()) {
        attributes.add("data-aria-controls", "conditional-" + place.id);
    }
    attributes.add_some("data-behaviour", item.behaviour)
        .add_some("aria-describedby", joined(place.described_by, hint_id))
        .append(item.attributes);
    return markup(R"(<input class="govuk-{}__input" id="{}" name="{}" type="{}" value="{}"{}>)",
                  place.group, place.id, place.name, place.type, item.value, attributes);
}

Html label_of(const Choice& item, const ChoicePlace& place) {
    return label({.text = item.text,
                  .for_id = place.id,
                  .classes = joined("govuk-" + std::string(place.group) + "__label",
                                    item.label.classes),
                  .attributes = item.label.attributes});
}

Html hint_of(const Choice& item, const ChoicePlace& place, const std::string& id) {
    if (id.empty()) {
        return {};
    }
    return hint({.text = item.hint.text,
                 .id = id,
                 .classes =
                     joined("govuk-" + std::string(place.group) + "__hint", item.hint.classes),
                 .attributes = item.hint.attributes});
}

Html conditional(const Choice& item, const ChoicePlace& place) {
    if (item.conditional.empty()) {
        return {};
    }
    const std::string hidden = "govuk-" + std::string(place.group) + "__conditional--hidden";
    return markup(R"(<div class="govuk-{}__conditional{}" id="conditional-{}">{}</div>)",
                  place.group, place.checked ? "" : spaced(hidden), place.id, item.conditional);
}

}  // namespace

Html choice(const Choice& item, const ChoicePlace& place) {
    if (!item.divider.empty()) {
        return markup(R"(<div class="govuk-{}__divider">{}</div>)", place.group, item.divider);
    }
    const std::string hint_id = item.hint.text.empty() ? "" : place.id + "-item-hint";
    return markup(R"(
        <div class="govuk-{}__item">
            {}
            {}
            {}
        </div>
        {})",
                  place.group, input_of(item, place, hint_id), label_of(item, place),
                  hint_of(item, place, hint_id), conditional(item, place));
}

std::string choice_id(const Choice& item, std::string_view prefix, std::size_t index) {
    if (!item.id.empty()) {
        return item.id;
    }
    return std::string(prefix) + (index == 0 ? "" : "-" + std::to_string(index + 1));
}

Html in_fieldset(Fieldset options, std::string_view described_by, const Html& inner) {
    if (!is_given(options)) {
        return inner;
    }
    options.described_by = std::string(described_by);
    options.html = inner;
    return fieldset(options);
}

}  // namespace kith::govuk
