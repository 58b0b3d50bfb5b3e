#include "practice/referrals/store.hpp"

#include "platform/base/crypto.hpp"
#include "platform/sql/value_columns.hpp"

namespace kith::referrals {
namespace {

constexpr std::string_view referral_columns =
    "id, reference, need_id, person_id, from_organisation_id, to_organisation_id, made_by, "
    "made_at, reason, shared_fields, status, status_reason, outcome, cost_pence, answer_by, "
    "chased, closed_at, version, to_tell_until";

constexpr std::string_view offer_query = R"(
    SELECT organisation_offer.organisation_id, organisation_offer.category,
           organisation_offer.places, organisation_offer.confirmed_at,
           (SELECT count(*)
              FROM referral
              JOIN need_facts ON need_facts.id = referral.need_id
             WHERE referral.to_organisation_id = organisation_offer.organisation_id
               AND referral.closed_at IS NULL
               AND need_facts.category = organisation_offer.category)
      FROM organisation_offer)";

}  // namespace

ReferralRow read(sql::Row& row, sql::Into<ReferralRow>) {
    return {.id = row.next<ReferralId>(),
            .reference = row.next<Reference>(),
            .need = row.next<NeedId>(),
            .person = row.next<PersonId>(),
            .from = row.next<OrganisationId>(),
            .to = row.next<OrganisationId>(),
            .made_by = row.next<AccountId>(),
            .made_at = row.next<Instant>(),
            .reason = row.next<Private>(),
            .shared = row.next<std::string>(),
            .status = row.next<std::string>(),
            .status_reason = row.next<std::string>(),
            .outcome = row.next<Private>(),
            .cost = row.next<std::optional<Pence>>(),
            .answer_by = row.next<Instant>(),
            .chased = row.next<int>(),
            .closed_at = row.next<std::optional<Instant>>(),
            .version = row.next<int>(),
            .to_tell_until = row.next<std::optional<Instant>>()};
}

Event read(sql::Row& row, sql::Into<Event>) {
    return {.at = row.next<Instant>(),
            .what = row.next<std::string>(),
            .note = row.next<Private>(),
            .by_name = row.next<std::string>()};
}

Link read(sql::Row& row, sql::Into<Link>) {
    return {.referral = row.next<ReferralId>(),
            .action = row.next<std::string>(),
            .expires_at = row.next<Instant>(),
            .used_at = row.next<std::optional<Instant>>()};
}

std::optional<ReferralRow> referral_row(sql::Session& session, ReferralId referral) {
    return session.one<ReferralRow>(
        "SELECT " + std::string(referral_columns) + " FROM referral WHERE id = $1", referral);
}

std::vector<ReferralRow> referrals_of_person(sql::Session& session, PersonId person) {
    return session.all<ReferralRow>("SELECT " + std::string(referral_columns) +
                                        " FROM referral WHERE person_id = $1 "
                                        "ORDER BY closed_at DESC NULLS FIRST, id DESC LIMIT 100",
                                    person);
}

Offer read(sql::Row& row, sql::Into<Offer>) {
    return {.organisation = row.next<OrganisationId>(),
            .category = row.next<std::string>(),
            .places = row.next<std::optional<int>>(),
            .confirmed_at = row.next<Instant>(),
            .taken = row.next<int>()};
}

Outcomes read(sql::Row& row, sql::Into<Outcomes>) {
    return {.status = row.next<std::string>(), .count = row.next<int>()};
}

