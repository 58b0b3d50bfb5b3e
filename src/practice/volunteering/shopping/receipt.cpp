#include "practice/volunteering/shopping/receipt.hpp"

#include "platform/base/crypto.hpp"
#include "platform/base/london.hpp"
#include "platform/sql/references.hpp"
#include "platform/sql/value_columns.hpp"

namespace kith::volunteering {

ReceiptRow read(sql::Row& row, sql::Into<ReceiptRow>) {
    return {.id = row.next<ReceiptId>(),
            .reference = row.next<Reference>(),
            .job = row.next<JobId>(),
            .volunteer = row.next<VolunteerId>(),
            .volunteer_name = row.next<Private>(),
            .volunteer_account = row.next<std::optional<AccountId>>(),
            .person = row.next<PersonId>(),
            .pays = row.next<std::string>(),
            .shop = row.next<std::string>(),
            .amount = row.next<Pence>(),
            .given = row.next<std::optional<Pence>>(),
            .read = row.next<std::optional<Pence>>(),
            .status = row.next<std::string>(),
            .read_by = row.next<std::optional<std::string>>().value_or(""),
            .first_yes = row.next<std::optional<std::string>>().value_or(""),
            .second_yes = row.next<std::optional<std::string>>().value_or(""),
            .why = row.next<std::string>(),
            .sent_at = row.next<Instant>(),
            .settled_at = row.next<std::optional<Instant>>(),
            .version = row.next<int>(),
            .has_photo = row.next<int>() > 0};
}

PatternRow read(sql::Row& row, sql::Into<PatternRow>) {
    return {.volunteer = row.next<VolunteerId>(),
            .name = row.next<Private>(),
            .pattern = row.next<std::string>(),
            .words = row.next<std::string>(),
            .found_at = row.next<Instant>()};
}

namespace {

using namespace std::chrono_literals;

constexpr std::size_t piece_bytes = 48'000;
constexpr std::size_t largest_photo = 6'000'000;
constexpr int receipts_looked_at = 12;

std::string select(std::string_view rest) {
    return "SELECT r.id, r.reference, r.job_id, r.volunteer_id, v.name, v.account_id, r.person_id, "
           "r.pays, r.shop, r.pence, r.given_pence, r.read_pence, r.status, r.read_by, "
           "r.first_yes, r.second_yes, r.why, r.sent_at, r.settled_at, r.version, "
           "(SELECT count(*) FROM receipt_photo p WHERE p.receipt_id = r.id AND p.piece = 0) "
           "FROM receipt r "
           "JOIN volunteer v ON v.id = r.volunteer_id " +
           std::string(rest);
}

// By its first bytes, whatever the phone called it.
bool is_photo(const Photo& photo) {
    const std::string_view bytes = photo.bytes;
    if (photo.kind == "image/jpeg") return bytes.starts_with("\xFF\xD8\xFF");
    if (photo.kind == "image/png") return bytes.starts_with("\x89PNG");
    if (photo.kind == "image/webp") return bytes.starts_with("RIFF") && bytes.size() > 12;
    return false;
}

void keep_photo(sql::Transaction& transaction, ReceiptId receipt, const Photo& photo) {
    int piece = 0;
    for (std::size_t at = 0; at < photo.bytes.size(); at += piece_bytes) {
        transaction.execute("INSERT INTO receipt_photo (receipt_id, piece, kind, data) "
                            "VALUES ($1, $2, $3, $4)",
                            receipt, piece++, photo.kind,
                            base64(std::string_view(photo.bytes).substr(at, piece_bytes)));
    }
}

void put_receipt_work(sql::Transaction& transaction, const ReceiptRow& row, std::string title,
                      Instant now) {
    casework::put_work(transaction,
                       {.subject_kind = "receipt",
                        .subject_id = row.id.string(),
                        .person = row.person,
                        .title = std::move(title),
                        .path = html::Url::path("/receipts/{}", row.id).str(),
                        .owner = {.team = accounts::answering_team(transaction, "jobs")},
                        .due_at = now + 48h},
                       now);
}

// Patterns are raised once each, with whoever answers concerns: never with the volunteer.
void look_for_patterns(sql::Transaction& transaction, const ReceiptRow& row, Instant now) {
    std::vector<Spent> spent;
    for (const ReceiptRow& one : transaction.all<ReceiptRow>(
             select("WHERE r.volunteer_id = $1 ORDER BY r.sent_at DESC, r.id LIMIT $2"),
             row.volunteer, receipts_looked_at)) {
        spent.push_back({.on = london_day(one.sent_at),
                         .amount = one.amount,
                         .pays = one.pays,
                         .person = one.person.string(),
                         .photo = one.has_photo,
                         .differs = one.read && *one.read != one.amount});
    }
    for (const Pattern& pattern : patterns_in(spent)) {
        const auto fresh = transaction.execute(
            "INSERT INTO money_pattern (volunteer_id, pattern, found_at, words) "
            "VALUES ($1, $2, $3, $4) ON CONFLICT (volunteer_id, pattern) DO NOTHING",
            row.volunteer, pattern.id, now, pattern.words);
        if (fresh == 0) continue;
        transaction.changed("volunteer", row.volunteer, "money pattern", pattern.id);
        casework::put_work(transaction,
                           {.subject_kind = "money",
                            .subject_id = row.volunteer.string() + " " + pattern.id,
                            .title = "Look at how money was handled",
                            .path = "/money/patterns",
                            .owner = {.team = accounts::answering_team(transaction, "concerns")},
                            .due_at = now + 24h,
                            .urgent = true},
                           now);
    }
}

Result<ReceiptRow> open_one(sql::Session& session, ReceiptId id, AccountId by) {
    auto row = receipt_row(session, id);
    if (!row) return problem(NotFound{"receipt"});
    if (row->volunteer_account == by) return problem(Forbidden{"decide about their own receipt"});
    if (row->status == "settled" || row->status == "refused") {
        return invalid("amount", "This receipt has been dealt with already");
    }
    return *std::move(row);
}

std::string owed_to(const ReceiptRow& row) {
    if (row.pays == "paid back") return "owed to volunteer " + row.volunteer.string();
    return row.pays == "voucher" ? "vouchers" : "owed to shops";
}

void settle(sql::Transaction& transaction, ReceiptId id, std::string_view status, Instant now) {
    const bool done = status == "settled" || status == "refused";
    transaction.execute("UPDATE receipt SET status = $2, settled_at = $3, version = version + 1 "
                        "WHERE id = $1",
                        id, status, done ? std::optional(now) : std::nullopt);
    transaction.changed("receipt", id, status);
    if (done) casework::finish_work(transaction, "receipt", id.text(), now);
}

}  // namespace

std::optional<ReceiptRow> receipt_row(sql::Session& session, ReceiptId receipt) {
    return session.one<ReceiptRow>(select("WHERE r.id = $1"), receipt);
}

std::vector<ReceiptRow> open_receipts(sql::Session& session, int most) {
    return session.all<ReceiptRow>(
        select("WHERE r.settled_at IS NULL ORDER BY r.sent_at, r.id LIMIT $1"), most);
}

std::vector<ReceiptRow> receipts_of_job(sql::Session& session, JobId job) {
    return session.all<ReceiptRow>(select("WHERE r.job_id = $1 ORDER BY r.sent_at, r.id LIMIT 20"),
                                   job);
}

Result<ReceiptId> send_receipt(sql::Transaction& transaction, JobId job_id, VolunteerId volunteer,
                               const NewReceipt& made, Instant now) {
    const auto job = job_row(transaction, job_id);
    if (!job || job->volunteer != volunteer) return problem(NotFound{"job"});
    if (!made.same_request.empty()) {
        if (const auto same = transaction.one<ReceiptId>(
                "SELECT id FROM receipt WHERE same_request = $1", made.same_request)) {
            return *same;
        }
    }
    if (made.photo && (!is_photo(*made.photo) || made.photo->bytes.size() > largest_photo)) {
        return invalid("photo", "The photograph must be a JPEG, PNG or WebP picture under 6 MB");
    }
    const auto order = order_of(transaction, job_id);
    const std::string pays = order ? order->pays : "card by phone";
    if (pays == "cash" && (!made.given || *made.given < made.amount)) {
        return invalid("given", "Enter how much cash you were given: at least what was spent");
    }
    const auto id = ReceiptId::make(now);
    const std::optional<std::string> same =
        made.same_request.empty() ? std::nullopt : std::optional(made.same_request);
    transaction.execute(R"(
        INSERT INTO receipt (id, reference, job_id, volunteer_id, person_id, pays, shop, pence,
                             given_pence, status, sent_at, same_request)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'sent', $10, $11))",
                        id, sql::free_reference(transaction, "receipt", 'B'), job_id, volunteer,
                        job->person, pays, made.shop, made.amount, made.given, now, same);
    if (made.photo) keep_photo(transaction, id, *made.photo);
    transaction.execute("UPDATE job SET money_pence = $2 WHERE id = $1", job_id, made.amount);
    transaction.changed("receipt", id, "sent");
    const auto row = receipt_row(transaction, id);
    put_receipt_work(transaction, *row, "Read back a receipt", now);
    look_for_patterns(transaction, *row, now);
    return id;
}

