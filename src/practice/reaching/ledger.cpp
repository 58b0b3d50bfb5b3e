#include "practice/reaching/ledger.hpp"

#include "platform/base/london.hpp"
#include "platform/base/reference.hpp"
#include "platform/sql/bulk.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/messages/messages.hpp"

namespace kith::reaching {

using namespace std::chrono_literals;

ReachRow read(sql::Row& row, sql::Into<ReachRow>) {
    return {.id = row.next<ReachId>(),
            .reference = row.next<std::string>(),
            .cohort = row.next<CohortId>(),
            .cohort_version = row.next<int>(),
            .name = row.next<std::string>(),
            .way = row.next<std::string>(),
            .detail = row.next<std::string>(),
            .people = row.next<std::int64_t>(),
            .made_by_name = row.next<std::string>(),
            .made_at = row.next<Instant>(),
            .closed_at = row.next<std::optional<Instant>>()};
}

Line read(sql::Row& row, sql::Into<Line>) {
    return {.id = row.next<ReachLineId>(),
            .person = row.next<PersonId>(),
            .ward = row.next<std::optional<std::string>>().value_or(""),
            .points = row.next<int>(),
            .why = row.next<std::string>(),
            .state = row.next<std::string>(),
            .tries = row.next<int>(),
            .last_tried_at = row.next<std::optional<Instant>>(),
            .reached_at = row.next<std::optional<Instant>>(),
            .last_way = row.next<std::string>(),
            .last_outcome = row.next<std::string>(),
            .why_not = row.next<std::string>(),
            .next = row.next<std::string>()};
}

// A line for which no call, letter or need has been made yet.
struct Unmade {
    ReachLineId line;
    PersonId person;
    int points = 0;
    std::string why;
    bool do_not_call = false;
};
Unmade read(sql::Row& row, sql::Into<Unmade>) {
    return {.line = row.next<ReachLineId>(),
            .person = row.next<PersonId>(),
            .points = row.next<int>(),
            .why = row.next<std::string>(),
            .do_not_call = row.next<bool>()};
}

Try read(sql::Row& row, sql::Into<Try>) {
    return {.way = row.next<std::string>(),
            .outcome = row.next<std::string>(),
            .note = row.next<Private>(),
            .by_name = row.next<std::string>(),
            .at = row.next<Instant>()};
}

namespace {

constexpr std::size_t most_in_a_round = 100'000;
constexpr std::size_t made_at_once = 500;  // while somebody waits for the page
constexpr std::string_view reach_columns =
    "SELECT id, reference, cohort_id, cohort_version, name, way, detail, people, made_by_name, "
    "made_at, closed_at FROM reach ";
constexpr std::string_view line_columns =
    "SELECT id, person_id, ward, points, why, state, tries, last_tried_at, reached_at, last_way, "
    "last_outcome, why_not, next FROM reach_line ";

std::string name_of(const ReachRow& row) { return "reach:" + row.reference; }

void make_work(sql::Transaction& transaction, const ReachRow& row, const Unmade& member,
               Instant now) {
    if (row.way == "call") {
        if (member.do_not_call) return;
        calls::book(transaction,
                    {.person = member.person,
                     .purpose = "reaching everyone",
                     .due_at = now + 24h,
                     .priority = member.points,
                     .priority_why = member.why,
                     .source = name_of(row)},
                    now);
    } else if (row.way == "need") {
        casework::open_need(transaction,
                            {.person = member.person,
                             .category = row.detail,
                             .details = Private("Found by the list " + row.name + ": " +
                                                member.why),
                             .due = {}},
                            now);
    } else if (row.way == "letter") {
        messages::send(transaction,
                       messages::ToPerson{.person = member.person,
                                          .template_id = "reaching-out",
                                          .subject_kind = "reach",
                                          .subject_id = row.id.string(),
                                          .same_message = row.reference + " " +
                                                          member.person.string(),
                                          .channel = "letter"},
                       now);
    }
}

void add_lines(sql::Transaction& transaction, ReachId id, const std::vector<Member>& all,
               Instant now) {
    sql::Bulk lines(transaction,
                    "INSERT INTO reach_line (id, reach_id, person_id, ward, points, why, state)",
                    7);
    for (const Member& member : all) {
        lines.add(ReachLineId::make(now), id, member.person,
                  member.ward.empty() ? std::optional<std::string>() : member.ward,
                  member.standing.points, member.standing.why, std::string_view("to reach"));
    }
    lines.finish();
}

}  // namespace

std::optional<ReachRow> reach(sql::Session& session, ReachId id) {
    return session.one<ReachRow>(std::string(reach_columns) + "WHERE id = $1", id);
}

std::vector<ReachRow> reaches_of(sql::Session& session, const std::optional<CohortId>& cohort) {
    sql::Arguments with;
    std::string where = "ORDER BY made_at DESC LIMIT 100";
    if (cohort) where = "WHERE cohort_id = " + with.add(*cohort) + " " + where;
    return session.all<ReachRow>(std::string(reach_columns) + where, with);
}

ReachId start(sql::Transaction& transaction, const CohortRow& cohort, const NewReach& made,
              Instant now) {
    if (!made.same_request.empty()) {
        const auto known = transaction.one<ReachId>(
            "SELECT id FROM reach WHERE same_request = $1", made.same_request);
        if (known) return *known;
    }
    const auto id = ReachId::make(now);
    const auto all = members(transaction, cohort.conditions, weights(transaction), now,
                             most_in_a_round);
    transaction.execute(
        R"(
        INSERT INTO reach (id, reference, cohort_id, cohort_version, name, way, detail, people,
                           made_by_name, made_at, same_request)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))",
        id, Reference::make('R'), cohort.id, cohort.version, made.name, made.way, made.detail,
        all.size(), made.by_name, now,
        made.same_request.empty() ? std::optional<std::string>() : made.same_request);
    add_lines(transaction, id, all, now);
    const auto row = *reach(transaction, id);
    transaction.changed("reach", id, "started", made.way);
    make_some(transaction, row, made_at_once, now);
    bring_up_to_date(transaction, row, now);
    return id;
}

