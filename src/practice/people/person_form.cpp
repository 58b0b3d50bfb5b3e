#include "practice/people/person_form.hpp"

#include "platform/base/uprn.hpp"

namespace kith::people {
namespace {

constexpr std::size_t longest_name = 100;
constexpr std::size_t longest_line = 300;
constexpr std::size_t longest_text = 1000;

std::string yes(bool is_so) { return is_so ? "yes" : ""; }

std::string three_state(const std::optional<bool>& answer) {
    if (!answer) return "not known";
    return *answer ? "yes" : "no";
}

std::string typed_day(const std::optional<Day>& day) {
    if (!day) return "";
    return std::to_string(day->day_of_month()) + "/" + std::to_string(day->month()) + "/" +
           std::to_string(day->year());
}

void add_day(web::Fields& fields, const std::string& name, std::string_view typed) {
    const auto first = typed.find('/');
    const auto second = first == std::string_view::npos ? first : typed.find('/', first + 1);
    if (second == std::string_view::npos) return;
    fields.add(name + "-day", std::string(typed.substr(0, first)));
    fields.add(name + "-month", std::string(typed.substr(first + 1, second - first - 1)));
    fields.add(name + "-year", std::string(typed.substr(second + 1)));
}

void read_care(web::FormReader& reader, Care& care) {
    care.safe_contact = Private(reader.text("safe_contact", longest_text));
    care.safe_voicemail = !reader.ticked("no_voicemail");
    care.contact_by = reader.text("contact_by", longest_name);
    care.best_time = reader.text("best_time", longest_name);
    care.language = reader.text("language", longest_name);
    care.interpreter = reader.ticked("interpreter");
    care.format = reader.text("format", longest_name);
    care.hearing = reader.text("hearing", longest_line);
    care.sight = reader.text("sight", longest_line);
    care.support = reader.text("support", longest_line);
    care.do_not_call = reader.ticked("do_not_call");
    care.do_not_call_why = reader.text("do_not_call_why", longest_line);
    care.died_on = reader.date("died", "date of death", false);
    care.moved_away_on = reader.date("moved", "date they moved", false);
    if (care.interpreter && care.language.empty()) {
        reader.errors().add("language", "Enter the language the interpreter must speak");
    }
}

void read_numbers(web::FormReader& reader, std::vector<NewNumber>& numbers) {
    for (const std::string_view field : {"phone", "other_phone"}) {
        if (const auto phone = reader.optional<Phone>(field)) {
            numbers.push_back({.kind = "phone", .value = phone->text()});
        }
    }
    if (const auto email = reader.optional<Email>("email")) {
        numbers.push_back({.kind = "email", .value = email->text()});
    }
}

void check_days(web::FormReader& reader, const Details& details) {
    if (details.born_on && details.care.died_on && *details.care.died_on < *details.born_on) {
        reader.errors().add("died", "Date of death must be after the date of birth");
    }
}

}  // namespace

web::Fields fields_of(const Details& details) {
    const Care& care = details.care;
    web::Fields fields;
    fields.add("first_name", details.first_name.text());
    fields.add("middle_name", details.middle_name.text());
    fields.add("last_name", details.last_name.text());
    fields.add("known_as", details.known_as.text());
    fields.add("born", typed_day(details.born_on));
    fields.add("nhs_number", details.nhs_number ? details.nhs_number->for_reader() : "");
    fields.add("address", details.address.text());
    fields.add("postcode", details.postcode ? details.postcode->for_reader() : "");
    fields.add("lives_alone", three_state(details.lives_alone));
    fields.add("safe_contact", care.safe_contact.text());
    fields.add("no_voicemail", yes(!care.safe_voicemail));
    fields.add("contact_by", care.contact_by.empty() ? "phone" : care.contact_by);
    fields.add("best_time", care.best_time);
    fields.add("language", care.language);
    fields.add("interpreter", yes(care.interpreter));
    fields.add("format", care.format.empty() ? "standard" : care.format);
    fields.add("hearing", care.hearing);
    fields.add("sight", care.sight);
    fields.add("support", care.support);
    fields.add("do_not_call", yes(care.do_not_call));
    fields.add("do_not_call_why", care.do_not_call_why);
    fields.add("died", typed_day(care.died_on));
    fields.add("moved", typed_day(care.moved_away_on));
    fields.add("shares", details.shares.empty() ? "not asked" : details.shares);
    fields.add("uprn", details.uprn);
    return fields;
}

Details details_of(const PersonView& view) {
    Details details;
    details.first_name = view.first_name;
    details.middle_name = view.middle_name;
    details.last_name = view.last_name;
    details.known_as = view.known_as;
    details.born_on = view.born_on;
    details.nhs_number = view.nhs_number;
    details.uprn = view.uprn;
    details.address = view.address;
    details.postcode = view.postcode;
    details.lives_alone = view.lives_alone;
    details.care = view.care;
    details.shares = view.shares;
    return details;
}

std::string form_value(const web::Fields& fields, const FormField& field) {
    if (!field.is_day || fields.find(field.name)) return std::string(fields.get(field.name));
    const std::string name(field.name);
    const std::string day(fields.get(name + "-day"));
    const std::string month(fields.get(name + "-month"));
    const std::string year(fields.get(name + "-year"));
    return day.empty() && month.empty() && year.empty() ? "" : day + "/" + month + "/" + year;
}

web::Fields spread(const web::Fields& fields) {
    web::Fields all = fields;
    for (const FormField& field : form_fields) {
        const auto whole = fields.find(field.name);
        if (field.is_day && whole) add_day(all, std::string(field.name), *whole);
    }
    return all;
}

Details read_details(web::FormReader& reader, bool new_numbers) {
    Details details;
    details.first_name = Private(reader.text("first_name", longest_name));
    details.middle_name = Private(reader.text("middle_name", longest_name));
    details.last_name = Private(reader.text("last_name", longest_name));
    details.known_as = Private(reader.text("known_as", longest_name));
    if (details.first_name.empty() && details.last_name.empty() && details.known_as.empty()) {
        reader.errors().add("first_name", "Enter a name, or what they are known as");
    }
    details.born_on = reader.date("born", "date of birth", false);
    details.nhs_number = reader.optional<NhsNumber>("nhs_number");
    details.address = Private(reader.text("address", longest_text));
    details.postcode = reader.optional<Postcode>("postcode");
    const std::string alone = reader.text("lives_alone", longest_name);
    if (alone == "yes" || alone == "no") details.lives_alone = alone == "yes";
    if (new_numbers) read_numbers(reader, details.numbers);
    read_care(reader, details.care);
    const std::string shares = reader.text("shares", longest_name);
    details.shares = shares == "agreed" || shares == "objects" ? shares : "not asked";
    if (const auto uprn = reader.optional<Uprn>("uprn")) details.uprn = uprn->text();
    check_days(reader, details);
    return details;
}

}  // namespace kith::people
