#include <algorithm>
#include <array>

#include "defaults/defaults.hpp"
#include "platform/base/json.hpp"
#include "platform/base/london.hpp"
#include "platform/base/reference.hpp"
#include "platform/base/text.hpp"
#include "platform/sql/about.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/rights/store.hpp"

namespace kith::rights {

Rule read(sql::Row& row, sql::Into<Rule>) {
    return {.id = row.next<std::string>(),
            .name = row.next<std::string>(),
            .applies = row.next<std::string>(),
            .months = row.next<int>(),
            .law = row.next<std::string>(),
            .version = row.next<int>()};
}

Hold read(sql::Row& row, sql::Into<Hold>) {
    return {.id = row.next<std::string>(),
            .name = row.next<std::string>(),
            .reason = row.next<std::string>(),
            .person = row.next<std::optional<PersonId>>(),
            .from_day = row.next<std::optional<Day>>(),
            .to_day = row.next<std::optional<Day>>(),
            .made_by_name = row.next<std::string>(),
            .made_at = row.next<Instant>()};
}

Certificate read(sql::Row& row, sql::Into<Certificate>) {
    return {.id = row.next<std::string>(),
            .reference = row.next<std::string>(),
            .record_reference = row.next<std::string>(),
            .rule = row.next<std::string>(),
            .reason = row.next<std::string>(),
            .rows_gone = row.next<std::string>(),
            .approved_by_name = row.next<std::string>(),
            .done_at = row.next<Instant>()};
}

struct Old {
    PersonId person;
    Reference reference;
    std::string created, contacted, helped;
    std::optional<Day> died_on;
};
Old read(sql::Row& row, sql::Into<Old>) {
    return {.person = row.next<PersonId>(),
            .reference = row.next<Reference>(),
            .created = row.next<std::string>(),
            .contacted = row.next<std::string>(),
            .helped = row.next<std::string>(),
            .died_on = row.next<std::optional<Day>>()};
}

namespace {

// Kept whatever happens to a record: the log of who looked, and what was done for safety's sake.
constexpr std::array<std::string_view, 4> kept_for_ever{"access_log", "emergency_access",
                                                        "look_alert", "legal_hold"};

constexpr std::string_view certificate_columns =
    "SELECT id, reference, record_reference, rule, reason, rows_gone, approved_by_name, done_at "
    "FROM erasure ";

Day months_before(Day today, int months) {
    using namespace std::chrono;
    year_month_day then = today.date() - std::chrono::months{months};
    if (!then.ok()) then = then.year() / then.month() / last;
    return Day(then);
}

Day months_after(Day day, int months) { return months_before(day, -months); }

// The people a rule is about, whom nobody has seen since `cutoff`.
std::string condition(const Rule& rule) {
    const std::string unseen =
        " AND person.created_at < $1"
        " AND NOT EXISTS (SELECT 1 FROM contact_person_facts contact WHERE contact.person_id = "
        "person.id AND contact.at >= $1)"
        " AND NOT EXISTS (SELECT 1 FROM call_person_facts call WHERE call.person_id = person.id "
        "AND (call.closed_at IS NULL OR call.closed_at >= $1))"
        " AND NOT EXISTS (SELECT 1 FROM need_person_facts need WHERE need.person_id = person.id "
        "AND (need.closed_at IS NULL OR need.closed_at >= $1))";
    const std::string needs = "EXISTS (SELECT 1 FROM need_person_facts need WHERE need.person_id = "
                              "person.id)";
    const std::string concerns = "EXISTS (SELECT 1 FROM concern_person_facts concern WHERE "
                                 "concern.person_id = person.id)";
    if (rule.applies == "died") return "person.died_on < $1";
    if (rule.applies == "had a concern") {
        return concerns + unseen +
               " AND NOT EXISTS (SELECT 1 FROM concern_person_facts open WHERE open.person_id = "
               "person.id AND (open.answered_at IS NULL OR open.answered_at >= $1))";
    }
    if (rule.applies == "had help") return needs + " AND NOT " + concerns + unseen;
    return "NOT " + needs + " AND NOT " + concerns + unseen;
}

std::optional<Day> day_of(std::string_view text) {
    const auto day = Day::parse(text.substr(0, 10));
    return day ? std::optional(*day) : std::nullopt;
}

std::string hold_on(const std::vector<Hold>& all, PersonId person, Day made, Day last_seen) {
    for (const Hold& hold : all) {
        const bool own = hold.person == person;
        const bool period = !hold.person && (!hold.from_day || last_seen >= *hold.from_day) &&
                            (!hold.to_day || made <= *hold.to_day);
        if (own || period) return hold.name;
    }
    return "";
}

void add_due(sql::Session& session, const Rule& rule, const std::vector<Hold>& all_holds,
             Day today, std::size_t most, std::vector<Due>& all) {
    const Day cutoff = months_before(today, rule.months);
    for (const Old& old : session.all<Old>(
             "SELECT person.id, person.reference, person.created_at, "
             "COALESCE((SELECT max(at) FROM contact_person_facts WHERE person_id = person.id), ''),"
             "COALESCE((SELECT max(COALESCE(closed_at, made_at)) FROM need_person_facts WHERE "
             "person_id = person.id), ''), person.died_on "
             "FROM person_known_facts person WHERE person.merged_into IS NULL AND " +
                 condition(rule) + " ORDER BY person.created_at LIMIT $2",
             cutoff.text(), most)) {
        const Day made = day_of(old.created).value_or(today);
        Day seen = made;
        for (const auto& text : {old.contacted, old.helped}) {
            if (const auto day = day_of(text)) seen = std::max(seen, *day);
        }
        if (rule.applies == "died" && old.died_on) seen = *old.died_on;
        all.push_back({.person = old.person,
                       .reference = old.reference,
                       .rule = rule.name,
                       .last_seen = seen,
                       .due_on = months_after(seen, rule.months),
                       .held_by = hold_on(all_holds, old.person, made, seen)});
    }
}

std::string rows_text(const std::vector<sql::Gone>& gone) {
    std::map<std::string, std::int64_t> sums;
    for (const auto& one : gone) sums[one.table] += one.rows;
    std::vector<std::string> parts;
    for (const auto& [table, rows] : sums) parts.push_back(std::to_string(rows) + " " + table);
    return text::listed(parts);
}

std::vector<sql::Way> ways_that_end() {
    auto ways = sql::ways_to("person", "person_id", sql::schema());
    std::erase_if(ways, [](const sql::Way& way) {
        return std::find(kept_for_ever.begin(), kept_for_ever.end(), way.table.name) !=
               kept_for_ever.end();
    });
    return ways;
}

}  // namespace

std::vector<PersonId> all_records_of(sql::Session& session, PersonId person) {
    std::vector<PersonId> all{person};
    while (const auto kept = session.one<PersonId>(
               "SELECT merged_into FROM person_known_facts WHERE id = $1 AND merged_into IS NOT "
               "NULL",
               all.front())) {
        all.front() = *kept;
    }
    for (std::size_t at = 0; at < all.size(); ++at) {
        const auto merged = session.all<PersonId>(
            "SELECT id FROM person_known_facts WHERE merged_into = $1 ORDER BY id", all[at]);
        all.insert(all.end(), merged.begin(), merged.end());
    }
    std::reverse(all.begin(), all.end());
    return all;
}

void install_defaults(sql::Transaction& transaction, Instant) {
    if (transaction.value<std::int64_t>("SELECT count(*) FROM retention_rule") > 0) return;
    const auto json = Json::parse(defaults::file("retention.json"));
    if (!json || !json->array()) throw std::logic_error("retention.json cannot be read");
    int place = 0;
    for (const Json& rule : *json->array()) {
        transaction.execute(
            R"(
            INSERT INTO retention_rule (id, name, applies, months, law, place)
            VALUES ($1, $2, $3, $4, $5, $6))",
            rule.text_at("/id"), rule.text_at("/name"), rule.text_at("/applies"),
            rule.find("months")->integer().value(), rule.text_at("/law"), place++);
    }
    transaction.changed({"retention rule", "all", "installed"});
}

