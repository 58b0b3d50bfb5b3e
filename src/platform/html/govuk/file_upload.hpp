#pragma once

#include "platform/html/govuk/field.hpp"

namespace kith::govuk {

struct FileUpload {
    Label label{};
    Hint hint{};
    ErrorMessage error_message{};
    std::string id{};  // the name, unless said otherwise
    std::string name;
    bool multiple = false;
    bool disabled = false;
    bool javascript = false;  // the script's drop zone round the plain input
    std::string choose_files_button_text{};
    std::string no_file_chosen_text{};
    PluralText multiple_files_chosen_text{};
    std::string drop_instruction_text{};
    std::string entered_drop_zone_text{};
    std::string left_drop_zone_text{};
    std::string wrapper_classes{};
    Attributes wrapper_attributes{};
    std::string described_by{};
    FormGroup form_group{};
    std::string classes{};
    Attributes attributes{};
};

Html file_upload(const FileUpload& options);

}  // namespace kith::govuk
