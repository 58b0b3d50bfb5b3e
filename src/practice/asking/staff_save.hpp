// Saving a call staff took: everything in one transaction, once.
#pragma once

#include <string>
#include <vector>

#include "practice/asking/asking.hpp"
#include "practice/asking/taken.hpp"

namespace kith::asking {

struct Saved {
    PersonId person;
    std::vector<std::string> done{};  // in words, for whoever took the call
};

// `chosen` is the person staff chose; left out, the person is looked for exactly, else added.
// The same request saved before gives the person of then and does nothing.
Result<Saved> save_call(sql::Transaction& transaction, const web::Viewer& viewer,
                        const Taken& taken, const std::optional<PersonId>& chosen,
                        std::string_view same_request, Instant now);

}  // namespace kith::asking
