#include "practice/sharing/decision.hpp"

namespace kith::sharing {

using namespace std::chrono_literals;

SaidRow read(sql::Row& row, sql::Into<SaidRow>) {
    return {.id = row.next<std::string>(),
            .organisation = row.next<std::string>(),
            .answer = row.next<std::string>(),
            .asked = row.next<std::string>(),
            .how = row.next<std::string>(),
            .said_by = row.next<std::string>(),
            .asked_by_name = row.next<std::string>(),
            .at = row.next<Instant>(),
            .until = row.next<std::optional<Instant>>(),
            .withdrawn_at = row.next<std::optional<Instant>>(),
            .withdrawn_why = row.next<std::string>(),
            .withdrawn_by_name = row.next<std::string>()};
}

Override read(sql::Row& row, sql::Into<Override>) {
    return {.id = row.next<std::string>(),
            .person = row.next<PersonId>(),
            .organisation = row.next<OrganisationId>(),
            .organisation_name = row.next<std::string>(),
            .ground = row.next<std::string>(),
            .reason = row.next<std::string>(),
            .asked_by = row.next<std::string>(),
            .asked_by_name = row.next<std::string>(),
            .asked_at = row.next<Instant>(),
            .decided_by_name = row.next<std::string>(),
            .decided_at = row.next<std::optional<Instant>>(),
            .decision = row.next<std::string>(),
            .decision_note = row.next<std::string>(),
            .until = row.next<Instant>(),
            .ended_at = row.next<std::optional<Instant>>()};
}

Emergency read(sql::Row& row, sql::Into<Emergency>) {
    return {.id = row.next<std::string>(),
            .person = row.next<PersonId>(),
            .account = row.next<std::string>(),
            .account_name = row.next<std::string>(),
            .organisation = row.next<std::string>(),
            .reason = row.next<std::string>(),
            .opened_at = row.next<Instant>(),
            .until = row.next<Instant>(),
            .reviewed_by_name = row.next<std::string>(),
            .reviewed_at = row.next<std::optional<Instant>>(),
            .finding = row.next<std::string>(),
            .finding_note = row.next<std::string>()};
}

Restriction read(sql::Row& row, sql::Into<Restriction>) {
    return {.id = row.next<std::string>(),
            .ground = row.next<std::string>(),
            .reason = row.next<std::string>(),
            .made_by_name = row.next<std::string>(),
            .made_at = row.next<Instant>()};
}

namespace {

constexpr auto emergency_lasts = 1h;

constexpr std::string_view override_columns =
    "SELECT wanted.id, person_id, organisation_id, organisation.name, ground, reason, asked_by, "
    "asked_by_name, asked_at, decided_by_name, decided_at, COALESCE(decision, ''), decision_note, "
    "until, ended_at FROM objection_override wanted "
    "JOIN organisation_facts organisation ON organisation.id = wanted.organisation_id ";

constexpr std::string_view emergency_columns =
    "SELECT opened.id, person_id, account_id, account_name, COALESCE(organisation.name, ''), "
    "reason, opened_at, until, reviewed_by_name, reviewed_at, COALESCE(finding, ''), "
    "finding_note FROM emergency_access opened "
    "LEFT JOIN organisation_facts organisation ON organisation.id = opened.organisation_id ";

}  // namespace

bool record_said(sql::Transaction& transaction, const Said& said, Instant now) {
    const auto same = said.same_request.empty() ? std::optional<std::string>() : said.same_request;
    const auto made = transaction.execute(
        R"(
        INSERT INTO consent (id, person_id, organisation_id, answer, asked, how, said_by, asked_by,
                             asked_by_name, at, until, same_request)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        ON CONFLICT (same_request) DO NOTHING)",
        Id<Said>::make(now), said.person, said.organisation, said.answer, said.asked, said.how,
        said.said_by, said.asked_by, said.asked_by_name, now, said.until, same);
    if (made > 0) transaction.changed("person", said.person, "said about sharing", said.answer);
    return made > 0;
}

