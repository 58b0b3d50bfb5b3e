#include "platform/sql/value_columns.hpp"
#include "practice/volunteering/store.hpp"

namespace kith::volunteering {

VolunteerId add_volunteer(sql::Transaction& transaction, const NewVolunteer& made, Instant now) {
    const std::optional<std::string> same =
        made.same_request.empty() ? std::nullopt : std::optional(made.same_request);
    if (same) {
        if (const auto before = transaction.one<VolunteerId>(
                "SELECT id FROM volunteer WHERE same_request = $1", same)) {
            return *before;
        }
    }
    const auto id = VolunteerId::make(now);
    const auto place = people::place_of(transaction, made.postcode);
    transaction.execute(R"(
        INSERT INTO volunteer (id, account_id, name, phone, email, born_on, postcode, latitude,
                               longitude, ward, travels_by, travels_metres, about, languages,
                               experience, interests, hours_a_week, jobs_at_once, status, joined_at,
                               same_request)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                $19, $20, $21))",
                        id, made.account, made.name, made.phone, made.email, made.born_on,
                        made.postcode, place.latitude, place.longitude, place.ward, made.travels_by,
                        made.travels_metres, made.about, made.languages, made.experience,
                        made.interests, made.hours_a_week, made.jobs_at_once, made.status, now,
                        same);
    for (const std::string& kind : made.offers) {
        transaction.execute(
            "INSERT INTO volunteer_offer (volunteer_id, kind) VALUES ($1, $2) "
            "ON CONFLICT (volunteer_id, kind) DO NOTHING",
            id, kind);
    }
    for (const auto& [from, to] : made.times) {
        transaction.execute(
            "INSERT INTO volunteer_time (volunteer_id, from_minute, to_minute) VALUES ($1, $2, $3)",
            id, from, to);
    }
    for (const auto& check : made.checks) {
        transaction.execute(R"(
            INSERT INTO volunteer_check (id, volunteer_id, kind, passed_on, expires_on, seen_by)
            VALUES ($1, $2, $3, $4, $5, $6))",
                            Id<NewVolunteer::Check>::make(now), id, check.kind, check.passed_on,
                            check.expires_on, transaction.actor().account_id);
    }
    transaction.changed("volunteer", id, "added");
    return id;
}

}  // namespace kith::volunteering
