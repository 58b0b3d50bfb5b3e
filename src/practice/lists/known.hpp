// Whom each row of a list means: somebody known for sure, somebody who may be known, or nobody yet.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "practice/people/many.hpp"

namespace kith::lists {

enum class Band { none, look, sure };

struct Meant {
    Band band = Band::none;
    std::optional<PersonId> person{};
    double probability = 0;
    std::string reasons{};  // JSON: [{"words": …, "weight": …}], only where somebody must look
    // Phones and mail addresses that the person is known to have already.
    std::vector<std::string> numbers{};
};

// At least this likely is sure; at least that likely is looked at.
inline constexpr double sure_from = 0.98;
inline constexpr double look_from = 0.10;

// What one import learns about names as it goes, and the comparisons it remembers.
class Linker {
  public:
    Linker();
    ~Linker();
    Linker(const Linker&) = delete;
    Linker& operator=(const Linker&) = delete;

    // For each, in order. Those with the NHS number of somebody whose name or birth date agrees are
    // sure at once; the rest are compared with everybody who shares enough to be worth comparing.
    std::vector<Meant> link(sql::Session& session, const std::vector<const people::Details*>& rows);

  private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

// The reasons why two people may be one, for a pair that was not met in a list.
struct Likeness {
    double probability = 0;
    std::string reasons{};
};
Likeness likeness(const people::Details& one, const people::Details& other);

}  // namespace kith::lists
