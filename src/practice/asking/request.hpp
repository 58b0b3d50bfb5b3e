// What a finished set of public answers asks for, pure: a person, a contact, needs and a call.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "practice/asking/questions.hpp"

namespace kith::asking {

struct AskedNeed {
    std::string category;
    std::string name;
    Private details{};  // the answers to its questions, in words
    Json answers = Json::object({});
    bool urgent = false;
    bool health_critical = false;
    casework::Due due{};
};

struct Asker {
    std::string kind = "self";  // self, someone else, organisation
    Private name{}, relation{}, phone{}, email{}, organisation{};
    std::string agrees = "yes";  // yes, no, cannot
};

struct Asked {
    people::Details person{};
    Asker asker{};
    std::vector<AskedNeed> needs{};
    bool danger = false;
    bool urgent = false;
    std::string way{};         // phone, text, email, letter: how to reach the person
    Private safe_rule{};       // "" when it is always safe
    std::string sharing_said{};
};

// The answers must have passed faults_of for each of their pages.
Asked asked_by(const Answers& answers, const std::vector<casework::Category>& categories,
               Day today);

// For the contact of somebody who is known already: what the form says of them, for staff to
// compare. The record itself is not changed by what anybody may type on a web page.
Private claims(const Asked& asked);

// How the person is safely reached, as staff read it; "" when nothing was said against anything.
Private safety_note(const Asked& asked);

// Where the confirmation may go: whoever asks for another is told, else the person in their way.
struct Confirmation {
    std::string channel;    // email, text, letter; "" when only a call will do
    std::string recipient;  // "" for letters, which go to the person's own address
    Private name{};
};
Confirmation confirmation_of(const Asked& asked);

// "Food and essentials and dog walking"
std::string needs_in_words(const std::vector<AskedNeed>& needs);
// Whether somebody will ring: it is urgent, there is no safe way to write, or the person has not
// agreed yet; and a number was given. Says nothing of what is known already.
bool expects_call(const Asked& asked);
// What the asker is told will happen, and by when. It follows from what was typed and nothing else,
// so that nobody learns from it whether a person is known.
std::string what_next(const Asked& asked);
// When the follow-up call is due: at once within the hours people may be rung, else in the morning.
Instant call_due(const Asked& asked, Instant now);

}  // namespace kith::asking
