#include "practice/calls/routes.hpp"

#include <algorithm>
#include <stdexcept>

#include "platform/base/crypto.hpp"
#include "platform/base/london.hpp"
#include "platform/web/live.hpp"
#include "platform/web/overtaken.hpp"
#include "practice/calls/call.hpp"

namespace kith::calls {
namespace {

using html::Url;

constexpr sharing::Purpose listing{"calls", "the list of calls to make"};
constexpr sharing::Purpose calling{"call", "making a call"};
constexpr std::size_t lines_of_story = 6;
constexpr std::size_t same_request_bytes = 16;

Whose whose_of(const web::Context& context) {
    const auto asked = context.request.query.get("whose");
    const bool known = asked == "team" || asked == "nobody";
    return {.what = known ? std::string(asked) : "mine",
            .account = account_of(context),
            .teams = context.viewer->team_ids};
}

// Cards, tries and callers for the rows. Rows of people the viewer may not see are left out.
std::vector<ListedCall> listed(sql::Transaction& transaction, const web::Context& context,
                               const std::vector<CallRow>& rows) {
    std::vector<PersonId> people_of;
    std::vector<CallId> ids;
    for (const CallRow& row : rows) {
        people_of.push_back(row.person);
        ids.push_back(row.id);
    }
    const auto cards =
        people::cards(transaction, *context.viewer, people_of, listing, context.now());
    const auto attempts = attempts_of(transaction, ids);
    std::vector<ListedCall> lines;
    for (const CallRow& row : rows) {
        const auto card = std::find_if(cards.begin(), cards.end(), [&](const people::Card& one) {
            return one.id == row.person;
        });
        if (card == cards.end()) continue;
        const auto last = std::find_if(attempts.begin(), attempts.end(),
                                       [&](const AttemptRow& one) { return one.call == row.id; });
        lines.push_back({.call = row,
                         .card = *card,
                         .tries = static_cast<std::size_t>(row.attempts),
                         .last_outcome = last == attempts.end() ? "" : last->outcome});
    }
    return lines;
}

// Whose call it is, on lists of other people's.
void name_callers(sql::Session& session, const web::Context& context,
                  std::vector<ListedCall>& lines) {
    std::map<AccountId, std::string> names;
    for (ListedCall& line : lines) {
        if (!line.call.caller) continue;
        auto& name = names[*line.call.caller];
        if (name.empty()) {
            const auto account = accounts::account(session, *line.call.caller);
            name = line.call.caller == account_of(context) ? "You"
                   : account                               ? account->name
                                                           : "Somebody";
        }
        line.caller = name;
    }
}

DayList read_day(web::Context& context) {
    const Whose whose = whose_of(context);
    const Instant now = context.now();
    return context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
        DayList list{.whose = whose.what, .at = now, .may_share = context.may(manage_calls)};
        const auto after_id = CallId::parse(context.request.query.get("after"));
        const auto after = after_id ? call_row(transaction, *after_id) : std::nullopt;
        auto due = day_calls(transaction, whose, Instant{}, now + std::chrono::milliseconds(1),
                             after);
        if (due.size() > calls_a_page) {
            due.erase(due.begin() + calls_a_page, due.end());
            list.next_page = due.back().id;
        }
        auto later = day_calls(transaction, whose, now + std::chrono::milliseconds(1),
                               end_of_today(now), std::nullopt);
        if (later.size() > calls_a_page) later.erase(later.begin() + calls_a_page, later.end());
        due.insert(due.end(), later.begin(), later.end());
        auto lines = listed(transaction, context, due);
        if (whose.what == "team") name_callers(transaction, context, lines);
        for (ListedCall& line : lines) {
            (line.call.due_at <= now ? list.now : list.later).push_back(std::move(line));
        }
        list.of_nobody = count_unshared(transaction, end_of_today(now));
        return list;
    });
}

web::Response show_day(web::Context& context) { return day_page(context, read_day(context)); }
web::Response show_list(web::Context& context) {
    return web::fragment(day_list(read_day(context)));
}

