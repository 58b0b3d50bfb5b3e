#include <charconv>

#include "platform/base/slug.hpp"
#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/back_link.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/tag.hpp"
#include "practice/casework/policy_views.hpp"
#include "practice/casework/tables.hpp"

namespace kith::casework {
namespace {

Html state_tag(std::string_view state) {
    std::string_view colour = "grey";
    if (state == "draft") colour = "blue";
    if (state == "checked") colour = "yellow";
    if (state == "published") colour = "green";
    return govuk::tag(
        {.text = status_words(state), .classes = "govuk-tag--" + std::string(colour)});
}

Url list_url(Policy policy) {
    return policy == Policy::category ? Url::path("/admin/categories")
                                      : Url::path("/admin/scripts");
}

Url one_url(Policy policy, std::string_view id) {
    return policy == Policy::category ? Url::path("/admin/categories/{}", id)
                                      : Url::path("/admin/scripts/{}", id);
}

Html list_row(Policy policy, const VersionRow& row) {
    return markup(R"(<tr><th scope="row"><a class="govuk-link" href="{}">{}</a></th><td>{}</td>
        <td class="kith-table__number">{}</td></tr>)",
                  one_url(policy, row.id), row.name, state_tag(row.state), row.version);
}

web::Response show_list(web::Context& context, Policy policy) {
    const auto rows = context.app.database.read(
        [&](sql::Session& session) { return latest_versions(session, policy); });
    const std::string title = policy == Policy::category ? "Kinds of need" : "Call scripts";
    const Html table = markup(R"(<table class="kith-table"><caption
        class="govuk-visually-hidden">{}</caption><thead><tr><th scope="col">Name</th>
        <th scope="col">Latest version is</th>
        <th scope="col" class="kith-table__number">Version</th></tr></thead>
        <tbody>{}</tbody></table>)",
                              title, html::each(rows, [&](const VersionRow& row) {
                                  return list_row(policy, row);
                              }));
    web::Page shown;
    shown.title = title;
    shown.body =
        heading(title) +
        paragraph("Write a draft, have somebody else check it, then publish it. What was asked "
                  "before keeps the words of its day.") +
        (rows.empty() ? empty_state("There is none yet", "Add the first.") : table) +
        govuk::button({.text = "Add one", .href = one_url(policy, "new")});
    return web::page(context, std::move(shown));
}

Html step_buttons(const web::Context& context, Policy policy, const VersionRow& row) {
    const auto button = [&](std::string_view step, std::string_view text) {
        const Url url = policy == Policy::category
                            ? Url::path("/admin/categories/{}/{}", row.id, step)
                            : Url::path("/admin/scripts/{}/{}", row.id, step);
        return small_button(context, url, text, "version " + std::to_string(row.version),
                            {{"version", std::to_string(row.version)}});
    };
    const bool own = context.viewer && row.made_by == context.viewer->account_id;
    if (row.state == "draft" && own) return "Somebody else must check it";
    if (row.state == "draft") return button("check", "I have checked it");
    if (row.state == "checked") return button("publish", "Publish");
    if (row.state == "published") return button("retire", "Retire");
    return {};
}

Html history(const web::Context& context, Policy policy, const std::vector<VersionRow>& versions) {
    const Html rows = html::each(versions, [&](const VersionRow& row) {
        return markup(R"(<tr><th scope="row">Version {}</th><td>{}</td><td>{}</td><td>{}</td>
            </tr>)",
                      row.version, state_tag(row.state), written_near(row.made_at, context.now()),
                      step_buttons(context, policy, row));
    });
    return markup(R"(<h2 class="govuk-heading-m">Versions</h2><table class="kith-table"><caption
        class="govuk-visually-hidden">Versions</caption><thead><tr><th scope="col">Version</th>
        <th scope="col">Is</th><th scope="col">Written</th><th scope="col">Next</th></tr></thead>
        <tbody>{}</tbody></table>)",
                  rows);
}

// What one page of policy shows: the form, and the versions there are.
struct Shown {
    Policy policy;
    std::string id;    // "new" for what is added
    std::string name;
    Html form;
};

web::Response show_one(web::Context& context, const Shown& one, const web::FormReader& typed) {
    const auto versions = context.app.database.read(
        [&](sql::Session& session) { return versions_of(session, one.policy, one.id); });
    const std::string title = one.name.empty() ? "Add one" : one.name;
    web::Page shown;
    shown.title = title;
    shown.errors = &typed.errors();
    shown.before = govuk::back_link({.href = list_url(one.policy)});
    shown.body = heading(title) +
                 (versions.empty() ? Html{} : history(context, one.policy, versions)) +
                 part_heading(versions.empty() ? "Write a draft"
                                               : "Change it: this makes a draft") +
                 web::form(context, one_url(one.policy, one.id), one.form);
    return web::page(context, std::move(shown));
}

