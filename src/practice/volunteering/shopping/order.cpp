#include "practice/volunteering/shopping/order.hpp"

#include "platform/base/text.hpp"
#include "platform/sql/value_columns.hpp"

namespace kith::volunteering {

ShopRow read(sql::Row& row, sql::Into<ShopRow>) {
    return {.id = row.next<ShopId>(),
            .kind = row.next<std::string>(),
            .name = row.next<std::string>(),
            .address = row.next<std::string>(),
            .postcode = row.next<std::optional<Postcode>>(),
            .phone = row.next<std::string>(),
            .pays_by_phone = row.next<bool>(),
            .pays_on_line = row.next<bool>(),
            .takes_vouchers = row.next<bool>(),
            .delivers = row.next<bool>(),
            .hours = row.next<std::string>(),
            .area = row.next<std::string>(),
            .note = row.next<std::string>(),
            .checked_on = row.next<Day>(),
            .closed = row.next<bool>(),
            .version = row.next<int>()};
}

Order read(sql::Row& row, sql::Into<Order>) {
    return {.job = row.next<JobId>(),
            .shop = row.next<std::optional<ShopId>>(),
            .pays = row.next<std::string>(),
            .most = row.next<std::optional<Pence>>(),
            .diet = row.next<std::string>(),
            .cash_why = row.next<std::string>(),
            .medicine = {.exempt = row.next<std::string>(),
                         .controlled = row.next<bool>(),
                         .fridge = row.next<bool>(),
                         .doorstep_agreed = row.next<bool>()},
            .version = row.next<int>()};
}

OrderLine read(sql::Row& row, sql::Into<OrderLine>) {
    return {.number = row.next<int>(),
            .what = row.next<std::string>(),
            .instead = row.next<std::string>(),
            .got = row.next<std::string>()};
}

namespace {

constexpr std::string_view shop_columns =
    "id, kind, name, address, postcode, phone, pays_by_phone, pays_on_line, takes_vouchers, "
    "delivers, hours, area, note, checked_on, closed, version";
constexpr std::size_t most_lines = 60;

// What is wrong with how an order is paid, or nothing.
std::optional<Invalid> wrong_payment(const Order& order, const std::optional<ShopRow>& shop) {
    if (way_to_pay(order.pays) == nullptr) return Invalid{{{"pays", "Select how it is paid"}}};
    if (shop && order.pays == "card by phone" && !shop->pays_by_phone && !shop->pays_on_line) {
        return Invalid{{{"pays", shop->name + " takes no payment by phone or on line"}}};
    }
    if (shop && order.pays == "voucher" && !shop->takes_vouchers) {
        return Invalid{{{"pays", shop->name + " takes no vouchers"}}};
    }
    if (order.pays == "cash" && order.cash_why.empty()) {
        return Invalid{{{"cash_why", "Say why it cannot be paid another way"}}};
    }
    if (order.pays == "cash" && (!order.most || *order.most > cash_most())) {
        return Invalid{{{"most", "In cash, set a limit of at most " + cash_most().for_reader()}}};
    }
    return std::nullopt;
}

}  // namespace

std::vector<ShopRow> shops(sql::Session& session, std::string_view kind, int most) {
    sql::Arguments with;
    std::string where = "closed = 0";
    if (!kind.empty()) where += " AND kind = " + with.add(kind);
    return session.all<ShopRow>("SELECT " + std::string(shop_columns) + " FROM shop WHERE " +
                                    where + " ORDER BY kind DESC, name, id LIMIT " +
                                    with.add(most),
                                with);
}

std::optional<ShopRow> shop_row(sql::Session& session, ShopId shop) {
    return session.one<ShopRow>("SELECT " + std::string(shop_columns) + " FROM shop WHERE id = $1",
                                shop);
}

ShopId add_shop(sql::Transaction& transaction, const ShopRow& made, Instant now) {
    const auto id = ShopId::make(now);
    const auto place = people::place_of(transaction, made.postcode);
    transaction.execute(R"(
        INSERT INTO shop (id, kind, name, address, postcode, latitude, longitude, phone,
                          pays_by_phone, pays_on_line, takes_vouchers, delivers, hours, area, note,
                          checked_on)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16))",
                        id, made.kind, made.name, made.address, made.postcode, place.latitude,
                        place.longitude, made.phone, made.pays_by_phone, made.pays_on_line,
                        made.takes_vouchers, made.delivers, made.hours, made.area, made.note,
                        made.checked_on);
    transaction.changed("shop", id, "added");
    return id;
}

