#include "practice/volunteering/recruitment/recruit.hpp"

#include <gmock/gmock.h>

#include "platform/base/london.hpp"
#include "practice/volunteering/cast_test.hpp"
#include "support/test_app.hpp"

namespace kith::volunteering {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Joining : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        test::OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        cast_ = cast::fill(db(), clock.now());
    }
    const cast::Cast& who() const { return *cast_; }
    template <class Work>
    auto write(Work&& work) {
        return db().write(actor, std::forward<Work>(work));
    }
    template <class Work>
    auto read(Work&& work) {
        return db().read(std::forward<Work>(work));
    }
    VolunteerId applies(std::vector<std::string> roles) {
        return write([&](sql::Transaction& t) {
            return apply(t,
                         {.name = Private("Ivy Rudd"),
                          .email = Private("ivy@mail.example"),
                          .roles = std::move(roles),
                          .status = "applying",
                          .same_request = "one"},
                         "http://kith.example", clock.now());
        });
    }
    void see(VolunteerId id, std::string check, std::optional<Day> until = {}) {
        write([&](sql::Transaction& t) {
            add_check(t, id, {std::move(check), london_day(clock.now()), until}, clock.now());
        });
    }
    std::vector<std::string> offered(VolunteerId id) {
        return read([&](sql::Session& s) { return offers_of(s, id); });
    }
    Result<void> approve(VolunteerId id) {
        return write([&](sql::Transaction& t) {
            return change_standing(t, id, volunteer_row(t, id)->version, {.status = "active"},
                                   "Ada", clock.now());
        });
    }
    std::string letter(std::string_view template_id) {
        return read([&](sql::Session& s) {
            return s.one<std::string>("SELECT body FROM message WHERE template = $1 "
                                      "ORDER BY id DESC LIMIT 1",
                                      template_id)
                .value_or("");
        });
    }
    std::string token() {
        const std::string body = letter("reference-asked");
        const auto at = body.find("/reference/") + 11;
        return body.substr(at, body.find_first_of(" \n", at) - at);
    }
    Result<void> referee(VolunteerId id, std::string_view email) {
        return write([&](sql::Transaction& t) {
            return ask_referee(
                t, id, {Private("Rose Tay"), Email::parse(email).value(), "neighbour"},
                clock.now());
        });
    }
    Result<void> answers(const std::string& link, std::string_view answer) {
        return write([&](sql::Transaction& t) {
            return answer_reference(t, link, answer, Private("Kind."), clock.now());
        });
    }

  private:
    std::optional<cast::Cast> cast_;
};

TEST_P(Joining, IsOfferedNothingBeforeTheLastStep) {
    const auto ivy = applies({"dog walker"});
    see(ivy, "welcome");
    see(ivy, "identity");

    EXPECT_THAT(offered(ivy), IsEmpty());
    const auto refused = approve(ivy);
    ASSERT_FALSE(refused);
    EXPECT_THAT(std::get<Invalid>(refused.error()).errors.front().message,
                HasSubstr("code of conduct"));

    see(ivy, "code", london_day(clock.now()) + 365);
    EXPECT_TRUE(approve(ivy));
    EXPECT_THAT(offered(ivy), ElementsAre("dogs"));
}

TEST_P(Joining, EndsByItselfWhenACheckRunsOut) {
    const auto ivy = applies({"dog walker"});
    see(ivy, "welcome");
    see(ivy, "identity");
    see(ivy, "code", london_day(clock.now()) + 30);
    ASSERT_TRUE(approve(ivy));

    write([&](sql::Transaction& t) { chase(t, clock.now()); });
    EXPECT_THAT(letter("check-runs-out"), HasSubstr("code of conduct"));

    clock.advance(std::chrono::hours(24 * 31));
    write([&](sql::Transaction& t) { chase(t, clock.now()); });
    EXPECT_THAT(offered(ivy), IsEmpty());

    see(ivy, "code", london_day(clock.now()) + 365);
    EXPECT_THAT(offered(ivy), ElementsAre("dogs"));
}

TEST_P(Joining, GivesASignInAndALetterWithTheNextSteps) {
    const auto ivy = applies({"shopper"});
    EXPECT_EQ(applies({"shopper"}), ivy) << "the same form sent twice";

    EXPECT_TRUE(read([&](sql::Session& s) { return volunteer_row(s, ivy)->account; }).has_value());
    EXPECT_THAT(letter("volunteer-steps"), HasSubstr("http://kith.example/sign-in/link"));
}

