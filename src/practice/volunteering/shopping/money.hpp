// The rules of money and medicine between a person, a shop and a volunteer: pure, from data.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/day.hpp"
#include "platform/base/pence.hpp"

namespace kith::volunteering {

struct WayToPay {
    std::string id;                   // card by phone, voucher, council, paid back, cash
    std::string words;
    std::vector<std::string> said{};  // to the volunteer
};
const std::vector<WayToPay>& ways_to_pay();
const WayToPay* way_to_pay(std::string_view id);

// Amounts above which two people must agree, and the most that may pass in cash.
Pence second_yes_over();
Pence cash_most();
// Whether the council's money is spent, so that somebody must agree to it.
bool is_councils_money(std::string_view pays);
bool needs_second_yes(std::string_view pays, Pence amount);

// How a prescription must be handled, as the volunteer reads it before the door.
struct Medicine {
    std::string exempt{};          // why nothing is paid, such as "over 60"; empty: it is paid
    bool controlled = false;
    bool fridge = false;
    bool doorstep_agreed = false;
};
std::vector<std::string> medicine_rules(const Medicine& medicine);

// A receipt as far as patterns go, newest first in lists.
struct Spent {
    Day on;
    Pence amount;
    std::string pays;
    std::string person;      // id
    bool photo = true;
    bool differs = false;    // read back as another amount
};
struct Pattern {
    std::string id;
    std::string words;
};
// What looks like an abuse of trust and should be looked at by somebody else than the volunteer.
// Most are honest mistakes; the words accuse nobody.
std::vector<Pattern> patterns_in(const std::vector<Spent>& newest_first);

}  // namespace kith::volunteering