std::vector<ReferralRow> referral_list(sql::Session& session, const Filter& filter,
                                       std::optional<ReferralId> after, std::size_t most) {
    sql::Arguments with;
    const bool closed = filter.state == "closed";
    std::string where = closed ? "closed_at IS NOT NULL" : "closed_at IS NULL";
    if (filter.state == "offered") where += " AND status = 'offered'";
    if (filter.state == "under way") where += " AND status IN ('accepted', 'started')";
    if (filter.from) where += " AND from_organisation_id = " + with.add(*filter.from);
    if (filter.to) where += " AND to_organisation_id = " + with.add(*filter.to);
    if (filter.need) where += " AND need_id = " + with.add(*filter.need);
    if (filter.person) where += " AND person_id = " + with.add(*filter.person);
    const std::string key = closed ? "closed_at" : "answer_by";
    if (after) {
        where += " AND (" + key + ", id) " + (closed ? "<" : ">") + " (SELECT last." + key +
                 ", last.id FROM referral AS last WHERE last.id = " + with.add(*after) + ")";
    }
    const std::string order = closed ? " DESC, id DESC" : ", id";
    const std::string limit = with.add(static_cast<std::int64_t>(most + 1));
    return session.all<ReferralRow>("SELECT " + std::string(referral_columns) +
                                        " FROM referral WHERE " + where + " ORDER BY " + key +
                                        order + " LIMIT " + limit,
                                    with);
}

std::vector<std::pair<NeedId, std::string>> need_titles(
    sql::Session& session, const std::vector<ReferralRow>& referrals) {
    std::vector<std::pair<NeedId, std::string>> titles;
    if (referrals.empty()) return titles;
    sql::Arguments with;
    std::vector<NeedId> ids;
    for (const auto& row : referrals) ids.push_back(row.need);
    const auto kinds = casework::categories(session);
    using Row = std::tuple<NeedId, std::string>;
    const std::string where = " WHERE id IN (" + with.add_each(ids) + ")";
    for (const auto& [id, category] :
         session.all<Row>("SELECT id, category FROM need_facts" + where, with)) {
        std::string title = category;
        for (const auto& kind : kinds) {
            if (kind.id == category) title = kind.name;
        }
        titles.emplace_back(id, std::move(title));
    }
    return titles;
}

std::vector<Offer> offers_of(sql::Session& session, OrganisationId organisation) {
    return session.all<Offer>(std::string(offer_query) +
                                  " WHERE organisation_offer.organisation_id = $1 "
                                  "ORDER BY organisation_offer.category LIMIT 200",
                              organisation);
}

std::vector<Offer> offers_for(sql::Session& session, std::string_view category) {
    return session.all<Offer>(std::string(offer_query) +
                                  " WHERE organisation_offer.category = $1 LIMIT 500",
                              category);
}

std::vector<Outcomes> outcomes_since(sql::Session& session, OrganisationId to, Instant since) {
    return session.all<Outcomes>(R"(
        SELECT status, count(*)
          FROM referral
         WHERE to_organisation_id = $1 AND closed_at >= $2
         GROUP BY status
         ORDER BY status)",
                                 to, since);
}

std::vector<Event> events_of(sql::Session& session, ReferralId referral) {
    return session.all<Event>(
        "SELECT at, what, note, by_name FROM referral_event WHERE referral_id = $1 "
        "ORDER BY id LIMIT 200",
        referral);
}

void add_event(sql::Transaction& transaction, ReferralId referral, std::string_view what,
               const Private& note, std::string_view by_name, Instant now) {
    transaction.execute(R"(
        INSERT INTO referral_event (id, referral_id, at, what, note, by_name)
        VALUES ($1, $2, $3, $4, $5, $6))",
                        Id<Event>::make(now), referral, now, what, note, by_name);
    transaction.changed("referral", referral, what);
}

std::string make_link(sql::Transaction& transaction, ReferralId referral, std::string_view action,
                      Instant expires_at) {
    std::string token = random_token();
    transaction.execute(R"(
        INSERT INTO referral_link (token_hash, referral_id, action, expires_at)
        VALUES ($1, $2, $3, $4))",
                        sha256_hex(token), referral, action, expires_at);
    transaction.changed("referral", referral, "link made", action);
    return token;
}

std::optional<Link> link_of(sql::Session& session, std::string_view token) {
    return session.one<Link>(
        "SELECT referral_id, action, expires_at, used_at FROM referral_link WHERE token_hash = $1",
        sha256_hex(token));
}

bool use_link(sql::Transaction& transaction, std::string_view token, Instant now) {
    const auto used = transaction.execute(R"(
        UPDATE referral_link SET used_at = $2
         WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2)",
                                          sha256_hex(token), now);
    if (used > 0) transaction.unlogged("the step that the link was for is logged by itself");
    return used > 0;
}

}  // namespace kith::referrals
