#include "practice/referrals/pages.hpp"

namespace kith::referrals {

Html panel(sql::Session& session, const web::Viewer& viewer, PersonId person, Instant) {
    if (!viewer.may(make_referrals) && !viewer.may(answer_referrals)) return {};
    const auto rows = referrals_of_person(session, person);
    if (rows.empty()) return {};
    const Names names = organisation_names(session);
    Html items;
    for (const auto& row : rows) {
        // A partner sees its own referrals, not where else somebody was referred.
        const bool own = viewer.organisation_id == row.from.text() ||
                         viewer.organisation_id == row.to.text();
        if (!own) continue;
        const std::string other = viewer.organisation_id == row.to.text()
                                      ? "From " + name_of(names, row.from)
                                      : "To " + name_of(names, row.to);
        items += markup(R"(<li><a class="govuk-link" href="{}">{}</a> {}</li>)", path(row.id),
                        other, status_tag(row.status));
    }
    if (items.empty()) return {};
    return markup(R"(<section class="kith-panel"><h2 class="kith-panel__title">Referrals</h2>
        <ul class="govuk-list">{}</ul></section>)",
                  items);
}

std::vector<web::Route> routes() {
    return web::join_routes({refer_routes(), referral_routes(), partner_routes(), link_routes()});
}

}  // namespace kith::referrals
