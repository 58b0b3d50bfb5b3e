#include "engines/matching/arcs_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <thread>

#include "engines/matching/names.hpp"

namespace kith::matching {
namespace {

constexpr int decimals_most = 6;
constexpr std::size_t part_least = std::size_t{1} << 16;

struct Number {
    Cost digits = 0;
    int decimals = 0;
};

// "12", "-3.50": digits without the point, and how many follow it.
std::optional<Number> number_in(std::string_view text) {
    Number number;
    const auto point = text.find('.');
    std::string without(text.substr(0, point));
    if (point != std::string_view::npos) {
        auto part = text.substr(point + 1);
        while (part.ends_with('0')) part.remove_suffix(1);
        if (part.size() > decimals_most || part.starts_with('-')) return std::nullopt;
        number.decimals = static_cast<int>(part.size());
        without += part;
    }
    if (without.starts_with('+')) without.erase(0, 1);
    const char* const end = without.data() + without.size();
    const auto [rest, error] = std::from_chars(without.data(), end, number.digits);
    if (error != std::errc{} || rest != end || without.empty()) return std::nullopt;
    if (std::abs(number.digits) > 1'000'000'000'000) return std::nullopt;
    return number;
}

// Whole numbers, nearly always; anything else goes the long way.
std::optional<Number> quick_number(std::string_view text) {
    Cost digits = 0;
    if (text.empty() || text.size() > 12) return number_in(text);
    for (const char digit : text) {
        if (digit < '0' || digit > '9') return number_in(text);
        digits = digits * 10 + (digit - '0');
    }
    return Number{digits, 0};
}

// A line cut at its commas; quotes round a cell are taken off, and may hide commas.
constexpr std::size_t cells_most = 8;
struct Cells {
    std::array<std::string_view, cells_most> cell{};
    std::size_t count = 0;
    bool well_formed = true;
};

Cells cells_of(std::string_view line) {
    Cells cells;
    for (;;) {
        if (cells.count == cells_most) break;
        while (line.starts_with(' ') || line.starts_with('\t')) line.remove_prefix(1);
        const bool quoted = line.starts_with('"');
        const auto close = quoted ? line.find('"', 1) : 0;
        if (close == std::string_view::npos) return {.cell = {}, .count = 0, .well_formed = false};
        const auto comma = std::min(line.find(',', close), line.size());
        auto cell = quoted ? line.substr(1, close - 1) : line.substr(0, comma);
        while (!cell.empty() && (cell.back() == ' ' || cell.back() == '\t')) cell.remove_suffix(1);
        cells.cell[cells.count++] = cell;
        if (comma == line.size()) break;
        line.remove_prefix(comma + 1);
    }
    return cells;
}

// The next line of a text, without its end; the text shrinks by it.
std::string_view take_line(std::string_view& text) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

// A file: its name for messages, its whole text, what follows the heading, where the columns are.
struct File {
    std::string_view name;
    std::string_view text;
    std::string_view body{};
    std::array<std::size_t, 3> column{};
};

tl::unexpected<Problem> fault(const File& file, const char* where, std::string_view what) {
    const auto line = std::count(file.text.data(), where, '\n') + 1;
    return invalid(fmt::format("{} line {}", file.name, line), std::string(what));
}

Result<File> open_file(std::string_view name, std::string_view text,
                       std::span<const std::string_view> columns) {
    File file{.name = name, .text = text};
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    file.body = text;
    const Cells heading = cells_of(take_line(file.body));
    const auto end = heading.cell.begin() + static_cast<std::ptrdiff_t>(heading.count);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto found = std::find(heading.cell.begin(), end, columns[i]);
        if (found == end) {
            return fault(file, text.data(), fmt::format("There is no column “{}”", columns[i]));
        }
        file.column[i] = static_cast<std::size_t>(found - heading.cell.begin());
    }
    return file;
}

// What one thread made of its part of the arcs.
struct Run {
    std::string_view job;
    std::size_t first;
};
struct PlainArc {
    std::uint32_t volunteer;
    std::int8_t decimals;
    Cost digits;
};
struct Part {
    std::string_view text;
    std::vector<Run> runs{};
    std::vector<PlainArc> arcs{};
    int decimals = 0;
    // The first line that cannot be used, and why.
    const char* bad = nullptr;
    std::string why{};
};

void refuse(Part& part, std::string_view line, std::string why) {
    part.bad = line.data();
    part.why = std::move(why);
}

void read_part(const File& file, const Names& volunteers, Part& part) {
    const std::size_t last = std::ranges::max(file.column);
    for (std::string_view rest = part.text; !rest.empty() && part.bad == nullptr;) {
        const std::string_view line = take_line(rest);
        if (line.empty()) continue;
        const Cells cells = cells_of(line);
        if (!cells.well_formed) return refuse(part, line, "A quote is opened and never closed");
        if (cells.count <= last) return refuse(part, line, "There are too few cells");
        const auto job = cells.cell[file.column[0]];
        const auto volunteer = cells.cell[file.column[1]];
        const auto cost = cells.cell[file.column[2]];
        if (job.empty()) return refuse(part, line, "The job must be given");
        if (part.runs.empty() || part.runs.back().job != job) {
            part.runs.push_back({job, part.arcs.size()});
        }
        if (volunteer.empty() && cost.empty()) continue;
        const auto who = volunteers.find(volunteer);
        if (who == Names::unknown) {
            return refuse(part, line, fmt::format("“{}” has no capacity", volunteer));
        }
        const auto number = quick_number(cost);
        if (!number) return refuse(part, line, fmt::format("“{}” is not a cost", cost));
        part.decimals = std::max(part.decimals, number->decimals);
        part.arcs.push_back({who, static_cast<std::int8_t>(number->decimals), number->digits});
    }
}

std::vector<Part> parts_of(std::string_view body, int threads) {
    std::vector<Part> parts;
    const auto wanted = static_cast<std::size_t>(std::max(1, threads));
    const std::size_t size = std::max(part_least, body.size() / wanted + 1);
    while (!body.empty()) {
        const auto end = body.size() <= size ? body.size() : body.find('\n', size);
        const auto length = std::min(end == std::string_view::npos ? end : end + 1, body.size());
        parts.push_back({.text = body.substr(0, length)});
        body.remove_prefix(length);
    }
    return parts;
}

Result<std::vector<Part>> read_arcs(const File& file, const Names& volunteers, int threads) {
    std::vector<Part> parts = parts_of(file.body, threads);
    {
        std::vector<std::jthread> others;
        for (std::size_t i = 1; i < parts.size(); ++i) {
            others.emplace_back([&, i] { read_part(file, volunteers, parts[i]); });
        }
        if (!parts.empty()) read_part(file, volunteers, parts[0]);
    }
    for (const Part& part : parts) {
        if (part.bad != nullptr) return fault(file, part.bad, part.why);
    }
    return parts;
}

Result<Names> read_capacity(const File& file, Market& market) {
    Names volunteers;
    for (std::string_view rest = file.body; !rest.empty();) {
        const std::string_view line = take_line(rest);
        if (line.empty()) continue;
        const Cells cells = cells_of(line);
        if (!cells.well_formed || cells.count <= std::max(file.column[0], file.column[1])) {
            return fault(file, line.data(), "There are too few cells");
        }
        const auto capacity = quick_number(cells.cell[file.column[1]]);
        if (!capacity || capacity->decimals != 0 || capacity->digits < 0 ||
            capacity->digits > 1'000'000'000) {
            return fault(file, line.data(), "The capacity is not a whole number from 0");
        }
        bool fresh = false;
        const auto name = cells.cell[file.column[0]];
        volunteers.add(name, fresh);
        if (name.empty()) return fault(file, line.data(), "The volunteer must be given");
        if (!fresh) return fault(file, line.data(), fmt::format("“{}” is there twice", name));
        market.add_volunteer(static_cast<std::int32_t>(capacity->digits));
    }
    return volunteers;
}

Cost ten_to(int power) {
    Cost result = 1;
    for (; power > 0; --power) result *= 10;
    return result;
}

// Puts the arcs of each job together, jobs in the order in which they first came.
class Gathering {
  public:
    explicit Gathering(std::span<const Part> parts) : parts_(parts) {
        for (const Part& part : parts) {
            for (const Run& run : part.runs) {
                bool fresh = false;
                job_of_.push_back(jobs_.add(run.job, fresh));
            }
        }
        first_.resize(jobs_.list().size() + 1);
        each_run([this](std::uint32_t job, std::span<const PlainArc> arcs) {
            first_[job + 1] += arcs.size();
        });
        for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
    }

