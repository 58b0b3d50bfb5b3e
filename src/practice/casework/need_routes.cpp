#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "practice/casework/need.hpp"
#include "practice/casework/need_views.hpp"
#include "practice/casework/tables.hpp"

namespace kith::casework {
namespace {

constexpr sharing::Purpose working{"need", "working a need"};

// Opens the need and the person it is of, or says why not.
Result<NeedPage> open_page(web::Context& context) {
    const auto id = id_in<NeedId>(context, "need");
    if (!id) return problem(NotFound{"need"});
    const auto known = context.app.database.read([&](sql::Session& s) { return need(s, *id); });
    if (!known) return tl::unexpected(known.error());
    auto person = people::open(context, known->person, working);
    if (!person) return tl::unexpected(person.error());
    if (!person->decision.sees(sharing::Part::needs)) return problem(Forbidden{"see this need"});
    return NeedPage{.need = *known, .person = *std::move(person)};
}

web::Response show(web::Context& context, NeedPage page, const web::FormReader& typed) {
    const Owners owners = context.app.database.read([&](sql::Session& session) {
        page.category = category_at(session, page.need.category, page.need.category_version);
        page.story = story_of_need(session, page.need.person, page.need.id);
        return Owners(session, *context.viewer, true);
    });
    web::Page shown;
    shown.title = page.need.title;
    shown.current = "/needs";
    shown.open_thing = "need/" + page.need.id.string();
    shown.errors = &typed.errors();
    shown.body = need_body(context, page, owners, typed);
    return web::page(context, std::move(shown));
}

web::Response show_need(web::Context& context) {
    auto page = open_page(context);
    if (!page) return web::problem_page(context, page.error());
    static const web::Fields nothing;
    return show(context, *std::move(page), web::FormReader(nothing));
}

struct Choice {
    std::string what;    // of the change, for the page that shows both
    std::string theirs;
    std::string mine;
    Hidden fields;
    Url again;
};

web::Response show_both(web::Context& context, const NeedPage& page, Choice choice) {
    choice.fields.emplace_back("version", std::to_string(page.need.version));
    web::Page shown;
    shown.title = "Somebody changed this while you were writing";
    shown.status = 409;
    shown.body = people::banner(page.person, london_day(context.now())) +
                 both_texts(context, {.what = choice.what,
                                      .theirs = choice.theirs,
                                      .mine = choice.mine,
                                      .again = choice.again,
                                      .fields = choice.fields,
                                      .theirs_url = path(page.need.id)});
    return web::page(context, std::move(shown));
}

// Runs a change unless the need moved on since the version that was sent.
template <class Change>
Result<void> change_if_fresh(web::Context& context, NeedId id, Change change) {
    const int version = version_sent(context);
    return context.app.database.write(context.actor(), [&](sql::Transaction& t) -> Result<void> {
        const auto known = KITH_TRY(need(t, id));
        if (known.version != version) return problem(Stale{"need"});
        return change(t);
    });
}

web::Response done(web::Context& context, const NeedPage& page, std::string_view said) {
    context.flash(said);
    return web::see_other(path(page.need.id));
}

web::Response answer(web::Context& context, NeedPage page, const Result<void>& changed,
                     web::FormReader& reader, Choice choice, std::string_view said) {
    if (changed) return done(context, page, said);
    if (std::holds_alternative<Stale>(changed.error())) {
        const auto now = context.app.database.read(
            [&](sql::Session& session) { return need(session, page.need.id); });
        if (now) page.need = *now;
        return show_both(context, page, std::move(choice));
    }
    if (const auto* invalid = std::get_if<Invalid>(&changed.error())) {
        reader.errors().add(*invalid);
        return show(context, std::move(page), reader);
    }
    return web::problem_page(context, changed.error());
}

web::Response save_status(web::Context& context) {
    auto page = open_page(context);
    if (!page) return web::problem_page(context, page.error());
    web::FormReader reader(context.request.form);
    const std::string status = reader.required("status", "Select where the need stands", 20);
    const std::string reason = reader.text("reason", 500);
    if (!reader.ok()) return show(context, *std::move(page), reader);
    // A second press of the same button is quiet.
    if (page->need.status == status && page->need.status_reason == reason) {
        return done(context, *page, "It is " + status + ".");
    }
    const NeedId id = page->need.id;
    const auto changed = change_if_fresh(context, id, [&](sql::Transaction& transaction) {
        return move_need(transaction, id, status, reason, context.viewer->name, context.now());
    });
    const std::string theirs = status_words(page->need.status) + " " + page->need.status_reason;
    return answer(context, *std::move(page), changed, reader,
                  {.what = "how it stands",
                   .theirs = theirs,
                   .mine = status_words(status) + " " + reason,
                   .fields = {{"status", status}, {"reason", reason}},
                   .again = Url::path("/needs/{}/status", id)},
                  "It is " + status + " now.");
}

std::optional<Owner> owner_chosen(const web::Context& context, std::string_view chosen) {
    if (chosen == "me") {
        if (const auto account = account_of(context)) return Owner{.account = account};
        return std::nullopt;
    }
    const auto colon = chosen.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto kind = chosen.substr(0, colon);
    const auto id = chosen.substr(colon + 1);
    if (const auto account = AccountId::parse(id); account && kind == "account") {
        return Owner{.account = *account};
    }
    if (const auto team = TeamId::parse(id); team && kind == "team") return Owner{.team = *team};
    if (const auto one = OrganisationId::parse(id); one && kind == "organisation") {
        return Owner{.organisation = *one};
    }
    return std::nullopt;
}

bool exists(sql::Session& session, const Owner& owner) {
    if (owner.account) return accounts::account(session, *owner.account).has_value();
    if (owner.team) return accounts::team(session, *owner.team).has_value();
    return owner.organisation && accounts::organisation(session, *owner.organisation).has_value();
}

web::Response save_owner(web::Context& context) {
    auto page = open_page(context);
    if (!page) return web::problem_page(context, page.error());
    web::FormReader reader(context.request.form);
    const std::string chosen = reader.required("owner", "Select who shall have it", 100);
    const auto owner = owner_chosen(context, chosen);
    if (reader.ok() && !owner) reader.errors().add("owner", "Select who shall have it");
    if (!reader.ok()) return show(context, *std::move(page), reader);
    if (owner->account && page->need.account == owner->account) {
        return done(context, *page, "It has the same owner as before.");
    }
    const NeedId id = page->need.id;
    const auto changed = change_if_fresh(context, id, [&](sql::Transaction& t) -> Result<void> {
        if (!exists(t, *owner)) return invalid("owner", "Select who shall have it");
        return assign_need(t, id, *owner, context.viewer->name, context.now());
    });
    return answer(context, *std::move(page), changed, reader,
                  {.what = "who has it",
                   .theirs = "It was changed, or given to somebody, a moment before you.",
                   .mine = "Give it to " + std::string(chosen == "me" ? "me" : "those I chose"),
                   .fields = {{"owner", chosen}},
                   .again = Url::path("/needs/{}/owner", id)},
                  chosen == "me" ? "It is with you now." : "It is handed over.");
}

web::Response save_details(web::Context& context) {
    auto page = open_page(context);
    if (!page) return web::problem_page(context, page.error());
    web::FormReader reader(context.request.form);
    const std::string details = reader.text("details", 5000);
    const std::string kind = reader.choice("due_kind", {"by", "on", "as soon as possible"},
                                           "Select what the day means");
    const auto due = reader.date("due", "due day", true);
    const auto flags = reader.choices("flags", {"urgent", "health"});
    if (!reader.ok()) return show(context, *std::move(page), reader);
    const auto has = [&](std::string_view flag) {
        return std::find(flags.begin(), flags.end(), flag) != flags.end();
    };
    const NeedId id = page->need.id;
    const NeedChange change{.details = Private(details),
                            .due = {.kind = kind, .on = due},
                            .urgent = has("urgent"),
                            .health_critical = has("health")};
    const auto changed =
        context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
            return change_need(transaction, id, version_sent(context), change,
                               context.viewer->name, context.now());
        });
    Hidden fields{{"details", details},
                  {"due_kind", kind},
                  {"due-day", std::to_string(due->day_of_month())},
                  {"due-month", std::to_string(due->month())},
                  {"due-year", std::to_string(due->year())}};
    for (const auto& flag : flags) fields.emplace_back("flags", flag);
    const std::string theirs = page->need.details.for_reader() + "\n" +
                               due_words(page->need, london_day(context.now()));
    return answer(context, *std::move(page), changed, reader,
                  {.what = "the details",
                   .theirs = theirs,
                   .mine = details + "\n" + kind + " " + written_short(*due),
                   .fields = fields,
                   .again = Url::path("/needs/{}/details", id)},
                  "The changes are saved.");
}

