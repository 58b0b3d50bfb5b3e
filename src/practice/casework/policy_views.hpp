// The forms of need categories and call scripts, and how they are read.
#pragma once

#include "practice/casework/parts.hpp"
#include "practice/casework/versions.hpp"

namespace kith::casework {

Html category_fields(const Category& category, const web::FormReader& typed);
Html script_fields(const Script& script, const web::FormReader& typed);

// What was typed, over what there was; faults are in the reader.
Category read_category(web::FormReader& reader, const Category& before);
Script read_script(web::FormReader& reader, const Script& before);

}  // namespace kith::casework
