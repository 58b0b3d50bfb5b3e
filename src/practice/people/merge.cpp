#include "practice/people/merge.hpp"

namespace kith::people {

Merged merge(const web::Fields& was, const web::Fields& theirs, const web::Fields& mine) {
    Merged merged;
    for (const FormField& field : form_fields) {
        const std::string before = form_value(was, field);
        const std::string saved = form_value(theirs, field);
        const std::string typed = form_value(mine, field);
        const bool only_they = typed == before && saved != before;
        merged.fields.add(std::string(field.name), only_they ? saved : typed);
        if (only_they) merged.taken.push_back(field);
        if (typed != before && saved != before && typed != saved) {
            merged.clashes.push_back({.field = field, .theirs = saved, .mine = typed});
        }
    }
    return merged;
}

}  // namespace kith::people
