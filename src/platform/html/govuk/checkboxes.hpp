#pragma once

#include "platform/html/govuk/choices.hpp"

namespace kith::govuk {

struct Checkboxes {
    Fieldset fieldset{};
    Hint hint{};
    ErrorMessage error_message{};
    std::string name;
    std::string id_prefix{};  // the name, unless said otherwise; also the id of the first checkbox
    std::vector<std::string> values{};  // the values of the ticked items
    std::vector<Choice> items{};
    std::string described_by{};
    FormGroup form_group{};
    std::string classes{};
    Attributes attributes{};
};

Html checkboxes(const Checkboxes& options);

}  // namespace kith::govuk
