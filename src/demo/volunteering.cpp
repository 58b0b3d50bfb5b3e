#include "demo/volunteering.hpp"

#include <array>

#include "platform/base/london.hpp"
#include "practice/volunteering/befriending/befriend.hpp"
#include "practice/volunteering/recruitment/recruit.hpp"
#include "practice/volunteering/shifts/shift.hpp"
#include "practice/volunteering/shopping/receipt.hpp"
#include "practice/volunteering/thanks/views.hpp"

namespace kith::demo {
namespace {

using namespace std::chrono_literals;
using volunteering::PairId;

const Staff& coordinator(const Cast& cast) { return cast.county.staff.find("coordinator")->second; }

struct MadeUpShop {
    std::string_view kind, name, address, hours, area;
    bool by_phone, vouchers, delivers;
};
constexpr std::array<MadeUpShop, 6> made_up_shops{{
    {"shop", "Marden Stores", "High Street, Little Marden", "8am to 8pm", "The Mardens", true, true,
     false},
    {"shop", "Northmere Co-operative", "Market Place, Northmere", "7am to 10pm", "Northmere", true,
     true, true},
    {"shop", "Fen Road Farm Shop", "Fen Road, Saltby", "9am to 5pm, not Mondays", "Saltby", true,
     false, true},
    {"shop", "The Corner Shop", "Chapel Lane, Northmere", "6am to 9pm", "Northmere", false, true,
     false},
    {"pharmacy", "Square Pharmacy", "The Square, Northmere", "9am to 6pm, Saturdays to 1pm",
     "Northmere", true, false, true},
    {"pharmacy", "Marden Chemist", "High Street, Little Marden", "9am to 5.30pm", "The Mardens",
     false, false, false},
}};

std::vector<volunteering::ShopId> add_shops(sql::Transaction& transaction, Instant now) {
    std::vector<volunteering::ShopId> shops;
    for (const MadeUpShop& one : made_up_shops) {
        shops.push_back(volunteering::add_shop(
            transaction,
            {.id = volunteering::ShopId::make(now),
             .kind = std::string(one.kind),
             .name = std::string(one.name),
             .address = std::string(one.address),
             .phone = "01632 960 2" + std::to_string(10 + shops.size()),
             .pays_by_phone = one.by_phone,
             .takes_vouchers = one.vouchers,
             .delivers = one.delivers,
             .hours = std::string(one.hours),
             .area = std::string(one.area),
             .checked_on = london_day(now) - 20},
            now));
    }
    return shops;
}

// People who would like to help, each some steps on their way.
void add_applicants(sql::Transaction& transaction, Chance& chance, Instant now) {
    const Day today = london_day(now);
    constexpr std::array<std::string_view, 6> roles{"shopper", "befriender", "caller",
                                                    "dog walker", "driver", "steward"};
    for (std::size_t i = 0; i < roles.size(); ++i) {
        const MadeUpName made = name(chance, 1958 + static_cast<int>(i) * 7);
        const Instant at = now - (3 + 4 * i) * 24h;
        const auto id = volunteering::add_volunteer(
            transaction,
            {.name = Private(made.first + " " + made.last),
             .phone = Private(mobile(900 + i)),
             .email = Private("applicant" + std::to_string(i + 1) + "@fenmarch.example"),
             .postcode = *Postcode::parse(chance.one_of(postcodes()).postcode),
             .travels_by = "car",
             .about = Private("I have time since I stopped working and would like to be useful."),
             .roles = {std::string(roles[i])},
             .status = "applying"},
            at);
        const std::array<std::string_view, 4> seen{"welcome", "identity", "code", "training"};
        for (std::size_t step = 0; step < std::min<std::size_t>(i, seen.size()); ++step) {
            volunteering::add_check(transaction, id,
                                    {std::string(seen[step]), today - static_cast<int>(i), {}}, at);
        }
        if (i != 1 && i != 2 && i != 4) continue;
        for (int referee = 1; referee <= 2; ++referee) {
            (void)volunteering::ask_referee(
                transaction, id,
                {Private(name(chance, 1960).first + " Barker"),
                 *Email::parse("referee" + std::to_string(10 * i + static_cast<std::size_t>(
                                                                       referee)) +
                               "@fenmarch.example"),
                 referee == 1 ? "neighbour" : "used to work together"},
                at + 24h);
        }
    }
}

constexpr std::array<std::string_view, 4> talk_words{
    "We talked about football and the garden.", "She told me about her sister in Canada.",
    "He has started to cook again.", "Quiet today, the anniversary is next week."};

// A friendly call every week for somebody who asked for it.
struct WeeklyCall {
    PersonId person;
    Instant asked_at, made_at, due_at;
    std::string experience{};  // preferred of who rings
};
Result<JobId> weekly_call(sql::Transaction& transaction, const Cast& cast, const WeeklyCall& call) {
    const auto need = casework::open_need(
        transaction,
        {.person = call.person,
         .category = "talk",
         .details = Private("Would like somebody to talk to in the evenings.")},
        call.asked_at);
    return volunteering::make_job(transaction,
                                  {.need = need.id,
                                   .kind = "talk",
                                   .title = "A friendly call, every week",
                                   .due_at = call.due_at,
                                   .minutes = 30,
                                   .every_days = 7,
                                   .by_name = coordinator(cast).name,
                                   .experience = call.experience},
                                  call.made_at);
}

// Two who talk every week, for `weeks` already; the last talk `silent` days ago.
void add_pair(sql::Transaction& transaction, Chance& chance, const Cast& cast, int weeks,
              int silent, std::string_view last_mood, Instant now) {
    const Instant begun = now - (weeks * 7 + silent) * 24h;
    const Resident& resident = chance.one_of(cast.residents);
    const auto job = weekly_call(transaction, cast,
                                 {.person = resident.id,
                                  .asked_at = begun - 6 * 24h,
                                  .made_at = begun - 5 * 24h,
                                  .due_at = begun + 24h});
    if (!job) return;
    for (int attempt = 0; attempt < 20; ++attempt) {
        const VolunteerId volunteer = chance.one_of(cast.volunteers);
        const auto pair = volunteering::propose_pair(
            transaction, *job, volunteer, "you live near each other and both like gardens",
            coordinator(cast).name, begun - 5 * 24h);
        if (!pair) continue;
        if (weeks == 0) return;
        (void)volunteering::volunteer_answers(transaction, *pair, volunteer, {.yes = true},
                                              begun - 4 * 24h);
        (void)volunteering::person_answers(transaction, *pair, {.yes = true, .relays = false},
                                           coordinator(cast).name, begun - 3 * 24h);
        if (!volunteering::introduce(transaction, *pair, begun, coordinator(cast).name,
                                     begun - 2 * 24h)) {
            return;
        }
        for (int week = 0; week <= weeks; ++week) {
            const bool last = week == weeks;
            (void)volunteering::log_talk(
                transaction, *pair, volunteer,
                {.how = "spoke",
                 .mood = std::string(last ? last_mood : "good"),
                 .minutes = chance.between(20, 50),
                 .note = Private(std::string(chance.one_of(talk_words)))},
                begun + week * 7 * 24h);
        }
        return;
    }
}

// A job of shopping for somebody.
std::optional<JobId> shopping_job(sql::Transaction& transaction, Chance& chance, const Cast& cast,
                                  Instant at) {
    const auto need = casework::open_need(
        transaction,
        {.person = chance.one_of(cast.residents).id,
         .category = "food",
         .details = Private("The week’s shopping. Knocks twice and waits at the gate.")},
        at);
    const auto job = volunteering::make_job(transaction,
                                            {.need = need.id,
                                             .kind = "food",
                                             .title = "The week’s shopping",
                                             .due_at = at + 48h,
                                             .by_name = coordinator(cast).name},
                                            at);
    if (!job) return std::nullopt;
    return *job;
}

// Shopping somebody has taken on; nothing where nobody could.
std::optional<std::pair<JobId, VolunteerId>> shopping(sql::Transaction& transaction,
                                                      Chance& chance, const Cast& cast,
                                                      Instant at) {
    const auto job = shopping_job(transaction, chance, cast, at);
    for (int attempt = 0; job && attempt < 20; ++attempt) {
        const VolunteerId volunteer = chance.one_of(cast.volunteers);
        if (!volunteering::offer(transaction, *job, volunteer, coordinator(cast).name, at)) {
            continue;
        }
        if (!volunteering::accept(transaction, *job, volunteer, at + 30min)) return std::nullopt;
        return std::pair(*job, volunteer);
    }
    return std::nullopt;
}

// Lists, and receipts at every stage from just sent to paid back.
void add_orders(sql::Transaction& transaction, Chance& chance, const Cast& cast,
                const std::vector<volunteering::ShopId>& shops, Instant now) {
    const AccountId first = coordinator(cast).id;
    const AccountId second = cast.county.staff.find("manager")->second.id;
    for (int number = 1; number <= 9; ++number) {
        const auto taken = shopping(transaction, chance, cast, now - 26h);
        if (!taken) continue;
        const auto& [job, volunteer] = *taken;
        const bool council = number % 3 == 0;
        (void)volunteering::save_order(
            transaction,
            {.job = job,
             .shop = shops[chance.below(3)],
             .pays = council ? "paid back" : "card by phone",
             .diet = number % 4 == 0 ? "nuts" : "",
             .lines = volunteering::read_lines("2 pints of milk or oat milk\nA small loaf\nSix "
                                               "eggs\nPotatoes\nTea bags or loose tea")},
            now - 25h);
        if (number > 7) continue;
        const Pence amount(number == 3 ? 3425 : chance.between(880, 2400));
        const auto receipt = volunteering::send_receipt(
            transaction, job, volunteer, {.amount = amount, .shop = "Marden Stores"}, now - 5h);
        (void)volunteering::take_step(transaction, job, volunteer,
                                      {.what = "done", .money = amount, .minutes = 55}, now - 5h);
        if (!receipt || number > 6) continue;
        (void)volunteering::read_back(transaction, *receipt, amount, first, now - 4h);
        if (!council) continue;
        (void)volunteering::approve(transaction, *receipt, first, now - 3h);
        if (number != 6) continue;
        (void)volunteering::pay_back(transaction, *receipt, second, now - 1h);
    }
}

// What the volunteer who signs in to the demonstration finds: something taken on, something to
// answer, somebody who would like to talk.
void add_for_first(sql::Transaction& transaction, Chance& chance, const Cast& cast,
                   const std::vector<volunteering::ShopId>& shops, Instant now) {
    const VolunteerId first = cast.volunteers.front();
    const std::string& by = coordinator(cast).name;
    if (const auto job = shopping_job(transaction, chance, cast, now - 3h)) {
        (void)volunteering::offer(transaction, *job, first, by, now - 3h);
        (void)volunteering::accept(transaction, *job, first, now - 2h);
        (void)volunteering::save_order(
            transaction,
            {.job = *job,
             .shop = shops.front(),
             .pays = "paid back",
             .most = Pence(3000),
             .diet = "nuts",
             .lines = volunteering::read_lines("2 pints of milk or oat milk\nA small loaf\nSix "
                                               "eggs\nA tin of soup")},
            now - 2h);
    }
    if (const auto job = shopping_job(transaction, chance, cast, now - 20min)) {
        (void)volunteering::offer(transaction, *job, first, by, now - 10min,
                                  "you are near, you have done this before");
    }
    const auto job = weekly_call(transaction, cast,
                                 {.person = chance.one_of(cast.residents).id,
                                  .asked_at = now - 24h,
                                  .made_at = now - 24h,
                                  .due_at = now + 72h,
                                  .experience = "dementia"});
    if (job) {
        (void)volunteering::propose_pair(transaction, *job, first,
                                         "you both like football and old films", by, now - 2h);
    }
}

void add_shifts(sql::Transaction& transaction, const Cast& cast, Instant now) {
    const Day today = london_day(now);
    const auto shift = [&](std::string_view title, std::string_view kind, int in_days, int from,
                           int to, int wanted) {
        return volunteering::make_shift(
            transaction,
            {.kind = std::string(kind),
             .title = std::string(title),
             .place = "The old depot, Northmere",
             .from_at = instant_of({today + in_days, TimeOfDay(from, 0)}),
             .to_at = instant_of({today + in_days, TimeOfDay(to, 0)}),
             .wanted = wanted,
             .instructions = "Ask for Maureen at the side door. Wear something warm."},
            coordinator(cast).name, now - 48h);
    };
    const auto packing = shift("Packing food boxes", "food", 1, 9, 12, 6);
    (void)shift("Packing food boxes", "food", 3, 13, 16, 6);
    (void)shift("Stewarding at the vaccination clinic", "steward", 5, 8, 13, 4);
    for (std::size_t i = 1; packing && i < 5 && i < cast.volunteers.size(); ++i) {
        (void)volunteering::take_shift(transaction, *packing, cast.volunteers[i], now - 24h);
    }
}

}  // namespace

void add_volunteering(sql::Transaction& transaction, Chance& chance, const Cast& cast,
                      Instant now) {
    if (cast.volunteers.empty()) return;
    const auto shops = add_shops(transaction, now - 60 * 24h);
    add_applicants(transaction, chance, now);
    add_pair(transaction, chance, cast, 0, 0, "", now);
    add_pair(transaction, chance, cast, 2, 1, "good", now);
    add_pair(transaction, chance, cast, 4, 3, "low", now);
    add_pair(transaction, chance, cast, 7, 2, "as usual", now);
    add_pair(transaction, chance, cast, 5, 13, "as usual", now);
    add_orders(transaction, chance, cast, shops, now);
    add_for_first(transaction, chance, cast, shops, now);
    add_shifts(transaction, cast, now);
    volunteering::thank(transaction, cast.volunteers.front(),
                        "You came through the snow with my tablets. Thank you, dear.",
                        coordinator(cast).name, true, "", now - 5 * 24h);
    volunteering::chase(transaction, now);
}

}  // namespace kith::demo
