#pragma once

#include <optional>

#include "platform/html/govuk/field.hpp"

namespace kith::govuk {

struct Textarea {
    Label label{};
    Hint hint{};
    ErrorMessage error_message{};
    std::string id{};  // the name, unless said otherwise
    std::string name;
    std::string value{};
    int rows = 5;
    std::string autocomplete{};
    std::optional<bool> spellcheck{};
    bool disabled = false;
    std::string described_by{};
    FormGroup form_group{};
    std::string classes{};
    Attributes attributes{};
};

Html textarea(const Textarea& options);

}  // namespace kith::govuk
