#include "practice/messages/letters.hpp"

#include "practice/messages/world_test.hpp"
#include "support/pdf.hpp"

namespace kith::messages {
namespace {

class Letters : public MessagesWorld {
  protected:
    PersonId letter_to(std::string_view first, std::string_view format = "standard") {
        const auto person = somebody(first, format);
        write([&](sql::Transaction& t) {
            EXPECT_TRUE(send(t,
                             ToPerson{.person = person,
                                      .template_id = "could-not-reach",
                                      .channel = "letter"},
                             t.now()));
        });
        return person;
    }
    // The address of the pile page after "Put them together".
    std::string put_together_by(test::Browser browser) {
        return browser.post("/messages/letters/piles").path;
    }
    std::vector<MessageRow> newest_messages() {
        return app().db().read([](sql::Session& s) { return messages_page(s, "", "", "", 50); });
    }
    std::string newest_status() { return newest().status; }
    int exports_logged() {
        return app().db().read([](sql::Session& s) {
            return s.one<int>("SELECT count(*) FROM access_log WHERE action = 'export' AND "
                              "screen = 'letters'")
                .value_or(0);
        });
    }
};

TEST_P(Letters, TeachWhatThePageIsForWhileNoneWaits) {
    const auto page = ada().get("/messages/letters");

    EXPECT_TRUE(page.shows("No letter waits"));
    EXPECT_TRUE(ada().post("/messages/letters/piles").shows("No letter waits to be printed."));
}

TEST_P(Letters, ThatWaitAreCountedByFormat) {
    letter_to("Margaret", "large print");
    letter_to("Harold");
    letter_to("Edith", "braille");

    const auto page = ben().get("/messages/letters");

    EXPECT_TRUE(page.shows("2 letters waiting to be printed"));
    EXPECT_TRUE(page.shows("1 in large print and 1 in standard print"));
    EXPECT_TRUE(page.shows("1 letter in braille"));
}

TEST_P(Letters, PutTogetherAreOneFileAndPostedTogether) {
    letter_to("Margaret", "large print");
    letter_to("Harold");
    const std::string pile = put_together_by(ada());

    EXPECT_TRUE(ada().get(pile).shows("2 letters to print and post"));
    EXPECT_TRUE(ada().get("/messages/letters").shows("To be posted"));
    EXPECT_EQ(newest_status(), "waiting");

    const auto posted = ada().post(pile + "/posted");
    EXPECT_TRUE(posted.shows("Marked as posted"));
    EXPECT_TRUE(posted.shows("2 letters, posted"));
    EXPECT_TRUE(posted.shows("by Ada Lowe"));
    for (const auto& message : newest_messages()) EXPECT_EQ(message.status, "printed");
    EXPECT_EQ(ada().post(pile + "/posted").status, 200) << "a double click is quiet";
}

TEST_P(Letters, WrittenAfterThePileWasMadeAreNotMarkedWithIt) {
    letter_to("Margaret");
    const std::string pile = put_together_by(ada());
    letter_to("Harold");

    ada().post(pile + "/posted");

    EXPECT_EQ(newest_status(), "waiting");
    EXPECT_TRUE(ada().get("/messages/letters").shows("1 letter waiting to be printed"));
}

TEST_P(Letters, MarkedAsPostedByMistakeAreTakenBack) {
    letter_to("Margaret");
    const std::string pile = put_together_by(ada());
    ada().post(pile + "/posted");

    EXPECT_EQ(ada().post(pile + "/put-back").status, 422) << "posted letters are gone";
    EXPECT_TRUE(ada().post(pile + "/not-posted").shows("1 letter to print and post"));
    EXPECT_EQ(newest_status(), "waiting");
    EXPECT_TRUE(ada().post(pile + "/put-back").shows("1 letter waiting to be printed"));
    EXPECT_EQ(ada().get(pile).status, 404);
}

TEST_P(Letters, DownloadedHaveEachItsSheetAndLeaveALine) {
    if (!test::reads_pdf()) GTEST_SKIP() << "needs poppler-utils (pdftotext)";
    letter_to("Margaret", "large print");
    letter_to("Harold");
    const std::string pile = put_together_by(ada());

    const auto file = ada().get(pile + "/letters.pdf");

    EXPECT_EQ(file.content_type, "application/pdf");
    EXPECT_NE(file.header("Content-Disposition").find("letters-2020-04-06"), std::string::npos);
    const std::string text = test::pdf_text(file.body);
    EXPECT_LT(text.find("Harold Ellison"), text.find("Margaret Ellison")) << "standard goes first";
    EXPECT_NE(text.find("Fenmarch County Council"), std::string::npos);
    EXPECT_NE(text.find("6 April 2020"), std::string::npos);
    double ordinary = 0, large = 0;
    for (const auto& word : test::pdf_words(file.body)) {
        if (word.word == "tried" && word.page == 1) ordinary = word.bottom - word.top;
        if (word.word == "tried" && word.page == 3) large = word.bottom - word.top;
    }
    EXPECT_NEAR(large / ordinary, 18.0 / 11, 0.05);
    EXPECT_EQ(exports_logged(), 1);
}

TEST_P(Letters, AloneAreForThoseWhoMayOpenTheRecord) {
    letter_to("Margaret");
    const std::string path = "/messages/" + newest().id;

    EXPECT_TRUE(ada().get(path).leads_to(path + "/letter.pdf"));
    EXPECT_FALSE(ben().get(path).leads_to(path + "/letter.pdf"));
    EXPECT_EQ(ben().unchecked().get(path + "/letter.pdf").status, 403);
    const auto file = ada().get(path + "/letter.pdf");
    EXPECT_TRUE(file.body.starts_with("%PDF"));
    if (test::reads_pdf()) {
        EXPECT_NE(test::pdf_text(file.body).find("ZZ99"), std::string::npos);
    }
}

TEST_P(Letters, InBrailleAreMadeByHandFromTheirWords) {
    letter_to("Edith", "braille");

    EXPECT_TRUE(ada().get("/messages/letters/print?format=braille").shows("3 Orchard Row"));
    const test::Typed these{{"letter", newest().id}};
    EXPECT_TRUE(ada().post("/messages/letters/printed", these).shows("1 letter is marked"));
    EXPECT_TRUE(ada().post("/messages/letters/printed", these).shows("0 letters are marked"));
    EXPECT_EQ(newest_status(), "printed");
    EXPECT_EQ(exports_logged(), 1);
}

TEST_P(Letters, ToSomebodyWhoHasDiedAreNotSent) {
    const auto person = letter_to("Margaret");

    write([&](sql::Transaction& t) {
        end_all(t, person, "They have died");
        return 0;
    });

    EXPECT_TRUE(ada().get("/messages/letters").shows("No letter waits"));
    EXPECT_EQ(newest().status_reason, "They have died");
}

TEST_P(Letters, ToSomebodyWhoHasDiedLeaveThePileTheyWereIn) {
    letter_to("Harold");
    const auto person = letter_to("Margaret");
    const std::string pile = put_together_by(ada());
    EXPECT_TRUE(ada().get(pile).shows("2 letters to print and post"));

    write([&](sql::Transaction& t) {
        end_all(t, person, "They have died");
        return 0;
    });

    EXPECT_TRUE(ada().get(pile).shows("1 letter to print and post"));
    if (test::reads_pdf()) {
        const std::string text = test::pdf_text(ada().get(pile + "/letters.pdf").body);
        EXPECT_EQ(text.find("Margaret"), std::string::npos) << text;
    }
    ada().post(pile + "/posted");
    EXPECT_EQ(newest().status, "failed");
}

TEST_P(Letters, AreForThoseWhoManageMessages) {
    letter_to("Margaret");
    const std::string pile = put_together_by(ada());
    auto other = app().as(test::a_viewer({"people.see"}));

    for (const auto& path : {std::string("/messages/letters"), pile, pile + "/letters.pdf"}) {
        EXPECT_EQ(other.unchecked().get(path).status, 403) << path;
    }
    EXPECT_EQ(other.post(pile + "/posted").status, 403);
    EXPECT_EQ(newest_status(), "waiting");
}

INSTANTIATE_TEST_SUITE_P(On, Letters, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::messages
