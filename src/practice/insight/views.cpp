#include "practice/insight/views.hpp"

#include "practice/insight/charts.hpp"

namespace kith::insight {
namespace {

using html::Html;
using html::markup;
using html::Url;

Html tile(std::int64_t number, std::string_view label, std::string_view change,
          std::string_view kind = "") {
    return markup(R"(
        <li class="{}"><span class="kith-tile__number">{}</span>
          <span class="kith-tile__label">{}</span>
          <span class="kith-tile__change">{}</span></li>)",
                  "kith-tile" + (kind.empty() ? "" : " kith-tile--" + std::string(kind)), number,
                  label, change);
}

Html tiles(const Now& now) {
    return markup(R"(<ul class="kith-tiles">{}{}{}{}{}</ul>)",
                  tile(now.open, "open needs",
                       std::to_string(now.waiting) + " not yet taken on by anyone"),
                  tile(now.urgent, "urgent and open", "health and food come first",
                       now.urgent > 0 ? "now" : ""),
                  tile(now.overdue, "past their date", "open needs whose day has gone",
                       now.overdue > 0 ? "urgent" : ""),
                  tile(now.concerns_open, "concerns open",
                       std::to_string(now.concerns_late) + " past their time",
                       now.concerns_late > 0 ? "urgent" : ""),
                  tile(now.volunteers, "volunteers active",
                       std::to_string(now.jobs_open) + " jobs open"));
}

Html ward_options(const std::vector<Ward>& wards, const std::string& chosen) {
    return html::each(wards, [&](const Ward& ward) {
        return markup(R"(<option value="{}"{}>{}</option>)", ward.code,
                      html::Attributes{}.flag("selected", ward.code == chosen), ward.name);
    });
}

Html filters(const Range& range, const std::vector<Ward>& wards) {
    return markup(R"(
        <form class="kith-filters" action="{}" data-auto-submit>
          <div class="govuk-form-group"><label class="govuk-label" for="from">From</label>
            <input class="govuk-input" id="from" name="from" type="date" value="{}"></div>
          <div class="govuk-form-group"><label class="govuk-label" for="to">To</label>
            <input class="govuk-input" id="to" name="to" type="date" value="{}"></div>
          <div class="govuk-form-group"><label class="govuk-label" for="ward">Ward</label>
            <select class="govuk-select" id="ward" name="ward">
              <option value="">All wards</option>{}</select></div>
          <button class="govuk-button govuk-button--secondary">Show</button>
        </form>)",
                  Url::path("/overview"), range.from.text(), range.to.text(),
                  ward_options(wards, range.ward));
}

std::string hours_text(const std::optional<double>& hours) {
    if (!hours) return "not known yet";
    if (*hours < 1.5) return std::to_string(static_cast<int>(*hours * 60)) + " minutes";
    if (*hours < 48) return std::to_string(static_cast<int>(*hours + 0.5)) + " hours";
    return std::to_string(static_cast<int>(*hours / 24 + 0.5)) + " days";
}

Html waiting_table(const Waiting& assigned, const Waiting& closed) {
    const auto row = [](std::string_view what, const Waiting& waiting) {
        return markup(R"(<tr><th scope="row">{}</th><td>{}</td><td>{}</td>)"
                      R"(<td class="kith-table__number">{}</td></tr>)",
                      what, hours_text(waiting.median_hours),
                      hours_text(waiting.slowest_tenth_hours), waiting.counted);
    };
    return markup(R"(
        <div class="kith-scroll" tabindex="0" role="region" aria-label="Waiting">
        <table class="kith-table"><caption>How long people wait</caption>
          <thead><tr><th scope="col">Until</th><th scope="col">Half within</th>
            <th scope="col">Nine of ten within</th>
            <th scope="col" class="kith-table__number">Needs</th></tr></thead>
          <tbody>{}{}</tbody></table></div>)",
                  row("Somebody takes it on", assigned), row("It is met or ended", closed));
}

Html wards_table(const std::vector<Ward>& wards) {
    const Html rows = html::each(wards, [](const Ward& ward) {
        const std::int64_t rate =
            ward.population == 0 ? 0 : ward.asked * 10'000 / ward.population;
        return markup(R"(<tr><th scope="row">{}</th><td>{}</td>)"
                      R"(<td class="kith-table__number">{}</td>)"
                      R"(<td class="kith-table__number">{}</td>)"
                      R"(<td class="kith-table__number">{}</td></tr>)",
                      ward.name, ward.district, ward.asked, ward.open, rate);
    });
    return markup(R"(
        <div class="kith-scroll" tabindex="0" role="region" aria-label="Wards">
        <table class="kith-table" id="wards"><caption>Needs by ward</caption>
          <thead><tr><th scope="col">Ward</th><th scope="col">District</th>
            <th scope="col" class="kith-table__number">Asked</th>
            <th scope="col" class="kith-table__number">Open now</th>
            <th scope="col" class="kith-table__number">Asked for each 10,000 people</th>
          </tr></thead>
          <tbody>{}</tbody></table></div>)",
                  rows);
}

