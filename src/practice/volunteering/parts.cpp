#include "practice/volunteering/parts.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "engines/matching/matching.hpp"
#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/tag.hpp"
#include "platform/web/live.hpp"
#include "platform/web/ticks.hpp"

namespace kith::volunteering {
namespace {

constexpr double metres_in_mile = 1609.344;

}  // namespace

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
                                        : written_short(at.day);
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
    if (status == "open") return web::coloured_tag("needs somebody", "blue");
    if (status == "offered") return web::coloured_tag("waiting for an answer", "yellow");
    if (status == "done") return web::coloured_tag(status, "green");
    if (status == "cancelled") return web::coloured_tag("not needed", "grey");
    return web::coloured_tag(status == "accepted" ? "taken on" : status, "teal");
}

Html volunteer_tag(std::string_view status) {
    if (status == "active") return web::coloured_tag(status, "green");
    if (status == "applying") return web::coloured_tag(status, "blue");
    if (status == "paused") return web::coloured_tag("having a break", "yellow");
    return web::coloured_tag(status, status == "suspended" ? "red" : "grey");
}

Html outbox_form(const web::Context& context, const Url& action, std::string_view words,
                 const Html& inside) {
    return markup(R"(<form method="post" action="{}" novalidate{}>{}{}{}</form>)", action,
                  Attributes{{"data-outbox", words}}, web::csrf_field(context), same_request(),
                  inside);
}

web::Response stored(web::Context& context, const Url& next) {
    if (context.request.header("x-requested-with") == "outbox") {
        return web::text(200, "stored").with("X-Kith-Next", next.str());
    }
    return web::see_other(next);
}

std::string capital(std::string words) {
    if (!words.empty() && words.front() >= 'a' && words.front() <= 'z') {
        words.front() = static_cast<char>(words.front() - 'a' + 'A');
    }
    return words;
}

Html experience_ticks(const web::FormReader& typed, const Handbook& book, std::string legend,
                      std::string hint) {
    std::vector<web::Tick> items;
    for (const Experience& one : book.experiences()) items.push_back({one.id, capital(one.name)});
    if (items.empty()) return {};
    return web::ticks(typed, "experience", {std::move(legend), std::move(hint)}, items) +
           hidden_fields({{"experience-besides", typed.typed("experience-besides")}});
}

std::string experience_sent(web::FormReader& reader, const Handbook& book) {
    std::vector<std::string> ids;
    for (const Experience& one : book.experiences()) ids.push_back(one.id);
    std::vector<std::string> kept = reader.choices("experience", ids);
    const std::string besides = reader.text("experience-besides", 300);
    if (!besides.empty()) kept.push_back(besides);
    return text::join(kept, ", ");
}

void add_experience(web::Fields& fields, std::string_view kept, const Handbook& book) {
    std::vector<std::string> besides;
    for (const auto part : text::split(kept, ',')) {
        const std::string_view id = text::trim(part);
        const auto& known = book.experiences();
        const auto found = std::find_if(known.begin(), known.end(),
                                        [&](const Experience& one) { return one.id == id; });
        if (found != known.end()) fields.add("experience", found->id);
        else if (!id.empty()) besides.emplace_back(id);
    }
    fields.add("experience-besides", text::join(besides, ", "));
}

void announce_jobs(web::Context& context) { context.app.live.publish("jobs"); }

}  // namespace kith::volunteering
