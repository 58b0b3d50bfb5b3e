// SQL of the casework slice: rows to values and back. Only this slice includes it.
#pragma once

#include <string>
#include <vector>

#include "practice/casework/casework.hpp"

namespace kith::casework {

struct ConcernRow {
    ConcernId id;
    Reference reference;
    PersonId person;
    std::string kind;
    Private text;
    std::string urgency;
    std::optional<AccountId> raised_by;
    std::string raised_by_name;
    std::string raised_from;
    Instant raised_at;
    std::string status;
    std::optional<AccountId> account;
    std::optional<TeamId> team;
    Instant answer_by;
    int escalated = 0;
    Private outcome{};
    std::string outcome_kind{};
    std::string told_raiser{};
    std::optional<Instant> answered_at{};
    int version = 1;
};
std::optional<ConcernRow> concern_row(sql::Session& session, ConcernId concern);

// The category as it was when a need was asked for.
std::optional<Category> category_at(sql::Session& session, std::string_view id, int version);

void put_concern_work(sql::Transaction& transaction, const ConcernRow& concern, Instant now);

// The columns that read(NeedView) reads, in its order.
inline constexpr std::string_view need_columns =
    "id, reference, person_id, category, title, details, answers, status, status_reason, urgent, "
    "health_critical, due_kind, due_from, due_on, route, account_id, team_id, organisation_id, "
    "made_at, closed_at, version, category_version, contact_id";
NeedView read(sql::Row& row, sql::Into<NeedView>);

inline constexpr std::string_view concern_columns =
    "id, reference, person_id, kind, text, urgency, raised_by, raised_by_name, raised_from, "
    "raised_at, status, account_id, team_id, answer_by, escalated, outcome, outcome_kind, "
    "told_raiser, answered_at, version";
ConcernRow read(sql::Row& row, sql::Into<ConcernRow>);

// The need as it is, and the work line that keeps it owned, from what the need says now.
void refresh_need_work(sql::Transaction& transaction, const NeedView& need, Instant now);

}  // namespace kith::casework
