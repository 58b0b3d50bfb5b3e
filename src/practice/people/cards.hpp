// Cards without the log line, for what writes its own.
#pragma once

#include "practice/people/store.hpp"

namespace kith::people {

std::vector<Card> cards_of(sql::Session& session, const web::Viewer& viewer,
                           const std::vector<PersonId>& people, Instant now);

}  // namespace kith::people
