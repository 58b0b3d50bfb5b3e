#include <set>

#include "platform/base/text.hpp"
#include "practice/reaching/ledger.hpp"

namespace kith::reaching {

Share read(sql::Row& row, sql::Into<Share>) {
    return {.id = row.next<std::string>(),
            .organisation = row.next<std::string>(),
            .agreements = row.next<std::string>(),
            .people = row.next<std::int64_t>(),
            .withheld = row.next<std::int64_t>(),
            .shared_by_name = row.next<std::string>(),
            .shared_at = row.next<Instant>()};
}

SharedWith read(sql::Row& row, sql::Into<SharedWith>) {
    return {.id = row.next<std::string>(),
            .cohort_name = row.next<std::string>(),
            .purpose = row.next<std::string>(),
            .agreements = row.next<std::string>(),
            .shared_at = row.next<Instant>()};
}

namespace {

constexpr std::size_t most_shared = 5000;

}  // namespace

std::vector<Share> shares_of(sql::Session& session, CohortId cohort) {
    return session.all<Share>(R"(
        SELECT share.id, organisation.name, share.agreements, share.people, share.withheld,
               share.shared_by_name, share.shared_at
          FROM cohort_share share
          JOIN organisation_facts organisation ON organisation.id = share.organisation_id
         WHERE share.cohort_id = $1 AND share.ended_at IS NULL
         ORDER BY share.shared_at DESC)",
                              cohort);
}

Result<Share> share(sql::Transaction& transaction, const CohortRow& of,
                    OrganisationId organisation, std::string_view by_name, Instant now) {
    const auto all =
        members(transaction, of.conditions, weights(transaction), now, most_shared);
    const std::string share_id = Id<Share>::make(now).string();
    std::vector<PersonId> shared;
    std::set<std::string> agreements;
    std::string why_not = "Nobody fits this cohort now";
    for (const Member& member : all) {
        const auto reach = sharing::reach_of(transaction, organisation, member.person,
                                             sharing::Means::list, now);
        if (!reach.possible) {
            why_not = reach.why_not;
            continue;
        }
        shared.push_back(member.person);
        agreements.insert(reach.agreements.begin(), reach.agreements.end());
        sharing::involve(transaction,
                         {.person = member.person,
                          .organisation = organisation,
                          .level = sharing::Level::referral,
                          .subject_id = share_id,
                          .parts = reach.parts},
                         now);
    }
    if (shared.empty()) return invalid("organisation", why_not);
    const Share made{.id = share_id,
                     .organisation = "",
                     .agreements = text::listed({agreements.begin(), agreements.end()}),
                     .people = static_cast<std::int64_t>(shared.size()),
                     .withheld = static_cast<std::int64_t>(all.size() - shared.size()),
                     .shared_by_name = std::string(by_name),
                     .shared_at = now};
    transaction.execute(R"(
        INSERT INTO cohort_share (id, cohort_id, organisation_id, agreements, people, withheld,
                                  shared_by_name, shared_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8))",
                        made.id, of.id, organisation, made.agreements, made.people,
                        made.withheld, by_name, now);
    for (const PersonId& person : shared) {
        transaction.execute(
            "INSERT INTO cohort_shared_person (share_id, person_id) VALUES ($1, $2)", made.id,
            person);
    }
    transaction.changed("cohort", of.id, "shared", made.agreements);
    return made;
}

void end_share(sql::Transaction& transaction, std::string_view id, Instant now) {
    for (const auto& person : transaction.all<PersonId>(
             "SELECT person_id FROM cohort_shared_person WHERE share_id = $1", id)) {
        sharing::release(transaction, person, id, now);
    }
    transaction.execute(
        "UPDATE cohort_share SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL", id, now);
    transaction.changed({"cohort share", std::string(id), "ended"});
}

std::vector<SharedWith> shared_with(sql::Session& session, OrganisationId organisation) {
    return session.all<SharedWith>(R"(
        SELECT share.id, cohort.name, cohort.purpose, share.agreements, share.shared_at
          FROM cohort_share share
          JOIN cohort ON cohort.id = share.cohort_id
         WHERE share.organisation_id = $1 AND share.ended_at IS NULL
         ORDER BY share.shared_at DESC LIMIT 100)",
                                   organisation);
}

std::vector<PersonId> people_shared(sql::Session& session, std::string_view id,
                                    OrganisationId organisation) {
    return session.all<PersonId>(R"(
        SELECT person.person_id
          FROM cohort_shared_person person
          JOIN cohort_share share ON share.id = person.share_id
         WHERE share.id = $1 AND share.organisation_id = $2 AND share.ended_at IS NULL
         ORDER BY person.person_id LIMIT 5000)",
                                 id, organisation);
}

}  // namespace kith::reaching
