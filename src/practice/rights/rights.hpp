// What people may ask about their own record, and how those who look are looked after: consent and
// objection, emergencies, copies, corrections, restriction, retention and deletion, alerts and
// reviews of looks.
#pragma once

#include <string>
#include <vector>

#include "practice/casework/casework.hpp"

namespace kith::rights {

inline constexpr web::Permission answer_requests{
    "rights.answer", "answer what people ask about their own record, and end records"};

// Fills the schedule of retention when there is none.
void install_defaults(sql::Transaction& transaction, Instant now);

// Looks through the access log for looks that somebody should ask about: for a timer of some
// minutes.
void watch(sql::Transaction& transaction, Instant now);

// What the record's page shows of consent, restriction and emergencies.
html::Html panel(sql::Session& session, const web::Viewer& viewer, PersonId person, Instant now);

// When two records become one person, and when they are parted: for people::on_merge.
void merged(sql::Transaction& transaction, const people::Merging& merging, Instant now);
void parted(sql::Transaction& transaction, const people::Merging& merging, Instant now);

std::vector<web::Route> routes();

}  // namespace kith::rights
