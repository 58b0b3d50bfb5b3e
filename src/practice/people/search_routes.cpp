#include "platform/base/london.hpp"
#include "practice/people/handlers.hpp"
#include "practice/people/search_views.hpp"

namespace kith::people {
namespace {

constexpr std::size_t most_found = 20;
constexpr std::size_t longest_search = 200;

html::Html found(web::Context& context, const std::string& typed) {
    const auto cards = context.app.database.write(
        context.actor(),
        [&](sql::Transaction& transaction) {
            return search(transaction, *context.viewer, typed, most_found, context.now());
        },
        sql::Isolation::read_committed);
    return search_results(cards, typed, london_day(context.now()));
}

std::string typed_in(const web::Context& context) {
    web::FormReader reader(context.request.form);
    return reader.text("q", longest_search);
}

}  // namespace

web::Response show_search(web::Context& context) { return search_page(context, "", std::nullopt); }

web::Response search_people_now(web::Context& context) {
    const std::string typed = typed_in(context);
    if (typed.empty()) return search_page(context, typed, std::nullopt);
    return search_page(context, typed, found(context, typed));
}

web::Response search_as_typed(web::Context& context) {
    const std::string typed = typed_in(context);
    if (typed.empty()) return web::fragment(search_results({}, "", london_day(context.now())));
    return web::fragment(found(context, typed));
}

}  // namespace kith::people
