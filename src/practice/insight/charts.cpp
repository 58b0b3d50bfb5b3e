#include "practice/insight/charts.hpp"

#include <algorithm>
#include <cmath>

#include "platform/base/london.hpp"

namespace kith::insight {
namespace {

using html::Html;
using html::markup;

constexpr int row_height = 34, names_width = 190, bars_width = 290, chart_width = 560;
constexpr int left = 44, right = 470, top = 30, bottom = 190;

std::string whole(double number) { return std::to_string(std::lround(number)); }

// The next of 1, 2 or 5 times a power of ten, so that grid lines stand on round numbers.
std::int64_t round_up(std::int64_t most) {
    for (std::int64_t power = 1;; power *= 10) {
        for (const std::int64_t step : {1, 2, 5}) {
            if (step * power >= most) return step * power;
        }
    }
}

double x_of(std::size_t index, std::size_t count) {
    if (count < 2) return left;
    return left + static_cast<double>(index) * (right - left) / static_cast<double>(count - 1);
}

double y_of(std::int64_t value, std::int64_t most) {
    return bottom - static_cast<double>(value) * (bottom - top) / static_cast<double>(most);
}

std::string path_of(const std::vector<OneDay>& days, std::int64_t OneDay::*figure,
                    std::int64_t most) {
    std::string path;
    for (std::size_t at = 0; at < days.size(); ++at) {
        path += (at == 0 ? "M" : "L") + whole(x_of(at, days.size())) + " " +
                whole(y_of(days[at].*figure, most));
    }
    return path;
}

Html grid(std::int64_t most) {
    Html lines;
    for (int part = 1; part <= 4; ++part) {
        const std::int64_t value = most * part / 4;
        const std::string y = whole(y_of(value, most));
        lines += markup(R"(<path class="kith-chart__grid" d="{}"></path>)"
                        R"(<text x="36" y="{}" text-anchor="end">{}</text>)",
                        "M44 " + y + "H470", y, value);
    }
    return lines;
}

Html day_names(const std::vector<OneDay>& days) {
    Html names;
    const std::size_t step = std::max<std::size_t>(1, days.size() / 5);
    for (std::size_t at = 0; at < days.size(); at += step) {
        const Day day = days[at].day;
        names += markup(R"(<text x="{}" y="210" text-anchor="middle">{} {}</text>)",
                        whole(x_of(at, days.size())), day.day_of_month(),
                        month_name(day.month()).substr(0, 3));
    }
    return names;
}

}  // namespace

Html figure(const Figure& figure) {
    return markup(R"(
        <figure class="kith-figure">
          <h2 class="kith-figure__title">{}</h2>
          <p class="kith-figure__note">{}</p>
          <div class="kith-scroll" tabindex="0" role="region" aria-label="{}">{}</div>
          <details class="govuk-details">
            <summary class="govuk-details__summary">
              <span class="govuk-details__summary-text">{} as a table</span>
            </summary>
            <div class="govuk-details__text">{}</div>
          </details>
        </figure>)",
                  figure.title, figure.note, "Chart: " + figure.title, figure.chart, figure.title,
                  figure.table);
}

Html bars(const std::vector<ByName>& values, const std::string& what) {
    if (values.empty()) {
        return markup(R"(<p class="govuk-body kith-quiet">Nothing in these days.</p>)");
    }
    std::int64_t most = 1;
    for (const ByName& value : values) most = std::max(most, value.count);
    Html inside;
    int row = 0;
    for (const ByName& value : values) {
        const int y = row++ * row_height;
        const auto width = std::max<std::int64_t>(2, value.count * bars_width / most);
        inside += markup(
            R"(<text class="kith-chart__name" x="{}" y="{}" text-anchor="end">{}</text>)"
            R"(<rect class="kith-chart__bar" x="{}" y="{}" width="{}" height="24" rx="3"></rect>)"
            R"(<text class="kith-chart__value" x="{}" y="{}">{}</text>)",
            names_width - 10, y + 21, value.name, names_width, y + 4, width,
            names_width + width + 8, y + 21, value.count);
    }
    return markup(R"(<svg class="kith-chart" viewBox="{}" role="img" aria-label="{}">{}</svg>)",
                  "0 0 " + std::to_string(chart_width) + " " + std::to_string(row * row_height + 4),
                  what + ". The largest is " + values.front().name + ", " +
                      std::to_string(values.front().count) + ".",
                  inside);
}

Html names_table(const std::vector<ByName>& values, const std::string& caption,
                 const std::string& name, const std::string& count) {
    const Html rows = html::each(values, [](const ByName& value) {
        return markup(R"(<tr><th scope="row">{}</th><td class="kith-table__number">{}</td></tr>)",
                      value.name, value.count);
    });
    return markup(R"(
        <table class="kith-table"><caption class="govuk-visually-hidden">{}</caption>
          <thead><tr><th scope="col">{}</th>
            <th scope="col" class="kith-table__number">{}</th></tr></thead>
          <tbody>{}</tbody></table>)",
                  caption, name, count, rows);
}

Html days_chart(const std::vector<OneDay>& days) {
    std::int64_t most = 4;
    for (const OneDay& day : days) most = std::max({most, day.asked, day.met});
    most = round_up(most);
    const OneDay last = days.empty() ? OneDay{.day = {}} : days.back();
    return markup(R"(
        <svg class="kith-chart" viewBox="0 0 560 220" role="img" aria-label="{}">
          {}<path class="kith-chart__axis" d="M44 190H470"/>{}
          <path class="kith-chart__line" d="{}"/>
          <path class="kith-chart__line kith-chart__line--2" d="{}"/>
          <text class="kith-chart__value" x="478" y="{}">Asked {}</text>
          <text class="kith-chart__value" x="478" y="{}">Met {}</text>
        </svg>)",
                  "Needs asked for and met each day; the figures are in the table.", grid(most),
                  day_names(days), path_of(days, &OneDay::asked, most),
                  path_of(days, &OneDay::met, most),
                  whole(std::min(y_of(last.asked, most), y_of(last.met, most) - 16.0)), last.asked,
                  whole(std::max(y_of(last.met, most), top + 16.0)), last.met);
}

Html days_table(const std::vector<OneDay>& days) {
    const Html rows = html::each(days, [](const OneDay& day) {
        return markup(R"(<tr><th scope="row">{}</th><td class="kith-table__number">{}</td>)"
                      R"(<td class="kith-table__number">{}</td></tr>)",
                      written_short(day.day), day.asked, day.met);
    });
    return markup(R"(
        <table class="kith-table"><caption class="govuk-visually-hidden">Needs each day</caption>
          <thead><tr><th scope="col">Day</th><th scope="col" class="kith-table__number">Asked</th>
            <th scope="col" class="kith-table__number">Met</th></tr></thead>
          <tbody>{}</tbody></table>)",
                  rows);
}

}  // namespace kith::insight