std::vector<Rule> rules(sql::Session& session) {
    return session.all<Rule>(
        "SELECT id, name, applies, months, law, version FROM retention_rule ORDER BY place");
}

Result<void> change_rule(sql::Transaction& transaction, const Rule& rule) {
    if (rule.law.empty()) return invalid("law", "Say by which law or code");
    return transaction.update_versioned(
        {.entity = "retention rule", .id = rule.id, .what = "changed",
         .details = "{\"months\":" + std::to_string(rule.months) + "}"},
        "UPDATE retention_rule SET months = $3, law = $4, version = version + 1 WHERE id = $1 AND "
        "version = $2",
        rule.id, rule.version, rule.months, rule.law);
}

std::vector<Hold> holds(sql::Session& session) {
    return session.all<Hold>(
        "SELECT id, name, reason, person_id, from_day, to_day, made_by_name, made_at "
        "FROM legal_hold WHERE ended_at IS NULL ORDER BY made_at LIMIT 200");
}

void add_hold(sql::Transaction& transaction, const Hold& hold, Instant now) {
    const auto id = Id<Hold>::make(now);
    transaction.execute(R"(
        INSERT INTO legal_hold (id, name, reason, person_id, from_day, to_day, made_by_name,
                                made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8))",
                        id, hold.name, hold.reason, hold.person, hold.from_day, hold.to_day,
                        hold.made_by_name, now);
    transaction.changed("legal hold", id, "made");
}

