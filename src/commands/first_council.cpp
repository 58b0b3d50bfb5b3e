#include "commands/first_council.hpp"

namespace kith::commands {

OrganisationId make_council(sql::Transaction& transaction, std::string_view name, Instant now) {
    const auto council = accounts::add_organisation(
        transaction, {.kind = "council", .name = std::string(name), .email = ""}, now);
    accounts::add_team(transaction, council, "First team", now);
    return council;
}

bool make_council_if_none(sql::Transaction& transaction) {
    if (!accounts::organisations(transaction).empty()) return false;
    make_council(transaction, "The council", transaction.now());
    return true;
}

}  // namespace kith::commands