void make_some(sql::Transaction& transaction, const ReachRow& row, std::size_t most,
               Instant now) {
    if (row.way == "visit") return;
    for (const Unmade& one : transaction.all<Unmade>(R"(
             SELECT line.id, line.person_id, line.points, line.why, person.do_not_call
               FROM reach_line line
               JOIN person_known_facts person ON person.id = line.person_id
              WHERE line.reach_id = $1 AND line.made = 0
              ORDER BY line.points DESC, line.id
              LIMIT $2)",
                                                     row.id, most)) {
        make_work(transaction, row, one, now);
        transaction.execute("UPDATE reach_line SET made = 1 WHERE id = $1", one.line);
    }
}

void close(sql::Transaction& transaction, ReachId id, Instant now) {
    transaction.execute("UPDATE reach SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL", id,
                        now);
    transaction.changed("reach", id, "closed");
}

std::vector<Line> lines_of(sql::Session& session, ReachId id, const LinesAsked& asked) {
    sql::Arguments with;
    std::string where = "WHERE reach_id = " + with.add(id);
    where += asked.state.empty() ? std::string(" AND state IN ('to reach', 'tried')")
                                 : " AND state = " + with.add(asked.state);
    if (!asked.ward.empty()) where += " AND ward = " + with.add(asked.ward);
    if (!asked.next.empty()) where += " AND next = " + with.add(asked.next);
    if (asked.after) {
        const auto last = line(session, *asked.after);
        if (last) {
            const std::string points = with.add(last->points);
            where += " AND (points < " + points + " OR (points = " + points + " AND id > " +
                     with.add(last->id) + "))";
        }
    }
    return session.all<Line>(std::string(line_columns) + where +
                                 " ORDER BY points DESC, id LIMIT " + with.add(asked.most),
                             with);
}

