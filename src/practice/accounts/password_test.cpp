#include "practice/accounts/password.hpp"

#include <filesystem>
#include <fstream>

#include "platform/sql/settings.hpp"
#include "practice/accounts/world_test.hpp"

namespace kith::accounts {
namespace {

// SHA-1 of "hello world", "password" and "abc".
constexpr std::string_view listed =
    "2AAE6C35C94FCFB415DBE95F408B9CE91EE846ED:40\r\n"
    "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8:9545824\r\n"
    "A9993E364706816ABA3E25717850C26C9CD0D89D:100\r\n";

class Breached : public testing::Test {
  protected:
    Breached() : file_(std::filesystem::temp_directory_path() / "kith-breached-test.txt") {
        std::ofstream(file_, std::ios::binary) << listed;
    }
    ~Breached() override { std::filesystem::remove(file_); }
    std::string file() const { return file_.string(); }

  private:
    std::filesystem::path file_;
};

TEST_F(Breached, FindsTheFirstTheLastAndThoseBetween) {
    EXPECT_TRUE(is_breached(file(), "hello world"));
    EXPECT_TRUE(is_breached(file(), "password"));
    EXPECT_TRUE(is_breached(file(), "abc"));
}

TEST_F(Breached, PassesWhatIsNotThere) {
    for (const char* password : {"", "Abc", "three words picture", "zzz", "passwore"}) {
        EXPECT_FALSE(is_breached(file(), password)) << password;
    }
}

TEST_F(Breached, IsAFaultOfTheOperatorWhenTheListIsMissing) {
    EXPECT_THROW(is_breached(file() + ".not", "abc"), std::runtime_error);
}

TEST_F(Breached, AreRefusedAsNewPasswordsOnceTheOperatorNamesTheList) {
    test::TestDatabase database(test::DatabaseKind::sqlite);
    std::ofstream(file(), std::ios::binary | std::ios::trunc)
        << "7945BD03992F136B003366417F438C8B9D951C6C\n";  // of the phrase below
    const AccountRow account{.id = AccountId::make({}), .name = "", .email = "", .state = ""};
    const auto refused = [&] {
        return database->read([&](sql::Session& s) {
            return password_fault(s, "one two three four words", account).has_value();
        });
    };

    EXPECT_FALSE(refused());
    database->write(sql::Actor::system("test"), [&](sql::Transaction& t) {
        sql::set_setting(t, breached_list_setting, file());
    });
    EXPECT_TRUE(refused());
    database->write(sql::Actor::system("test"), [&](sql::Transaction& t) {
        sql::set_setting(t, breached_list_setting, "");
    });
    EXPECT_FALSE(refused());
    use_breached_passwords(file());
    EXPECT_TRUE(refused());
    use_breached_passwords("");
}

class NewPassword : public testing::Test {
  protected:
    std::optional<std::string> fault(std::string_view password) {
        return database_->read(
            [&](sql::Session& s) { return password_fault(s, password, account_); });
    }

  private:
    test::TestDatabase database_{test::DatabaseKind::sqlite};
    AccountRow account_{.id = AccountId::make({}),
                        .name = "Hannah Mary Brooks",
                        .email = "handler@fenmarch.example",
                        .state = "active"};
};

TEST_F(NewPassword, NeedsTwelveCharactersOfAnyKind) {
    EXPECT_TRUE(fault("elevenchars"));
    EXPECT_FALSE(fault("twelve chars"));
    EXPECT_FALSE(fault("000000000001"));
    EXPECT_FALSE(fault("ééééééééüüüü"));
    EXPECT_TRUE(fault("ééééééé"));
}

TEST_F(NewPassword, MayBeLongButNotEndless) {
    EXPECT_FALSE(fault(std::string(200, 'x')));
    EXPECT_TRUE(fault(std::string(201, 'x')));
}

TEST_F(NewPassword, IsNotTheirNameOrAddress) {
    EXPECT_TRUE(fault("hannah mary BROOKS"));
    EXPECT_TRUE(fault("Handler@fenmarch.example"));
}

}  // namespace
}  // namespace kith::accounts
