#include <array>

#include "platform/base/describe_values.hpp"
#include "platform/web/api.hpp"
#include "practice/volunteering/lists.hpp"
#include "practice/volunteering/operations.hpp"
#include "practice/volunteering/parts.hpp"
#include "practice/volunteering/recruitment/recruit.hpp"

namespace kith::volunteering {
namespace {

namespace api = web::api;

constexpr std::array<std::string_view, 5> statuses{"applying", "active", "paused", "suspended",
                                                   "left"};
constexpr std::array<std::string_view, 4> standings{"active", "paused", "suspended", "left"};
constexpr std::array<std::string_view, 3> ways{"foot", "bicycle", "car"};

struct VolunteerOut {
    VolunteerId id;
    Private name, phone, email;
    std::optional<Postcode> postcode;
    std::string travels_by;
    int travels_metres = 0, hours_a_week = 0, jobs_at_once = 0;
    std::optional<std::vector<std::string>> offers{};
    std::string status;
    std::optional<Day> paused_until;
    int version = 1;
};
constexpr auto describe(const VolunteerOut*) {
    using V = VolunteerOut;
    return description(
        "Volunteer", "Somebody who helps people near them", field("id", &V::id, "Given by Kith"),
        field("name", &V::name, "Their name").personal(),
        field("phone", &V::phone, "E.164, or nothing").personal(),
        field("email", &V::email, "Or nothing").personal(),
        field("postcode", &V::postcode, "Where they set out from").personal(),
        field("travels_by", &V::travels_by, "How they come").one_of(ways),
        field("travels_metres", &V::travels_metres, "How far they go"),
        field("hours_a_week", &V::hours_a_week, "What they can give"),
        field("jobs_at_once", &V::jobs_at_once, "The most in hand at once"),
        field("offers", &V::offers, "Categories they do; not in lists"),
        field("status", &V::status, "Whether they are asked").one_of(statuses),
        field("paused_until", &V::paused_until, "The end of a break"),
        field("version", &V::version, "Counts changes"));
}

// What is known of a volunteer; of a change, what is left out stays.
struct VolunteerIn {
    std::optional<Private> name;
    std::optional<Phone> phone;
    std::optional<Email> email;
    std::optional<Postcode> postcode;
    std::optional<std::string> travels_by;
    std::optional<int> travels_metres, hours_a_week, jobs_at_once;
    std::optional<std::vector<api::Code>> offers;
};
constexpr auto describe(const VolunteerIn*) {
    using V = VolunteerIn;
    return description(
        "VolunteerDetails", "What is known of a volunteer; what is left out stays, or is usual",
        field("name", &V::name, "Their name").at_least(1).at_most(200).personal(),
        field("phone", &V::phone, "To ring them").personal(),
        field("email", &V::email, "To write to them").personal(),
        field("postcode", &V::postcode, "Where they set out from").personal(),
        field("travels_by", &V::travels_by, "How they come").one_of(ways),
        field("travels_metres", &V::travels_metres, "How far they go").from(100).up_to(200'000),
        field("hours_a_week", &V::hours_a_week, "What they can give").from(1).up_to(60),
        field("jobs_at_once", &V::jobs_at_once, "The most in hand at once").from(1).up_to(50),
        field("offers", &V::offers, "Categories they do").at_most(50));
}

struct StandingIn {
    std::string status;
    std::optional<std::string> reason;
    std::optional<Day> until;
};
constexpr auto describe(const StandingIn*) {
    using S = StandingIn;
    return description("Standing", "Whether a volunteer is asked",
                       field("status", &S::status, "From now on").one_of(standings),
                       field("reason", &S::reason, "Why; asked for but for active").at_most(500),
                       field("until", &S::until, "The end of a break"));
}

VolunteerOut out(const VolunteerRow& row) {
    return {.id = row.id, .name = row.name, .phone = row.phone, .email = row.email,
            .postcode = row.postcode, .travels_by = row.travels_by,
            .travels_metres = row.travels_metres, .hours_a_week = row.hours_a_week,
            .jobs_at_once = row.jobs_at_once, .status = row.status,
            .paused_until = row.paused_until, .version = row.version};
}

struct Whole {
    VolunteerRow row;
    std::vector<std::string> offers;
    int version = 1;
};
Result<Whole> whole(sql::Session& session, std::optional<VolunteerId> id) {
    const auto row = id ? volunteer_row(session, *id) : std::nullopt;
    if (!row) return problem(NotFound{"volunteer"});
    return Whole{.row = *row, .offers = offers_of(session, *id), .version = row->version};
}
Json print(const Whole& whole) {
    VolunteerOut made = out(whole.row);
    made.offers = whole.offers;
    return to_json(made);
}

web::Response list_volunteers(web::Context& context) {
    const auto paging = api::paging(context);
    VolunteerFilter filter{.status = std::string(context.request.query.get("status")),
                           .kind = std::string(context.request.query.get("kind"))};
    const int most = static_cast<int>(paging.limit) + 1;
    auto found = context.app.database.read([&](sql::Session& session) {
        const auto after = api::after_of<VolunteerId>(paging);
        if (const auto row = after ? volunteer_row(session, *after) : std::nullopt) {
            filter.after_name = row->name.text();
            filter.after_id = row->id.string();
        }
        return volunteers_page(session, filter, most);
    });
    return api::page_of(context, std::move(found), paging.limit,
                        [](const VolunteerRow& row) { return to_json(out(row)); });
}

web::Response read_volunteer_by_id(web::Context& context) {
    const auto id = id_in<VolunteerId>(context, "volunteer");
    return api::changed(
        context.app.database.read([&](sql::Session& session) { return whole(session, id); }),
        print);
}

NewVolunteer as_known(sql::Session& session, const VolunteerRow& row) {
    return {.account = row.account, .name = row.name, .phone = row.phone, .email = row.email,
            .born_on = row.born_on, .postcode = row.postcode, .travels_by = row.travels_by,
            .travels_metres = row.travels_metres, .about = row.about, .languages = row.languages,
            .experience = row.experience, .interests = row.interests,
            .hours_a_week = row.hours_a_week, .jobs_at_once = row.jobs_at_once,
            .offers = offers_of(session, row.id), .roles = roles_of(session, row.id),
            .contact_by = row.contact_by, .skills = row.skills, .group = row.group,
            .times = times_of(session, row.id)};
}

void apply(NewVolunteer& known, const VolunteerIn& in) {
    if (in.name) known.name = *in.name;
    if (in.phone) known.phone = Private(std::string(in.phone->text()));
    if (in.email) known.email = Private(std::string(in.email->text()));
    if (in.postcode) known.postcode = in.postcode;
    known.travels_by = in.travels_by.value_or(known.travels_by);
    known.travels_metres = in.travels_metres.value_or(known.travels_metres);
    known.hours_a_week = in.hours_a_week.value_or(known.hours_a_week);
    known.jobs_at_once = in.jobs_at_once.value_or(known.jobs_at_once);
    if (!in.offers) return;
    known.offers.clear();
    for (const api::Code& kind : *in.offers) known.offers.push_back(kind.string());
}

std::optional<Invalid> fault_in(sql::Session& session, const NewVolunteer& made) {
    if (made.name.empty()) return Invalid{{{"name", "Send a name"}}};
    if (made.email.empty() && made.phone.empty()) {
        return Invalid{{{"email", "Send an e-mail address or a phone number"}}};
    }
    for (const std::string& kind : made.offers) {
        if (!casework::category(session, kind)) {
            return Invalid{{{"offers", "There is no category " + kind}}};
        }
    }
    return std::nullopt;
}

web::Response create_volunteer(web::Context& context) {
    const auto read = api::read<VolunteerIn>(context);
    if (read.refusal) return *read.refusal;
    NewVolunteer made{.name = {}, .email = {}, .status = "applying"};
    apply(made, *read.value);
    return api::create_once(context, [&](sql::Transaction& t) -> Result<api::Created> {
        if (auto fault = fault_in(t, made)) return problem(*std::move(fault));
        const auto id = add_volunteer(t, made, context.now());
        const auto known = KITH_TRY(whole(t, id));
        return api::Created{.path = "/api/v1/volunteers/" + id.string(), .value = print(known)};
    });
}

template <class Change>
web::Response change_with(web::Context& context, const Change& change) {
    const auto id = id_in<VolunteerId>(context, "volunteer");
    const auto changed = context.app.database.write(
        context.actor(), [&](sql::Transaction& t) -> Result<Whole> {
            const auto known = KITH_TRY(whole(t, id));
            const Result<void> done = change(t, known);
            if (!done) return tl::unexpected(done.error());
            return whole(t, id);
        });
    return api::changed(changed, print);
}

web::Response change_volunteer_by_api(web::Context& context) {
    const auto version = api::if_match(context);
    if (version.refusal) return *version.refusal;
    const auto read = api::read<VolunteerIn>(context);
    if (read.refusal) return *read.refusal;
    return change_with(context, [&](sql::Transaction& t, const Whole& known) -> Result<void> {
        NewVolunteer details = as_known(t, known.row);
        if (read.value->offers && !details.roles.empty()) {
            return invalid("offers", "What they do follows from their roles and checks");
        }
        apply(details, *read.value);
        if (auto fault = fault_in(t, details)) return problem(*std::move(fault));
        return change_volunteer(t, known.row.id, version.number, details);
    });
}

web::Response change_standing_by_api(web::Context& context) {
    const auto version = api::if_match(context);
    if (version.refusal) return *version.refusal;
    const auto read = api::read<StandingIn>(context);
    if (read.refusal) return *read.refusal;
    const StandingIn& in = *read.value;
    auto answer = change_with(context, [&](sql::Transaction& t, const Whole& known) {
        return change_standing(t, known.row.id, version.number,
                               {.status = in.status, .reason = in.reason.value_or(""),
                                .until = in.until},
                               context.viewer->name, context.now());
    });
    announce_jobs(context);
    return answer;
}

}  // namespace

std::vector<api::Operation> volunteer_operations() {
    using web::Method;
    return {
        {.method = Method::get, .path = "/api/v1/volunteers", .permission = see_volunteers,
         .handler = list_volunteers, .summary = "Volunteers by name",
         .gives = schema_of<VolunteerOut>, .is_list = true,
         .filters = {api::choice_of("status", "Whether they are asked", statuses),
                     api::parameter<api::Code>("kind", "A category they do")}},
        {.method = Method::post, .path = "/api/v1/volunteers", .permission = coordinate,
         .handler = create_volunteer, .summary = "Add somebody who wants to volunteer",
         .takes = schema_of<VolunteerIn>, .gives = schema_of<VolunteerOut>, .creates = true,
         .about = "They are applying until somebody has seen to it."},
        {.method = Method::get, .path = "/api/v1/volunteers/{volunteer}",
         .permission = see_volunteers, .handler = read_volunteer_by_id,
         .summary = "One volunteer", .gives = schema_of<VolunteerOut>},
        {.method = Method::patch, .path = "/api/v1/volunteers/{volunteer}",
         .permission = coordinate, .handler = change_volunteer_by_api,
         .summary = "Change what is known of a volunteer", .takes = schema_of<VolunteerIn>,
         .gives = schema_of<VolunteerOut>, .versioned = true},
        {.method = Method::post, .path = "/api/v1/volunteers/{volunteer}/standing",
         .permission = coordinate, .handler = change_standing_by_api,
         .summary = "Let somebody begin, have a break or leave",
         .takes = schema_of<StandingIn>, .gives = schema_of<VolunteerOut>, .versioned = true},
    };
}

}  // namespace kith::volunteering
