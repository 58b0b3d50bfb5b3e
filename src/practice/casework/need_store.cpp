#include "platform/base/london.hpp"
#include "platform/sql/references.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/casework/hooks.hpp"
#include "practice/casework/need.hpp"
#include "practice/casework/store.hpp"
#include "practice/messages/messages.hpp"

namespace kith::casework {
namespace {

constexpr int hour_due = 17;

Json read_json(const std::string& text) {
    auto parsed = Json::parse(text);
    return parsed ? *std::move(parsed) : Json::object({});
}

std::string headline_of_move(const NeedView& need, std::string_view status) {
    return need.title + ": " + std::string(status);
}

// Adds what is newly said to a need that is open already.
void join(sql::Transaction& transaction, const NeedView& open, const NewNeed& asked, Instant now) {
    std::string details = open.details.text();
    if (!asked.details.empty() && details.find(asked.details.text()) == std::string::npos) {
        details += (details.empty() ? "" : "\n\n") + asked.details.text();
    }
    const Day today = london_day(now);
    const DueDates dates = due_dates(asked.due, 30, asked.urgent, today);
    const Day due_on = dates.on < open.due_on ? dates.on : open.due_on;
    transaction.execute(R"(
        UPDATE need
           SET details = $2, urgent = $3, health_critical = $4, due_on = $5, version = version + 1
         WHERE id = $1)",
                        open.id, details, open.urgent || asked.urgent,
                        open.health_critical || asked.health_critical, due_on);
    transaction.changed("need", open.id, "asked again");
    tell(transaction,
         {.person = open.person,
          .kind = "need",
          .subject_id = open.id.string(),
          .headline = open.title + ": asked again",
          .body = asked.details,
          .by_name = "Kith"},
         now);
}

NeedId insert(sql::Transaction& transaction, const NewNeed& asked, const Category& category,
              const Reference& reference, Instant now) {
    const auto id = NeedId::make(now);
    const DueDates dates =
        due_dates(asked.due, category.days_to_meet, asked.urgent, london_day(now));
    const auto standing = people::standing(transaction, asked.person, london_day(now));
    const std::optional<std::string> ward =
        standing && !standing->ward.empty() ? std::optional(standing->ward) : std::nullopt;
    transaction.execute(R"(
        INSERT INTO need (id, reference, person_id, contact_id, category, category_version, title,
                          details, answers, status, urgent, health_critical, due_kind, due_from,
                          due_on, route, team_id, organisation_id, ward, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting', $10, $11, $12, $13, $14, $15, $16,
                $17, $18, $19))",
                        id, reference, asked.person, asked.contact, category.id, category.version,
                        category.name, asked.details, asked.answers.print(), asked.urgent,
                        asked.health_critical, dates.kind, dates.from, dates.on,
                        asked.route.value_or(category.usual_route),
                        accounts::answering_team(transaction, "needs"),
                        accounts::council(transaction), ward, now);
    return id;
}

}  // namespace

NeedView read(sql::Row& row, sql::Into<NeedView>) {
    return {.id = row.next<NeedId>(),
            .reference = row.next<Reference>(),
            .person = row.next<PersonId>(),
            .category = row.next<std::string>(),
            .title = row.next<std::string>(),
            .details = row.next<Private>(),
            .answers = read_json(row.next<std::string>()),
            .status = row.next<std::string>(),
            .status_reason = row.next<std::string>(),
            .urgent = row.next<bool>(),
            .health_critical = row.next<bool>(),
            .due_kind = row.next<std::string>(),
            .due_from = row.next<std::optional<Day>>(),
            .due_on = row.next<Day>(),
            .route = row.next<std::string>(),
            .account = row.next<std::optional<AccountId>>(),
            .team = row.next<std::optional<TeamId>>(),
            .organisation = row.next<std::optional<OrganisationId>>(),
            .made_at = row.next<Instant>(),
            .closed_at = row.next<std::optional<Instant>>(),
            .version = row.next<int>(),
            .category_version = row.next<int>(),
            .contact = row.next<std::optional<ContactId>>()};
}

void refresh_need_work(sql::Transaction& transaction, const NeedView& need, Instant now) {
    messages::publish(transaction,
                      {.event = need.version == 1 ? "need.created" : "need.changed",
                       .id = need.id.string(),
                       .reference = std::string(need.reference.text()),
                       .status = need.status},
                      now);
    if (need.closed_at) {
        finish_work(transaction, "need", need.id.text(), now);
        return;
    }
    put_work(transaction,
             {.subject_kind = "need",
              .subject_id = need.id.string(),
              .person = need.person,
              .title = need.title,
              .path = path(need.id).str(),
              .owner = {.account = need.account,
                        .team = need.team,
                        .organisation = need.organisation},
              .due_at = instant_of({need.due_on, TimeOfDay(hour_due, 0)}),
              .priority = need.health_critical ? 2 : 0,
              .urgent = need.urgent || need.health_critical},
             now);
}