Result<void> change_shop(sql::Transaction& transaction, const ShopRow& made) {
    const auto place = people::place_of(transaction, made.postcode);
    return transaction.update_versioned(
        {"shop", made.id.string(), made.closed ? "closed" : "changed"}, R"(
        UPDATE shop
           SET kind = $3, name = $4, address = $5, postcode = $6, latitude = $7, longitude = $8,
               phone = $9, pays_by_phone = $10, pays_on_line = $11, takes_vouchers = $12,
               delivers = $13, hours = $14, area = $15, note = $16, checked_on = $17,
               closed = $18, version = version + 1
         WHERE id = $1 AND version = $2)",
        made.id, made.version, made.kind, made.name, made.address, made.postcode, place.latitude,
        place.longitude, made.phone, made.pays_by_phone, made.pays_on_line, made.takes_vouchers,
        made.delivers, made.hours, made.area, made.note, made.checked_on, made.closed);
}

std::optional<Order> order_of(sql::Session& session, JobId job) {
    auto order = session.one<Order>(
        "SELECT job_id, shop_id, pays, most_pence, diet, cash_why, exempt, controlled, fridge, "
        "doorstep_agreed, version FROM job_order WHERE job_id = $1",
        job);
    if (!order) return std::nullopt;
    order->lines = session.all<OrderLine>(
        "SELECT number, what, instead, got FROM order_line WHERE job_id = $1 ORDER BY number "
        "LIMIT 100",
        job);
    return order;
}

Result<void> save_order(sql::Transaction& transaction, const Order& order, Instant now) {
    const auto job = job_row(transaction, order.job);
    if (!job) return problem(NotFound{"job"});
    if (job->closed_at) return invalid("pays", "This job is finished already");
    const auto shop = order.shop ? shop_row(transaction, *order.shop) : std::nullopt;
    if (auto wrong = wrong_payment(order, shop)) return problem(*std::move(wrong));
    transaction.execute(R"(
        INSERT INTO job_order (job_id, shop_id, pays, most_pence, diet, cash_why, exempt,
                               controlled, fridge, doorstep_agreed)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (job_id) DO UPDATE
           SET shop_id = excluded.shop_id, pays = excluded.pays, most_pence = excluded.most_pence,
               diet = excluded.diet, cash_why = excluded.cash_why, exempt = excluded.exempt,
               controlled = excluded.controlled, fridge = excluded.fridge,
               doorstep_agreed = excluded.doorstep_agreed, version = job_order.version + 1)",
                        order.job, order.shop, order.pays, order.most, order.diet, order.cash_why,
                        order.medicine.exempt, order.medicine.controlled, order.medicine.fridge,
                        order.medicine.doorstep_agreed);
    transaction.execute("DELETE FROM order_line WHERE job_id = $1", order.job);
    int number = 0;
    for (const OrderLine& line : order.lines) {
        transaction.execute(
            "INSERT INTO order_line (job_id, number, what, instead, got) "
            "VALUES ($1, $2, $3, $4, $5)",
            order.job, ++number, line.what, line.instead, line.got);
    }
    transaction.changed("job", order.job, "order changed", iso_text(now));
    return {};
}

std::vector<OrderLine> read_lines(std::string_view typed) {
    std::vector<OrderLine> lines;
    for (const auto raw : text::split(typed, '\n')) {
        const auto line = text::trim(raw);
        if (line.empty() || lines.size() == most_lines) continue;
        const auto either = line.find(" or ");
        OrderLine made{.number = static_cast<int>(lines.size()) + 1,
                       .what = std::string(text::trim(line.substr(0, either)))};
        if (either != std::string_view::npos) {
            made.instead = std::string(text::trim(line.substr(either + 4)));
        }
        lines.push_back(std::move(made));
    }
    return lines;
}

std::string typed_lines(const std::vector<OrderLine>& lines) {
    std::vector<std::string> all;
    for (const OrderLine& line : lines) {
        all.push_back(line.instead.empty() ? line.what : line.what + " or " + line.instead);
    }
    return text::join(all, "\n");
}

void mark_lines(sql::Transaction& transaction, JobId job, const std::vector<OrderLine>& lines) {
    for (const OrderLine& line : lines) {
        transaction.execute("UPDATE order_line SET got = $3 WHERE job_id = $1 AND number = $2", job,
                            line.number, line.got);
    }
    if (!lines.empty()) transaction.changed("job", job, "list marked");
}

}  // namespace kith::volunteering
