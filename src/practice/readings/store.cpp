#include "practice/readings/store.hpp"

#include "defaults/defaults.hpp"

namespace kith::readings {

using namespace std::chrono_literals;

Row read(sql::Row& row, sql::Into<Row>) {
    return {.kind = row.next<std::string>(),
            .value = row.next<double>(),
            .taken_at = row.next<Instant>(),
            .source = row.next<std::string>(),
            .by_name = row.next<std::string>()};
}

Rule read(sql::Row& row, sql::Into<Rule>) {
    return {.id = row.next<std::string>(),
            .kind = row.next<std::string>(),
            .at_most = row.next<std::optional<double>>(),
            .at_least = row.next<std::optional<double>>(),
            .times = row.next<int>(),
            .urgency = row.next<std::string>(),
            .words = row.next<std::string>(),
            .version = row.next<int>()};
}

namespace {

constexpr auto told_again_after = 12h;

std::optional<double> number_in(const Json& json, std::string_view name) {
    const Json* found = json.find(name);
    return found == nullptr ? std::nullopt : found->number();
}

bool was_told(sql::Session& session, PersonId person, const Rule& rule, Instant now) {
    return session
        .one<std::int64_t>("SELECT 1 FROM reading_alert WHERE person_id = $1 AND rule_id = $2 AND "
                           "at > $3 LIMIT 1",
                           person, rule.id, now - told_again_after)
        .has_value();
}

void tell(sql::Transaction& transaction, const Taken& taken, const Rule& rule,
          const std::string& reading, double value, Instant now) {
    const auto concern = casework::raise_concern(
        transaction,
        {.person = taken.person,
         .kind = "health",
         .text = Private(rule.words + ". The reading: " +
                         written(*kind_of(rule.kind), value) + ", from " + taken.source + "."),
         .urgency = rule.urgency,
         .raised_by_name = taken.by_name,
         .raised_from = "reading"},
        now);
    transaction.execute(R"(
        INSERT INTO reading_alert (id, person_id, rule_id, reading_id, concern_id, at)
        VALUES ($1, $2, $3, $4, $5, $6))",
                        Id<Rule>::make(now), taken.person, rule.id, reading, concern, now);
}

}  // namespace

void install_defaults(sql::Transaction& transaction, Instant) {
    if (transaction.value<std::int64_t>("SELECT count(*) FROM reading_rule") > 0) return;
    const auto json = Json::parse(defaults::file("reading_rules.json"));
    if (!json || !json->array()) throw std::logic_error("reading_rules.json cannot be read");
    int place = 0;
    for (const Json& rule : *json->array()) {
        transaction.execute(
            R"(
            INSERT INTO reading_rule (id, kind, at_most, at_least, times, urgency, words, place)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8))",
            rule.text_at("/id"), rule.text_at("/kind"), number_in(rule, "at_most"),
            number_in(rule, "at_least"), rule.find("times")->integer().value(),
            rule.text_at("/urgency"), rule.text_at("/words"), place++);
    }
    transaction.changed({"reading rule", "all", "installed"});
}

std::vector<Row> readings_of(sql::Session& session, PersonId person, Instant since) {
    return session.all<Row>(R"(
        SELECT kind, value, taken_at, source, by_name
          FROM reading
         WHERE person_id = $1 AND taken_at >= $2
         ORDER BY taken_at DESC, kind
         LIMIT 3000)",
                            person, since);
}

std::vector<std::string> record(sql::Transaction& transaction, const Taken& taken, Instant now) {
    transaction.unlogged("the same readings sent again change nothing");
    std::vector<std::string> told;
    const auto all_rules = rules(transaction);
    for (const auto& [kind, value] : taken.values) {
        const auto id = Id<Row>::make(now);
        const auto made = transaction.execute(
            R"(
            INSERT INTO reading (id, person_id, kind, value, taken_at, source, by_name, made_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (person_id, kind, taken_at, source) DO NOTHING)",
            id, taken.person, kind, value, taken.taken_at, taken.source, taken.by_name, now);
        if (made == 0) continue;
        transaction.changed("person", taken.person, "reading", kind);
        const auto newest = transaction.all<double>(
            "SELECT value FROM reading WHERE person_id = $1 AND kind = $2 AND taken_at <= $3 "
            "ORDER BY taken_at DESC LIMIT 5",
            taken.person, kind, taken.taken_at);
        for (const Rule& rule : all_rules) {
            if (rule.kind != kind || !calls(rule, newest)) continue;
            told.push_back(rule.words);
            if (was_told(transaction, taken.person, rule, now)) continue;
            tell(transaction, taken, rule, id.string(), value, now);
        }
    }
    return told;
}

std::vector<Rule> rules(sql::Session& session) {
    return session.all<Rule>("SELECT id, kind, at_most, at_least, times, urgency, words, version "
                             "FROM reading_rule ORDER BY place");
}

Result<void> change_rule(sql::Transaction& transaction, const Rule& rule) {
    return transaction.update_versioned(
        {.entity = "reading rule", .id = rule.id, .what = "changed"},
        "UPDATE reading_rule SET at_most = $3, at_least = $4, times = $5, urgency = $6, "
        "words = $7, version = version + 1 WHERE id = $1 AND version = $2",
        rule.id, rule.version, rule.at_most, rule.at_least, rule.times, rule.urgency, rule.words);
}

}  // namespace kith::readings
