#include "platform/web/fields.hpp"

#include "platform/html/govuk/input.hpp"

namespace kith::web {

html::Html text_field(const FormReader& typed, std::string name, std::string label,
                      std::string hint, std::string classes, std::string autocomplete) {
    return govuk::input({.label = {.text = label},
                         .hint = {.text = hint},
                         .error_message = typed.errors().shown(name),
                         .id = name,
                         .name = name,
                         .value = typed.typed(name),
                         .autocomplete = std::move(autocomplete),
                         .classes = std::move(classes)});
}

}  // namespace kith::web
