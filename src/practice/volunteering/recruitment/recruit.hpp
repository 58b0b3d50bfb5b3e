// Joining step by step: roles chosen, referees asked and heard, what somebody may do following
// from what has been seen of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "practice/volunteering/recruitment/role.hpp"

namespace kith::volunteering {

std::vector<std::string> roles_of(sql::Session& session, VolunteerId volunteer);
// The same as they were when they were taken on.
std::vector<Role> roles_taken(sql::Session& session, const Handbook& book, VolunteerId volunteer);
void choose_roles(sql::Transaction& transaction, VolunteerId volunteer,
                  const std::vector<std::string>& roles, Instant now);
// What is offered to somebody follows from their roles and the checks in date; run after either
// changes. Those taken on before there were roles keep what they do as long as they choose it.
void refresh_offers(sql::Transaction& transaction, VolunteerId volunteer, Instant now);

// An application from the public: kept once, with a sign-in of their own and a letter that says
// how to see the next steps. Somebody who has a sign-in for other work keeps that one.
VolunteerId apply(sql::Transaction& transaction, const NewVolunteer& made,
                  const std::string& base_url, Instant now);

struct ReferenceRow {
    std::string id;
    VolunteerId volunteer;
    Private name, email;
    std::string relation;
    Instant asked_at, expires_at;
    std::optional<Instant> answered_at;
    std::string answer;  // "", yes, unsure, no
    Private words;
};
std::vector<ReferenceRow> references_of(sql::Session& session, VolunteerId volunteer);

struct NewReferee {
    Private name;
    Email email;
    std::string relation;  // "my neighbour", "my teacher"
};
// Writes to a referee; Invalid for the volunteer's own address or one asked already.
Result<void> ask_referee(sql::Transaction& transaction, VolunteerId volunteer,
                         const NewReferee& referee, Instant now);
// The reference a link is for, while it may still be answered.
std::optional<ReferenceRow> reference_of_link(sql::Session& session, std::string_view token,
                                              Instant now);
// Once only, else Stale. The second good one completes the step; a doubt goes to a coordinator.
Result<void> answer_reference(sql::Transaction& transaction, std::string_view token,
                              std::string_view answer, const Private& words, Instant now);

// A step the volunteer takes themselves: the code read, the training done. `version` is what they
// read; Stale when that is not what stands any more.
Result<void> take_own_step(sql::Transaction& transaction, VolunteerId volunteer,
                           std::string_view check, int version, Instant now);
// Why somebody cannot be taken on yet, as a sentence; nothing when they can.
std::optional<std::string> not_yet(sql::Session& session, VolunteerId volunteer, Day today);

// Referees who are silent are asked once more; checks about to run out are told to the volunteer
// and put on the coordinators' list; what ran out ends what it covered. For a daily timer, safe to
// run more often.
void chase_recruitment(sql::Transaction& transaction, Instant now);
// Those who left, or never began, are forgotten when the time in the agreement is over.
void forget_volunteers(sql::Transaction& transaction, Instant now);

}  // namespace kith::volunteering
