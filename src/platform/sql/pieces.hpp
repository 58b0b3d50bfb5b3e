// Asking about many things at once: an IN list of as many as one statement should hold.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "platform/sql/column.hpp"

namespace kith::sql {

// Calls ask(list, with) for one piece of the keys after another; `list` is "$1, $2, …". The last
// piece is filled up with its own last key, so that the statement stays the same and prepared.
template <class Keys, class Ask>
void in_pieces(const Keys& keys, Ask ask, std::size_t at_once = 250) {
    for (std::size_t start = 0; start < keys.size(); start += at_once) {
        const std::size_t end = std::min(start + at_once, keys.size());
        const std::size_t width = keys.size() > at_once ? at_once : end - start;
        Arguments with;
        std::string list;
        for (std::size_t place = 0; place < width; ++place) {
            if (place > 0) list += ", ";
            list += with.add(keys[std::min(start + place, end - 1)]);
        }
        ask(list, with);
    }
}

}  // namespace kith::sql