std::optional<Photo> photo_of(sql::Session& session, ReceiptId receipt) {
    using Piece = std::tuple<std::string, std::string>;
    Photo photo;
    for (const auto& [kind, data] : session.all<Piece>(
             "SELECT kind, data FROM receipt_photo WHERE receipt_id = $1 ORDER BY piece LIMIT 500",
             receipt)) {
        photo.kind = kind;
        photo.bytes += from_base64(data).value_or("");
    }
    if (photo.bytes.empty()) return std::nullopt;
    return photo;
}

Result<bool> read_back(sql::Transaction& transaction, ReceiptId id, Pence amount, AccountId by,
                       Instant now) {
    const auto row = open_one(transaction, id, by);
    if (!row) return tl::unexpected(row.error());
    if (row->status != "sent") return true;
    const bool same = amount == row->amount;
    transaction.execute(
        "UPDATE receipt SET read_pence = $2, read_by = $3, why = $4, version = version + 1 "
        "WHERE id = $1",
        id, amount, by, same ? "" : "Read back as another amount than was typed");
    transaction.changed("receipt", id, same ? "read back" : "differs");
    if (!same) {
        look_for_patterns(transaction, *receipt_row(transaction, id), now);
        put_receipt_work(transaction, *row, "A receipt says another amount: ask", now);
        return false;
    }
    if (is_councils_money(row->pays)) {
        settle(transaction, id, "read", now);
        put_receipt_work(transaction, *row, "Agree to a receipt", now);
    } else {
        settle(transaction, id, "settled", now);
    }
    return true;
}

