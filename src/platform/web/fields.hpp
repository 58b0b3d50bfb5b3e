// Fields of a form that show again what was typed and what is wrong with it.
#pragma once

#include <string>

#include "platform/html/html.hpp"
#include "platform/web/form.hpp"

namespace kith::web {

// A line of text. `classes` such as govuk-input--width-3 make it narrower; `autocomplete` is the
// browser's name for what it asks, such as "email".
html::Html text_field(const FormReader& typed, std::string name, std::string label,
                      std::string hint = {}, std::string classes = {},
                      std::string autocomplete = {});

}  // namespace kith::web