    // With costs written with that many digits after the point.
    std::vector<Arc> arcs(int decimals) const {
        std::vector<Arc> arcs(first_.back());
        std::vector<std::size_t> at(first_.begin(), first_.end() - 1);
        each_run([&](std::uint32_t job, std::span<const PlainArc> run) {
            for (const PlainArc& arc : run) {
                const Cost cost = arc.digits * ten_to(decimals - arc.decimals);
                arcs[at[job]++] = {cost, arc.volunteer};
            }
        });
        return arcs;
    }

    const std::vector<std::string_view>& jobs() const { return jobs_.list(); }
    std::size_t first(std::size_t job) const { return first_[job]; }

  private:
    template <class Each>
    void each_run(Each each) const {
        std::size_t number = 0;
        for (const Part& part : parts_) {
            for (std::size_t i = 0; i < part.runs.size(); ++i) {
                const auto end = i + 1 < part.runs.size() ? part.runs[i + 1].first
                                                          : part.arcs.size();
                each(job_of_[number++], std::span(part.arcs).subspan(part.runs[i].first,
                                                                     end - part.runs[i].first));
            }
        }
    }

    std::span<const Part> parts_;
    Names jobs_;
    std::vector<std::uint32_t> job_of_;
    std::vector<std::size_t> first_;
};

int decimals_in(std::span<const Part> parts, const Number& left) {
    int decimals = left.decimals;
    for (const Part& part : parts) decimals = std::max(decimals, part.decimals);
    return decimals;
}

// The scale keeps every sum of costs within 64 bits, or is left at one.
void fill_market(PlainQuestion& question, const Gathering& gathering, const Number& left) {
    const auto jobs = static_cast<Cost>(gathering.jobs().size());
    const Cost left_over = left.digits * ten_to(question.decimals - left.decimals);
    std::vector<Arc> arcs = gathering.arcs(question.decimals);
    Cost dearest = std::abs(left_over) + 1;
    for (const Arc& arc : arcs) dearest = std::max(dearest, std::abs(arc.cost));
    constexpr Cost most = std::numeric_limits<Cost>::max() / 8;
    if (dearest < most / (jobs + 1) / (jobs + 1)) question.scale = jobs + 1;
    for (Arc& arc : arcs) arc.cost *= question.scale;
    question.market.reserve(gathering.jobs().size(), 0, arcs.size());
    const Cost unserved = left_over * question.scale + (question.scale > 1 ? 1 : 0);
    for (std::size_t job = 0; job < gathering.jobs().size(); ++job) {
        const auto first = gathering.first(job);
        const auto count = gathering.first(job + 1) - first;
        question.market.add_job(std::span(arcs).subspan(first, count), unserved);
    }
}

}  // namespace

