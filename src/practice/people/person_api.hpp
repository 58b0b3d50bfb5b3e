// A person as the API reads and writes them.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "platform/base/describe.hpp"
#include "platform/base/uprn.hpp"
#include "practice/people/people.hpp"

namespace kith::people {

inline constexpr std::array<std::string_view, 3> sharing_answers{"not asked", "agreed", "objects"};
inline constexpr std::array<std::string_view, 6> ways_to_reach{
    "phone", "text", "email", "letter", "visit", "through someone"};
inline constexpr std::array<std::string_view, 7> formats{
    "standard", "large print", "easy read", "braille", "audio", "email",
    "British Sign Language video"};

struct NumberOut {
    std::string kind;
    Private value;
    std::string label{}, state{};
};
constexpr auto describe(const NumberOut*) {
    using N = NumberOut;
    return description("Number", "A way to reach a person",
                       field("kind", &N::kind, "phone or email"),
                       field("value", &N::value, "E.164, or an e-mail address").personal(),
                       field("label", &N::label, "home, mobile, daughter"),
                       field("state", &N::state, "unchecked, good, bad"));
}

struct FlagOut {
    std::string kind, name, source;
    Day started_on;
};
constexpr auto describe(const FlagOut*) {
    using F = FlagOut;
    return description("Flag", "Something that matters for help",
                       field("kind", &F::kind, "Its short name"),
                       field("name", &F::name, "In words"), field("source", &F::source, "Says who"),
                       field("started_on", &F::started_on, "Since when"));
}

struct RelationOut {
    std::string kind;
    Private name{}, phone{};
    std::optional<PersonId> person{};
    bool cares_for = false, emergency_contact = false, may_speak_for = false;
};
constexpr auto describe(const RelationOut*) {
    using R = RelationOut;
    return description("Relation", "Somebody close to a person",
                       field("kind", &R::kind, "daughter, neighbour"),
                       field("name", &R::name, "Their name").personal(),
                       field("phone", &R::phone, "Or nothing").personal(),
                       field("person", &R::person, "Where they are known here too"),
                       field("cares_for", &R::cares_for, "They care for the person"),
                       field("emergency_contact", &R::emergency_contact, "To ring in danger"),
                       field("may_speak_for", &R::may_speak_for, "The person agreed to that"));
}

struct WarningOut {
    Private text, advice{};
    Day review_on;
};
constexpr auto describe(const WarningOut*) {
    using W = WarningOut;
    return description("Warning", "What staff must know before they visit or ring",
                       field("text", &W::text, "What").personal(),
                       field("advice", &W::advice, "What to do about it").personal(),
                       field("review_on", &W::review_on, "When it is looked at again"));
}

// How to reach somebody, and what must be known first.
struct CareOut {
    std::optional<Private> safe_contact;
    std::optional<bool> safe_voicemail;
    std::optional<std::string> contact_by, best_time, language;
    std::optional<bool> interpreter;
    std::optional<std::string> format, hearing, sight, support;
    std::optional<bool> do_not_call;
    std::optional<std::string> do_not_call_why;
    std::optional<Day> died_on, moved_away_on;
};
constexpr auto describe(const CareOut*) {
    using C = CareOut;
    return description(
        "Care", "How to reach somebody, and what must be known before it is tried",
        field("safe_contact", &C::safe_contact, "A rule nobody may miss").at_most(1000).personal(),
        field("safe_voicemail", &C::safe_voicemail, "A message may be left"),
        field("contact_by", &C::contact_by, "The best way to reach them").one_of(ways_to_reach),
        field("best_time", &C::best_time, "When to ring").at_most(100),
        field("language", &C::language, "Which they speak").at_most(100),
        field("interpreter", &C::interpreter, "One must be there"),
        field("format", &C::format, "How to write to them").one_of(formats),
        field("hearing", &C::hearing, "Hearing loss").at_most(300).personal(),
        field("sight", &C::sight, "Sight loss").at_most(300).personal(),
        field("support", &C::support, "What helps them to communicate").at_most(300).personal(),
        field("do_not_call", &C::do_not_call, "They asked not to be rung"),
        field("do_not_call_why", &C::do_not_call_why, "Why").at_most(300),
        field("died_on", &C::died_on, "Nobody writes or rings any more"),
        field("moved_away_on", &C::moved_away_on, "When they left the county"));
}

struct PersonOut {
    PersonId id;
    Reference reference;
    std::optional<Private> first_name{}, middle_name{}, last_name{}, known_as{};
    std::optional<Day> born_on{};
    std::optional<NhsNumber> nhs_number{};
    std::optional<std::string> uprn{};
    std::optional<Private> address{};
    std::optional<Postcode> postcode{};
    std::optional<std::string> ward{};
    std::optional<bool> lives_alone{};
    CareOut care{};
    std::vector<NumberOut> numbers{};
    std::vector<FlagOut> flags{};
    std::vector<RelationOut> relations{};
    std::vector<WarningOut> warnings{};
    std::string shares;
    std::vector<std::string> withheld{};
    int version = 1;
};
constexpr auto describe(const PersonOut*) {
    using P = PersonOut;
    return description(
        "Person", "A person, as far as the token may see them",
        field("id", &P::id, "Given by Kith; of who they are now, when records were joined"),
        field("reference", &P::reference, "Read out on calls"),
        field("first_name", &P::first_name, "First name").personal(),
        field("middle_name", &P::middle_name, "Middle names").personal(),
        field("last_name", &P::last_name, "Last name").personal(),
        field("known_as", &P::known_as, "What they like to be called").personal(),
        field("born_on", &P::born_on, "Date of birth").personal(),
        field("nhs_number", &P::nhs_number, "Ten digits").personal(),
        field("uprn", &P::uprn, "Of their home").personal(),
        field("address", &P::address, "Lines").personal(),
        field("postcode", &P::postcode, "Of their home").personal(),
        field("ward", &P::ward, "Its code"),
        field("lives_alone", &P::lives_alone, "Where that is known"),
        field("care", &P::care, "Before any contact"),
        field("numbers", &P::numbers, "How to reach them"),
        field("flags", &P::flags, "What matters for help"),
        field("relations", &P::relations, "Who is close to them"),
        field("warnings", &P::warnings, "Before a visit"),
        field("shares", &P::shares, "What they said about sharing").one_of(sharing_answers),
        field("withheld", &P::withheld, "Parts that this token may not see"),
        field("version", &P::version, "Counts changes"));
}

// Both a new person and a change of one: what is left out stays as it is.
struct PersonIn {
    std::optional<Private> first_name, middle_name, last_name, known_as;
    std::optional<Day> born_on;
    std::optional<NhsNumber> nhs_number;
    std::optional<Uprn> uprn;
    std::optional<Private> address;
    std::optional<Postcode> postcode;
    std::optional<bool> lives_alone;
    std::optional<CareOut> care;
    std::optional<std::vector<Phone>> phones;
    std::optional<std::vector<Email>> emails;
    std::optional<std::string> shares;
};
constexpr auto describe(const PersonIn*) {
    using P = PersonIn;
    return description(
        "PersonDetails", "What is known of a person; what is left out, or null, stays as it is",
        field("first_name", &P::first_name, "First name").at_most(100).personal(),
        field("middle_name", &P::middle_name, "Middle names").at_most(100).personal(),
        field("last_name", &P::last_name, "Last name").at_most(100).personal(),
        field("known_as", &P::known_as, "What they like to be called").at_most(100).personal(),
        field("born_on", &P::born_on, "Date of birth").personal(),
        field("nhs_number", &P::nhs_number, "Ten digits, the last a check digit").personal(),
        field("uprn", &P::uprn, "Of their home").personal(),
        field("address", &P::address, "Lines").at_most(1000).personal(),
        field("postcode", &P::postcode, "Of their home").personal(),
        field("lives_alone", &P::lives_alone, "Where that is known"),
        field("care", &P::care, "Before any contact"),
        field("phones", &P::phones, "Numbers to add").at_most(20).personal(),
        field("emails", &P::emails, "Addresses to add").at_most(20).personal(),
        field("shares", &P::shares, "What they said about sharing").one_of(sharing_answers));
}

// The fewest words by which somebody can be told from others.
struct CardOut {
    PersonId id;
    Reference reference;
    Private name;
    std::optional<Day> born_on;
    std::optional<Postcode> postcode;
    std::string know_first;
    std::vector<std::string> why{};
};
constexpr auto describe(const CardOut*) {
    using C = CardOut;
    return description(
        "PersonCard", "The fewest words by which a person can be told from others",
        field("id", &C::id, "Given by Kith"),
        field("reference", &C::reference, "Read out on calls"),
        field("name", &C::name, "What they are called").personal(),
        field("born_on", &C::born_on, "Date of birth").personal(),
        field("postcode", &C::postcode, "Of their home").personal(),
        field("know_first", &C::know_first, "What must be known before contact"),
        field("why", &C::why, "Why they were found"));
}

struct SearchIn {
    Private typed;
    std::optional<int> most;
};
constexpr auto describe(const SearchIn*) {
    using S = SearchIn;
    return description(
        "PersonSearch", "Whom to look for",
        field("typed", &S::typed, "Names, birth date, postcode, phone, NHS number or reference, in "
                                  "any order").at_least(1).at_most(200).personal(),
        field("most", &S::most, "How many at most; 20 unless said").from(1).up_to(50));
}

struct SearchOut {
    std::vector<CardOut> items{};
};
constexpr auto describe(const SearchOut*) {
    return description("PeopleFound", "Likely people, the best first",
                       field("items", &SearchOut::items, "Best first"));
}

PersonOut out(const PersonView& person);
CardOut out(const Card& card);
// Lays what was sent over what is known.
void apply(Details& details, const PersonIn& in);
// A fault that the schema cannot say: no name, or days in the wrong order.
std::optional<Invalid> fault_in(const Details& details);

}  // namespace kith::people
