// What goes with a job of shopping or medicine: the shop, the list, how it is paid; and shops.
#pragma once

#include <string>
#include <vector>

#include "practice/volunteering/shopping/money.hpp"
#include "practice/volunteering/store.hpp"

namespace kith::volunteering {

using ShopId = Id<struct Shop>;

struct ShopRow {
    ShopId id;
    std::string kind;  // shop, pharmacy
    std::string name, address;
    std::optional<Postcode> postcode{};
    std::string phone{};
    bool pays_by_phone = false, pays_on_line = false, takes_vouchers = false, delivers = false;
    std::string hours{}, area{}, note{};
    Day checked_on;
    bool closed = false;
    int version = 1;
};
std::vector<ShopRow> shops(sql::Session& session, std::string_view kind, int most);  // open ones
std::optional<ShopRow> shop_row(sql::Session& session, ShopId shop);
ShopId add_shop(sql::Transaction& transaction, const ShopRow& shop, Instant now);
Result<void> change_shop(sql::Transaction& transaction, const ShopRow& shop);

struct OrderLine {
    int number = 0;
    std::string what;
    std::string instead{};  // what will do when there is none
    std::string got{};      // "", yes, instead, no
};
struct Order {
    JobId job;
    std::optional<ShopId> shop{};
    std::string pays = "card by phone";
    std::optional<Pence> most{};
    std::string diet{};
    std::string cash_why{};
    Medicine medicine{};
    int version = 1;
    std::vector<OrderLine> lines{};
};
std::optional<Order> order_of(sql::Session& session, JobId job);
// Invalid when the shop does not take what is chosen, or cash has no reason or is too much.
Result<void> save_order(sql::Transaction& transaction, const Order& order, Instant now);
// Lines as people type them: one a line, "2 pints of milk or oat milk": after " or " what will do.
std::vector<OrderLine> read_lines(std::string_view typed);
std::string typed_lines(const std::vector<OrderLine>& lines);
// What the volunteer found, by the numbers of lines.
void mark_lines(sql::Transaction& transaction, JobId job, const std::vector<OrderLine>& lines);

}  // namespace kith::volunteering
