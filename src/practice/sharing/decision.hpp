// The rules of who may see which parts of a person, pure: facts in, decision out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "practice/sharing/sharing.hpp"

namespace kith::sharing {

// One open involvement of the viewer's organisation or account with the person.
struct Known {
    Level level;
    std::vector<Part> parts{};  // empty: the level's usual parts
};

std::string_view level_name(Level level);
std::optional<Level> level_named(std::string_view name);
std::optional<Part> part_named(std::string_view name);

// What a level needs when nothing narrower was agreed.
std::vector<Part> usual_parts(Level level);

Decision decide(const web::Viewer& viewer, const std::vector<Known>& known);

}  // namespace kith::sharing
