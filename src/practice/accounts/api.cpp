#include "platform/web/api.hpp"

#include <algorithm>
#include <array>

#include "platform/base/describe_values.hpp"
#include "platform/base/email.hpp"
#include "platform/base/phone.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/accounts/admin_store.hpp"

namespace kith::accounts {
namespace {

namespace api = web::api;

constexpr std::array<std::string_view, 8> kinds{
    "council", "district", "nhs", "charity", "care provider", "community group",
    "housing provider", "other"};

struct OrganisationOut {
    OrganisationId id;
    std::string kind, name, email, phone, address, area, about;
    bool uses_kith = true, active = true;
    int version = 1;
};
constexpr auto describe(const OrganisationOut*) {
    using O = OrganisationOut;
    return description(
        "Organisation", "Somebody that helps, with or without accounts here",
        field("id", &O::id, "Given by Kith"), field("kind", &O::kind, "Its kind").one_of(kinds),
        field("name", &O::name, "Its name"), field("email", &O::email, "Or nothing"),
        field("phone", &O::phone, "Or nothing"), field("address", &O::address, "Or nothing"),
        field("area", &O::area, "Where it helps"), field("about", &O::about, "What it does"),
        field("uses_kith", &O::uses_kith, "False: it is reached by links in e-mail"),
        field("active", &O::active, "It is asked"),
        field("version", &O::version, "Counts changes"));
}

// A new organisation, or what is changed of one: what is left out stays.
struct OrganisationIn {
    std::optional<std::string> kind, name;
    std::optional<Email> email;
    std::optional<Phone> phone;
    std::optional<std::string> address, area, about;
    std::optional<bool> uses_kith, active;
};
constexpr auto describe(const OrganisationIn*) {
    using O = OrganisationIn;
    return description(
        "OrganisationDetails", "What is known of an organisation; what is left out stays",
        field("kind", &O::kind, "Its kind; other unless said").one_of(kinds),
        field("name", &O::name, "Its name; nobody else's").at_least(1).at_most(200),
        field("email", &O::email, "Where referrals are told of"),
        field("phone", &O::phone, "To ring it"),
        field("address", &O::address, "Lines").at_most(1000),
        field("area", &O::area, "Where it helps").at_most(200),
        field("about", &O::about, "What it does").at_most(2000),
        field("uses_kith", &O::uses_kith, "False: it is reached by links in e-mail"),
        field("active", &O::active, "False: it is asked no more"));
}

Json print(const OrganisationRow& row) {
    const NewOrganisation& known = row.details;
    return to_json(OrganisationOut{.id = row.id, .kind = known.kind, .name = known.name,
                                   .email = known.email, .phone = known.phone,
                                   .address = known.address, .area = known.area,
                                   .about = known.about, .uses_kith = known.uses_kith,
                                   .active = row.active, .version = row.version});
}

std::vector<OrganisationRow> organisations_page(sql::Session& session, const web::Context& context,
                                                std::optional<OrganisationId> after,
                                                std::size_t most) {
    const auto kind = context.request.query.find("kind");
    const auto active = api::sent<bool>(context, "active");
    auto all = organisation_rows(session);
    std::erase_if(all, [&](const OrganisationRow& row) {
        return (kind && row.details.kind != *kind) || (active && row.active != *active) ||
               (after && row.id <= *after);
    });
    std::ranges::sort(all, {}, &OrganisationRow::id);
    if (all.size() > most) all.erase(all.begin() + static_cast<std::ptrdiff_t>(most), all.end());
    return all;
}

web::Response list_organisations(web::Context& context) {
    const auto paging = api::paging(context);
    auto found = context.app.database.read([&](sql::Session& session) {
        return organisations_page(session, context, api::after_of<OrganisationId>(paging),
                                  paging.limit + 1);
    });
    return api::page_of(context, std::move(found), paging.limit, print);
}

Result<OrganisationRow> known(sql::Session& session, const web::Context& context) {
    const auto id = OrganisationId::parse(context.request.parameter("organisation"));
    const auto row = id ? organisation_row(session, *id) : std::nullopt;
    if (!row) return problem(NotFound{"organisation"});
    return *row;
}

web::Response read_organisation(web::Context& context) {
    return api::changed(
        context.app.database.read([&](sql::Session& session) { return known(session, context); }),
        print);
}

void apply(NewOrganisation& details, const OrganisationIn& in) {
    details.kind = in.kind.value_or(details.kind);
    details.name = in.name.value_or(details.name);
    if (in.email) details.email = in.email->text();
    if (in.phone) details.phone = in.phone->text();
    details.address = in.address.value_or(details.address);
    details.area = in.area.value_or(details.area);
    details.about = in.about.value_or(details.about);
    details.uses_kith = in.uses_kith.value_or(details.uses_kith);
}

// There is one council: the one that runs the installation.
std::optional<Invalid> fault_in(sql::Session& session, const NewOrganisation& details,
                                const std::optional<OrganisationId>& id) {
    if (details.name.empty()) return Invalid{{{"name", "Send a name"}}};
    const bool is_council = id && *id == council(session);
    if ((details.kind == "council") != is_council) {
        return Invalid{{{"kind", "There is one council: the one that runs this installation"}}};
    }
    return std::nullopt;
}

web::Response create_organisation(web::Context& context) {
    const auto read = api::read<OrganisationIn>(context);
    if (read.refusal) return *read.refusal;
    NewOrganisation details{.kind = "other", .name = {}, .email = {}};
    apply(details, *read.value);
    return api::create_once(context, [&](sql::Transaction& t) -> Result<api::Created> {
        if (auto fault = fault_in(t, details, std::nullopt)) return problem(*std::move(fault));
        if (t.one<std::string>("SELECT id FROM organisation WHERE lower(name) = lower($1)",
                               details.name)) {
            return invalid("name", "There is an organisation of this name already");
        }
        const auto id = add_organisation(t, details, context.now());
        return api::Created{.path = "/api/v1/organisations/" + id.string(),
                            .value = print(*organisation_row(t, id))};
    });
}

web::Response change_organisation(web::Context& context) {
    const auto version = api::if_match(context);
    if (version.refusal) return *version.refusal;
    const auto read = api::read<OrganisationIn>(context);
    if (read.refusal) return *read.refusal;
    const auto changed = context.app.database.write(
        context.actor(), [&](sql::Transaction& t) -> Result<OrganisationRow> {
            auto row = KITH_TRY(known(t, context));
            apply(row.details, *read.value);
            row.active = read.value->active.value_or(row.active);
            row.version = version.number;
            if (auto fault = fault_in(t, row.details, row.id)) return problem(*std::move(fault));
            if (!row.active && row.id == council(t)) {
                return invalid("active", "The council that runs this cannot be switched off");
            }
            const auto saved = save_organisation(t, row);
            if (!saved) return tl::unexpected(saved.error());
            return *organisation_row(t, row.id);
        });
    return api::changed(changed, print);
}

std::vector<api::Operation> operations() {
    using web::Method;
    const auto signed_in = web::Permission::signed_in();
    return {
        {.method = Method::get, .path = "/api/v1/organisations", .permission = signed_in,
         .handler = list_organisations, .summary = "Organisations, in the order they were added",
         .gives = schema_of<OrganisationOut>, .is_list = true,
         .filters = {api::choice_of("kind", "Of one kind", kinds),
                     api::parameter<bool>("active", "Whether they are asked")}},
        {.method = Method::post, .path = "/api/v1/organisations", .permission = manage_accounts,
         .handler = create_organisation, .summary = "Add an organisation",
         .takes = schema_of<OrganisationIn>, .gives = schema_of<OrganisationOut>,
         .creates = true},
        {.method = Method::get, .path = "/api/v1/organisations/{organisation}",
         .permission = signed_in, .handler = read_organisation, .summary = "One organisation",
         .gives = schema_of<OrganisationOut>},
        {.method = Method::patch, .path = "/api/v1/organisations/{organisation}",
         .permission = manage_accounts, .handler = change_organisation,
         .summary = "Change an organisation", .takes = schema_of<OrganisationIn>,
         .gives = schema_of<OrganisationOut>, .versioned = true},
    };
}

}  // namespace

const std::vector<api::Operation>& api_operations() {
    static const auto all = operations();
    return all;
}

std::vector<web::Route> api_routes() { return api::routes_of(api_operations()); }

}  // namespace kith::accounts
