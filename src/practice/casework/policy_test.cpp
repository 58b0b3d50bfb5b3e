#include "practice/casework/county_test.hpp"
#include "practice/casework/versions.hpp"
#include "support/test_app.hpp"

namespace kith::casework {
namespace {

using test::TestApp;

class PolicyPages : public test::WithApp {
  protected:
    void SetUp() override {
        WithApp::SetUp();
        if (IsSkipped()) return;
        app.emplace(routes(), GetParam());
        county.emplace(*app);
    }
    web::Viewer writer() const { return county->viewer({"policy.edit"}, county->amara()); }
    web::Viewer checker() const { return county->viewer({"policy.edit"}, county->tom()); }
    test::Typed dogs(std::string name) const {
        return {{"name", std::move(name)}, {"hint", "Pets"}, {"route", "volunteers"},
                {"days", "4"}, {"question-1-id", "pet"}, {"question-1-label", "Which pet?"},
                {"question-1-kind", "choices"}, {"question-1-choices", "Dog\nCat"}};
    }
    std::optional<Category> published() {
        return app->db().read([](sql::Session& s) { return category(s, "dogs"); });
    }

    std::optional<TestApp> app;
    std::optional<County> county;
};

TEST_P(PolicyPages, DraftCheckByAnotherThenPublish) {
    auto writing = app->as(writer()).with_budget(20);
    auto checking = app->as(checker()).with_budget(20);
    const std::string page = "/admin/categories/dogs";
    EXPECT_TRUE(writing.get("/admin/categories").shows("Dog walking"));
    EXPECT_TRUE(writing.post(page, dogs("Pets")).shows("The draft is saved."));
    EXPECT_EQ(published()->name, "Dog walking");
    EXPECT_EQ(writing.post(page + "/check", {{"version", "2"}}).status, 422);
    EXPECT_EQ(checking.post(page + "/publish", {{"version", "2"}}).status, 422);
    EXPECT_EQ(checking.post(page + "/check", {{"version", "2"}}).status, 200);
    EXPECT_EQ(checking.post(page + "/publish", {{"version", "2"}}).status, 200);

    const auto now = published();
    EXPECT_EQ(now->name, "Pets");
    EXPECT_EQ(now->version, 2);
    EXPECT_EQ(now->days_to_meet, 4);
    ASSERT_EQ(now->questions.size(), 1u);
    EXPECT_EQ(now->questions[0].choices, (std::vector<std::string>{"Dog", "Cat"}));
    const auto before = app->db().read([](sql::Session& s) { return category_at(s, "dogs", 1); });
    EXPECT_EQ(before->name, "Dog walking");
}

TEST_P(PolicyPages, KeepWhatWasTypedWhenItCannotBeAccepted) {
    auto form = dogs("");
    form.back().second = "Dog";
    const auto reply = app->as(writer()).post("/admin/categories/dogs", form);

    EXPECT_EQ(reply.errors(),
              (std::vector<std::string>{"Enter a name", "Write at least two choices"}));
    EXPECT_NE(reply.body.find("Which pet?"), std::string::npos);
}

TEST_P(PolicyPages, AddACategoryAndRetireAnother) {
    auto writing = app->as(writer()).with_budget(20);
    EXPECT_EQ(writing.post("/admin/categories/new", dogs("Fallen trees")).status, 200);
    EXPECT_EQ(writing.post("/admin/categories/new", dogs("Fallen trees")).errors(),
              std::vector<std::string>{"There is one of this name already"});
    writing.post("/admin/categories/dogs/retire", {{"version", "1"}});
    EXPECT_FALSE(published());
}

TEST_P(PolicyPages, ChangeAScript) {
    auto writing = app->as(writer()).with_budget(20);
    const std::string page = "/admin/scripts/welfare";
    EXPECT_TRUE(writing.get(page).shows("Welfare check"));
    EXPECT_EQ(writing.post(page, {{"name", "Welfare"}}).errors(),
              std::vector<std::string>{"Write at least one line"});
    writing.post(page, {{"name", "Welfare"}, {"prompts", "Hello\n\nHow are you?"}});
    const auto draft =
        app->db().read([](sql::Session& s) { return script_at(s, "welfare", 2); });
    EXPECT_EQ(draft->prompts, (std::vector<std::string>{"Hello", "How are you?"}));
    const auto still = app->db().read([](sql::Session& s) { return script(s, "welfare"); });
    EXPECT_EQ(still->version, 1);
}

TEST_P(PolicyPages, AreClosedToThoseWithoutThePermission) {
    auto handler = app->as(county->handler());
    for (const std::string page : {"/admin/categories", "/admin/scripts/welfare"}) {
        EXPECT_EQ(handler.get(page).status, 403);
    }
    EXPECT_EQ(app->as(writer()).get("/admin/categories/nothing").status, 404);
}

INSTANTIATE_TEST_SUITE_P(On, PolicyPages, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::casework
