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

// One agreement in force that the viewer's organisation is a party to and that covers the person.
struct Allowed {
    std::string reference;
    bool everyone = false;      // covers people nobody referred
    std::vector<Part> parts{};
    std::vector<std::string> means{}, roles{};
};

// Everything a decision about one person rests on.
struct Facts {
    bool outside = false;  // the viewer acts for another organisation than the council
    std::vector<Known> known{};
    std::vector<Allowed> agreements{};
    bool objects = false;     // to sharing with this organisation
    std::string overridden{};  // the ground on which an objection was set aside
    std::optional<Instant> emergency_until{};
    bool restricted = false;
};

std::string_view level_name(Level level);
std::optional<Level> level_named(std::string_view name);
std::optional<Part> part_named(std::string_view name);
std::optional<Means> means_named(std::string_view name);
const std::vector<Part>& all_parts();
const std::vector<Means>& all_means();

// Several names in one column, as both tables store them.
std::string parts_text(const std::vector<Part>& parts);
std::vector<Part> parts_from(std::string_view text);
std::string names_text(const std::vector<std::string>& names);
std::vector<std::string> names_from(std::string_view text);

// What a level needs when nothing narrower was agreed.
std::vector<Part> usual_parts(Level level);
// What is opened in an emergency, and what stays open while use of a record is restricted.
std::vector<Part> emergency_parts();
std::vector<Part> restricted_parts();

Decision decide(const web::Viewer& viewer, const Facts& facts, Means means = Means::page);

// Of words said at different times, what stands: words about one organisation go before words
// about all, later words before earlier ones.
struct Words {
    std::string organisation;  // empty: all
    std::string answer;
    std::string at;
};
std::string standing_answer(const std::vector<Words>& said, std::string_view organisation);

}  // namespace kith::sharing
