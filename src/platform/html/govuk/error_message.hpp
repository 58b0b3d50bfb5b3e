#pragma once

#include "platform/html/govuk/parts.hpp"

namespace kith::govuk {

struct ErrorMessage {
    Html text{};
    std::string id{};  // set by the field the error belongs to
    std::string classes{};
    Attributes attributes{};
    std::string visually_hidden_text = "Error";
};

Html error_message(const ErrorMessage& options);

}  // namespace kith::govuk
