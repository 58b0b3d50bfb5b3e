#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/pdf/letter.hpp"
#include "practice/messages/letters.hpp"

namespace kith::messages {
namespace {

pdf::Sender sender_of(const web::Council& council) {
    pdf::Sender sender{.name = council.name, .colour = council.colour};
    std::string ring = council.phone;
    if (!ring.empty() && !council.phone_hours.empty()) ring += ", " + council.phone_hours;
    std::vector<std::string> address;
    for (const auto line : text::split(council.address, '\n')) {
        if (!text::trim(line).empty()) address.emplace_back(text::trim(line));
    }
    for (const std::string& line : {council.service_name, text::join(address, ", "), ring,
                                    council.email, council.website}) {
        if (!line.empty() && line != council.name) sender.contact.push_back(line);
    }
    return sender;
}

pdf::Letter on_paper(const MessageRow& letter, Instant on) {
    pdf::Letter paper{.address = {},
                      .date = written_in(london_day(on), letter.language),
                      .subject = letter.subject,
                      .body = letter.body.for_reader(),
                      .large = letter.format == "large print",
                      .language = letter.language};
    for (const FootLine& line : letter.foot) paper.foot.push_back({line.language, line.text});
    for (const auto line : text::split(letter.recipient.for_reader(), '\n')) {
        if (!text::trim(line).empty()) paper.address.emplace_back(text::trim(line));
    }
    return paper;
}

}  // namespace

std::string letters_pdf(web::Context& context, const std::vector<MessageRow>& letters,
                        Instant on) {
    auto sender = sender_of(context.council());
    sender.logo = context.app.database.read(accounts::council_logo);
    std::vector<pdf::Letter> papers;
    for (const MessageRow& letter : letters) papers.push_back(on_paper(letter, on));
    return pdf::letters(sender, "Letters of " + written(london_day(on)), papers);
}

}  // namespace kith::messages
