#include "practice/accounts/store.hpp"

#include <algorithm>

#include "platform/base/crypto.hpp"
#include "platform/sql/settings.hpp"
#include "platform/web/sessions.hpp"
#include "practice/accounts/leaving.hpp"
#include "support/test_database.hpp"

namespace kith::accounts {
namespace {

class Accounts : public test::OnBothDatabases {
  protected:
    template <class Work>
    auto write(Work&& work) {
        return db().write(actor, std::forward<Work>(work));
    }
    template <class Work>
    auto read(Work&& work) {
        return db().read(std::forward<Work>(work));
    }

    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        council_id = write([&](sql::Transaction& t) {
            install_defaults(t, clock.now());
            return add_organisation(t,
                                    {.kind = "council",
                                     .name = "Fenmarch County Council",
                                     .email = "help@fenmarch.example",
                                     .phone = "+441632960100"},
                                    clock.now());
        });
    }

    Result<AccountId> add(std::string email, std::string role) {
        return write([&](sql::Transaction& t) {
            return add_account(t,
                               {.name = "Hannah Brooks",
                                .email = std::move(email),
                                .organisation = *council_id,
                                .role = std::move(role)},
                               clock.now());
        });
    }
    void activate(AccountId account) {
        write([&](sql::Transaction& t) {
            t.unlogged("a test");
            t.execute("UPDATE account SET state = 'active' WHERE id = $1", account);
        });
    }
    std::optional<web::Viewer> viewer(AccountId account, OrganisationId organisation) {
        return read([&](sql::Session& s) {
            return viewer_of(s, {.id = "session",
                                 .account_id = account.string(),
                                 .organisation_id = organisation.string(),
                                 .user_agent = "",
                                 .started_at = clock.now(),
                                 .seen_at = clock.now()});
        });
    }

    std::optional<OrganisationId> council_id;
};

TEST_P(Accounts, HaveTheRolesOfTheDefaultsOnce) {
    write([&](sql::Transaction& t) { install_defaults(t, clock.now()); });

    const auto all = read([](sql::Session& s) { return roles(s); });

    EXPECT_EQ(all.size(), 11u);
    const auto volunteer = read([](sql::Session& s) { return role_by_name(s, "Volunteer"); });
    ASSERT_TRUE(volunteer);
    EXPECT_FALSE(volunteer->needs_code);
    EXPECT_TRUE(volunteer->roomy);
    EXPECT_EQ(read([&](sql::Session& s) { return permissions_of(s, volunteer->id); }),
              (std::vector<std::string>{"concerns.raise", "jobs.do"}));
}

TEST_P(Accounts, KnowTheCouncilAsTheFirstOfItsKind) {
    write([&](sql::Transaction& t) {
        add_organisation(t, {.kind = "council", .name = "Another", .email = ""}, clock.now());
        return 0;
    });

    EXPECT_EQ(read([](sql::Session& s) { return council(s); }), *council_id);
}

TEST_P(Accounts, ListOrganisationsByNameWhateverTheCase) {
    write([&](sql::Transaction& t) {
        add_organisation(t, {.kind = "charity", .name = "advice first", .email = ""}, clock.now());
        add_organisation(t, {.kind = "charity", .name = "Zest", .email = "", .uses_kith = false},
                         clock.now());
        return 0;
    });

    const auto all = read([](sql::Session& s) { return organisations(s); });

    ASSERT_EQ(all.size(), 3u);
    EXPECT_EQ(all[0].name, "advice first");
    EXPECT_EQ(all[1].name, "Fenmarch County Council");
    EXPECT_EQ(all[1].phone, "+441632960100");
    EXPECT_FALSE(all[2].uses_kith);
}

TEST_P(Accounts, AnswerWithTheFirstTeamUntilOneIsChosen) {
    const auto [first, second] = write([&](sql::Transaction& t) {
        const auto one = add_team(t, *council_id, "Contact centre", clock.now());
        return std::pair(one, add_team(t, *council_id, "Bureau", clock.now()));
    });
    const auto before = read([](sql::Session& s) { return answering_team(s, "jobs"); });
    write([&, team = second](sql::Transaction& t) { set_answering_team(t, "jobs", team); });

    EXPECT_EQ(before, first);
    EXPECT_EQ(read([](sql::Session& s) { return answering_team(s, "jobs"); }), second);
    EXPECT_EQ(read([](sql::Session& s) { return answering_team(s, "calls"); }), first);
    const auto named = read([&](sql::Session& s) { return team(s, second); });
    ASSERT_TRUE(named);
    EXPECT_EQ(named->name, "Bureau");
}

TEST_P(Accounts, RefuseAnAddressThatSomebodyHasInAnyCase) {
    ASSERT_TRUE(add("handler@fenmarch.example", "Call handler"));

    const auto again = add("Handler@Fenmarch.example", "Call handler");

    ASSERT_FALSE(again);
    EXPECT_EQ(std::get<Invalid>(again.error()).errors.front().field, "email");
}

TEST_P(Accounts, RefuseARoleNobodyKnowsAndKeepNothing) {
    ASSERT_FALSE(add("handler@fenmarch.example", "Astronaut"));

    EXPECT_FALSE(read([](sql::Session& s) {
        return account_by_email(s, "handler@fenmarch.example");
    }));
}

TEST_P(Accounts, AreInvitedWithoutAPasswordAndCannotYetSignIn) {
    const auto id = add("handler@fenmarch.example", "Call handler").value();

    EXPECT_EQ(read([&](sql::Session& s) { return account_row(s, id); })->state, "invited");
    EXPECT_FALSE(viewer(id, *council_id));
}

TEST_P(Accounts, MayWhatAllTheirRolesInTheOrganisationAllow) {
    const auto id = add("handler@fenmarch.example", "Call handler").value();
    activate(id);
    ASSERT_TRUE(write([&](sql::Transaction& t) {
        return add_membership(t, id, *council_id, "Commissioner", std::nullopt, clock.now());
    }));

    const auto now = viewer(id, *council_id);

    ASSERT_TRUE(now);
    EXPECT_TRUE(now->may({"calls.make", ""}));
    EXPECT_TRUE(now->may({"insight.see", ""}));
    EXPECT_FALSE(now->may(manage_accounts));
    EXPECT_EQ(now->role_names.size(), 2u);
    EXPECT_EQ(now->organisation_name, "Fenmarch County Council");
    EXPECT_TRUE(std::is_sorted(now->permissions.begin(), now->permissions.end()));
    EXPECT_EQ(std::adjacent_find(now->permissions.begin(), now->permissions.end()),
              now->permissions.end());
}

TEST_P(Accounts, AreNobodyInAnOrganisationTheyDoNotBelongTo) {
    const auto id = add("handler@fenmarch.example", "Call handler").value();
    activate(id);
    const auto other = write([&](sql::Transaction& t) {
        return add_organisation(t, {.kind = "charity", .name = "Zest", .email = ""}, clock.now());
    });

    EXPECT_FALSE(viewer(id, other));
}

TEST_P(Accounts, HoldPermissionsOnlyWhileActive) {
    const auto id = add("handler@fenmarch.example", "Call handler").value();
    const auto holding = [&] {
        return read([&](sql::Session& s) { return holders(s, *council_id, "calls.make"); });
    };
    EXPECT_TRUE(holding().empty());
    activate(id);
    ASSERT_EQ(holding().size(), 1u);
    EXPECT_EQ(holding().front().email, "handler@fenmarch.example");
    EXPECT_EQ(read([&](sql::Session& s) { return account(s, id); })->name, "Hannah Brooks");
}

TEST_P(Accounts, GiveTokensNoMoreThanTheirMakerMayNow) {
    const auto id = add("handler@fenmarch.example", "Call handler").value();
    activate(id);
    const auto token = [&](std::string_view text, std::string_view expires, bool revoked) {
        write([&](sql::Transaction& t) {
            t.unlogged("a test");
            t.execute(R"(
                INSERT INTO api_token (id, account_id, organisation_id, name, token_hash,
                                       permissions, made_at, expires_at, revoked_at)
                VALUES ($1, $2, $3, 'Till', $4, 'people.see accounts.manage', $5, $6, $7))",
                      text, id, *council_id, sha256_hex(text), clock.now(), expires,
                      revoked ? std::optional(clock.now()) : std::nullopt);
        });
        return read([&](sql::Session& s) { return viewer_of_token(s, text); });
    };

