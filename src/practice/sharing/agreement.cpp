#include "practice/sharing/agreement.hpp"

#include <algorithm>
#include <array>

#include "platform/base/london.hpp"

namespace kith::sharing {
namespace {

constexpr std::array all_terms{
    Term{"purpose", "What is the sharing for?", "One purpose, in words a resident would accept"},
    Term{"benefits", "Who is better off, and how?", "The people themselves first"},
    Term{"necessity", "Why is it needed, and no more than needed?",
         "Why each field is there, and why less would not do"},
    Term{"people", "Whose information is it?", "In words, beside the rule below that Kith applies"},
    Term{"law", "Which law lets each party do this?",
         "For example Care Act 2014 sections 1 and 6; National Health Service Act 2006 section 82"},
    Term{"confidentiality", "How is the duty of confidentiality met?",
         "Consent implied by direct care, explicit consent, a legal duty, or the public interest"},
    Term{"dpia", "Which data protection impact assessment covers it?",
         "Its reference and date, or why none is needed"},
    Term{"security", "How is it kept safe?", "How it travels, who may open it, on what devices"},
    Term{"accuracy", "How are mistakes put right?", "How a correction reaches every party"},
    Term{"rights", "Whom do people ask about their rights?",
         "One point of contact for copies, correction, objection and complaints"},
    Term{"freedom", "Who answers freedom of information requests?", ""},
    Term{"breach", "What happens when something goes wrong?",
         "Who is told, within how many hours, and who tells the people affected"},
    Term{"deletion", "What happens to the information at the end?",
         "Returned, destroyed or kept by law, and how that is shown"},
};

constexpr std::array all_bases{
    Answer{"public task", "Public task, article 6(1)(e)"},
    Answer{"legal obligation", "Legal obligation, article 6(1)(c)"},
    Answer{"vital interests", "Vital interests, article 6(1)(d)"},
    Answer{"legitimate interests", "Legitimate interests, article 6(1)(f), not for public bodies"},
    Answer{"contract", "Contract, article 6(1)(b)"},
    Answer{"consent", "Consent, article 6(1)(a), seldom right for statutory care"},
};
constexpr std::array all_conditions{
    Answer{"none", "None: no information about health, care, race, belief or the like"},
    Answer{"health or care", "Health or social care, 9(2)(h), with DPA 2018 schedule 1 part 1"},
    Answer{"safeguarding", "Substantial public interest, 9(2)(g): safeguarding, paragraph 18"},
    Answer{"public health", "Public health, 9(2)(i)"},
    Answer{"vital interests", "Vital interests, 9(2)(c), when they cannot consent"},
    Answer{"explicit consent", "Explicit consent, 9(2)(a)"},
};
constexpr std::array all_onward{
    Answer{"none", "Not passed on to anybody"},
    Answer{"emergency", "Only to emergency services, to save life"},
    Answer{"with agreement", "Only when all parties agree in writing"},
    Answer{"with consent", "Only when the person agrees each time"},
};
constexpr std::array all_coverages{
    Answer{"referred", "Only people who are referred to a party"},
    Answer{"known", "Everybody the rule below fits, referred or not"},
};
constexpr std::array all_ways{
    Answer{"page", "Looking at a record in Kith"}, Answer{"list", "Lists of people in Kith"},
    Answer{"referral", "Referrals"}, Answer{"copy", "Copies and files that leave Kith"},
    Answer{"api", "Another system, by the API"},
};

class Checking {
  public:
    void need(bool there, std::string field, std::string message) {
        if (!there) faults_.push_back({std::move(field), std::move(message)});
    }
    std::vector<FieldError> done() { return std::move(faults_); }