std::optional<Line> line(sql::Session& session, ReachLineId id) {
    return session.one<Line>(std::string(line_columns) + "WHERE id = $1", id);
}

std::optional<ReachId> reach_of_line(sql::Session& session, ReachLineId id) {
    return session.one<ReachId>("SELECT reach_id FROM reach_line WHERE id = $1", id);
}

Totals totals(sql::Session& session, ReachId id) {
    Totals totals;
    using Count = std::tuple<std::string, std::int64_t>;
    for (auto& [state, count] : session.all<Count>(
             "SELECT state, count(*) FROM reach_line WHERE reach_id = $1 GROUP BY state", id)) {
        totals.states.emplace(std::move(state), count);
    }
    for (auto& [next, count] : session.all<Count>(
             "SELECT next, count(*) FROM reach_line WHERE reach_id = $1 AND state IN ('to reach', "
             "'tried') GROUP BY next ORDER BY 2 DESC, 1 LIMIT 20",
             id)) {
        totals.nexts.emplace_back(std::move(next), count);
    }
    using Ward = std::tuple<std::string, std::string, std::int64_t, std::int64_t, std::int64_t>;
    for (auto& [code, name, people, reached, tried] : session.all<Ward>(R"(
             SELECT COALESCE(line.ward, ''), COALESCE(ward.name, 'Not known'), count(*),
                    sum(CASE line.state WHEN 'reached' THEN 1 ELSE 0 END),
                    sum(CASE line.state WHEN 'tried' THEN 1 ELSE 0 END)
               FROM reach_line line LEFT JOIN ward_facts ward ON ward.code = line.ward
              WHERE line.reach_id = $1
              GROUP BY line.ward, ward.name ORDER BY 3 DESC, 2 LIMIT 500)",
                                                                        id)) {
        totals.wards.push_back({code, name, people, reached, tried});
    }
    for (auto& [day, count] : session.all<Count>(
             "SELECT substr(reached_at, 1, 10), count(*) FROM reach_line WHERE reach_id = $1 AND "
             "reached_at IS NOT NULL GROUP BY 1 ORDER BY 1 LIMIT 366",
             id)) {
        totals.days.emplace_back(std::move(day), count);
    }
    return totals;
}

Result<void> record_try(sql::Transaction& transaction, const Line& of, const Try& tried,
                        Instant now) {
    const auto same = tried.same_request.empty() ? std::optional<std::string>()
                                                 : tried.same_request;
    const auto made = transaction.execute(
        R"(
        INSERT INTO reach_try (id, line_id, at, way, outcome, note, by_name, same_request)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (same_request) DO NOTHING)",
        Id<Try>::make(now), of.id, now, tried.way, tried.outcome, tried.note, tried.by_name, same);
    transaction.changed("reach line", of.id, "tried", tried.outcome);
    if (made == 0) return {};
    const bool reached = tried.outcome == "reached";
    const bool over = tried.outcome == "died" || tried.outcome == "does not want";
    transaction.execute(R"(
        UPDATE reach_line
           SET state = $2, tries = tries + 1, last_tried_at = $3, last_way = $4,
               last_outcome = $5, reached_at = $6
         WHERE id = $1)",
                        of.id, reached ? "reached" : over ? "not needed" : "tried", now, tried.way,
                        tried.outcome, reached ? std::optional(now) : std::nullopt);
    return {};
}

std::vector<Try> tries_of(sql::Session& session, const Line& of, Instant since) {
    return session.all<Try>(R"(
        SELECT way, outcome, note, by_name, at FROM reach_try WHERE line_id = $1
        UNION ALL
        SELECT 'call', outcome, '', '', at FROM call_try_facts
         WHERE person_id = $2 AND at >= $3
        UNION ALL
        SELECT channel, status, '', '', made_at FROM message_person_facts
         WHERE person_id = $2 AND made_at >= $3
         ORDER BY 5 DESC LIMIT 100)",
                            of.id, of.person, since);
}

}  // namespace kith::reaching
