// Readings from equipment in care homes and at home: by form and by API, drawn over time, and told
// to somebody when a rule says so.
#pragma once

#include <vector>

#include "practice/casework/casework.hpp"

namespace kith::readings {

inline constexpr web::Permission record_readings{
    "readings.record", "record and see readings such as temperature and oxygen"};
inline constexpr web::Permission edit_rules{
    "readings.rules", "say which readings somebody must be told of"};

void install_defaults(sql::Transaction& transaction, Instant now);
html::Html panel(sql::Session& session, const web::Viewer& viewer, PersonId person, Instant now);

// When two records become one person, and when they are parted: for people::on_merge.
void merged(sql::Transaction& transaction, const people::Merging& merging, Instant now);
void parted(sql::Transaction& transaction, const people::Merging& merging, Instant now);

std::vector<web::Route> routes();
std::vector<web::Route> api_routes();
const std::vector<web::api::Operation>& api_operations();

}  // namespace kith::readings
