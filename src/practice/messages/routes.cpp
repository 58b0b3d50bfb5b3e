#include <charconv>

#include "platform/html/govuk/back_link.hpp"
#include "platform/sql/settings.hpp"
#include "practice/messages/letters.hpp"

namespace kith::messages {
namespace {

constexpr sharing::Purpose reading{"message", "reading a message that was sent"};
constexpr int page_size = 50;
constexpr int most_in_demonstration = 40;

web::Response show_list(web::Context& context) {
    const std::string status(context.request.query.get("status"));
    const std::string after(context.request.query.get("after"));
    auto [all, found, names] = context.app.database.read([&](sql::Session& session) {
        return std::tuple(counts(session),
                          messages_page(session, status, "", after, page_size + 1),
                          template_names(session));
    });
    Url next;
    if (found.size() > page_size) {
        found.resize(page_size);
        next = Url::path("/messages").with("status", status).with("after", found.back().id);
    }
    const Html ways = markup(R"(<p class="kith-row"><a class="govuk-link" href="{}">Letters to
        print</a><a class="govuk-link" href="{}">Templates</a><a
        class="govuk-link" href="{}">Languages</a></p>)",
                             Url::path("/messages/letters"), Url::path("/messages/templates"),
                             Url::path("/messages/languages"));
    return framed(context, "Messages",
                  heading("Messages") + ways + counts_part(all, status) +
                      message_list(found, names, next, context.now()));
}

std::optional<MessageRow> message_asked(web::Context& context) {
    const std::string id(context.request.parameter("message"));
    return context.app.database.read(
        [&](sql::Session& session) { return message_row(session, id); });
}

web::Response show_message(web::Context& context) {
    const auto message = message_asked(context);
    if (!message) return web::problem_page(context, NotFound{"message"});
    const bool shows_words =
        message->person && people::open(context, *message->person, reading).has_value();
    const auto [names, all] = context.app.database.read([](sql::Session& session) {
        return std::pair(template_names(session), languages(session));
    });
    const std::string name = name_of(*message, names);
    return framed(context, name,
                  message_body(context, *message, name, all, shows_words, context.now()),
                  Url::path("/messages"), "Messages");
}

web::Response try_again(web::Context& context) {
    const auto message = message_asked(context);
    if (!message) return web::problem_page(context, NotFound{"message"});
    const auto changed = context.app.database.write(
        context.actor(), [&](sql::Transaction& t) { return send_again(t, message->id); });
    if (!changed) return web::problem_page(context, changed.error());
    context.flash("It is in line to be sent again.");
    return web::see_other(Url::path("/messages/{}", message->id));
}

// Only where nothing leaves the machine: everybody who manages messages may read them all.
web::Response show_outbox(web::Context& context) {
    const auto found = context.app.database.read(
        [](sql::Session& session) -> std::optional<std::vector<MessageRow>> {
            if (!sql::setting(session, "demonstration")) return std::nullopt;
            return messages_page(session, "", "", "", most_in_demonstration);
        });
    if (!found) return web::problem_page(context, NotFound{"page"});
    return framed(context, "Messages of the demonstration",
                  outbox_body(*found, context.app.base_url, context.now()));
}

}  // namespace

web::Response framed(web::Context& context, std::string title, Html body, const Url& back,
                     std::string_view back_text, const web::FormErrors* errors) {
    web::Page shown;
    if (!back.empty()) shown.before = govuk::back_link({.text = back_text, .href = back});
    shown.title = std::move(title);
    shown.body = std::move(body);
    shown.current = "/messages";
    shown.errors = errors;
    return web::page(context, std::move(shown));
}

int version_sent(const web::Context& context) {
    const auto sent = context.request.form.get("version");
    int version = 0;
    std::from_chars(sent.data(), sent.data() + sent.size(), version);
    return version;
}

std::vector<web::Route> routes() {
    using web::Method;
    std::vector<web::Route> all{
        {Method::get, "/messages", manage_messages, show_list},
        {Method::get, "/messages/{message}", manage_messages, show_message},
        {Method::post, "/messages/{message}/again", manage_messages, try_again},
        {Method::get, "/outbox", manage_messages, show_outbox},
    };
    return web::join_routes({std::move(all), letter_routes(), template_routes(), language_routes(),
                             webhook_routes()});
}

}  // namespace kith::messages
