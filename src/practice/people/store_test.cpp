#include "practice/people/store.hpp"

#include "practice/people/a_person_test.hpp"
#include "support/test_database.hpp"

namespace kith::people {
namespace {

using test::a_handler;
using test::a_partner;
using test::add_one;
using test::APerson;

constexpr sharing::Purpose looking{"test", "trying"};

class KeepPeople : public kith::test::OnBothDatabases {
  protected:
    Instant now() { return clock.now(); }
    std::optional<PersonId> identified(const APerson& row) {
        return db().read([&](sql::Session& session) {
            return identify(session, test::details_of(row));
        });
    }
    Result<PersonView> opened(const web::Viewer& viewer, PersonId person) {
        return db().write(actor, [&](sql::Transaction& transaction) {
            return open(transaction, viewer, person, looking, now());
        });
    }
    void write(const std::function<void(sql::Transaction&)>& work) { db().write(actor, work); }
    std::int64_t count(const std::string& query) {
        return db().read(
            [&](sql::Session& session) { return session.value<std::int64_t>(query); });
    }
};

TEST_P(KeepPeople, GivesEachASpokenReferenceAndItsPlace) {
    write([&](sql::Transaction& transaction) {
        add_place(transaction, Postcode::parse("ZZ99 4QT").value(), 52.6, 1.3, "W1", "D1");
    });

    const auto id = add_one(db(), {}, now());

    const auto row = db().read([&](sql::Session& session) { return person_row(session, id); });
    EXPECT_EQ(row->reference.letter(), 'K');
    EXPECT_EQ(row->ward, "W1");
    EXPECT_DOUBLE_EQ(*row->latitude, 52.6);
    EXPECT_EQ(row->version, 1);
}

TEST_P(KeepPeople, KeepsWhatMustBeKnownBeforeContact) {
    Details details = test::details_of({});
    details.care = {.safe_contact = Private("Mornings only"), .safe_voicemail = false,
                    .language = "Polish", .interpreter = true, .hearing = "left ear"};
    const auto id = db().write(actor, [&](sql::Transaction& transaction) {
        return add(transaction, details, now());
    });

    const auto view = opened(a_handler(), id);

    EXPECT_EQ(view->care.safe_contact.text(), "Mornings only");
    EXPECT_FALSE(view->care.safe_voicemail);
    EXPECT_TRUE(view->care.interpreter);
    EXPECT_EQ(view->care.hearing, "left ear");
}

TEST_P(KeepPeople, RefusesAChangeToAnOlderVersion) {
    const auto id = add_one(db(), {}, now());
    const auto change_to = [&](const char* name, int version) {
        return db().write(actor, [&](sql::Transaction& transaction) {
            return change(transaction, id, version, test::details_of({.first = name}), now());
        });
    };

    EXPECT_TRUE(change_to("Peggy", 1));
    const auto second = change_to("Maggie", 1);

    ASSERT_FALSE(second);
    EXPECT_TRUE(std::holds_alternative<Stale>(second.error()));
    EXPECT_EQ(opened(a_handler(), id)->first_name.text(), "Peggy");
}

TEST_P(KeepPeople, SaysThatThereIsNobodyToChange) {
    const auto done = db().write(actor, [&](sql::Transaction& transaction) {
        return change(transaction, PersonId::make(now()), 1, test::details_of({}), now());
    });

    ASSERT_FALSE(done);
    EXPECT_TRUE(std::holds_alternative<NotFound>(done.error()));
}

int deaths_told = 0;
void count_death(sql::Transaction&, PersonId, Day, Instant) { ++deaths_told; }

TEST_P(KeepPeople, TellsOfADeathOnce) {
    on_death(count_death);
    const int before = deaths_told;
    const auto id = add_one(db(), {}, now());
    Details details = test::details_of({});
    details.care.died_on = Day::parse("2020-04-01").value();
    const auto save = [&](int version) {
        return db().write(actor, [&](sql::Transaction& transaction) {
            return change(transaction, id, version, details, now());
        });
    };

    EXPECT_TRUE(save(1));
    const int once = deaths_told - before;
    EXPECT_TRUE(save(2));

    EXPECT_GE(once, 1);
    EXPECT_EQ(deaths_told - before, once);
}

TEST_P(KeepPeople, KeepsABadNumberLastAndSaysWhy) {
    const auto id = add_one(db(), {.phone = "+441632960001"}, now());
    const auto number = opened(a_handler(), id)->numbers.at(0).id;
    write([&](sql::Transaction& transaction) {
        add_number(transaction, id, {.kind = "phone", .value = "+441632960002"}, "test", now());
        EXPECT_TRUE(mark_number_of(transaction, id, number, "bad", "not in use"));
    });

    const auto numbers = opened(a_handler(), id)->numbers;

    ASSERT_EQ(numbers.size(), 2u);
    EXPECT_EQ(numbers[0].value.text(), "+441632960002");
    EXPECT_EQ(numbers[1].state, "bad");
    EXPECT_EQ(numbers[1].why_bad, "not in use");
}

TEST_P(KeepPeople, MarksNoNumberOfSomebodyElse) {
    const auto hers = add_one(db(), {.phone = "+441632960001"}, now());
    const auto his = add_one(db(), {.first = "Tom"}, now());
    const auto number = opened(a_handler(), hers)->numbers.at(0).id;

    write([&](sql::Transaction& transaction) {
        EXPECT_FALSE(mark_number_of(transaction, his, number, "bad", ""));
    });

    EXPECT_EQ(opened(a_handler(), hers)->numbers.at(0).state, "unchecked");
}

TEST_P(KeepPeople, SetsAFlagOnceForASourceAndEndsIt) {
    const auto id = add_one(db(), {}, now());
    const Day today = Day::parse("2020-04-06").value();
    write([&](sql::Transaction& transaction) {
        install_defaults(transaction, now());
        set_flag(transaction, id, "shielding", "list", today);
        set_flag(transaction, id, "shielding", "list", today);
    });
    EXPECT_EQ(opened(a_handler(), id)->flags.size(), 1u);

    write([&](sql::Transaction& transaction) {
        end_flag(transaction, id, "shielding", "list", today);
    });

    EXPECT_TRUE(opened(a_handler(), id)->flags.empty());
    EXPECT_EQ(count("SELECT count(*) FROM person_flag"), 1);
}

TEST_P(KeepPeople, ReckonsWhoIsMostInNeedFromFlagsAndAge) {
    const auto id = add_one(db(), {.born = "1930-01-01"}, now());
    const Day today = Day::parse("2020-04-06").value();
    write([&](sql::Transaction& transaction) {
        install_defaults(transaction, now());
        set_flag(transaction, id, "no-basic-care", "list", today);
    });

    const auto standing = db().read(
        [&](sql::Session& session) { return people::standing(session, id, today); });

    EXPECT_EQ(standing->need_points, 70);
    EXPECT_EQ(standing->need_why, "Basic care needs not met; over 80");
}

TEST_P(KeepPeople, ReviewsAndEndsAWarning) {
    const auto id = add_one(db(), {}, now());
    write([&](sql::Transaction& transaction) {
        add_warning(transaction, id, Private("Dog"), Private("Ring first"),
                    Day::parse("2020-01-01").value(), now());
    });
    const auto before = opened(a_handler(), id)->warnings;
    ASSERT_EQ(before.size(), 1u);
    EXPECT_TRUE(before[0].overdue);

    write([&](sql::Transaction& transaction) {
        const Day next = Day::parse("2021-01-01").value();
        EXPECT_TRUE(review_warning(transaction, id, before[0].id, next));
    });
    EXPECT_FALSE(opened(a_handler(), id)->warnings.at(0).overdue);

    write([&](sql::Transaction& transaction) {
        EXPECT_TRUE(end_warning(transaction, id, before[0].id, now()));
    });
    EXPECT_TRUE(opened(a_handler(), id)->warnings.empty());
}

TEST_P(KeepPeople, KnowsSomebodyByTheirNhsNumberAlone) {
    const auto id = add_one(db(), {.nhs = "9990000018"}, now());

    EXPECT_EQ(identified({.first = "Peg", .last = "", .born = "", .nhs = "9990000018"}), id);
}

TEST_P(KeepPeople, KnowsSomebodyByNameBirthDateAndPostcode) {
    const auto id = add_one(db(), {.first = "Zoë", .last = "O'Brien"}, now());

    EXPECT_EQ(identified({.first = "zoe", .last = "OBRIEN"}), id);
    EXPECT_EQ(identified({.first = "zoe", .last = "OBRIEN", .postcode = "ZZ99 4QQ"}), std::nullopt);
    EXPECT_EQ(identified({.first = "zoe", .last = "OBRIEN", .born = "1941-03-05"}), std::nullopt);
}

TEST_P(KeepPeople, TakesNobodyWhoseNhsNumberIsAnother) {
    add_one(db(), {.nhs = "9990000018"}, now());

    EXPECT_EQ(identified({.nhs = "9990000026"}), std::nullopt);
}

TEST_P(KeepPeople, KnowsSomebodyByNameAndPhoneUnlessTheNumberIsBad) {
    const auto id = add_one(db(), {.postcode = "", .phone = "+441632960001"}, now());
    const APerson row{.born = "", .postcode = "", .phone = "+441632960001"};
    EXPECT_EQ(identified(row), id);

    const auto number = opened(a_handler(), id)->numbers.at(0).id;
    write([&](sql::Transaction& transaction) {
        mark_number(transaction, number, "bad", "not theirs", now());
    });

    EXPECT_EQ(identified(row), std::nullopt);
}

TEST_P(KeepPeople, LeavesTwoWhoFitForSomebodyToLookAt) {
    add_one(db(), {}, now());
    add_one(db(), {}, now());

    EXPECT_EQ(identified({}), std::nullopt);
}

TEST_P(KeepPeople, OpensEverythingForStaffAndLogsTheLook) {
    const auto id = add_one(db(), {.nhs = "9990000018", .phone = "+441632960001"}, now());

    const auto view = opened(a_handler(), id);

    EXPECT_EQ(view->full_name().text(), "Margaret Ellison");
    EXPECT_TRUE(view->nhs_number);
    EXPECT_EQ(view->numbers.size(), 1u);
    EXPECT_EQ(view->withheld, std::vector{sharing::Part::sensitive_notes});
    EXPECT_EQ(count("SELECT count(*) FROM access_log WHERE action = 'view' AND purpose = 'trying'"),
              1);
}

TEST_P(KeepPeople, RefusesThoseNotInvolvedAndKeepsTheLineAboutIt) {
    const auto id = add_one(db(), {}, now());

    struct Looked {
        std::optional<Result<PersonView>> answer;
    };
    const auto looked = db().write(actor, [&](sql::Transaction& transaction) {
        return Looked{open(transaction, a_partner(), id, looking, now())};
    });

    ASSERT_FALSE(*looked.answer);
    EXPECT_TRUE(std::holds_alternative<Forbidden>(looked.answer->error()));
    EXPECT_EQ(count("SELECT count(*) FROM access_log WHERE action = 'refused'"), 1);
}

TEST_P(KeepPeople, WithholdsWhatAPartnerNeedNotKnow) {
    const auto id = add_one(db(), {.nhs = "9990000018", .phone = "+441632960001"}, now());
    write([&](sql::Transaction& transaction) {
        set_flag(transaction, id, "veteran", "test", Day::parse("2020-04-06").value());
    });
    web::Viewer partner = a_partner();
    const auto organisation = OrganisationId::make(now());
    partner.organisation_id = organisation.string();
    write([&](sql::Transaction& transaction) {
        sharing::involve(transaction,
                         {.person = id, .organisation = organisation, .subject_id = "r-1",
                          .parts = {sharing::Part::name, sharing::Part::address}},
                         now());
    });

    const auto view = opened(partner, id);

    ASSERT_TRUE(view);
    EXPECT_EQ(view->last_name.text(), "Ellison");
    EXPECT_EQ(view->postcode->text(), "ZZ99 4QT");
    EXPECT_FALSE(view->nhs_number);
    EXPECT_FALSE(view->born_on);
    EXPECT_TRUE(view->numbers.empty());
    EXPECT_TRUE(view->flags.empty());
    EXPECT_NE(std::find(view->withheld.begin(), view->withheld.end(), sharing::Part::contact),
              view->withheld.end());
}

TEST_P(KeepPeople, MakesCardsOnlyOfThoseTheViewerMaySeeInTheOrderAsked) {
    const auto first = add_one(db(), {.first = "Ann"}, now());
    const auto second = add_one(db(), {.first = "Bea", .phone = "+441632960001"}, now());
    const auto cards_for = [&](const web::Viewer& viewer) {
        return db().write(actor, [&](sql::Transaction& transaction) {
            return cards(transaction, viewer, {second, first}, looking, now());
        });
    };

    const auto all = cards_for(a_handler());
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0].name.text(), "Bea Ellison");
    EXPECT_EQ(all[0].first_phone.text(), "+441632960001");
    EXPECT_TRUE(cards_for(a_partner()).empty());
    EXPECT_EQ(count("SELECT count(*) FROM access_log WHERE action = 'list' AND results = 2"), 1);
}

INSTANTIATE_TEST_SUITE_P(On, KeepPeople, kith::test::both_databases(), kith::test::database_name);

}  // namespace
}  // namespace kith::people
