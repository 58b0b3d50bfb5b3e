#include "practice/referrals/county_test.hpp"
#include "practice/referrals/referral.hpp"
#include "practice/referrals/store.hpp"
#include "support/county_app.hpp"

namespace kith::referrals {
namespace {

using namespace std::chrono_literals;

class Referral : public test::CountyStore<County> {
  protected:
    ReferralId refer_to(const OrganisationId& to) {
        return write([&](sql::Transaction& t) { return county->refer_to(t, to, now()); });
    }
    Result<void> step(const ReferralId& id, std::string what, std::string note = "") {
        return write([&](sql::Transaction& t) {
            return take_step(t, id, {.what = std::move(what), .note = Private(std::move(note)),
                                     .by_name = "Dev Shah"},
                             now());
        });
    }
    ReferralRow stored(const ReferralId& id) {
        return read([&](sql::Session& s) { return referral_row(s, id); }).value();
    }
    casework::NeedView need() {
        return read([&](sql::Session& s) { return casework::need(s, county->need()); }).value();
    }
    void chase_now() {
        write([&](sql::Transaction& t) {
            chase(t, now());
            t.unlogged("perhaps nothing is silent");
        });
    }
    std::vector<std::string> events(const ReferralId& id) {
        std::vector<std::string> what;
        for (const auto& event : read([&](sql::Session& s) { return events_of(s, id); })) {
            what.push_back(event.what);
        }
        return what;
    }
    std::int64_t work_for(const OrganisationId& organisation) {
        return read([&](sql::Session& s) {
            return s.value<std::int64_t>(
                "SELECT count(*) FROM work WHERE subject_kind = 'referral' AND done_at IS NULL "
                "AND organisation_id = $1",
                organisation);
        });
    }
};

TEST_P(Referral, IsMadeOnceForTheSameNeedAndOrganisation) {
    const auto first = refer_to(county->charity());
    const auto again = refer_to(county->charity());

    EXPECT_EQ(first, again);
    EXPECT_EQ(events(first), std::vector<std::string>{"offered"});
    EXPECT_EQ(work_for(county->charity()), 1);
}

TEST_P(Referral, LetsTheReceiverSeeThePersonAndNobodyElse) {
    const auto sees = [&](const web::Viewer& viewer) {
        return read([&](sql::Session& s) {
                   return sharing::decide(s, viewer, county->person(), now());
               }).allowed;
    };
    EXPECT_FALSE(sees(county->partner()));
    const auto id = refer_to(county->charity());
    EXPECT_TRUE(sees(county->partner()));
    EXPECT_FALSE(sees(county->viewer({"people.see-involved", "referrals.answer"}, county->dev(),
                                     county->by_mail())));
    EXPECT_TRUE(step(id, "decline", "We are full"));
    EXPECT_FALSE(sees(county->partner()));
}

TEST_P(Referral, GoesFromOfferToDoneAndMeetsTheNeed) {
    const auto id = refer_to(county->charity());
    EXPECT_TRUE(step(id, "accept"));
    EXPECT_EQ(need().organisation, county->charity());
    EXPECT_TRUE(step(id, "start"));
    EXPECT_EQ(need().status, "in progress");
    EXPECT_TRUE(step(id, "finish", "The supplier agreed to wait"));

    EXPECT_EQ(need().status, "met");
    EXPECT_EQ(stored(id).outcome.text(), "The supplier agreed to wait");
    EXPECT_EQ(work_for(county->charity()), 0);
    EXPECT_TRUE(read([](sql::Session& s) { return casework::check(s); }).empty());
}

TEST_P(Referral, IsQuietWhenAcceptedTwice) {
    const auto id = refer_to(county->charity());
    EXPECT_TRUE(step(id, "accept"));
    EXPECT_TRUE(step(id, "accept"));

    EXPECT_EQ(events(id), (std::vector<std::string>{"offered", "accepted"}));
}

TEST_P(Referral, GivesTheNeedBackToTheTeamWhenReturned) {
    const auto id = refer_to(county->charity());
    EXPECT_TRUE(step(id, "accept"));
    EXPECT_FALSE(step(id, "return"));
    EXPECT_TRUE(step(id, "return", "We cannot reach her"));

    EXPECT_EQ(need().status, "waiting");
    EXPECT_EQ(need().organisation, county->council());
    EXPECT_EQ(work_for(county->council()), 1);
}

TEST_P(Referral, LeavesANeedWithWhoeverHasItWhenAnOfferIsDeclined) {
    write([&](sql::Transaction& t) {
        EXPECT_TRUE(casework::assign_need(t, county->need(), {.account = county->amara()},
                                          "Amara Osei", now()));
    });
    const auto id = refer_to(county->charity());
    EXPECT_TRUE(step(id, "decline", "Full"));

    EXPECT_EQ(need().account, county->amara());
    EXPECT_EQ(need().status, "assigned");
}

TEST_P(Referral, DoesNotOpenANeedThatWasMetMeanwhile) {
    const auto id = refer_to(county->charity());
    write([&](sql::Transaction& t) {
        EXPECT_TRUE(casework::move_need(t, county->need(), "met", "", "Amara Osei", now()));
    });

    EXPECT_FALSE(step(id, "accept"));
    EXPECT_EQ(stored(id).status, "offered");
    EXPECT_TRUE(step(id, "decline", "Not needed any more"));
    EXPECT_EQ(need().status, "met");
}

TEST_P(Referral, IsTakenBackWhenItsNeedIsClosed) {
    const auto id = refer_to(county->charity());

    ASSERT_TRUE(write([&](sql::Transaction& t) {
        auto closed =
            casework::move_need(t, county->need(), "withdrawn", "They have died", "Kith", now());
        end_for_need(t, {county->need(), "withdrawn", "They have died", "Kith"}, now());
        return closed;
    }));

    EXPECT_EQ(stored(id).status, "revoked");
    EXPECT_EQ(need().status, "withdrawn");
}

TEST_P(Referral, IsAskedAgainTwiceAndThenComesBackByItself) {
    const auto id = refer_to(county->charity());
    clock.advance(47h);
    chase_now();
    EXPECT_EQ(stored(id).chased, 0);
    for (int asked = 1; asked <= chases_before_return; ++asked) {
        clock.advance(asked == 1 ? 2h : 25h);
        chase_now();
        EXPECT_EQ(stored(id).chased, asked);
        EXPECT_EQ(stored(id).status, "offered");
    }
    clock.advance(25h);
    chase_now();

    EXPECT_EQ(stored(id).status, "declined");
    EXPECT_EQ(events(id), (std::vector<std::string>{"offered", "chased", "chased", "declined"}));
    EXPECT_EQ(need().status, "waiting");
    const auto title = read([](sql::Session& s) {
        return s.value<std::string>("SELECT title FROM work WHERE subject_kind = 'referral' "
                                    "AND done_at IS NULL");
    });
    EXPECT_EQ(title, "A referral came back: find somebody else");
}

TEST_P(Referral, TellsThePersonWhoHasTakenItOn) {
    const auto id = refer_to(county->charity());
    EXPECT_TRUE(step(id, "accept"));

    const auto body = read([](sql::Session& s) {
        return s.one<std::string>("SELECT body FROM message WHERE template = 'referral-outcome'");
    });
    ASSERT_TRUE(body);
    EXPECT_NE(body->find("Age Well has taken on your request"), std::string::npos);
}

TEST_P(Referral, SendsALinkThatWorksOnceToThoseWithoutAccounts) {
    const auto id = refer_to(county->by_mail());
    const auto token = read([](sql::Session& s) { return last_token(s); });
    ASSERT_FALSE(token.empty());

    const auto link = read([&](sql::Session& s) { return link_of(s, token); });
    ASSERT_TRUE(link);
    EXPECT_EQ(link->referral, id);
    EXPECT_TRUE(write([&](sql::Transaction& t) { return use_link(t, token, now()); }));
    EXPECT_FALSE(write([&](sql::Transaction& t) { return use_link(t, token, now()); }));
    EXPECT_EQ(work_for(county->council()), 1);
}

TEST_P(Referral, DoesNotTakeALinkThatHasExpired) {
    refer_to(county->by_mail());
    const auto token = read([](sql::Session& s) { return last_token(s); });
    clock.advance(24h * 15);

    EXPECT_FALSE(write([&](sql::Transaction& t) { return use_link(t, token, now()); }));
}

TEST_P(Referral, CountsThePlacesThatAreTaken) {
    write([&](sql::Transaction& t) { set_offer(t, county->charity(), "money", 1, now()); });
    const auto offer = [&] {
        return read([](sql::Session& s) { return offers_for(s, "money"); }).at(0);
    };
    EXPECT_EQ(offer().free(), 1);
    const auto id = refer_to(county->charity());
    EXPECT_EQ(offer().free(), 0);
    EXPECT_TRUE(step(id, "decline", "No"));
    EXPECT_EQ(offer().free(), 1);
}

TEST_P(Referral, ListsPagesWithoutLosingOne) {
    refer_to(county->charity());
    refer_to(county->by_mail());
    const Filter made{.from = county->council()};
    const auto first =
        read([&](sql::Session& s) { return referral_list(s, made, std::nullopt, 1); });
    ASSERT_EQ(first.size(), 2u);
    const auto next =
        read([&](sql::Session& s) { return referral_list(s, made, first[0].id, 1); });

    ASSERT_EQ(next.size(), 1u);
    EXPECT_EQ(next[0].id, first[1].id);
}

INSTANTIATE_TEST_SUITE_P(On, Referral, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::referrals
