#include "commands/link_charts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace kith::commands {
namespace {

struct Piece {
    std::string words;
    double from = 0;
    double to = 0;
    std::string_view colour;
};

std::vector<Piece> pieces_of(const linkage::Explanation& explanation) {
    std::vector<Piece> pieces{{"any two rows", 0, explanation.start, "start"}};
    double at = explanation.start;
    for (const auto& step : explanation.steps) {
        pieces.push_back({std::string(step.words), at, at + step.weight,
                          step.weight < 0 ? "against" : "for"});
        at += step.weight;
    }
    pieces.push_back({"weight of the link", 0, at, at < 0 ? "against" : "for"});
    return pieces;
}

std::string table_of(std::string_view title, const std::vector<Piece>& pieces) {
    std::string html = fmt::format(
        "<details><summary>Figures of {}</summary><table><thead><tr><th scope=\"col\">Comparison"
        "</th><th scope=\"col\" class=\"n\">Adds</th><th scope=\"col\" class=\"n\">Weight so far"
        "</th></tr></thead><tbody>\n",
        escaped(title));
    for (const Piece& piece : pieces) {
        html += fmt::format("<tr><th scope=\"row\">{}</th><td class=\"n\">{:+.1f}</td>"
                            "<td class=\"n\">{:.1f}</td></tr>\n",
                            escaped(piece.words), piece.to - piece.from, piece.to);
    }
    return html + "</tbody></table></details>\n";
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string html;
    for (const char letter : text) {
        switch (letter) {
            case '&': html += "&amp;"; break;
            case '<': html += "&lt;"; break;
            case '>': html += "&gt;"; break;
            case '"': html += "&quot;"; break;
            default: html += letter;
        }
    }
    return html;
}

std::string column_chart(std::string_view title, std::string_view across, std::string_view up,
                         const std::vector<Bar>& bars) {
    constexpr int width = 880;
    constexpr int height = 240;
    constexpr int foot = 44;
    double most = 1;
    for (const Bar& bar : bars) most = std::max(most, bar.value);
    const double step = static_cast<double>(width) / static_cast<double>(bars.size());
    std::string svg = fmt::format(
        "<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\"><title>{}</title>\n", width,
        height + foot + 16, escaped(title), escaped(title));
    std::string rows;
    for (std::size_t each = 0; each < bars.size(); ++each) {
        const Bar& bar = bars[each];
        const double tall = (height - 24) * std::sqrt(bar.value / most);
        const double x = static_cast<double>(each) * step;
        svg += fmt::format("<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" "
                           "height=\"{:.1f}\"/>",
                           bar.good ? "for" : "against", x + 2, height - tall, step - 4, tall);
        if (bar.value > 0) {
            svg += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\">{:.0f}"
                               "</text>",
                               x + step / 2, height - tall - 5, bar.value);
        }
        svg += fmt::format("<text x=\"{:.1f}\" y=\"{}\" text-anchor=\"middle\">{}</text>\n",
                           x + step / 2, height + 18, escaped(bar.name));
        rows += fmt::format("<tr><th scope=\"row\">{}</th><td class=\"n\">{:.0f}</td></tr>\n",
                            escaped(bar.name), bar.value);
    }
    svg += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text></svg>\n",
                       width / 2, height + 42, escaped(across));
    return svg + fmt::format("<p>Heights go by the square root of the count.</p>\n<details>"
                             "<summary>Figures of {}</summary><table><thead><tr>"
                             "<th scope=\"col\">{}</th>"
                             "<th scope=\"col\" class=\"n\">{}</th></tr></thead><tbody>\n{}</tbody>"
                             "</table></details>\n",
                             escaped(title), escaped(across), escaped(up), rows);
}

std::string waterfall(std::string_view title, const linkage::Explanation& explanation) {
    constexpr double labels = 320;
    constexpr double width = 880;
    constexpr int line = 24;
    const auto pieces = pieces_of(explanation);
    double low = 0;
    double high = 0;
    for (const Piece& piece : pieces) {
        low = std::min({low, piece.from, piece.to});
        high = std::max({high, piece.from, piece.to});
    }
    const double scale = (width - labels - 60) / std::max(1.0, high - low);
    const auto x_of = [&](double weight) { return labels + (weight - low) * scale; };
    const int tall = static_cast<int>(pieces.size()) * line + 8;
    std::string svg = fmt::format(
        "<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}: the weight step by step\">"
        "<title>{}</title>\n<line x1=\"{:.1f}\" x2=\"{:.1f}\" y1=\"0\" y2=\"{}\" "
        "stroke=\"#6c777d\"/>\n",
        width, tall, escaped(title), escaped(title), x_of(0), x_of(0), tall);
    int y = 4;
    for (const Piece& piece : pieces) {
        const double left = std::min(piece.from, piece.to);
        const double wide = std::max(1.5, std::abs(piece.to - piece.from) * scale);
        svg += fmt::format(
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text><rect class=\"{}\" x=\"{:.1f}\" "
            "y=\"{}\" width=\"{:.1f}\" height=\"16\"/><text x=\"{:.1f}\" y=\"{}\">{:+.1f}</text>\n",
            labels - 10, y + 13, escaped(piece.words), piece.colour, x_of(left), y, wide,
            x_of(left) + wide + 5, y + 13, piece.to - piece.from);
        y += line;
    }
    return svg + "</svg>\n" + table_of(title, pieces);
}

}  // namespace kith::commands
