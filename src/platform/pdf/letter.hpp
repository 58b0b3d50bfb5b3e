// Letters as a PDF to print and post: values in, bytes out. A4, tagged for screen readers, in any
// script there is a font for, the address where the window of a DL envelope shows it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/base/picture.hpp"

namespace kith::pdf {

// Whose paper it is: printed at the head of each letter.
struct Sender {
    std::string name;
    std::vector<std::string> contact{};  // lines
    std::string colour{};                // #rrggbb, empty for black
    std::optional<Picture> logo{};       // in place of the name, which then heads the lines
};

// Words in a language of their own: "pl", "ur".
struct Words {
    std::string language, text;
};

struct Letter {
    std::vector<std::string> address;  // lines, the name first
    std::string date;                  // in words
    std::string subject;
    std::string body;                  // a paragraph a line; empty lines are passed over
    bool large = false;                // large print: 18 point
    std::string language{};            // of subject and body; left out: told by their script
    std::vector<Words> foot{};         // below a line after the body, a paragraph each
};

// One after another, each beginning on a fresh sheet when printed on both sides. `title` is the
// document's: it stands in the window of who opens it, so it names nobody.
std::string letters(const Sender& sender, const std::string& title,
                    const std::vector<Letter>& letters);

// The window of a DL envelope on the paper folded in three, in millimetres from its upper left
// corner: what shows however the sheet has slid.
struct Window {
    double left = 20, top = 57, right = 100, bottom = 81;
};

}  // namespace kith::pdf
