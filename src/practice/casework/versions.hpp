// Versions of what a council may change by itself: need categories and call scripts. A draft is
// checked by another person than wrote it, then published; the one before is retired.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "practice/casework/store.hpp"

namespace kith::casework {

enum class Policy { category, script };

struct VersionRow {
    std::string id;
    int version = 1;
    std::string state;   // draft, checked, published, retired
    std::string name;
    std::string made_by;
    Instant made_at;
    std::string checked_by{};
};
// The latest versions of all, by name; or all versions of one, the latest first.
std::vector<VersionRow> latest_versions(sql::Session& session, Policy policy);
std::vector<VersionRow> versions_of(sql::Session& session, Policy policy, std::string_view id);

std::optional<Script> script_at(sql::Session& session, std::string_view id, int version);

// Saves a draft: over the draft there is, else as the version after the last. Gives its version.
int save_draft(sql::Transaction& transaction, const Category& category, std::string_view by,
               Instant now);
int save_draft(sql::Transaction& transaction, const Script& script, std::string_view by,
               Instant now);

// "check", "publish" or "retire". Checking is for another person than wrote the draft; a draft that
// is not checked is not published.
Result<void> move_version(sql::Transaction& transaction, Policy policy, std::string_view id,
                          int version, std::string_view step, std::string_view by);

}  // namespace kith::casework
