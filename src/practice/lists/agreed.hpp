// The agreement under which a list comes and its feedback goes, where Kith holds it: it then
// decides, and one that is not in force lets nothing through.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "practice/sharing/sharing.hpp"

namespace kith::lists {

struct Agreed {
    bool held = false;  // the list names an agreement by its reference
    bool in_force = false;
    std::vector<sharing::Part> parts{};
    // Whether a part may be told. Where Kith holds no agreement nobody has said it may not.
    bool tells(sharing::Part part) const;
};
Agreed agreed(sql::Session& session, std::string_view named, sharing::Means means, Instant now);

// A sentence, when a file of a list under this agreement may not come in.
std::optional<std::string> against_import(sql::Session& session, std::string_view named,
                                          Instant now);

}  // namespace kith::lists
