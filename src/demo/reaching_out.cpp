#include "demo/reaching_out.hpp"

#include <array>

#include "practice/messages/messages.hpp"

namespace kith::demo {
namespace {

using namespace std::chrono_literals;
using reaching::Line;
using reaching::ReachRow;

constexpr int last_try = 2;         // unanswered before the third, which asks for a visit
constexpr std::size_t visits_asked = 2;

constexpr std::array<std::string_view, 4> what_they_said{
    "Glad to be asked. Has a neighbour who looks in, and enough food.",
    "Warm enough. Would like the leaflet about heating in large print.",
    "Well, but has not been out since October. Will think about the lunch club.",
    "Her son rings every evening. Nothing needed now, and has our number."};

const Staff& staff(const Cast& cast, std::string_view login) {
    return cast.county.staff.find(login)->second;
}

bool may_be_called(const Line& line) {
    return line.next == "Call them" || line.next == "Call again at another time of day";
}

std::string outcome_of(Chance& chance, const std::string& before) {
    if (chance.in(58, 100)) return "spoke";
    return before.empty() && chance.in(1, 3) ? "voicemail" : "no answer";
}

void call(sql::Transaction& transaction, Chance& chance, const Cast& cast, Round& round,
          const Line& line, const std::string& outcome, Instant at) {
    const Staff& caller = staff(cast, chance.in(1, 2) ? "handler2" : "handler3");
    // The round has booked it: this finds it, and changes nothing of it.
    const auto booked = calls::book(transaction,
                                    {.person = line.person,
                                     .purpose = "reaching everyone",
                                     .due_at = at + 30 * 24h,
                                     .source = "demonstration"},
                                    at);
    const bool spoke = outcome == "spoke";
    (void)calls::record_attempt(
        transaction, booked,
        {.outcome = outcome,
         .note = Private(spoke ? std::string(chance.one_of(what_they_said)) : ""),
         .by = caller.id,
         .by_name = caller.name},
        at);
    if (!spoke) ++round.calls[line.person];
}

void call_some(sql::Transaction& transaction, Chance& chance, const Cast& cast, Round& round,
               const ReachRow& row, int days_ago, Instant at) {
    std::size_t left = static_cast<std::size_t>(row.people) / 12 + 1;
    std::size_t visits = 0;
    for (const Line& line : reaching::lines_of(transaction, row.id, {.most = 500})) {
        if (!may_be_called(line)) continue;
        const auto unanswered = round.calls.find(line.person);
        const int before = unanswered == round.calls.end() ? 0 : unanswered->second;
        // Who was not there is tried again some days later; for a third time this morning.
        if (before >= last_try) {
            if (days_ago > 0 || visits++ >= visits_asked) continue;
            call(transaction, chance, cast, round, line, "no answer", at);
            continue;
        }
        if (left == 0 || (before > 0 && chance.in(1, 3))) continue;
        --left;
        call(transaction, chance, cast, round, line, outcome_of(chance, line.last_outcome),
             at - std::chrono::minutes(10 * left));
    }
}

void record(sql::Transaction& transaction, const Cast& cast, const Line& line,
            std::string_view way, std::string_view outcome, std::string_view note, Instant at) {
    (void)reaching::record_try(transaction, line,
                               {.way = std::string(way),
                                .outcome = std::string(outcome),
                                .note = Private(std::string(note)),
                                .by_name = staff(cast, "handler2").name},
                               at);
}

std::vector<Line> with_next(sql::Transaction& transaction, const ReachRow& row,
                            std::string_view next) {
    return reaching::lines_of(transaction, row.id, {.next = std::string(next), .most = 500});
}

void write_letters(sql::Transaction& transaction, const ReachRow& row, Instant at) {
    std::size_t number = 0;
    for (const Line& line : with_next(transaction, row, "Send a letter")) {
        if (++number % 3 == 0) continue;
        messages::send(transaction,
                       messages::ToPerson{.person = line.person,
                                          .template_id = "reaching-out",
                                          .subject_kind = "reach",
                                          .subject_id = row.id.string(),
                                          .same_message = row.reference + " " +
                                                          line.person.string(),
                                          .channel = "letter"},
                       at);
    }
}

// Somebody found an old number for one who had none; it was somebody else's.
void ring_a_wrong_number(sql::Transaction& transaction, const Cast& cast, const ReachRow& row,
                         Instant at) {
    for (const Line& line : with_next(transaction, row, "Send a letter")) {
        people::add_number(transaction, line.person,
                           {.kind = "phone",
                            .value = landline(999),
                            .label = "from an old letter",
                            .why_bad = "Wrong number when we rang"},
                           "demonstration", at);
        record(transaction, cast, line, "call", "wrong number",
               "The number on an old letter is somebody else's now.", at);
        return;
    }
}

void knock(sql::Transaction& transaction, const Cast& cast, const ReachRow& row, Instant at) {
    std::size_t number = 0;
    for (const Line& line : with_next(transaction, row, reaching::knock)) {
        ++number;
        if (number == 1) {
            record(transaction, cast, line, "visit", "nobody there",
                   "Curtains open, post taken in. Left a card.", at);
        } else if (number == 2) {
            record(transaction, cast, line, "visit", "reached",
                   "Well, and warm. Gave our number on a card in large print.", at);
            return;
        }
    }
}

void leave_one_be(sql::Transaction& transaction, const Cast& cast, const ReachRow& row,
                  Instant at) {
    for (const Line& line :
         reaching::lines_of(transaction, row.id, {.state = "to reach", .most = 500})) {
        if (!may_be_called(line)) continue;
        record(transaction, cast, line, "call", "does not want",
               "Rang us herself: has her family and would rather not be called.", at);
        return;
    }
}

}  // namespace

Round begin_round(sql::Transaction& transaction, const Cast& cast, Instant at) {
    const std::string& by = staff(cast, "manager").name;
    const auto id = reaching::add_cohort(
        transaction,
        {.name = "Living alone at 85 or older",
         .purpose = "To speak to each of them before the cold: heating, food, and who looks in.",
         .conditions = {{.kind = "lives alone"}, {.kind = "age from", .values = {"85"}}},
         .by_name = by},
        at);
    const auto cohort = reaching::cohort(transaction, id);
    return {.id = reaching::start(transaction, *cohort,
                                  {.way = "call", .name = cohort->name, .by_name = by}, at)};
}

void work_on_round(sql::Transaction& transaction, Chance& chance, const Cast& cast, Round& round,
                   int days_ago, Instant at) {
    const ReachRow row = *reaching::reach(transaction, round.id);
    if (days_ago == 7) ring_a_wrong_number(transaction, cast, row, at);
    if (days_ago == 6) write_letters(transaction, row, at);
    if (days_ago == 3) leave_one_be(transaction, cast, row, at);
    if (days_ago == 2) knock(transaction, cast, row, at);
    call_some(transaction, chance, cast, round, row, days_ago, at);
    reaching::bring_up_to_date(transaction, row, at);
}

}  // namespace kith::demo