Result<void> approve(sql::Transaction& transaction, ReceiptId id, AccountId by, Instant now) {
    const auto row = open_one(transaction, id, by);
    if (!row) return tl::unexpected(row.error());
    if (row->status != "read") return invalid("amount", "The receipt must be read back first");
    if (row->first_yes == by.text()) {
        return invalid("amount", "You have said yes already. Above " +
                                     second_yes_over().for_reader() +
                                     " somebody else must agree too.");
    }
    const bool second = !row->first_yes.empty();
    transaction.execute(second ? "UPDATE receipt SET second_yes = $2 WHERE id = $1"
                               : "UPDATE receipt SET first_yes = $2 WHERE id = $1",
                        id, by);
    transaction.changed("receipt", id, second ? "second yes" : "first yes");
    if (!second && needs_second_yes(row->pays, row->amount)) {
        put_receipt_work(transaction, *row, "A second yes for a receipt", now);
        return {};
    }
    post(transaction,
         {{"spent for people", row->amount}, {owed_to(*row), Pence(0) - row->amount}},
         "Receipt " + row->reference.text(), id.string(), now);
    settle(transaction, id, row->pays == "paid back" ? "approved" : "settled", now);
    if (row->pays == "paid back") put_receipt_work(transaction, *row, "Pay a volunteer back", now);
    return {};
}

Result<void> refuse(sql::Transaction& transaction, ReceiptId id, std::string_view why,
                    AccountId by, Instant now) {
    const auto row = open_one(transaction, id, by);
    if (!row) return tl::unexpected(row.error());
    if (row->status == "approved") {
        return invalid("why", "It has been agreed to already and stands in the ledger");
    }
    if (why.empty()) return invalid("why", "Say why, so that the volunteer can put it right");
    transaction.execute("UPDATE receipt SET why = $2 WHERE id = $1", id, why);
    settle(transaction, id, "refused", now);
    return {};
}

Result<void> pay_back(sql::Transaction& transaction, ReceiptId id, AccountId by, Instant now) {
    const auto row = open_one(transaction, id, by);
    if (!row) return tl::unexpected(row.error());
    if (row->status != "approved") return invalid("amount", "It must be agreed to first");
    post(transaction, {{owed_to(*row), row->amount}, {"bank", Pence(0) - row->amount}},
         "Paid back, receipt " + row->reference.text(), id.string(), now);
    settle(transaction, id, "settled", now);
    return {};
}

std::vector<PatternRow> open_patterns(sql::Session& session, int most) {
    return session.all<PatternRow>(
        "SELECT m.volunteer_id, v.name, m.pattern, m.words, m.found_at FROM money_pattern m "
        "JOIN volunteer v ON v.id = m.volunteer_id WHERE m.looked_at IS NULL "
        "ORDER BY m.found_at, m.volunteer_id LIMIT $1",
        most);
}

void look_at_pattern(sql::Transaction& transaction, VolunteerId volunteer, std::string_view pattern,
                     std::string_view outcome, std::string_view by_name, Instant now) {
    transaction.execute(
        "UPDATE money_pattern SET looked_by = $3, looked_at = $4, outcome = $5 "
        "WHERE volunteer_id = $1 AND pattern = $2",
        volunteer, pattern, by_name, now, outcome);
    transaction.changed("volunteer", volunteer, "money pattern looked at");
    casework::finish_work(transaction, "money", volunteer.string() + " " + std::string(pattern),
                          now);
}

}  // namespace kith::volunteering
