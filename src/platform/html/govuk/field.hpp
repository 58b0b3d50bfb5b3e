// The hint and error of one field, shared by every field component.
#pragma once

#include "platform/html/govuk/error_message.hpp"
#include "platform/html/govuk/hint.hpp"
#include "platform/html/govuk/label.hpp"

namespace kith::govuk {

struct Described {
    Html html;        // the hint and the error
    std::string ids;  // what aria-describedby names
};

// The hint gets the id ID-hint and the error ID-error; `described_by` comes before them.
Described described(std::string_view id, std::string_view described_by, Hint hint,
                    ErrorMessage error);

// A label bound to the field.
Html label_for(std::string_view id, Label label);

}  // namespace kith::govuk
