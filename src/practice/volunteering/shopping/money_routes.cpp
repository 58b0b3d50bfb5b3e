#include <charconv>

#include "platform/base/london.hpp"
#include "practice/volunteering/routes.hpp"
#include "practice/volunteering/shopping/views.hpp"

namespace kith::volunteering {
namespace {

constexpr int page_size = 100;
const web::Fields nothing;

web::Response show(web::Context& context, std::string title, Html body,
                   const web::FormErrors* errors = nullptr) {
    web::Page shown;
    shown.title = std::move(title);
    shown.body = std::move(body);
    shown.current = "/jobs";
    shown.errors = errors;
    return web::page(context, std::move(shown));
}

web::Response show_money(web::Context& context) {
    std::int64_t before = 0;
    const auto asked = context.request.query.get("before");
    std::from_chars(asked.data(), asked.data() + asked.size(), before);
    const auto page = context.app.database.read([&](sql::Session& s) {
        MoneyPage found{.receipts = open_receipts(s, page_size),
                        .lines = ledger_lines(s, before, page_size),
                        .spent = balance(s, "spent for people")};
        found.owed = found.spent + balance(s, "bank");
        return found;
    });
    return show(context, "Money", money_body(page, context.now()));
}

struct ReceiptPage {
    ReceiptRow receipt;
    JobRow job;
};

// A volunteer who coordinates too does not see, nor decide about, their own.
Result<ReceiptPage> open_page(web::Context& context) {
    const auto id = id_in<ReceiptId>(context, "receipt");
    if (!id) return problem(NotFound{"receipt"});
    return context.app.database.read([&](sql::Session& s) -> Result<ReceiptPage> {
        const auto receipt = receipt_row(s, *id);
        if (!receipt) return problem(NotFound{"receipt"});
        if (receipt->volunteer_account == account_of(context)) {
            return problem(Forbidden{"decide about their own receipt"});
        }
        return ReceiptPage{*receipt, *job_row(s, receipt->job)};
    });
}

web::Response show_receipt_page(web::Context& context, const ReceiptPage& page,
                                const web::FormReader& typed) {
    return show(context, "Receipt " + page.receipt.reference.text(),
                receipt_body(context, page.receipt, page.job, typed), &typed.errors());
}

web::Response show_receipt(web::Context& context) {
    const auto page = open_page(context);
    if (!page) return web::problem_page(context, page.error());
    return show_receipt_page(context, *page, web::FormReader(nothing));
}

web::Response show_photo(web::Context& context) {
    const auto page = open_page(context);
    if (!page) return web::problem_page(context, page.error());
    const auto photo = context.app.database.read(
        [&](sql::Session& s) { return photo_of(s, page->receipt.id); });
    if (!photo) return not_found(context, "photograph");
    web::Response response;
    response.content_type = photo->kind;
    response.body = photo->bytes;
    return response;
}

template <class Change>
web::Response change(web::Context& context, std::string_view said, const Change& make) {
    const auto page = open_page(context);
    if (!page) return web::problem_page(context, page.error());
    web::FormReader reader(context.request.form);
    const auto changed = context.app.database.write(
        context.actor(), [&](sql::Transaction& t) { return make(t, *page, reader); });
    if (!changed) {
        const auto* invalid = std::get_if<Invalid>(&changed.error());
        if (invalid == nullptr) return web::problem_page(context, changed.error());
        reader.errors().add(*invalid);
    }
    if (!reader.ok()) {
        const auto again = open_page(context);
        return show_receipt_page(context, again ? *again : *page, reader);
    }
    context.flash(said);
    return web::see_other(Url::path("/receipts/{}", page->receipt.id));
}

web::Response read_it_back(web::Context& context) {
    return change(context, "Read back: the same to the penny.",
                  [&](sql::Transaction& t, const ReceiptPage& page,
                      web::FormReader& reader) -> Result<void> {
                      const auto amount = reader.required_value<Pence>(
                          "amount", "Enter what the photograph says");
                      if (!amount) return {};
                      const auto same = read_back(t, page.receipt.id, *amount,
                                                  *account_of(context), context.now());
                      if (!same) return tl::unexpected(same.error());
                      if (!*same) {
                          reader.errors().add(
                              "amount", "The volunteer typed " + page.receipt.amount.for_reader() +
                                            ". Look again; if the photograph says " +
                                            amount->for_reader() +
                                            ", refuse it, so that they can send it again");
                      }
                      return {};
                  });
}

web::Response say_yes(web::Context& context) {
    return change(context, "Noted.", [&](sql::Transaction& t, const ReceiptPage& page, auto&) {
        return approve(t, page.receipt.id, *account_of(context), context.now());
    });
}

web::Response say_paid(web::Context& context) {
    return change(context, "Noted in the ledger.",
                  [&](sql::Transaction& t, const ReceiptPage& page, auto&) {
                      return pay_back(t, page.receipt.id, *account_of(context), context.now());
                  });
}

web::Response say_no(web::Context& context) {
    return change(context, "Refused, and the volunteer reads why.",
                  [&](sql::Transaction& t, const ReceiptPage& page, web::FormReader& reader) {
                      return refuse(t, page.receipt.id, reader.text("why", 500),
                                    *account_of(context), context.now());
                  });
}

web::Response show_patterns(web::Context& context) {
    auto found =
        context.app.database.read([](sql::Session& s) { return open_patterns(s, page_size); });
    // Somebody else than the volunteer looks.
    const auto own = account_of(context);
    context.app.database.read([&](sql::Session& s) {
        const auto me = own ? volunteer_of_account(s, *own) : std::nullopt;
        if (me) std::erase_if(found, [&](const auto& one) { return one.volunteer == me->id; });
        return 0;
    });
    return show(context, "How money was handled", patterns_body(context, found));
}

web::Response looked_at(web::Context& context) {
    const auto volunteer = VolunteerId::parse(context.request.form.get("volunteer"));
    if (!volunteer) return not_found(context, "volunteer");
    web::FormReader reader(context.request.form);
    context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        look_at_pattern(t, *volunteer, reader.typed("pattern"), reader.text("outcome", 500),
                        context.viewer->name, context.now());
    });
    context.flash("Noted.");
    return web::see_other(Url::path("/money/patterns"));
}

}  // namespace

std::vector<web::Route> money_routes() {
    constexpr auto get = web::Method::get;
    constexpr auto post = web::Method::post;
    return {
        {get, "/money", coordinate, show_money},
        {get, "/money/patterns", casework::work_concerns, show_patterns},
        {post, "/money/patterns", casework::work_concerns, looked_at},
        {get, "/receipts/{receipt}", coordinate, show_receipt},
        {get, "/receipts/{receipt}/photo", coordinate, show_photo, web::Kind::file},
        {post, "/receipts/{receipt}/read", coordinate, read_it_back},
        {post, "/receipts/{receipt}/yes", coordinate, say_yes},
        {post, "/receipts/{receipt}/paid", coordinate, say_paid},
        {post, "/receipts/{receipt}/refuse", coordinate, say_no},
    };
}

}  // namespace kith::volunteering
