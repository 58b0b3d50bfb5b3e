#include "platform/base/london.hpp"
#include "practice/volunteering/routes.hpp"
#include "practice/volunteering/shopping/views.hpp"

namespace kith::volunteering {
namespace {

constexpr int most_shops = 300;
constexpr int page_size = 100;
const web::Fields nothing;

web::Response show(web::Context& context, std::string title, Html body,
                   const web::FormErrors* errors = nullptr, bool phone = false) {
    web::Page shown;
    shown.title = std::move(title);
    shown.body = std::move(body);
    shown.current = phone ? "/my-jobs" : "/jobs";
    if (phone) shown.density = web::Density::roomy;
    shown.errors = errors;
    return web::page(context, std::move(shown));
}

// The faults of a refused change beside their fields; nothing when it is another problem.
bool take_faults(const Problem& problem, web::FormReader& reader) {
    const auto* invalid = std::get_if<Invalid>(&problem);
    if (invalid != nullptr) reader.errors().add(*invalid);
    return invalid != nullptr;
}

web::Response show_shops(web::Context& context) {
    const auto found =
        context.app.database.read([](sql::Session& s) { return shops(s, "", most_shops); });
    return show(context, "Shops and pharmacies",
                shops_body(found, context.viewer->may(coordinate)));
}

std::optional<ShopRow> shop_asked(web::Context& context) {
    const auto id = id_in<ShopId>(context, "shop");
    if (!id) return std::nullopt;
    return context.app.database.read([&](sql::Session& s) { return shop_row(s, *id); });
}

web::Response show_shop_form(web::Context& context, const ShopRow* shop,
                             const web::FormReader& typed) {
    return show(context, shop ? "Change " + shop->name : "Add a shop or pharmacy",
                shop_form(context, shop, typed), &typed.errors());
}

web::Response show_new_shop(web::Context& context) {
    return show_shop_form(context, nullptr, web::FormReader(nothing));
}

web::Fields fields_of(const ShopRow& shop) {
    web::Fields fields;
    fields.add("kind", shop.kind);
    fields.add("name", shop.name);
    fields.add("address", shop.address);
    fields.add("postcode", shop.postcode ? std::string(shop.postcode->for_reader()) : "");
    fields.add("phone", shop.phone);
    fields.add("hours", shop.hours);
    fields.add("area", shop.area);
    fields.add("note", shop.note);
    const std::pair<bool, const char*> ticks[] = {{shop.pays_by_phone, "by_phone"},
                                                  {shop.pays_on_line, "on_line"},
                                                  {shop.takes_vouchers, "vouchers"},
                                                  {shop.delivers, "delivers"}};
    for (const auto& [on, name] : ticks) {
        if (on) fields.add(name, "yes");
    }
    return fields;
}

web::Response show_shop(web::Context& context) {
    const auto shop = shop_asked(context);
    if (!shop) return not_found(context, "shop");
    const web::Fields kept = fields_of(*shop);
    return show_shop_form(context, &*shop, web::FormReader(kept));
}

ShopRow read_shop(web::FormReader& reader, ShopId id, Day today) {
    ShopRow shop{.id = id,
                 .kind = reader.choice("kind", {"shop", "pharmacy"}, "Select what it is"),
                 .name = reader.required("name", "Enter its name", 120),
                 .address = reader.text("address", 300),
                 .checked_on = today};
    shop.postcode = reader.optional<Postcode>("postcode");
    shop.phone = reader.text("phone", 40);
    shop.pays_by_phone = reader.ticked("by_phone");
    shop.pays_on_line = reader.ticked("on_line");
    shop.takes_vouchers = reader.ticked("vouchers");
    shop.delivers = reader.ticked("delivers");
    shop.hours = reader.text("hours", 200);
    shop.area = reader.text("area", 200);
    shop.note = reader.text("note", 500);
    shop.closed = reader.ticked("closed");
    return shop;
}

web::Response add_new_shop(web::Context& context) {
    web::FormReader reader(context.request.form);
    const ShopRow made =
        read_shop(reader, ShopId::make(context.now()), london_day(context.now()));
    if (!reader.ok()) return show_shop_form(context, nullptr, reader);
    context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        add_shop(t, made, context.now());
    });
    context.flash("Added.");
    return web::see_other(Url::path("/shops"));
}

web::Response save_shop(web::Context& context) {
    const auto before = shop_asked(context);
    if (!before) return not_found(context, "shop");
    web::FormReader reader(context.request.form);
    ShopRow made = read_shop(reader, before->id, london_day(context.now()));
    made.version = version_sent(context);
    if (!reader.ok()) return show_shop_form(context, &*before, reader);
    const auto changed = context.app.database.write(
        context.actor(), [&](sql::Transaction& t) { return change_shop(t, made); });
    if (!changed) return web::problem_page(context, changed.error());
    context.flash("Saved.");
    return web::see_other(Url::path("/shops"));
}

std::optional<JobRow> job_asked(web::Context& context) {
    const auto id = id_in<JobId>(context, "job");
    if (!id) return std::nullopt;
    return context.app.database.read([&](sql::Session& s) { return job_row(s, *id); });
}

web::Response show_order_form(web::Context& context, const JobRow& job,
                              const web::FormReader& typed) {
    JobKind kind;
    const auto found = context.app.database.read([&](sql::Session& s) {
        kind = handbook(s).kind(job.rules, job.rules_version);
        return shops(s, "", most_shops);
    });
    if (kind.order.empty()) return not_found(context, "list");
    const std::string title =
        (kind.order == "medicine" ? "The prescription: " : "The shopping: ") + job.title;
    return show(context, title, order_body(context, job, kind, found, typed), &typed.errors());
}

