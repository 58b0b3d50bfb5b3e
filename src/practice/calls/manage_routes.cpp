#include "practice/calls/routes.hpp"

#include <algorithm>

#include "platform/base/dates.hpp"
#include "platform/base/london.hpp"
#include "platform/web/live.hpp"

namespace kith::calls {
namespace {

using html::Url;

constexpr sharing::Purpose seeing_calls{"calls of a person", "seeing and booking their calls"};
constexpr int most_shared_at_once = 200;
constexpr std::int64_t most_times = 100;

SharePage read_share(sql::Session& session, Instant now) {
    const Instant until = end_of_today(now);
    SharePage page{.of_nobody = count_unshared(session, until)};
    const auto holders =
        accounts::holders(session, accounts::council(session), make_calls.name());
    std::vector<AccountId> ids;
    for (const auto& holder : holders) ids.push_back(holder.id);
    const auto handlers = loads(session, ids, until);
    for (std::size_t at = 0; at < holders.size(); ++at) {
        page.handlers.emplace_back(holders[at], handlers[at].calls);
    }
    return page;
}

web::Response show_share(web::Context& context) {
    return share_page(context, context.app.database.read([&](sql::Session& session) {
        return read_share(session, context.now());
    }));
}

// Those of the handlers that were ticked.
std::vector<Handler> ticked(const SharePage& page, const web::Fields& form) {
    const auto sent = form.all("handlers");
    std::vector<Handler> chosen;
    for (const auto& [account, calls] : page.handlers) {
        if (std::find(sent.begin(), sent.end(), account.id.text()) == sent.end()) continue;
        chosen.push_back({.account = account.id, .calls = calls});
    }
    return chosen;
}

web::Response share(web::Context& context) {
    const Instant now = context.now();
    const int shared =
        context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
            const auto handlers = ticked(read_share(transaction, now), context.request.form);
            if (handlers.empty()) return -1;
            const auto calls = unshared(transaction, end_of_today(now), most_shared_at_once);
            for (const Share& one : share_out(calls, handlers)) {
                (void)assign(transaction, one.call, one.to, now);
            }
            return static_cast<int>(calls.size());
        });
    if (shared < 0) {
        auto page = context.app.database.read(
            [&](sql::Session& session) { return read_share(session, now); });
        if (!page.handlers.empty()) page.errors.add("handlers", "Select who makes calls today");
        return share_page(context, page);
    }
    context.app.live.publish("calls");
    context.flash(shared == 1 ? "One call is shared out"
                              : std::to_string(shared) + " calls are shared out");
    return web::see_other(Url::path("/calls").with("whose", "team"));
}

Result<PersonCalls> read_person(web::Context& context) {
    const auto id = PersonId::parse(context.request.parameter("person"));
    if (!id) return problem(NotFound{"person"});
    PersonCalls page{.person = KITH_TRY(people::open(context, *id, seeing_calls)),
                     .now = context.now()};
    context.app.database.read([&](sql::Session& session) {
        page.calls = calls_of_person(session, page.person.id);
        page.series = open_series_of(session, page.person.id);
    });
    return page;
}

web::Response show_person(web::Context& context) {
    const auto page = read_person(context);
    return page ? person_page(context, *page) : web::problem_page(context, page.error());
}

struct Booking {
    std::string purpose;
    Day start{};
    int every_days = 0;
    std::optional<int> times{};
    bool mine = false;
};

Booking read_booking(web::FormReader& reader, Day today) {
    Booking booking{.purpose = reader.required("purpose", "Enter what the call is about", 100)};
    const auto start = parse_date(reader.typed("start"));
    if (!start) {
        reader.errors().add("start", start.error());
    } else if (*start < today) {
        reader.errors().add("start", "The first call must be today or later");
    } else {
        booking.start = *start;
    }
    const auto every =
        reader.choice("every", {"0", "1", "7", "14", "28"}, "Select how often to ring");
    booking.every_days = every.empty() ? 0 : std::stoi(every);
    if (!reader.typed("times").empty()) {
        const auto times =
            reader.whole_number("times", 1, most_times, "Enter a number of calls from 1 to 100");
        if (times) booking.times = static_cast<int>(*times);
    }
    booking.mine = reader.ticked("mine");
    return booking;
}

