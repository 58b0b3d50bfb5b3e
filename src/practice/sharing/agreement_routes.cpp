#include "practice/sharing/agreement_routes.hpp"

#include <charconv>

#include "platform/base/london.hpp"
#include "practice/sharing/agreement_views.hpp"

namespace kith::sharing {
namespace {

using html::Url;

std::optional<OrganisationId> own_organisation(const web::Context& context) {
    const auto id = OrganisationId::parse(context.viewer->organisation_id);
    if (!id) return std::nullopt;
    return *id;
}

int version_sent(const web::Context& context) {
    const auto sent = context.request.form.get("version");
    int version = 0;
    std::from_chars(sent.data(), sent.data() + sent.size(), version);
    return version;
}

Choices choices(sql::Session& session) {
    return {.organisations = accounts::organisations(session),
            .flags = flag_names(session),
            .districts = districts(session),
            .roles = accounts::role_names(session)};
}

// The agreement of the path; parties see theirs once it is offered, governance sees all.
Result<AgreementRow> found(const web::Context& context, sql::Session& session) {
    const auto id = AgreementId::parse(context.request.parameter("agreement"));
    if (!id) return problem(NotFound{"agreement"});
    auto row = agreement(session, *id);
    if (!row) return problem(NotFound{"agreement"});
    if (context.may(govern)) return *std::move(row);
    const auto own = own_organisation(context);
    for (const Party& party : row->parties) {
        if (own == party.organisation && row->state != "draft") return *std::move(row);
    }
    return problem(NotFound{"agreement"});
}

web::Response list(web::Context& context) {
    const auto own = own_organisation(context);
    if (!context.may(govern) && !own) {
        return web::problem_page(context, Forbidden{"see agreements"});
    }
    const auto all = context.app.database.read([&](sql::Session& session) {
        return agreements(session, context.may(govern) ? std::nullopt : own);
    });
    return web::page(context, agreements_page(context, all));
}

web::Response show_found(web::Context& context, const AgreementRow& row,
                         const web::FormReader* typed) {
    AgreementPage page{.agreement = row, .governs = context.may(govern), .typed = typed};
    context.app.database.read([&](sql::Session& session) {
        page.issues = context.may(govern) ? issues_of(session, row.series)
                                          : std::vector<AgreementRow>{};
        for (const FlagName& flag : flag_names(session)) {
            if (flag.id == row.says.covers_flag) page.flag_name = flag.name;
        }
    });
    if (context.may(sign_agreements)) page.signs_for = own_organisation(context);
    return web::page(context, agreement_page(context, page));
}

web::Response show(web::Context& context) {
    const auto row = context.app.database.read(
        [&](sql::Session& session) { return found(context, session); });
    if (!row) return web::problem_page(context, row.error());
    return show_found(context, *row, nullptr);
}

web::Response show_new(web::Context& context) {
    static const web::Fields nothing;
    const auto offered = context.app.database.read(choices);
    return web::page(context, new_agreement_page(context, offered, web::FormReader(nothing)));
}

web::Response save_new(web::Context& context) {
    const auto offered = context.app.database.read(choices);
    web::FormReader reader(context.request.form);
    NewAgreement says{.title = reader.required("title", "Enter a title", 200), .parties = {}};
    std::vector<std::string> ids;
    for (const auto& one : offered.organisations) ids.push_back(one.id.string());
    for (const auto& id : reader.choices("parties", ids)) {
        says.parties.push_back({*OrganisationId::parse(id), "controller", ""});
    }
    if (says.parties.size() < 2) reader.errors().add("parties", "Choose at least two parties");
    if (!reader.ok()) return web::page(context, new_agreement_page(context, offered, reader));
    says.made_by_name = context.viewer->name;
    const auto id = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return draft(t, says, context.now());
    });
    return web::see_other(Url::path("/agreements/{}/edit", id));
}

web::Response show_edit(web::Context& context) {
    Choices offered;
    const auto row = context.app.database.read([&](sql::Session& session) {
        offered = choices(session);
        return found(context, session);
    });
    if (!row) return web::problem_page(context, row.error());
    if (row->state != "draft") return web::see_other(path(row->id));
    const web::Fields fields = fields_of(*row);
    return web::page(context, edit_agreement_page(context, *row, offered,
                                                  web::FormReader(fields)));
}

web::Response save_edit(web::Context& context) {
    Choices offered;
    auto row = context.app.database.read([&](sql::Session& session) {
        offered = choices(session);
        return found(context, session);
    });
    if (!row) return web::problem_page(context, row.error());
    web::FormReader reader(context.request.form);
    const NewAgreement says = read_agreement(reader, *row, offered);
    if (!reader.ok()) {
        return web::page(context, edit_agreement_page(context, *row, offered, reader));
    }
    row->version = version_sent(context);
    const auto saved = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return change_draft(t, *row, says);
    });
    if (!saved) return web::problem_page(context, saved.error());
    context.flash("The draft is saved.");
    return web::see_other(path(row->id));
}

