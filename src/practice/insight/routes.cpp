#include <array>

#include "platform/base/csv.hpp"
#include "platform/base/json.hpp"
#include "platform/base/london.hpp"
#include "platform/web/page.hpp"
#include "practice/insight/insight.hpp"
#include "practice/insight/views.hpp"

namespace kith::insight {
namespace {

using html::Html;
using html::markup;
using html::Url;

constexpr int usual_days = 28;
constexpr int most_days = 800;

Range read_range(const web::Context& context) {
    const Day today = london_day(context.now());
    Range range{.from = today - usual_days + 1, .to = today};
    if (const auto from = Day::parse(context.request.query.get("from"))) range.from = *from;
    if (const auto to = Day::parse(context.request.query.get("to"))) range.to = *to;
    if (range.to < range.from) std::swap(range.from, range.to);
    if (range.to - range.from > most_days) range.from = range.to - most_days;
    range.ward = std::string(context.request.query.get("ward"));
    return range;
}

template <class Name>
std::vector<ByName> renamed(std::vector<ByName> values, const Name& name) {
    for (ByName& value : values) value.name = name(value.name);
    return values;
}

Overview read_overview(web::Context& context) {
    const Range range = read_range(context);
    return context.app.database.read([&](sql::Session& session) {
        return Overview{.range = range,
                        .now = now_figures(session, london_day(context.now()), context.now()),
                        .categories = by_category(session, range),
                        .days = by_day(session, range),
                        .channels = renamed(by_channel(session, range), channel_name),
                        .routes = renamed(by_route(session, range), route_name),
                        .reasons = reasons_not_met(session, range),
                        .calls = renamed(call_outcomes(session, range), outcome_name),
                        .assigned = hours_to_assign(session, range),
                        .closed = hours_to_close(session, range),
                        .wards = by_ward(session, range),
                        .partners = by_partner(session, range)};
    });
}

web::Response overview(web::Context& context) {
    const Overview seen = read_overview(context);
    web::Page page;
    page.title = "Overview";
    page.wide = true;
    page.current = "/overview";
    page.body = overview_body(seen);
    return web::page(context, std::move(page));
}

web::Response wards_json(web::Context& context) {
    const Range range = read_range(context);
    const auto wards = context.app.database.read(
        [&](sql::Session& session) { return by_ward(session, range); });
    Json::Array features;
    for (const Ward& ward : wards) {
        const auto outline = Json::parse(ward.outline);
        features.push_back(Json::object(
            {{"type", "Feature"},
             {"properties", Json::object({{"name", ward.name},
                                          {"value", ward.open},
                                          {"text", std::to_string(ward.open) + " open needs"}})},
             {"geometry", Json::object({{"type", "Polygon"},
                                        {"coordinates", outline ? *outline : Json()}})}}));
    }
    return web::json(200, Json::object({{"type", "FeatureCollection"},
                                        {"features", Json(std::move(features))}})
                              .print());
}

web::Response wards_csv(web::Context& context) {
    const Range range = read_range(context);
    const auto wards = context.app.database.read(
        [&](sql::Session& session) { return by_ward(session, range); });
    std::string text;
    CsvWriter csv(text);
    csv.row({"ward", "name", "district", "asked", "open"});
    for (const Ward& ward : wards) {
        csv.row({ward.code, ward.name, ward.district, std::to_string(ward.asked),
                 std::to_string(ward.open)});
    }
    return web::download("needs-by-ward.csv", "text/csv; charset=utf-8", std::move(text));
}

web::Response needs_csv(web::Context& context) {
    const Range range = read_range(context);
    const auto categories = context.app.database.read(
        [&](sql::Session& session) { return by_category(session, range); });
    std::string text;
    CsvWriter csv(text);
    csv.row({"kind", "asked", "open", "met", "not met"});
    for (const Category& category : categories) {
        csv.row({category.name, std::to_string(category.asked),
                 std::to_string(category.open), std::to_string(category.met),
                 std::to_string(category.not_met)});
    }
    return web::download("needs-by-kind.csv", "text/csv; charset=utf-8", std::move(text));
}

// What anybody may see: whole months, small numbers hidden.
web::Response figures_page(web::Context& context) {
    const Day today = london_day(context.now());
    const Range range{.from = today - usual_days + 1, .to = today};
    const auto categories = context.app.database.read(
        [&](sql::Session& session) { return by_category(session, range); });
    const Html rows = html::each(categories, [](const Category& category) {
        return markup(R"(<tr class="govuk-table__row"><th scope="row" class="govuk-table__header">)"
                      R"({}</th><td class="govuk-table__cell govuk-table__cell--numeric">{}</td>)"
                      R"(<td class="govuk-table__cell govuk-table__cell--numeric">{}</td></tr>)",
                      category.name, published(category.asked),
                      published(category.met));
    });
    web::Page page;
    page.title = "How we are doing";
    page.density = web::Density::roomy;
    page.body = markup(R"(
        <h1 class="govuk-heading-xl">How we are doing</h1>
        <p class="govuk-body-l">What people asked for in the last four weeks, and what has been
          met so far. Numbers under five are hidden, so that nobody can be found out.</p>
        <table class="govuk-table"><caption class="govuk-table__caption govuk-table__caption--m">
          The last four weeks</caption>
          <thead class="govuk-table__head"><tr class="govuk-table__row">
            <th scope="col" class="govuk-table__header">Kind of help</th>
            <th scope="col" class="govuk-table__header govuk-table__header--numeric">Asked for</th>
            <th scope="col" class="govuk-table__header govuk-table__header--numeric">Met</th>
          </tr></thead><tbody class="govuk-table__body">{}</tbody></table>)",
                       rows);
    return web::page(context, std::move(page));
}

constexpr std::array all_routes{
    web::Route{web::Method::get, "/overview", see_overview, overview},
    web::Route{web::Method::get, "/overview/wards.json", see_overview, wards_json, web::Kind::api},
    web::Route{web::Method::get, "/overview/wards.csv", see_overview, wards_csv, web::Kind::file},
    web::Route{web::Method::get, "/overview/needs.csv", see_overview, needs_csv, web::Kind::file},
    web::Route{web::Method::get, "/figures", web::Permission::everyone(), figures_page},
};

}  // namespace

std::vector<web::Route> routes() { return {all_routes.begin(), all_routes.end()}; }

}  // namespace kith::insight
