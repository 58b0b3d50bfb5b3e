#include "practice/volunteering/handbook/reading.hpp"

#include <gmock/gmock.h>

#include "practice/volunteering/cast_test.hpp"
#include "practice/volunteering/handbook/store.hpp"
#include "practice/volunteering/recruitment/recruit.hpp"
#include "support/older_database.hpp"
#include "support/test_app.hpp"

namespace kith::volunteering {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Reading read_from(const std::string& words, const std::string& who, web::FormErrors& errors) {
    web::Fields sent;
    sent.add("reading_title", "How we work");
    sent.add("reading_button", "I have read this");
    sent.add("reading", words);
    web::FormReader reader(sent);
    const Reading read = read_reading(reader, who);
    errors = reader.errors();
    return read;
}

TEST(APageToRead, IsTypedAsHeadingsWithWordsBelow) {
    web::FormErrors errors;
    const Reading read =
        read_from("Money\nNever take a card.\nKeep the receipt.\n\nKeys\nNever.", "volunteer",
                  errors);

    EXPECT_TRUE(errors.empty());
    ASSERT_EQ(read.parts.size(), 2u);
    EXPECT_EQ(read.parts[0].second, "Never take a card. Keep the receipt.");
    EXPECT_EQ(typed_reading(read), "Money\nNever take a card. Keep the receipt.\n\nKeys\nNever.");
}

TEST(APageToRead, IsRefusedWithoutWordsOrForSomebodyWhoDoesNotRead) {
    web::FormErrors errors;
    read_from("Money\n\nKeys\nNever.", "volunteer", errors);
    EXPECT_FALSE(errors.empty());
    read_from("Money\nNever.", "coordinator", errors);
    EXPECT_FALSE(errors.empty());
}

TEST(DeliveredSteps, HaveThePagesThatAreRead) {
    const Handbook& book = Handbook::delivered();
    EXPECT_EQ(book.check("code")->reading.parts.size(), 5u);
    EXPECT_EQ(book.check("training")->reading.title, "Welcome training");
    EXPECT_THAT(book.check("identity")->reading.parts, IsEmpty());
    EXPECT_EQ(book.kind("food").order, "shopping");
    EXPECT_EQ(book.kind("prescriptions").order, "medicine");
    EXPECT_EQ(book.kind("talk").order, "");
}

class ReadAgain : public test::WithApp {
  protected:
    void SetUp() override {
        test::WithApp::SetUp();
        if (IsSkipped()) return;
        app.emplace(routes(), GetParam());
        cast = cast::fill(app->db(), app->clock.now());
        app->db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
            install_defaults(t, app->clock.now());
            choose_roles(t, cast->volunteer, {"shopper"}, app->clock.now());
        });
        dan().post("/my-volunteering/read/code", {{"version", "1"}});
    }
    test::Browser dan() { return app->as(cast::dan(*cast)).with_budget(40); }
    test::Browser writer(AccountId account, std::string name) {
        return app->as(cast::viewer(*cast, account, std::move(name), {"volunteers.handbook"}))
            .with_budget(40);
    }
    // The next version of the code of conduct, written by Ada and published by Eve.
    void publish(int version, bool again) {
        const std::string seen = std::to_string(version - 1) + ".1";
        test::Typed form{{"seen", seen}, {"name", "code of conduct read"}, {"months", "12"},
                         {"who", "volunteer"}, {"next", "Read one page."},
                         {"reading_title", "How we work, new"}, {"reading_button", "I agree"},
                         {"reading", "Photographs\nTake none at the door."}};
        if (again) form.push_back({"again", "yes"});
        const std::string page = "/handbook/steps/code";
        const std::string now = std::to_string(version) + ".1";
        ASSERT_TRUE(writer(cast->ada, "Ada Lark").post(page, form).shows("The draft is saved."));
        ASSERT_EQ(writer(cast->eve, "Eve Howes").post(page + "/check", {{"seen", now}}).status,
                  200);
        ASSERT_EQ(writer(cast->eve, "Eve Howes").post(page + "/publish", {{"seen", now}}).status,
                  200);
    }
    std::vector<std::string> asked() {
        return app->db().read(
            [&](sql::Session& s) { return to_read_again(checks_of(s, cast->volunteer)); });
    }

    std::optional<test::TestApp> app;
    std::optional<cast::Cast> cast;
};

TEST_P(ReadAgain, IsAskedOnlyWhereTheNewVersionSaysThatItMatters) {
    publish(2, false);
    EXPECT_THAT(asked(), IsEmpty());
    EXPECT_TRUE(dan().get("/my-volunteering/read/code").shows("Take none at the door."));

    publish(3, true);

    EXPECT_THAT(asked(), ElementsAre("code"));
    EXPECT_TRUE(dan().get("/my-volunteering").shows("has changed since you read it"));
    EXPECT_TRUE(dan().get("/my-jobs").shows("Please read it again"));
}

TEST_P(ReadAgain, IsAskedStillWhenALaterVersionDoesNotAskItself) {
    publish(2, true);
    publish(3, false);
    EXPECT_THAT(asked(), ElementsAre("code"));
}

TEST_P(ReadAgain, IsOverOnceItIsReadAndKeepsWhichVersion) {
    publish(2, true);

    const auto page = dan().post("/my-volunteering/read/code", {{"version", "2"}});

    EXPECT_FALSE(page.shows("has changed since you read it"));
    EXPECT_THAT(asked(), IsEmpty());
    const auto seen = app->as(cast::ada(*cast)).with_budget(40)
                          .get("/volunteers/" + cast->volunteer.string());
    EXPECT_TRUE(seen.shows("version 2"));
    EXPECT_TRUE(seen.shows("version 1")) << "what they read before is kept";
}

TEST_P(ReadAgain, DoesNotTakeAVersionThatStandsNoMoreForRead) {
    publish(2, true);

    const auto page = dan().post("/my-volunteering/read/code", {{"version", "1"}});

    EXPECT_TRUE(page.shows("Please read it once more"));
    EXPECT_TRUE(page.shows("Take none at the door."));
    EXPECT_THAT(asked(), ElementsAre("code"));
}

INSTANTIATE_TEST_SUITE_P(On, ReadAgain, test::both_databases(), test::database_name);

class HandbookOfAnOlderKith : public test::OlderDatabase {};

TEST_P(HandbookOfAnOlderKith, GetsThePagesThatWereReadAndWhatGoesWithAJob) {
    before(394);
    const auto write = [&](std::string_view part, std::string_view id, std::string_view body) {
        db().write(sql::Actor::system("test"), [&](sql::Transaction& t) {
            t.execute(R"(
                INSERT INTO handbook_page (part, id, version, state, sort, name, body, made_by,
                                           made_by_name, made_at)
                VALUES ($1, $2, 1, 'published', 1, $2, $3, 'a', 'Ada', $4))",
                      part, id, body, clock.now());
            t.unlogged("a test");
        });
    };
    write("job kind", "food", R"({"checks":["identity"],"steps":["done"]})");
    write("job kind", "other", R"({"steps":["done"]})");
    write("check", "code", R"({"who":"volunteer","next":"Read."})");

    upgrade();

    const Handbook book = db().read([](sql::Session& session) { return handbook(session); });
    EXPECT_EQ(book.kind("food").order, "shopping");
    EXPECT_EQ(book.kind("other").order, "");
    EXPECT_EQ(book.check("code")->reading, Handbook::delivered().check("code")->reading);
    EXPECT_EQ(book.check("code")->next, "Read.");
}

INSTANTIATE_TEST_SUITE_P(On, HandbookOfAnOlderKith, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::volunteering
