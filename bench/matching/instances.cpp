#include "instances.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

namespace kith::matching {
namespace {

using lemon_reference::Question;

struct Point {
    int x;
    int y;
};

// Places in a square of 200 km: a few hundred towns of uneven size, and a fifth in the country.
class Country {
  public:
    explicit Country(Random& random) {
        for (int town = 0; town < 300; ++town) {
            const double size = std::pow(random.real(), 3.0);
            towns_.push_back({random.below(side), random.below(side), 500 + size * 12'000, size});
            weight_ += size + 0.02;
        }
    }

    Point anywhere(Random& random) const {
        if (random.below(5) == 0) return {random.below(side), random.below(side)};
        double pick = random.real() * weight_;
        for (const Town& town : towns_) {
            pick -= town.size + 0.02;
            if (pick > 0) continue;
            const double angle = random.real() * 6.283185307;
            const double away = town.radius * std::sqrt(random.real()) * random.real();
            return {std::clamp(static_cast<int>(town.x + away * std::cos(angle)), 0, side - 1),
                    std::clamp(static_cast<int>(town.y + away * std::sin(angle)), 0, side - 1)};
        }
        return {side / 2, side / 2};
    }

    static constexpr int side = 200'000;

  private:
    struct Town {
        int x;
        int y;
        double radius;
        double size;
    };
    std::vector<Town> towns_;
    double weight_ = 0;
};

// The volunteers in squares of 500 m, for finding the nearest eligible ones of a job.
class Squares {
  public:
    explicit Squares(const std::vector<Point>& points) : points_(points), first_(count + 1) {
        for (const Point& point : points) ++first_[square(point) + 1];
        for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
        std::vector<std::uint32_t> at(first_.begin(), first_.end() - 1);
        who_.resize(points.size());
        for (std::uint32_t i = 0; i < points.size(); ++i) who_[at[square(points[i])]++] = i;
    }

    // Looks ring by ring until two more rings than were needed for enough have been seen.
    template <class Eligible>
    std::vector<std::pair<int, std::uint32_t>> nearest(Point from, std::size_t wanted,
                                                       Eligible eligible) const {
        std::vector<std::pair<int, std::uint32_t>> found;
        int last_ring = across;
        for (int ring = 0; ring <= last_ring && ring < 80; ++ring) {
            look(from, ring, eligible, found);
            if (found.size() >= wanted && last_ring == across) last_ring = ring + ring / 2 + 1;
        }
        std::sort(found.begin(), found.end());
        if (found.size() > wanted) found.resize(wanted);
        return found;
    }

  private:
    static constexpr int across = Country::side / 500;
    static constexpr std::size_t count = std::size_t{across} * across;

    static std::size_t square(Point point) {
        return static_cast<std::size_t>(point.y / 500) * across +
               static_cast<std::size_t>(point.x / 500);
    }

    template <class Eligible>
    void look(Point from, int ring, Eligible eligible,
              std::vector<std::pair<int, std::uint32_t>>& found) const {
        const int column = from.x / 500;
        const int row = from.y / 500;
        for (int y = std::max(0, row - ring); y <= std::min(across - 1, row + ring); ++y) {
            const bool edge = y == row - ring || y == row + ring;
            const int step = edge || ring == 0 ? 1 : 2 * ring;
            for (int x = column - ring; x <= column + ring; x += step) {
                if (x < 0 || x >= across) continue;
                const auto cell = static_cast<std::size_t>(y * across + x);
                for (auto i = first_[cell]; i < first_[cell + 1]; ++i) {
                    if (!eligible(who_[i])) continue;
                    found.emplace_back(metres(from, points_[who_[i]]), who_[i]);
                }
            }
        }
    }

    static int metres(Point a, Point b) {
        return static_cast<int>(std::hypot(a.x - b.x, a.y - b.y));
    }

    const std::vector<Point>& points_;
    std::vector<std::uint32_t> first_;
    std::vector<std::uint32_t> who_;
};

// Each of six skills is held by about four in ten; a job needs one of them.
void near_arcs(Question& question, Random& random, int arcs_a_job, bool towns) {
    const Country country(random);
    const auto somewhere = [&]() -> Point {
        if (towns) return country.anywhere(random);
        return {random.below(Country::side), random.below(Country::side)};
    };
    std::vector<Point> homes(question.room.size());
    std::vector<std::uint8_t> skills(homes.size());
    for (std::size_t i = 0; i < homes.size(); ++i) {
        homes[i] = somewhere();
        for (unsigned skill = 0; skill < 6; ++skill) {
            const unsigned bit = random.below(10) < 4 ? 1U << skill : 0U;
            skills[i] = static_cast<std::uint8_t>(skills[i] | bit);
        }
    }
    const Squares squares(homes);
    for (std::uint32_t job = 0; job < question.unserved.size(); ++job) {
        const Point place = somewhere();
        const unsigned skill = static_cast<unsigned>(random.below(6));
        const auto eligible = [&](std::uint32_t who) { return (skills[who] >> skill & 1) != 0; };
        const auto wanted = static_cast<std::size_t>(arcs_a_job);
        for (const auto& [metres, who] : squares.nearest(place, wanted, eligible)) {
            question.arcs.push_back({job, who, metres + random.below(500)});
        }
    }
}

void random_arcs(Question& question, Random& random, int arcs_a_job, int most) {
    const int volunteers = static_cast<int>(question.room.size());
    for (std::uint32_t job = 0; job < question.unserved.size(); ++job) {
        std::vector<std::uint32_t> taken;
        for (int i = 0; i < arcs_a_job; ++i) {
            const auto who = static_cast<std::uint32_t>(random.below(volunteers));
            if (std::find(taken.begin(), taken.end(), who) != taken.end()) continue;
            taken.push_back(who);
            question.arcs.push_back({job, who, 1 + random.below(most)});
        }
    }
}

}  // namespace

std::vector<std::string_view> shapes() {
    return {"towns", "uniform", "random", "tight", "random-tight", "ties", "steps"};
}

Instance make_instance(std::string_view shape, int jobs, int volunteers, int arcs_a_job,
                       std::uint64_t seed) {
    Random random(seed);
    const bool tight = shape == "tight" || shape == "random-tight";
    if (tight) volunteers = std::max(1, jobs * 9 / 10);
    Instance instance{.name = std::string(shape), .question = {}};
    Question& question = instance.question;
    question.unserved.assign(static_cast<std::size_t>(jobs), shape == "ties" ? 20 : 100'000);
    question.room.resize(static_cast<std::size_t>(volunteers));
    question.step.assign(question.room.size(), 0);
    for (std::size_t i = 0; i < question.room.size(); ++i) {
        question.room[i] = random.below(10) == 0 ? 2 : 1;
        if (shape != "steps") continue;
        question.room[i] = random.below(5);
        question.step[i] = random.below(3) * 400;
    }
    if (shape == "random" || shape == "random-tight") {
        random_arcs(question, random, arcs_a_job, 10'000);
    } else if (shape == "ties") {
        random_arcs(question, random, arcs_a_job, 10);
    } else {
        near_arcs(question, random, arcs_a_job, shape != "uniform");
    }
    return instance;
}

Market market_of(const Question& question) {
    Market market;
    market.reserve(question.unserved.size(), question.room.size(), question.arcs.size());
    for (std::size_t i = 0; i < question.room.size(); ++i) {
        market.add_volunteer(question.room[i], question.step[i]);
    }
    std::vector<Arc> arcs;
    std::size_t at = 0;
    for (std::uint32_t job = 0; job < question.unserved.size(); ++job) {
        arcs.clear();
        for (; at < question.arcs.size() && question.arcs[at].job == job; ++at) {
            arcs.push_back({question.arcs[at].cost, question.arcs[at].volunteer});
        }
        market.add_job(arcs, question.unserved[job]);
    }
    return market;
}

}  // namespace kith::matching
