// How a message leaves the program: an e-mail as a file or by SMTP.
#pragma once

#include <string>

#include "platform/base/clock.hpp"
#include "practice/messages/messages.hpp"

namespace kith::messages {

struct Mail {
    std::string id;         // of the message; makes its Message-ID
    std::string from, to, subject, body;
    Instant at;
    std::string language{};  // of BCP 47, "" for not said
};

// The message as it goes over the wire (RFC 5322): headers encoded, body base64 in UTF-8. Line ends
// in addresses and subjects are refused by std::invalid_argument, so that nobody adds headers.
std::string as_internet_message(const Mail& mail);

// Sends by SMTP. Throws std::runtime_error with curl's words, which hold no personal data.
void send_by_smtp(const Sender& sender, const Mail& mail);
// Writes a file into the sender's folder; the same message again writes the same file.
void write_to_folder(const Sender& sender, std::string_view extension, const std::string& id,
                     const std::string& content);

}  // namespace kith::messages
