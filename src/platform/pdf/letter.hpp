// Letters as a PDF to print and post: values in, bytes out. A4, tagged for screen readers, in any
// script there is a font for, the address where the window of a DL envelope shows it.
#pragma once

#include <string>
#include <vector>

namespace kith::pdf {

// Whose paper it is: printed at the head of each letter.
struct Sender {
    std::string name;
    std::vector<std::string> contact{};  // lines
    std::string colour{};                // #rrggbb, empty for black
};

struct Letter {
    std::vector<std::string> address;  // lines, the name first
    std::string date;                  // in words
    std::string subject;
    std::string body;                  // a paragraph a line; empty lines are passed over
    bool large = false;                // large print: 18 point
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