Result<CallRow> asked_call(sql::Session& session, const web::Context& context) {
    const auto id = CallId::parse(context.request.parameter("call"));
    const auto row = id ? call_row(session, *id) : std::nullopt;
    if (!row) return problem(NotFound{"call"});
    return *row;
}

void fill(sql::Session& session, const web::Context& context, CallPage& page) {
    page.script = casework::script(
        session, page.call.script.empty() ? "welfare" : page.call.script);
    page.story = casework::recent_story(session, page.person, lines_of_story, page.now);
    if (page.call.caller) {
        const auto caller = accounts::account(session, *page.call.caller);
        page.caller = caller ? caller->name : "";
        page.mine = *page.call.caller == account_of(context);
    }
    if (!page.person.decision.sees(sharing::Part::calls)) return;
    page.attempts = attempts_of(session, {page.call.id});
    for (const AttemptRow& attempt : page.attempts) {
        const auto by = AccountId::parse(attempt.by);
        if (!by || page.names.contains(*by)) continue;
        const auto account = accounts::account(session, *by);
        page.names.emplace(*by, account ? account->name : "somebody");
    }
}

Result<CallPage> read_call(web::Context& context) {
    const auto call = KITH_TRY(context.app.database.read(
        [&](sql::Session& session) { return asked_call(session, context); }));
    CallPage page{.call = call,
                  .person = KITH_TRY(people::open(context, call.person, calling)),
                  .same_request = random_token(same_request_bytes),
                  .now = context.now(),
                  .may_raise = context.may(casework::raise_concerns)};
    context.app.database.read([&](sql::Session& session) { fill(session, context, page); });
    return page;
}

web::Response show_call(web::Context& context) {
    const auto page = read_call(context);
    return page ? call_page(context, *page) : web::problem_page(context, page.error());
}

web::Response call_again(web::Context& context, const web::FormErrors& errors) {
    auto page = read_call(context);
    if (!page) return web::problem_page(context, page.error());
    page->typed = context.request.form;
    page->errors = errors;
    if (const auto same = context.request.form.get("same_request"); !same.empty()) {
        page->same_request = std::string(same);
    }
    return call_page(context, *page);
}

std::optional<Instant> call_back_at(web::FormReader& reader) {
    const auto day = Day::parse(reader.typed("back-day"));
    const auto time = TimeOfDay::parse(reader.typed("back-time"));
    if (!day) reader.errors().add("back-day", "Select the day to ring back");
    if (!time) reader.errors().add("back-time", time.error());
    if (!day || !time) return std::nullopt;
    return instant_of({*day, *time});
}

Attempt read_attempt(const web::Context& context, web::FormReader& reader) {
    Attempt attempt{
        .outcome = reader.choice("outcome",
                                 {"spoke", "no answer", "voicemail", "call back", "wrong number",
                                  "refused"},
                                 "Select how it went"),
        .note = Private(reader.text("note")),
        .by = account_of(context),
        .by_name = context.viewer->name,
        .same_request = reader.typed("same_request")};
    if (attempt.outcome == "call back") attempt.call_back_at = call_back_at(reader);
    return attempt;
}

// The number that was rung, if it is one of theirs.
std::optional<std::string> rung_number(const people::PersonView& person, const std::string& sent) {
    for (const people::Number& number : person.numbers) {
        if (number.id == sent && number.kind == "phone") return number.id;
    }
    return std::nullopt;
}

// Somebody else has recorded the call meanwhile: both are shown, and no note is lost.
web::Response recorded_already(web::Context& context, const CallPage& page, const Attempt& mine) {
    const auto in_words = [](std::string_view outcome, const Private& note) {
        return std::string(outcome_words(outcome)) +
               (note.empty() ? "" : "\n" + note.for_reader());
    };
    std::string theirs = "This call is closed";
    if (!page.attempts.empty()) {
        const AttemptRow& last = page.attempts.front();
        theirs = in_words(last.outcome, last.note) + "\n" + written_near(last.at, page.now);
    }
    return web::overtaken_page(
        context, {.about = people::banner(page.person, london_day(page.now)),
                  .theirs = theirs,
                  .mine = in_words(mine.outcome, mine.note),
                  .keep = Url::path("/people/{}/notes", page.person.id),
                  .fields = {{"kind", "call"}},
                  .back = people::path(page.person.id)});
}

