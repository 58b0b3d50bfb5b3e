#include "practice/sharing/decision.hpp"
#include "practice/sharing/decision.hpp"

namespace kith::sharing {
namespace {

struct Line {
    std::optional<PersonId> person;
    std::string_view action;
    const Purpose& purpose;
    std::string_view basis;
    std::size_t results;
};

void write(sql::Transaction& transaction, const web::Viewer& viewer, const Line& line,
           Instant now) {
    // The access log is itself the record of what happened, so it has no line in the change log.
    transaction.execute_quietly(R"(
        INSERT INTO access_log (id, at, account_id, organisation_id, person_id, action, screen,
                                purpose, basis, results, request_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))",
                                Id<struct AccessLine>::make(now), now, viewer.account_id,
                                viewer.organisation_id, line.person, line.action,
                                line.purpose.screen, line.purpose.words, line.basis, line.results,
                                transaction.actor().request_id);
}

bool stands_already(sql::Session& session, const Involvement& wanted) {
    return session.value<std::int64_t>(R"(
        SELECT count(*)
          FROM involvement
         WHERE subject_id = $1 AND person_id = $2 AND ended_at IS NULL
           AND organisation_id IS NOT DISTINCT FROM $3
           AND account_id IS NOT DISTINCT FROM $4)",
                                       wanted.subject_id, wanted.person, wanted.organisation,
                                       wanted.account) > 0;
}

}  // namespace

void log_look(sql::Transaction& transaction, const web::Viewer& viewer, PersonId person,
              const Purpose& purpose, const Decision& decision, std::string_view action,
              Instant now) {
    write(transaction, viewer,
          {.person = person,
           .action = !decision.allowed ? "refused" : decision.emergency ? "emergency" : action,
           .purpose = purpose,
           .basis = decision.basis,
           .results = decision.allowed ? 1u : 0u},
          now);
}

void log_list(sql::Transaction& transaction, const web::Viewer& viewer, const Purpose& purpose,
              std::string_view action, std::size_t results, Instant now) {
    write(transaction, viewer,
          {.person = std::nullopt,
           .action = action,
           .purpose = purpose,
           .basis = viewer.may(see_everyone) ? "a role that works with everyone"
                                             : "open referrals and jobs",
           .results = results},
          now);
}

void involve(sql::Transaction& transaction, const Involvement& involvement, Instant now) {
    if (stands_already(transaction, involvement)) return;
    transaction.execute(R"(
        INSERT INTO involvement (id, person_id, organisation_id, account_id, level, subject_id,
                                 parts, started_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8))",
                        Id<Involvement>::make(now), involvement.person, involvement.organisation,
                        involvement.account, level_name(involvement.level), involvement.subject_id,
                        parts_text(involvement.parts), now);
    transaction.changed("person", involvement.person, "involved",
                        std::string(level_name(involvement.level)));
}

void release(sql::Transaction& transaction, PersonId person, std::string_view subject_id,
             Instant now) {
    const auto ended = transaction.execute(R"(
        UPDATE involvement SET ended_at = $1
         WHERE person_id = $2 AND subject_id = $3 AND ended_at IS NULL)",
                                           now, person, subject_id);
    if (ended > 0) transaction.changed("person", person, "released", std::string(subject_id));
}

std::vector<PersonId> involved(sql::Session& session, const web::Viewer& viewer, std::size_t most) {
    return session.all<PersonId>(R"(
        SELECT DISTINCT person_id
          FROM involvement
         WHERE ended_at IS NULL AND (organisation_id = $1 OR account_id = $2)
         ORDER BY person_id
         LIMIT $3)",
                                 viewer.organisation_id, viewer.account_id, most);
}

}  // namespace kith::sharing
