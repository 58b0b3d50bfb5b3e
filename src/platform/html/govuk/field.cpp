#include "platform/html/govuk/field.hpp"

#include <utility>

namespace kith::govuk {

Described described(std::string_view id, std::string_view described_by, Hint field_hint,
                    ErrorMessage error) {
    Described all{.html = {}, .ids = std::string(described_by)};
    if (!field_hint.text.empty()) {
        field_hint.id = std::string(id) + "-hint";
        all.ids = joined(all.ids, field_hint.id);
        all.html += hint(field_hint);
    }
    if (!error.text.empty()) {
        error.id = std::string(id) + "-error";
        all.ids = joined(all.ids, error.id);
        all.html += error_message(error);
    }
    return all;
}

Html label_for(std::string_view id, Label field_label) {
    field_label.for_id = std::string(id);
    return label(field_label);
}

}  // namespace kith::govuk
