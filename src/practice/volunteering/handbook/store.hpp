// How the handbook is changed: a draft, checked by somebody else, then published; what was
// published before is retired, and what was made by it stays explained by it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "practice/volunteering/handbook/handbook.hpp"
#include "practice/volunteering/volunteering.hpp"

namespace kith::volunteering {

struct PageVersion {
    HandbookPage page;
    int edits = 1;  // how often this version was written
    std::string made_by, made_by_name;
    Instant made_at;
    // What a form carries, so that it is noticed when somebody else was faster: "3.1".
    std::string seen() const {
        return std::to_string(page.version) + "." + std::to_string(edits);
    }
};
// The latest version of each, in the council's order; all versions of one, the latest first.
std::vector<PageVersion> latest_pages(sql::Session& session, Part part);
std::vector<PageVersion> versions_of(sql::Session& session, Part part, std::string_view id);

// "job kind", "role", "check", "experience".
std::string_view part_name(Part part);

// Saves a draft: over the draft there is, else as the version after the last. `seen` is what the
// form was filled in from, empty for a new one; Stale when that was overtaken. Gives the version.
Result<int> save_page(sql::Transaction& transaction, const HandbookPage& page,
                      std::string_view seen, Instant now);

// "check", "publish" or "retire" the version in `seen`. Checking is for another person than wrote
// the draft; what others still name is not retired, and "other" never is.
Result<void> move_page(sql::Transaction& transaction, Part part, std::string_view id,
                       std::string_view seen, std::string_view step);

}  // namespace kith::volunteering