Result<NeedView> need(sql::Session& session, NeedId id) {
    auto found = session.one<NeedView>(
        "SELECT " + std::string(need_columns) + " FROM need WHERE id = $1", id);
    if (!found) return problem(NotFound{"need"});
    return *std::move(found);
}

std::vector<NeedView> needs_of(sql::Session& session, PersonId person) {
    return session.all<NeedView>("SELECT " + std::string(need_columns) +
                                     " FROM need WHERE person_id = $1 "
                                     "ORDER BY closed_at DESC NULLS FIRST, urgent DESC, due_on, id "
                                     "LIMIT 200",
                                 person);
}

Opened open_need(sql::Transaction& transaction, const NewNeed& asked, Instant now) {
    const auto known = category(transaction, asked.category);
    if (!known) throw std::logic_error("a need of a category that is not published");
    const auto same = transaction.one<NeedView>(
        "SELECT " + std::string(need_columns) +
            " FROM need WHERE person_id = $1 AND category = $2 AND closed_at IS NULL "
            "ORDER BY made_at LIMIT 1",
        asked.person, asked.category);
    if (same) {
        join(transaction, *same, asked, now);
        refresh_need_work(transaction, *need(transaction, same->id), now);
        return {.id = same->id, .reference = same->reference, .joined = true};
    }
    const Reference reference = sql::free_reference(transaction, "need", 'N');
    const NeedId id = insert(transaction, asked, *known, reference, now);
    transaction.changed("need", id, "opened", asked.category);
    tell(transaction,
         {.person = asked.person,
          .kind = "need",
          .subject_id = id.string(),
          .headline = known->name + (asked.urgent ? ", urgent" : ""),
          .body = asked.details,
          .by_name = "Kith"},
         now);
    refresh_need_work(transaction, *need(transaction, id), now);
    return {.id = id, .reference = reference, .joined = false};
}

Result<void> move_need(sql::Transaction& transaction, NeedId id, std::string_view status,
                       std::string_view reason, std::string_view by_name, Instant now) {
    const auto before = need(transaction, id);
    if (!before) return tl::unexpected(before.error());
    if (before->status == status && before->status_reason == reason) return {};
    if (const auto refusal = refusal_of_move(before->status, status, reason)) {
        return invalid("status", *refusal);
    }
    const std::optional<Instant> closed_at = is_closed(status) ? std::optional(now) : std::nullopt;
    transaction.execute(R"(
        UPDATE need
           SET status = $2, status_reason = $3, closed_at = $4, version = version + 1
         WHERE id = $1)",
                        id, status, reason, closed_at);
    transaction.changed("need", id, status, reason);
    tell(transaction,
         {.person = before->person,
          .kind = "need",
          .subject_id = id.string(),
          .headline = headline_of_move(*before, status),
          .body = Private(std::string(reason)),
          .by_name = std::string(by_name)},
         now);
    refresh_need_work(transaction, *need(transaction, id), now);
    if (closed_at && !before->closed_at) {
        tell_closed(transaction,
                    {.id = id,
                     .status = std::string(status),
                     .why = reason.empty() ? "This need is met" : std::string(reason),
                     .by_name = std::string(by_name)},
                    now);
    }
    return {};
}

void withdraw_all(sql::Transaction& transaction, PersonId person, std::string_view reason,
                  std::string_view by_name, Instant now) {
    for (const NeedView& one : needs_of(transaction, person)) {
        if (!one.closed_at) {
            (void)move_need(transaction, one.id, "withdrawn", reason, by_name, now);
        }
    }
}

Result<void> assign_need(sql::Transaction& transaction, NeedId id, const Owner& owner,
                         std::string_view by_name, Instant now) {
    const auto before = need(transaction, id);
    if (!before) return tl::unexpected(before.error());
    if (before->closed_at) return invalid("owner", "This need is closed. Open it again first.");
    const std::string status = before->status == "waiting" ? "assigned" : before->status;
    transaction.execute(R"(
        UPDATE need
           SET account_id = $2, team_id = $3, organisation_id = $4, status = $5,
               assigned_at = COALESCE(assigned_at, $6), version = version + 1
         WHERE id = $1)",
                        id, owner.account, owner.team ? owner.team : before->team,
                        owner.organisation ? owner.organisation : before->organisation, status,
                        now);
    transaction.changed("need", id, "assigned");
    std::string to;
    if (owner.account) {
        if (const auto account = accounts::account(transaction, *owner.account)) to = account->name;
    } else if (owner.organisation) {
        if (const auto one = accounts::organisation(transaction, *owner.organisation)) {
            to = one->name;
        }
    } else if (owner.team) {
        if (const auto team = accounts::team(transaction, *owner.team)) to = team->name;
    }
    tell(transaction,
         {.person = before->person,
          .kind = "need",
          .subject_id = id.string(),
          .headline = before->title + ": given to " + (to.empty() ? "the team" : to),
          .by_name = std::string(by_name)},
         now);
    refresh_need_work(transaction, *need(transaction, id), now);
    return {};
}

html::Url path(NeedId need) { return html::Url::path("/needs/{}", need); }

}  // namespace kith::casework
