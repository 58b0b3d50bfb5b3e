#include "practice/lists/county_test.hpp"
#include "practice/lists/review.hpp"

namespace kith::lists {
namespace {

using test::Line;

class ImportAList : public test::WithLists {};

TEST_P(ImportAList, AttachesWhomItKnowsInSpiteOfTypingErrors) {
    const auto known = know("Margaret", "Ellison", "1941-03-04");

    const auto counts = import({{.first = "Margret", .nhs = ""}});

    ASSERT_TRUE(counts);
    EXPECT_EQ(counts->known, 1u);
    EXPECT_EQ(value<std::string>("SELECT person_id FROM list_entry"), known.string());
}

TEST_P(ImportAList, AddsNeedsToThePersonItKnowsAndRejectsNone) {
    know("Margaret", "Ellison", "1941-03-04", "9990000018");

    ASSERT_TRUE(import({{.supplies = "No", .care = "No"}}));

    EXPECT_EQ(value("SELECT count(*) FROM person"), 1);
    EXPECT_EQ(value("SELECT count(*) FROM need"), 2);
    EXPECT_EQ(value("SELECT count(*) FROM work WHERE done_at IS NULL"), 3) << "two needs, a call";
}

TEST_P(ImportAList, DoesNotTakeAWifeForHerHusband) {
    know("Harold", "Ellison", "1939-01-02", "9990000026");

    const auto counts = import({{}});

    EXPECT_EQ(counts->known, 0u);
    EXPECT_EQ(value("SELECT count(*) FROM person"), 2);
}

TEST_P(ImportAList, AsksSomebodyWhereTwoNumbersSpeakAgainstOnePerson) {
    const auto known = know("Margaret", "Ellison", "1941-03-04", "9990000026");

    const auto counts = import({{.supplies = "No"}});

    ASSERT_TRUE(counts);
    EXPECT_EQ(counts->review, 1u) << "the need is worked meanwhile";
    EXPECT_EQ(value("SELECT count(*) FROM need"), 1);
    const auto pair = db().read([](sql::Session& session) { return next_pair(session, "a", ""); });
    ASSERT_TRUE(pair);
    EXPECT_EQ(pair->left, known);
}

TEST_P(ImportAList, LeavesAloneWhoIsInTouchAlready) {
    const auto known = know("Margaret", "Ellison", "1941-03-04", "9990000018");
    db().write(actor, [&](sql::Transaction& transaction) {
        casework::tell(transaction,
                       {.person = known, .kind = "call", .subject_id = "x",
                        .headline = "We rang", .by_name = "Ann"},
                       clock.now());
    });

    ASSERT_TRUE(import({{}}));

    EXPECT_EQ(value("SELECT count(*) FROM call"), 0);
    EXPECT_EQ(value("SELECT count(*) FROM person_flag"), 1);
}

TEST_P(ImportAList, MakesOnePersonOfTwoRowsWithOneNhsNumber) {
    const auto counts = import({{}, {.id = "ID2"}});

    EXPECT_EQ(counts->added, 1u);
    EXPECT_EQ(counts->known, 1u);
    EXPECT_EQ(value("SELECT count(*) FROM call"), 1);
}

TEST_P(ImportAList, GoesOnWhereItWasInterruptedAndCountsEveryRowOnce) {
    const std::vector<Line> lines{{}, {.first = "Tom", .nhs = "9990000026", .id = "ID2"},
                                  {.id = ""}};
    ASSERT_TRUE(import(lines));
    const std::string id = last_import();
    db().write(actor, [&](sql::Transaction& transaction) {
        transaction.execute("DELETE FROM list_row WHERE row_number = 2");
        transaction.execute("UPDATE list_import SET status = 'running'");
        transaction.execute("DELETE FROM list_entry WHERE source_id = 'ID2'");
        transaction.unlogged("as if the program had been killed between two batches");
    });

    const auto counts = import(lines);

    ASSERT_TRUE(counts);
    EXPECT_EQ(last_import(), id);
    EXPECT_EQ(counts->rows(), 3u);
    EXPECT_EQ(counts->refused, 1u);
    EXPECT_EQ(value("SELECT rows_done FROM list_import"), 3);
    EXPECT_EQ(value("SELECT count(*) FROM person"), 2);
}

TEST_P(ImportAList, EndsWithTheSameCountsHoweverOftenItIsStoppedBetweenBatches) {
    if (db().postgres()) GTEST_SKIP() << "on SQLite only, for its length";
    std::string content(test::head);
    for (int each = 0; each < 9000; ++each) {
        const std::string number = std::to_string(each);
        content += Line{.first = "P" + number, .last = "Quill" + number, .phone = "", .nhs = "",
                        .id = each % 10 == 0 ? "" : "ID" + number}.text();
    }
    Job job{.database = db(), .actor = actor, .clock = clock,
            .about = {.file_name = "daily.csv"}, .content = content};
    job.progress = [](Progress) { throw std::runtime_error("stopped"); };
    EXPECT_THROW((void)import_list("shielding", job), std::runtime_error);
    EXPECT_THROW((void)import_list("shielding", job), std::runtime_error);
    job.progress = {};

    const auto counts = import_list("shielding", job);

    ASSERT_TRUE(counts);
    EXPECT_EQ(counts->rows(), 9000u);
    EXPECT_EQ(counts->refused, 900u);
    EXPECT_EQ(counts->added + counts->review + counts->known, 8100u);
    EXPECT_EQ(value("SELECT count(*) FROM list_import"), 1);
    EXPECT_EQ(value("SELECT rows_done FROM list_import"), 9000);
}

TEST_P(ImportAList, TellsOfADeathOnceAndStopsNothingTwice) {
    know("Margaret", "Ellison", "1941-03-04", "9990000018");
    const std::string spl =
        "Traced_NHSNUMBER,PatientFirstName,PatientOtherName,PatientSurname,DateOfBirth,"
        "PatientAddress_Line1,PatientAddress_Line2,PatientAddress_Line3,PatientAddress_Line4,"
        "PatientAddress_Line5,PatientAddress_PostCode,PatientEmailAddress,mobile,landline,"
        "DateOfDeath,Flag_PDSInformallyDeceased,oslaua,oscty,Data_Source,category,InceptionDate,"
        "SPL_Version,uprn\n"
        "9990000018,Margaret,,Ellison,19410304,,,,,,ZZ99 4QT,,,,20200401,,,,,,20200402,1,\n"
        "9990000034,Nobody,,Known,19400101,,,,,,ZZ99 4QT,,,,20200401,,,,,,20200402,1,\n";
    const Job job{.database = db(), .actor = actor, .clock = clock,
                  .about = {.file_name = "spl.csv"}, .content = spl};

    const auto counts = import_list("", job);

    ASSERT_TRUE(counts);
    EXPECT_EQ(counts->died, 1u);
    EXPECT_EQ(counts->refused, 1u) << "who died and was not known is nobody to reach";
    EXPECT_EQ(value<std::string>("SELECT died_on FROM person"), "2020-04-01");
    EXPECT_EQ(value("SELECT count(*) FROM call"), 0);
    EXPECT_EQ(import_list("", job)->died, 0u);
}

TEST_P(ImportAList, RaisesAConcernForABoxThatStandsUnopened) {
    ASSERT_TRUE(import({{}}));
    const std::string boxes =
        "Company,ID,Name,Address,Postcode,DelDate,Outcome,Comment,Outcome_Description,LAHubName,"
        "LAName,LACode,Easting,Northing,FileName\n"
        "Boxes,ID1,Margaret Ellison,3 Orchard Row,ZZ99 4QT,05/04/2020,4,,Unopened,H,L,E,1,2,f\n";

    const auto counts = import_list("", {.database = db(), .actor = actor, .clock = clock,
                                         .about = {.file_name = "boxes.csv"}, .content = boxes});

    ASSERT_TRUE(counts);
    EXPECT_EQ(counts->known, 1u) << "by the shielding list's own number";
    EXPECT_EQ(value("SELECT count(*) FROM concern"), 1);
}

TEST_P(ImportAList, ReadsAnyFileByColumnsThatSomebodyDescribedOnce) {
    db().write(actor, [&](sql::Transaction& transaction) {
        ListKind kind{.id = "choir", .name = "The choir",
                      .layout = {.id = "choir", .name = "The choir", .call = true,
                                 .columns = {{"Who", Column::full_name},
                                             {"Tel", Column::phone}}}};
        put_list_kind(transaction, kind, "who\x1ftel\x1f");
    });

    const auto counts = import_list("", {.database = db(), .actor = actor, .clock = clock,
                                         .about = {.file_name = "choir.csv"},
                                         .content = "Who,Tel\nMrs Ann Reed,01632 960 001\n"});

    ASSERT_TRUE(counts);
    EXPECT_EQ(counts->added, 1u);
    EXPECT_EQ(value<std::string>("SELECT last_name FROM person"), "Reed");
    EXPECT_EQ(value("SELECT count(*) FROM call"), 1);
}

TEST_P(ImportAList, RefusesAHeaderThatNobodyDescribed) {
    EXPECT_FALSE(import_list("", {.database = db(), .actor = actor, .clock = clock,
                                  .content = "Who,Tel\nAnn Reed,01632 960 001\n"}));
    EXPECT_EQ(value("SELECT count(*) FROM list_import"), 0);
}

TEST_P(ImportAList, TakesWhatWasBroughtToItsNewAddressWhenTheListGivesOne) {
    ASSERT_TRUE(import({{}}));

    ASSERT_TRUE(import({{.at = "2020-04-05T10:00:00", .street = "9 Mill Lane",
                         .postcode = "ZZ99 5AA"}}));

    EXPECT_EQ(value<std::string>("SELECT address FROM person"), "9 Mill Lane");
}

TEST_P(ImportAList, ForgetsWhatItsRowsSaidWhenTheListHasExpired) {
    std::string content(test::head);
    content += Line{}.text();
    ASSERT_TRUE(import_list("shielding",
                            {.database = db(), .actor = actor, .clock = clock,
                             .about = {.file_name = "d.csv",
                                       .expires_on = Day::parse("2020-04-30").value()},
                             .content = content}));
    const auto forget = [&] {
        db().write(actor, [&](sql::Transaction& transaction) {
            forget_expired(transaction, clock.now());
        });
    };
    forget();
    EXPECT_EQ(value("SELECT count(*) FROM list_row WHERE row_text <> ''"), 1);

    clock.advance(std::chrono::hours(24 * 40));
    forget();

    EXPECT_EQ(value("SELECT count(*) FROM list_row WHERE row_text <> ''"), 0);
}

INSTANTIATE_TEST_SUITE_P(On, ImportAList, kith::test::both_databases(), kith::test::database_name);

class TakeAnImportBack : public test::WithLists {
  protected:
    Result<TakenBack> undo(const std::string& id) {
        return undo_import(db(), actor, id, clock);
    }
};

TEST_P(TakeAnImportBack, RestoresExactlyWhatWasThere) {
    know("Margaret", "Ellison", "1941-03-04", "9990000018");
    const std::string before = everything();
    ASSERT_TRUE(import({{.supplies = "No", .care = "No"},
                        {.first = "Tom", .last = "Ward", .phone = "", .nhs = "9990000026",
                         .id = "ID2", .born = "01/01/1950"}}));
    ASSERT_NE(everything(), before);

    const auto taken = undo(last_import());

    ASSERT_TRUE(taken);
    EXPECT_EQ(taken->people, 1u);
    EXPECT_EQ(taken->kept, 0u);
    EXPECT_EQ(everything(), before);
    EXPECT_EQ(value<std::string>("SELECT status FROM list_import"), "undone");
}

TEST_P(TakeAnImportBack, RestoresWhatALaterFileChanged) {
    ASSERT_TRUE(import({{}, {.first = "Tom", .last = "Ward", .phone = "", .nhs = "9990000026",
                             .id = "ID2", .born = "01/01/1950"}}));
    const std::string before = everything();
    ASSERT_TRUE(import({{.at = "2020-04-05T10:00:00", .street = "9 Mill Lane",
                         .postcode = "ZZ99 5AA", .supplies = "No"}}));
    ASSERT_NE(everything(), before);

    ASSERT_TRUE(undo(last_import()));

    EXPECT_EQ(everything(), before);
}

TEST_P(TakeAnImportBack, KeepsWhomSomebodyHasWorkedWithAndSaysSo) {
    ASSERT_TRUE(import({{}, {.first = "Tom", .last = "Ward", .phone = "", .nhs = "9990000026",
                             .id = "ID2", .born = "01/01/1950"}}));
    const auto tom = PersonId::parse(
        value<std::string>("SELECT person_id FROM list_entry WHERE source_id = 'ID2'")).value();
    db().write(actor, [&](sql::Transaction& transaction) {
        casework::add_note(transaction, {.person = tom, .text = Private("Spoke to him"),
                                         .by_name = "Ann"},
                           clock.now());
    });

    const auto taken = undo(last_import());

    ASSERT_TRUE(taken);
    EXPECT_EQ(taken->people, 1u);
    EXPECT_EQ(taken->kept, 1u);
    EXPECT_EQ(value<std::string>("SELECT id FROM person"), tom.string());
    EXPECT_EQ(value("SELECT count(*) FROM call"), 1);
}

TEST_P(TakeAnImportBack, AsksForTheLaterFileFirst) {
    ASSERT_TRUE(import({{}}));
    const std::string first = last_import();
    ASSERT_TRUE(import({{.at = "2020-04-05T10:00:00", .supplies = "No"}}));

    EXPECT_FALSE(undo(first));
    ASSERT_TRUE(undo(last_import()));
    EXPECT_TRUE(undo(first));
    EXPECT_EQ(value("SELECT count(*) FROM person"), 0);
}

TEST_P(TakeAnImportBack, CanBeDoneOnceAndTheFileImportedAgain) {
    ASSERT_TRUE(import({{}}));
    ASSERT_TRUE(undo(last_import()));
    EXPECT_FALSE(undo(last_import()));

    const auto again = import({{}});

    ASSERT_TRUE(again);
    EXPECT_EQ(again->added, 1u);
    EXPECT_EQ(value("SELECT count(*) FROM person"), 1);
}

INSTANTIATE_TEST_SUITE_P(On, TakeAnImportBack, kith::test::both_databases(),
                         kith::test::database_name);

}  // namespace
}  // namespace kith::lists
