#include "platform/base/london.hpp"
#include "platform/html/govuk/back_link.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/inset_text.hpp"
#include "platform/html/govuk/textarea.hpp"
#include "practice/reaching/cohort_form.hpp"

namespace kith::reaching {
namespace {

using namespace web::pieces;
using html::markup;

Html live_count(sql::Session& session, const std::vector<Condition>& conditions,
                const Offered& offered, Instant now) {
    const auto all = count(session, conditions, now);
    const auto each = counts_each(session, conditions, now);
    std::vector<Html> items;
    for (std::size_t at = 0; at < conditions.size(); ++at) {
        items.push_back(markup("{}: {}", in_words(conditions[at], names_of(offered)), each[at]));
    }
    return markup(R"(<div class="kith-panel" role="status"><p class="kith-tile__number">{}</p>
        <p class="govuk-body">people for whom all of these hold. Each by itself:</p>{}</div>)",
                  all, plain_list(items));
}

web::Response list(web::Context& context) {
    std::vector<CohortRow> all;
    std::vector<ReachRow> rounds;
    std::vector<std::int64_t> people;
    context.app.database.read([&](sql::Session& session) {
        all = cohorts(session);
        rounds = reaches_of(session, std::nullopt);
        for (const CohortRow& one : all) {
            const auto kept = versions(session, one.id);
            people.push_back(kept.empty() ? 0 : kept.front().people);
            if (people.size() == 8) break;  // the page's budget; the rest say so on their page
        }
    });
    std::vector<Html> items;
    for (std::size_t at = 0; at < all.size(); ++at) {
        const Html known = at < people.size()
                               ? markup(R"( <span class="kith-quiet">{} people when it was
                                   saved</span>)",
                                        people[at])
                               : Html{};
        items.push_back(link(path(all[at].id), all[at].name) + known);
    }
    std::vector<Html> open;
    for (const ReachRow& row : rounds) {
        open.push_back(markup("{} {}, {} people, since {}", link(path(row.id), row.name),
                              tag(way_words(row.way), row.closed_at ? "grey" : "blue"), row.people,
                              written(london_day(row.made_at))));
    }
    web::Page page;
    page.title = "Reaching everyone";
    page.current = "/cohorts";
    page.body = heading(page.title) +
                paragraph("Choose people by what is known of them, and reach every one: nobody "
                          "leaves the list until somebody has spoken to them.") +
                govuk::button({.text = "Make a cohort", .href = Url::path("/cohorts/new")}) +
                columns(part_heading("Cohorts") +
                            (items.empty() ? empty_state("No cohort yet",
                                                         "For example: lives alone, over 75, and "
                                                         "nobody has spoken to them for 14 days.")
                                           : plain_list(items)),
                        panel_box("Rounds", open.empty() ? quiet("None yet.") : plain_list(open)) +
                            panel_box("Order of need",
                                      paragraph(link(Url::path("/cohorts/order"),
                                                     "What makes somebody come first"))));
    return web::page(context, std::move(page));
}

struct Editing {
    std::string title;
    Url action;
    int version = 0;
    Html counted{};
};
web::Response form_page(web::Context& context, const Editing& editing, const Offered& offered,
                        const web::FormReader& typed) {
    web::Page page;
    page.title = editing.title;
    page.before = govuk::back_link({.text = "Reaching everyone", .href = Url::path("/cohorts")});
    page.current = "/cohorts";
    page.errors = &typed.errors();
    page.wide = true;
    const Html fields =
        same_request() + hidden_fields({{"version", std::to_string(editing.version)}}) +
        govuk::input({.label = {.text = "Name"},
                      .error_message = typed.errors().shown("name"),
                      .name = "name",
                      .value = typed.typed("name")}) +
        govuk::textarea({.label = {.text = "What is it for?"},
                         .error_message = typed.errors().shown("purpose"),
                         .name = "purpose",
                         .value = typed.typed("purpose"),
                         .rows = 2}) +
        condition_fields(typed, offered) +
        markup(R"(<div class="kith-row">{}{}</div>)",
               govuk::button({.text = "Count", .name = "do", .value = "count",
                              .classes = "govuk-button--secondary"}),
               govuk::button({.text = "Save", .name = "do", .value = "save"}));
    const Html counted = markup(R"(<div id="count">{}</div>)", editing.counted);
    page.body = heading(page.title) +
                columns(markup(R"(<form method="post" action="{}" novalidate
                    data-search-url="/cohorts/count" data-search-into="count">{}{}</form>)",
                               editing.action, web::csrf_field(context), fields),
                        counted);
    return web::page(context, std::move(page));
}

