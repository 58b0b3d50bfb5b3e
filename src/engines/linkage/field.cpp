#include "engines/linkage/field.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "platform/base/text.hpp"

namespace kith::linkage {
namespace {

constexpr std::array field_names{
    std::pair{Field::record_id, "id"},           std::pair{Field::label, "label"},
    std::pair{Field::first_name, "first_name"},  std::pair{Field::middle_name, "middle_name"},
    std::pair{Field::last_name, "last_name"},    std::pair{Field::full_name, "full_name"},
    std::pair{Field::birth_date, "birth_date"},  std::pair{Field::birth_year, "birth_year"},
    std::pair{Field::age, "age"},                std::pair{Field::number, "nhs_number"},
    std::pair{Field::house_number, "house_number"}, std::pair{Field::address, "address"},
    std::pair{Field::town, "town"},              std::pair{Field::region, "region"},
    std::pair{Field::postcode, "postcode"},      std::pair{Field::uprn, "uprn"},
    std::pair{Field::phone, "phone"},            std::pair{Field::email, "email"},
    std::pair{Field::sex, "sex"},                std::pair{Field::birth_place, "birth_place"},
    std::pair{Field::occupation, "occupation"},  std::pair{Field::ignored, "ignored"},
};

constexpr std::array whole_headings{
    std::pair{"recid", Field::record_id},        std::pair{"recordid", Field::record_id},
    std::pair{"uniqueid", Field::record_id},     std::pair{"personid", Field::record_id},
    std::pair{"id", Field::record_id},           std::pair{"rowid", Field::record_id},
    std::pair{"govid", Field::record_id},        std::pair{"uid", Field::record_id},
    std::pair{"cluster", Field::label},          std::pair{"clusterid", Field::label},
    std::pair{"label", Field::label},            std::pair{"first", Field::first_name},
    std::pair{"fname", Field::first_name},       std::pair{"last", Field::last_name},
    std::pair{"lname", Field::last_name},        std::pair{"name", Field::full_name},
    std::pair{"fullname", Field::full_name},     std::pair{"firstandsurname", Field::full_name},
    std::pair{"personname", Field::full_name},   std::pair{"patientname", Field::full_name},
    std::pair{"dob", Field::birth_date},         std::pair{"birthday", Field::birth_date},
    std::pair{"born", Field::birth_date},        std::pair{"yob", Field::birth_year},
    std::pair{"age", Field::age},                std::pair{"birthage", Field::age},
    std::pair{"ssn", Field::number},             std::pair{"nino", Field::number},
    std::pair{"socsecid", Field::number},        std::pair{"chinumber", Field::number},
    std::pair{"city", Field::town},              std::pair{"town", Field::town},
    std::pair{"suburb", Field::town},            std::pair{"locality", Field::town},
    std::pair{"county", Field::region},          std::pair{"state", Field::region},
    std::pair{"statecd", Field::region},         std::pair{"street", Field::address},
    std::pair{"streetname", Field::address},     std::pair{"zip", Field::postcode},
    std::pair{"sex", Field::sex},                std::pair{"sexcode", Field::sex},
    std::pair{"gender", Field::sex},             std::pair{"gendercode", Field::sex},
    std::pair{"job", Field::occupation},         std::pair{"addresstowncity", Field::town},
};

// Parts of headings, the more particular first, because "emailaddress" is no address.
constexpr std::array heading_parts{
    std::pair{"email", Field::email},            std::pair{"applyingonbehalf", Field::ignored},
    std::pair{"contactyou", Field::ignored},     std::pair{"birthplace", Field::birth_place},
    std::pair{"placeofbirth", Field::birth_place}, std::pair{"birthyear", Field::birth_year},
    std::pair{"yearofbirth", Field::birth_year}, std::pair{"dateofbirth", Field::birth_date},
    std::pair{"birthdate", Field::birth_date},   std::pair{"birthdt", Field::birth_date},
    std::pair{"middlename", Field::middle_name}, std::pair{"midlname", Field::middle_name},
    std::pair{"othername", Field::middle_name},  std::pair{"secondname", Field::middle_name},
    std::pair{"firstname", Field::first_name},   std::pair{"forename", Field::first_name},
    std::pair{"givenname", Field::first_name},   std::pair{"christianname", Field::first_name},
    std::pair{"lastname", Field::last_name},     std::pair{"surname", Field::last_name},
    std::pair{"familyname", Field::last_name},   std::pair{"nhsnumber", Field::number},
    std::pair{"nhsno", Field::number},           std::pair{"nationalinsurance", Field::number},
    std::pair{"socialsecurity", Field::number},  std::pair{"housenum", Field::house_number},
    std::pair{"streetnum", Field::house_number}, std::pair{"housename", Field::address},
    std::pair{"uprn", Field::uprn},              std::pair{"postcode", Field::postcode},
    std::pair{"postalcode", Field::postcode},    std::pair{"zipcode", Field::postcode},
    std::pair{"rescity", Field::town},           std::pair{"addresscity", Field::town},
    std::pair{"addresstown", Field::town},       std::pair{"posttown", Field::town},
    std::pair{"streetaddress", Field::address},  std::pair{"addressline", Field::address},
    std::pair{"address", Field::address},        std::pair{"occupation", Field::occupation},
    std::pair{"contactnumber", Field::phone},    std::pair{"telephone", Field::phone},
    std::pair{"phone", Field::phone},            std::pair{"mobile", Field::phone},
    std::pair{"landline", Field::phone},
};

bool one_per_record(Field field) {
    return field != Field::ignored && field != Field::address && field != Field::phone &&
           field != Field::email;
}

bool holds(const std::vector<Field>& fields, Field field) {
    return std::find(fields.begin(), fields.end(), field) != fields.end();
}

std::string_view address_family(std::string_view heading) {
    return heading.substr(0, heading.find("address"));
}

}  // namespace

std::string_view name_of(Field field) {
    for (const auto& [each, name] : field_names) {
        if (each == field) return name;
    }
    return "ignored";
}

std::optional<Field> field_named(std::string_view name) {
    for (const auto& [field, each] : field_names) {
        if (plain_heading(each) == plain_heading(name)) return field;
    }
    const Field known = recognise(name);
    if (known == Field::ignored) return std::nullopt;
    return known;
}

std::string plain_heading(std::string_view heading) {
    std::string plain;
    for (const char letter : text::without_accents(text::as_utf8(heading))) {
        if (letter >= 'A' && letter <= 'Z') plain += static_cast<char>(letter - 'A' + 'a');
        if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) plain += letter;
    }
    return plain;
}

