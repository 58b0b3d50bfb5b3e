#include "commands/link_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "commands/link_charts.hpp"

namespace kith::commands {
namespace {

using linkage::Band;
using linkage::Link;
using linkage::Linkage;
using linkage::People;

constexpr std::string_view head = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body { font: 1rem/1.5 system-ui, sans-serif; color: #1d2428; background: #fff; margin: 0 auto;
       max-width: 60rem; padding: 1rem 1.25rem 4rem }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 1.5rem 0 .5rem }
h2 { font-size: 1.35rem; margin: 2.5rem 0 .5rem; border-top: 3px solid #1b5e57;
     padding-top: .75rem }
h3 { font-size: 1.05rem; margin: 1.75rem 0 .25rem }
table { border-collapse: collapse; margin: .75rem 0 1rem; width: 100% }
caption { text-align: left; font-weight: 600; padding: .25rem 0 }
th, td { text-align: left; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid #c4ccd0;
         vertical-align: top }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums }
svg { display: block; max-width: 100%; height: auto; margin: .5rem 0 }
svg text { font: 13px system-ui, sans-serif; fill: #1d2428 }
.for { fill: #1b5e57 } .against { fill: #b3432b } .start { fill: #6c777d }
.key { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; padding: 0; list-style: none }
.key i { display: inline-block; width: .8rem; height: .8rem; margin-right: .4rem }
details { margin: .5rem 0 } summary { cursor: pointer; padding: .25rem 0 }
summary:focus-visible, a:focus-visible { outline: 3px solid #b8860b; outline-offset: 2px }
.scroll { overflow-x: auto }
@media print { details > * { display: block } }
</style>
)";

struct Totals {
    double links = 0;
    double sure = 0;
    double right = 0;
    double right_of_sure = 0;
    double expected = 0;
};

Totals totals_of(const Linkage& found) {
    Totals totals;
    for (const Link& link : found.links) {
        totals.links += 1;
        totals.right += link.probability;
        totals.sure += link.band == Band::sure;
        totals.right_of_sure += link.band == Band::sure ? link.probability : 0;
    }
    totals.expected = totals.right;
    for (const Link& link : found.unlinked) totals.expected += link.probability;
    totals.expected /= std::max(0.01, 1 - found.missed);
    return totals;
}

std::string percent(double part, double whole) {
    if (whole <= 0) return "–";
    const double share = std::min(100.0, 100 * part / whole);
    return share > 99.9 && share < 100 ? fmt::format("{:.2f}%", share)
                                       : fmt::format("{:.1f}%", share);
}

std::string row(std::string_view name, std::string_view value) {
    return fmt::format("<tr><th scope=\"row\">{}</th><td class=\"n\">{}</td></tr>\n", name, value);
}

std::string summary(const ReportWords& words, const Linkage& found, const People& people,
                    const List& left, const List& right) {
    const Totals totals = totals_of(found);
    std::string html = "<h2 id=\"found\">What was found</h2>\n<table><caption>Counts</caption>\n";
    if (people.two_lists()) {
        html += row("Rows of the left list", fmt::format("{}", left.rows));
        html += row("Rows of the right list", fmt::format("{}", right.rows));
    } else {
        html += row("Rows", fmt::format("{}", left.rows));
        const auto last = std::max_element(words.clusters.begin(), words.clusters.end());
        const auto people_found = last == words.clusters.end() ? 0U : *last;
        html += row("People they speak of", fmt::format("{}", people_found));
    }
    html += row("Links", fmt::format("{:.0f}", totals.links));
    html += row("of them sure", fmt::format("{:.0f}", totals.sure));
    html += row("of them worth a look", fmt::format("{:.0f}", totals.links - totals.sure));
    html += row("Links expected to be right (estimated precision)",
                percent(totals.right, totals.links));
    html += row("Sure links expected to be right", percent(totals.right_of_sure, totals.sure));
    html += row("True links expected to be found (estimated recall)",
                percent(totals.right, totals.expected));
    html += "</table>\n<p>Precision and recall are the engine's own estimates, from the "
            "probabilities it gives and the share of true pairs its blocking rules are thought to "
            "miss. They hold as far as the lists are like what the model can describe; a sample "
            "checked by people is the only proof.</p>\n";
    if (people.two_lists()) {
        html += fmt::format("<p>A left row is linked {}; a right row {}.</p>\n",
                            found.right_once ? "at most once" : "as often as it fits",
                            found.left_once ? "at most once" : "as often as it fits");
    }
    return html;
}

std::string weights_section(const Linkage& found) {
    constexpr int from = -10;
    constexpr int to = 60;
    constexpr int step = 5;
    std::vector<Bar> bars;
    for (int weight = from; weight < to; weight += step) {
        bars.push_back({fmt::format("{} to {}", weight, weight + step), 0, weight >= 0});
    }
    const auto add = [&](const std::vector<Link>& links) {
        for (const Link& link : links) {
            const auto place = std::clamp(static_cast<int>((link.weight - from) / step), 0,
                                          static_cast<int>(bars.size()) - 1);
            bars[static_cast<std::size_t>(place)].value += 1;
        }
    };
    add(found.links);
    add(found.unlinked);
    return "<h2 id=\"weights\">How sure the links are</h2>\n<p>The weight of a link counts how "
           "many times two the odds are that both rows speak of one person: at nought it is as "
           "likely as not, at 10 about 1,000 to one. A good run leaves few pairs near nought."
           "</p>\n" +
           column_chart("Pairs by weight", "Weight", "Pairs", bars);
}

std::string parameters_section(const Linkage& found) {
    std::string html =
        "<h2 id=\"worth\">What each comparison is worth</h2>\n<p>Learned from these lists, without "
        "examples: how often each result comes out when two rows speak of one person, when they "
        "are two people of one household, and when they have nothing to do with each other. The "
        "weight is what the result adds against strangers; against a household, what the whole "
        "household shares adds nothing.</p>\n";
    const auto& texts = linkage::comparison_texts();
    for (std::size_t each = 0; each < texts.size(); ++each) {
        if (found.model.given[each] <= 0.0005) continue;
        html += fmt::format(
            "<div class=\"scroll\"><table><caption>{} (both have it in {} of pairs)</caption>"
            "<thead><tr><th scope=\"col\">Result</th><th scope=\"col\" class=\"n\">One person</th>"
            "<th scope=\"col\" class=\"n\">Household</th><th scope=\"col\" class=\"n\">Strangers"
            "</th><th scope=\"col\" class=\"n\">Weight</th></tr></thead><tbody>\n",
            escaped(texts[each].name), percent(found.model.given[each], 1));
        for (std::size_t level = 1; level <= texts[each].levels.size(); ++level) {
            const auto& chances = found.model.level[each][level];
            html += fmt::format(
                "<tr><th scope=\"row\">{}</th><td class=\"n\">{:.4f}</td><td class=\"n\">{:.4f}"
                "</td><td class=\"n\">{:.7f}</td><td class=\"n\">{:+.1f}</td></tr>\n",
                escaped(texts[each].levels[level - 1].words), chances[linkage::same],
                chances[linkage::household], chances[linkage::unrelated],
                std::log2(chances[linkage::same] / std::max(1e-12, chances[linkage::unrelated])));
        }
        html += "</tbody></table></div>\n";
    }
    return html;
}

std::string blocking_section(const Linkage& found, const People& people) {
    std::string html = fmt::format(
        "<h2 id=\"blocking\">Which pairs were compared</h2>\n<p>Of {:.3g} possible pairs, {:.0f} "
        "were compared: those that agree on at least one of these. About {:.2f}% of true pairs "
        "agree on none of them and cannot be found.</p>\n",
        people.pair_count(), found.candidates, 100 * found.missed);
    if (found.rules.empty()) return html + "<p>The lists are short: every pair was compared.</p>\n";
    html += "<div class=\"scroll\"><table><caption>Blocking rules, in the order used</caption>"
            "<thead><tr><th scope=\"col\">Pairs that agree on</th><th scope=\"col\" class=\"n\">"
            "New pairs</th><th scope=\"col\" class=\"n\">Expected links among them</th>"
            "<th scope=\"col\" class=\"n\">Of all true pairs, would find</th></tr></thead>"
            "<tbody>\n";
    for (const auto& rule : found.rules) {
        html += fmt::format(
            "<tr><th scope=\"row\">{}</th><td class=\"n\">{:.0f}</td><td class=\"n\">{:.0f}</td>"
            "<td class=\"n\">{}</td></tr>\n",
            escaped(rule.rule.words), rule.pairs, rule.links, percent(rule.found_alone, 1));
    }
    return html + "</tbody></table></div>\n";
}

// Examples from the whole range: the surest, some in the middle, the least sure, some not linked.
std::vector<Link> examples_of(const Linkage& found) {
    std::vector<Link> links = found.links;
    std::sort(links.begin(), links.end(), [](const Link& one, const Link& other) {
        return std::pair(-one.weight, one.left) < std::pair(-other.weight, other.left);
    });
    std::vector<Link> examples;
    constexpr std::array places{0.0, 0.25, 0.5, 0.75, 0.9, 0.97, 0.99, 0.999, 1.0};
    for (const double place : places) {
        if (links.empty()) break;
        const auto at = static_cast<std::size_t>(place * static_cast<double>(links.size() - 1));
        examples.push_back(links[at]);
    }
    std::vector<Link> near = found.unlinked;
    std::sort(near.begin(), near.end(), [](const Link& one, const Link& other) {
        return std::pair(-one.weight, one.left) < std::pair(-other.weight, other.left);
    });
    if (near.size() > 3) near.resize(3);
    examples.insert(examples.end(), near.begin(), near.end());
    return examples;
}

std::string examples_section(const Linkage& found, const People& people, const List& left,
                             const List& right) {
    std::string html =
        "<h2 id=\"examples\">Examples, field by field</h2>\n<p>Each bar is what one comparison "
        "adds or takes away, after all above it: address and family first, the person last.</p>\n"
        "<ul class=\"key\"><li><i style=\"background:#1b5e57\"></i>speaks for one person</li>"
        "<li><i style=\"background:#b3432b\"></i>speaks against</li>"
        "<li><i style=\"background:#6c777d\"></i>before anything is compared</li></ul>\n";
    const std::uint32_t right_start = people.two_lists() ? people.left_count() : 0;
    int number = 0;
    for (const Link& link : examples_of(found)) {
        const auto explanation = explain(found, people, link);
        html += fmt::format("<h3>{} and {}: {}, probability {:.4f}</h3>\n",
                            escaped(left.id_of(link.left)),
                            escaped(right.id_of(link.right - right_start)),
                            link.band == Band::no ? "not linked" : linkage::name_of(link.band),
                            link.probability);
        html += waterfall(fmt::format("Example {}", ++number), explanation);
    }
    return html;
}

}  // namespace

std::string link_report(const ReportWords& words, const Linkage& found, const People& people,
                        const List& left, const List& right) {
    std::string html(head);
    html += fmt::format("<title>{}</title>\n</head>\n<body>\n<main>\n<h1>{}</h1>\n",
                        escaped(words.title), escaped(words.title));
    html += "<nav aria-label=\"In this report\"><ul class=\"key\"><li><a href=\"#found\">Found</a>"
            "</li><li><a href=\"#weights\">How sure</a></li><li><a href=\"#examples\">Examples</a>"
            "</li><li><a href=\"#worth\">What comparisons are worth</a></li>"
            "<li><a href=\"#blocking\">Pairs compared</a></li></ul></nav>\n";
    html += summary(words, found, people, left, right);
    html += weights_section(found);
    html += examples_section(found, people, left, right);
    html += parameters_section(found);
    html += blocking_section(found, people);
    return html + "</main>\n</body>\n</html>\n";
}

}  // namespace kith::commands
