// The pages of templates: what each says, in each language, and how it comes into force.
#include <algorithm>

#include "practice/messages/letters.hpp"

namespace kith::messages {
namespace {

web::Response show_templates(web::Context& context) {
    const auto body = context.app.database.read([&](sql::Session& session) {
        return templates_body(templates(session), spoken(session), languages(session),
                              context.now());
    });
    return framed(context, "Message templates", body, Url::path("/messages"), "Messages");
}

WordingKey key_asked(const web::Context& context) {
    const std::string language(context.request.parameter("language"));
    return {.id = std::string(context.request.parameter("template")),
            .language = language.empty() ? std::string(english) : language};
}

// Nothing when there is no such template or language.
std::optional<TemplatePage> page_asked(web::Context& context) {
    const auto key = key_asked(context);
    return context.app.database.read([&](sql::Session& session) -> std::optional<TemplatePage> {
        TemplatePage page{.versions = versions_of(session, key.id, key.language),
                          .original = in_force(session, key.id, english),
                          .language = {},
                          .languages = languages(session),
                          .spoken = {}};
        const Language* language = language_of_code(key.language, page.languages);
        if (language == nullptr || !page.original) return std::nullopt;
        page.language = *language;
        for (auto& one : spoken(session)) {
            if (one.id == key.id) page.spoken.push_back(std::move(one));
        }
        return page;
    });
}

web::Response show_one(web::Context& context, const web::FormReader& typed) {
    const auto page = page_asked(context);
    if (!page) return web::problem_page(context, NotFound{"template"});
    const std::string& name = page->original->name;
    const auto body = template_body(context, *page, typed);
    if (page->language.code == english) {
        return framed(context, name, body, Url::path("/messages/templates"), "Message templates",
                      &typed.errors());
    }
    return framed(context, name + " in " + page->language.name, body,
                  template_url(page->original->id, english), name, &typed.errors());
}

web::Response show_template(web::Context& context) {
    static const web::Fields nothing;
    return show_one(context, web::FormReader(nothing));
}

// Leads to where it is written; nothing is kept until it is saved.
web::Response add_language(web::Context& context) {
    const std::string code(context.request.form.get("language"));
    const auto known = context.app.database.read([&](sql::Session& session) {
        return language_of_code(code, languages(session)) != nullptr;
    });
    if (known) return web::see_other(template_url(key_asked(context).id, code));
    web::FormReader reader(context.request.form);
    reader.errors().add("language", "Choose a language");
    return show_one(context, reader);
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
    const auto key = key_asked(context);
    return web::see_other(template_url(key.id, key.language));
}

web::Response save_template(web::Context& context) {
    web::FormReader reader(context.request.form);
    const auto key = key_asked(context);
    const TemplateRow draft{.id = key.id,
                            .state = "draft",
                            .name = {},
                            .subject = reader.text("subject", 200),
                            .body = reader.text("body", 8000),
                            .made_by = context.viewer->name,
                            .made_at = context.now(),
                            .language = key.language};
    if (!reader.ok()) return show_one(context, reader);
    const auto saved =
        context.app.database.write(context.actor(), [&](sql::Transaction& t) -> Result<int> {
            if (language_of_code(key.language, languages(t)) == nullptr) {
                return problem(NotFound{"language"});
            }
            return save_draft(t, draft, version_sent(context), context.now());
        });
    return after(context, saved, reader, "Saved as a draft. Somebody else checks it next.");
}

web::Response check(web::Context& context) {
    web::FormReader reader(context.request.form);
    const auto changed = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return check_template(t, key_asked(context), version_sent(context), context.viewer->name);
    });
    return after(context, changed, reader, "Checked. It can be published now.");
}

web::Response publish_checked(web::Context& context) {
    web::FormReader reader(context.request.form);
    const auto key = key_asked(context);
    const auto changed = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return publish_template(t, key, version_sent(context));
    });
    return after(context, changed, reader,
                 key.language == english
                     ? "Published. The next message is written with it."
                     : "Published. The next message to somebody who reads this language is "
                       "written with it.");
}

web::Response withdraw(web::Context& context) {
    web::FormReader reader(context.request.form);
    const auto changed = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return withdraw_template(t, key_asked(context), version_sent(context));
    });
    return after(context, changed, reader,
                 "Withdrawn. From now on they are written to in English. It can be put back in "
                 "force below.");
}

web::Response preview(web::Context& context) {
    const auto key = key_asked(context);
    const auto versions = context.app.database.read(
        [&](sql::Session& session) { return versions_of(session, key.id, key.language); });
    const auto wanted = context.request.parameter("version");
    const auto found = std::find_if(versions.begin(), versions.end(), [&](const auto& one) {
        return std::to_string(one.version) == wanted;
    });
    if (found == versions.end()) return web::problem_page(context, NotFound{"version"});
    const bool large = context.request.query.get("print") == "large";
    return web::download(key.id + "-" + key.language + "-" + std::to_string(found->version) +
                             (large ? "-large" : "") + ".pdf",
                         "application/pdf",
                         letters_pdf(context, {preview_letter(*found, large)}, context.now()));
}

}  // namespace

std::vector<web::Route> template_routes() {
    using enum web::Method;
    constexpr auto may = manage_messages;
    return {
        {get, "/messages/templates", may, show_templates},
        {get, "/messages/templates/{template}", may, show_template},
        {post, "/messages/templates/{template}", may, save_template},
        {post, "/messages/templates/{template}/check", may, check},
        {post, "/messages/templates/{template}/publish", may, publish_checked},
        {post, "/messages/templates/{template}/languages", may, add_language},
        {get, "/messages/templates/{template}/versions/{version}/letter.pdf", may, preview,
         web::Kind::file},
        {get, "/messages/templates/{template}/in/{language}", may, show_template},
        {post, "/messages/templates/{template}/in/{language}", may, save_template},
        {post, "/messages/templates/{template}/in/{language}/check", may, check},
        {post, "/messages/templates/{template}/in/{language}/publish", may, publish_checked},
        {post, "/messages/templates/{template}/in/{language}/withdraw", may, withdraw},
        {get, "/messages/templates/{template}/in/{language}/versions/{version}/letter.pdf", may,
         preview, web::Kind::file},
    };
}

}  // namespace kith::messages
