// SQL of the rights slice: rows to values and back. Only this slice includes it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "practice/rights/rights.hpp"

namespace kith::rights {

// What somebody asked about their own record.
struct Request {
    std::string id{};
    std::string reference{};
    PersonId person;
    std::string kind;  // copy, correction, restriction, objection, erasure, looks
    Private words{};
    std::string asked_how, identity;
    Day asked_on, due_on;
    std::string made_by_name;
    Instant made_at{};
    std::string state = "open";
    Private outcome{};
    std::string closed_by_name{};
    std::optional<Instant> closed_at{};
    int version = 1;
};
std::string_view kind_words(std::string_view kind);
// One month, as UK GDPR article 12(3) says.
Day due_day(Day asked_on);

void add_request(sql::Transaction& transaction, const Request& request,
                 std::string_view same_request, Instant now);
Result<void> close_request(sql::Transaction& transaction, const Request& request,
                           std::string_view state, const Private& outcome,
                           std::string_view by_name, Instant now);
std::optional<Request> request(sql::Session& session, std::string_view id);
std::vector<Request> requests_of(sql::Session& session, PersonId person);
std::vector<Request> open_requests(sql::Session& session);

// Looks noticed by watch(), and looks drawn by lot.
struct Noticed {
    std::string id;
    std::string kind, why;
    std::string account, account_name{};
    std::optional<PersonId> person{};
    Instant at;
    std::string finding, note, found_by_name;
    std::string purpose{};  // of a drawn look: what they said it was for
};
std::vector<Noticed> open_alerts(sql::Session& session);
std::vector<Noticed> settled_alerts(sql::Session& session, std::size_t most);
Result<void> settle(sql::Transaction& transaction, std::string_view table, std::string_view id,
                    const sharing::Finding& finding, Instant now);
// The latest sample; draws a new one of so many looks of the last 30 days.
std::vector<Noticed> sample(sql::Session& session);
std::size_t draw_sample(sql::Transaction& transaction, std::size_t most, Instant now);

// How long records are kept, and what must not go.
struct Rule {
    std::string id, name, applies;
    int months = 0;
    std::string law;
    int version = 1;
};
std::vector<Rule> rules(sql::Session& session);
Result<void> change_rule(sql::Transaction& transaction, const Rule& rule);

struct Hold {
    std::string id{};
    std::string name, reason;
    std::optional<PersonId> person{};
    std::optional<Day> from_day{}, to_day{};
    std::string made_by_name;
    Instant made_at{};
};
std::vector<Hold> holds(sql::Session& session);
void add_hold(sql::Transaction& transaction, const Hold& hold, Instant now);
Result<void> end_hold(sql::Transaction& transaction, std::string_view id,
                      std::string_view by_name, Instant now);

// A record the schedule says has been kept long enough.
struct Due {
    PersonId person;
    Reference reference;
    std::string rule;
    Day last_seen;
    Day due_on;
    std::string held_by{};  // the legal hold that keeps it
};
// Those due on this day, longest first.
std::vector<Due> due(sql::Session& session, Day today, std::size_t most);
// What stands against ending a record now, in sentences.
std::vector<std::string> against_erasing(sql::Session& session, PersonId person, Day today);

// The record by which a person is known now, whichever of theirs is named, and those merged into
// it, and into those: each before the one it leads to.
std::vector<PersonId> all_records_of(sql::Session& session, PersonId person);

struct Certificate {
    std::string id, reference, record_reference, rule, reason, rows_gone, approved_by_name;
    Instant done_at;
};
// Destroys the record, those merged into it and what hangs on them, for good. Invalid with what
// stands against it.
Result<Certificate> erase(sql::Transaction& transaction, PersonId person, std::string_view rule,
                          std::string_view reason, const web::Viewer& by, Instant now);
std::vector<Certificate> certificates(sql::Session& session);
std::optional<Certificate> certificate(sql::Session& session, std::string_view id);

}  // namespace kith::rights
