#include "platform/base/london.hpp"
#include "platform/web/api.hpp"
#include "practice/sharing/agreement_store.hpp"

namespace kith::sharing {

namespace api = web::api;

// What the API says of an agreement and of a party to it.
struct PartyOut {
    OrganisationId organisation;
    std::string name, status, contact, signed_by;
    std::optional<Instant> signed_at;
};
constexpr auto describe(const PartyOut*) {
    using P = PartyOut;
    return description("AgreementParty", "An organisation that shares",
                       field("organisation", &P::organisation, "Which"),
                       field("name", &P::name, "Its name"),
                       field("status", &P::status, "controller, joint controller, processor"),
                       field("contact", &P::contact, "Who answers for data protection"),
                       field("signed_by", &P::signed_by, "Who signed, if anybody has"),
                       field("signed_at", &P::signed_at, "When"));
}

struct AgreementOut {
    AgreementId id;
    std::string reference;
    int issue = 1;
    std::string title, standing, purpose, lawful_basis, article9, covers, onward;
    std::vector<std::string> fields{}, means{}, roles{};
    std::optional<int> retention_months{};
    std::optional<Day> starts_on{}, review_on{}, expires_on{};
    std::vector<PartyOut> parties{};
    int version = 1;
};
constexpr auto describe(const AgreementOut*) {
    using A = AgreementOut;
    return description(
        "Agreement", "An information-sharing agreement, which decides what may be shared",
        field("id", &A::id, "Given by Kith"), field("reference", &A::reference, "As it is cited"),
        field("issue", &A::issue, "Counts the issues of one agreement"),
        field("title", &A::title, "What it is for"),
        field("standing", &A::standing, "draft, signing, not yet, in force, expired, ended"),
        field("purpose", &A::purpose, "In words"),
        field("lawful_basis", &A::lawful_basis, "UK GDPR article 6"),
        field("article9", &A::article9, "The condition for special categories"),
        field("covers", &A::covers, "Whose records, in words"),
        field("onward", &A::onward, "Whether it may be passed on"),
        field("fields", &A::fields, "Parts of the record that may be shared"),
        field("means", &A::means, "page, list, api, referral, copy"),
        field("roles", &A::roles, "Roles that may see it; empty: any"),
        field("retention_months", &A::retention_months, "How long it may be kept"),
        field("starts_on", &A::starts_on, "First day"),
        field("review_on", &A::review_on, "When it is reviewed"),
        field("expires_on", &A::expires_on, "Last day"),
        field("parties", &A::parties, "Who shares"),
        field("version", &A::version, "Counts changes"));
}

namespace {

AgreementOut out(const AgreementRow& row, Day today) {
    const NewAgreement& says = row.says;
    AgreementOut made{.id = row.id,
                      .reference = row.reference,
                      .issue = row.issue,
                      .title = says.title,
                      .standing = standing(row, today),
                      .purpose = "",
                      .lawful_basis = says.lawful_basis,
                      .article9 = says.article9,
                      .covers = covers_in_words(says, ""),
                      .onward = says.onward,
                      .roles = says.roles,
                      .retention_months = says.retention_months,
                      .starts_on = says.starts_on,
                      .review_on = says.review_on,
                      .expires_on = says.expires_on,
                      .version = row.version};
    if (const auto purpose = says.terms.find("purpose"); purpose != says.terms.end()) {
        made.purpose = purpose->second;
    }
    for (const Part part : says.parts) made.fields.emplace_back(part_name(part));
    for (const Means means : says.means) made.means.emplace_back(means_name(means));
    for (const Party& party : row.parties) {
        made.parties.push_back({party.organisation, party.name, party.status, party.contact,
                                party.signed_by, party.signed_at});
    }
    return made;
}

std::optional<OrganisationId> party_asking(const web::Context& context) {
    if (context.may(govern)) return std::nullopt;
    const auto own = OrganisationId::parse(context.viewer->organisation_id);
    // Somebody of no organisation is a party to nothing.
    return own ? *own : OrganisationId(Uuid::of(Instant{}, 0, 0));
}

web::Response list_agreements(web::Context& context) {
    const auto all = context.app.database.read([&](sql::Session& session) {
        return agreements(session, party_asking(context));
    });
    Json::Array items;
    for (const auto& row : all) items.push_back(to_json(out(row, london_day(context.now()))));
    return api::list(context, std::move(items), "");
}

web::Response read_agreement_now(web::Context& context) {
    const auto id = AgreementId::parse(context.request.parameter("agreement"));
    if (!id) return api::problem_response(NotFound{"agreement"});
    const auto row = context.app.database.read(
        [&](sql::Session& session) { return agreement(session, *id); });
    if (!row) return api::problem_response(NotFound{"agreement"});
    const auto asking = party_asking(context);
    bool party = !asking;
    for (const Party& one : row->parties) {
        party = party || (one.organisation == *asking && row->state != "draft");
    }
    if (!party) return api::problem_response(NotFound{"agreement"});
    return api::one(to_json(out(*row, london_day(context.now()))), row->version);
}

std::vector<api::Operation> operations() {
    using web::Method;
    const auto signed_in = web::Permission::signed_in();
    return {
        {.method = Method::get, .path = "/api/v1/agreements", .permission = signed_in,
         .handler = list_agreements,
         .summary = "Information-sharing agreements; of one's own organisation for parties",
         .gives = schema_of<AgreementOut>, .is_list = true},
        {.method = Method::get, .path = "/api/v1/agreements/{agreement}",
         .permission = signed_in, .handler = read_agreement_now,
         .summary = "One information-sharing agreement", .gives = schema_of<AgreementOut>},
    };
}

}  // namespace

const std::vector<api::Operation>& api_operations() {
    static const auto all = operations();
    return all;
}

std::vector<web::Route> api_routes() { return api::routes_of(api_operations()); }

}  // namespace kith::sharing
