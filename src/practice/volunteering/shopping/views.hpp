// Pages of shops, orders, receipts and the ledger.
#pragma once

#include <vector>

#include "practice/volunteering/parts.hpp"
#include "practice/volunteering/shopping/receipt.hpp"

namespace kith::volunteering {

Html shops_body(const std::vector<ShopRow>& shops, bool may_change);
Html shop_form(const web::Context& context, const ShopRow* shop, const web::FormReader& typed);

// What goes with a job, for the coordinator.
Html order_body(const web::Context& context, const JobRow& job, const JobKind& kind,
                const std::vector<ShopRow>& shops, const web::FormReader& typed);
// The same for the volunteer: where, what, how it is paid, how medicine is handled.
Html order_sheet(const JobKind& kind, const Order& order, const std::optional<ShopRow>& shop);
// The list to tick off in the shop, inside the form of a step.
Html list_fields(const Order& order);
// The photograph and the amount, on the volunteer's phone.
Html receipt_form(const web::Context& context, const JobRow& job, const std::optional<Order>& order,
                  const std::vector<ReceiptRow>& sent, const web::FormReader& typed);

struct MoneyPage {
    std::vector<ReceiptRow> receipts{};
    std::vector<LedgerLine> lines{};
    Pence spent{}, owed{};
    std::int64_t before = 0;
};
Html money_body(const MoneyPage& page, Instant now);
Html receipt_body(const web::Context& context, const ReceiptRow& receipt, const JobRow& job,
                  const web::FormReader& typed);
Html patterns_body(const web::Context& context, const std::vector<PatternRow>& patterns);

}  // namespace kith::volunteering
