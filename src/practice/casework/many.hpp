// What lists opened, taken back: for lists alone.
#pragma once

#include <map>

#include "practice/casework/casework.hpp"

namespace kith::casework {

// How often rows of lists joined each of these needs, which is no work of anybody's.
using Joins = std::map<NeedId, int>;

// As in the face; lines about needs in `joins` are not counted here, but by take_back().
std::vector<PersonId> with_more_than(sql::Session& session, const std::vector<PersonId>& people,
                                     std::string_view subject_id, const Joins& joins);
std::vector<NeedId> take_back(sql::Transaction& transaction, const std::vector<NeedId>& needs,
                              const std::vector<PersonId>& people, std::string_view subject_id,
                              const Joins& joins);

}  // namespace kith::casework
