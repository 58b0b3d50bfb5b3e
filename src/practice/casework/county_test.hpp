// A small council with a team, somebody who works there and somebody who needs help.
#pragma once

#include "practice/casework/casework.hpp"

namespace kith::test {
class TestApp;
}

namespace kith::casework {

class County {
  public:
    explicit County(test::TestApp& app);
    explicit County(sql::Transaction& transaction, Instant now) { fill(transaction, now); }

    // Somebody signed in at the council, in its team, as this account.
    web::Viewer viewer(std::vector<std::string> permissions, const AccountId& account) const;
    web::Viewer handler() const;       // a call handler, as the default role has it
    web::Viewer case_worker() const;   // who also sees what is sensitive
    Opened a_need(sql::Transaction& transaction, Instant now, bool urgent = false) const;
    ConcernId a_concern(sql::Transaction& transaction, Instant now,
                        std::string_view kind = "worry") const;

    const OrganisationId& council() const { return *council_; }
    const TeamId& team() const { return *team_; }
    const PersonId& person() const { return *person_; }
    const AccountId& amara() const { return *amara_; }
    const AccountId& tom() const { return *tom_; }

  private:
    void fill(sql::Transaction& transaction, Instant now);

    std::optional<OrganisationId> council_;
    std::optional<TeamId> team_;
    std::optional<AccountId> amara_, tom_;
    std::optional<PersonId> person_;
};

}  // namespace kith::casework