Field recognise(std::string_view heading) {
    const std::string plain = plain_heading(heading);
    for (const auto& [whole, field] : whole_headings) {
        if (plain == whole) return field;
    }
    for (const auto& [part, field] : heading_parts) {
        if (plain.find(part) != std::string::npos) return field;
    }
    return recognise_abroad(plain);
}

std::vector<Field> recognise_all(const std::vector<std::string>& headings) {
    std::vector<Field> fields;
    std::string first_address_family;
    bool any_address = false;
    for (const auto& heading : headings) {
        Field field = recognise(heading);
        const std::string plain = plain_heading(heading);
        if (one_per_record(field) && holds(fields, field)) field = Field::ignored;
        if (field == Field::address && plain.find("address") != std::string::npos) {
            const std::string family(address_family(plain));
            if (!any_address) first_address_family = family;
            if (any_address && family != first_address_family) field = Field::ignored;
            any_address = true;
        }
        fields.push_back(field);
    }
    if (holds(fields, Field::first_name) && !holds(fields, Field::last_name)) {
        std::replace(fields.begin(), fields.end(), Field::full_name, Field::last_name);
    }
    if (holds(fields, Field::first_name) && holds(fields, Field::last_name)) {
        std::replace(fields.begin(), fields.end(), Field::full_name, Field::ignored);
    }
    if (holds(fields, Field::birth_date)) {
        std::replace(fields.begin(), fields.end(), Field::birth_year, Field::ignored);
    }
    if (holds(fields, Field::birth_date) || holds(fields, Field::birth_year)) {
        std::replace(fields.begin(), fields.end(), Field::age, Field::ignored);
    }
    return fields;
}

}  // namespace kith::linkage
