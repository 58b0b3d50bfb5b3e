// The form of a cohort's conditions, and what was typed as conditions.
#pragma once

#include "practice/reaching/routes.hpp"

namespace kith::reaching {

// The conditions chosen. Each kind has a box "use"; faults are in the reader's errors.
std::vector<Condition> read_conditions(web::FormReader& reader, const Offered& offered);
web::Fields fields_of(const CohortRow& cohort);
// One cohort with what can be done with it.
web::Response cohort_page(web::Context& context, const CohortRow& row,
                          const web::FormReader& typed);
html::Html condition_fields(const web::FormReader& typed, const Offered& offered);

}  // namespace kith::reaching
