#include "practice/casework/county_test.hpp"
#include "practice/casework/lists.hpp"
#include "support/county_app.hpp"

namespace kith::casework {
namespace {

class PersonPage : public test::CountyPages<County, routes> {
  protected:
    void SetUp() override {
        CountyPages::SetUp();
        if (IsSkipped()) return;
        page = people::path(county->person()).str();
    }
    std::string page;
};

TEST_P(PersonPage, ShowsWhoTheyAreTheirNeedsAndTheStory) {
    write([&](sql::Transaction& t) { county->a_need(t, now(), true); });
    const auto reply = changing(county->handler()).get(page);

    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.title(), "Margaret Ellison");
    EXPECT_TRUE(reply.shows("Blood pressure tablets"));
    EXPECT_TRUE(reply.shows("Urgent"));
    EXPECT_TRUE(reply.shows("Prescriptions, urgent"));
}

TEST_P(PersonPage, SaysWhatIsNotShown) {
    const auto reply = changing(county->handler()).get(page);

    EXPECT_TRUE(reply.shows("1 part of this record is not shown to you: sensitive notes"));
}

TEST_P(PersonPage, WithholdsASensitiveNoteFromThoseNotEntitled) {
    write([&](sql::Transaction& t) {
        add_note(t,
                 {.person = county->person(), .kind = "sensitive",
                  .text = Private("Wants to speak without her son"), .by_name = "Tom Reyes"},
                 now());
    });
    const auto handler = changing(county->handler()).get(page);
    const auto case_worker = changing(county->case_worker()).get(page);

    EXPECT_FALSE(handler.shows("without her son"));
    EXPECT_TRUE(handler.shows("Something sensitive, for those entitled"));
    EXPECT_TRUE(case_worker.shows("Wants to speak without her son"));
}

TEST_P(PersonPage, RefusesSomebodyWhoIsNotInvolvedAndLogsTheLook) {
    const auto stranger = county->viewer({"needs.see"}, county->tom());
    EXPECT_EQ(app->as(stranger).get(page).status, 403);
    const auto refused = app->db().read([](sql::Session& session) {
        return session.value<std::int64_t>(
            "SELECT count(*) FROM access_log WHERE action = 'refused'");
    });
    EXPECT_EQ(refused, 1);
}

TEST_P(PersonPage, SendsAVisitorToSignIn) {
    auto anyone = app->anyone().staying_put();
    EXPECT_EQ(anyone.get(page).status, 303);
}

TEST_P(PersonPage, KeepsANoteOnceWhenTheButtonIsPressedTwice) {
    auto browser = changing(county->handler());
    const test::Typed note{{"text", "Prefers mornings"}, {"kind", "general"},
                           {"same_request", "one form"}};
    browser.post(page + "/notes", note);
    const auto reply = browser.post(page + "/notes", note);

    EXPECT_EQ(reply.status, 200);
    const auto story = app->db().read([&](sql::Session& session) {
        return story_page(session, county->person(), "", 10);
    });
    EXPECT_EQ(story.size(), 1u);
}

TEST_P(PersonPage, KeepsWhatWasTypedWhenANoteHasNoKind) {
    const auto reply = changing(county->handler())
                           .post(page + "/notes", {{"text", "Prefers mornings"}, {"kind", "x"}});

    EXPECT_EQ(reply.status, 422);
    EXPECT_TRUE(reply.shows("Prefers mornings"));
    EXPECT_EQ(reply.errors(), std::vector<std::string>{"Select the kind of note"});
}

TEST_P(PersonPage, DoesNotLetAHandlerWriteASensitiveNoteTheyCouldNotRead) {
    const auto reply =
        changing(county->handler()).post(page + "/notes", {{"text", "x"}, {"kind", "sensitive"}});

    EXPECT_EQ(reply.status, 422);
}

TEST_P(PersonPage, ShowsPanelsOfOtherSlices) {
    add_panel([](sql::Session&, const web::Viewer& viewer, PersonId, Instant) {
        return viewer.may(web::Permission("panel.of-test", ""))
                   ? html::Html("A panel of another slice")
                   : html::Html();
    });
    auto viewer = county->viewer({"panel.of-test", "people.see"}, county->amara());
    EXPECT_TRUE(app->as(viewer).get(page).shows("A panel of another slice"));
}

TEST_P(PersonPage, GoesBackInTheStoryAPageAtATime) {
    write([&](sql::Transaction& t) {
        for (int line = 0; line < 35; ++line) {
            tell(t,
                 {.person = county->person(), .kind = "change", .subject_id = "x",
                  .headline = "Line " + std::to_string(line) + ".", .by_name = "Kith"},
                 now() + std::chrono::minutes(line));
        }
    });
    auto browser = changing(county->handler());
    const auto first = browser.get(page);
    const auto line = app->db().read([&](sql::Session& session) {
        return story_page(session, county->person(), "", story_page_size);
    })[story_page_size - 1];
    const auto next = browser.get(page + "?before=" + line.id);

    EXPECT_TRUE(first.shows("Line 34."));
    EXPECT_FALSE(first.shows("Line 4."));
    EXPECT_TRUE(first.leads_to(page + "?before=" + line.id));
    EXPECT_TRUE(next.shows("Line 4."));
    EXPECT_FALSE(next.shows("Line 34."));
}

INSTANTIATE_TEST_SUITE_P(On, PersonPage, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::casework
