#include "commands/link_truth.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <unordered_map>

namespace kith::commands {
namespace {

using linkage::Link;

constexpr std::size_t none = ~std::size_t{0};
constexpr std::size_t most_shown = 100;

std::size_t find_heading(const linkage::Header& header, auto fits) {
    for (std::size_t place = 0; place < header.headings.size(); ++place) {
        if (fits(linkage::plain_heading(header.headings[place]))) return place;
    }
    return none;
}

// Rows by what they are called; "row" columns always mean the number.
class RowFinder {
  public:
    RowFinder(const List& list, bool by_number) : rows_(list.rows) {
        if (by_number || list.ids.empty()) return;
        for (std::uint32_t row = 0; row < list.rows; ++row) by_id_.emplace(list.ids[row], row);
    }

    std::uint32_t find(std::string_view id) const {
        if (!by_id_.empty()) {
            const auto found = by_id_.find(id);
            return found == by_id_.end() ? rows_ : found->second;
        }
        std::uint32_t number = 0;
        std::from_chars(id.data(), id.data() + id.size(), number);
        return number == 0 || number > rows_ ? rows_ : number - 1;
    }

  private:
    std::uint32_t rows_;
    std::unordered_map<std::string_view, std::uint32_t> by_id_;
};

bool is_label(std::string_view heading) {
    return heading == "cluster" || heading == "clusterid" || heading == "label" ||
           heading == "entity" || heading == "entityid" || heading == "trueperson";
}

std::string cell_of(const std::vector<std::string_view>& cells, std::size_t column) {
    return column < cells.size() ? std::string(cells[column]) : std::string();
}

}  // namespace

Truth::Truth(const std::filesystem::path& path, const List& left, const List& right,
             const linkage::People& people)
    : two_lists_(people.two_lists()), right_start_(two_lists_ ? people.left_count() : 0) {
    const MappedFile file(path);
    const auto header = linkage::read_header(file.text());
    const auto body = file.text().substr(header.body);
    const bool pairs = find_heading(header, [](const std::string& name) {
                           return name.ends_with("r") && (name.find("id") != std::string::npos);
                       }) != none;
    const std::size_t label = find_heading(header, is_label);
    const bool two_columns = header.headings.size() >= 2;
    if (!two_columns) throw std::runtime_error(path.string() + " has only one column.");
    if (label != none && !pairs && !two_lists_) {
        read_labels(header, body, label, left, right);
    } else {
        read_pairs(header, body, left, right);
    }
}

void Truth::add_pair(std::uint32_t left, std::uint32_t right) {
    if (left == right) return;
    if (left > right) std::swap(left, right);
    pairs_ += set_.insert(std::uint64_t{left} << 32 | right).second;
}

void Truth::read_pairs(const linkage::Header& header, std::string_view text, const List& left,
                       const List& right) {
    std::size_t one = find_heading(header, [](const std::string& name) {
        return name.ends_with("idl") || name.starts_with("left") || name == "row";
    });
    if (one == none) one = 0;
    std::size_t other = find_heading(header, [](const std::string& name) {
        return name.ends_with("idr") || name.starts_with("right");
    });
    if (other == none || other == one) other = one + 1;
    const std::size_t score = find_heading(
        header, [](const std::string& name) { return name.find("score") != std::string::npos; });
    const RowFinder left_rows(left, linkage::plain_heading(header.headings[one]) == "row");
    const RowFinder right_rows(right, linkage::plain_heading(header.headings[other]) == "row");
    linkage::Rows rows(text, header.separator);
    std::vector<std::string_view> cells;
    while (rows.next(cells)) {
        const std::string partner = cell_of(cells, other);
        if (partner.empty()) continue;
        if (score != none && std::atof(cell_of(cells, score).c_str()) < 0.5) continue;
        const std::uint32_t left_row = left_rows.find(cell_of(cells, one));
        const std::uint32_t right_row = right_rows.find(partner);
        if (left_row < left.rows && right_row < right.rows) {
            add_pair(left_row, right_start_ + right_row);
        }
    }
}

void Truth::read_labels(const linkage::Header& header, std::string_view text, std::size_t label,
                        const List& left, const List&) {
    std::size_t id = find_heading(header, [](const std::string& name) { return name == "row"; });
    const bool by_number = id != none;
    if (!by_number) {
        id = none;
        for (std::size_t place = 0; place < header.fields.size(); ++place) {
            if (header.fields[place] == linkage::Field::record_id) id = place;
        }
        if (id == none) id = label == 0 ? 1 : 0;
    }
    const RowFinder finder(left, by_number);
    std::unordered_map<std::string, std::uint32_t> numbers;
    label_of_.resize(left.rows);
    linkage::Rows rows(text, header.separator);
    std::vector<std::string_view> cells;
    while (rows.next(cells)) {
        const std::string name = cell_of(cells, label);
        const std::uint32_t row = finder.find(cell_of(cells, id));
        if (name.empty() || row >= left.rows) continue;
        const auto number =
            numbers.emplace(name, static_cast<std::uint32_t>(numbers.size()) + 1).first->second;
        label_of_[row] = number;
        if (rows_of_.size() <= number) rows_of_.resize(number + 1);
        pairs_ += static_cast<double>(rows_of_[number].size());
        rows_of_[number].push_back(row);
    }
}

bool Truth::holds(std::uint32_t left, std::uint32_t right) const {
    if (!label_of_.empty()) return label_of_[left] != 0 && label_of_[left] == label_of_[right];
    if (left > right) std::swap(left, right);
    return set_.contains(std::uint64_t{left} << 32 | right);
}

void Truth::each(const std::function<bool(std::uint32_t, std::uint32_t)>& use) const {
    std::vector<std::uint64_t> sorted(set_.begin(), set_.end());
    std::sort(sorted.begin(), sorted.end());
    for (const std::uint64_t pair : sorted) {
        if (!use(static_cast<std::uint32_t>(pair >> 32), static_cast<std::uint32_t>(pair))) return;
    }
    for (const auto& rows : rows_of_) {
        for (std::size_t one = 0; one < rows.size(); ++one) {
            for (std::size_t other = one + 1; other < rows.size(); ++other) {
                if (!use(rows[one], rows[other])) return;
            }
        }
    }
}

Score score(double right, double given, double truth) {
    Score score;
    score.precision = given > 0 ? right / given : 1;
    score.recall = truth > 0 ? right / truth : 1;
    const double sum = score.precision + score.recall;
    score.f1 = sum > 0 ? 2 * score.precision * score.recall / sum : 0;
    return score;
}

std::pair<Score, double> best_score(const linkage::Linkage& linkage, const Truth& truth) {
    std::vector<Link> links = linkage.links;
    if (!linkage.left_once && !linkage.right_once) {
        links.insert(links.end(), linkage.unlinked.begin(), linkage.unlinked.end());
    }
    std::sort(links.begin(), links.end(),
              [](const Link& one, const Link& other) { return one.weight > other.weight; });
    std::pair<Score, double> best{{}, 1};
    double right = 0;
    for (std::size_t each = 0; each < links.size(); ++each) {
        right += truth.holds(links[each].left, links[each].right);
        if (each + 1 < links.size() && links[each + 1].weight == links[each].weight) continue;
        const Score now = score(right, static_cast<double>(each + 1), truth.pairs());
        if (now.f1 > best.first.f1) best = {now, links[each].probability};
    }
    return best;
}

void print_scores(std::ostream& out, const linkage::Linkage& linkage, const Truth& truth,
                  const linkage::People& people, const List& left, const List& right) {
    const std::uint32_t right_start = people.two_lists() ? people.left_count() : 0;
    double found = 0;
    double sure = 0;
    double sure_right = 0;
    double at_99 = 0;
    double at_99_right = 0;
    std::unordered_set<std::uint64_t> given;
    std::vector<std::string> wrong;
    const auto describe = [&](std::string_view fault, const Link& link) {
        if (wrong.size() >= most_shown) return;
        wrong.push_back(fmt::format("{} {} {} {:.4f} {}\n", fault, left.id_of(link.left),
                                    right.id_of(link.right - right_start), link.probability,
                                    reasons(explain(linkage, people, link))));
    };
    for (const Link& link : linkage.links) {
        const bool true_link = truth.holds(link.left, link.right);
        found += true_link;
        at_99 += link.probability >= 0.99;
        at_99_right += link.probability >= 0.99 && true_link;
        sure += link.band == linkage::Band::sure;
        sure_right += link.band == linkage::Band::sure && true_link;
        if (true_link) given.insert(std::uint64_t{link.left} << 32 | link.right);
        if (!true_link) describe("false", link);
    }
    truth.each([&](std::uint32_t one, std::uint32_t other) {
        if (!given.contains(std::uint64_t{one} << 32 | other)) {
            const auto same_rows = [&](const Link& link) {
                return link.left == one && link.right == other;
            };
            const auto near = std::find_if(linkage.unlinked.begin(), linkage.unlinked.end(),
                                           same_rows);
            Link missed{.left = one, .right = other};
            if (near != linkage.unlinked.end()) missed = *near;
            describe("missed", missed);
        }
        return wrong.size() < most_shown;
    });
    const auto count = static_cast<double>(linkage.links.size());
    const Score now = score(found, count, truth.pairs());
    const auto [best, at] = best_score(linkage, truth);
    out << fmt::format("links {:.0f}, true pairs {:.0f}, right {:.0f}, wrong {:.0f}, missed {:.0f}",
                       count, truth.pairs(), found, count - found, truth.pairs() - found)
        << '\n';
    out << fmt::format("precision {:.5f}  recall {:.5f}  F1 {:.5f}\n", now.precision, now.recall,
                       now.f1);
    out << fmt::format("best F1 {:.5f} (precision {:.5f}, recall {:.5f}) at {:.4f}\n", best.f1,
                       best.precision, best.recall, at);
    out << fmt::format("said 99% sure: {:.0f}, of which right {:.3f}%; ", at_99,
                       100 * score(at_99_right, at_99, 1).precision)
        << fmt::format("sure band: {:.0f}, wrong {:.0f}\n", sure, sure - sure_right);
    for (const auto& line : wrong) out << line;
}

void print_cluster_scores(std::ostream& out, const std::vector<std::uint32_t>& clusters,
                          const Truth& truth) {
    std::vector<std::vector<std::uint32_t>> members(clusters.size() + 1);
    for (std::uint32_t row = 0; row < clusters.size(); ++row) {
        members[clusters[row]].push_back(row);
    }
    double given = 0;
    double right = 0;
    for (const auto& rows : members) {
        for (std::size_t one = 0; one < rows.size(); ++one) {
            for (std::size_t other = one + 1; other < rows.size(); ++other) {
                given += 1;
                right += truth.holds(rows[one], rows[other]);
            }
        }
    }
    const Score now = score(right, given, truth.pairs());
    out << fmt::format("clusters, pair by pair: precision {:.5f}  recall {:.5f}  F1 {:.5f}\n",
                       now.precision, now.recall, now.f1);
}

}  // namespace kith::commands
