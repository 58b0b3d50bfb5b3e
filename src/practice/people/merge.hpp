// Two people changed one record: what can be kept of both, and where somebody must choose. Pure.
#pragma once

#include <string>
#include <vector>

#include "practice/people/person_form.hpp"

namespace kith::people {

// A field that both changed, each to something else.
struct Clash {
    FormField field;
    std::string theirs, mine;
};

struct Merged {
    web::Fields fields;               // mine, with what only they changed taken over
    std::vector<Clash> clashes;
    std::vector<FormField> taken;     // what only they changed
};

// `was` is the record both began with.
Merged merge(const web::Fields& was, const web::Fields& theirs, const web::Fields& mine);

}  // namespace kith::people
