// Letters on paper: put together as a pile, printed as one file, posted, and put back. Only this
// slice includes it.
#pragma once

#include "practice/messages/views.hpp"

namespace kith::messages {

// Braille, tapes and films are made by hand from the words; all else is printed.
bool made_by_hand(std::string_view format);

struct Pile {
    std::string id;
    Instant made_at;
    std::string made_by;  // a name
    int letters = 0;
    std::optional<Instant> posted_at{};
    std::optional<std::string> posted_by{};
};
std::optional<Pile> pile(sql::Session& session, std::string_view id);
// Those still to be posted and then the last posted.
std::vector<Pile> piles(sql::Session& session, int limit);
// In the order of the file: standard before other formats, those to one address together.
std::vector<MessageRow> letters_of(sql::Session& session, std::string_view pile_id);

// Takes the letters that wait, at most `most`, out of the line and into a pile. Nothing when none
// waits.
std::optional<std::string> put_together(sql::Transaction& transaction, std::string_view by,
                                        int most, Instant now);
// Printed and posted. Doing it again is quiet; NotFound when there is no such pile.
Result<void> post_pile(sql::Transaction& transaction, std::string_view id, std::string_view by,
                       Instant now);
// Not posted after all: its letters wait in the pile again.
Result<void> unpost_pile(sql::Transaction& transaction, std::string_view id);
// A pile that was not posted is no more, and its letters wait in line. Invalid once it is posted.
Result<void> break_up(sql::Transaction& transaction, std::string_view id);

// Letters as a PDF with the council, by its logo where it has one, at their head. `on`: the date
// they bear.
std::string letters_pdf(web::Context& context, const std::vector<MessageRow>& letters, Instant on);

Html letters_body(const web::Context& context, const std::vector<Count>& formats,
                  const std::vector<Pile>& piles);
Html pile_body(const web::Context& context, const Pile& pile,
               const std::vector<MessageRow>& letters);
// The words of letters that are made by hand.
Html papers(const web::Context& context, const std::vector<MessageRow>& letters,
            std::string_view format, Instant now);
std::vector<web::Route> letter_routes();

}  // namespace kith::messages
