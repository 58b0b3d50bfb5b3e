#pragma once

#include <optional>

#include "platform/html/govuk/field.hpp"

namespace kith::govuk {

// What stands before or behind the input, such as a pound sign.
struct Affix {
    Html text{};
    std::string classes{};
    Attributes attributes{};
};

struct InputWrapper {
    std::string classes{};
    Attributes attributes{};
};

struct Input {
    Label label{};
    Hint hint{};
    ErrorMessage error_message{};
    std::string id{};  // the name, unless said otherwise
    std::string name;
    std::string value{};
    std::string type = "text";
    std::string inputmode{};
    std::string autocomplete{};
    std::string autocapitalize{};
    std::string pattern{};
    std::optional<bool> spellcheck{};
    bool disabled = false;
    std::string described_by{};
    Affix prefix{};
    Affix suffix{};
    FormGroup form_group{};
    InputWrapper input_wrapper{};
    std::string classes{};
    Attributes attributes{};
};

Html input(const Input& options);

}  // namespace kith::govuk
