// Which way a message may take to a person, pure: their wish, what numbers are good, and safety.
#pragma once

#include <optional>
#include <string>

#include "practice/people/people.hpp"

namespace kith::messages {

struct Way {
    std::string channel;    // email, text, letter
    std::string recipient;  // an address, an E.164 number, or the lines of a postal address
    std::string format;     // standard, large print, ...
};

// What is known about reaching somebody.
struct Reach {
    people::Care care;
    std::string email, mobile, postal;
    std::string name;
};

// The person's own way first, then any other that reaches them; nothing when none is safe: they
// have died, or there is a safe-contact rule and they did not ask for this very channel.
std::optional<Way> choose_way(const Reach& reach, const std::optional<std::string>& wanted);

}  // namespace kith::messages