Html partners_table(const std::vector<Partner>& partners) {
    if (partners.empty()) {
        return markup(R"(<p class="govuk-body kith-quiet">No referrals in these days.</p>)");
    }
    const Html rows = html::each(partners, [](const Partner& partner) {
        return markup(R"(<tr><th scope="row">{}</th><td class="kith-table__number">{}</td>)"
                      R"(<td class="kith-table__number">{}</td>)"
                      R"(<td class="kith-table__number">{}</td>)"
                      R"(<td class="kith-table__number">{}</td></tr>)",
                      partner.name, partner.offered, partner.accepted, partner.declined,
                      partner.done);
    });
    return markup(R"(
        <div class="kith-scroll" tabindex="0" role="region" aria-label="Referrals">
        <table class="kith-table"><caption>Referrals to partners</caption>
          <thead><tr><th scope="col">Organisation</th>
            <th scope="col" class="kith-table__number">Offered</th>
            <th scope="col" class="kith-table__number">Accepted</th>
            <th scope="col" class="kith-table__number">Declined</th>
            <th scope="col" class="kith-table__number">Done</th></tr></thead>
          <tbody>{}</tbody></table></div>)",
                  rows);
}

std::vector<ByName> asked(const std::vector<Category>& categories) {
    std::vector<ByName> values;
    for (const Category& category : categories) {
        values.push_back({category.name, category.asked});
    }
    return values;
}

Html categories_table(const std::vector<Category>& categories) {
    const Html rows = html::each(categories, [](const Category& category) {
        return markup(R"(<tr><th scope="row">{}</th><td class="kith-table__number">{}</td>)"
                      R"(<td class="kith-table__number">{}</td>)"
                      R"(<td class="kith-table__number">{}</td>)"
                      R"(<td class="kith-table__number">{}</td></tr>)",
                      category.name, category.asked, category.open, category.met,
                      category.not_met);
    });
    return markup(R"(
        <table class="kith-table"><caption class="govuk-visually-hidden">Needs by kind</caption>
          <thead><tr><th scope="col">Kind</th><th scope="col" class="kith-table__number">Asked</th>
            <th scope="col" class="kith-table__number">Open</th>
            <th scope="col" class="kith-table__number">Met</th>
            <th scope="col" class="kith-table__number">Not met</th></tr></thead>
          <tbody>{}</tbody></table>)",
                  rows);
}

Html figures_html(const Overview& seen) {
    const auto counted = [](std::string title, std::string note, const std::vector<ByName>& values,
                            const std::string& what) {
        return figure({.title = title,
                       .note = std::move(note),
                       .chart = bars(values, what),
                       .table = names_table(values, title, what, "How many")});
    };
    return markup(R"(<div class="kith-columns">{}{}</div><div class="kith-columns">{}{}</div>)"
                  R"(<div class="kith-columns">{}{}</div>)",
                  figure({.title = "What people need",
                          .note = "Needs asked for in these days, by kind",
                          .chart = bars(asked(seen.categories), "Needs by kind"),
                          .table = categories_table(seen.categories)}),
                  figure({.title = "Keeping up",
                          .note = "Needs asked for and needs met, each day",
                          .chart = days_chart(seen.days),
                          .table = days_table(seen.days)}),
                  counted("Where needs come from", "How people got in touch", seen.channels, "Way"),
                  counted("Where needs go to", "Who is to meet them", seen.routes, "Route"),
                  counted("Calls we made", "What came of each try", seen.calls, "Outcome"),
                  counted("Not met, and why", "Needs that ended without being met", seen.reasons,
                          "Reason"));
}

}  // namespace

std::string route_name(const std::string& id) {
    if (id == "volunteers") return "Volunteers";
    if (id == "team") return "The council's teams";
    return "Partner organisations";
}

std::string channel_name(const std::string& id) {
    if (id == "web") return "The website";
    if (id == "phone") return "Phone calls";
    if (id == "list") return "Lists";
    if (id == "email") return "E-mail";
    if (id == "letter") return "Letters";
    if (id == "text") return "Text messages";
    if (id == "visit") return "Visits";
    return "Other systems";
}

std::string outcome_name(const std::string& id) {
    if (id == "spoke") return "We spoke";
    if (id == "no answer") return "No answer";
    if (id == "voicemail") return "Left a message";
    if (id == "call back") return "Asked us to ring back";
    if (id == "wrong number") return "Wrong number";
    return "Did not want to talk";
}

Url with_range(const Url& url, const Range& range) {
    Url full = url.with("from", range.from).with("to", range.to);
    return range.ward.empty() ? full : full.with("ward", range.ward);
}

Html overview_body(const Overview& seen) {
    return markup(R"(
        <h1 class="govuk-heading-l">Overview</h1>
        {}{}{}
        <h2 class="govuk-heading-m">Waiting</h2>{}
        <h2 class="govuk-heading-m">Partners</h2>{}
        <h2 class="govuk-heading-m">Where</h2>
        <div class="kith-map" id="map" role="region" aria-label="{}" data-map
             data-map-boundaries="{}"></div>
        <p class="govuk-body kith-quiet">A stronger colour means more open needs.</p>
        {}
        <p class="govuk-body"><a class="govuk-link" href="{}">Download needs by ward (CSV)</a> or
          <a class="govuk-link" href="{}">needs by kind (CSV)</a></p>)",
                       filters(seen.range, seen.wards), tiles(seen.now), figures_html(seen),
                       waiting_table(seen.assigned, seen.closed), partners_table(seen.partners),
                       "Map of open needs by ward; the same figures are in the table below",
                       with_range(Url::path("/overview/wards.json"), seen.range).str(),
                       wards_table(seen.wards),
                       with_range(Url::path("/overview/wards.csv"), seen.range),
                       with_range(Url::path("/overview/needs.csv"), seen.range));
}

}  // namespace kith::insight