web::Response show_new(web::Context& context) {
    const auto all = context.app.database.read([](sql::Session& s) { return offered(s); });
    return form_page(context, {"Make a cohort", Url::path("/cohorts")}, all, nothing_typed());
}

// Counts as they type; a fragment.
web::Response count_now(web::Context& context) {
    web::FormReader reader(context.request.form);
    return context.app.database.read([&](sql::Session& session) {
        const auto all = offered(session);
        const auto conditions = read_conditions(reader, all);
        if (!reader.ok()) return web::fragment(quiet(reader.errors().all().front().message));
        return web::fragment(live_count(session, conditions, all, context.now()));
    });
}

// Reads the form; counts when asked to, and says so by giving nothing.
struct Typed {
    NewCohort cohort{};
    bool counts = false;
};
Typed read_typed(web::Context& context, web::FormReader& reader, const Offered& all) {
    Typed typed;
    typed.counts = reader.typed("do") == "count";
    typed.cohort.conditions = read_conditions(reader, all);
    if (!typed.counts) {
        typed.cohort.name = reader.required("name", "Enter a name", 200);
        typed.cohort.purpose = reader.required("purpose", "Say what it is for", 1000);
    }
    typed.cohort.by_name = context.viewer->name;
    typed.cohort.same_request = reader.text("same_request", 100);
    return typed;
}

template <class Save>
web::Response save_form(web::Context& context, Editing editing, Save save) {
    web::FormReader reader(context.request.form);
    const auto all = context.app.database.read([](sql::Session& s) { return offered(s); });
    const Typed typed = read_typed(context, reader, all);
    if (typed.counts && reader.ok()) {
        editing.counted = context.app.database.read([&](sql::Session& session) {
            return live_count(session, typed.cohort.conditions, all, context.now());
        });
    }
    if (typed.counts || !reader.ok()) return form_page(context, editing, all, reader);
    const auto saved = context.app.database.write(
        context.actor(),
        [&](sql::Transaction& t) -> Result<CohortId> { return save(t, typed.cohort); });
    if (!saved) return web::problem_page(context, saved.error());
    context.flash("Saved.");
    return web::see_other(path(*saved));
}

web::Response save_new(web::Context& context) {
    return save_form(context, {"Make a cohort", Url::path("/cohorts")},
                     [&](sql::Transaction& t, const NewCohort& made) -> Result<CohortId> {
                         t.unlogged("made already when it is the same request");
                         return add_cohort(t, made, context.now());
                     });
}

Result<CohortRow> found(web::Context& context) {
    const auto id = CohortId::parse(context.request.parameter("cohort"));
    if (!id) return problem(NotFound{"cohort"});
    const auto row = context.app.database.read(
        [&](sql::Session& session) { return cohort(session, *id); });
    if (!row) return problem(NotFound{"cohort"});
    return *row;
}

web::Response show_edit(web::Context& context) {
    const auto row = found(context);
    if (!row) return web::problem_page(context, row.error());
    const auto [all, counted] = context.app.database.read([&](sql::Session& session) {
        auto choices = offered(session);
        auto counts = live_count(session, row->conditions, choices, context.now());
        return std::pair(std::move(choices), std::move(counts));
    });
    const web::Fields fields = fields_of(*row);
    return form_page(context, {"Change " + row->name, Url::path("/cohorts/{}/edit", row->id),
                               row->version, counted},
                     all, web::FormReader(fields));
}

