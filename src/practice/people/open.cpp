#include "platform/base/london.hpp"
#include "practice/people/store.hpp"

namespace kith::people {
namespace {

using sharing::Part;

// Fills one part, or says that it is withheld.
class Opening {
  public:
    Opening(PersonView& view, const sharing::Decision& decision)
        : view_(view), decision_(decision) {}

    bool opens(Part part) {
        if (decision_.sees(part)) return true;
        view_.withheld.push_back(part);
        return false;
    }

  private:
    PersonView& view_;
    const sharing::Decision& decision_;
};

PersonView view_of(sql::Session& session, const PersonRow& row, const sharing::Decision& decision,
                   Day today) {
    PersonView view{.id = row.id, .reference = row.reference, .version = row.version};
    view.decision = decision;
    Opening opening(view, decision);
    if (opening.opens(Part::name)) {
        view.first_name = row.details.first_name;
        view.middle_name = row.details.middle_name;
        view.last_name = row.details.last_name;
        view.known_as = row.details.known_as;
    }
    if (opening.opens(Part::birth_date)) view.born_on = row.details.born_on;
    if (opening.opens(Part::nhs_number)) view.nhs_number = row.details.nhs_number;
    if (opening.opens(Part::address)) {
        view.address = row.details.address;
        view.uprn = row.details.uprn;
        view.postcode = row.details.postcode;
        view.latitude = row.latitude;
        view.longitude = row.longitude;
        view.lives_alone = row.details.lives_alone;
    }
    // Rules of safe contact go with every look, because not knowing them may hurt somebody.
    view.care = row.details.care;
    if (!opening.opens(Part::communication)) {
        view.care.hearing.clear();
        view.care.sight.clear();
        view.care.support.clear();
    }
    if (opening.opens(Part::contact)) view.numbers = numbers_of(session, row.id);
    if (opening.opens(Part::flags)) view.flags = flags_of(session, row.id);
    if (opening.opens(Part::relations)) view.relations = relations_of(session, row.id);
    if (opening.opens(Part::warnings)) view.warnings = warnings_of(session, row.id, today);
    if (!decision.sees(Part::sensitive_notes)) view.withheld.push_back(Part::sensitive_notes);
    view.ward = row.ward;
    view.shares = row.details.shares;
    return view;
}

Result<PersonView> refused() {
    return problem(Forbidden{"open this person's record"});
}

}  // namespace

Private PersonView::full_name() const {
    const std::string& called = known_as.empty() ? first_name.text() : known_as.text();
    return Private(called + (called.empty() || last_name.empty() ? "" : " ") + last_name.text());
}

Result<PersonView> open(sql::Transaction& transaction, const web::Viewer& viewer, PersonId person,
                        const sharing::Purpose& purpose, Instant now) {
    const auto row = current_row(transaction, person);
    if (!row) return problem(NotFound{"person"});
    const auto decision = sharing::decide(
        transaction, viewer, row->id, now,
        purpose.screen == "api" ? sharing::Means::api : sharing::Means::page);
    sharing::log_look(transaction, viewer, row->id, purpose, decision, "view", now);
    if (!decision.allowed) return refused();
    return view_of(transaction, *row, decision, london_day(now));
}

Result<PersonView> open(web::Context& context, PersonId person, const sharing::Purpose& purpose) {
    if (!context.viewer) return refused();
    const web::Viewer& viewer = *context.viewer;
    // A value, not a Result, comes out of the transaction, so that the line of a refusal is kept.
    struct Looked {
        std::optional<Result<PersonView>> answer;
    };
    auto looked = context.app.database.write(
        context.actor(),
        [&](sql::Transaction& transaction) {
            return Looked{open(transaction, viewer, person, purpose, context.now())};
        },
        sql::Isolation::read_committed);
    return *std::move(looked.answer);
}

}  // namespace kith::people
