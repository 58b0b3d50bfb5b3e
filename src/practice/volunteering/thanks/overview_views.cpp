#include <cmath>

#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "practice/volunteering/jobs/match_views.hpp"
#include "practice/volunteering/thanks/views.hpp"

namespace kith::volunteering {
namespace {

constexpr std::string_view day_names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                          "Friday", "Saturday", "Sunday"};

std::string span_words(double minutes) {
    const int whole = static_cast<int>(std::lround(minutes));
    if (whole < 120) return std::to_string(whole) + " minutes";
    if (whole < 48 * 60) return std::to_string((whole + 30) / 60) + " hours";
    return std::to_string((whole + 720) / 1440) + " days";
}

std::string share_words(int part, int of) {
    if (of == 0) return "0%";
    return std::to_string((100 * part + of / 2) / of) + "%";
}

Html tile(const std::string& number, std::string_view label) {
    return markup(R"(<li class="kith-tile"><span class="kith-tile__number">{}</span><span
        class="kith-tile__label">{}</span></li>)",
                  number, label);
}

Html table(std::string_view caption, const std::vector<std::string>& heads,
           const std::vector<std::vector<std::string>>& rows) {
    bool first = true;
    const Html head = html::each(heads, [&](const std::string& one) {
        const bool number = !first;
        first = false;
        return markup(R"(<th scope="col"{}>{}</th>)",
                      number ? Attributes{{"class", "kith-table__number"}} : Attributes{}, one);
    });
    const Html body = html::each(rows, [](const std::vector<std::string>& row) {
        Html cells = markup(R"(<th scope="row">{}</th>)", row.front());
        for (std::size_t i = 1; i < row.size(); ++i) {
            cells += markup(R"(<td class="kith-table__number">{}</td>)", row[i]);
        }
        return markup("<tr>{}</tr>", cells);
    });
    return part_heading(caption) +
           web::scrolling(caption, markup(R"(<table class="kith-table"><thead><tr>{}</tr></thead>
        <tbody>{}</tbody></table>)",
                                          head, body));
}

Html funnel_table(const Funnel& funnel) {
    return table("Joining",
                 {"Step", "People", "Of those who applied"},
                 {{"Applied", std::to_string(funnel.applied), ""},
                  {"Took a first step", std::to_string(funnel.began),
                   share_words(funnel.began, funnel.applied)},
                  {"Were taken on", std::to_string(funnel.approved),
                   share_words(funnel.approved, funnel.applied)},
                  {"Have helped somebody", std::to_string(funnel.helped),
                   share_words(funnel.helped, funnel.applied)}}) +
           (funnel.approved > 0
                ? paragraph("Half were taken on within " +
                            std::to_string(static_cast<int>(
                                std::lround(funnel.days_to_approval))) +
                            " days.")
                : Html{});
}

Html times_table(const Overview& seen) {
    const auto line = [](std::string what, const Spread& spread) {
        return std::vector<std::string>{std::move(what), std::to_string(spread.jobs),
                                        spread.jobs ? span_words(spread.half) : "",
                                        spread.jobs ? span_words(spread.most) : ""};
    };
    return table("How long it takes from the job being made",
                 {"Until", "Jobs", "Half within", "9 in 10 within"},
                 {line("somebody is asked", seen.to_offer), line("somebody says yes", seen.to_yes),
                  line("it is done", seen.to_done)});
}

Html kinds_table(const Overview& seen) {
    std::vector<std::vector<std::string>> rows;
    for (const KindFigures& one : seen.kinds) {
        rows.push_back({one.kind, std::to_string(one.volunteers), std::to_string(one.hours_a_week),
                        std::to_string(one.open), std::to_string(one.made),
                        std::to_string(one.done)});
    }
    return table("What there is and what is asked, by kind",
                 {"Kind", "Volunteers", "Hours a week", "Jobs waiting", "Jobs made", "Jobs done"},
                 rows);
}

Html days_and_places(const Overview& seen) {
    std::vector<std::vector<std::string>> days, places;
    for (std::size_t day = 0; day < 7; ++day) {
        days.push_back({std::string(day_names[day]), std::to_string(seen.free_by_day[day])});
    }
    for (const PlaceFigures& one : seen.places) {
        places.push_back({one.place, std::to_string(one.volunteers), std::to_string(one.open)});
    }
    return table("Who is free, by day", {"Day", "Volunteers"}, days) +
           (places.empty() ? Html{}
                           : table("Where they live, and where somebody waits",
                                   {"Place", "Volunteers", "Jobs waiting"}, places));
}

Html answers_part(const Overview& seen) {
    std::vector<std::vector<std::string>> rows{
        {"Yes", std::to_string(seen.said_yes), share_words(seen.said_yes, seen.asked)},
        {"No, this time", std::to_string(seen.said_no), share_words(seen.said_no, seen.asked)},
        {"No answer in time", std::to_string(seen.silent), share_words(seen.silent, seen.asked)}};
    Html all = table("What volunteers answer", {"Answer", "Times", "Of all asked"}, rows);
    if (seen.given_back > 0) {
        all += paragraph(std::to_string(seen.given_back) + " jobs came back after a yes.");
    }
    if (!seen.reasons.empty()) {
        all += markup(R"(<p class="govuk-body">Reasons given: {}</p>)",
                      text::join(
                          [&] {
                              std::vector<std::string> said;
                              for (const Reason& one : seen.reasons) {
                                  said.push_back(one.why + " (" + std::to_string(one.times) + ")");
                              }
                              return said;
                          }(),
                          ", "));
    }
    return all;
}

}  // namespace

Html overview_body(const Overview& seen, int days) {
    const auto range = [&](int length, std::string_view words) {
        if (days == length) return markup("<strong>{}</strong>", words);
        return markup(R"(<a class="govuk-link" href="{}">{}</a>)",
                      Url::path("/volunteers/overview").with("days", length), words);
    };
    Html main = heading("How volunteering goes");
    main += markup(R"(<nav class="kith-row" aria-label="How long back">{}{}{}<a class="govuk-link"
        href="{}" download="">As a table for a spreadsheet (CSV)</a></nav>)",
                   range(28, "4 weeks"), range(91, "3 months"), range(365, "A year"),
                   Url::path("/volunteers/overview.csv").with("days", days));
    main += markup(R"(<ul class="kith-tiles">{}{}{}</ul>)",
                   tile(std::to_string(seen.spread.active), "volunteers active"),
                   tile(std::to_string(seen.minutes / 60), "hours given"),
                   tile(share_words(seen.spread.with_a_job, seen.spread.active),
                        "had a job in 4 weeks"));
    main += kinds_table(seen) + times_table(seen) + answers_part(seen) + funnel_table(seen.funnel) +
            days_and_places(seen);
    return columns(main, fairness_box(seen.spread));
}

}  // namespace kith::volunteering
