#include "platform/base/london.hpp"
#include "platform/html/govuk/summary_list.hpp"
#include "practice/referrals/pages.hpp"
#include "practice/referrals/referral.hpp"

namespace kith::referrals {
namespace {

constexpr sharing::Purpose by_link{"referral link", "working a referral by link"};

// What a link leads to, when it still works.
struct Linked {
    Link link;
    ReferralRow row;
    std::string need;
    std::string area;
    Names names;
};

struct Looked {
    std::optional<Linked> linked;  // nothing: no such link
    bool used = false;
    bool expired = false;
};

std::string area_of(sql::Session& session, const ReferralRow& row, Day today) {
    const auto standing = people::standing(session, row.person, today);
    if (!standing) return "";
    for (const auto& ward : people::wards(session)) {
        if (ward.code == standing->ward) return ward.name;
    }
    return "";
}

Looked look_up(web::Context& context) {
    return context.app.database.read([&](sql::Session& session) {
        Looked looked;
        const auto link = link_of(session, context.request.parameter("token"));
        if (!link) return looked;
        const auto row = referral_row(session, link->referral);
        if (!row) return looked;
        Linked linked{.link = *link,
                      .row = *row,
                      .need = "Help",
                      .area = "",
                      .names = organisation_names(session)};
        for (const auto& [id, title] : need_titles(session, {*row})) linked.need = title;
        linked.area = area_of(session, *row, london_day(context.now()));
        looked.used = link->used_at.has_value();
        looked.expired = link->expires_at <= context.now();
        looked.linked = std::move(linked);
        return looked;
    });
}

web::Response page_of(web::Context& context, std::string title, const Html& inside, int status) {
    web::Page shown;
    shown.title = title;
    shown.status = status;
    shown.density = web::Density::roomy;
    shown.body = markup(R"(<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">{}</h1>{}</div></div>)",
                        title, inside);
    return web::page(context, std::move(shown));
}

Html ring_us(web::Context& context) {
    const auto& council = context.council();
    if (council.phone.empty()) return {};
    return paragraph("Ring us on " + council.phone +
                     (council.phone_hours.empty() ? "." : ". " + council.phone_hours + "."));
}

web::Response gone(web::Context& context, const Looked& looked) {
    if (!looked.linked) {
        return page_of(context, "This link does not work",
                       paragraph("It may be cut short. Copy the whole link from the e-mail, or "
                                 "ring us and we send a new one.") +
                           ring_us(context),
                       404);
    }
    const ReferralRow& row = looked.linked->row;
    const Html stands = markup(R"(<p class="govuk-body">Referral {} stands at: {}</p>)",
                               row.reference.text(), status_tag(row.status));
    if (looked.used) {
        return page_of(context, "This link has been used",
                       stands +
                           paragraph("Each link works once. When there is a next step for you, we "
                                     "have sent a new link by e-mail.") +
                           ring_us(context),
                       410);
    }
    return page_of(context, "This link has expired",
                   stands + paragraph("Links work for two weeks. Ring us, and we send a new one.") +
                       ring_us(context),
                   410);
}

// The person as far as the referral shares them; only once it is taken on.
Html who(web::Context& context, const Linked& linked) {
    if (linked.row.status == "offered") {
        return paragraph("You see the name and how to reach them when you have said yes.");
    }
    const web::Viewer receiver{.account_id = "link " + linked.row.reference.text(),
                               .organisation_id = linked.row.to.string(),
                               .name = name_of(linked.names, linked.row.to),
                               .organisation_name = name_of(linked.names, linked.row.to),
                               .permissions = {std::string(sharing::see_involved.name())}};
    const auto person = context.app.database.write(
        context.actor(),
        [&](sql::Transaction& transaction) {
            return people::open(transaction, receiver, linked.row.person, by_link, context.now());
        },
        sql::Isolation::read_committed);
    if (!person) return {};
    return people::banner(*person, london_day(context.now()));
}

Html asked(const Linked& linked) {
    return govuk::summary_list(
        {.rows = {{.key = "What is needed", .value = linked.need},
                  {.key = "What we ask you to do", .value = linked.row.reason.for_reader()},
                  {.key = "Area", .value = linked.area, .when = !linked.area.empty()},
                  {.key = "Please answer by", .value = written(linked.row.answer_by),
                   .when = linked.row.status == "offered"},
                  {.key = "Reference", .value = linked.row.reference.text()}}});
}

web::Response show(web::Context& context, const Linked& linked, const web::FormReader& typed) {
    const bool offered = linked.row.status == "offered";
    const std::string title =
        offered ? "Can you help somebody?" : "Referral " + linked.row.reference.text();
    const Html form = step_form(
        context, Url::path("/r/{}", context.request.parameter("token")), linked.row.status, typed);
    web::Page shown;
    shown.title = title;
    shown.density = web::Density::roomy;
    shown.errors = &typed.errors();
    shown.body = markup(R"(<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">{}</h1>{}{}{}{}</div></div>)",
                        title, asked(linked), who(context, linked), form, ring_us(context));
    return web::page(context, std::move(shown));
}

web::Response show_link(web::Context& context) {
    const Looked looked = look_up(context);
    if (!looked.linked || looked.used || looked.expired) return gone(context, looked);
    if (steps_of_receiver(looked.linked->row.status).empty()) {
        return gone(context, {.linked = looked.linked, .used = true});
    }
    static const web::Fields nothing;
    return show(context, *looked.linked, web::FormReader(nothing));
}

web::Response thanks(web::Context& context, std::string_view what) {
    std::string_view next = "We have told those who wait for it.";
    if (what == "accept") {
        next = "We have sent you another link by e-mail: it shows who they are and how to reach "
               "them, and takes your next step.";
    } else if (what == "start") {
        next = "We have sent you another link by e-mail, for when it is done.";
    }
    return page_of(context, "Thank you", paragraph(next) + ring_us(context), 200);
}

web::Response answer_link(web::Context& context) {
    const Looked looked = look_up(context);
    if (!looked.linked || looked.used || looked.expired) return gone(context, looked);
    const Linked& linked = *looked.linked;
    if (steps_of_receiver(linked.row.status).empty()) {
        return gone(context, {.linked = linked, .used = true});
    }
    web::FormReader reader(context.request.form);
    Step step = read_step(reader, linked.row.status);
    if (!reader.ok()) return show(context, linked, reader);
    step.by_name = name_of(linked.names, linked.row.to) + ", by link";
    const auto token = context.request.parameter("token");
    const auto taken = context.app.database.write(
        context.actor(), [&](sql::Transaction& transaction) -> Result<void> {
            // The link and the step are one: a second press finds the link used.
            if (!use_link(transaction, token, context.now())) return problem(Stale{"referral"});
            return take_step(transaction, linked.row.id, step, context.now());
        });
    if (taken) return thanks(context, step.what);
    if (const auto* invalid = std::get_if<Invalid>(&taken.error())) {
        reader.errors().add(*invalid);
        return show(context, linked, reader);
    }
    return gone(context, look_up(context));
}

}  // namespace

std::vector<web::Route> link_routes() {
    const auto everyone = web::Permission::everyone();
    const auto page = web::Kind::page;
    const auto limit = web::Limit::public_form;
    return {
        {web::Method::get, "/r/{token}", everyone, show_link, page, limit},
        {web::Method::post, "/r/{token}", everyone, answer_link, page, limit},
    };
}

}  // namespace kith::referrals
