#include "platform/base/london.hpp"
#include "platform/html/govuk/back_link.hpp"
#include "practice/messages/letters.hpp"

namespace kith::messages {
namespace {

constexpr sharing::Purpose printing{"letters", "printing letters"};
constexpr int most_letters = 200;  // in one pile, which somebody puts into envelopes
constexpr int most_piles = 12;

web::Response show(web::Context& context, std::string title, Html body,
                   const Url& back = Url::path("/messages/letters"),
                   std::string_view back_text = "Letters to print") {
    web::Page shown;
    shown.title = std::move(title);
    shown.body = std::move(body);
    shown.before = govuk::back_link({.text = back_text, .href = back});
    shown.current = "/messages";
    return web::page(context, std::move(shown));
}

web::Response show_letters(web::Context& context) {
    const auto [formats, found] = context.app.database.read([](sql::Session& session) {
        return std::pair(letter_counts(session), piles(session, most_piles));
    });
    return show(context, "Letters to print", letters_body(context, formats, found),
                Url::path("/messages"), "Messages");
}

// Everybody who may print sees every letter, so each time it is written down how many.
std::vector<MessageRow> letters_taken(web::Context& context,
                                      std::vector<MessageRow> (*find)(sql::Session&,
                                                                      std::string_view),
                                      std::string_view what) {
    return context.app.database.write(
        context.actor(),
        [&](sql::Transaction& transaction) {
            auto found = find(transaction, what);
            sharing::log_list(transaction, *context.viewer, printing, "export", found.size(),
                              context.now());
            return found;
        },
        sql::Isolation::read_committed);
}

web::Response by_hand(web::Context& context) {
    const std::string format(context.request.query.get("format"));
    const auto letters = letters_taken(
        context,
        [](sql::Session& session, std::string_view wanted) {
            return letters_to_print(session, wanted, most_letters);
        },
        format);
    return show(context, "Letters in " + format, papers(context, letters, format, context.now()));
}

web::Response mark_printed(web::Context& context) {
    const auto sent = context.request.form.all("letter");
    int printed = 0;
    context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
        printed = 0;
        for (const auto id : sent) {
            const auto row = message_row(transaction, id);
            if (!row || row->channel != "letter" || row->status != "waiting") continue;
            set_status(transaction, id, "printed", "", context.now());
            ++printed;
        }
    });
    context.flash(std::to_string(printed) + (printed == 1 ? " letter is" : " letters are") +
                  " marked as made and posted.");
    return web::see_other(Url::path("/messages/letters"));
}

web::Response make_pile(web::Context& context) {
    const auto id = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return put_together(t, context.viewer->name, most_letters, context.now());
    });
    if (!id) {
        context.flash("No letter waits to be printed.");
        return web::see_other(Url::path("/messages/letters"));
    }
    return web::see_other(Url::path("/messages/letters/piles/{}", *id));
}

std::optional<Pile> pile_asked(web::Context& context) {
    const std::string id(context.request.parameter("pile"));
    return context.app.database.read([&](sql::Session& session) { return pile(session, id); });
}

// Tells two files of a day apart.
std::string end_of(const std::string& id) { return id.substr(id.size() - 4); }

std::string title_of(const Pile& found) {
    return std::to_string(found.letters) + (found.letters == 1 ? " letter" : " letters") +
           (found.posted_at ? ", posted" : " to print and post");
}

web::Response show_pile(web::Context& context) {
    const auto found = pile_asked(context);
    if (!found) return web::problem_page(context, NotFound{"pile of letters"});
    const auto letters = context.app.database.read(
        [&](sql::Session& session) { return letters_of(session, found->id); });
    auto body = heading(title_of(*found)) + pile_body(context, *found, letters);
    return show(context, title_of(*found), std::move(body));
}

web::Response pile_file(web::Context& context) {
    const auto found = pile_asked(context);
    if (!found) return web::problem_page(context, NotFound{"pile of letters"});
    const auto letters = letters_taken(context, letters_of, found->id);
    const std::string name =
        "letters-" + london_day(found->made_at).text() + "-" + end_of(found->id) + ".pdf";
    return web::download(name, "application/pdf",
                         letters_pdf(context, letters, found->made_at));
}

web::Response then_show(web::Context& context, const Result<void>& done, std::string_view said) {
    if (!done) return web::problem_page(context, done.error());
    context.flash(said);
    return web::see_other(
        Url::path("/messages/letters/piles/{}", context.request.parameter("pile")));
}

web::Response post(web::Context& context) {
    const auto done = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return post_pile(t, context.request.parameter("pile"), context.viewer->name,
                         context.now());
    });
    return then_show(context, done, "Marked as posted. You can take that back on this page.");
}

web::Response unpost(web::Context& context) {
    const auto done = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return unpost_pile(t, context.request.parameter("pile"));
    });
    return then_show(context, done, "Taken back: these letters wait to be posted again.");
}

web::Response put_back(web::Context& context) {
    const auto done = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return break_up(t, context.request.parameter("pile"));
    });
    if (!done) return web::problem_page(context, done.error());
    context.flash("The letters wait in line again.");
    return web::see_other(Url::path("/messages/letters"));
}

web::Response one_file(web::Context& context) {
    const std::string id(context.request.parameter("message"));
    const auto letter = context.app.database.read(
        [&](sql::Session& session) { return message_row(session, id); });
    if (!letter || letter->channel != "letter") {
        return web::problem_page(context, NotFound{"letter"});
    }
    if (!letter->person) return web::problem_page(context, Forbidden{"print this letter"});
    const auto person = people::open(context, *letter->person, printing);
    if (!person) return web::problem_page(context, person.error());
    return web::download("letter-" + end_of(id) + ".pdf", "application/pdf",
                         letters_pdf(context, {*letter}, context.now()));
}

}  // namespace

std::vector<web::Route> letter_routes() {
    using web::Kind;
    using web::Method;
    return {
        {Method::get, "/messages/letters", manage_messages, show_letters},
        {Method::get, "/messages/letters/print", manage_messages, by_hand},
        {Method::post, "/messages/letters/printed", manage_messages, mark_printed},
        {Method::post, "/messages/letters/piles", manage_messages, make_pile},
        {Method::get, "/messages/letters/piles/{pile}", manage_messages, show_pile},
        {Method::get, "/messages/letters/piles/{pile}/letters.pdf", manage_messages, pile_file,
         Kind::file},
        {Method::post, "/messages/letters/piles/{pile}/posted", manage_messages, post},
        {Method::post, "/messages/letters/piles/{pile}/not-posted", manage_messages, unpost},
        {Method::post, "/messages/letters/piles/{pile}/put-back", manage_messages, put_back},
        {Method::get, "/messages/{message}/letter.pdf", manage_messages, one_file, Kind::file},
    };
}

}  // namespace kith::messages
