// Cards: rows to values and back. Only this slice includes it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "practice/bracelet/bracelet.hpp"

namespace kith::bracelet {

struct Card {
    CardId id;
    PersonId person;
    std::string code_sealed;
    std::vector<std::string> shows{};  // first name, full name, communication, contact, words
    Private words{}, contact_name{}, contact_phone{};
    std::string agreed{};
    std::string made_by_name{};
    Instant made_at{};
    std::optional<Instant> revoked_at{};
    std::string revoked_why{};
};

struct Shows {
    std::string_view id, text;
};
// What a card may show a stranger, each only if the person agreed.
const std::vector<Shows>& what_a_card_may_show();

struct NewCard {
    PersonId person;
    std::vector<std::string> shows;
    Private words{}, contact_name{}, contact_phone{};
    std::string agreed, by_name;
};
// Makes a card and takes back the one before. The code is 160 bits that say nothing of anybody;
// the store keeps its hash, and the code itself sealed with `secret` so that it can be printed.
Card give(sql::Transaction& transaction, const NewCard& made, std::string_view secret,
          Instant now);
std::optional<std::string> code_of(const Card& card, std::string_view secret);
std::optional<Card> current(sql::Session& session, PersonId person);
// Of the card with this code, whether taken back or not.
std::optional<Card> with_code(sql::Session& session, std::string_view code);
void take_back(sql::Transaction& transaction, const Card& card, std::string_view why, Instant now);

struct Scan {
    Instant at;
    std::string by_name, saw;
};
std::vector<Scan> scans(sql::Session& session, PersonId person);
// Logs the scan, tells the story and puts it before the team that answers concerns.
void scanned(sql::Transaction& transaction, const Card& card, std::string_view by_name,
             std::string_view saw, Instant now);

}  // namespace kith::bracelet