void say_generally(sql::Transaction& transaction, PersonId person, std::string_view answer,
                   std::string_view how, Instant now) {
    if (answer == "agreed" || answer == "objects") {
        record_said(transaction,
                    {.person = person,
                     .answer = std::string(answer),
                     .asked = "Whether we may share what is needed to help",
                     .how = std::string(how),
                     .asked_by = transaction.actor().account_id,
                     .asked_by_name = ""},
                    now);
        return;
    }
    transaction.execute(R"(
        UPDATE consent SET withdrawn_at = $2, withdrawn_why = $3
         WHERE person_id = $1 AND organisation_id IS NULL AND withdrawn_at IS NULL)",
                        person, now, how);
}

std::string stands(sql::Session& session, PersonId person,
                   const std::optional<OrganisationId>& organisation, Instant now) {
    using Row = std::tuple<std::string, std::string, std::string>;
    std::vector<Words> said;
    for (const auto& [about, answer, at] : session.all<Row>(R"(
             SELECT COALESCE(organisation_id, ''), answer, at
               FROM consent
              WHERE person_id = $1 AND withdrawn_at IS NULL AND (until IS NULL OR until > $2)
              ORDER BY at DESC LIMIT 200)",
                                                           person, now)) {
        said.push_back({about, answer, at});
    }
    return standing_answer(said, organisation ? organisation->text() : "");
}

std::vector<SaidRow> said_by(sql::Session& session, PersonId person) {
    return session.all<SaidRow>(R"(
        SELECT consent.id, COALESCE(organisation.name, ''), answer, asked, how, said_by,
               asked_by_name, at, until, withdrawn_at, withdrawn_why, withdrawn_by_name
          FROM consent
          LEFT JOIN organisation_facts organisation ON organisation.id = consent.organisation_id
         WHERE person_id = $1
         ORDER BY at DESC, consent.id DESC
         LIMIT 200)",
                                person);
}

Result<void> withdraw(sql::Transaction& transaction, PersonId person, std::string_view id,
                      std::string_view why, std::string_view by_name, Instant now) {
    const auto done = transaction.execute(R"(
        UPDATE consent SET withdrawn_at = $3, withdrawn_why = $4, withdrawn_by_name = $5
         WHERE id = $1 AND person_id = $2 AND withdrawn_at IS NULL)",
                                          id, person, now, why, by_name);
    if (done == 0) return problem(NotFound{"answer that still stands"});
    transaction.changed("person", person, "took back what they said about sharing");
    return {};
}

std::vector<Override> overrides(sql::Session& session, const std::optional<PersonId>& person) {
    sql::Arguments with;
    std::string where = "WHERE decided_at IS NULL ORDER BY asked_at LIMIT 200";
    if (person) {
        where = "WHERE person_id = " + with.add(*person) + " ORDER BY asked_at DESC LIMIT 200";
    }
    return session.all<Override>(std::string(override_columns) + where, with);
}

Result<void> ask_override(sql::Transaction& transaction, const Override& asked, Instant now) {
    if (asked.reason.empty()) return invalid("reason", "Say why it must be shared all the same");
    const auto id = Id<Override>::make(now);
    transaction.execute(R"(
        INSERT INTO objection_override (id, person_id, organisation_id, ground, reason, asked_by,
                                        asked_by_name, asked_at, until)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))",
                        id, asked.person, asked.organisation, asked.ground, asked.reason,
                        asked.asked_by, asked.asked_by_name, now, asked.until);
    transaction.changed("person", asked.person, "asked to go against an objection", asked.ground);
    return {};
}

Result<void> decide_override(sql::Transaction& transaction, std::string_view id,
                             const SecondLook& look, Instant now) {
    const auto asked = transaction.one<Override>(
        std::string(override_columns) + "WHERE wanted.id = $1 AND decided_at IS NULL", id);
    if (!asked) return problem(NotFound{"request that waits for a decision"});
    if (asked->asked_by == look.by) {
        return problem(Forbidden{"decide about a request of your own: somebody else must look"});
    }
    if (look.note.empty()) return invalid("note", "Say why you decide so");
    transaction.execute(R"(
        UPDATE objection_override
           SET decided_by = $2, decided_by_name = $3, decided_at = $4, decision = $5,
               decision_note = $6
         WHERE id = $1)",
                        id, look.by, look.by_name, now, look.decision, look.note);
    transaction.changed("person", asked->person, "objection looked at", look.decision);
    return {};
}

