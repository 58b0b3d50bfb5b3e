#include "practice/volunteering/shopping/money.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "defaults/defaults.hpp"
#include "platform/base/json.hpp"

namespace kith::volunteering {
namespace {

const Json& data() {
    static const Json read = [] {
        auto json = Json::parse(defaults::file("money.json"));
        if (!json) throw std::logic_error("money.json cannot be read");
        return *std::move(json);
    }();
    return read;
}

std::int64_t number(std::string_view pointer) {
    const Json* found = data().at(pointer);
    if (found == nullptr || !found->integer()) throw std::logic_error("no such number in the data");
    return *found->integer();
}

using Some = std::vector<Spent>;

template <class Is>
std::int64_t count(const Some& spent, const Is& is) {
    return std::count_if(spent.begin(), spent.end(), is);
}

void just_under(const Some& spent, std::vector<Pattern>& found) {
    const auto limit = second_yes_over().count();
    const auto least = limit - limit * number("/patterns/just_under_share") / 100;
    const auto times = count(spent, [&](const Spent& one) {
        return is_councils_money(one.pays) && one.amount.count() >= least &&
               one.amount.count() <= limit;
    });
    if (times < number("/patterns/just_under_times")) return;
    found.push_back({"just under", std::to_string(times) + " of the last receipts are just under " +
                                       second_yes_over().for_reader() +
                                       ", above which two people must agree."});
}

void without_proof(const Some& spent, std::vector<Pattern>& found) {
    const auto bare = count(spent, [](const Spent& one) { return !one.photo; });
    if (bare >= number("/patterns/no_photo_times")) {
        found.push_back({"no photo", std::to_string(bare) +
                                         " of the last receipts came without a photograph."});
    }
    const auto differs = count(spent, [](const Spent& one) { return one.differs; });
    if (differs >= number("/patterns/differs_times")) {
        found.push_back({"differs", std::to_string(differs) + " of the last receipts say another "
                                                              "amount than was typed."});
    }
}

void much_cash(const Some& spent, std::vector<Pattern>& found) {
    const auto times = count(spent, [](const Spent& one) { return one.pays == "cash"; });
    if (times < number("/patterns/cash_times")) return;
    found.push_back({"cash", "Cash has passed " + std::to_string(times) +
                                 " times, which should be an exception."});
}

void rising(const std::string& person, const Some& spent, std::vector<Pattern>& found) {
    const auto times = static_cast<std::size_t>(number("/patterns/rising_times"));
    if (spent.size() <= times) return;
    for (std::size_t i = 0; i < times; ++i) {
        if (spent[i].amount.count() * 4 < spent[i + 1].amount.count() * 5) return;
    }
    found.push_back({"rising " + person, "What is spent for one person has risen by a quarter or "
                                         "more each time, " + std::to_string(times) +
                                         " times in a row."});
}

void often(const std::string& person, const Some& spent, std::vector<Pattern>& found) {
    const auto most = static_cast<std::size_t>(number("/patterns/often_in_a_week"));
    for (std::size_t i = 0; i + most < spent.size(); ++i) {
        if (spent[i].on - spent[i + most].on > 7) continue;
        found.push_back({"often " + person, "There were more than " + std::to_string(most) +
                                                " receipts for one person within a week."});
        return;
    }
}

}  // namespace

const std::vector<WayToPay>& ways_to_pay() {
    static const std::vector<WayToPay> all = [] {
        std::vector<WayToPay> ways;
        for (const Json& one : *data().find("ways")->array()) {
            WayToPay way{.id = std::string(one.text_at("/id")),
                         .words = std::string(one.text_at("/words"))};
            for (const Json& line : *one.find("said")->array()) way.said.push_back(*line.string());
            ways.push_back(std::move(way));
        }
        return ways;
    }();
    return all;
}

const WayToPay* way_to_pay(std::string_view id) {
    for (const WayToPay& way : ways_to_pay()) {
        if (way.id == id) return &way;
    }
    return nullptr;
}

Pence second_yes_over() { return Pence(number("/second_yes_over_pence")); }
Pence cash_most() { return Pence(number("/cash_most_pence")); }

bool is_councils_money(std::string_view pays) {
    return pays == "council" || pays == "paid back" || pays == "voucher";
}

bool needs_second_yes(std::string_view pays, Pence amount) {
    return is_councils_money(pays) && amount > second_yes_over();
}

std::vector<std::string> medicine_rules(const Medicine& medicine) {
    std::vector<std::string> rules{"Have their name, address and date of birth ready: the pharmacy "
                                   "asks."};
    rules.push_back(medicine.exempt.empty()
                        ? "The prescription is paid for. They pay the pharmacy by phone, or you "
                          "pay and photograph the receipt."
                        : "Nothing is paid: " + medicine.exempt + ". Say so at the counter.");
    if (medicine.controlled) {
        rules.emplace_back("A controlled medicine: bring your own photo ID and sign for it. Hand "
                           "it to them in person and to nobody else. If they are not in, take it "
                           "back to the pharmacy.");
    }
    if (medicine.fridge) {
        rules.emplace_back("It must stay cold: go straight there, within half an hour, and say "
                           "that it goes into the fridge.");
    }
    rules.emplace_back(medicine.doorstep_agreed && !medicine.controlled
                           ? "They have agreed that it may stand on the doorstep: ring, step back, "
                             "and wait until you have seen them take it in."
                           : "Never leave it on the doorstep.");
    rules.emplace_back("Do not open the bag, and do not advise about medicine.");
    return rules;
}

std::vector<Pattern> patterns_in(const std::vector<Spent>& newest_first) {
    Some last = newest_first;
    const auto most = static_cast<std::size_t>(number("/patterns/looked_at"));
    if (last.size() > most) last.resize(most);
    std::vector<Pattern> found;
    just_under(last, found);
    without_proof(last, found);
    much_cash(last, found);
    std::map<std::string, Some> of_person;
    for (const Spent& one : last) of_person[one.person].push_back(one);
    for (const auto& [person, spent] : of_person) {
        rising(person, spent, found);
        often(person, spent, found);
    }
    return found;
}

}  // namespace kith::volunteering
