// SQL of readings. Only this slice includes it.
#pragma once

#include "practice/readings/reading.hpp"
#include "practice/readings/readings.hpp"

namespace kith::readings {

struct Row {
    std::string kind;
    double value = 0;
    Instant taken_at;
    std::string source, by_name;
};
std::vector<Row> readings_of(sql::Session& session, PersonId person, Instant since);

// Readings taken together.
struct Taken {
    PersonId person;
    Instant taken_at;
    std::vector<std::pair<std::string, double>> values{};  // kind, value: checked
    std::string source, by_name;
};
// Records what is new among them, and raises a concern for each rule that calls, at most one in
// twelve hours for a rule and a person. Gives the words of those that called.
std::vector<std::string> record(sql::Transaction& transaction, const Taken& taken, Instant now);

std::vector<Rule> rules(sql::Session& session);
Result<void> change_rule(sql::Transaction& transaction, const Rule& rule);

}  // namespace kith::readings
