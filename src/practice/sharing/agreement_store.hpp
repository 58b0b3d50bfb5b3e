// SQL of agreements. Only this slice includes it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "practice/sharing/agreement.hpp"

namespace kith::sharing {

std::optional<AgreementRow> agreement(sql::Session& session, AgreementId id);
// Newest issue of each series first by title; only those a party of which is `party`, if given.
std::vector<AgreementRow> agreements(sql::Session& session,
                                     const std::optional<OrganisationId>& party);
// Every issue of one series, newest first.
std::vector<AgreementRow> issues_of(sql::Session& session, const AgreementId& series);

// How what an agreement says is kept in columns.
std::string terms_text(const std::map<std::string, std::string>& terms);
std::string means_text(const std::vector<Means>& means);
void write_parties(sql::Transaction& transaction, AgreementId id,
                   const std::vector<NewParty>& parties);
struct Issue {
    AgreementId id, series;
    std::string reference;
    int number;
};
void insert(sql::Transaction& transaction, const Issue& issue, const NewAgreement& says,
            Instant now);

// Changes a draft; Stale when overtaken, Invalid when it is no draft any more.
Result<void> change_draft(sql::Transaction& transaction, const AgreementRow& read,
                          const NewAgreement& says);
// A draft with nothing missing goes to the parties; Invalid with what is missing.
Result<void> offer(sql::Transaction& transaction, const AgreementRow& read, Day today);
// Back to a draft; signatures are gone.
Result<void> take_back(sql::Transaction& transaction, const AgreementRow& read);

struct Signature {
    OrganisationId organisation;
    std::string name, position;
    std::string account{};  // empty: signed on paper
};
// The last signature brings it into force and ends the issue before it.
Result<void> sign(sql::Transaction& transaction, const AgreementRow& read,
                  const Signature& signature, Instant now);
Result<void> end(sql::Transaction& transaction, const AgreementRow& read, std::string_view reason,
                 Instant now);
Result<void> reviewed(sql::Transaction& transaction, const AgreementRow& read, Day next,
                      std::string_view note, Instant now);
// A draft of the next issue with the same words; the one there is, when there is one.
AgreementId next_issue(sql::Transaction& transaction, const AgreementRow& read,
                       std::string_view by_name, Instant now);

struct FlagName {
    std::string id, name;
};
std::vector<FlagName> flag_names(sql::Session& session);
std::vector<std::string> districts(sql::Session& session);

}  // namespace kith::sharing
