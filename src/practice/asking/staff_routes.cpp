#include "practice/asking/staff_routes.hpp"

#include "platform/base/crypto.hpp"
#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/web/live.hpp"
#include "practice/asking/staff_save.hpp"
#include "practice/asking/staff_views.hpp"
#include "practice/referrals/referrals.hpp"
#include "practice/volunteering/volunteering.hpp"

namespace kith::asking {
namespace {

using html::Url;

constexpr sharing::Purpose answering{"new contact", "answering a call"};
constexpr std::size_t most_candidates = 6;
constexpr std::size_t same_request_bytes = 16;

// What the page is made of besides what was typed.
CallPage blank_page(web::Context& context) {
    CallPage page{.same_request = random_token(same_request_bytes),
                  .today = london_day(context.now())};
    page.allowed.jobs = context.may(volunteering::coordinate);
    page.allowed.referrals = context.may(referrals::make_referrals);
    context.app.database.read([&](sql::Session& session) {
        page.categories = casework::categories(session);
        page.script = casework::script(session, "incoming");
        if (!page.allowed.referrals) return;
        page.allowed.organisations = accounts::organisations(session);
        const auto agreed =
            sharing::reaches(session, sharing::Means::referral, context.now());
        std::erase_if(page.allowed.organisations,
                      [&](const auto& one) { return !agreed.contains(one.id); });
    });
    return page;
}

// Opens the record of whoever was chosen; a problem when the viewer may not see them.
Result<void> choose(web::Context& context, CallPage& page, std::string_view id) {
    if (id.empty() || id == "none") {
        end_reach(page.typed);
        return {};
    }
    const auto parsed = PersonId::parse(id);
    if (!parsed) return problem(NotFound{"person"});
    page.person = KITH_TRY(people::open(context, *parsed, answering));
    page.may_change = context.may(people::edit_people) &&
                      page.person->decision.sees(sharing::Part::communication) &&
                      page.person->decision.sees(sharing::Part::contact);
    if (page.may_change) begin_reach(page.typed, *page.person);
    page.open_needs = context.app.database.read([&](sql::Session& session) {
        return casework::needs_of(session, page.person->id);
    });
    std::erase_if(page.open_needs, [](const auto& need) { return need.closed_at.has_value(); });
    return {};
}

void take_typed(web::Context& context, CallPage& page) {
    page.typed.take(context.request.form, call_fields(page.categories));
    const auto same = context.request.form.get("same_request");
    if (!same.empty() && same.size() < 100) page.same_request = std::string(same);
}

std::vector<people::Card> look_for(web::Context& context, const Answers& typed) {
    return context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
        for (const std::string& words : searches_for(typed)) {
            auto found = people::search(transaction, *context.viewer, words, most_candidates,
                                        context.now());
            if (!found.empty()) return found;
        }
        return std::vector<people::Card>{};
    });
}

web::Response show_new(web::Context& context) {
    return call_page(context, blank_page(context));
}

web::Response show_for(web::Context& context) {
    CallPage page = blank_page(context);
    const auto chosen = choose(context, page, context.request.parameter("person"));
    if (!chosen) return web::problem_page(context, chosen.error());
    return call_page(context, page);
}

web::Response find(web::Context& context) {
    Answers typed;
    typed.take(context.request.form, {"first-name", "last-name", "born", "postcode", "phone"});
    if (searches_for(typed).empty()) return web::fragment({});
    return web::fragment(candidates_view(look_for(context, typed), london_day(context.now())));
}

web::Response show_again(web::Context& context) {
    CallPage page = blank_page(context);
    take_typed(context, page);
    const auto& form = context.request.form;
    const auto id = form.find("choose") ? form.get("choose") : form.get("person");
    const auto chosen = choose(context, page, id);
    if (!chosen) return web::problem_page(context, chosen.error());
    page.looked = !page.person && form.find("look").has_value();
    if (page.looked) page.candidates = look_for(context, page.typed);
    return call_page(context, page);
}

std::string said_back(const Saved& saved) {
    return saved.done.empty() ? "Saved" : "Saved: " + text::listed(saved.done);
}

// Somebody changed the record during the call: the strip at the head shows theirs, the fields keep
// what was typed, and saving again keeps that.
web::Response changed_meanwhile(web::Context& context, CallPage page) {
    page.typed.set("reach-version", {std::to_string(page.person->version)});
    page.errors.add("safe-rule",
                    "Somebody changed this record during your call. The strip at the top shows how "
                    "it stands now: check how to reach them, then save again");
    return call_page(context, page);
}

web::Response save(web::Context& context) {
    CallPage page = blank_page(context);
    take_typed(context, page);
    const auto chosen = choose(context, page, context.request.form.get("person"));
    if (!chosen) return web::problem_page(context, chosen.error());
    page.errors = faults_of_call(page.typed, page.person.has_value(), page.categories,
                                 page.allowed);
    if (!page.errors.empty()) return call_page(context, page);
    Taken taken = taken_from(page.typed, page.categories, page.today);
    if (page.may_change) taken.reach = said_reach(page.typed, *page.person);
    const auto known = page.person ? std::optional(page.person->id) : std::nullopt;
    const auto saved =
        context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
            return save_call(transaction, *context.viewer, taken, known, page.same_request,
                             context.now());
        });
    if (!saved && std::holds_alternative<Stale>(saved.error())) {
        return changed_meanwhile(context, std::move(page));
    }
    if (!saved) return web::problem_page(context, saved.error());
    for (const std::string_view topic : {"work", "needs", "calls", "concerns", "jobs"}) {
        context.app.live.publish(topic);
    }
    context.flash(said_back(*saved));
    return web::see_other(people::path(saved->person));
}

}  // namespace

std::vector<web::Route> staff_routes() {
    using web::Method;
    const auto& take = casework::take_contacts;
    return {
        {Method::get, "/calls/new", take, show_new},
        {Method::post, "/calls/new", take, save},
        {Method::post, "/calls/new/find", take, find, web::Kind::fragment},
        {Method::post, "/calls/new/again", take, show_again},
        {Method::get, "/calls/new/{person}", take, show_for},
    };
}

}  // namespace kith::asking
