// The page for what a person has several of: numbers, people close to them, flags, warnings.
#pragma once

#include "platform/web/page.hpp"
#include "practice/people/store.hpp"

namespace kith::people {

web::Response parts_page(web::Context& context, const PersonView& person,
                         const std::vector<FlagKind>& kinds, const web::FormReader& reader);

}  // namespace kith::people
