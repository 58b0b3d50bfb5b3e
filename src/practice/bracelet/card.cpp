#include "practice/bracelet/card.hpp"

#include "platform/base/crypto.hpp"
#include "platform/base/text.hpp"
#include "platform/sql/value_columns.hpp"

namespace kith::bracelet {

using namespace std::chrono_literals;

Card read(sql::Row& row, sql::Into<Card>) {
    Card card{.id = row.next<CardId>(),
              .person = row.next<PersonId>(),
              .code_sealed = row.next<std::string>()};
    const auto shows = row.next<std::string>();
    for (const auto one : text::split(shows, ';')) {
        if (!one.empty()) card.shows.emplace_back(one);
    }
    card.words = row.next<Private>();
    card.contact_name = row.next<Private>();
    card.contact_phone = row.next<Private>();
    card.agreed = row.next<std::string>();
    card.made_by_name = row.next<std::string>();
    card.made_at = row.next<Instant>();
    card.revoked_at = row.next<std::optional<Instant>>();
    card.revoked_why = row.next<std::string>();
    return card;
}

Scan read(sql::Row& row, sql::Into<Scan>) {
    return {.at = row.next<Instant>(),
            .by_name = row.next<std::string>(),
            .saw = row.next<std::string>()};
}

namespace {

constexpr std::size_t code_bytes = 20;  // 160 bits
constexpr std::string_view columns =
    "SELECT id, person_id, code_sealed, shows, words, contact_name, contact_phone, agreed, "
    "made_by_name, made_at, revoked_at, revoked_why FROM emergency_card ";

// A key of the right length for cards alone, whatever the installation's secret is like.
std::string key_of(std::string_view secret) { return hmac_sha256(secret, "emergency cards"); }

}  // namespace

const std::vector<Shows>& what_a_card_may_show() {
    static const std::vector<Shows> all{
        {"first name", "Their first name"},
        {"full name", "Their whole name"},
        {"communication", "How they communicate: hearing, sight, language"},
        {"contact", "Whom to ring, with the number"},
        {"words", "Words of their own, such as \"I have a heart condition\""}};
    return all;
}

Card give(sql::Transaction& transaction, const NewCard& made, std::string_view secret,
          Instant now) {
    const std::string code = random_token(code_bytes);
    transaction.execute(R"(
        UPDATE emergency_card SET revoked_at = $2, revoked_why = 'A new card was made'
         WHERE person_id = $1 AND revoked_at IS NULL)",
                        made.person, now);
    const auto id = CardId::make(now);
    transaction.execute(
        R"(
        INSERT INTO emergency_card (id, person_id, code_hash, code_sealed, shows, words,
                                    contact_name, contact_phone, agreed, made_by_name, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))",
        id, made.person, sha256_hex(code), base64url(seal(key_of(secret), code)),
        text::join(made.shows, ";"), made.words, made.contact_name, made.contact_phone,
        made.agreed, made.by_name, now);
    transaction.changed("person", made.person, "given an emergency card");
    return *current(transaction, made.person);
}

std::optional<std::string> code_of(const Card& card, std::string_view secret) {
    const auto sealed = from_base64url(card.code_sealed);
    if (!sealed) return std::nullopt;
    return unseal(key_of(secret), *sealed);
}

std::optional<Card> current(sql::Session& session, PersonId person) {
    return session.one<Card>(
        std::string(columns) +
            "WHERE person_id = $1 AND revoked_at IS NULL ORDER BY made_at DESC LIMIT 1",
        person);
}

std::optional<Card> with_code(sql::Session& session, std::string_view code) {
    return session.one<Card>(std::string(columns) + "WHERE code_hash = $1", sha256_hex(code));
}

void take_back(sql::Transaction& transaction, const Card& card, std::string_view why,
               Instant now) {
    transaction.execute("UPDATE emergency_card SET revoked_at = $2, revoked_why = $3 WHERE id = $1 "
                        "AND revoked_at IS NULL",
                        card.id, now, why);
    transaction.changed("person", card.person, "emergency card taken back");
}

std::vector<Scan> scans(sql::Session& session, PersonId person) {
    return session.all<Scan>(R"(
        SELECT card_scan.at, card_scan.by_name, card_scan.saw
          FROM card_scan JOIN emergency_card ON emergency_card.id = card_scan.card_id
         WHERE emergency_card.person_id = $1
         ORDER BY card_scan.at DESC LIMIT 50)",
                             person);
}

void scanned(sql::Transaction& transaction, const Card& card, std::string_view by_name,
             std::string_view saw, Instant now) {
    transaction.execute(
        "INSERT INTO card_scan (id, card_id, at, by_name, saw) VALUES ($1, $2, $3, $4, $5)",
        Id<Scan>::make(now), card.id, now, by_name, saw);
    casework::tell(transaction,
                   {.person = card.person,
                    .kind = "contact",
                    .subject_id = card.id.string(),
                    .headline = "Their emergency card was scanned",
                    .body = Private(std::string(by_name) + " saw " + std::string(saw)),
                    .by_name = std::string(by_name)},
                   now);
    if (card.revoked_at) return;
    casework::put_work(transaction,
                       {.subject_kind = "card scan",
                        .subject_id = card.id.string(),
                        .person = card.person,
                        .title = "An emergency card was scanned: ask how they are",
                        .path = "/people/" + card.person.string() + "/card",
                        .owner = {.team = accounts::answering_team(transaction, "concerns")},
                        .due_at = now + 30min,
                        .urgent = true},
                       now);
}

}  // namespace kith::bracelet
