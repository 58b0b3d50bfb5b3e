#include "practice/messages/mail.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "platform/base/crypto.hpp"

namespace kith::messages {
namespace {

using namespace std::chrono_literals;

Mail mail() {
    return {.id = "m1",
            .from = "kith@council.example",
            .to = "joan@mail.example",
            .subject = "We have your request",
            .body = "Hello Zoë,\n\nThank you.",
            .at = Instant(std::chrono::sys_days(2026y / 11 / 23) + 9h)};
}

TEST(InternetMessage, CarriesItsHeadersAndBody) {
    const std::string text = as_internet_message(mail());

    EXPECT_NE(text.find("Date: 23 Nov 2026 09:00:00 +0000\r\n"), std::string::npos);
    EXPECT_NE(text.find("To: joan@mail.example\r\n"), std::string::npos);
    EXPECT_NE(text.find(base64("Hello Zoë,\n\nThank you.")), std::string::npos);
}

TEST(InternetMessage, SaysWhatLanguageItIsInWhereThatIsKnown) {
    auto one = mail();
    EXPECT_EQ(as_internet_message(one).find("Content-Language"), std::string::npos);
    one.language = "pl";
    EXPECT_NE(as_internet_message(one).find("Content-Language: pl\r\n"), std::string::npos);
}

TEST(InternetMessage, WritesASubjectBeyondAsciiInBase64) {
    auto one = mail();
    one.subject = "Your café";

    EXPECT_NE(as_internet_message(one).find("Subject: =?UTF-8?B?"), std::string::npos);
}

TEST(InternetMessage, RefusesHeadersSmuggledInAnAddress) {
    auto one = mail();
    one.to = "joan@mail.example\r\nBcc: everyone@mail.example";

    EXPECT_THROW(as_internet_message(one), std::invalid_argument);
}

TEST(InternetMessage, KeepsLinesShort) {
    auto one = mail();
    one.body = std::string(5000, 'a');
    std::size_t begin = 0;
    const std::string text = as_internet_message(one);
    for (std::size_t end = text.find("\r\n"); end != std::string::npos;
         begin = end + 2, end = text.find("\r\n", begin)) {
        EXPECT_LE(end - begin, 78u);
    }
}

TEST(FolderOfMessages, HoldsTheSameFileHoweverOftenItIsWritten) {
    const auto folder = std::filesystem::temp_directory_path() / "kith-mail-test";
    std::filesystem::remove_all(folder);
    const Sender sender{.folder = folder.string()};

    write_to_folder(sender, ".eml", "m1", "one");
    write_to_folder(sender, ".eml", "m1", "one");

    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder), {}), 1);
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace kith::messages