Result<void> end_hold(sql::Transaction& transaction, std::string_view id, std::string_view by_name,
                      Instant now) {
    const auto ended = transaction.execute(
        "UPDATE legal_hold SET ended_at = $2, ended_by_name = $3 WHERE id = $1 AND ended_at IS "
        "NULL",
        id, now, by_name);
    if (ended == 0) return problem(NotFound{"legal hold"});
    transaction.changed({"legal hold", std::string(id), "ended"});
    return {};
}

std::vector<Due> due(sql::Session& session, Day today, std::size_t most) {
    std::vector<Due> all;
    const auto all_holds = holds(session);
    for (const Rule& rule : rules(session)) {
        add_due(session, rule, all_holds, today, most, all);
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Due& a, const Due& b) { return a.due_on < b.due_on; });
    return all;
}

std::vector<std::string> against_erasing(sql::Session& session, PersonId person, Day today) {
    std::vector<std::string> against;
    const auto count = [&](std::string_view sql) {
        return session.value<std::int64_t>(sql, person);
    };
    const auto created = session.one<std::string>(
        "SELECT created_at FROM person_known_facts WHERE id = $1", person);
    if (!created) return {"There is no such record"};
    const auto contacted = session.value<std::string>(
        "SELECT COALESCE(max(at), '') FROM contact_person_facts WHERE person_id = $1", person);
    const Day made = day_of(*created).value_or(today);
    const auto held = hold_on(holds(session), person, made, day_of(contacted).value_or(made));
    if (!held.empty()) against.push_back("It is kept by the legal hold \"" + held + "\"");
    if (count("SELECT count(*) FROM need_person_facts WHERE person_id = $1 AND closed_at IS "
              "NULL") > 0) {
        against.emplace_back("A need of theirs is still open");
    }
    if (count("SELECT count(*) FROM concern_person_facts WHERE person_id = $1 AND answered_at IS "
              "NULL") > 0) {
        against.emplace_back("A concern about them waits for an answer");
    }
    if (count("SELECT count(*) FROM call_person_facts WHERE person_id = $1 AND closed_at IS "
              "NULL") > 0) {
        against.emplace_back("A call to them is still due");
    }
    return against;
}

Result<Certificate> erase(sql::Transaction& transaction, PersonId person, std::string_view rule,
                          std::string_view reason, const web::Viewer& by, Instant now) {
    if (reason.empty()) return invalid("reason", "Say why the record ends");
    const auto records = all_records_of(transaction, person);
    for (const PersonId& one : records) {
        const auto against = against_erasing(transaction, one, london_day(now));
        if (!against.empty()) return invalid("person", against.front());
    }
    const auto reference = transaction.value<std::string>(
        "SELECT reference FROM person_known_facts WHERE id = $1", records.back());
    const auto ways = ways_that_end();
    std::vector<sql::Gone> gone;
    for (const PersonId& one : records) {
        const auto rows = sql::delete_about(transaction, one.text(), ways);
        gone.insert(gone.end(), rows.begin(), rows.end());
    }
    const Certificate made{.id = Id<Certificate>::make(now).string(),
                           .reference = Reference::make('X').text(),
                           .record_reference = reference,
                           .rule = std::string(rule),
                           .reason = std::string(reason),
                           .rows_gone = rows_text(gone),
                           .approved_by_name = by.name,
                           .done_at = now};
    transaction.execute(R"(
        INSERT INTO erasure (id, reference, record_reference, rule, reason, rows_gone, approved_by,
                             approved_by_name, done_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))",
                        made.id, made.reference, made.record_reference, made.rule, made.reason,
                        made.rows_gone, by.account_id, made.approved_by_name, now);
    for (const PersonId& one : records) {
        transaction.changed({"person", one.string(), "destroyed", made.reference});
    }
    return made;
}

std::vector<Certificate> certificates(sql::Session& session) {
    return session.all<Certificate>(std::string(certificate_columns) +
                                    "ORDER BY done_at DESC LIMIT 200");
}

std::optional<Certificate> certificate(sql::Session& session, std::string_view id) {
    return session.one<Certificate>(std::string(certificate_columns) + "WHERE id = $1", id);
}

}  // namespace kith::rights