web::Response show_order(web::Context& context) {
    const auto job = job_asked(context);
    if (!job) return not_found(context, "job");
    const auto order =
        context.app.database.read([&](sql::Session& s) { return order_of(s, job->id); });
    web::Fields kept;
    if (order) {
        kept.add("shop", order->shop ? order->shop->string() : "");
        kept.add("pays", order->pays);
        kept.add("most", order->most ? order->most->for_reader() : "");
        kept.add("diet", order->diet);
        kept.add("cash_why", order->cash_why);
        kept.add("exempt", order->medicine.exempt);
        if (order->medicine.controlled) kept.add("controlled", "yes");
        if (order->medicine.fridge) kept.add("fridge", "yes");
        if (order->medicine.doorstep_agreed) kept.add("doorstep", "yes");
        kept.add("list", typed_lines(order->lines));
    }
    return show_order_form(context, *job, web::FormReader(kept));
}

web::Response save_job_order(web::Context& context) {
    const auto job = job_asked(context);
    if (!job) return not_found(context, "job");
    web::FormReader reader(context.request.form);
    Order order{.job = job->id,
                .pays = reader.typed("pays"),
                .most = reader.optional<Pence>("most"),
                .diet = reader.text("diet", 300),
                .cash_why = reader.text("cash_why", 300),
                .medicine = {.exempt = reader.text("exempt", 120),
                             .controlled = reader.ticked("controlled"),
                             .fridge = reader.ticked("fridge"),
                             .doorstep_agreed = reader.ticked("doorstep")},
                .lines = read_lines(reader.text("list", 5000))};
    if (const auto shop = ShopId::parse(reader.typed("shop"))) order.shop = *shop;
    if (reader.ok()) {
        const auto saved = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
            return save_order(t, order, context.now());
        });
        if (saved) {
            context.flash("Saved. Whoever takes the job on sees it.");
            return web::see_other(path(job->id));
        }
        if (!take_faults(saved.error(), reader)) return web::problem_page(context, saved.error());
    }
    return show_order_form(context, *job, reader);
}

// A volunteer's own job that is theirs now or was.
Result<std::pair<JobRow, VolunteerId>> my_job(web::Context& context) {
    const auto id = id_in<JobId>(context, "job");
    const auto account = account_of(context);
    if (!id || !account) return problem(NotFound{"job"});
    return context.app.database.read(
        [&](sql::Session& s) -> Result<std::pair<JobRow, VolunteerId>> {
            const auto volunteer = volunteer_of_account(s, *account);
            const auto job = job_row(s, *id);
            if (!volunteer || !job || job->volunteer != volunteer->id) {
                return problem(NotFound{"job"});
            }
            return std::pair(*job, volunteer->id);
        });
}

web::Response show_receipt_form(web::Context& context, const JobRow& job,
                                const web::FormReader& typed) {
    const auto [order, sent] = context.app.database.read([&](sql::Session& s) {
        return std::pair(order_of(s, job.id), receipts_of_job(s, job.id));
    });
    return show(context, "The receipt", receipt_form(context, job, order, sent, typed),
                &typed.errors(), true);
}

web::Response show_my_receipt(web::Context& context) {
    const auto mine = my_job(context);
    if (!mine) return web::problem_page(context, mine.error());
    return show_receipt_form(context, mine->first, web::FormReader(nothing));
}

std::optional<Photo> photo_sent(const web::Context& context) {
    for (const web::Upload& upload : context.request.uploads) {
        if (upload.field == "photo" && !upload.content.empty()) {
            return Photo{upload.content_type, upload.content};
        }
    }
    return std::nullopt;
}

web::Response send_my_receipt(web::Context& context) {
    const auto mine = my_job(context);
    if (!mine) return web::problem_page(context, mine.error());
    web::FormReader reader(context.request.form);
    const auto amount = reader.required_value<Pence>("amount", "Enter what the receipt says");
    NewReceipt made{.amount = {},
                    .given = reader.optional<Pence>("given"),
                    .photo = photo_sent(context),
                    .same_request = reader.typed("same_request")};
    if (amount && *amount == Pence(0)) reader.errors().add("amount", "Enter what the receipt says");
    if (reader.ok()) {
        made.amount = *amount;
        const auto sent = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
            return send_receipt(t, mine->first.id, mine->second, made, context.now());
        });
        if (sent) {
            context.flash("Thank you. We have the receipt for " + amount->with_pence() + ".");
            return web::see_other(Url::path("/my-jobs/{}", mine->first.id));
        }
        if (!take_faults(sent.error(), reader)) return web::problem_page(context, sent.error());
    }
    return show_receipt_form(context, mine->first, reader);
}

}  // namespace

std::vector<web::Route> shopping_routes() {
    constexpr auto get = web::Method::get;
    constexpr auto post = web::Method::post;
    return {
        {get, "/shops", see_volunteers, show_shops},
        {get, "/shops/new", coordinate, show_new_shop},
        {post, "/shops/new", coordinate, add_new_shop},
        {get, "/shops/{shop}", coordinate, show_shop},
        {post, "/shops/{shop}", coordinate, save_shop},
        {get, "/jobs/{job}/order", coordinate, show_order},
        {post, "/jobs/{job}/order", coordinate, save_job_order},
        {get, "/my-jobs/{job}/receipt", do_jobs, show_my_receipt},
        {post, "/my-jobs/{job}/receipt", do_jobs, send_my_receipt},
    };
}

}  // namespace kith::volunteering
