#include <algorithm>
#include <array>

#include "platform/base/csv.hpp"
#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/back_link.hpp"
#include "platform/html/govuk/table.hpp"
#include "practice/reaching/routes.hpp"

namespace kith::reaching {
namespace {

using namespace web::pieces;
using html::markup;

constexpr sharing::Purpose listed{"shared list", "a list shared with their organisation"};
constexpr std::size_t most_shown = 200;

std::optional<OrganisationId> own(const web::Context& context) {
    const auto id = OrganisationId::parse(context.viewer->organisation_id);
    if (!id) return std::nullopt;
    return *id;
}

web::Response list(web::Context& context) {
    const auto organisation = own(context);
    if (!organisation) return web::problem_page(context, Forbidden{"see shared lists"});
    const auto all = context.app.database.read(
        [&](sql::Session& session) { return shared_with(session, *organisation); });
    std::vector<Html> items;
    for (const SharedWith& one : all) {
        items.push_back(markup("{}: {}. Under {}, since {}",
                               link(Url::path("/shared-lists/{}", one.id), one.cohort_name),
                               one.purpose, one.agreements, written(london_day(one.shared_at))));
    }
    web::Page page;
    page.title = "Lists shared with us";
    page.current = "/shared-lists";
    page.body = heading(page.title) +
                (items.empty() ? empty_state("No list is shared with you",
                                             "The council shares lists under an agreement you "
                                             "have both signed.")
                               : plain_list(items));
    return web::page(context, std::move(page));
}

struct Opened {
    SharedWith share;
    std::vector<people::Door> doors{};
};
Result<Opened> opened(web::Context& context, std::string_view action, std::size_t most) {
    const auto organisation = own(context);
    if (!organisation) return problem(Forbidden{"see shared lists"});
    std::optional<Opened> one;
    context.app.database.write(
        context.actor(),
        [&](sql::Transaction& t) {
            one.reset();
            for (const SharedWith& share : shared_with(t, *organisation)) {
                if (share.id == context.request.parameter("share")) one = Opened{share, {}};
            }
            if (!one) return;
            auto people = people_shared(t, one->share.id, *organisation);
            if (people.size() > most) people.resize(most, people.front());
            // Several hundred at once, as people::doors asks.
            for (std::size_t from = 0; from < people.size(); from += most_shown) {
                const auto to = std::min(people.size(), from + most_shown);
                const std::vector<PersonId> some(
                    people.begin() + static_cast<std::ptrdiff_t>(from),
                    people.begin() + static_cast<std::ptrdiff_t>(to));
                for (auto& door : people::doors(t, *context.viewer, some, listed, action,
                                                context.now())) {
                    one->doors.push_back(std::move(door));
                }
            }
        },
        sql::Isolation::read_committed);
    if (!one) return problem(NotFound{"list"});
    return *std::move(one);
}

// What is not shown says so, so that nobody takes it for not known.
bool is_withheld(const people::Door& door, sharing::Part part) {
    return std::find(door.withheld.begin(), door.withheld.end(), part) != door.withheld.end();
}

constexpr std::string_view withheld_words = "withheld";

std::string shown(const people::Door& door, sharing::Part part, std::string value) {
    return is_withheld(door, part) ? std::string(withheld_words) : std::move(value);
}

std::vector<std::string> cells(const people::Door& door) {
    using sharing::Part;
    return {door.card.reference.text(),
            shown(door, Part::name, door.card.name.for_reader()),
            shown(door, Part::birth_date, door.card.born_on ? door.card.born_on->text() : ""),
            shown(door, Part::address, door.address.for_reader()),
            shown(door, Part::address,
                  door.card.postcode ? std::string(door.card.postcode->text()) : ""),
            shown(door, Part::contact, door.card.first_phone.for_reader()),
            shown(door, Part::flags, text::join(door.flags, "; "))};
}

constexpr std::array<std::string_view, 7> columns_of_a_list{
    "Reference", "Name", "Date of birth", "Address", "Postcode", "Phone", "What matters for help"};

web::Response show(web::Context& context) {
    const auto one = opened(context, "list", most_shown);
    if (!one) return web::problem_page(context, one.error());
    govuk::Table table{.head = {}, .rows = {}};
    for (const auto name : columns_of_a_list) table.head.push_back({.text = name});
    table.head.push_back({.text = "Record"});
    for (const auto& door : one->doors) {
        govuk::TableRow row;
        for (const auto& cell : cells(door)) {
            row.push_back({.text = cell == withheld_words ? Html(tag("withheld", "grey"))
                                                          : Html(cell)});
        }
        row.push_back({.text = link(people::path(door.card.id), "Open")});
        table.rows.push_back(std::move(row));
    }
    web::Page page;
    page.title = one->share.cohort_name;
    page.before = govuk::back_link({.text = "Lists shared with us",
                                    .href = Url::path("/shared-lists")});
    page.current = "/shared-lists";
    page.wide = true;
    page.body = heading(page.title) + paragraph(one->share.purpose) +
                quiet("Shared under agreement " + one->share.agreements +
                      ". What the agreement does not cover is withheld.") +
                paragraph(link(Url::path("/shared-lists/{}/copy.csv", one->share.id),
                               "Take a copy away (CSV)")) +
                web::scrolling("People on the list", govuk::table(table));
    return web::page(context, std::move(page));
}

web::Response copy(web::Context& context) {
    const auto one = opened(context, "export", 5000);
    if (!one) return web::problem_page(context, one.error());
    if (one->doors.empty()) {
        return web::problem_page(
            context, Forbidden{"take a copy of this list: the agreement lets it be seen in Kith "
                               "only"});
    }
    std::string csv(csv_byte_order_mark);
    CsvWriter writer(csv);
    for (const auto name : columns_of_a_list) writer.field(name);
    writer.end_row();
    for (const auto& door : one->doors) {
        for (const auto& cell : cells(door)) writer.field(cell);
        writer.end_row();
    }
    return web::download("list.csv", "text/csv; charset=utf-8", std::move(csv));
}

}  // namespace

std::vector<web::Route> shared_routes() {
    using enum web::Method;
    return {
        {get, "/shared-lists", see_shared, list},
        {get, "/shared-lists/{share}", see_shared, show},
        {get, "/shared-lists/{share}/copy.csv", see_shared, copy, web::Kind::file},
    };
}

}  // namespace kith::reaching
