// An information-sharing agreement as a record, and what must be said in one before it is signed.
// The list of what it says follows the data sharing code of practice of the Information
// Commissioner (2021), annex A.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "practice/sharing/decision.hpp"

namespace kith::sharing {

// One thing an agreement says in words.
struct Term {
    std::string_view id, heading, hint;
};
std::span<const Term> terms();

// One of several answers, with what it means.
struct Answer {
    std::string_view id, text;
};
std::span<const Answer> lawful_bases();
std::span<const Answer> article9_conditions();
std::span<const Answer> onward_rules();
std::span<const Answer> coverages();
std::span<const Answer> means_in_words();
// The text of the answer with this id, or "".
std::string_view text_of(std::span<const Answer> answers, std::string_view id);

struct Party {
    OrganisationId organisation;
    std::string name{};
    std::string status = "controller";
    std::string contact{};
    std::string signed_by{}, signed_position{};
    std::optional<Instant> signed_at{};
};

struct AgreementRow {
    AgreementId id;
    AgreementId series;
    std::string reference;
    int issue = 1;
    NewAgreement says{};
    std::vector<Party> parties{};
    std::string state = "draft";  // draft, signing, signed, ended
    std::optional<Instant> ended_at{}, reviewed_at{};
    std::string end_reason{}, review_note{};
    std::string made_by{};
    Instant made_at{};
    int version = 1;
};

// What stands today: draft, signing, not yet, in force, expired, ended.
std::string standing(const AgreementRow& agreement, Day today);
bool is_in_force(const AgreementRow& agreement, Day today);
// Weeks before its end or past its review date, as a sentence, or "".
std::string warning(const AgreementRow& agreement, Day today);

// What is missing or cannot be right, with the field it is about, plainly said. Empty: it can be
// offered for signature.
std::vector<FieldError> missing(const AgreementRow& agreement, Day today);

// Whether special categories of data (UK GDPR article 9) are among the parts.
bool has_special_category(const std::vector<Part>& parts);

// Whose records, in a sentence.
std::string covers_in_words(const NewAgreement& agreement, std::string_view flag_name);

}  // namespace kith::sharing
