// One form for adding a volunteer, changing one, and the public sign-up.
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/radios.hpp"
#include "platform/html/govuk/textarea.hpp"
#include "platform/web/fields.hpp"
#include "platform/web/ticks.hpp"
#include "practice/volunteering/jobs/job.hpp"
#include "practice/volunteering/recruitment/role.hpp"
#include "practice/volunteering/recruitment/volunteer_views.hpp"

namespace kith::volunteering {
namespace {

using web::text_field;

constexpr int metres_in_mile = 1609;
const std::vector<std::string> ways{"foot", "bicycle", "car"};

Html roles_and_times(const std::vector<Role>& roles, const web::FormReader& typed) {
    std::vector<web::Tick> offered, parts;
    for (const Role& role : roles) offered.push_back({role.id, role.name, role.about});
    for (const PartOfWeek& part : parts_of_week()) {
        std::string words(part.name);
        words.front() = static_cast<char>(words.front() - 'a' + 'A');
        parts.push_back({std::string(part.name), words});
    }
    return web::ticks(typed, "roles", {"What would you like to do?"}, offered) +
           web::ticks(typed, "times", {"When are you free?", "Tick none if it does not matter"},
                      parts);
}

Html more_fields(const web::FormReader& typed) {
    return text_field(typed, "hours", "Hours a week", "", "govuk-input--width-3") +
           text_field(typed, "at_once", "Jobs at once", "", "govuk-input--width-3") +
           text_field(typed, "interests", "Likes, for company that fits");
}

int number(web::FormReader& reader, std::string_view field, int least, int most, int otherwise,
           std::string_view message) {
    if (reader.typed(field).empty()) return otherwise;
    return static_cast<int>(reader.whole_number(field, least, most, message).value_or(otherwise));
}

}  // namespace

Html volunteer_form(const web::Context& context, const Url& action, std::string_view button,
                    const ToChoose& choose, const web::FormReader& typed, bool is_public) {
    Html fields = text_field(typed, "name", is_public ? "Your name" : "Name", "", "", "name");
    fields += text_field(typed, "email", "E-mail",
                         is_public ? "We write to you about the next step" : "", "", "email");
    fields += text_field(typed, "phone", "Phone", "", "govuk-input--width-20", "tel");
    fields += text_field(typed, "postcode", "Postcode", "So that we ask for help near you",
                         "govuk-input--width-10", "postal-code");
    fields += roles_and_times(choose.roles, typed);
    fields += govuk::radios({.fieldset = {.legend = {.text = "How would you get there?"}},
                             .error_message = typed.errors().shown("travels_by"),
                             .name = "travels_by",
                             .value = typed.typed("travels_by"),
                             .items = {{.text = "On foot", .value = "foot"},
                                       {.text = "By bicycle", .value = "bicycle"},
                                       {.text = "By car", .value = "car"}}});
    fields += text_field(typed, "miles", "How many miles at most?", "", "govuk-input--width-3");
    fields += text_field(typed, "languages", "Languages besides English");
    fields += text_field(typed, "skills", "Anything you are trained in",
                         "Such as first aid, sign language or nursing");
    fields += experience_ticks(typed, choose.book,
                               is_public ? "Have you lived through any of these?"
                                         : "Knows about, from their own life",
                               is_public ? "Only if you like to say. It helps us to find somebody "
                                           "who is glad of company that knows it."
                                         : "");
    if (is_public) {
        fields += text_field(typed, "group", "A group you come from, if any",
                             "Such as a church, a mosque, the Scouts or your street");
    }
    if (!is_public) fields += more_fields(typed);
    fields += govuk::textarea({.label = {.text = is_public ? "Anything you would like us to know?"
                                                           : "About"},
                               .error_message = typed.errors().shown("about"),
                               .id = "about",
                               .name = "about",
                               .value = typed.typed("about"),
                               .rows = 3});
    const std::string same = typed.typed("same_request");
    fields += same.empty() ? same_request() : hidden_fields({{"same_request", same}});
    if (const std::string version = typed.typed("version"); !version.empty()) {
        fields += hidden_fields({{"version", version}});
    }
    return web::form(context, action, fields + govuk::button({.text = button}));
}

NewVolunteer read_volunteer(web::FormReader& reader, const ToChoose& choose) {
    NewVolunteer made{.name = Private(reader.required("name", "Enter a name", 200)), .email = {}};
    const auto email = reader.optional<Email>("email");
    const auto phone = reader.optional<Phone>("phone");
    if (email) made.email = Private(email->text());
    if (phone) made.phone = Private(phone->text());
    if (reader.typed("email").empty() && reader.typed("phone").empty()) {
        reader.errors().add("email", "Enter an e-mail address or a phone number");
    }
    made.postcode = reader.optional<Postcode>("postcode");
    std::vector<std::string> offered, parts;
    for (const Role& role : choose.roles) offered.push_back(role.id);
    for (const PartOfWeek& part : parts_of_week()) parts.emplace_back(part.name);
    made.roles = reader.choices("roles", offered);
    if (made.roles.empty()) reader.errors().add("roles", "Select at least one kind of help");
    made.times = times_of_parts(reader.choices("times", parts));
    made.travels_by = reader.choice("travels_by", ways, "Select how you would get there");
    made.travels_metres =
        metres_in_mile * number(reader, "miles", 1, 100, 3, "Miles must be a number from 1 to 100");
    made.hours_a_week = number(reader, "hours", 1, 60, 3, "Hours must be a number from 1 to 60");
    made.jobs_at_once = number(reader, "at_once", 1, 20, 2, "Jobs must be a number from 1 to 20");
    made.languages = reader.text("languages", 200);
    made.experience = experience_sent(reader, choose.book);
    made.interests = reader.text("interests", 300);
    made.skills = reader.text("skills", 300);
    made.group = reader.text("group", 120);
    const std::string by = reader.typed("contact_by");
    if (by == "text" || by == "phone") made.contact_by = by;
    made.about = Private(reader.text("about", 2000));
    made.same_request = reader.typed("same_request");
    return made;
}

}  // namespace kith::volunteering
