#include <array>
#include <cstdio>

#include "platform/sql/settings.hpp"
#include "platform/web/theme.hpp"
#include "practice/accounts/admin_views.hpp"
#include "practice/accounts/logo.hpp"

namespace kith::accounts {
namespace {

using html::Html;
using html::markup;
using html::Url;

struct Kind {
    const char* name;
    std::string_view words;
};
constexpr std::array<Kind, 5> kinds{{{"contacts", "Requests that come in"},
                                     {"needs", "Needs with nobody named"},
                                     {"concerns", "Worries"},
                                     {"calls", "Calls"},
                                     {"jobs", "Jobs for volunteers"}}};

struct TextSetting {
    std::string_view field, label, setting, hint;
};
constexpr std::array<TextSetting, 3> texts{
    {{"service", "Name of the service", "council service name", "Stands at the top of each page"},
     {"hours", "When the telephone is answered", "council phone hours",
      "Such as: every day, 8am to 8pm"},
     {"website", "Website", "council website", "Begins with https://"}}};

// "7.2 to 1"
std::string ratio(double contrast) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f to 1", contrast);
    return text.data();
}

Html colour_words(std::string_view colour) {
    if (colour.empty()) return {};
    const auto theme = web::theme_of(colour);
    if (!theme) return {};
    return markup(R"(<p class="govuk-body-s">In use: {}. White text on it has a contrast of {};
        4.5 to 1 is needed. A colour that is too pale is darkened by itself.</p>)",
                  theme->brand, ratio(web::contrast("#ffffff", theme->brand)));
}

Html fields(sql::Session& session, const web::FormReader& form, const OrganisationRow& own) {
    const auto known = sql::settings(session);
    const auto now = [&](std::string_view name) {
        const auto found = known.find(name);
        return found == known.end() ? std::string() : found->second;
    };
    Html all = line_field(form, "name", "The council's name", own.details.name);
    for (const auto& one : texts) {
        all += line_field(form, one.field, one.label, now(one.setting), one.hint);
    }
    all += line_field(form, "phone", "Telephone", own.details.phone) +
           line_field(form, "email", "E-mail address", own.details.email) +
           line_field(form, "address", "Address", own.details.address) +
           line_field(form, "colour", "Colour", now("council colour"),
                      "Six hexadecimal digits, such as #0b5d66. Empty for Kith's own.") +
           colour_words(now("council colour"));
    const auto every = every_team(session);
    Html answering;
    for (const auto& kind : kinds) {
        const auto typed = form.typed(std::string("team-") + kind.name);
        const auto set = now("answering team " + std::string(kind.name));
        answering += team_select("team-" + std::string(kind.name), kind.words, every,
                                 typed.empty() ? set : typed, "The council's first team");
    }
    return all + markup(R"(<h2 class="govuk-heading-m">Who answers when nobody is named</h2>)") +
           answering + hidden("version", std::to_string(own.version)) + save_button("Save");
}

web::Response show(web::Context& context) {
    web::FormReader form({});
    return settings_page(context, form);
}

void save_teams(sql::Transaction& transaction, const web::FormReader& form) {
    const auto every = every_team(transaction);
    for (const auto& kind : kinds) {
        const auto wanted = form.typed(std::string("team-") + kind.name);
        for (const auto& team : every) {
            if (team.id.text() == wanted) set_answering_team(transaction, kind.name, team.id);
        }
    }
}

web::Response save(web::Context& context) {
    web::FormReader form(context.request.form);
    const auto name = form.required("name", "Enter the council's name", 200);
    const auto version = form.whole_number("version", 1, 1'000'000'000, "Reload the page");
    const auto colour = form.text("colour", 20);
    if (!colour.empty()) {
        if (const auto theme = web::theme_of(colour); !theme) {
            form.errors().add(std::get<Invalid>(theme.error()));
        }
    }
    const auto website = form.text("website", 300);
    if (!website.empty() && !website.starts_with("https://")) {
        form.errors().add("website", "The website's address begins with https://");
    }
    if (!form.ok()) return settings_page(context, form);
    const auto saved = context.app.database.write(
        context.actor(), [&](sql::Transaction& transaction) -> Result<void> {
            auto own = organisation_row(transaction, council(transaction)).value();
            own.version = static_cast<int>(*version);
            own.details.name = name;
            own.details.phone = form.typed("phone");
            own.details.email = form.typed("email");
            own.details.address = form.typed("address");
            if (const auto done = save_organisation(transaction, own); !done) {
                return tl::unexpected(done.error());
            }
            for (const auto& one : texts) {
                sql::set_setting(transaction, one.setting, form.typed(one.field));
            }
            sql::set_setting(transaction, "council colour", colour);
            save_teams(transaction, form);
            return {};
        });
    if (!saved) {
        const auto* faults = std::get_if<Invalid>(&saved.error());
        if (faults == nullptr) return web::problem_page(context, saved.error());
        form.errors().add(*faults);
        return settings_page(context, form);
    }
    context.flash("Saved.");
    return web::see_other(Url::path("/admin/settings"));
}

}  // namespace

web::Response settings_page(web::Context& context, web::FormReader& form) {
    const auto body = context.app.database.read([&](sql::Session& session) {
        const auto own = organisation_row(session, council(session)).value();
        return web::form(context, Url::path("/admin/settings"), fields(session, form, own)) +
               logo_part(context, session, form);
    });
    return web::page(context, admin_page("The council", body, Url::path("/admin"), "Set up Kith",
                                         &form.errors()));
}

std::vector<web::Route> admin_settings_routes() {
    using enum web::Method;
    return {
        {get, "/admin/settings", manage_settings, show},
        {post, "/admin/settings", manage_settings, save},
    };
}

}  // namespace kith::accounts