template <class Thing, class Find>
std::optional<Thing> latest(web::Context& context, Policy policy, std::string_view id, Find find) {
    return context.app.database.read([&](sql::Session& session) -> std::optional<Thing> {
        const auto versions = versions_of(session, policy, id);
        if (versions.empty()) return std::nullopt;
        return find(session, id, versions.front().version);
    });
}

std::optional<Category> latest_category(web::Context& context, std::string_view id) {
    if (id == "new") return Category{.id = "new", .name = "", .usual_route = "team"};
    return latest<Category>(context, Policy::category, id, category_at);
}

std::optional<Script> latest_script(web::Context& context, std::string_view id) {
    if (id == "new") return Script{.id = "new", .name = ""};
    return latest<Script>(context, Policy::script, id, script_at);
}

web::Response show_category(web::Context& context) {
    const auto known = latest_category(context, context.request.parameter("id"));
    if (!known) return not_found(context, "category");
    static const web::Fields nothing;
    const web::FormReader typed(nothing);
    return show_one(context,
                    {Policy::category, known->id, known->name, category_fields(*known, typed)},
                    typed);
}

web::Response show_script(web::Context& context) {
    const auto known = latest_script(context, context.request.parameter("id"));
    if (!known) return not_found(context, "script");
    static const web::Fields nothing;
    const web::FormReader typed(nothing);
    return show_one(context, {Policy::script, known->id, known->name, script_fields(*known, typed)},
                    typed);
}

// What is new gets its id from its name, which must not be taken.
bool name_is_free(web::Context& context, Policy policy, const std::string& id) {
    return !id.empty() && id != "new" && context.app.database.read([&](sql::Session& session) {
        return versions_of(session, policy, id).empty();
    });
}

template <class Thing>
web::Response saved(web::Context& context, Policy policy, const Thing& thing) {
    context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
        save_draft(transaction, thing, context.viewer->account_id, context.now());
    });
    context.flash("The draft is saved. Ask somebody else to check it.");
    return web::see_other(one_url(policy, thing.id));
}

web::Response save_category(web::Context& context) {
    const auto known = latest_category(context, context.request.parameter("id"));
    if (!known) return not_found(context, "category");
    web::FormReader reader(context.request.form);
    Category written = read_category(reader, *known);
    if (known->id == "new" && reader.ok()) {
        written.id = slug(written.name);
        if (!name_is_free(context, Policy::category, written.id)) {
            reader.errors().add("name", "There is one of this name already");
        }
    }
    if (!reader.ok()) {
        return show_one(context,
                        {Policy::category, known->id, known->name,
                         category_fields(written, reader)},
                        reader);
    }
    return saved(context, Policy::category, written);
}

web::Response save_script(web::Context& context) {
    const auto known = latest_script(context, context.request.parameter("id"));
    if (!known) return not_found(context, "script");
    web::FormReader reader(context.request.form);
    Script written = read_script(reader, *known);
    if (known->id == "new" && reader.ok()) {
        written.id = slug(written.name);
        if (!name_is_free(context, Policy::script, written.id)) {
            reader.errors().add("name", "There is one of this name already");
        }
    }
    if (!reader.ok()) {
        return show_one(
            context, {Policy::script, known->id, known->name, script_fields(written, reader)},
            reader);
    }
    return saved(context, Policy::script, written);
}

web::Response take_step(web::Context& context, Policy policy) {
    const auto id = context.request.parameter("id");
    const auto step = context.request.parameter("step");
    const auto moved = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return move_version(t, policy, id, version_sent(context), step,
                            context.viewer->account_id);
    });
    if (!moved) return web::problem_page(context, moved.error());
    context.flash("Done.");
    return web::see_other(one_url(policy, id));
}

web::Response list_categories(web::Context& context) {
    return show_list(context, Policy::category);
}
web::Response list_scripts(web::Context& context) { return show_list(context, Policy::script); }
web::Response step_category(web::Context& context) { return take_step(context, Policy::category); }
web::Response step_script(web::Context& context) { return take_step(context, Policy::script); }

}  // namespace

std::vector<web::Route> policy_routes() {
    using web::Method;
    return {
        {Method::get, "/admin/categories", edit_policy, list_categories},
        {Method::get, "/admin/categories/{id}", edit_policy, show_category},
        {Method::post, "/admin/categories/{id}", edit_policy, save_category},
        {Method::post, "/admin/categories/{id}/{step}", edit_policy, step_category},
        {Method::get, "/admin/scripts", edit_policy, list_scripts},
        {Method::get, "/admin/scripts/{id}", edit_policy, show_script},
        {Method::post, "/admin/scripts/{id}", edit_policy, save_script},
        {Method::post, "/admin/scripts/{id}/{step}", edit_policy, step_script},
    };
}

}  // namespace kith::casework
