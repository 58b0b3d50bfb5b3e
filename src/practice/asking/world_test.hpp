// Test support: a council with a team, categories, scripts and templates to ask for help in.
#pragma once

#include "practice/asking/asking.hpp"
#include "support/test_app.hpp"

namespace kith::asking {

// A person the council knows.
people::Details known_person();

class World : public test::WithApp {
  protected:
    void SetUp() override;

    test::TestApp& app() { return *app_; }
    // A handler who may take contacts and everything that follows from one.
    web::Viewer handler();
    PersonId add_person(const people::Details& details);
    // One number of a statement that counts.
    std::int64_t count(std::string_view sql);
    std::string text(std::string_view sql);

    std::optional<OrganisationId> council_{};
    std::optional<OrganisationId> charity_{};
    std::optional<AccountId> account_{};

  private:
    void agree(sql::Transaction& transaction, Instant now);
    std::unique_ptr<test::TestApp> app_;
};

}  // namespace kith::asking
