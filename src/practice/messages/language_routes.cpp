#include <algorithm>

#include "practice/messages/views.hpp"

namespace kith::messages {
namespace {

constexpr std::size_t longest_name = 100;
constexpr std::size_t longest_line = 300;

web::Response show_languages(web::Context& context) {
    const auto body = context.app.database.read([](sql::Session& session) {
        return languages_body(languages(session), spoken(session));
    });
    return framed(context, "Languages", body, Url::path("/messages"), "Messages");
}

bool is_new(const web::Context& context) { return context.request.parameter("language").empty(); }

web::Response show_one(web::Context& context, const web::FormReader& typed) {
    Language language;
    language.version = 0;
    if (!is_new(context)) {
        const auto all = context.app.database.read(languages);
        const auto* found = language_of_code(context.request.parameter("language"), all);
        if (found == nullptr) return web::problem_page(context, NotFound{"language"});
        language = *found;
    }
    return framed(context, is_new(context) ? "Add a language" : language.name,
                  language_body(context, language, is_new(context), typed),
                  Url::path("/messages/languages"), "Languages", &typed.errors());
}

web::Response show_language(web::Context& context) {
    static const web::Fields nothing;
    return show_one(context, web::FormReader(nothing));
}

web::Response save(web::Context& context) {
    web::FormReader reader(context.request.form);
    const bool fresh = is_new(context);
    const Language language{
        .code = fresh ? reader.text("code", 20)
                      : std::string(context.request.parameter("language")),
        .name = reader.text("name", longest_name),
        .own_name = reader.text("own_name", longest_name),
        .also = reader.text("also", longest_line),
        .line = reader.text("line", longest_line),
        .on_all = reader.ticked("on_all"),
        .version = fresh ? 0 : std::max(1, version_sent(context))};
    if (!reader.ok()) return show_one(context, reader);
    const auto saved = context.app.database.write(
        context.actor(), [&](sql::Transaction& t) { return save_language(t, language); });
    if (!saved) {
        const auto* invalid = std::get_if<Invalid>(&saved.error());
        if (invalid == nullptr) return web::problem_page(context, saved.error());
        reader.errors().add(*invalid);
        return show_one(context, reader);
    }
    context.flash("Saved. The next letter has it.");
    return web::see_other(Url::path("/messages/languages"));
}

}  // namespace

std::vector<web::Route> language_routes() {
    using enum web::Method;
    return {
        {get, "/messages/languages", manage_messages, show_languages},
        {get, "/messages/languages/new", manage_messages, show_language},
        {post, "/messages/languages/new", manage_messages, save},
        {get, "/messages/languages/{language}", manage_messages, show_language},
        {post, "/messages/languages/{language}", manage_messages, save},
    };
}

}  // namespace kith::messages