web::Response save_note(web::Context& context) {
    auto page = open_page(context);
    if (!page) return web::problem_page(context, page.error());
    const auto& decision = page->person.decision;
    if (!decision.sees(sharing::Part::notes)) {
        return web::problem_page(context, Forbidden{"write notes about this person"});
    }
    web::FormReader reader(context.request.form);
    const std::string text = reader.required("text", "Write the note", 10'000);
    std::vector<std::string> kinds{"general", "call", "visit", "handover", "plan"};
    if (decision.sees(sharing::Part::sensitive_notes)) kinds.emplace_back("sensitive");
    const std::string kind = reader.choice("kind", kinds, "Select the kind of note");
    if (!reader.ok()) return show(context, *std::move(page), reader);
    context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
        add_note(transaction,
                 {.person = page->need.person,
                  .subject_kind = "need",
                  .subject_id = page->need.id.string(),
                  .kind = kind,
                  .text = Private(text),
                  .by_name = context.viewer->name,
                  .same_request = reader.text("same_request", 100)},
                 context.now());
    });
    return done(context, *page, "The note is saved.");
}

}  // namespace

std::vector<web::Route> need_routes() {
    return {
        {web::Method::get, "/needs/{need}", see_needs, show_need},
        {web::Method::post, "/needs/{need}/status", work_needs, save_status},
        {web::Method::post, "/needs/{need}/owner", work_needs, save_owner},
        {web::Method::post, "/needs/{need}/details", work_needs, save_details},
        {web::Method::post, "/needs/{need}/notes", work_needs, save_note},
    };
}

}  // namespace kith::casework
