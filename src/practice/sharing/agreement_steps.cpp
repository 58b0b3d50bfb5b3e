#include "platform/base/london.hpp"
#include "practice/sharing/agreement_store.hpp"

namespace kith::sharing {
namespace {

Result<void> must_be(const AgreementRow& row, std::string_view state, std::string_view sentence) {
    if (row.state == state) return {};
    return invalid("state", std::string(sentence));
}

// The issue before ends where this one begins.
void make_way(sql::Transaction& transaction, const AgreementRow& row, Instant now) {
    const Day today = london_day(now);
    const Day starts = row.says.starts_on.value_or(today);
    if (starts > today) {
        transaction.execute(R"(
            UPDATE agreement
               SET expires_on = $3, version = version + 1
             WHERE series_id = $1 AND id <> $2 AND state = 'signed' AND expires_on > $3)",
                            row.series, row.id, starts - 1);
        return;
    }
    transaction.execute(R"(
        UPDATE agreement
           SET state = 'ended', ended_at = $3, end_reason = 'Replaced by a newer issue',
               version = version + 1
         WHERE series_id = $1 AND id <> $2 AND state IN ('signed', 'signing'))",
                        row.series, row.id, now);
}

}  // namespace

Result<void> change_draft(sql::Transaction& transaction, const AgreementRow& row,
                          const NewAgreement& says) {
    if (auto fault = must_be(row, "draft", "It is with the parties for signature. Take it back to "
                                           "change it"); !fault) {
        return fault;
    }
    auto done = transaction.update_versioned(
        {.entity = "agreement", .id = row.id.string(), .what = "changed"}, R"(
        UPDATE agreement
           SET title = $3, terms = $4, lawful_basis = $5, article9 = $6, covers = $7,
               covers_flag = $8, covers_age = $9, covers_district = $10, parts = $11, means = $12,
               roles = $13, onward = $14, retention_months = $15, starts_on = $16, review_on = $17,
               expires_on = $18, version = version + 1
         WHERE id = $1 AND version = $2 AND state = 'draft')",
        row.id, row.version, says.title, terms_text(says.terms), says.lawful_basis, says.article9,
        says.covers, says.covers_flag, says.covers_age, says.covers_district,
        parts_text(says.parts), means_text(says.means), names_text(says.roles), says.onward,
        says.retention_months, says.starts_on, says.review_on, says.expires_on);
    if (done) write_parties(transaction, row.id, says.parties);
    return done;
}

Result<void> offer(sql::Transaction& transaction, const AgreementRow& row, Day today) {
    if (row.state == "signing") return {};
    if (auto fault = must_be(row, "draft", "Only a draft can be sent for signature"); !fault) {
        return fault;
    }
    if (auto faults = missing(row, today); !faults.empty()) return problem(Invalid{faults});
    return transaction.update_versioned(
        {.entity = "agreement", .id = row.id.string(), .what = "sent for signature"},
        "UPDATE agreement SET state = 'signing', version = version + 1 WHERE id = $1 AND "
        "version = $2",
        row.id, row.version);
}

Result<void> take_back(sql::Transaction& transaction, const AgreementRow& row) {
    if (auto fault = must_be(row, "signing", "Only one that waits for signatures can be taken "
                                             "back"); !fault) {
        return fault;
    }
    transaction.execute(
        "UPDATE agreement_party SET signed_by = '', signed_position = '', signed_account = NULL, "
        "signed_at = NULL WHERE agreement_id = $1",
        row.id);
    return transaction.update_versioned(
        {.entity = "agreement", .id = row.id.string(), .what = "taken back"},
        "UPDATE agreement SET state = 'draft', version = version + 1 WHERE id = $1 AND "
        "version = $2",
        row.id, row.version);
}

Result<void> sign(sql::Transaction& transaction, const AgreementRow& row,
                  const Signature& signature, Instant now) {
    if (auto fault = must_be(row, "signing", "It does not wait for signatures"); !fault) {
        return fault;
    }
    if (signature.name.empty()) return invalid("name", "Enter the name of who signs");
    if (signature.position.empty()) return invalid("position", "Enter their position");
    const auto signed_now = transaction.execute(
        R"(
        UPDATE agreement_party
           SET signed_by = $3, signed_position = $4, signed_account = $5, signed_at = $6
         WHERE agreement_id = $1 AND organisation_id = $2 AND signed_at IS NULL)",
        row.id, signature.organisation, signature.name, signature.position,
        signature.account.empty() ? std::optional<std::string>() : signature.account, now);
    if (signed_now == 0) return invalid("organisation", "This party has signed, or is not one");
    transaction.changed("agreement", row.id, "signed", signature.organisation.string());
    const auto open = transaction.value<std::int64_t>(
        "SELECT count(*) FROM agreement_party WHERE agreement_id = $1 AND signed_at IS NULL",
        row.id);
    if (open > 0) return {};
    make_way(transaction, row, now);
    transaction.execute(
        "UPDATE agreement SET state = 'signed', version = version + 1 WHERE id = $1", row.id);
    return {};
}

Result<void> end(sql::Transaction& transaction, const AgreementRow& row, std::string_view reason,
                 Instant now) {
    if (row.state == "ended") return {};
    if (reason.empty()) return invalid("reason", "Say why it ends");
    return transaction.update_versioned(
        {.entity = "agreement", .id = row.id.string(), .what = "ended"},
        "UPDATE agreement SET state = 'ended', ended_at = $3, end_reason = $4, "
        "version = version + 1 WHERE id = $1 AND version = $2",
        row.id, row.version, now, reason);
}

Result<void> reviewed(sql::Transaction& transaction, const AgreementRow& row, Day next,
                      std::string_view note, Instant now) {
    if (note.empty()) return invalid("note", "Say what the review found");
    if (row.says.expires_on && next > *row.says.expires_on) {
        return invalid("next", "The next review must come before it ends");
    }
    return transaction.update_versioned(
        {.entity = "agreement", .id = row.id.string(), .what = "reviewed"},
        "UPDATE agreement SET reviewed_at = $3, review_note = $4, review_on = $5, "
        "version = version + 1 WHERE id = $1 AND version = $2",
        row.id, row.version, now, note, next);
}

AgreementId next_issue(sql::Transaction& transaction, const AgreementRow& row,
                       std::string_view by_name, Instant now) {
    const auto newest = issues_of(transaction, row.series).front();
    if (newest.state == "draft" || newest.state == "signing") return newest.id;
    NewAgreement says = row.says;
    says.made_by_name = by_name;
    says.parties.clear();
    for (const Party& party : row.parties) {
        says.parties.push_back({party.organisation, party.status, party.contact});
    }
    const auto id = AgreementId::make(now);
    insert(transaction, {id, row.series, row.reference, newest.issue + 1}, says, now);
    return id;
}

Result<void> sign_for_all(sql::Transaction& transaction, AgreementId id,
                          std::string_view signatory, Instant now) {
    const auto row = agreement(transaction, id);
    if (!row) return problem(NotFound{"agreement"});
    if (auto offered = offer(transaction, *row, london_day(now)); !offered) return offered;
    for (const Party& party : row->parties) {
        const auto current = agreement(transaction, id);
        if (auto done = sign(transaction, *current,
                             {.organisation = party.organisation,
                              .name = std::string(signatory),
                              .position = "Data protection lead"},
                             now); !done) {
            return done;
        }
    }
    return {};
}

}  // namespace kith::sharing
