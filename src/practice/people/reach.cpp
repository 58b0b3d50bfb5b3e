#include "platform/base/phone.hpp"
#include "practice/people/store.hpp"

namespace kith::people {

std::optional<ToReach> to_reach(sql::Session& session, PersonId person) {
    const auto row = current_row(session, person);
    if (!row) return std::nullopt;
    const Details& known = row->details;
    const std::string& called =
        known.known_as.empty() ? known.first_name.text() : known.known_as.text();
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

PlaceOf place_of(sql::Session& session, const std::optional<Postcode>& postcode) {
    const Location found = locate(session, postcode);
    return {.latitude = found.latitude, .longitude = found.longitude, .ward = found.ward};
}

std::string ward_name(sql::Session& session, std::string_view code) {
    return session.one<std::string>("SELECT name FROM ward WHERE code = $1", code).value_or("");
}

}  // namespace kith::people
