#include "practice/reaching/ledger.hpp"

namespace kith::reaching {

// What is known of trying to reach one person of a round.
struct LineFacts {
    ReachLineId id;
    Tried tried;
    std::string why_not, next;  // as they stand
};
LineFacts read(sql::Row& row, sql::Into<LineFacts>) {
    LineFacts one{.id = row.next<ReachLineId>(), .tried = {}, .why_not = "", .next = ""};
    one.tried.last_outcome = row.next<std::string>();
    one.tried.do_not_call = row.next<bool>();
    one.tried.safe_rule = row.next<bool>();
    one.tried.has_address = row.next<bool>();
    one.tried.has_phone = row.next<bool>();
    one.tried.had_phone = row.next<bool>();
    one.tried.has_lead = row.next<bool>();
    one.tried.calls_unanswered = row.next<int>();
    one.tried.letters = row.next<int>();
    one.tried.visits = row.next<int>();
    one.why_not = row.next<std::string>();
    one.next = row.next<std::string>();
    return one;
}

namespace {

constexpr std::size_t made_each_time = 2000;
constexpr std::string_view open_lines = "reach_id = $1 AND state IN ('to reach', 'tried')";

// Whoever has been spoken to since the round began is reached, whoever did it.
void take_in_who_was_reached(sql::Transaction& transaction, const ReachRow& row) {
    const auto take = [&](std::string_view way, const std::string& from) {
        transaction.execute(
            "UPDATE reach_line SET state = 'reached', last_way = $3, last_outcome = 'reached', "
            "reached_at = (SELECT min(met.at) FROM " + from + " AND met.person_id = "
            "reach_line.person_id), last_tried_at = (SELECT min(met.at) FROM " + from +
            " AND met.person_id = reach_line.person_id) WHERE " + std::string(open_lines) +
            " AND person_id IN (SELECT met.person_id FROM " + from + ")",
            row.id, row.made_at, way);
    };
    take("call", "call_try_facts met WHERE met.outcome = 'spoke' AND met.at >= $2");
    take("other", "contact_person_facts met WHERE met.at > $2 AND met.channel <> 'list'");
    transaction.execute("UPDATE reach_line SET state = 'not needed', last_outcome = 'died' WHERE " +
                            std::string(open_lines) +
                            " AND person_id IN (SELECT id FROM person_known_facts WHERE died_on "
                            "IS NOT NULL)",
                        row.id);
    transaction.execute("UPDATE reach_line SET state = 'not needed', last_outcome = 'moved' "
                        "WHERE " + std::string(open_lines) +
                            " AND person_id IN (SELECT id FROM person_known_facts WHERE "
                            "moved_away_on IS NOT NULL)",
                        row.id);
}

// A try that came to nothing, unless something newer is known already.
void take_in_tries(sql::Transaction& transaction, const ReachRow& row) {
    const auto take = [&](std::string_view way, std::string_view outcome, const std::string& from) {
        const std::string last = "(SELECT max(met.at) FROM " + from +
                                 " AND met.person_id = reach_line.person_id)";
        transaction.execute(
            "UPDATE reach_line SET state = 'tried', last_way = $3, last_outcome = $4, "
            "last_tried_at = " + last + " WHERE " + std::string(open_lines) +
                " AND last_outcome <> 'moved' AND person_id IN (SELECT met.person_id FROM " + from +
                ") AND (last_tried_at IS NULL OR last_tried_at < " + last + ")",
            row.id, row.made_at, way, outcome);
    };
    take("letter", "written",
         "(SELECT person_id, made_at AS at FROM message_person_facts WHERE channel = 'letter' AND "
         "status <> 'failed' AND made_at >= $2) met WHERE 1 = 1");
    take("call", "no answer",
         "call_try_facts met WHERE met.at >= $2 AND met.outcome <> 'spoke'");
}

constexpr std::string_view facts = R"(
    SELECT line.id, line.last_outcome, person.do_not_call, person.has_safe_rule,
           CASE WHEN person.postcode IS NULL THEN 0 ELSE 1 END,
           CASE WHEN EXISTS (SELECT 1 FROM person_number_facts number
                              WHERE number.person_id = person.id AND number.kind = 'phone'
                                AND number.state <> 'bad') THEN 1 ELSE 0 END,
           CASE WHEN EXISTS (SELECT 1 FROM person_number_facts number
                              WHERE number.person_id = person.id AND number.kind = 'phone')
                THEN 1 ELSE 0 END,
           CASE WHEN EXISTS (SELECT 1 FROM relation_facts near
                              WHERE near.person_id = person.id AND near.ended_at IS NULL)
                THEN 1 ELSE 0 END,
           (SELECT count(*) FROM call_try_facts met
             WHERE met.person_id = person.id AND met.at >= $2 AND met.outcome <> 'spoke'),
           (SELECT count(*) FROM message_person_facts sent
             WHERE sent.person_id = person.id AND sent.made_at >= $2 AND sent.channel = 'letter'),
           (SELECT count(*) FROM reach_try knocked
             WHERE knocked.line_id = line.id AND knocked.way = 'visit'),
           line.why_not, line.next
      FROM reach_line line
      JOIN person_known_facts person ON person.id = line.person_id
     WHERE line.reach_id = $1 AND line.state IN ('to reach', 'tried'))";

}  // namespace

void bring_up_to_date(sql::Transaction& transaction, const ReachRow& row, Instant) {
    transaction.unlogged("the ledger is worked out again from calls, contacts and letters");
    take_in_who_was_reached(transaction, row);
    take_in_tries(transaction, row);
    for (LineFacts& one : transaction.all<LineFacts>(facts, row.id, row.made_at)) {
        one.tried.way = row.way;
        const Next next = next_for(one.tried);
        if (next.why_not == one.why_not && next.step == one.next) continue;
        transaction.execute("UPDATE reach_line SET why_not = $2, next = $3 WHERE id = $1", one.id,
                            next.why_not, next.step);
    }
}

void follow(sql::Transaction& transaction, Instant now) {
    transaction.unlogged("the ledger is worked out again from calls, contacts and letters");
    for (const ReachRow& row : reaches_of(transaction, std::nullopt)) {
        if (row.closed_at) continue;
        make_some(transaction, row, made_each_time, now);
        bring_up_to_date(transaction, row, now);
    }
}

}  // namespace kith::reaching
