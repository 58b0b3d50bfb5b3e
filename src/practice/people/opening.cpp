#include "practice/people/opening.hpp"

namespace kith::people {

using sharing::Part;

Result<PersonView> open_to_change(web::Context& context) {
    const auto person = PersonId::parse(context.request.parameter("person"));
    if (!person) return problem(NotFound{"person"});
    PersonView view = KITH_TRY(
        open(context, *person, {"change details", "changing a person's details"}));
    for (const Part part : {Part::name, Part::birth_date, Part::nhs_number, Part::contact,
                            Part::address, Part::communication, Part::flags, Part::relations,
                            Part::warnings}) {
        if (!view.decision.sees(part)) {
            return problem(Forbidden{"change details of this person that you may not see"});
        }
    }
    return view;
}

}  // namespace kith::people