web::Response save_edit(web::Context& context) {
    auto row = found(context);
    if (!row) return web::problem_page(context, row.error());
    web::FormReader reader(context.request.form);
    row->version = static_cast<int>(
        reader.whole_number("version", 0, 1'000'000, "The page is out of date").value_or(0));
    return save_form(context,
                     {"Change " + row->name, Url::path("/cohorts/{}/edit", row->id), row->version},
                     [&](sql::Transaction& t, const NewCohort& to) -> Result<CohortId> {
                         const auto done = change_cohort(t, *row, to, context.now());
                         if (!done) return tl::unexpected(done.error());
                         return row->id;
                     });
}

web::Response show(web::Context& context) {
    const auto row = found(context);
    if (!row) return web::problem_page(context, row.error());
    return cohort_page(context, *row, nothing_typed());
}

web::Response ask_start(web::Context& context, const CohortRow& row, const std::string& way,
                        const std::string& category, const std::string& same) {
    const auto people = context.app.database.read(
        [&](sql::Session& session) { return count(session, row.conditions, context.now()); });
    web::Page page;
    page.title = "Reach " + std::to_string(people) + " people";
    page.before = govuk::back_link({.text = row.name, .href = path(row.id)});
    page.body = heading(page.title) +
                govuk::inset_text({.text = std::string(way_words(way)) + ", for \"" + row.name +
                                           "\", version " + std::to_string(row.version) +
                                           ". Everybody in it gets a line in the ledger until "
                                           "somebody has reached them."}) +
                web::form(context, Url::path("/cohorts/{}/start", row.id),
                          hidden_fields({{"way", way}, {"category", category},
                                         {"same_request", same}, {"sure", "yes"}}) +
                              govuk::button({.text = "Start the round"}) +
                              link(path(row.id), "Not now"));
    return web::page(context, std::move(page));
}

web::Response start_round(web::Context& context) {
    const auto row = found(context);
    if (!row) return web::problem_page(context, row.error());
    web::FormReader reader(context.request.form);
    const std::string way = reader.choice("way", {"call", "letter", "visit", "need"},
                                          "Select how they will be reached");
    const std::string category = reader.typed("category");
    if (way == "need" && context.app.database.read([&](sql::Session& session) {
            return !casework::category(session, category);
        })) {
        reader.errors().add("way", "Select what the need is for");
    }
    if (!reader.ok()) return cohort_page(context, *row, reader);
    const std::string same = reader.text("same_request", 100);
    if (reader.typed("sure") != "yes") return ask_start(context, *row, way, category, same);
    const auto id = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        t.unlogged("started already when it is the same request");
        return start(t, *row,
                     {.way = way,
                      .detail = category,
                      .name = row->name,
                      .by_name = context.viewer->name,
                      .same_request = same},
                     context.now());
    });
    context.flash("The round has begun.");
    return web::see_other(path(id));
}

web::Response share_now(web::Context& context) {
    const auto row = found(context);
    if (!row) return web::problem_page(context, row.error());
    web::FormReader reader(context.request.form);
    const auto organisation = OrganisationId::parse(reader.typed("organisation"));
    if (!organisation) return web::problem_page(context, NotFound{"organisation"});
    const auto shared = context.app.database.write(
        context.actor(), [&](sql::Transaction& t) -> Result<Share> {
            auto made = share(t, *row, *organisation, context.viewer->name, context.now());
            if (!made) return made;
            sharing::log_list(t, *context.viewer, {"cohort", "sharing a cohort"}, "export",
                              static_cast<std::size_t>(made->people), context.now());
            return made;
        });
    if (!shared) {
        if (const auto* wrong = std::get_if<Invalid>(&shared.error())) {
            context.flash("Nothing was shared. " + wrong->errors.front().message + ".");
            return web::see_other(path(row->id));
        }
        return web::problem_page(context, shared.error());
    }
    context.flash(std::to_string(shared->people) + " people shared, " +
                  std::to_string(shared->withheld) + " withheld, under " + shared->agreements +
                  ".");
    return web::see_other(path(row->id));
}

