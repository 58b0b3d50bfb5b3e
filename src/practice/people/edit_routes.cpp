// Changing a person's details. Two who change one record at once are shown both texts.
#include "platform/base/london.hpp"
#include "platform/html/govuk/back_link.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/radios.hpp"
#include "practice/people/handlers.hpp"
#include "practice/people/merge.hpp"
#include "practice/people/opening.hpp"

namespace kith::people {
namespace {

using html::Html;
using html::markup;
using html::Url;

Html hidden(const std::string& name, std::string_view value) {
    return markup(R"(<input type="hidden" name="{}" value="{}">)", name, value);
}

// The record as both began with it, carried along so that changes can be told apart.
Html began_with(const web::Fields& was, int version) {
    Html fields = hidden("version", std::to_string(version));
    for (const FormField& field : form_fields) {
        fields += hidden("was-" + std::string(field.name), form_value(was, field));
    }
    return fields;
}

web::Fields was_of(const web::Fields& form) {
    web::Fields was;
    for (const FormField& field : form_fields) {
        const std::string name(field.name);
        was.add(name, std::string(form.get("was-" + name)));
    }
    return was;
}

web::Page a_page(const PersonView& person, std::string title) {
    web::Page shown;
    shown.title = std::move(title);
    shown.current = "/people";
    shown.before = govuk::back_link({.text = "Back to the person", .href = path(person.id)});
    shown.open_thing = "person/" + person.id.string();
    return shown;
}

web::Response edit_page(web::Context& context, const PersonView& person,
                        const web::FormReader& reader, const web::Fields& was, int version) {
    const Html more = markup(R"(<p><a class="govuk-link" href="{}">Numbers, people close to them,
        what matters for help, warnings</a></p>)",
                             Url::path("/people/{}/reach", person.id));
    const Html inside = began_with(was, version) + details_fields(reader, false) +
                        govuk::button({.text = "Save"});
    web::Page shown = a_page(person, "Change details");
    shown.body = banner(person, london_day(context.now())) +
                 markup(R"(<h1 class="govuk-heading-l">Change details</h1>{}{})", more,
                        web::form(context, Url::path("/people/{}/edit", person.id), inside));
    shown.errors = &reader.errors();
    return web::page(context, std::move(shown));
}

std::string shown_value(const std::string& value) { return value.empty() ? "(nothing)" : value; }

Html clash_choice(const Clash& clash) {
    const std::string name(clash.field.name);
    const Html both = markup(R"(<div class="kith-compare">
        <section class="kith-compare__side"><div class="kith-compare__head"><h3>Saved by somebody
        else</h3></div><p class="kith-compare__text">{}</p></section>
        <section class="kith-compare__side kith-compare__side--yours">
        <div class="kith-compare__head"><h3>Yours, not saved</h3></div>
        <p class="kith-compare__text">{}</p></section></div>)",
                             shown_value(clash.theirs), shown_value(clash.mine));
    govuk::Radios keep{.fieldset = {.legend = {.text = clash.field.label}}, .name = name};
    keep.items = {{.text = "Keep what was saved", .value = clash.theirs, .checked = false},
                  {.text = "Keep mine", .value = clash.mine, .checked = true}};
    keep.classes = "govuk-radios--inline govuk-radios--small";
    return markup("<section>{}{}</section>", both, govuk::radios(keep));
}

bool is_clash(const Merged& merged, const FormField& field) {
    for (const Clash& clash : merged.clashes) {
        if (clash.field.name == field.name) return true;
    }
    return false;
}

Html taken_over(const Merged& merged) {
    if (merged.taken.empty()) return {};
    std::vector<Html> labels;
    for (const FormField& field : merged.taken) labels.emplace_back(field.label);
    return markup("<p>Taken over from what was saved: {}.</p>", html::join(labels, ", "));
}

web::Response stale_page(web::Context& context, const PersonView& now_saved,
                         const web::Fields& mine) {
    const web::Fields theirs = fields_of(details_of(now_saved));
    const Merged merged = merge(was_of(mine), theirs, mine);
    Html inside = began_with(theirs, now_saved.version);
    for (const FormField& field : form_fields) {
        if (is_clash(merged, field)) continue;
        inside += hidden(std::string(field.name), form_value(merged.fields, field));
    }
    inside += html::each(merged.clashes, clash_choice) +
              govuk::button({.text = merged.clashes.empty() ? "Save both changes" : "Save"});
    web::Page shown = a_page(now_saved, "Somebody else changed this record");
    shown.status = 409;
    shown.body = markup(R"(<h1 class="govuk-heading-l">Somebody else changed this record</h1>
        <p class="govuk-body">While you were typing, other changes were saved. Nothing of yours is
        lost: choose what to keep.</p>{}{})",
                        taken_over(merged),
                        web::form(context, Url::path("/people/{}/edit", now_saved.id), inside));
    return web::page(context, std::move(shown));
}

}  // namespace

web::Response show_edit(web::Context& context) {
    const auto person = open_to_change(context);
    if (!person) return web::problem_page(context, person.error());
    const web::Fields saved = fields_of(details_of(*person));
    const web::Fields shown = spread(saved);
    return edit_page(context, *person, web::FormReader(shown), saved, person->version);
}

web::Response save_edit(web::Context& context) {
    const auto person = open_to_change(context);
    if (!person) return web::problem_page(context, person.error());
    const web::Fields sent = spread(context.request.form);
    web::FormReader reader(sent);
    const Details details = read_details(reader, false);
    const int version = static_cast<int>(
        reader.whole_number("version", 1, 1'000'000'000, "Open the page again").value_or(0));
    if (!reader.ok()) return edit_page(context, *person, reader, was_of(sent), version);
    const auto saved = context.app.database.write(
        context.actor(), [&](sql::Transaction& transaction) {
            return change(transaction, person->id, version, details, context.now());
        });
    if (!saved && std::holds_alternative<Stale>(saved.error())) {
        const auto now_saved = open_to_change(context);
        if (!now_saved) return web::problem_page(context, now_saved.error());
        return stale_page(context, *now_saved, sent);
    }
    if (!saved) return web::problem_page(context, saved.error());
    context.flash("The details were saved");
    return web::see_other(path(person->id));
}

}  // namespace kith::people