Result<void> end_override(sql::Transaction& transaction, std::string_view id, Instant now) {
    const auto ended = transaction.execute(
        "UPDATE objection_override SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL", id, now);
    if (ended == 0) return problem(NotFound{"sharing that still goes on"});
    transaction.changed({"objection override", std::string(id), "ended"});
    return {};
}

Result<void> open_in_emergency(sql::Transaction& transaction, const web::Viewer& viewer,
                               PersonId person, std::string_view reason,
                               std::string_view same_request, Instant now) {
    if (!viewer.may(open_in_emergencies)) {
        return problem(Forbidden{"open records in an emergency"});
    }
    if (reason.empty()) return invalid("reason", "Say what has happened");
    const auto id = Id<Emergency>::make(now);
    const auto same = same_request.empty() ? std::optional<std::string>()
                                           : std::optional<std::string>(same_request);
    const auto made = transaction.execute(
        R"(
        INSERT INTO emergency_access (id, person_id, account_id, account_name, organisation_id,
                                      reason, opened_at, until, same_request)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (same_request) DO NOTHING)",
        id, person, viewer.account_id, viewer.name, viewer.organisation_id, reason, now,
        now + emergency_lasts, same);
    if (made > 0) transaction.changed("person", person, "opened in an emergency");
    return {};
}

std::vector<Emergency> emergencies(sql::Session& session, const std::optional<PersonId>& person) {
    sql::Arguments with;
    std::string where = "WHERE reviewed_at IS NULL ORDER BY opened_at LIMIT 200";
    if (person) {
        where = "WHERE person_id = " + with.add(*person) + " ORDER BY opened_at DESC LIMIT 200";
    }
    return session.all<Emergency>(std::string(emergency_columns) + where, with);
}

Result<void> review_emergency(sql::Transaction& transaction, std::string_view id,
                              const Finding& finding, Instant now) {
    const auto opened = transaction.one<Emergency>(
        std::string(emergency_columns) + "WHERE opened.id = $1 AND reviewed_at IS NULL", id);
    if (!opened) return problem(NotFound{"emergency access that waits for review"});
    if (opened->account == finding.by) {
        return problem(Forbidden{"review a record that you opened yourself"});
    }
    if (finding.note.empty()) return invalid("note", "Say what you found");
    transaction.execute(R"(
        UPDATE emergency_access
           SET reviewed_by = $2, reviewed_by_name = $3, reviewed_at = $4, finding = $5,
               finding_note = $6
         WHERE id = $1)",
                        id, finding.by, finding.by_name, now, finding.finding, finding.note);
    transaction.changed("person", opened->person, "emergency access reviewed", finding.finding);
    return {};
}

std::optional<Restriction> restriction(sql::Session& session, PersonId person) {
    return session.one<Restriction>(
        "SELECT id, ground, reason, made_by_name, made_at FROM restriction WHERE person_id = $1 "
        "AND ended_at IS NULL ORDER BY made_at LIMIT 1",
        person);
}

Result<void> restrict_use(sql::Transaction& transaction, PersonId person, std::string_view ground,
                          std::string_view reason, std::string_view by_name, Instant now) {
    if (reason.empty()) return invalid("reason", "Say what they asked for and why");
    if (restriction(transaction, person)) return {};
    transaction.execute(R"(
        INSERT INTO restriction (id, person_id, ground, reason, made_by_name, made_at)
        VALUES ($1, $2, $3, $4, $5, $6))",
                        Id<Restriction>::make(now), person, ground, reason, by_name, now);
    transaction.changed("person", person, "use restricted", ground);
    return {};
}

Result<void> lift_restriction(sql::Transaction& transaction, PersonId person, std::string_view why,
                              Instant now) {
    if (why.empty()) return invalid("why", "Say how the question was settled");
    const auto lifted = transaction.execute(
        "UPDATE restriction SET ended_at = $2, end_reason = $3 WHERE person_id = $1 AND "
        "ended_at IS NULL",
        person, now, why);
    if (lifted == 0) return problem(NotFound{"restriction"});
    transaction.changed("person", person, "use no longer restricted");
    return {};
}

}  // namespace kith::sharing
