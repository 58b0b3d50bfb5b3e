#include "demo/residents.hpp"

#include <array>
#include <stdexcept>

#include "demo/demo.hpp"
#include "platform/base/london.hpp"

namespace kith::demo {
namespace {

constexpr std::array<std::string_view, 6> relations{"daughter", "son",   "neighbour",
                                                    "sister",   "friend", "niece"};
constexpr std::array<std::string_view, 5> hearing{
    "Wears hearing aids: speak slowly and clearly", "Very hard of hearing: let it ring a long time",
    "Uses text relay", "Hears better on the left", "Lip-reads: a video call is best"};
constexpr std::array<std::string_view, 5> languages{"Polish", "Urdu", "Portuguese", "Lithuanian",
                                                    "Ukrainian"};

Day birthday(Chance& chance, int year) {
    return Day(std::chrono::year{year} / chance.between(1, 12) / chance.between(1, 28));
}

int year_of_birth(Chance& chance, Day today) {
    const bool older = chance.in(68, 100);
    return today.year() - (older ? chance.between(66, 97) : chance.between(19, 65));
}

template <class T>
T known(const Parsed<T>& parsed) {
    if (!parsed) throw std::logic_error("the demonstration made up a value that is none");
    return *parsed;
}

void add_care(people::Details& details, Chance& chance, int age) {
    if (age > 70 && chance.in(16, 100)) details.care.hearing = chance.one_of(hearing);
    if (age > 70 && chance.in(8, 100)) {
        details.care.sight = "Sight loss";
        details.care.format = chance.in(1, 2) ? "large print" : "audio";
    }
    if (chance.in(6, 100)) {
        details.care.language = chance.one_of(languages);
        details.care.interpreter = chance.in(2, 3);
    }
    if (chance.in(15, 1000)) {
        details.care.safe_contact =
            Private("Only ring between 10am and 2pm on weekdays, when she is alone. Say you are "
                    "calling from the library.");
        details.care.safe_voicemail = false;
    }
    if (chance.in(1, 4)) details.care.best_time = chance.in(1, 2) ? "Mornings" : "After 2pm";
}

people::Details details_of(Chance& chance, std::size_t& numbers, const MadeUpName& name,
                           std::size_t postcode, const std::string& address, int born_in,
                           Day today) {
    const int age = today.year() - born_in;
    people::Details details;
    details.first_name = Private(name.first);
    details.last_name = Private(name.last);
    if (chance.in(97, 100)) details.born_on = birthday(chance, born_in);
    if (chance.in(70, 100)) details.nhs_number = known(NhsNumber::parse(nhs_number(numbers)));
    details.address = Private(address);
    details.postcode = known(Postcode::parse(postcodes()[postcode].postcode));
    if (chance.in(72, 100)) details.numbers.push_back({"phone", landline(numbers), "home"});
    if (chance.in(age > 80 ? 35 : 75, 100)) {
        details.numbers.push_back({"phone", mobile(numbers), "mobile"});
    }
    if (chance.in(age > 75 ? 20 : 60, 100)) {
        details.numbers.push_back(
            {"email", "resident" + std::to_string(numbers) + "@mail.example", ""});
    }
    details.shares = chance.in(55, 100) ? "agreed" : "not asked";
    details.source = "demonstration";
    ++numbers;
    add_care(details, chance, age);
    return details;
}

void add_flags(sql::Transaction& transaction, Chance& chance, PersonId person, int age, bool alone,
               Day today) {
    const auto flag = [&](std::string_view kind, int share) {
        if (chance.in(share, 100)) {
            people::set_flag(transaction, person, kind, "demonstration",
                             today - chance.between(10, 400));
        }
    };
    if (alone) flag("lives-alone", 100);
    if (age > 75) {
        flag("frail", 18);
        flag("fallen", 12);
        flag("dementia", 8);
        flag("no-internet", 40);
    }
    flag("diabetes", 7);
    flag("shielding", age > 70 ? 14 : 4);
}

}  // namespace

void add_places(sql::Transaction& transaction) {
    for (const DemoWard& ward : wards()) {
        people::add_ward(transaction, {ward.code, ward.name, ward.district}, ward.outline,
                         ward.population);
    }
    for (const DemoPostcode& place : postcodes()) {
        const DemoWard& ward = wards()[place.ward];
        people::add_place(transaction, known(Postcode::parse(place.postcode)),
                          place.place.latitude, place.place.longitude, ward.code, ward.district);
    }
}

std::vector<Resident> add_household(sql::Transaction& transaction, Chance& chance,
                                    std::size_t& numbers, Instant now) {
    const Day today = london_day(now);
    const std::size_t postcode = chance.below(postcodes().size());
    const std::string address =
        street(chance) + "\n" + std::string(town_of(wards()[postcodes()[postcode].ward]));
    const bool couple = chance.in(35, 100);
    const int born_in = year_of_birth(chance, today);
    const MadeUpName first = name(chance, born_in);
    std::vector<Resident> added;
    for (int member = 0; member < (couple ? 2 : 1); ++member) {
        const int year = member == 0 ? born_in : born_in + chance.between(-4, 6);
        MadeUpName who = member == 0 ? first : name(chance, year);
        if (member == 1 && chance.in(85, 100)) who.last = first.last;
        auto details = details_of(chance, numbers, who, postcode, address, year, today);
        details.lives_alone = !couple && chance.in(80, 100);
        const PersonId id = people::add(transaction, details, now);
        add_flags(transaction, chance, id, today.year() - year, *details.lives_alone, today);
        if (chance.in(30, 100)) {
            people::add_relation(transaction, id,
                                 {.kind = std::string(chance.one_of(relations)),
                                  .name = Private(name(chance, year + 30).first + " " + who.last),
                                  .phone = Private(mobile(numbers + 400)),
                                  .emergency_contact = true},
                                 now);
        }
        added.push_back(
            {.id = id, .postcode = postcode, .born_in = year, .known = std::move(details)});
    }
    if (couple && chance.in(20, 100)) {
        added[1].carer = true;
        people::set_flag(transaction, added[1].id, "carer", "demonstration", today - 90);
        people::set_flag(transaction, added[0].id, "dementia", "demonstration", today - 300);
        people::add_relation(transaction, added[1].id,
                             {.kind = "partner", .other = added[0].id, .cares_for = true}, now);
    }
    return added;
}

VolunteerId add_volunteer(sql::Transaction& transaction, Chance& chance, const County& county,
                          std::size_t index, Instant now) {
    const Day today = london_day(now);
    const int born_in = today.year() - chance.between(19, 74);
    const MadeUpName made = name(chance, born_in);
    const std::string who = index == 0 ? "Dan Larter" : made.first + " " + made.last;
    const std::string email =
        index == 0 ? "volunteer@fenmarch.example"
                   : "volunteer" + std::to_string(index) + "@fenmarch.example";
    const auto account = accounts::add_account(
        transaction,
        {.name = who, .email = email, .organisation = county.council, .role = "Volunteer"}, now);
    volunteering::NewVolunteer volunteer{
        .account = account ? std::optional(*account) : std::nullopt,
        .name = Private(who),
        .phone = Private(mobile(600 + index)),
        .email = Private(email),
        .born_on = birthday(chance, born_in),
        .postcode = known(Postcode::parse(chance.one_of(postcodes()).postcode)),
        .travels_by = chance.in(70, 100) ? "car" : (chance.in(1, 2) ? "bicycle" : "foot"),
        .travels_metres = chance.between(3, 12) * 1000,
        // Whoever shows the demonstration can give Dan one job after another.
        .hours_a_week = index == 0 ? 20 : 3,
        .jobs_at_once = index == 0 ? 8 : 2};
    for (const std::string_view role :
         {"shopper", "prescriptions", "befriender", "dog walker", "driver", "steward"}) {
        if (index == 0 || chance.in(55, 100)) volunteer.roles.emplace_back(role);
    }
    if (volunteer.roles.empty()) volunteer.roles.emplace_back("shopper");
    if (chance.in(20, 100)) volunteer.skills = "first aid";
    if (chance.in(15, 100)) volunteer.group = "Northmere Scouts";
    if (chance.in(20, 100)) volunteer.contact_by = "text";
    if (chance.in(25, 100)) volunteer.experience = "dementia";
    volunteer.checks.push_back({"identity", today - 200, std::nullopt});
    if (index == 0 || chance.in(80, 100)) {
        volunteer.checks.push_back({"dbs enhanced", today - 300, today + 800});
    }
    for (const std::string_view check :
         {"welcome", "training", "references", "code", "licence", "trial"}) {
        volunteer.checks.push_back({std::string(check), today - 150, std::nullopt});
    }
    return volunteering::add_volunteer(transaction, volunteer, now);
}

}  // namespace kith::demo
