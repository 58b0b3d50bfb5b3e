#include "commands/first_council.hpp"

#include "platform/base/text.hpp"

namespace kith::commands {
namespace {

constexpr std::string_view without_a_name = "The council";

// True where nobody has changed it since an import made it.
bool name_untouched(sql::Transaction& transaction, const accounts::OrganisationSummary& council,
                    const std::string& name) {
    return council.name == without_a_name &&
           transaction
               .update_versioned(
                   {"organisation", council.id.string(), "named"},
                   "UPDATE organisation SET name = $2, version = 2 WHERE id = $1 AND version = 1",
                   council.id, name)
               .has_value();
}

}  // namespace

OrganisationId make_council(sql::Transaction& transaction, std::string_view name, Instant now) {
    const auto council = accounts::add_organisation(
        transaction, {.kind = "council", .name = std::string(name), .email = ""}, now);
    accounts::add_team(transaction, council, "First team", now);
    return council;
}

bool make_council_if_none(sql::Transaction& transaction) {
    if (!accounts::organisations(transaction).empty()) return false;
    make_council(transaction, without_a_name, transaction.now());
    return true;
}

Result<OrganisationCalled> organisation_called(sql::Transaction& transaction,
                                               const std::string& name, Instant now) {
    const auto all = accounts::organisations(transaction);
    for (const auto& one : all) {
        if (one.name == name) return OrganisationCalled{one.id};
    }
    if (all.empty() && name.empty()) {
        return invalid("organisation", "Say what the council is called: --organisation \"…\"");
    }
    if (all.empty()) return OrganisationCalled{make_council(transaction, name, now)};
    if (name.empty()) return OrganisationCalled{accounts::council(transaction)};
    if (all.size() == 1 && name_untouched(transaction, all.front(), name)) {
        return OrganisationCalled{all.front().id, true};
    }
    std::vector<std::string> there;
    for (const auto& one : all) there.push_back(one.name);
    return invalid("organisation", "There is no organisation called " + name + ". There are: " +
                                       text::join(there, ", "));
}

}  // namespace kith::commands
