// Receipts: photographed by the volunteer, read back by somebody else, agreed to, and settled in
// the ledger to the penny.
#pragma once

#include <string>
#include <vector>

#include "practice/volunteering/shopping/ledger.hpp"
#include "practice/volunteering/shopping/order.hpp"

namespace kith::volunteering {

using ReceiptId = Id<struct Receipt>;

struct ReceiptRow {
    ReceiptId id;
    Reference reference;
    JobId job;
    VolunteerId volunteer;
    Private volunteer_name;
    std::optional<AccountId> volunteer_account;
    PersonId person;
    std::string pays, shop;
    Pence amount;
    std::optional<Pence> given{}, read{};
    std::string status;  // sent, read, approved, settled, refused
    std::string read_by{}, first_yes{}, second_yes{}, why{};
    Instant sent_at;
    std::optional<Instant> settled_at{};
    int version = 1;
    bool has_photo = false;
};
std::optional<ReceiptRow> receipt_row(sql::Session& session, ReceiptId receipt);
std::vector<ReceiptRow> open_receipts(sql::Session& session, int most);
std::vector<ReceiptRow> receipts_of_job(sql::Session& session, JobId job);

struct Photo {
    std::string kind;  // image/jpeg, image/png, image/webp
    std::string bytes;
};
struct NewReceipt {
    Pence amount;
    std::optional<Pence> given{};  // of cash
    std::string shop{};
    std::optional<Photo> photo{};
    std::string same_request{};
};
// Once for the same request. Invalid when the photo is not one, or cash and change do not add up.
Result<ReceiptId> send_receipt(sql::Transaction& transaction, JobId job, VolunteerId volunteer,
                               const NewReceipt& made, Instant now);
std::optional<Photo> photo_of(sql::Session& session, ReceiptId receipt);

// Somebody other than the volunteer types what they read on the photograph. True when it is the
// same to the penny: it is read; else that it differs is kept, and it waits.
Result<bool> read_back(sql::Transaction& transaction, ReceiptId receipt, Pence amount,
                       AccountId by, Instant now);
// A yes to the council's money; above the limit the second must be another person's.
Result<void> approve(sql::Transaction& transaction, ReceiptId receipt, AccountId by, Instant now);
Result<void> refuse(sql::Transaction& transaction, ReceiptId receipt, std::string_view why,
                    AccountId by, Instant now);
// The volunteer has been paid back.
Result<void> pay_back(sql::Transaction& transaction, ReceiptId receipt, AccountId by, Instant now);

struct PatternRow {
    VolunteerId volunteer;
    Private name;
    std::string pattern, words;
    Instant found_at;
};
std::vector<PatternRow> open_patterns(sql::Session& session, int most);
void look_at_pattern(sql::Transaction& transaction, VolunteerId volunteer, std::string_view pattern,
                     std::string_view outcome, std::string_view by_name, Instant now);

}  // namespace kith::volunteering
