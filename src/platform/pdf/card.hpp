// An emergency card to cut out and keep in a purse, of the size of a bank card.
#pragma once

#include <string>
#include <vector>

namespace kith::pdf {

struct WalletCard {
    std::string name;                  // or what the card is
    std::vector<std::string> words{};  // a paragraph each
    std::string phone{};               // set large, below the words
    std::string address;               // what the code leads to
    std::string scan;                  // below the code
    std::string foot;                  // who gave the card
};

// An A4 page with the card in its corner, outlined to be cut out. `title` is the document's.
// Throws when no code can be made of the address.
std::string wallet_card(const std::string& title, const WalletCard& card);

// Where the card lies on the page, in millimetres.
struct CardPlace {
    double left = 20, top = 20, width = 85.6, height = 54, code = 28;  // the side of its code
};

}  // namespace kith::pdf
