#include "platform/base/london.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/file_upload.hpp"
#include "practice/accounts/admin_views.hpp"
#include "practice/accounts/logo.hpp"

namespace kith::accounts {
namespace {

using html::Html;
using html::markup;
using html::Url;

constexpr std::string_view forever = "public, max-age=31536000, immutable";
constexpr std::size_t longest_words = 200;

Html picture_of(const LogoRow& logo) {
    const auto path = Url::same_site(logo_path(logo.id)).value_or(Url{});
    return markup(R"(<p class="kith-logo-on-paper"><img src="{}" alt="{}" width="{}"
        height="{}"></p>)",
                  path, logo.words, logo.width, logo.height);
}

std::string used(const LogoRow& logo, Instant now) {
    return std::to_string(logo.width) + " × " + std::to_string(logo.height) +
           " pixels, put in use " + written_near(logo.used_at, now) + " by " + logo.used_by;
}

Html current(const web::Context& context, const LogoRow& logo) {
    return markup(R"({}<p class="kith-quiet">{}</p>{})", picture_of(logo),
                  used(logo, context.now()),
                  web::button_form(context, Url::path("/admin/settings/logo/remove"),
                                   "Remove the logo", true));
}

Html earlier(const web::Context& context, const std::vector<LogoRow>& all,
             std::string_view in_use) {
    Html items;
    for (const LogoRow& logo : all) {
        if (logo.id == in_use) continue;
        items += markup(
            R"(<li>{}<p class="kith-quiet">{}</p>{}</li>)", picture_of(logo),
            used(logo, context.now()),
            web::form(context, Url::path("/admin/settings/logo/use"),
                      hidden("id", logo.id) +
                          govuk::button({.text = markup(R"(Put it back<span
                              class="govuk-visually-hidden"> in use: {}</span>)",
                                                        logo.words),
                                         .classes = "govuk-button--secondary "
                                                    "kith-button--small"})));
    }
    if (items.empty()) return {};
    return markup(R"(<h3 class="govuk-heading-s">Used before</h3><ul
        class="govuk-list kith-logos">{}</ul>)",
                  items);
}

Html logo_form(const web::Context& context, const web::FormReader& form, const LogoRow* now) {
    Html fields = govuk::file_upload(
        {.label = {.text = now == nullptr ? "A picture" : "Another picture"},
         .hint = {.text = "A PNG file, at most 500 KB and 2,000 pixels each way; about 1,000 "
                          "pixels wide prints sharply"},
         .error_message = form.errors().shown("logo"),
         .name = "logo",
         .attributes = {{"accept", "image/png,.png"}}});
    fields += line_field(form, "logo-words", "What the logo says or shows",
                         now == nullptr ? "" : now->words,
                         "Read out to people who cannot see it. Left empty: the council's name");
    return web::form(context, Url::path("/admin/settings/logo"),
                     fields + save_button("Save the logo"), true);
}

web::Response back(web::Context& context, std::string_view said) {
    context.flash(said);
    return web::see_other(Url::path("/admin/settings"));
}

const web::Upload* uploaded(const web::Context& context) {
    for (const web::Upload& upload : context.request.uploads) {
        if (upload.field == "logo" && !upload.content.empty()) return &upload;
    }
    return nullptr;
}

web::Response save(web::Context& context) {
    web::FormReader form(context.request.form);
    auto words = form.text("logo-words", longest_words);
    if (words.empty()) words = context.council().name;
    const auto* file = uploaded(context);
    if (!form.ok()) return settings_page(context, form);
    const auto saved = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        const auto& by = context.viewer->name;
        if (file != nullptr) return take_logo(t, file->content, words, by, context.now());
        const auto in_use = logo_in_use(t);
        if (in_use.empty()) return Result<void>(invalid("logo", "Choose a picture"));
        return use_logo(t, in_use, words, by, context.now());
    });
    if (!saved) {
        const auto* faults = std::get_if<Invalid>(&saved.error());
        if (faults == nullptr) return web::problem_page(context, saved.error());
        form.errors().add(*faults);
        return settings_page(context, form);
    }
    return back(context, file == nullptr ? "Saved."
                                         : "This logo stands on pages and letters from now on. One "
                                           "used before can be put back.");
}

web::Response put_back(web::Context& context) {
    const auto done = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return use_logo(t, context.request.form.get("id"), std::nullopt, context.viewer->name,
                        context.now());
    });
    if (!done) return web::problem_page(context, done.error());
    return back(context, "This logo is back on pages and letters.");
}

web::Response take_away(web::Context& context) {
    context.app.database.write(context.actor(), [](sql::Transaction& t) { remove_logo(t); });
    return back(context, "Pages and letters show the council's name without a logo. It can be put "
                         "back below.");
}

// The same for everybody, and under its name always the same.
web::Response show(web::Context& context) {
    const std::string_view name = context.request.parameter("file");
    const auto file = context.app.database.read([&](sql::Session& session) {
        return name.ends_with(".png") ? logo_file(session, name.substr(0, name.size() - 4))
                                      : std::nullopt;
    });
    if (!file) return web::text(404, "There is no such file.\n");
    web::Response response;
    response.content_type = "image/png";
    response.cache_control = std::string(forever);
    response.body = *file;
    return response;
}

}  // namespace

Html logo_part(const web::Context& context, sql::Session& session, const web::FormReader& form) {
    const auto all = logos(session);
    const auto in_use = logo_in_use(session);
    const LogoRow* now = nullptr;
    for (const LogoRow& logo : all) {
        if (logo.id == in_use) now = &logo;
    }
    const Html shown =
        now != nullptr
            ? current(context, *now)
            : markup(R"(<p class="govuk-body">There is none: pages show Kith's mark, letters the
                  council's name.</p>)");
    return markup(R"(<section aria-labelledby="logo-heading"><h2 class="govuk-heading-m"
        id="logo-heading">Logo</h2>{}{}{}</section>)",
                  shown, logo_form(context, form, now), earlier(context, all, in_use));
}

std::vector<web::Route> admin_logo_routes() {
    using enum web::Method;
    return {
        {get, "/logo/{file}", web::Permission::everyone(), show, web::Kind::plain},
        {post, "/admin/settings/logo", manage_settings, save},
        {post, "/admin/settings/logo/use", manage_settings, put_back},
        {post, "/admin/settings/logo/remove", manage_settings, take_away},
    };
}

}  // namespace kith::accounts