web::Response attempt(web::Context& context) {
    web::FormReader reader(context.request.form);
    Attempt made = read_attempt(context, reader);
    if (!reader.ok()) return call_again(context, reader.errors());
    const auto page = read_call(context);
    if (!page) return web::problem_page(context, page.error());
    made.number_id = rung_number(page->person, reader.typed("number"));
    const auto recorded =
        context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
            return record_attempt(transaction, page->call.id, made, context.now());
        });
    if (!recorded) {
        const auto* invalid = std::get_if<Invalid>(&recorded.error());
        if (invalid == nullptr) return web::problem_page(context, recorded.error());
        if (page->call.closed_at) return recorded_already(context, *page, made);
        reader.errors().add(*invalid);
        return call_again(context, reader.errors());
    }
    for (const std::string_view topic : {"calls", "work", "concerns"}) {
        context.app.live.publish(topic);
    }
    if (page->call.source == rung_at_once) {
        context.flash("Saved. It is in their story.");
        return web::see_other(people::path(page->person.id));
    }
    context.flash("Saved. The list shows who is next.");
    return web::see_other(Url::path("/calls"));
}

web::Response raise(web::Context& context) {
    const auto page = read_call(context);
    if (!page) return web::problem_page(context, page.error());
    web::FormReader reader(context.request.form);
    const auto urgency =
        reader.choice("urgency", {"danger now", "today", "soon"}, "Select how soon");
    if (!reader.ok()) return call_again(context, reader.errors());
    const std::string said = reader.text("worry");
    context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
        casework::raise_concern(
            transaction,
            {.person = page->person.id,
             .text = Private(said.empty() ? "Worried after a call (" + page->call.purpose + ")"
                                          : said),
             .urgency = urgency,
             .raised_by = account_of(context),
             .raised_by_name = context.viewer->name,
             .raised_from = "call",
             .same_request = "call concern " + reader.typed("same_request")},
            context.now());
    });
    for (const std::string_view topic : {"concerns", "work"}) context.app.live.publish(topic);
    context.flash("Your concern is raised. Now say how the call went.");
    return web::see_other(path(page->call.id));
}

web::Response take(web::Context& context) {
    const auto taken =
        context.app.database.write(context.actor(),
                                   [&](sql::Transaction& transaction) -> Result<CallId> {
            const auto call = KITH_TRY(asked_call(transaction, context));
            const auto done =
                assign(transaction, call.id, account_of(context), context.now());
            if (!done) return tl::unexpected(done.error());
            return call.id;
        });
    if (!taken) return web::problem_page(context, taken.error());
    context.app.live.publish("calls");
    return web::see_other(path(*taken));
}

}  // namespace

AccountId account_of(const web::Context& context) {
    const auto account =
        AccountId::parse(context.viewer ? context.viewer->account_id : std::string());
    if (!account) throw std::logic_error("nobody is signed in");
    return *account;
}

Instant end_of_today(Instant now) { return start_of_day(london_day(now) + 1); }

std::vector<web::Route> routes() {
    using web::Method;
    const std::vector<web::Route> own{
        {Method::get, "/calls", make_calls, show_day},
        {Method::get, "/calls/list", make_calls, show_list, web::Kind::fragment},
        {Method::get, "/calls/{call}", make_calls, show_call},
        {Method::post, "/calls/{call}/attempt", make_calls, attempt},
        {Method::post, "/calls/{call}/concern", casework::raise_concerns, raise},
        {Method::post, "/calls/{call}/take", make_calls, take},
    };
    return web::join_routes({own, manage_routes()});
}

}  // namespace kith::calls
