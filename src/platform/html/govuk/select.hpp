#pragma once

#include <optional>
#include <vector>

#include "platform/html/govuk/field.hpp"

namespace kith::govuk {

struct SelectItem {
    std::string text{};
    std::optional<std::string> value{};  // the text, unless said otherwise
    std::optional<bool> selected{};      // decided by the field's value unless said here
    bool disabled = false;
    Attributes attributes{};
    bool when = true;
};

struct Select {
    Label label{};
    Hint hint{};
    ErrorMessage error_message{};
    std::string id{};  // the name, unless said otherwise
    std::string name;
    std::string value{};  // the value of the chosen item
    std::vector<SelectItem> items{};
    bool disabled = false;
    std::string described_by{};
    FormGroup form_group{};
    std::string classes{};
    Attributes attributes{};
};

Html select(const Select& options);

}  // namespace kith::govuk
