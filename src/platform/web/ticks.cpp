#include "platform/web/ticks.hpp"

#include "platform/html/govuk/checkboxes.hpp"

namespace kith::web {

html::Html ticks(const FormReader& typed, const std::string& name, const TicksAsked& asked,
                 const std::vector<Tick>& items) {
    std::vector<std::string> values;
    std::vector<govuk::Choice> choices;
    for (const Tick& item : items) {
        values.push_back(item.value);
        choices.push_back({.text = item.words, .value = item.value, .hint = {.text = item.hint}});
    }
    return govuk::checkboxes({.fieldset = {.legend = {.text = asked.legend}},
                              .hint = {.text = asked.hint},
                              .error_message = typed.errors().shown(name),
                              .name = name,
                              .values = typed.choices(name, values),
                              .items = choices,
                              .classes = asked.classes});
}

html::Html yes_ticks(const FormReader& typed, const std::string& legend,
                     const std::vector<Tick>& items) {
    std::vector<govuk::Choice> choices;
    for (const Tick& item : items) {
        choices.push_back({.text = item.words,
                           .value = "yes",
                           .hint = {.text = item.hint},
                           .checked = typed.ticked(item.value),
                           .id = item.value,
                           .name = item.value});
    }
    return govuk::checkboxes({.fieldset = {.legend = {.text = legend}}, .name = "ticks",
                              .items = choices});
}

}  // namespace kith::web