  private:
    std::vector<FieldError> faults_;
};

std::string term_of(const NewAgreement& says, std::string_view id) {
    const auto found = says.terms.find(std::string(id));
    return found == says.terms.end() ? "" : found->second;
}

void check_law(const NewAgreement& says, Checking& checking) {
    checking.need(!says.lawful_basis.empty(), "lawful_basis",
                  "Say on which lawful basis (UK GDPR article 6) it rests");
    const bool special = has_special_category(says.parts);
    checking.need(!says.article9.empty(), "article9",
                  "Say which condition of article 9 is met, or that none is needed");
    checking.need(!(special && says.article9 == "none"), "article9",
                  "It shares information about health or care, so a condition of article 9 must "
                  "be met");
}

void check_dates(const NewAgreement& says, Day today, Checking& checking) {
    checking.need(says.starts_on.has_value(), "starts_on", "Say from which day it applies");
    checking.need(says.review_on.has_value(), "review_on", "Say when it will be reviewed");
    checking.need(says.expires_on.has_value(), "expires_on", "Say when it ends");
    if (says.expires_on) {
        checking.need(*says.expires_on > today, "expires_on", "Its end has already passed");
    }
    if (says.starts_on && says.expires_on) {
        checking.need(*says.starts_on < *says.expires_on, "expires_on",
                      "It must end after it starts");
    }
    if (says.review_on && says.expires_on) {
        checking.need(*says.review_on <= *says.expires_on, "review_on",
                      "It must be reviewed before it ends");
    }
}

}  // namespace

std::span<const Term> terms() { return all_terms; }
std::span<const Answer> lawful_bases() { return all_bases; }
std::span<const Answer> article9_conditions() { return all_conditions; }
std::span<const Answer> onward_rules() { return all_onward; }
std::span<const Answer> coverages() { return all_coverages; }
std::span<const Answer> means_in_words() { return all_ways; }

std::string_view text_of(std::span<const Answer> answers, std::string_view id) {
    for (const Answer& answer : answers) {
        if (answer.id == id) return answer.text;
    }
    return "";
}

std::map<std::string, std::string> usual_terms(std::string_view purpose) {
    return {
        {"purpose", std::string(purpose)},
        {"benefits", "People get help sooner and tell their story once. Nobody is missed because "
                     "one organisation did not know what another knew."},
        {"necessity", "Each field is needed to reach the person, to help safely, or to know what "
                      "help is wanted. Nothing else is shared."},
        {"people", "Residents of the county who need help, and those who look after them."},
        {"law", "Care Act 2014 sections 1, 2, 3 and 6; Localism Act 2011 section 1; Data "
                "Protection Act 2018 schedule 1."},
        {"confidentiality", "People are told who will see what, and why, when they ask for help. "
                            "What they object to is not shared unless the law or somebody's "
                            "safety demands it."},
        {"dpia", "To be carried out by the council before the first day, and kept with this "
                 "agreement."},
        {"security", "Seen in Kith only, by people who sign in with a code. No copies on paper or "
                     "devices beyond the visit they are made for."},
        {"accuracy", "Mistakes are corrected in Kith, where every party sees the correction at "
                     "once."},
        {"rights", "The council's information governance team answers for all parties."},
        {"freedom", "Each party answers requests made to it, and tells the others."},
        {"breach", "The council is told within 24 hours, and decides with the party who tells the "
                   "regulator and the people affected."},
        {"deletion", "Access ends with the work. What a party wrote down elsewhere is destroyed "
                     "by the time named here, and the party says so in writing."},
    };
}

bool has_special_category(const std::vector<Part>& parts) {
    return std::any_of(parts.begin(), parts.end(), [](Part part) {
        return part == Part::communication || part >= Part::flags;
    });
}

bool is_in_force(const AgreementRow& agreement, Day today) {
    return standing(agreement, today) == "in force";
}

std::string standing(const AgreementRow& agreement, Day today) {
    if (agreement.state != "signed") return agreement.state;
    if (agreement.says.expires_on && *agreement.says.expires_on < today) return "expired";
    if (agreement.says.starts_on && *agreement.says.starts_on > today) return "not yet";
    return "in force";
}

std::string warning(const AgreementRow& agreement, Day today) {
    constexpr int weeks_told_before = 6 * 7;
    if (standing(agreement, today) != "in force") return "";
    const auto& says = agreement.says;
    if (says.review_on && *says.review_on <= today) {
        return "Its review was due " + relative(*says.review_on, today) + ".";
    }
    if (says.expires_on && *says.expires_on - today <= weeks_told_before) {
        return "It ends " + relative(*says.expires_on, today) +
               ". After that nothing is shared under it.";
    }
    return "";
}

std::vector<FieldError> missing(const AgreementRow& agreement, Day today) {
    const NewAgreement& says = agreement.says;
    Checking checking;
    checking.need(agreement.parties.size() >= 2, "parties", "Name at least two parties");
    for (const Party& party : agreement.parties) {
        checking.need(!party.contact.empty(), "contact-" + party.organisation.string(),
                      "Say who answers for data protection at " + party.name);
    }
    for (const Term& term : all_terms) {
        checking.need(!term_of(says, term.id).empty(), std::string(term.id),
                      "Not answered yet: " + std::string(term.heading));
    }
    check_law(says, checking);
    checking.need(!says.parts.empty(), "parts", "Choose the fields that may be shared");
    checking.need(!says.means.empty(), "means", "Choose the ways in which they may be shared");
    checking.need(says.covers != "known" || !says.covers_flag.empty() || says.covers_age ||
                      !says.covers_district.empty(),
                  "covers",
                  "Everybody in the county is more than any purpose needs: narrow it by what is "
                  "known of people, by age or by district");
    checking.need(says.retention_months.has_value(), "retention_months",
                  "Say for how many months it may be kept");
    checking.need(!says.onward.empty(), "onward", "Say whether it may be passed on");
    check_dates(says, today, checking);
    return checking.done();
}

std::string covers_in_words(const NewAgreement& says, std::string_view flag_name) {
    std::string words = says.covers == "known" ? "People the council knows"
                                               : "People who are referred to a party";
    if (says.covers_age) words += ", " + std::to_string(*says.covers_age) + " or older";
    if (!says.covers_flag.empty()) {
        words += ", recorded as \"" +
                 std::string(flag_name.empty() ? says.covers_flag : flag_name) + "\"";
    }
    if (!says.covers_district.empty()) words += ", living in " + says.covers_district;
    return words;
}

}  // namespace kith::sharing
