#include "demo/demo.hpp"

#include <algorithm>

#include "demo/agreements.hpp"
#include "demo/reaching_out.hpp"
#include "demo/translations.hpp"
#include "demo/volunteering.hpp"
#include "platform/base/london.hpp"

namespace kith::demo {
namespace {

constexpr int days = 56;
constexpr int households_at_once = 100;

sql::Actor actor() { return sql::Actor::system("demonstration"); }

}  // namespace

void fill(sql::Database& database, const Clock& clock, const Size& size,
          const std::function<void(std::size_t, std::size_t)>& progress) {
    Chance chance(20201123);
    const Instant now = clock.now();
    const Instant before = now - std::chrono::days(days + 4);
    const auto people = static_cast<std::size_t>(size.people);
    const std::size_t total = people + days;

    Cast cast{.county = database.write(actor(), [&](sql::Transaction& transaction) {
        add_places(transaction);
        auto county = add_organisations(transaction, before);
        add_agreements(transaction, county, before, now);
        add_translations(transaction, before);
        return county;
    })};
    std::size_t numbers = 1;
    while (cast.residents.size() < people) {
        database.write(actor(), [&](sql::Transaction& transaction) {
            for (int household = 0; household < households_at_once; ++household) {
                const auto added = add_household(transaction, chance, numbers, before);
                cast.residents.insert(cast.residents.end(), added.begin(), added.end());
            }
        });
        progress(std::min(cast.residents.size(), people), total);
    }
    database.write(actor(), [&](sql::Transaction& transaction) {
        for (int volunteer = 0; volunteer < size.volunteers; ++volunteer) {
            cast.volunteers.push_back(add_volunteer(transaction, chance, cast.county,
                                                    static_cast<std::size_t>(volunteer), before));
        }
    });
    std::optional<Round> round;
    for (int ago = days; ago >= 0; --ago) {
        database.write(actor(), [&](sql::Transaction& transaction) {
            // In the morning of that day, and never in the future.
            const Instant at = std::min(instant_of({london_day(now) - ago, TimeOfDay(11, 40)}),
                                        now - std::chrono::hours(1));
            live_through(transaction, chance, cast, ago, now);
            if (ago == round_began) round = begin_round(transaction, cast, at);
            if (ago < round_began) work_on_round(transaction, chance, cast, *round, ago, at);
            if (ago == 0) this_morning(transaction, chance, cast, now);
            if (ago == 0) add_volunteering(transaction, chance, cast, now);
        });
        progress(people + static_cast<std::size_t>(days - ago), total);
    }
    import_a_list(database, cast, clock);
}

}  // namespace kith::demo
