#include "practice/messages/mail.hpp"

#include <curl/curl.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>

#include "platform/base/crypto.hpp"
#include "platform/base/london.hpp"

namespace kith::messages {
namespace {

constexpr std::size_t line_of_base64 = 76;
constexpr long seconds_to_send = 30;

void refuse_line_ends(std::string_view text) {
    if (text.find_first_of("\r\n") != std::string_view::npos) {
        throw std::invalid_argument("a line end in a header of a message");
    }
}

bool is_plain(std::string_view text) {
    for (const char letter : text) {
        if (static_cast<unsigned char>(letter) >= 0x80) return false;
    }
    return true;
}

// RFC 2047: words beyond ASCII are written in base64.
std::string header_text(std::string_view text) {
    refuse_line_ends(text);
    return is_plain(text) ? std::string(text) : "=?UTF-8?B?" + base64(text) + "?=";
}

// RFC 5322's date, in UTC.
std::string header_date(Instant at) {
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(at - day)};
    char text[64];
    std::snprintf(text, sizeof text, "%u %s %d %02ld:%02ld:%02ld +0000",
                  static_cast<unsigned>(date.day()),
                  std::string(month_name(static_cast<int>(static_cast<unsigned>(date.month())))
                                  .substr(0, 3))
                      .c_str(),
                  static_cast<int>(date.year()), static_cast<long>(time.hours().count()),
                  static_cast<long>(time.minutes().count()),
                  static_cast<long>(time.seconds().count()));
    return text;
}

std::string in_lines(const std::string& encoded) {
    std::string lines;
    for (std::size_t at = 0; at < encoded.size(); at += line_of_base64) {
        lines += encoded.substr(at, line_of_base64) + "\r\n";
    }
    return lines;
}

struct Unsent {
    std::string text;
    std::size_t at = 0;
};

std::size_t read_unsent(char* to, std::size_t size, std::size_t count, void* from) {
    auto& unsent = *static_cast<Unsent*>(from);
    const std::size_t part = std::min(size * count, unsent.text.size() - unsent.at);
    std::memcpy(to, unsent.text.data() + unsent.at, part);
    unsent.at += part;
    return part;
}

}  // namespace

std::string as_internet_message(const Mail& mail) {
    refuse_line_ends(mail.from);
    refuse_line_ends(mail.to);
    refuse_line_ends(mail.language);
    return "Date: " + header_date(mail.at) + "\r\nFrom: " + mail.from + "\r\nTo: " + mail.to +
           "\r\nSubject: " + header_text(mail.subject) + "\r\nMessage-ID: <" + mail.id +
           "@kith>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
           "Content-Transfer-Encoding: base64\r\n" +
           (mail.language.empty() ? "" : "Content-Language: " + mail.language + "\r\n") +
           "Auto-Submitted: auto-generated\r\n\r\n" +
           in_lines(base64(mail.body));
}

void send_by_smtp(const Sender& sender, const Mail& mail) {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (started != CURLE_OK) throw std::runtime_error("the mail library does not start");
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(),
                                                                   curl_easy_cleanup);
    Unsent unsent{as_internet_message(mail)};
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> to(
        curl_slist_append(nullptr, mail.to.c_str()), curl_slist_free_all);
    curl_easy_setopt(curl.get(), CURLOPT_URL, sender.smtp_url.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_TRY));
    curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, seconds_to_send);
    curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
    if (!sender.smtp_user.empty()) {
        curl_easy_setopt(curl.get(), CURLOPT_USERNAME, sender.smtp_user.c_str());
        curl_easy_setopt(curl.get(), CURLOPT_PASSWORD, sender.smtp_password.c_str());
    }
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, sender.from.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, to.get());
    curl_easy_setopt(curl.get(), CURLOPT_READFUNCTION, read_unsent);
    curl_easy_setopt(curl.get(), CURLOPT_READDATA, &unsent);
    curl_easy_setopt(curl.get(), CURLOPT_UPLOAD, 1L);
    const CURLcode sent = curl_easy_perform(curl.get());
    if (sent != CURLE_OK) throw std::runtime_error(curl_easy_strerror(sent));
}

void write_to_folder(const Sender& sender, std::string_view extension, const std::string& id,
                     const std::string& content) {
    const std::filesystem::path folder(sender.folder);
    std::filesystem::create_directories(folder);
    const auto path = folder / (id + std::string(extension));
    // Under another name until it is whole: programs that take mail from the folder see no half.
    const auto partial = folder / ("." + id + ".partial");
    std::ofstream file(partial, std::ios::binary | std::ios::trunc);
    file << content;
    file.close();
    if (!file) throw std::runtime_error("cannot write into the folder of sent messages");
    std::filesystem::permissions(partial, std::filesystem::perms::owner_read |
                                              std::filesystem::perms::owner_write);
    std::filesystem::rename(partial, path);
}

}  // namespace kith::messages
