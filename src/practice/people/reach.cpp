#include "platform/base/phone.hpp"
#include "practice/people/store.hpp"

namespace kith::people {

std::optional<ToReach> to_reach(sql::Session& session, PersonId person) {
    const auto row = current_row(session, person);
    if (!row) return std::nullopt;
    const std::string& called =
        row->details.known_as.empty() ? row->details.first_name.text() : row->details.known_as.text();
    ToReach reach{.name = Private(called + (called.empty() ? "" : " ") +
                                  row->details.last_name.text()),
                  .care = row->details.care,
                  .address = row->details.address,
                  .postcode = row->details.postcode};
    for (const Number& number : numbers_of(session, row->id)) {
        if (number.state == "bad") continue;
        if (number.kind == "email" && reach.email.empty()) reach.email = number.value;
        const auto phone = number.kind == "phone" ? Phone::from_store(number.value.text())
                                                  : Parsed<Phone>(refused(""));
        if (phone && phone->is_mobile() && reach.mobile.empty()) reach.mobile = number.value;
    }
    return reach;
}

}  // namespace kith::people
