#include "platform/web/example_test.hpp"

#include <stdexcept>

#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/sql/errors.hpp"
#include "platform/web/page.hpp"
#include "platform/web/sessions.hpp"

namespace kith::web::example {

namespace {

using html::Html;
using html::markup;
using html::Url;

Response note_page(Context& context, const FormReader& reader) {
    const Html fields =
        govuk::input({.label = {.text = "Title"},
                      .error_message = reader.errors().shown("title"),
                      .id = "title",
                      .name = "title",
                      .value = reader.typed("title")}) +
        govuk::button({.text = "Save note"});
    Page shown;
    shown.title = "Write a note";
    shown.body = markup(R"(<h1 class="govuk-heading-l">Write a note</h1>{})",
                        form(context, Url::path("/notes/new"), fields));
    shown.errors = &reader.errors();
    return page(context, std::move(shown));
}

Response show_new(Context& context) { return note_page(context, FormReader({})); }

Response save_new(Context& context) {
    FormReader reader(context.request.form);
    const auto title = reader.required("title", "Enter a title");
    if (!reader.ok()) return note_page(context, reader);
    context.flash("Saved: " + title);
    return see_other(Url::path("/notes"));
}

Response simple(Context& context, const std::string& title) {
    Page shown;
    shown.title = title;
    shown.body = markup(R"(<h1 class="govuk-heading-l">{}</h1>)", title);
    shown.current = "/notes";
    return page(context, std::move(shown));
}

Response show_notes(Context& context) { return simple(context, "Notes"); }
Response show_note(Context& context) {
    return simple(context, "Note " + std::string(context.request.parameter("note")));
}
Response ask_publicly(Context& context) { return simple(context, "Asked"); }

Response do_sign_in(Context& context) {
    sign_in(context, "account-1", "organisation-1");
    context.flash("Welcome");
    return see_other(Url::path("/notes"));
}

Response do_sign_out(Context& context) {
    Response response = see_other(Url::path("/help"));
    sign_out(context, response);
    return response;
}

Response list_json(Context&) { return json(200, R"({"notes":[]})"); }
Response failing(Context&) { throw std::runtime_error("Mrs Brown, 01632 960123"); }
Response away(Context&) { throw sql::Unavailable("the database went away"); }
Response stale(Context& context) { return problem_page(context, Stale{"note"}); }
Response file(Context&) { return download("Näme \"x\".csv", "text/csv; charset=utf-8", "a,b\n"); }
Response part(Context&) { return fragment(markup("<p>{}</p>", "part")); }
Response long_text(Context&) { return text(200, std::string(5000, 'x')); }

}  // namespace

std::vector<Route> routes() {
    const auto everyone = Permission::everyone();
    return {
        {Method::get, "/notes", see_notes, show_notes},
        {Method::get, "/notes/new", write_notes, show_new},
        {Method::post, "/notes/new", write_notes, save_new},
        {Method::get, "/notes/{note}", see_notes, show_note},
        {Method::get, "/notes.csv", see_notes, file, Kind::file},
        {Method::get, "/part", see_notes, part, Kind::fragment},
        {Method::post, "/ask", everyone, ask_publicly},
        {Method::post, "/sign-in", everyone, do_sign_in, Kind::page, Limit::signing_in},
        {Method::post, "/sign-out", Permission::signed_in(), do_sign_out},
        {Method::get, "/api/v1/notes", see_notes, list_json, Kind::api},
        {Method::post, "/api/v1/notes", write_notes, list_json, Kind::api},
        {Method::get, "/failing", everyone, failing},
        {Method::get, "/api/v1/failing", everyone, failing, Kind::api},
        {Method::get, "/away", everyone, away},
        {Method::get, "/stale", everyone, stale},
        {Method::get, "/long", everyone, long_text, Kind::plain},
    };
}

}  // namespace kith::web::example
