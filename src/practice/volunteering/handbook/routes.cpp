#include <set>

#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/back_link.hpp"
#include "platform/html/govuk/details.hpp"
#include "platform/html/govuk/inset_text.hpp"
#include "platform/html/govuk/table.hpp"
#include "platform/web/overtaken.hpp"
#include "platform/web/stacked.hpp"
#include "practice/volunteering/handbook/form.hpp"
#include "practice/volunteering/routes.hpp"

namespace kith::volunteering {
namespace {

const web::Fields nothing;

struct PartWords {
    Part part;
    std::string_view slug, title, about, add;
};
constexpr PartWords parts[] = {
    {Part::job_kind, "kinds", "Kinds of job",
     "What a job asks for. A job keeps the version it was made by.", "Add a kind of job"},
    {Part::role, "roles", "Volunteer roles",
     "What people choose when they join, and the steps it takes. Whoever took on a role keeps the "
     "steps of that day.",
     "Add a role"},
    {Part::check, "steps", "Checks and steps",
     "What is seen, read or done before somebody begins, who does it, and how long it lasts.",
     "Add a step"},
    {Part::experience, "experiences", "Life experience",
     "What somebody may have lived through. Coordinators ask for it where company by somebody who "
     "knows it does good; volunteers say it if they like.",
     "Add an experience"}};

const PartWords* part_in(const web::Context& context) {
    for (const PartWords& words : parts) {
        if (words.slug == context.request.parameter("part")) return &words;
    }
    return nullptr;
}

Url page_url(const PartWords& words, std::string_view id) {
    return Url::path("/handbook/{}/{}", words.slug, id);
}

Html state_tag(std::string_view state) {
    const std::string_view colour = state == "draft"       ? "blue"
                                    : state == "checked"   ? "yellow"
                                    : state == "published" ? "green"
                                                           : "grey";
    return web::coloured_tag(state, colour);
}

Html part_list(const PartWords& words, const std::vector<PageVersion>& pages,
               const Handbook& book) {
    const std::string second = words.part == Part::job_kind ? "Checks"
                               : words.part == Part::role   ? "What it is"
                               : words.part == Part::check ? "Lasts"
                                                           : "Asked for";
    govuk::Table table{.caption = std::string(words.title),
                       .caption_classes = "govuk-visually-hidden",
                       .head = {{.text = "Name"}, {.text = second}, {.text = "Latest version"}},
                       .rows = {},
                       .first_cell_is_header = true};
    for (const PageVersion& one : pages) {
        table.rows.push_back(
            {{.text = markup(R"(<a class="govuk-link" href="{}">{}</a>)",
                             page_url(words, one.page.id), one.page.name)},
             {.text = page_words(one.page, book)[1].second},
             {.text = markup("{} {}", one.page.version, state_tag(one.page.state))}});
    }
    return part_heading(words.title) + paragraph(words.about) +
           web::stacked(std::move(table), {"", second, "Latest version"}) +
           markup(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)",
                  page_url(words, "new"), words.add);
}

web::Response show_all(web::Context& context) {
    const Html lists = context.app.database.read([&](sql::Session& session) {
        const Handbook book = handbook(session);
        Html all;
        for (const PartWords& words : parts) {
            all += part_list(words, latest_pages(session, words.part), book);
        }
        return all;
    });
    web::Page shown;
    shown.title = "Volunteer handbook";
    shown.current = "/volunteers";
    shown.body = heading("Volunteer handbook") +
                 paragraph("Write a draft, have somebody else check it, then publish it. It counts "
                           "for the next job and the next volunteer; what was decided before stays "
                           "as it was explained then.") +
                 lists;
    return web::page(context, std::move(shown));
}

// Everything one page of the handbook shows.
struct Open {
    const PartWords* words;
    PageForm form;
    std::vector<PageVersion> versions{};  // the latest first; none for a new page
    std::string title() const {
        return versions.empty() ? std::string(words->add) : versions.front().page.name;
    }
};

std::vector<std::pair<std::string, std::string>> needs_without_kind(sql::Session& session,
                                                                    const Open& open) {
    std::set<std::string> known;
    for (const PageVersion& other : open.form.others) known.insert(other.page.id);
    std::vector<std::pair<std::string, std::string>> all;
    for (const auto& category : casework::categories(session)) {
        if (!known.contains(category.id)) all.emplace_back(category.id, category.name);
    }
    return all;
}

Result<Open> open_page(web::Context& context) {
    Open open{.words = part_in(context), .form = {}};
    if (open.words == nullptr) return problem(NotFound{"page of the handbook"});
    const std::string id(context.request.parameter("id"));
    open.form.part = open.words->part;
    return context.app.database.read([&](sql::Session& session) -> Result<Open> {
        open.form.book = handbook(session);
        open.form.others = latest_pages(session, open.form.part);
        if (id == "new") {
            open.form.categories = needs_without_kind(session, open);
            return open;
        }
        open.versions = versions_of(session, open.form.part, id);
        if (open.versions.empty()) return problem(NotFound{"page of the handbook"});
        open.form.id = id;
        open.form.seen = open.versions.front().seen();
        return open;
    });
}

Html words_list(const HandbookPage& page, const Handbook& book) {
    return markup(R"(<ul class="govuk-list">{}</ul>)",
                  html::each(page_words(page, book), [](const auto& said) {
                      return markup("<li><strong>{}:</strong> {}</li>", said.first, said.second);
                  }));
}

Html step_button(const web::Context& context, const Open& open, const PageVersion& version) {
    const auto button = [&](std::string_view step, std::string_view text) {
        return small_button(context,
                            Url::path("/handbook/{}/{}/{}", open.words->slug, open.form.id, step),
                            text, "version " + std::to_string(version.page.version),
                            {{"seen", version.seen()}});
    };
    const std::string& state = version.page.state;
    const bool own = context.viewer && version.made_by == context.viewer->account_id;
    if (state == "draft" && own) return "Somebody else must check it";
    if (state == "draft") return button("check", "I have checked it");
    if (state == "checked") return button("publish", "Publish");
    if (state == "published") return button("retire", "Retire");
    return {};
}

Html history(const web::Context& context, const Open& open) {
    govuk::Table table{.caption = "Versions",
                       .caption_classes = "govuk-visually-hidden",
                       .head = {{.text = "Version"}, {.text = "Is"}, {.text = "Written"},
                                {.text = "Says"}, {.text = "Next"}},
                       .rows = {},
                       .first_cell_is_header = true};
    for (const PageVersion& one : open.versions) {
        const std::string number = "Version " + std::to_string(one.page.version);
        table.rows.push_back(
            {{.text = number},
             {.text = state_tag(one.page.state)},
             {.text = written_short(london_day(one.made_at)) + " by " + one.made_by_name},
             {.text = govuk::details({.summary_text = number + " says",
                                      .text = words_list(one.page, open.form.book),
                                      .open = one.page.state == "draft"})},
             {.text = step_button(context, open, one)}});
    }
    return part_heading("Versions") +
           web::stacked(std::move(table), {"", "Is", "Written", "", ""});
}

Html warnings(const Open& open) {
    if (open.versions.empty() || open.form.part != Part::job_kind) return {};
    const auto all = not_covered(job_kind_of(open.versions.front().page), open.form.book);
    if (all.empty()) return {};
    return govuk::inset_text(
        {.text = paragraph("By this version some roles do not take every check. Their volunteers "
                           "are not offered such a job until they have it:") +
                 markup(R"(<ul class="govuk-list govuk-list--bullet">{}</ul>)",
                        html::each(all, [](const std::string& one) {
                            return markup("<li>{}</li>", one);
                        }))});
}

web::Response show(web::Context& context, const Open& open, const web::FormReader& typed) {
    web::Page shown;
    shown.title = open.title();
    shown.current = "/volunteers";
    shown.errors = &typed.errors();
    shown.before = govuk::back_link({.text = "Volunteer handbook", .href = Url::path("/handbook")});
    shown.body = heading(shown.title) + warnings(open) +
                 (open.versions.empty() ? Html{} : history(context, open)) +
                 part_heading(open.versions.empty() ? "Write a draft"
                                                    : "Change it: this makes a draft") +
                 web::form(context, page_url(*open.words, open.versions.empty() ? "new"
                                                                                : open.form.id),
                           page_fields(open.form, typed));
    return web::page(context, std::move(shown));
}

web::Response show_one(web::Context& context) {
    const auto open = open_page(context);
    if (!open) return web::problem_page(context, open.error());
    const web::Fields kept =
        open->versions.empty() ? web::Fields{} : fields_of(open->versions.front().page);
    return show(context, *open, web::FormReader(kept));
}

std::string text_of(const HandbookPage& page, const Handbook& book) {
    std::string all;
    for (const auto& [name, value] : page_words(page, book)) all += name + ": " + value + "\n";
    return all;
}

// Both side by side; what was typed can still be made the draft.
web::Response overtaken(web::Context& context, const HandbookPage& mine) {
    const auto now = open_page(context);
    if (!now || now->versions.empty()) return web::problem_page(context, Stale{"handbook"});
    const PageVersion& theirs = now->versions.front();
    web::Hidden again;
    for (const auto& [name, value] : context.request.form.items()) {
        if (name != "seen" && name != "csrf" && !name.starts_with("_")) {
            again.emplace_back(name, value);
        }
    }
    again.emplace_back("seen", theirs.seen());
    return web::overtaken_page(
        context, {.theirs = "Saved by " + theirs.made_by_name + "\n" +
                            text_of(theirs.page, now->form.book),
                  .mine = text_of(mine, now->form.book),
                  .keep = page_url(*now->words, now->form.id),
                  .fields = std::move(again),
                  .keep_words = "Make mine the draft instead",
                  .back = page_url(*now->words, now->form.id)});
}

web::Response save(web::Context& context) {
    const auto open = open_page(context);
    if (!open) return web::problem_page(context, open.error());
    web::FormReader reader(context.request.form);
    const HandbookPage written = read_page(reader, open->form);
    if (!reader.ok()) return show(context, *open, reader);
    const auto saved = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return save_page(t, written, reader.typed("seen"), context.now());
    });
    if (!saved) return overtaken(context, written);
    context.flash("The draft is saved. Ask somebody else to check it.");
    return web::see_other(page_url(*open->words, written.id));
}

web::Response step(web::Context& context) {
    const auto open = open_page(context);
    if (!open) return web::problem_page(context, open.error());
    const auto moved = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return move_page(t, open->form.part, open->form.id, context.request.form.get("seen"),
                         context.request.parameter("step"));
    });
    if (!moved && std::holds_alternative<Stale>(moved.error())) {
        context.flash("Somebody changed it a moment ago. Look at what it says now.");
    } else if (const auto* invalid = moved ? nullptr : std::get_if<Invalid>(&moved.error())) {
        context.flash(invalid->errors.front().message);
    } else if (!moved) {
        return web::problem_page(context, moved.error());
    } else {
        context.flash("Done.");
    }
    return web::see_other(page_url(*open->words, open->form.id));
}

}  // namespace

std::vector<web::Route> handbook_routes() {
    using web::Method;
    return {
        {Method::get, "/handbook", edit_handbook, show_all},
        {Method::get, "/handbook/{part}/{id}", edit_handbook, show_one},
        {Method::post, "/handbook/{part}/{id}", edit_handbook, save},
        {Method::post, "/handbook/{part}/{id}/{step}", edit_handbook, step},
    };
}

}  // namespace kith::volunteering
