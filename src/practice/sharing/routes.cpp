#include "platform/base/csv.hpp"
#include "platform/web/page.hpp"
#include "practice/sharing/agreement_routes.hpp"
#include "practice/sharing/views.hpp"

namespace kith::sharing {
namespace {

using html::Url;

constexpr std::size_t a_page = 100;
constexpr std::size_t most_copied = 50'000;

web::Response record_looks(web::Context& context) {
    if (!context.may(govern) && !context.may(see_everyone)) {
        return web::problem_page(context, Forbidden{"see who looked at records"});
    }
    const auto person = PersonId::parse(context.request.parameter("person"));
    if (!person) return web::problem_page(context, NotFound{"person"});
    LookFilter filter{.person = *person,
                      .before = std::string(context.request.query.get("before")),
                      .most = a_page};
    const auto found = context.app.database.write(
        context.actor(), [&](sql::Transaction& transaction) {
            auto lines = looks(transaction, filter);
            Decision decision = decide(transaction, *context.viewer, *person, context.now());
            if (!decision.allowed) decision = {.allowed = true, .basis = "governance", .parts = {}};
            log_look(transaction, *context.viewer, *person,
                     {"looks", "seeing who looked at this record"}, decision, "view",
                     context.now());
            return lines;
        });
    const Url next = found.size() < a_page ? Url{}
                                           : Url::path("/people/{}/looks", *person)
                                                 .with("before", found.back().id);
    return web::page(context, record_looks_page(context, *person, found, next));
}

LookFilter asked(const web::Context& context) {
    const auto& query = context.request.query;
    LookFilter filter{.action = std::string(query.get("action")),
                      .before = std::string(query.get("before")),
                      .most = a_page};
    if (const auto account = AccountId::parse(query.get("account"))) filter.account = *account;
    return filter;
}

web::Response overview(web::Context& context) {
    const LookFilter filter = asked(context);
    Overview shown{.account = filter.account ? filter.account->string() : "",
                   .action = filter.action};
    context.app.database.read([&](sql::Session& session) {
        shown.refusals = looks(session, {.action = "refused", .most = 10});
        shown.most = most_looks(session, context.now() - std::chrono::hours(24 * 7));
        shown.looks = looks(session, filter);
    });
    if (shown.looks.size() == a_page) {
        shown.next = Url::path("/sharing")
                         .with("account", shown.account)
                         .with("action", shown.action)
                         .with("before", shown.looks.back().id);
    }
    return web::page(context, overview_page(context, shown));
}

web::Response copy(web::Context& context) {
    LookFilter filter = asked(context);
    filter.most = most_copied;
    const auto lines = context.app.database.write(
        context.actor(), [&](sql::Transaction& transaction) {
            auto found = looks(transaction, filter);
            log_list(transaction, *context.viewer, {"sharing", "copying the access log"}, "export",
                     found.size(), context.now());
            return found;
        });
    std::string csv(csv_byte_order_mark);
    CsvWriter writer(csv);
    writer.row({"at", "account", "name", "organisation", "action", "person", "screen", "purpose",
                "basis", "results"});
    for (const Look& look : lines) {
        writer.row({iso_text(look.at), look.account_id, look.who, look.organisation, look.action,
                    look.person_id, look.screen, look.purpose, look.basis,
                    std::to_string(look.results)});
    }
    return web::download("looks.csv", "text/csv; charset=utf-8", std::move(csv));
}

}  // namespace

std::vector<web::Route> routes() {
    using enum web::Method;
    std::vector<web::Route> all{
        {get, "/people/{person}/looks", web::Permission::signed_in(), record_looks},
        {get, "/sharing", govern, overview},
        {get, "/sharing/looks.csv", govern, copy, web::Kind::file},
    };
    const auto agreements = agreement_routes();
    all.insert(all.end(), agreements.begin(), agreements.end());
    return all;
}

}  // namespace kith::sharing
