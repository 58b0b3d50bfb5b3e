#include <stdexcept>

#include "demo/reaching_out.hpp"
#include "platform/base/london.hpp"
#include "practice/lists/lists.hpp"

namespace kith::demo {
namespace {

constexpr std::string_view head =
    "nhs_number,ID,first_name,middle_name,last_name,date_of_birth,address_line1,address_line2,"
    "address_town_city,address_postcode,address_uprn,contact_number_calls,contact_number_texts,"
    "contact_email,uid_submission,submission_datetime,do_you_want_supermarket_deliveries,"
    "do_you_need_someone_to_contact_you_about_local_support,ladcode,active_status,"
    "are_you_applying_on_behalf_of_someone_else,have_you_received_an_nhs_letter,"
    "do_you_have_one_of_the_listed_medical_conditions,do_you_have_someone_to_go_shopping_for_you,"
    "spl_category,spl_address_line1,spl_address_line2,spl_address_line3,spl_address_line4,"
    "spl_address_line5,spl_address_postcode,spl_address_uprn\n";

struct Row {
    std::string nhs, first, last, born, street, town, postcode, phone, food = "no";
};

// As it is known already.
Row row_of(const people::Details& known) {
    const std::string address(known.address.text());
    const auto line = address.find('\n');
    Row row{.nhs = known.nhs_number ? std::string(known.nhs_number->text()) : "",
            .first = std::string(known.first_name.text()),
            .last = std::string(known.last_name.text()),
            .born = known.born_on ? known.born_on->text() : "",
            .street = address.substr(0, line),
            .town = line == std::string::npos ? "" : address.substr(line + 1),
            .postcode = known.postcode ? std::string(known.postcode->text()) : "",
            .phone = ""};
    for (const auto& number : known.numbers) {
        if (number.kind == "phone") row.phone = number.value;
    }
    return row;
}

std::string text_of(const Row& row, std::size_t number, Day day) {
    const std::string id = "FM" + std::to_string(7100 + number);
    return row.nhs + "," + id + "," + row.first + ",," + row.last + "," + row.born + "," +
           row.street + ",," + row.town + "," + row.postcode + ",," + row.phone + ",,," + id +
           "," + day.text() + " 09:12:00," + row.food +
           ",yes,E10000099,active,no,yes,yes,no,,,,,,,,\n";
}

bool can_be_mistaken(const Resident& resident) {
    return resident.known.lives_alone && *resident.known.lives_alone &&
           resident.known.nhs_number && resident.known.born_on && !resident.known.numbers.empty();
}

// Another day of the same month and year: a digit typed wrong.
std::string mistyped(const std::string& born) {
    std::string other = born;
    other.back() = other.back() == '9' ? '8' : static_cast<char>(other.back() + 1);
    return other;
}

// Somebody known, written so that it takes a person to say whether it is the same.
Row unsure(const Resident& resident, std::size_t how) {
    Row row = row_of(resident.known);
    row.nhs = how == 0 ? nhs_number(700'001) : "";
    if (how == 1) row.last = row.last == "Marlowe" ? "Hythe" : "Marlowe";
    if (how == 2) row.phone = landline(998);
    if (how > 0) row.born = mistyped(row.born);
    return row;
}

std::vector<Row> rows_of(const Cast& cast) {
    std::vector<Row> rows;
    std::size_t known = 0, doubtful = 0;
    for (const Resident& resident : cast.residents) {
        if (!can_be_mistaken(resident)) continue;
        if (doubtful < 3) {
            rows.push_back(unsure(resident, doubtful++));
        } else if (known < 5) {
            rows.push_back(row_of(resident.known));
            rows.back().food = known++ == 0 ? "yes" : "no";
        }
    }
    Chance chance(20201124);
    for (std::size_t made = 0; made < 3; ++made) {
        const DemoPostcode& place = chance.one_of(postcodes());
        const MadeUpName who = name(chance, 1938);
        rows.push_back({.nhs = nhs_number(700'100 + made),
                        .first = who.first,
                        .last = who.last + "-Ward",
                        .born = "1938-0" + std::to_string(made + 4) + "-17",
                        .street = street(chance),
                        .town = std::string(town_of(wards()[place.ward])),
                        .postcode = place.postcode,
                        .phone = landline(990 + made),
                        .food = made == 0 ? "yes" : "no"});
    }
    // One that cannot be used, kept with the reason.
    rows.push_back({.nhs = "", .first = "", .last = "", .born = "31/02/1941", .street = "",
                    .town = "", .postcode = "", .phone = ""});
    return rows;
}

}  // namespace

void import_a_list(sql::Database& database, const Cast& cast, const Clock& clock) {
    const Day yesterday = london_day(clock.now()) - 1;
    std::string content(head);
    std::size_t number = 0;
    for (const Row& row : rows_of(cast)) content += text_of(row, number++, yesterday);
    const auto counts = lists::import_list(
        "nsss", {.database = database,
                 .actor = sql::Actor::system("demonstration"),
                 .clock = clock,
                 .about = {.file_name = "shielding-support-" + yesterday.text() + ".csv",
                           .source = "National Shielding Service System",
                           .purpose = "To ring everybody who asked for help while they shield",
                           .legal_basis = "Public task",
                           .expires_on = yesterday + 180},
                 .content = content});
    if (!counts) {
        const auto* why = std::get_if<Invalid>(&counts.error());
        throw std::logic_error("the list of the demonstration cannot be imported: " +
                               (why ? why->errors.front().message : ""));
    }
}

}  // namespace kith::demo
