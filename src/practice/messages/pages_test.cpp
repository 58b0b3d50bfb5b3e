#include <gtest/gtest.h>

#include <filesystem>

#include "platform/sql/queue.hpp"
#include "platform/sql/settings.hpp"
#include "practice/messages/world_test.hpp"

namespace kith::messages {
namespace {

class PagesOfMessages : public MessagesWorld {
  protected:
    void SetUp() override {
        MessagesWorld::SetUp();
        if (!IsSkipped()) person_ = somebody("Margaret", "large print");
    }

    PersonId person() const { return *person_; }
    void write_to_peggy(std::optional<std::string> channel = std::nullopt) {
        EXPECT_TRUE(write([&](sql::Transaction& t) {
            return send(t,
                        ToPerson{.person = person(),
                                 .template_id = "could-not-reach",
                                 .same_message = "one " + channel.value_or("letter"),
                                 .channel = channel},
                        t.now());
        }));
    }

  private:
    std::optional<PersonId> person_;
};

TEST_P(PagesOfMessages, ListWhatWaitsWithoutNamesOrWords) {
    EXPECT_TRUE(ben().get("/messages").shows("No messages here"));
    write_to_peggy("email");
    write_to_peggy("email");

    const auto list = ben().get("/messages?status=waiting");

    EXPECT_TRUE(list.shows("We tried to ring you"));
    EXPECT_TRUE(list.shows("Waiting 1"));
    for (const auto* secret : {"Ellison", "peggy@mail.example", "tried to ring you and"}) {
        EXPECT_FALSE(list.shows(secret)) << secret;
    }
}

TEST_P(PagesOfMessages, ShowTheWordsOnlyToThoseWhoMayOpenTheRecord) {
    write_to_peggy("email");
    const std::string path = "/messages/" + newest().id;

    EXPECT_TRUE(ada().get(path).shows("peggy@mail.example"));
    const auto closed = ben().get(path);
    EXPECT_FALSE(closed.shows("peggy@mail.example"));
    EXPECT_TRUE(closed.shows("shown only to those who may open"));
}

TEST_P(PagesOfMessages, PublishATemplateOnlyWhenSomebodyElseHasCheckedIt) {
    const std::string path = "/messages/templates/could-not-reach";
    EXPECT_TRUE(ada().get("/messages/templates").shows("We tried to ring you"));
    const test::Typed draft{{"version", "1"}, {"subject", "We rang"}, {"body", "Dear ((name))"}};

    EXPECT_TRUE(ada().post(path, draft).shows("Dear [name]"));
    EXPECT_EQ(ada().post(path, draft).status, 409) << "the version was overtaken";
    EXPECT_EQ(ada().post(path + "/publish", {{"version", "2"}}).status, 422);
    EXPECT_EQ(ada().post(path + "/check", {{"version", "2"}}).status, 422);
    EXPECT_TRUE(ben().post(path + "/check", {{"version", "2"}}).shows("Publish it"));
    ada().post(path + "/publish", {{"version", "2"}});
    write_to_peggy("email");

    EXPECT_EQ(newest().subject, "We rang");
    EXPECT_EQ(newest().body.for_reader(), "Dear Margaret Ellison");
}

TEST_P(PagesOfMessages, KeepWhatWasTypedWhenATemplateHasNoSubject) {
    const auto page = ada().post("/messages/templates/could-not-reach",
                                 {{"version", "1"}, {"subject", ""}, {"body", "Kept words"}});

    EXPECT_EQ(page.status, 422);
    EXPECT_TRUE(page.shows("Kept words"));
}

TEST_P(PagesOfMessages, ShowTheOutboxOfADemonstrationAndOfNothingElse) {
    write([&](sql::Transaction& t) {
        send(t,
             ToAddress{.recipient = "dan@mail.example",
                       .template_id = "sign-in-link",
                       .values = {{"name", "Dan"}, {"link", "https://kith.example/sign-in/abc"}}},
             t.now());
        return 0;
    });
    EXPECT_EQ(ada().get("/outbox").status, 404);

    write([](sql::Transaction& t) {
        sql::set_setting(t, "demonstration", "yes");
        return 0;
    });

    EXPECT_TRUE(ada().get("/outbox").leads_to("/sign-in/abc"));
}

TEST_P(PagesOfMessages, AreForThoseWhoManageMessages) {
    auto other = app().as(test::a_viewer({"people.see"}));

    for (const auto* path : {"/messages", "/messages/letters", "/messages/templates", "/outbox"}) {
        EXPECT_EQ(other.get(path).status, 403) << path;
    }
}

TEST_P(PagesOfMessages, SayWhyOneCouldNotBeSentAndSendItAgain) {
    write_to_peggy("email");
    const std::string id = newest().id;
    const Sender nowhere{.from = "kith@council.example", .folder = "/proc/no-such-folder"};
    const std::string payload = R"({"message": ")" + id + R"("})";

    for (int attempt = 0; attempt < 10; ++attempt) {
        EXPECT_ANY_THROW(handle_send(app().db(), nowhere, payload, app().clock.now()));
    }
    EXPECT_EQ(newest().status, "failed");
    EXPECT_TRUE(ben().get("/messages/" + id).shows("Could not send"));
    EXPECT_TRUE(ben().post("/messages/" + id + "/again").shows("in line to be sent"));

    const auto folder = std::filesystem::temp_directory_path() / ("kith-sent-" + id);
    handle_send(app().db(), {.from = "kith@council.example", .folder = folder.string()}, payload,
                app().clock.now());
    EXPECT_EQ(newest().status, "sent");
    std::filesystem::remove_all(folder);
}

INSTANTIATE_TEST_SUITE_P(On, PagesOfMessages, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::messages
