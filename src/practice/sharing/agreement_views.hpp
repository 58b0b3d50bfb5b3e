// Pages of information-sharing agreements.
#pragma once

#include <string>
#include <vector>

#include "platform/web/page.hpp"
#include "practice/sharing/agreement_store.hpp"

namespace kith::sharing {

web::Page agreements_page(const web::Context& context, const std::vector<AgreementRow>& all);

// What the form offers to choose from.
struct Choices {
    std::vector<accounts::OrganisationSummary> organisations{};
    std::vector<FlagName> flags{};
    std::vector<std::string> districts{};
    std::vector<std::string> roles{};
};
web::Page new_agreement_page(const web::Context& context, const Choices& choices,
                             const web::FormReader& typed);
web::Page edit_agreement_page(const web::Context& context, const AgreementRow& agreement,
                              const Choices& choices, const web::FormReader& typed);

struct AgreementPage {
    AgreementRow agreement;
    std::vector<AgreementRow> issues{};
    std::string flag_name{};
    bool governs = false;                              // may draft, offer, end
    std::optional<OrganisationId> signs_for{};           // may sign for this party
    const web::FormReader* typed = nullptr;            // of a signature that was refused
};
web::Page agreement_page(const web::Context& context, const AgreementPage& page);
web::Page end_agreement_page(const web::Context& context, const AgreementRow& agreement,
                             const web::FormReader& typed);

html::Html standing_tag(const AgreementRow& agreement, Day today);
html::Url path(AgreementId agreement);

// The form's fields as they would have been typed, from a record; and what was typed, as a record.
web::Fields fields_of(const AgreementRow& agreement);
NewAgreement read_agreement(web::FormReader& reader, const AgreementRow& before,
                            const Choices& choices);

}  // namespace kith::sharing
