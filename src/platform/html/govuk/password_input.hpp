#pragma once

#include "platform/html/govuk/input.hpp"

namespace kith::govuk {

// A password field with a button that shows what is typed, where scripts run.
struct PasswordInput {
    Label label{};
    Hint hint{};
    ErrorMessage error_message{};
    std::string id{};  // the name, unless said otherwise
    std::string name;
    std::string value{};
    std::string autocomplete = "current-password";
    bool disabled = false;
    std::string show_password_text{};
    std::string hide_password_text{};
    std::string show_password_aria_label_text{};
    std::string hide_password_aria_label_text{};
    std::string password_shown_announcement_text{};
    std::string password_hidden_announcement_text{};
    std::string button_classes{};
    std::string described_by{};
    FormGroup form_group{};
    std::string classes{};
    Attributes attributes{};
};

Html password_input(const PasswordInput& options);

}  // namespace kith::govuk
