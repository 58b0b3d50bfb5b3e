// Messages in the language their reader reads, and the pages where they are written.
#include <gtest/gtest.h>

#include "platform/pdf/canvas.hpp"
#include "practice/messages/letters.hpp"
#include "practice/messages/world_test.hpp"
#include "support/pdf.hpp"

namespace kith::messages {
namespace {

using test::Typed;

const std::string in_english = "/messages/templates/could-not-reach";
const std::string in_polish = in_english + "/in/pl";
const std::string in_chinese = in_english + "/in/zh-Hans";
const std::string polish_body =
    "Dzień dobry ((name)),\n\nProsimy zadzwonić pod numer ((council_phone)).\n\n((council_name))";

class Wordings : public MessagesWorld {
  protected:
    void send_to(PersonId person, const std::string& channel) {
        EXPECT_TRUE(write([&](sql::Transaction& t) {
            return send(t,
                        ToPerson{.person = person,
                                 .template_id = "could-not-reach",
                                 .channel = channel},
                        t.now());
        }));
    }
    MessageRow sent_to_a_reader_of(std::string_view language, const std::string& channel = "letter",
                                   std::string_view format = "standard") {
        app().clock.advance(std::chrono::minutes(1));
        send_to(write_somebody(language, format), channel);
        return newest();
    }
    PersonId write_somebody(std::string_view language, std::string_view format) {
        return somebody("Margaret", format, language);
    }
    static Typed draft(std::string_view version, std::string_view subject, std::string_view body) {
        return {{"version", std::string(version)},
                {"subject", std::string(subject)},
                {"body", std::string(body)}};
    }
    // Ada writes it, Ben checks and publishes it.
    void publish(const std::string& path, std::string_view version, std::string_view subject,
                 std::string_view body) {
        const std::string before = std::to_string(std::stoi(std::string(version)) - 1);
        EXPECT_TRUE(ada().post(path, draft(before, subject, body)).shows("Saved as a draft"));
        const Typed this_one{{"version", std::string(version)}};
        EXPECT_TRUE(ben().post(path + "/check", this_one).shows("Checked"));
        EXPECT_TRUE(ben().post(path + "/publish", this_one).shows("Published"));
    }
    void publish_polish() {
        publish(in_polish, "1", "Próbowaliśmy do Państwa zadzwonić", polish_body);
    }
};

TEST_P(Wordings, InForceInTheirLanguageAreSentToThoseWhoReadIt) {
    publish_polish();

    for (const auto* channel : {"letter", "email"}) {
        const auto message = sent_to_a_reader_of("Polish, little English", channel);
        EXPECT_EQ(message.language, "pl");
        EXPECT_EQ(message.reads, "pl");
        EXPECT_EQ(message.subject, "Próbowaliśmy do Państwa zadzwonić");
        EXPECT_TRUE(message.body.for_reader().starts_with("Dzień dobry Margaret Ellison"));
        EXPECT_TRUE(message.foot.empty());
    }
    EXPECT_EQ(sent_to_a_reader_of("").language, "en");
    EXPECT_EQ(sent_to_a_reader_of("Urdu").language, "en");
}

TEST_P(Wordings, OnlyWrittenOrCheckedAreNotSent) {
    const Typed first{{"version", "1"}};
    ada().post(in_polish, draft("0", "Próbowaliśmy zadzwonić", polish_body));
    EXPECT_EQ(sent_to_a_reader_of("Polish").language, "en");
    EXPECT_EQ(ada().post(in_polish + "/check", first).status, 422) << "the writer checked it";
    ben().post(in_polish + "/check", first);
    EXPECT_EQ(sent_to_a_reader_of("Polish").language, "en");
}

TEST_P(Wordings, InEnglishSayBelowALetterHowToAskForTheirs) {
    const auto polish = sent_to_a_reader_of("Polish");
    ASSERT_EQ(polish.foot.size(), 1u);
    EXPECT_EQ(polish.foot.front().language, "pl");
    EXPECT_NE(polish.foot.front().text.find("po polsku"), std::string::npos);
    EXPECT_EQ(polish.foot.front().text.find("(("), std::string::npos) << "the number is filled in";

    const auto urdu = sent_to_a_reader_of("Urdu");
    ASSERT_EQ(urdu.foot.size(), 1u) << "no line in Urdu yet";
    EXPECT_EQ(urdu.foot.front().language, "en");
    EXPECT_EQ(urdu.reads, "ur");

    EXPECT_TRUE(sent_to_a_reader_of("English").foot.empty());
    EXPECT_TRUE(sent_to_a_reader_of("").foot.empty());
    EXPECT_TRUE(sent_to_a_reader_of("Polish", "email").foot.empty()) << "only letters";
}

TEST_P(Wordings, ThatNoFontCanPrintFallBackToEnglishOnPaperOnly) {
    const std::string chinese = "您好 ((name)): ((council_phone)) ((council_name))";
    if (pdf::undrawable(chinese).empty()) GTEST_SKIP() << "this machine has a Chinese font";
    publish(in_chinese, "1", "我们给您打过电话", chinese);

    EXPECT_EQ(sent_to_a_reader_of("Chinese").language, "en");
    EXPECT_EQ(sent_to_a_reader_of("Chinese", "email").language, "zh-Hans");
    EXPECT_EQ(sent_to_a_reader_of("Chinese", "letter", "braille").language, "zh-Hans");
    const auto shown = ada().get(in_chinese);
    EXPECT_TRUE(shown.shows("This machine has no letters to print"));
    EXPECT_TRUE(shown.shows("letters go out in English"));
    EXPECT_FALSE(ada().get(in_english).shows("no letters to print"));
}

TEST_P(Wordings, OnPaperAreInTheirLanguageWithTheDayAsTheyWriteIt) {
    if (!test::reads_pdf()) GTEST_SKIP() << "needs poppler-utils (pdftotext)";
    publish_polish();
    const auto letter = sent_to_a_reader_of("Polish", "letter", "large print");

    const auto pdf = ada().get("/messages/" + letter.id + "/letter.pdf").body;

    const std::string text = test::pdf_text(pdf);
    EXPECT_NE(text.find("6 kwietnia 2020"), std::string::npos) << text;
    EXPECT_NE(text.find("Próbowaliśmy do Państwa"), std::string::npos);
    EXPECT_NE(pdf.find("/Lang (pl)"), std::string::npos);
}

TEST_P(Wordings, LeaveNoNameOutAndMakeNoneUp) {
    const auto refused = ada().post(in_polish, draft("0", "Dzień dobry", "((imie)) ((name))"));

    EXPECT_EQ(refused.status, 422);
    ASSERT_EQ(refused.errors().size(), 1u);
    EXPECT_NE(refused.errors().front().find("Put in ((council_phone)) and ((council_name))"),
              std::string::npos);
    EXPECT_NE(refused.errors().front().find("Nothing fills in ((imie))"), std::string::npos);
    EXPECT_NE(refused.body.find("((imie)) ((name))"), std::string::npos) << "what was typed stays";
    EXPECT_EQ(ada().post(in_english, draft("1", "Hello", "Dear ((nmae))")).status, 422);
}

TEST_P(Wordings, AreFlaggedWhenEnglishGoesOn) {
    publish_polish();
    EXPECT_FALSE(ada().get(in_polish).shows("English has changed"));

    publish(in_english, "2", "We rang", "Hello ((name)), ring ((council_phone)). ((council_name))");

    EXPECT_FALSE(ada().get(in_english).shows("English has changed since this was written"));
    EXPECT_TRUE(ada().get(in_polish).shows("it was version 1 then and is version 2 now"));
    EXPECT_TRUE(ada().get(in_english).shows("while English has changed"));
    EXPECT_TRUE(ada().get("/messages/templates").shows("Polish: in force as version 1"));
    EXPECT_EQ(sent_to_a_reader_of("Polish").language, "pl") << "still in force";
    publish(in_polish, "2", "Próbowaliśmy zadzwonić", polish_body);
    EXPECT_FALSE(ada().get(in_polish).shows("English has changed"));
}

TEST_P(Wordings, AreWithdrawnAndPutBack) {
    publish_polish();
    const Typed first{{"version", "1"}};

    EXPECT_TRUE(ada().post(in_polish + "/withdraw", first).shows("Withdrawn"));
    EXPECT_EQ(sent_to_a_reader_of("Polish").language, "en");
    EXPECT_EQ(ada().post(in_polish + "/withdraw", first).status, 409) << "a double click";
    EXPECT_TRUE(ada().get(in_english).shows("withdrawn"));
    EXPECT_TRUE(ada().post(in_polish + "/publish", first).shows("Published"));
    EXPECT_EQ(sent_to_a_reader_of("Polish").language, "pl");
}

TEST_P(Wordings, AreNotPutBackOverOnesThatCameAfter) {
    publish_polish();
    publish(in_polish, "2", "Próbowaliśmy zadzwonić", polish_body);

    EXPECT_EQ(ada().post(in_polish + "/publish", {{"version", "1"}}).status, 422);
}

TEST_P(Wordings, ShowEnglishBesideAndSayTheirLanguage) {
    publish_polish();

    const auto shown = ada().get(in_polish);

    EXPECT_TRUE(shown.shows("We tried to ring you in Polish"));
    EXPECT_TRUE(shown.shows("In English, version 1"));
    EXPECT_TRUE(shown.shows("We have tried to ring you"));
    EXPECT_NE(shown.body.find("<textarea class=\"govuk-textarea\""), std::string::npos);
    EXPECT_NE(shown.body.find("lang=\"pl\""), std::string::npos);
    const auto urdu = ada().get(in_english + "/in/ur");
    EXPECT_NE(urdu.body.find("lang=\"ur\" dir=\"rtl\""), std::string::npos);
    EXPECT_EQ(ada().get(in_english + "/in/xx").status, 404);
    EXPECT_EQ(ada().get("/messages/templates/none/in/pl").status, 404);
    EXPECT_EQ(ada().post(in_english + "/in/xx", draft("0", "A", "B")).status, 404);
}

TEST_P(Wordings, ArePreviewedAsALetter) {
    if (!test::reads_pdf()) GTEST_SKIP() << "needs poppler-utils (pdftotext)";
    publish_polish();
    const std::string file = in_polish + "/versions/1/letter.pdf";
    EXPECT_TRUE(ada().get(in_polish).leads_to(file));

    const auto pdf = ada().get(file);

    EXPECT_EQ(pdf.content_type, "application/pdf");
    EXPECT_NE(test::pdf_text(pdf.body).find("Dzień dobry [name]"), std::string::npos);
    EXPECT_NE(ada().get(file + "?print=large").body, pdf.body);
    EXPECT_EQ(ada().unchecked().get(in_polish + "/versions/7/letter.pdf").status, 404);
    EXPECT_EQ(ada().get(in_english + "/versions/1/letter.pdf").status, 200);
}

TEST_P(Wordings, AreBegunByChoosingALanguage) {
    EXPECT_TRUE(ada().get(in_english).shows("Only in English so far"));

    EXPECT_EQ(ada().post(in_english + "/languages", {{"language", "cy"}}).path,
              in_english + "/in/cy");
    EXPECT_EQ(ada().post(in_english + "/languages", {{"language", ""}}).status, 422);
}

TEST_P(Wordings, TellStaffWhichLanguageAMessageIsInAndWhy) {
    const auto message = sent_to_a_reader_of("Polish");

    const auto shown = ada().get("/messages/" + message.id);

    EXPECT_TRUE(shown.shows("English. They read Polish, in which there was no version to send"));
    EXPECT_NE(shown.body.find("govuk-!-font-weight-bold\" lang=\"pl\""), std::string::npos);
}

TEST_P(Wordings, MadeByHandSayTheirLanguageToo) {
    publish_polish();
    sent_to_a_reader_of("Polish", "letter", "braille");

    const auto papers = ada().get("/messages/letters/print?format=braille");

    EXPECT_NE(papers.body.find("<div lang=\"pl\">"), std::string::npos);
    EXPECT_TRUE(papers.shows("6 kwietnia 2020"));
}

TEST_P(Wordings, AreForThoseWhoManageMessages) {
    auto other = app().as(test::a_viewer({"people.see"}));

    for (const auto& path : {in_polish, std::string("/messages/languages"),
                             std::string("/messages/languages/pl"),
                             std::string("/messages/languages/new")}) {
        EXPECT_EQ(other.get(path).status, 403) << path;
    }
    EXPECT_EQ(other.unchecked().get(in_english + "/versions/1/letter.pdf").status, 403);
    for (const auto* act : {"/check", "/publish", "/withdraw"}) {
        EXPECT_EQ(other.post(in_polish + act, {{"version", "1"}}).status, 403) << act;
    }
    EXPECT_EQ(other.post("/messages/languages/pl", {{"version", "1"}}).status, 403);
}

TEST_P(Wordings, HaveLinesThatAnAdministratorMayChange) {
    const Typed changed{{"version", "1"}, {"name", "Welsh"}, {"own_name", "Cymraeg"},
                        {"also", "Cymru"}, {"line", "Ffoniwch ((council_phone))"},
                        {"on_all", "yes"}};

    EXPECT_TRUE(ada().post("/messages/languages/cy", changed).shows("Saved"));

    EXPECT_EQ(ada().post("/messages/languages/cy", changed).status, 409) << "overtaken";
    const auto message = sent_to_a_reader_of("");
    ASSERT_EQ(message.foot.size(), 1u);
    EXPECT_TRUE(message.foot.front().text.starts_with("Ffoniwch"));
    EXPECT_EQ(sent_to_a_reader_of("Cymru").reads, "cy");
}

TEST_P(Wordings, TakeALanguageThereWasNotYet) {
    const Typed estonian{{"version", "0"}, {"code", "et"}, {"name", "Estonian"},
                         {"own_name", "eesti"}, {"line", ""}};
    EXPECT_TRUE(ada().post("/messages/languages/new", estonian).shows("Estonian"));

    EXPECT_EQ(ada().post("/messages/languages/new", estonian).status, 422) << "a double click";
    EXPECT_EQ(sent_to_a_reader_of("Estonian").reads, "et");
    const Typed no_names{{"version", "0"}, {"code", "Polish"}};
    const auto empty = ada().post("/messages/languages/new", no_names);
    EXPECT_EQ(empty.errors().size(), 3u);
    EXPECT_NE(empty.body.find("value=\"Polish\""), std::string::npos);
    EXPECT_EQ(ada().get("/messages/languages/xx").status, 404);
}

TEST_P(Wordings, RefuseALineThatCannotBePrintedOrFilledIn) {
    const auto typed = [](std::string line) {
        return Typed{{"version", "1"}, {"name", "Urdu"}, {"own_name", "اردو"},
                     {"line", std::move(line)}};
    };

    EXPECT_EQ(ada().post("/messages/languages/ur", typed("((tel))")).status, 422);
    if (!pdf::undrawable("电话").empty()) {
        EXPECT_EQ(ada().post("/messages/languages/ur", typed("电话")).status, 422);
    }
    EXPECT_EQ(ada().post("/messages/languages/ur", typed("")).status, 200);
}

INSTANTIATE_TEST_SUITE_P(On, Wordings, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::messages
