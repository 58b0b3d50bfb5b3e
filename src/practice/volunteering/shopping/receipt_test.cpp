#include "practice/volunteering/shopping/receipt.hpp"

#include <gmock/gmock.h>

#include "practice/volunteering/cast_test.hpp"
#include "support/test_app.hpp"

namespace kith::volunteering {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::IsEmpty;

class Receipts : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        test::OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        cast_ = cast::fill(db(), clock.now());
        job_ = cast::job(db(), who(), clock.now());
        db().write(actor, [&](sql::Transaction& t) {
            ASSERT_TRUE(offer(t, job(), who().volunteer, "Ada", clock.now()));
            ASSERT_TRUE(accept(t, job(), who().volunteer, clock.now()));
        });
    }
    const cast::Cast& who() const { return *cast_; }
    JobId job() const { return *job_; }
    template <class Work>
    auto write(Work&& work) {
        return db().write(actor, std::forward<Work>(work));
    }
    void paid(std::string way, std::optional<Pence> most = {}) {
        ASSERT_TRUE(write([&](auto& t) {
            return save_order(t,
                              {.job = job(), .pays = way, .most = most, .cash_why = "No bank",
                               .lines = read_lines("milk\nbread or rolls")},
                              clock.now());
        }));
    }
    Result<ReceiptId> sends(std::int64_t pence, std::string same = {}, bool photo = true,
                            std::optional<Pence> given = {}) {
        NewReceipt made{.amount = Pence(pence), .given = given, .same_request = std::move(same)};
        if (photo) made.photo = Photo{"image/jpeg", "\xFF\xD8\xFF" + std::string(100'000, 'x')};
        return write([&](auto& t) {
            return send_receipt(t, job(), who().volunteer, made, clock.now());
        });
    }
    bool reads(ReceiptId receipt, std::int64_t pence, AccountId by) {
        return write([&](auto& t) {
                   return read_back(t, receipt, Pence(pence), by, clock.now());
               }).value_or(false);
    }
    bool agrees(ReceiptId receipt, AccountId by) {
        return write([&](auto& t) { return approve(t, receipt, by, clock.now()); }).has_value();
    }
    std::string status(ReceiptId receipt) {
        return db().read([&](sql::Session& s) { return receipt_row(s, receipt)->status; });
    }
    Pence of(std::string_view account) {
        return db().read([&](sql::Session& s) { return balance(s, account); });
    }
    std::string owed() const { return "owed to volunteer " + who().volunteer.string(); }

  private:
    std::optional<cast::Cast> cast_;
    std::optional<JobId> job_;
};

TEST_P(Receipts, ArePaidBackToThePennyWhenReadAndAgreedTo) {
    paid("paid back");
    const ReceiptId receipt = sends(1240).value();
    EXPECT_FALSE(agrees(receipt, who().ada)) << "nobody has read it yet";
    ASSERT_TRUE(reads(receipt, 1240, who().ada));
    ASSERT_TRUE(agrees(receipt, who().eve));
    EXPECT_EQ(status(receipt), "approved");
    EXPECT_EQ(of(owed()), Pence(-1240));

    ASSERT_TRUE(write([&](auto& t) { return pay_back(t, receipt, who().ada, clock.now()); }));

    EXPECT_EQ(status(receipt), "settled");
    EXPECT_EQ(of(owed()), Pence(0));
    EXPECT_EQ(of("spent for people"), Pence(1240));
    EXPECT_EQ(of("bank"), Pence(-1240));
    EXPECT_THAT(db().read([](sql::Session& s) { return check_ledger(s); }), IsEmpty());
    EXPECT_FALSE(write([&](auto& t) { return pay_back(t, receipt, who().ada, clock.now()); }))
        << "once only";
}

TEST_P(Receipts, AboveTheLimitNeedASecondPerson) {
    paid("paid back");
    const auto much = second_yes_over().count() + 1;
    const ReceiptId receipt = sends(much).value();
    ASSERT_TRUE(reads(receipt, much, who().ada));
    ASSERT_TRUE(agrees(receipt, who().ada));
    EXPECT_EQ(status(receipt), "read");
    EXPECT_FALSE(agrees(receipt, who().ada)) << "the same person twice is not two people";
    EXPECT_EQ(of("spent for people"), Pence(0));
    ASSERT_TRUE(agrees(receipt, who().eve));
    EXPECT_EQ(of("spent for people"), Pence(much));
}

TEST_P(Receipts, AreNeverDecidedByTheVolunteer) {
    paid("paid back");
    const ReceiptId receipt = sends(1240).value();
    EXPECT_FALSE(reads(receipt, 1240, who().dan));
    ASSERT_TRUE(reads(receipt, 1240, who().ada));
    EXPECT_FALSE(agrees(receipt, who().dan));
}

TEST_P(Receipts, ThatReadOtherwiseWait) {
    paid("council");
    const ReceiptId receipt = sends(1420).value();
    EXPECT_FALSE(reads(receipt, 1240, who().ada));
    EXPECT_EQ(status(receipt), "sent");
    EXPECT_EQ(db().read([&](sql::Session& s) { return receipt_row(s, receipt)->read; }),
              Pence(1240))
        << "that it differs is kept";
    ASSERT_TRUE(write([&](auto& t) {
        return refuse(t, receipt, "It says £12.40", who().ada, clock.now());
    }));
    EXPECT_FALSE(reads(receipt, 1420, who().ada));
    EXPECT_EQ(of("owed to shops"), Pence(0));
}

TEST_P(Receipts, OfTheirOwnMoneyNeedNoYesOfOurs) {
    paid("card by phone");
    const ReceiptId receipt = sends(5000).value();
    ASSERT_TRUE(reads(receipt, 5000, who().ada));
    EXPECT_EQ(status(receipt), "settled");
    EXPECT_EQ(of("spent for people"), Pence(0));
}

TEST_P(Receipts, OfCashSayWhatWasGiven) {
    paid("cash", Pence(1500));
    EXPECT_FALSE(sends(1240));
    EXPECT_FALSE(sends(1240, "", true, Pence(1000)));
    EXPECT_TRUE(sends(1240, "", true, Pence(1500)));
}

TEST_P(Receipts, AreSentOnceHoweverOftenAndKeepTheirPhotograph) {
    paid("paid back");
    const ReceiptId receipt = sends(1240, "one").value();
    EXPECT_EQ(sends(1240, "one").value(), receipt);
    const auto photo = db().read([&](sql::Session& s) { return photo_of(s, receipt); });
    ASSERT_TRUE(photo);
    EXPECT_EQ(photo->bytes.size(), 100'003u);
    EXPECT_EQ(photo->kind, "image/jpeg");
}

TEST_P(Receipts, RefuseWhatIsNoPhotograph) {
    paid("paid back");
    const auto sent = write([&](auto& t) {
        return send_receipt(t, job(), who().volunteer,
                            {.amount = Pence(1), .photo = Photo{"image/jpeg", "<script>"}},
                            clock.now());
    });
    EXPECT_FALSE(sent);
}

TEST_P(Receipts, WithAPatternAreBroughtToSomebodyElse) {
    paid("paid back");
    ASSERT_TRUE(sends(700, "", false));
    ASSERT_TRUE(sends(800, "", false));
    ASSERT_TRUE(sends(900, "", false));

    const auto found = db().read([](sql::Session& s) { return open_patterns(s, 10); });
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found.front().pattern, "no photo");
    EXPECT_EQ(db().read([](sql::Session& s) {
        return s.value<std::string>("SELECT title FROM work WHERE subject_kind = 'money'");
    }), "Look at how money was handled");
    write([&](auto& t) {
        look_at_pattern(t, who().volunteer, "no photo", "The camera is broken", "Ada", clock.now());
    });
    EXPECT_THAT(db().read([](sql::Session& s) { return open_patterns(s, 10); }), IsEmpty());
}

TEST_P(Receipts, GoWithAnOrderThatTheShopCanMeet) {
    const ShopId shop = write([&](auto& t) {
        return add_shop(t,
                        {.id = ShopId::make(clock.now()), .kind = "shop", .name = "Marden Stores",
                         .address = "High Street", .checked_on = Day(2020y / 4 / 1)},
                        clock.now());
    });
    const auto ordered = [&](std::string pays) {
        return write([&](auto& t) {
            return save_order(t, {.job = job(), .shop = shop, .pays = pays}, clock.now());
        });
    };
    EXPECT_FALSE(ordered("card by phone")) << "it takes none";
    EXPECT_FALSE(ordered("voucher"));
    EXPECT_FALSE(ordered("their card"));
    EXPECT_FALSE(ordered("cash")) << "no reason and no limit";
    EXPECT_TRUE(ordered("paid back"));
}

INSTANTIATE_TEST_SUITE_P(On, Receipts, test::both_databases(), test::database_name);

TEST(Lines, AreReadAsTypedWithWhatWillDo) {
    const auto lines = read_lines("2 pints of milk or oat milk\n\n  bread  \n");
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[0].what, "2 pints of milk");
    EXPECT_EQ(lines[0].instead, "oat milk");
    EXPECT_EQ(lines[1].what, "bread");
    EXPECT_EQ(typed_lines(lines), "2 pints of milk or oat milk\nbread");
}

}  // namespace
}  // namespace kith::volunteering