// A step that needs nothing typed, on the version the page showed.
template <class Step>
web::Response take(web::Context& context, std::string_view told, Step step) {
    const auto done = context.app.database.write(
        context.actor(), [&](sql::Transaction& t) -> Result<AgreementId> {
            AgreementRow row = KITH_TRY(found(context, t));
            if (const int version = version_sent(context); version > 0) row.version = version;
            if (auto taken = step(t, row); !taken) return tl::unexpected(taken.error());
            return row.id;
        });
    if (!done) return web::problem_page(context, done.error());
    context.flash(told);
    return web::see_other(path(*done));
}

web::Response offer_it(web::Context& context) {
    return take(context, "The parties can sign now.", [&](auto& t, const AgreementRow& row) {
        return offer(t, row, london_day(context.now()));
    });
}

web::Response take_it_back(web::Context& context) {
    return take(context, "It is a draft again.",
                [](auto& t, const AgreementRow& row) { return take_back(t, row); });
}

// The same step with a form that is shown again with its faults.
template <class Step, class Again>
web::Response with_form(web::Context& context, web::FormReader& reader, std::string_view told,
                        Step step, Again again) {
    auto row = context.app.database.read(
        [&](sql::Session& session) { return found(context, session); });
    if (!row) return web::problem_page(context, row.error());
    row->version = version_sent(context);
    const auto done = context.app.database.write(
        context.actor(), [&](sql::Transaction& t) { return step(t, *row); });
    if (done) {
        context.flash(told);
        return web::see_other(path(row->id));
    }
    if (const auto* wrong = std::get_if<Invalid>(&done.error())) {
        reader.errors().add(*wrong);
        return again(*row);
    }
    return web::problem_page(context, done.error());
}

web::Response sign_it(web::Context& context) {
    web::FormReader reader(context.request.form);
    const auto party = OrganisationId::parse(reader.typed("organisation"));
    if (!party) return web::problem_page(context, NotFound{"party"});
    const bool own = own_organisation(context) == *party && context.may(sign_agreements);
    if (!own && !context.may(govern)) {
        return web::problem_page(context, Forbidden{"sign for this party"});
    }
    return with_form(
        context, reader, "Signed.",
        [&](auto& t, const AgreementRow& row) {
            return sign(t, row,
                        {.organisation = *party,
                         .name = reader.text("name", 200),
                         .position = reader.text("position", 200),
                         .account = own ? context.viewer->account_id : ""},
                        context.now());
        },
        [&](const AgreementRow& row) {
            reader.errors().link("name", "name-" + party->string());
            reader.errors().link("position", "position-" + party->string());
            return show_found(context, row, &reader);
        });
}

web::Response review_it(web::Context& context) {
    web::FormReader reader(context.request.form);
    const auto months = reader.whole_number("months", 1, 60, "Enter 1 to 60 months");
    const Day next = london_day(context.now()) + static_cast<int>(months.value_or(12) * 30);
    return with_form(
        context, reader, "The review is recorded.",
        [&](auto& t, const AgreementRow& row) {
            return reviewed(t, row, next, reader.text("note", 2000), context.now());
        },
        [&](const AgreementRow& row) { return show_found(context, row, &reader); });
}

web::Response show_end(web::Context& context) {
    const auto row = context.app.database.read(
        [&](sql::Session& session) { return found(context, session); });
    if (!row) return web::problem_page(context, row.error());
    static const web::Fields nothing;
    return web::page(context, end_agreement_page(context, *row, web::FormReader(nothing)));
}

web::Response end_it(web::Context& context) {
    web::FormReader reader(context.request.form);
    return with_form(
        context, reader, "It has ended. Nothing is shared under it any more.",
        [&](auto& t, const AgreementRow& row) {
            return end(t, row, reader.text("reason", 2000), context.now());
        },
        [&](const AgreementRow& row) {
            return web::page(context, end_agreement_page(context, row, reader));
        });
}

web::Response draft_next(web::Context& context) {
    const auto next = context.app.database.write(
        context.actor(), [&](sql::Transaction& t) -> Result<AgreementId> {
            const AgreementRow row = KITH_TRY(found(context, t));
            t.unlogged("the draft of the next issue may be there already");
            return next_issue(t, row, context.viewer->name, context.now());
        });
    if (!next) return web::problem_page(context, next.error());
    return web::see_other(path(*next));
}

}  // namespace

std::vector<web::Route> agreement_routes() {
    using enum web::Method;
    const auto signed_in = web::Permission::signed_in();
    return {
        {get, "/agreements", signed_in, list},
        {post, "/agreements", govern, save_new},
        {get, "/agreements/new", govern, show_new},
        {get, "/agreements/{agreement}", signed_in, show},
        {get, "/agreements/{agreement}/edit", govern, show_edit},
        {post, "/agreements/{agreement}/edit", govern, save_edit},
        {post, "/agreements/{agreement}/offer", govern, offer_it},
        {post, "/agreements/{agreement}/take-back", govern, take_it_back},
        {post, "/agreements/{agreement}/sign", signed_in, sign_it},
        {post, "/agreements/{agreement}/review", govern, review_it},
        {get, "/agreements/{agreement}/end", govern, show_end},
        {post, "/agreements/{agreement}/end", govern, end_it},
        {post, "/agreements/{agreement}/next", govern, draft_next},
    };
}

}  // namespace kith::sharing
