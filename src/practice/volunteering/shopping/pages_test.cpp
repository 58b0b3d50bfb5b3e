#include "practice/volunteering/cast_test.hpp"
#include "practice/volunteering/shopping/receipt.hpp"
#include "support/test_app.hpp"

namespace kith::volunteering {
namespace {

class PagesOfMoney : public test::WithApp {
  protected:
    void SetUp() override {
        test::WithApp::SetUp();
        if (IsSkipped()) return;
        app_.emplace(routes(), GetParam());
        cast_ = cast::fill(app().db(), app().clock.now());
        job_ = cast::job(app().db(), *cast_, app().clock.now());
        app().db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
            ASSERT_TRUE(offer(t, *job_, cast_->volunteer, "Ada", app().clock.now()));
            ASSERT_TRUE(accept(t, *job_, cast_->volunteer, app().clock.now()));
        });
    }
    test::TestApp& app() { return *app_; }
    test::Browser dan() { return app().as(cast::dan(*cast_)).with_budget(60); }
    test::Browser ada() { return app().as(cast::ada(*cast_)).with_budget(60); }
    std::string job(std::string_view more = "") const {
        return "/jobs/" + job_->string() + std::string(more);
    }
    std::string mine(std::string_view more = "") const {
        return "/my-jobs/" + job_->string() + std::string(more);
    }
    std::string receipt() {
        return app().db().read([](sql::Session& s) {
            return "/receipts/" + s.value<std::string>("SELECT id FROM receipt");
        });
    }
    std::optional<cast::Cast> cast_;

  private:
    std::optional<test::TestApp> app_;
    std::optional<JobId> job_;
};

TEST_P(PagesOfMoney, ListShopsAndChangeThem) {
    EXPECT_TRUE(ada().get("/shops").shows("No shop is listed yet"));
    EXPECT_EQ(ada().post("/shops/new", {{"name", "x"}}).status, 422);
    const test::Typed form{{"kind", "shop"}, {"name", "Marden Stores"}, {"by_phone", "yes"},
                           {"hours", "8am to 8pm"}};
    const auto list = ada().post("/shops/new", form);
    EXPECT_TRUE(list.shows("Marden Stores"));
    EXPECT_TRUE(list.shows("pay by phone"));

    const auto id = app().db().read(
        [](sql::Session& s) { return s.value<std::string>("SELECT id FROM shop"); });
    EXPECT_TRUE(ada().get("/shops/" + id).shows("Change Marden Stores"));
    EXPECT_FALSE(ada().post("/shops/" + id, {{"kind", "shop"}, {"name", "Marden Stores"},
                                             {"closed", "yes"}, {"version", "1"}})
                     .shows("Marden Stores"));
}

TEST_P(PagesOfMoney, GoFromTheListToTheShopAndBack) {
    EXPECT_EQ(ada().post(job("/order"), {{"pays", "cash"}}).status, 422);
    const auto saved = ada().post(job("/order"), {{"pays", "paid back"},
                                                  {"list", "milk or oat milk\nbread"},
                                                  {"diet", "nuts"}, {"most", "20"}});
    EXPECT_TRUE(saved.shows("Whoever takes the job on sees it"));
    EXPECT_TRUE(ada().get(job("/order")).shows("milk or oat milk"));

    const auto page = dan().get(mine());
    EXPECT_TRUE(page.shows("oat milk"));
    EXPECT_TRUE(page.shows("Cannot eat: nuts"));
    EXPECT_TRUE(page.shows("We pay you back within a week"));
    EXPECT_TRUE(page.leads_to(mine("/receipt")));

    dan().post(mine("/step"), {{"step", "collected"}, {"line-1", "instead"}, {"line-2", "no"},
                               {"same_request", "a"}});
    EXPECT_EQ(app().db().read([](sql::Session& s) {
        return s.value<std::string>("SELECT got FROM order_line WHERE number = 1");
    }), "instead");
}

TEST_P(PagesOfMoney, TakeAReceiptReadItBackAndPayIt) {
    ada().post(job("/order"), {{"pays", "paid back"}});
    EXPECT_EQ(dan().upload(mine("/receipt"), {{"amount", ""}}, {}).status, 422);
    const web::Upload photo{"photo", "r.jpg", "image/jpeg", "\xFF\xD8\xFF\xE0 a receipt"};
    EXPECT_TRUE(dan().upload(mine("/receipt"), {{"amount", "12.40"}, {"same_request", "one"}},
                             {photo})
                    .shows("We have the receipt for £12.40"));

    const auto page = ada().get(receipt());
    EXPECT_FALSE(page.shows("£12.40")) << "whoever reads it back is not told what to read";
    EXPECT_EQ(ada().get(receipt() + "/photo").content_type, "image/jpeg");
    EXPECT_EQ(ada().post(receipt() + "/read", {{"amount", "14.20"}}).status, 422);
    EXPECT_TRUE(ada().post(receipt() + "/read", {{"amount", "12.40"}}).shows("to the penny"));
    ada().post(receipt() + "/yes");
    EXPECT_TRUE(ada().post(receipt() + "/paid").shows("Settled"));
    const auto money = ada().get("/money");
    EXPECT_TRUE(money.shows("£12.40"));
    EXPECT_TRUE(money.shows("owed to a volunteer"));
    EXPECT_TRUE(dan().get(mine("/receipt")).shows("You have been paid back"));
}

TEST_P(PagesOfMoney, AreClosedToTheVolunteer) {
    ada().post(job("/order"), {{"pays", "paid back"}});
    dan().upload(mine("/receipt"), {{"amount", "5"}}, {});
    EXPECT_EQ(dan().get(receipt()).status, 403);
    EXPECT_EQ(dan().get("/money").status, 403);
    EXPECT_EQ(dan().get("/money/patterns").status, 403);
    auto both = cast::dan(*cast_);
    both.permissions = {"jobs.coordinate", "jobs.do"};
    EXPECT_EQ(app().as(both).get(receipt()).status, 403) << "a coordinator, but it is their own";
    EXPECT_TRUE(ada().get("/money/patterns").shows("Nothing to look at"));
}

INSTANTIATE_TEST_SUITE_P(On, PagesOfMoney, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::volunteering
