#include "practice/referrals/store.hpp"

#include "platform/base/crypto.hpp"
#include "platform/sql/value_columns.hpp"

namespace kith::referrals {
namespace {

constexpr std::string_view referral_columns =
    "id, reference, need_id, person_id, from_organisation_id, to_organisation_id, made_by, "
    "made_at, reason, shared_fields, status, status_reason, outcome, cost_pence, answer_by, "
    "chased, closed_at, version";

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
            .version = row.next<int>()};
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