void save_booking(sql::Transaction& transaction, const Booking& booking, PersonId person,
                  AccountId account, Instant now) {
    const auto caller = booking.mine ? std::optional(account) : std::nullopt;
    if (booking.every_days > 0) {
        start_series(transaction,
                     {.person = person,
                      .purpose = booking.purpose,
                      .every_days = booking.every_days,
                      .times = booking.times,
                      .caller = caller,
                      .start = booking.start},
                     now);
        return;
    }
    const auto standing = people::standing(transaction, person, london_day(now));
    book(transaction,
         {.person = person,
          .purpose = booking.purpose,
          .script = "welfare",
          .due_at = instant_of({booking.start, TimeOfDay(10, 0)}),
          .priority = standing ? standing->need_points : 0,
          .priority_why = standing ? standing->need_why : "",
          .caller = caller,
          .source = "contact"},
         now);
}

web::Response book_for_person(web::Context& context) {
    auto page = read_person(context);
    if (!page) return web::problem_page(context, page.error());
    web::FormReader reader(context.request.form);
    const Booking booking = read_booking(reader, london_day(context.now()));
    if (reader.ok() && (page->person.care.do_not_call || page->person.care.died_on)) {
        reader.errors().add("purpose", "No calls may be made to this person");
    }
    if (!reader.ok()) {
        page->typed = context.request.form;
        page->errors = reader.errors();
        return person_page(context, *page);
    }
    context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
        save_booking(transaction, booking, page->person.id, account_of(context), context.now());
    });
    context.app.live.publish("calls");
    context.flash("Booked: " + written_with_weekday(booking.start));
    return web::see_other(Url::path("/people/{}/calls", page->person.id));
}

// Rings somebody now: the welfare check that is open comes to whoever rings, else a new one.
web::Response ring_now(web::Context& context) {
    const auto page = read_person(context);
    if (!page) return web::problem_page(context, page.error());
    const people::PersonView& person = page->person;
    if (person.care.do_not_call || person.care.died_on) {
        context.flash("No calls may be made to this person.");
        return web::see_other(people::path(person.id));
    }
    const AccountId caller = account_of(context);
    const CallId call =
        context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
            const CallId booked = book(transaction,
                                       {.person = person.id,
                                        .purpose = "welfare check",
                                        .script = "welfare",
                                        .due_at = context.now(),
                                        .caller = caller,
                                        .source = std::string(rung_at_once)},
                                       context.now());
            (void)assign(transaction, booked, caller, context.now());
            return booked;
        });
    context.app.live.publish("calls");
    return web::see_other(path(call));
}

web::Response end(web::Context& context) {
    const auto id = CallSeriesId::parse(context.request.parameter("series"));
    const auto series = id ? context.app.database.read([&](sql::Session& session) {
        return series_row(session, *id);
    })
                           : std::nullopt;
    if (!series) return web::problem_page(context, NotFound{"series of calls"});
    const auto person = people::open(context, series->person, seeing_calls);
    if (!person) return web::problem_page(context, person.error());
    web::FormReader reader(context.request.form);
    const std::string why = reader.text("why", 300);
    const auto ended =
        context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
            return end_series(transaction, series->id, why, context.now());
        });
    if (!ended) return web::problem_page(context, ended.error());
    context.app.live.publish("calls");
    context.flash("These calls have ended");
    return web::see_other(Url::path("/people/{}/calls", series->person));
}

}  // namespace

std::vector<web::Route> manage_routes() {
    using web::Method;
    return {
        {Method::get, "/calls/share", manage_calls, show_share},
        {Method::post, "/calls/share", manage_calls, share},
        {Method::get, "/people/{person}/calls", make_calls, show_person},
        {Method::post, "/people/{person}/calls", make_calls, book_for_person},
        {Method::post, "/people/{person}/calls/now", make_calls, ring_now},
        {Method::post, "/calls/series/{series}/end", make_calls, end},
    };
}

}  // namespace kith::calls
