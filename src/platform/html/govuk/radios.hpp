#pragma once

#include "platform/html/govuk/choices.hpp"

namespace kith::govuk {

struct Radios {
    Fieldset fieldset{};
    Hint hint{};
    ErrorMessage error_message{};
    std::string name;
    std::string id_prefix{};  // the name, unless said otherwise; also the id of the first radio
    std::string value{};      // the value of the chosen item
    std::vector<Choice> items{};
    FormGroup form_group{};
    std::string classes{};
    Attributes attributes{};
};

Html radios(const Radios& options);

}  // namespace kith::govuk