std::string PlainQuestion::written(Cost cost) const {
    const Cost plain = (cost < 0 ? cost - scale + 1 : cost) / scale;
    if (decimals == 0) return std::to_string(plain);
    const Cost one = ten_to(decimals);
    return fmt::format("{}{}.{:0{}}", plain < 0 ? "-" : "", std::abs(plain) / one,
                       std::abs(plain) % one, decimals);
}

Result<PlainQuestion> read_plain(std::string_view arcs, std::string_view capacity,
                                 std::string_view unserved, int threads) {
    static constexpr std::array<std::string_view, 3> arc_columns{"job", "volunteer", "cost"};
    static constexpr std::array<std::string_view, 2> capacity_columns{"volunteer", "capacity"};
    const auto left = number_in(unserved);
    if (!left) return invalid("--unserved", "“" + std::string(unserved) + "” is not a cost");
    PlainQuestion question;
    const File capacities = KITH_TRY(open_file("capacity", capacity, capacity_columns));
    const Names volunteers = KITH_TRY(read_capacity(capacities, question.market));
    const File arc_file = KITH_TRY(open_file("arcs", arcs, arc_columns));
    const std::vector<Part> parts = KITH_TRY(read_arcs(arc_file, volunteers, threads));
    question.decimals = decimals_in(parts, *left);
    const Gathering gathering(parts);
    fill_market(question, gathering, *left);
    question.jobs = gathering.jobs();
    question.volunteers = volunteers.list();
    return question;
}

}  // namespace kith::matching
