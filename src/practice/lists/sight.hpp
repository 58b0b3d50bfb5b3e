// What of a list somebody may see: the council all of it; another organisation what the list's
// agreement, while it is in force, lets its people see, and of each person what sharing decides.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "practice/lists/store.hpp"

namespace kith::lists {

inline constexpr std::string_view withheld = "withheld";
// What of a row may be withheld, in words.
inline constexpr std::string_view rows_number = "the list's own number";
inline constexpr std::string_view rows_person = "who it is";
inline constexpr std::string_view rows_needs = "the needs that were opened";

struct Sight {
    bool whole = false;                  // the council's people
    std::vector<sharing::Part> parts{};  // else: what the agreement names
    std::string agreement{};             // its reference
    std::string why_not{};               // a sentence, when nothing may be seen

    bool any() const { return whole || !parts.empty(); }
    bool sees(sharing::Part part) const;
};
// `named` is the agreement as the list names it.
Sight sight_of(sql::Session& session, const web::Viewer& viewer, std::string_view named,
               sharing::Means means, Instant now);
// Of the list that an import belongs to.
Sight sight_of(sql::Session& session, const web::Viewer& viewer, const ImportRow& row,
               sharing::Means means, Instant now);
// The same for somebody from elsewhere, of agreements already read.
Sight sight_among(const web::Viewer& viewer, std::string_view named,
                  const std::vector<sharing::InForce>& in_force);
// What the viewer is told of the agreement and of what it does not cover; "" for the council.
std::string words_of(const Sight& sight);

// Which part of a record a column tells. Nothing for one that tells nothing of a person, and for
// one that Kith does not read, which is shown only to those who see everything.
std::optional<sharing::Part> part_told(Column column);

// Where a row ended, as somebody may see it: what is withheld is empty, and named.
struct RowSeen {
    std::int64_t number = 0;
    std::string outcome{};
    std::string source_id{};
    std::optional<PersonId> person{};
    std::vector<std::string> needs{};  // opened because of the row
    std::string reason{};
    std::string kept{};                // why something was kept when the import was undone
    std::vector<std::string> withheld{};  // in words, in the order above
};
// "new person", "attached to a known person", "taken back", …
std::string_view words_of(const RowSeen& row);
std::vector<RowSeen> see_rows(sql::Session& session, const web::Viewer& viewer, const Sight& sight,
                              const std::vector<RowLine>& rows, sharing::Means means, Instant now);

// A row as it stood, each cell that may not be seen as "withheld". `header` is the file's.
std::string seen_as_it_stood(const Sight& sight, const Layout* layout, std::string_view header,
                             std::string_view row_text);

}  // namespace kith::lists