    const auto good = token("good", "2100-01-01T00:00:00.000Z", false);

    ASSERT_TRUE(good);
    EXPECT_EQ(good->permissions, std::vector<std::string>{"people.see"});
    EXPECT_FALSE(token("old", "2001-01-01T00:00:00.000Z", false));
    EXPECT_FALSE(token("revoked", "2100-01-01T00:00:00.000Z", true));
    EXPECT_FALSE(read([](sql::Session& s) { return viewer_of_token(s, "guess"); }));
}

TEST_P(Accounts, ShowTheCouncilsFaceFromItsRowAndSettings) {
    write([](sql::Transaction& t) {
        sql::set_setting(t, "council service name", "Fenmarch Together");
        sql::set_setting(t, "council colour", "#0b5d66");
    });

    const auto face = read([](sql::Session& s) { return council_face(s); });

    EXPECT_EQ(face.name, "Fenmarch County Council");
    EXPECT_EQ(face.service_name, "Fenmarch Together");
    EXPECT_EQ(face.colour, "#0b5d66");
    EXPECT_EQ(face.phone, "01632 960100");
}

INSTANTIATE_TEST_SUITE_P(On, Accounts, test::both_databases(), test::database_name);

std::vector<std::string> handed;

TEST(Leaving, TellsEverySliceThatGaveWork) {
    on_leaving([](sql::Transaction&, AccountId leaver, std::optional<AccountId> to, Instant) {
        handed.push_back(leaver.string() + " to " + (to ? to->string() : "nobody"));
    });
    test::TestDatabase database(test::DatabaseKind::sqlite);
    const Instant now{};
    const auto leaver = AccountId::make(now);
    const auto heir = AccountId::make(now);
    database->write(sql::Actor::system("test"),
                    [&](sql::Transaction& t) { hand_over(t, leaver, heir, now); });

    EXPECT_EQ(handed, std::vector<std::string>{leaver.string() + " to " + heir.string()});
}

}  // namespace
}  // namespace kith::accounts
