#include "practice/lists/layout.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "defaults/defaults.hpp"
#include "platform/base/text.hpp"

namespace kith::lists {
namespace {

// Words of a heading and what they say; the first that occurs decides.
struct Guess {
    std::string_view part;
    Column column;
};
constexpr Guess guesses[] = {
    {"nhs", Column::nhs_number},       {"uprn", Column::uprn},
    {"postcode", Column::postcode},    {"post code", Column::postcode},
    {"email", Column::email},          {"e mail", Column::email},
    {"mobile", Column::mobile},        {"landline", Column::landline},
    {"home phone", Column::landline},  {"phone", Column::phone},
    {"telephone", Column::phone},      {"tel no", Column::phone},
    {"birth", Column::birth_date},     {"dob", Column::birth_date},
    {"date of death", Column::died_on}, {"died", Column::died_on},
    {"death", Column::died_on},        {"deceased", Column::has_died},
    {"forename", Column::first_name},  {"first name", Column::first_name},
    {"firstname", Column::first_name}, {"given", Column::first_name},
    {"christian", Column::first_name}, {"middle", Column::middle_name},
    {"other name", Column::middle_name}, {"surname", Column::last_name},
    {"last name", Column::last_name},  {"lastname", Column::last_name},
    {"family name", Column::last_name}, {"full name", Column::full_name},
    {"house number", Column::house_number}, {"address", Column::address},
    {"street", Column::address},       {"town", Column::address},
    {"diet", Column::diet},            {"allerg", Column::diet},
    {"comment", Column::note},         {"note", Column::note},
    {"timestamp", Column::said_at},    {"updated", Column::said_at},
    {"date added", Column::said_at},   {"district", Column::district},
};

// Only one column may say these of a person.
constexpr Column single[] = {Column::id,         Column::said_at,    Column::first_name,
                             Column::last_name,  Column::full_name,  Column::birth_date,
                             Column::nhs_number, Column::postcode,   Column::uprn,
                             Column::email,      Column::house_number, Column::died_on};

std::string plain(std::string_view heading) {
    std::string words;
    char before = ' ';
    for (const char c : heading) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool lower_before = before >= 'a' && before <= 'z';
        if (upper && lower_before) words += ' ';
        const bool letter = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        words += letter ? (upper ? static_cast<char>(c - 'A' + 'a') : c) : ' ';
        before = c;
    }
    return text::collapse_spaces(words);
}

Column guess_one(const std::string& heading) {
    const std::string words = plain(heading);
    if (words == "name") return Column::full_name;
    for (const Guess& guess : guesses) {
        if (words.find(guess.part) != std::string::npos) return guess.column;
    }
    const bool is_id = words == "id" || words.ends_with(" id") || words.starts_with("id ") ||
                       words.find("reference") != std::string::npos ||
                       words.find("ref no") != std::string::npos;
    return is_id ? Column::id : Column::nothing;
}

Layout read_layout(const Json& json) {
    Layout layout{.id = std::string(json.text_at("/id")),
                  .name = std::string(json.text_at("/name")),
                  .source = std::string(json.text_at("/source")),
                  .everybody = json.at("/everybody")->boolean().value_or(false),
                  .call = json.at("/call")->boolean().value_or(false),
                  .flag = std::string(json.text_at("/flag")),
                  .flag_source = std::string(json.text_at("/flag_source")),
                  .headline = std::string(json.text_at("/headline")),
                  .ids_of = std::string(json.text_at("/ids_of"))};
    for (const auto& [heading, value] : *json.find("columns")->object()) {
        const auto column = column_named(*value.string());
        if (!column) throw std::logic_error("layouts.json: no column is called " + *value.string());
        layout.columns.emplace_back(heading, *column);
    }
    return layout;
}

}  // namespace

