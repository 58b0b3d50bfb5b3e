#include "practice/referrals/county_test.hpp"
#include "practice/referrals/store.hpp"
#include "support/county_app.hpp"

namespace kith::referrals {
namespace {

using namespace std::chrono_literals;

class WhenSomebodyDies : public test::CountyPages<County, routes> {
  protected:
    ReferralId referred(const OrganisationId& to, const std::vector<std::string>& steps) {
        return write([&](sql::Transaction& t) {
            const auto id = county->refer_to(t, to, now());
            for (const std::string& step : steps) {
                EXPECT_TRUE(take_step(t, id, {.what = step, .by_name = "Dev Shah"}, now()));
            }
            return id;
        });
    }
    void she_dies() {
        write([&](sql::Transaction& t) { person_died(t, county->person(), now()); });
    }
    ReferralRow stored(const ReferralId& id) {
        return read([&](sql::Session& s) { return referral_row(s, id); }).value();
    }
    std::vector<std::string> mails() {
        return read([](sql::Session& s) {
            return s.all<std::string>("SELECT body FROM message WHERE template = "
                                      "'referral-person-died' ORDER BY id");
        });
    }
    std::int64_t open_work() {
        return read([](sql::Session& s) {
            return s.value<std::int64_t>("SELECT count(*) FROM work WHERE done_at IS NULL AND "
                                         "subject_kind IN ('referral', 'referral told')");
        });
    }
    bool charity_sees_her() {
        return read([&](sql::Session& s) {
                   return sharing::decide(s, county->partner(), county->person(), now());
               }).allowed;
    }
};

TEST_P(WhenSomebodyDies, ReferralsOfferedAcceptedAndStartedAreTakenBackWithTheReason) {
    for (const auto& steps : {std::vector<std::string>{}, {"accept"}, {"accept", "start"}}) {
        const auto id = referred(county->charity(), steps);
        she_dies();

        EXPECT_EQ(stored(id).status, "revoked") << steps.size();
        EXPECT_EQ(stored(id).status_reason, "They have died");
        EXPECT_TRUE(stored(id).closed_at);
    }
}

TEST_P(WhenSomebodyDies, ThoseWhoWereHelpingAreToldGentlyAndNeverByName) {
    referred(county->by_mail(), {"accept", "start"});
    she_dies();
    she_dies();

    const auto told = mails();
    ASSERT_EQ(told.size(), 1U);
    EXPECT_NE(told[0].find("very sorry"), std::string::npos);
    EXPECT_NE(told[0].find("Please stop any call, visit or delivery"), std::string::npos);
    EXPECT_EQ(told[0].find("Ellison"), std::string::npos);
    EXPECT_EQ(open_work(), 0) << "nobody is chased for an answer any more";
}

TEST_P(WhenSomebodyDies, ThoseWhoWereOnlyAskedNeedNotAnswer) {
    referred(county->charity(), {});
    she_dies();

    ASSERT_EQ(mails().size(), 1U);
    EXPECT_NE(mails()[0].find("need not answer"), std::string::npos);
    EXPECT_FALSE(charity_sees_her());
    EXPECT_EQ(open_work(), 0);
}

TEST_P(WhenSomebodyDies, AFinishedReferralStaysAsItWas) {
    const auto id = write([&](sql::Transaction& t) {
        const auto made = county->refer_to(t, county->charity(), now());
        EXPECT_TRUE(take_step(t, made, {.what = "accept", .by_name = "Dev Shah"}, now()));
        EXPECT_TRUE(take_step(t, made,
                              {.what = "finish", .note = Private("Settled"), .by_name = "Dev"},
                              now()));
        person_died(t, county->person(), now());
        return made;
    });

    EXPECT_EQ(stored(id).status, "done");
    EXPECT_TRUE(mails().empty());
}

TEST_P(WhenSomebodyDies, TheHelpersSeeWhoItWasUntilTheirOwnPeopleKnow) {
    const auto id = referred(county->charity(), {"accept", "start"});
    she_dies();
    const std::string page = path(id).str();

    auto partner = changing(county->partner(), 60);
    EXPECT_TRUE(partner.get(page).shows("We are sorry: they have died"));
    EXPECT_TRUE(partner.get(page).shows("Margaret Ellison"));
    EXPECT_EQ(open_work(), 1);
    EXPECT_EQ(changing(county->navigator()).post(page + "/told").status, 403);

    const auto told = partner.post(page + "/told");
    EXPECT_TRUE(told.shows("Thank you for telling them."));
    EXPECT_FALSE(told.shows("Margaret Ellison"));
    EXPECT_EQ(partner.post(page + "/told").status, 200) << "twice is quiet";
    EXPECT_FALSE(charity_sees_her());
    EXPECT_EQ(open_work(), 0);
}

TEST_P(WhenSomebodyDies, ThatEndsAfterAWeekByItself) {
    referred(county->charity(), {"accept"});
    she_dies();
    const auto chase_now = [&] {
        write([&](sql::Transaction& t) {
            chase(t, t.now());
            t.unlogged("perhaps nothing is silent");
        });
    };
    chase_now();
    EXPECT_TRUE(charity_sees_her());
    app->clock.advance(24h * 7 + 1h);
    chase_now();

    EXPECT_FALSE(charity_sees_her());
    EXPECT_EQ(open_work(), 0);
}

INSTANTIATE_TEST_SUITE_P(On, WhenSomebodyDies, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::referrals
