// A council with a need to refer, a charity that uses Kith and one that is reached by e-mail.
#pragma once

#include "practice/referrals/referrals.hpp"

namespace kith::test {
class TestApp;
}

namespace kith::referrals {

class County {
  public:
    explicit County(test::TestApp& app);
    County(sql::Transaction& transaction, Instant now) { fill(transaction, now); }

    web::Viewer navigator() const;   // refers, at the council
    web::Viewer partner() const;     // answers, at the charity
    web::Viewer viewer(std::vector<std::string> permissions, const AccountId& account,
                       const OrganisationId& organisation) const;
    ReferralId refer_to(sql::Transaction& transaction, const OrganisationId& to, Instant now) const;

    const OrganisationId& council() const { return *council_; }
    const OrganisationId& charity() const { return *charity_; }
    const OrganisationId& by_mail() const { return *by_mail_; }
    const NeedId& need() const { return *need_; }
    const PersonId& person() const { return *person_; }
    const AccountId& amara() const { return *amara_; }
    const AccountId& dev() const { return *dev_; }

  private:
    void agree(sql::Transaction& transaction, Instant now);
    void fill(sql::Transaction& transaction, Instant now);

    std::optional<OrganisationId> council_, charity_, by_mail_;
    std::optional<NeedId> need_;
    std::optional<PersonId> person_;
    std::optional<AccountId> amara_, dev_;
};

// The token of the last link sent by e-mail, read from the queue as a worker would.
std::string last_token(sql::Session& session);

}  // namespace kith::referrals