web::Response unshare(web::Context& context) {
    const auto row = found(context);
    if (!row) return web::problem_page(context, row.error());
    context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        end_share(t, context.request.form.get("share"), context.now());
    });
    context.flash("It is no longer shared.");
    return web::see_other(path(row->id));
}

web::Response retire(web::Context& context) {
    const auto row = found(context);
    if (!row) return web::problem_page(context, row.error());
    context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        retire_cohort(t, row->id, context.now());
    });
    context.flash("Put away. Its rounds go on.");
    return web::see_other(Url::path("/cohorts"));
}

web::Response show_order(web::Context& context) {
    const auto all = context.app.database.read([](sql::Session& s) { return weights(s); });
    web::Page page;
    page.title = "The order of need";
    page.before = govuk::back_link({.text = "Reaching everyone", .href = Url::path("/cohorts")});
    page.current = "/cohorts";
    page.body = heading(page.title) +
                paragraph("What holds of somebody adds its points; who has most comes first. Of "
                          "ages, and of days without contact, only the highest counts.") +
                html::each(all, [&](const Weight& weight) {
                    return web::form(
                        context, Url::path("/cohorts/order/{}", weight.id),
                        hidden_fields({{"version", std::to_string(weight.version)}}) +
                            govuk::input({.label = {.text = weight.words},
                                          .id = "points-" + weight.id,
                                          .name = "points",
                                          .value = std::to_string(weight.points),
                                          .inputmode = "numeric",
                                          .classes = "govuk-input--width-3"}) +
                            govuk::button(
                                {.text = markup(R"(Save<span class="govuk-visually-hidden">
                                     {}</span>)",
                                                weight.words),
                                 .classes = "govuk-button--secondary kith-button--small"}));
                });
    return web::page(context, std::move(page));
}

web::Response save_order(web::Context& context) {
    web::FormReader reader(context.request.form);
    Weight weight{.id = std::string(context.request.parameter("weight")), .fact = "",
                  .value = "", .words = ""};
    weight.points = static_cast<int>(
        reader.whole_number("points", 0, 500, "Enter 0 to 500 points").value_or(0));
    weight.version = static_cast<int>(
        reader.whole_number("version", 0, 1'000'000, "The page is out of date").value_or(0));
    if (!reader.ok()) return web::problem_page(context, Invalid{reader.errors().all()});
    const auto done = context.app.database.write(
        context.actor(), [&](sql::Transaction& t) { return change_weight(t, weight); });
    if (!done) return web::problem_page(context, done.error());
    context.flash("Saved. Rounds that start from now use it.");
    return web::see_other(Url::path("/cohorts/order"));
}

}  // namespace

std::vector<web::Route> cohort_routes() {
    using enum web::Method;
    return {
        {get, "/cohorts", reach_people, list},
        {post, "/cohorts", reach_people, save_new},
        {get, "/cohorts/new", reach_people, show_new},
        {post, "/cohorts/count", reach_people, count_now, web::Kind::fragment},
        {get, "/cohorts/order", reach_people, show_order},
        {post, "/cohorts/order/{weight}", reach_people, save_order},
        {get, "/cohorts/{cohort}", reach_people, show},
        {get, "/cohorts/{cohort}/edit", reach_people, show_edit},
        {post, "/cohorts/{cohort}/edit", reach_people, save_edit},
        {post, "/cohorts/{cohort}/start", reach_people, start_round},
        {post, "/cohorts/{cohort}/share", share_cohorts, share_now},
        {post, "/cohorts/{cohort}/unshare", share_cohorts, unshare},
        {post, "/cohorts/{cohort}/retire", reach_people, retire},
    };
}

}  // namespace kith::reaching