const std::vector<ColumnName>& column_names() {
    static const std::vector<ColumnName> names{
        {Column::nothing, "nothing", "Nothing that is needed"},
        {Column::id, "id", "The list's own number for the person"},
        {Column::reference, "reference", "A reference of the request"},
        {Column::said_at, "said at", "When this was said"},
        {Column::first_name, "first name", "First name"},
        {Column::middle_name, "middle name", "Middle names"},
        {Column::last_name, "last name", "Last name"},
        {Column::full_name, "full name", "Full name"},
        {Column::birth_date, "birth date", "Date of birth"},
        {Column::nhs_number, "nhs number", "NHS number"},
        {Column::uprn, "uprn", "UPRN of the address"},
        {Column::house_number, "house number", "House number"},
        {Column::address, "address", "Address (several are put together)"},
        {Column::postcode, "postcode", "Postcode"},
        {Column::district, "district", "District"},
        {Column::phone, "phone", "Phone"},
        {Column::mobile, "mobile", "Mobile phone"},
        {Column::landline, "landline", "Home phone"},
        {Column::mobile_confirmed, "mobile, confirmed", "Mobile phone, confirmed by a call"},
        {Column::landline_confirmed, "landline, confirmed", "Home phone, confirmed by a call"},
        {Column::email, "email", "E-mail address"},
        {Column::died_on, "died on", "Date of death"},
        {Column::has_died, "has died", "Has died (yes or no)"},
        {Column::active, "active", "Still on the list (active or inactive)"},
        {Column::has_food, "has food", "Can get food: yes means that no delivery is needed"},
        {Column::wants_food, "wants food", "Wants food delivered: yes or no"},
        {Column::care_met, "care met", "Basic care needs are met: yes or no"},
        {Column::can_carry, "can carry", "Somebody can carry supplies in: yes or no"},
        {Column::wants_contact, "wants contact", "Wants to be contacted: yes or no"},
        {Column::diet, "diet", "Diet"},
        {Column::note, "note", "A note (goes into the person's story)"},
        {Column::provider, "provider", "Who delivers"},
        {Column::next_delivery, "next delivery", "Next delivery"},
        {Column::delivery_outcome, "delivery outcome", "Outcome of a delivery, 1 to 9"},
        {Column::outcome_words, "outcome in words", "Outcome in words"},
        {Column::feedback_code, "feedback code", "Outcome code of the weekly feedback"},
    };
    return names;
}

std::string_view name_of(Column column) {
    return column_names().at(static_cast<std::size_t>(column)).name;
}

std::optional<Column> column_named(std::string_view name) {
    for (const ColumnName& each : column_names()) {
        if (each.name == name) return each.column;
    }
    return std::nullopt;
}

const std::vector<Layout>& known_layouts() {
    static const std::vector<Layout> layouts = [] {
        const auto file = Json::parse(defaults::file("layouts.json"));
        if (!file || file->array() == nullptr) {
            throw std::logic_error("src/defaults/layouts.json is not a list");
        }
        std::vector<Layout> read;
        for (const Json& layout : *file->array()) read.push_back(read_layout(layout));
        return read;
    }();
    return layouts;
}

const Layout* known_layout(std::string_view id) {
    for (const Layout& layout : known_layouts()) {
        if (layout.id == id) return &layout;
    }
    return nullptr;
}

const Layout* recognise(const CsvHeader& header) {
    const Layout* best = nullptr;
    for (const Layout& layout : known_layouts()) {
        const bool all = std::all_of(
            layout.columns.begin(), layout.columns.end(),
            [&](const auto& column) { return header.column(column.first).has_value(); });
        if (all && (best == nullptr || layout.columns.size() > best->columns.size())) {
            best = &layout;
        }
    }
    return best;
}

std::vector<Column> guess(const CsvHeader& header) {
    std::vector<Column> columns;
    std::set<Column> taken;
    for (const std::string& heading : header.names()) {
        Column column = guess_one(heading);
        const bool once = std::find(std::begin(single), std::end(single), column) !=
                          std::end(single);
        if (once && !taken.insert(column).second) column = Column::nothing;
        columns.push_back(column);
    }
    const bool parts = taken.contains(Column::last_name);
    for (Column& column : columns) {
        if (parts && column == Column::full_name) column = Column::nothing;
    }
    return columns;
}

std::string header_key(const CsvHeader& header) {
    std::string key;
    for (const std::string& name : header.names()) key += plain(name) + "\x1f";
    return key;
}

std::string print_mapping(const std::vector<std::pair<std::string, Column>>& columns) {
    Json json = Json::object({});
    for (const auto& [heading, column] : columns) {
        if (column != Column::nothing) json.set(heading, Json(name_of(column)));
    }
    return json.print();
}

std::vector<std::pair<std::string, Column>> read_mapping(std::string_view json) {
    std::vector<std::pair<std::string, Column>> columns;
    const auto read = Json::parse(json);
    if (!read || read->object() == nullptr) return columns;
    for (const auto& [heading, value] : *read->object()) {
        const auto column = value.string() ? column_named(*value.string()) : std::nullopt;
        if (column) columns.emplace_back(heading, *column);
    }
    return columns;
}

std::optional<std::string> fault_of(const std::vector<std::pair<std::string, Column>>& columns) {
    const auto has = [&](Column wanted) {
        return std::any_of(columns.begin(), columns.end(),
                           [&](const auto& column) { return column.second == wanted; });
    };
    for (const Column each : single) {
        const auto count = std::count_if(columns.begin(), columns.end(), [&](const auto& column) {
            return column.second == each;
        });
        if (count > 1) {
            return "Two columns say “" +
                   std::string(column_names()[static_cast<std::size_t>(each)].words) +
                   "”. Choose one of them";
        }
    }
    const bool named = has(Column::full_name) || has(Column::last_name);
    if (!named && !has(Column::nhs_number)) {
        return "Say which column holds the last name, the full name or the NHS number";
    }
    return std::nullopt;
}

}  // namespace kith::lists
