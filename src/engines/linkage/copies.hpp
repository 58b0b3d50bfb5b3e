// Lists in which most rows are copies of others, alike to the letter: what nearly everybody has
// says nothing about anybody, so such a list is linked as the rows that differ, and copies follow.
#pragma once

#include <functional>
#include <optional>

#include "engines/linkage/linkage.hpp"

namespace kith::linkage {

// Links by `link_rest` without the copies; nothing where fewer than half of one list's rows are
// copies that name somebody: first and last name and one thing more.
std::optional<Linkage> link_without_copies(const People& people,
                                           const std::function<Linkage(const People&)>& link_rest);

}  // namespace kith::linkage
