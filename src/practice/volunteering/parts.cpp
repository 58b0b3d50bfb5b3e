#include "practice/volunteering/parts.hpp"

#include <charconv>
#include <cmath>
#include <cstdio>

#include "engines/matching/matching.hpp"
#include "platform/base/crypto.hpp"
#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/tag.hpp"
#include "platform/web/assets.hpp"
#include "platform/web/live.hpp"

namespace kith::volunteering {
namespace {

constexpr double metres_in_mile = 1609.344;

std::string capital(std::string_view words) {
    std::string text(words);
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return text;
}

Html coloured_tag(std::string_view words, std::string_view colour) {
    return govuk::tag({.text = capital(words), .classes = "govuk-tag--" + std::string(colour)});
}

}  // namespace

Html icon(std::string_view name) {
    static const Url sheet =
        Url::same_site(web::asset_url("icons.svg")).value_or(Url::path("/"));
    return markup(R"(<svg class="kith-icon" aria-hidden="true" focusable="false"><use
        href="{}"></use></svg>)",
                  sheet.at(name));
}

std::string_view kind_icon(std::string_view kind) {
    constexpr std::pair<std::string_view, std::string_view> icons[] = {
        {"food", "bag"},  {"prescriptions", "pill"}, {"talk", "speech"},
        {"dogs", "dog"},  {"lifts", "car"},          {"equipment", "parcel"},
        {"money", "coin"}, {"housing", "home"},      {"carers", "people"}};
    for (const auto& [id, picture] : icons) {
        if (id == kind) return picture;
    }
    return "heart";
}

std::string due_words(Instant due, Instant now) {
    if (due < now) {
        const std::string ago = relative(due, now);
        const auto end = ago.rfind(" ago");
        return end == std::string::npos ? "due now" : ago.substr(0, end) + " late";
    }
    const auto at = london_time(due);
    const Day today = london_day(now);
    const int days = at.day - today;
    const std::string day = days == 0   ? "today"
                            : days == 1 ? "tomorrow"
                            : days < 7  ? std::string(weekday_name(at.day.weekday()))
                                        : written(at.day);
    return day + " by " + written(at.time);
}

std::string miles_words(double metres) {
    const double miles = metres / metres_in_mile;
    if (miles < 0.2) return "very near";
    char text[32];
    std::snprintf(text, sizeof text, miles < 10 ? "%.1f miles" : "%.0f miles", miles);
    return std::string(text) == "1.0 miles" ? "1 mile" : text;
}

std::optional<double> metres_between(const JobRow& job, const VolunteerRow& volunteer) {
    if (!job.latitude || !job.longitude || !volunteer.latitude || !volunteer.longitude) {
        return std::nullopt;
    }
    return matching::metres_between(
        matching::place_from_degrees(*job.latitude, *job.longitude),
        matching::place_from_degrees(*volunteer.latitude, *volunteer.longitude));
}

std::string duration_words(int minutes) {
    const int hours = minutes / 60;
    const int rest = minutes % 60;
    std::string words;
    if (hours > 0) words = std::to_string(hours) + (hours == 1 ? " hour" : " hours");
    if (rest > 0 || hours == 0) {
        words += (words.empty() ? "" : " ") + std::to_string(rest) +
                 (rest == 1 ? " minute" : " minutes");
    }
    return words;
}

Html job_tag(std::string_view status) {
    if (status == "open") return coloured_tag("needs somebody", "blue");
    if (status == "offered") return coloured_tag("waiting for an answer", "yellow");
    if (status == "done") return coloured_tag(status, "green");
    if (status == "cancelled") return coloured_tag("not needed", "grey");
    return coloured_tag(status == "accepted" ? "taken on" : status, "teal");
}

Html volunteer_tag(std::string_view status) {
    if (status == "active") return coloured_tag(status, "green");
    if (status == "applying") return coloured_tag(status, "blue");
    if (status == "paused") return coloured_tag("having a break", "yellow");
    return coloured_tag(status, status == "suspended" ? "red" : "grey");
}

Html hidden_fields(const Hidden& fields) {
    return html::each(fields, [](const auto& field) {
        return markup(R"(<input type="hidden" name="{}" value="{}">)", field.first, field.second);
    });
}

Html same_request() { return hidden_fields({{"same_request", random_token(16)}}); }

Html outbox_form(const web::Context& context, const Url& action, std::string_view words,
                 const Html& inside) {
    return markup(R"(<form method="post" action="{}" novalidate{}>{}{}{}</form>)", action,
                  Attributes{{"data-outbox", words}}, web::csrf_field(context), same_request(),
                  inside);
}

Html small_button(const web::Context& context, const Url& action, std::string_view text,
                  std::string_view more, const Hidden& fields, bool first) {
    const Html said =
        more.empty() ? Html(text)
                     : markup(R"({}<span class="govuk-visually-hidden"> {}</span>)", text, more);
    const std::string classes =
        first ? "kith-button--small" : "govuk-button--secondary kith-button--small";
    return web::form(context, action,
                     hidden_fields(fields) + govuk::button({.text = said, .classes = classes}));
}

Html heading(std::string_view text) {
    return markup(R"(<h1 class="govuk-heading-l">{}</h1>)", text);
}

Html part_heading(std::string_view text) {
    return markup(R"(<h2 class="govuk-heading-m">{}</h2>)", text);
}

Html paragraph(const Html& text) { return markup(R"(<p class="govuk-body">{}</p>)", text); }

Html empty_state(std::string_view title, const Html& text) {
    return markup(R"(<div class="kith-empty"><p class="kith-empty__title">{}</p><p>{}</p></div>)",
                  title, text);
}

Html panel_box(std::string_view title, const Html& inside) {
    if (inside.empty()) return {};
    return markup(R"(<section class="kith-panel"><h2 class="kith-panel__title">{}</h2>{}
        </section>)",
                  title, inside);
}

Html columns(const Html& main, const Html& side) {
    return markup(R"(<div class="kith-app kith-app--side"><div class="kith-app__main">{}</div>
        <section class="kith-app__side" aria-label="What helps">{}</section></div>)",
                  main, side);
}

Html chip(std::string_view icon_name, std::string_view words) {
    return markup(R"(<li class="kith-chip">{}{}</li>)", icon(icon_name), words);
}

Html lines(const Private& text) {
    Html all;
    for (const auto line : text::split(text.for_reader(), '\n')) {
        if (!text::trim(line).empty()) all += markup("<p>{}</p>", line);
    }
    return all;
}

web::Response stored(web::Context& context, const Url& next) {
    if (context.request.header("x-requested-with") == "outbox") {
        return web::text(200, "stored").with("X-Kith-Next", next.str());
    }
    return web::see_other(next);
}

std::optional<AccountId> account_of(const web::Context& context) {
    if (!context.viewer) return std::nullopt;
    const auto id = AccountId::parse(context.viewer->account_id);
    if (!id) return std::nullopt;
    return *id;
}

web::Response not_found(web::Context& context, std::string what) {
    return web::problem_page(context, NotFound{std::move(what)});
}

int version_sent(const web::Context& context) {
    const auto sent = context.request.form.get("version");
    int version = 0;
    std::from_chars(sent.data(), sent.data() + sent.size(), version);
    return version;
}

void announce_jobs(web::Context& context) { context.app.live.publish("jobs"); }

}  // namespace kith::volunteering
