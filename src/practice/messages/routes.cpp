#include <charconv>

#include "platform/html/govuk/back_link.hpp"
#include "platform/sql/settings.hpp"
#include "practice/messages/letters.hpp"

namespace kith::messages {
namespace {

constexpr sharing::Purpose reading{"message", "reading a message that was sent"};
constexpr int page_size = 50;
constexpr int most_in_demonstration = 40;

web::Response show(web::Context& context, std::string title, Html body,
                   const web::FormErrors* errors = nullptr, const Url& back = {},
                   std::string_view back_text = {}) {
    web::Page shown;
    if (!back.empty()) shown.before = govuk::back_link({.text = back_text, .href = back});
    shown.title = std::move(title);
    shown.body = std::move(body);
    shown.current = "/messages";
    shown.errors = errors;
    return web::page(context, std::move(shown));
}

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
        print</a><a class="govuk-link" href="{}">Templates</a></p>)",
                             Url::path("/messages/letters"), Url::path("/messages/templates"));
    return show(context, "Messages",
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
    const auto names = context.app.database.read(
        [](sql::Session& session) { return template_names(session); });
    const std::string name = name_of(*message, names);
    return show(context, name, message_body(context, *message, name, shows_words, context.now()),
                nullptr, Url::path("/messages"), "Messages");
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

web::Response show_templates(web::Context& context) {
    const auto found =
        context.app.database.read([](sql::Session& session) { return templates(session); });
    return show(context, "Message templates", templates_body(found, context.now()), nullptr,
                Url::path("/messages"), "Messages");
}

std::vector<TemplateRow> versions_asked(web::Context& context) {
    const std::string id(context.request.parameter("template"));
    return context.app.database.read(
        [&](sql::Session& session) { return versions_of(session, id); });
}

web::Response show_one(web::Context& context, const web::FormReader& typed) {
    const auto versions = versions_asked(context);
    if (versions.empty()) return web::problem_page(context, NotFound{"template"});
    return show(context, versions.front().name, template_body(context, versions, typed),
                &typed.errors(), Url::path("/messages/templates"), "Message templates");
}

web::Response show_template(web::Context& context) {
    static const web::Fields nothing;
    return show_one(context, web::FormReader(nothing));
}

int version_sent(const web::Context& context) {
    const auto sent = context.request.form.get("version");
    int version = 0;
    std::from_chars(sent.data(), sent.data() + sent.size(), version);
    return version;
}

template <class T>
web::Response after(web::Context& context, const Result<T>& changed, web::FormReader& reader,
                    std::string_view said) {
    if (!changed) {
        const auto* invalid = std::get_if<Invalid>(&changed.error());
        if (invalid == nullptr) return web::problem_page(context, changed.error());
        reader.errors().add(*invalid);
        return show_one(context, reader);
    }
    context.flash(said);
    return web::see_other(
        Url::path("/messages/templates/{}", context.request.parameter("template")));
}

web::Response save_template(web::Context& context) {
    web::FormReader reader(context.request.form);
    const TemplateRow draft{.id = std::string(context.request.parameter("template")),
                            .state = "draft",
                            .name = {},
                            .subject = reader.text("subject", 200),
                            .body = reader.text("body", 8000),
                            .made_by = context.viewer->name,
                            .made_at = context.now()};
    if (!reader.ok()) return show_one(context, reader);
    const auto saved = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return save_draft(t, draft, version_sent(context), context.now());
    });
    return after(context, saved, reader, "Saved as a draft. Somebody else checks it next.");
}

web::Response check(web::Context& context) {
    web::FormReader reader(context.request.form);
    const auto changed = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return check_template(t, context.request.parameter("template"), version_sent(context),
                              context.viewer->name);
    });
    return after(context, changed, reader, "Checked. It can be published now.");
}

web::Response publish_checked(web::Context& context) {
    web::FormReader reader(context.request.form);
    const auto changed = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return publish_template(t, context.request.parameter("template"), version_sent(context));
    });
    return after(context, changed, reader, "Published. The next message is written with it.");
}

// Only where nothing leaves the machine: everybody who manages messages may read them all.
web::Response show_outbox(web::Context& context) {
    const auto found = context.app.database.read(
        [](sql::Session& session) -> std::optional<std::vector<MessageRow>> {
            if (!sql::setting(session, "demonstration")) return std::nullopt;
            return messages_page(session, "", "", "", most_in_demonstration);
        });
    if (!found) return web::problem_page(context, NotFound{"page"});
    return show(context, "Messages of the demonstration",
                outbox_body(*found, context.app.base_url, context.now()));
}

}  // namespace

std::vector<web::Route> routes() {
    using web::Method;
    std::vector<web::Route> all{
        {Method::get, "/messages", manage_messages, show_list},
        {Method::get, "/messages/templates", manage_messages, show_templates},
        {Method::get, "/messages/templates/{template}", manage_messages, show_template},
        {Method::post, "/messages/templates/{template}", manage_messages, save_template},
        {Method::post, "/messages/templates/{template}/check", manage_messages, check},
        {Method::post, "/messages/templates/{template}/publish", manage_messages, publish_checked},
        {Method::get, "/messages/{message}", manage_messages, show_message},
        {Method::post, "/messages/{message}/again", manage_messages, try_again},
        {Method::get, "/outbox", manage_messages, show_outbox},
    };
    return web::join_routes({std::move(all), letter_routes(), webhook_routes()});
}

}  // namespace kith::messages
