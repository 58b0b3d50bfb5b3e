// The volunteers of a job or a shift who are to be told something, and those who have been.
#pragma once

#include <vector>

#include "practice/volunteering/jobs/told.hpp"
#include "practice/volunteering/parts.hpp"

namespace kith::volunteering {

// A box for a coordinator's page; buttons post to `action`. Nothing when there is nobody.
Html telling_box(const web::Context& context, const Url& action, const std::vector<ToTell>& all);
// Keeps what such a button says, and goes to `back`.
web::Response save_told(web::Context& context, const Matter& matter, const Url& back);

}  // namespace kith::volunteering
