#include "platform/base/text.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/volunteering/recruitment/recruit.hpp"

namespace kith::volunteering {
namespace {

void put_offers_and_times(sql::Transaction& transaction, VolunteerId id, const NewVolunteer& made) {
    for (const std::string& kind : made.offers) {
        transaction.execute(
            "INSERT INTO volunteer_offer (volunteer_id, kind) VALUES ($1, $2) "
            "ON CONFLICT (volunteer_id, kind) DO NOTHING",
            id, kind);
    }
    for (const auto& [from, to] : made.times) {
        transaction.execute(
            "INSERT INTO volunteer_time (volunteer_id, from_minute, to_minute) VALUES ($1, $2, $3) "
            "ON CONFLICT (volunteer_id, from_minute) DO NOTHING",
            id, from, to);
    }
}

// The group of that name, made when it is new; nothing for an empty name.
std::optional<std::string> group_of(sql::Transaction& transaction, std::string_view name,
                                    Instant now) {
    if (name.empty()) return std::nullopt;
    if (const auto known = transaction.one<std::string>(
            "SELECT id FROM volunteer_group WHERE lower(name) = lower($1)", name)) {
        return known;
    }
    const std::string id = Id<NewVolunteer>::make(now).string();
    transaction.execute(
        "INSERT INTO volunteer_group (id, name, kind, made_at) VALUES ($1, $2, 'other', $3)", id,
        name, now);
    transaction.changed({"volunteer group", id, "made"});
    return id;
}

void insert_check(sql::Transaction& transaction, VolunteerId id, const NewVolunteer::Check& check,
                  Instant now) {
    transaction.execute(R"(
        INSERT INTO volunteer_check (id, volunteer_id, kind, passed_on, expires_on, seen_by,
                                     version)
        VALUES ($1, $2, $3, $4, $5, $6,
                COALESCE((SELECT version FROM handbook_page
                           WHERE part = 'check' AND id = $3 AND state = 'published'), 1)))",
                        Id<NewVolunteer::Check>::make(now), id, check.kind, check.passed_on,
                        check.expires_on, transaction.actor().account_id);
}

}  // namespace

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
                               same_request, contact_by, skills, group_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                $19, $20, $21, $22, $23, $24))",
                        id, made.account, made.name, made.phone, made.email, made.born_on,
                        made.postcode, place.latitude, place.longitude, place.ward, made.travels_by,
                        made.travels_metres, made.about, made.languages, made.experience,
                        made.interests, made.hours_a_week, made.jobs_at_once, made.status, now,
                        same, made.contact_by, made.skills, group_of(transaction, made.group, now));
    put_offers_and_times(transaction, id, made);
    for (const auto& check : made.checks) insert_check(transaction, id, check, now);
    transaction.changed("volunteer", id, "added");
    if (!made.roles.empty()) choose_roles(transaction, id, made.roles, now);
    return id;
}

Result<void> change_volunteer(sql::Transaction& transaction, VolunteerId id, int version,
                              const NewVolunteer& made) {
    const auto place = people::place_of(transaction, made.postcode);
    const auto changed = transaction.update_versioned(
        {"volunteer", id.string(), "changed"}, R"(
        UPDATE volunteer
           SET name = $3, phone = $4, email = $5, postcode = $6, latitude = $7, longitude = $8,
               ward = $9, travels_by = $10, travels_metres = $11, about = $12, languages = $13,
               experience = $14, interests = $15, hours_a_week = $16, jobs_at_once = $17,
               contact_by = $18, skills = $19, version = version + 1
         WHERE id = $1 AND version = $2)",
        id, version, made.name, made.phone, made.email, made.postcode, place.latitude,
        place.longitude, place.ward, made.travels_by, made.travels_metres, made.about,
        made.languages, made.experience, made.interests, made.hours_a_week, made.jobs_at_once,
        made.contact_by, made.skills);
    if (!changed) return changed;
    transaction.execute("DELETE FROM volunteer_time WHERE volunteer_id = $1", id);
    if (made.roles.empty()) {
        transaction.execute("DELETE FROM volunteer_offer WHERE volunteer_id = $1", id);
    }
    put_offers_and_times(transaction, id, made);
    if (!made.roles.empty()) choose_roles(transaction, id, made.roles, transaction.now());
    return {};
}

void add_check(sql::Transaction& transaction, VolunteerId id, const NewVolunteer::Check& check,
               Instant now) {
    insert_check(transaction, id, check, now);
    transaction.changed("volunteer", id, "check seen", check.kind);
    casework::finish_work(transaction, "check", id.string() + " " + check.kind, now);
    refresh_offers(transaction, id, now);
}

}  // namespace kith::volunteering
