// The demonstration county: organisations, people who sign in, residents, volunteers and eight
// weeks of their lives, made through the same faces the pages use.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/sql/database.hpp"

namespace kith::demo {

// One person of each role to sign in as. The password is the same for all.
struct SignIn {
    std::string_view role;
    std::string_view name;
    std::string_view email;
    bool volunteer = false;
};
const std::vector<SignIn>& sign_ins();
inline constexpr std::string_view password = "fenmarch demonstration";

struct Size {
    int people = 900;
    int volunteers = 60;
};

// Fills an empty, migrated database; the same county each time but for the day it starts on.
void fill(sql::Database& database, const Clock& clock, const Size& size,
          const std::function<void(std::size_t done, std::size_t total)>& progress);

}  // namespace kith::demo