TEST_P(Joining, HearsTwoRefereesByLinksThatWorkOnce) {
    const auto ivy = applies({"caller"});
    ASSERT_TRUE(referee(ivy, "rose@mail.example"));
    const std::string first = token();
    EXPECT_FALSE(referee(ivy, "Rose@mail.example")) << "asked already";
    EXPECT_FALSE(referee(ivy, "ivy@mail.example")) << "their own address";
    clock.advance(std::chrono::seconds(1));
    ASSERT_TRUE(referee(ivy, "tom@mail.example"));

    EXPECT_TRUE(answers(first, "yes"));
    EXPECT_FALSE(answers(first, "no")) << "a link works once";
    EXPECT_THAT(read([&](sql::Session& s) { return checks_of(s, ivy); }), IsEmpty());
    EXPECT_TRUE(answers(token(), "yes"));

    const auto checks = read([&](sql::Session& s) { return checks_of(s, ivy); });
    ASSERT_EQ(checks.size(), 1u);
    EXPECT_EQ(checks.front().kind, "references");
    EXPECT_TRUE(checks.front().expires_on.has_value());
}

TEST_P(Joining, BringsADoubtToACoordinator) {
    const auto ivy = applies({"caller"});
    ASSERT_TRUE(referee(ivy, "rose@mail.example"));
    ASSERT_TRUE(answers(token(), "unsure"));

    EXPECT_EQ(read([&](sql::Session& s) {
        return s.value<std::int64_t>(
            "SELECT count(*) FROM work WHERE title = 'A referee has a doubt: read it'");
    }), 1);
    EXPECT_THAT(read([&](sql::Session& s) { return checks_of(s, ivy); }), IsEmpty());
}

TEST_P(Joining, AsksASilentRefereeOnceMoreWithANewLink) {
    const auto ivy = applies({"caller"});
    ASSERT_TRUE(referee(ivy, "rose@mail.example"));
    const std::string first = token();
    clock.advance(std::chrono::hours(24 * 8));

    write([&](sql::Transaction& t) { chase(t, clock.now()); });
    write([&](sql::Transaction& t) { chase(t, clock.now()); });

    EXPECT_EQ(read([&](sql::Session& s) {
        return s.value<std::int64_t>(
            "SELECT count(*) FROM message WHERE template = 'reference-asked'");
    }), 2);
    EXPECT_FALSE(answers(first, "yes"));
    EXPECT_TRUE(answers(token(), "yes"));
}

TEST_P(Joining, LetsNobodyTakeAStepThatIsNotTheirs) {
    const auto ivy = applies({"shopper"});
    const auto step = [&](std::string_view check) {
        return write([&](sql::Transaction& t) {
            return take_own_step(t, ivy, check, 1, clock.now()).has_value();
        });
    };
    EXPECT_FALSE(step("identity"));
    EXPECT_FALSE(step("dbs enhanced"));
    EXPECT_TRUE(step("code"));
    EXPECT_TRUE(step("code"));
    EXPECT_EQ(read([&](sql::Session& s) { return checks_of(s, ivy).size(); }), 1u);
}

TEST_P(Joining, KeepsWhatThoseTakenOnBeforeThereWereRolesDo) {
    write([&](sql::Transaction& t) { choose_roles(t, who().volunteer, {"shopper"}, clock.now()); });
    EXPECT_THAT(offered(who().volunteer), ElementsAre("food"));
}

TEST_P(Joining, IsForgottenWhenItsTimeIsOver) {
    const auto ivy = applies({"shopper"});
    clock.advance(std::chrono::hours(24 * 364));
    write([&](sql::Transaction& t) { forget(t, clock.now()); });
    EXPECT_EQ(read([&](sql::Session& s) { return volunteer_row(s, ivy)->name.text(); }),
              "Ivy Rudd");

    clock.advance(std::chrono::hours(24 * 2));
    write([&](sql::Transaction& t) { forget(t, clock.now()); });

    const auto row = read([&](sql::Session& s) { return *volunteer_row(s, ivy); });
    EXPECT_EQ(row.name.text(), "Former volunteer");
    EXPECT_TRUE(row.email.empty());
    EXPECT_EQ(read([&](sql::Session& s) { return volunteer_row(s, who().volunteer)->name.text(); }),
              "Dan Larter");
}

INSTANTIATE_TEST_SUITE_P(On, Joining, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::volunteering
