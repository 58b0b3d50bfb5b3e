// The yellow bracelet: an emergency card with an opaque code, which shows a stranger what the
// person agreed to and a signed-in responder more. Every scan is logged and told.
#pragma once

#include <vector>

#include "practice/casework/casework.hpp"

namespace kith {

using CardId = Id<struct EmergencyCard>;

}  // namespace kith

namespace kith::bracelet {

inline constexpr web::Permission give_cards{
    "cards.give", "give people emergency cards and take them back"};

// What the record's page shows of the card, if there is one.
html::Html panel(sql::Session& session, const web::Viewer& viewer, PersonId person, Instant now);

// When two records become one person, and when they are parted: for people::on_merge.
void merged(sql::Transaction& transaction, const people::Merging& merging, Instant now);
void parted(sql::Transaction& transaction, const people::Merging& merging, Instant now);

std::vector<web::Route> routes();

}  // namespace kith::bracelet
