#include "demo/county.hpp"

#include <array>
#include <cmath>
#include <cstdio>

namespace kith::demo {
namespace {

constexpr int columns = 7, rows = 6;
constexpr double south = 52.95, west = 2.20, row_height = 0.075, column_width = 0.125;

constexpr std::array<std::string_view, 4> districts{"Northmere", "Saltmarsh", "Aldersea",
                                                    "Fen Edge"};
constexpr std::array<std::string_view, 42> ward_names{
    "Abbot's Staithe", "Alderfield",   "Amber Quay",     "Barley Cross",  "Bittern Green",
    "Blackthorn",      "Bramble End",  "Candle Street",  "Chapel Reach",  "Cobbler's Drove",
    "Copperdyke",      "Curlew Park",  "Dovecote",       "Eastmere",      "Eel Bank",
    "Fenchurch",       "Fiddlers Toll", "Gorse Hill",    "Great Oxmoor",  "Harbourside",
    "Heron Lock",      "Holloway",     "Kingsmere",      "Lantern Fields", "Little Oxmoor",
    "Marram",          "Mill Reach",   "Netherby",       "Old Granary",   "Pilgrims Way",
    "Quaywater",       "Reedham Cross", "Sallow Wood",   "Sluice",        "Staithe End",
    "Sundial",         "Tanners Hythe", "Thornfield",    "Upper Marsh",   "Weavers",
    "Westmere",        "Windpump"};

constexpr std::array<std::string_view, 36> street_names{
    "Alder", "Apple", "Ash", "Bakers", "Beech", "Bell", "Bridge", "Candlemakers", "Chandlers",
    "Church", "Cooper", "Curlew", "Dyke", "Eel Catchers", "Elm", "Farrier", "Ferry", "Garden",
    "Hawthorn", "Herring", "Kiln", "Ladysmith", "Lime", "Marsh", "Mill", "Nelson", "Orchard",
    "Plover", "Rope Walk", "School", "Sedge", "Station", "Swan", "Tern", "Wherry", "Willow"};
constexpr std::array<std::string_view, 9> street_kinds{
    "Street", "Road", "Lane", "Close", "Avenue", "Drive", "Court", "Green", "Gardens"};

constexpr std::array<std::string_view, 24> old_women{
    "Joan", "Doris", "Margaret", "Betty", "Jean", "Dorothy", "Joyce", "Sheila", "Barbara", "Audrey",
    "Patricia", "Maureen", "June", "Brenda", "Pamela", "Sylvia", "Hazel", "Rita", "Beryl", "Eileen",
    "Ivy", "Edna", "Winifred", "Gladys"};
constexpr std::array<std::string_view, 22> old_men{
    "John", "Ronald", "Kenneth", "Peter", "Dennis", "Derek", "Roy", "Donald", "Raymond", "Brian",
    "George", "Arthur", "Albert", "Leslie", "Stanley", "Gordon", "Frank", "Ernest", "Harold",
    "Norman", "Cyril", "Reginald"};
constexpr std::array<std::string_view, 24> young_women{
    "Susan", "Linda", "Julie", "Karen", "Jacqueline", "Deborah", "Tracey", "Alison", "Sarah",
    "Claire", "Nicola", "Emma", "Rebecca", "Gemma", "Laura", "Charlotte", "Amina", "Priya", "Olena",
    "Maria", "Shabnam", "Agnieszka", "Grace", "Ngozi"};
constexpr std::array<std::string_view, 24> young_men{
    "David", "Michael", "Paul", "Stephen", "Andrew", "Mark", "Ian", "Gary", "Christopher", "James",
    "Matthew", "Daniel", "Lee", "Craig", "Ryan", "Thomas", "Mohammed", "Tomasz", "Kwame", "Imran",
    "Samuel", "Joshua", "Ravi", "Andrei"};
constexpr std::array<std::string_view, 60> last_names{
    "Abel", "Allingham", "Atkins", "Bakewell", "Banham", "Barker", "Begum", "Bellamy", "Blyth",
    "Bowers", "Brightwell", "Brooks", "Bullard", "Carter", "Catchpole", "Chaudhry", "Clarke",
    "Cooke", "Cubitt", "Dack", "Daniels", "Dyball", "Eke", "Farrow", "Fenn", "Flatt", "Garrod",
    "Goodrum", "Green", "Gurney", "Harris", "Howes", "Hussain", "Ives", "Jarvis", "Jones", "Kaur",
    "Kett", "Kowalski", "Lambert", "Larter", "Mace", "Mensah", "Mitchell", "Moy", "Nowak", "Okafor",
    "Patel", "Pye", "Ransome", "Riches", "Sadd", "Shah", "Smith", "Taylor", "Thirtle", "Utting",
    "Wright", "Yallop", "Zielinski"};

// Corners of the wards: a grid whose inner corners are moved a little.
Place corner(int row, int column) {
    const double wobble = std::sin(row * 12.9898 + column * 78.233) * 43758.5453;
    const double sway = std::cos(row * 39.425 + column * 11.135) * 24634.6345;
    return {.latitude = south + row_height * (row + 0.36 * (wobble - std::floor(wobble) - 0.5)),
            .longitude = west + column_width * (column + 0.36 * (sway - std::floor(sway) - 0.5))};
}

std::string outline_of(const std::array<Place, 4>& corners) {
    std::string text = "[[";
    for (std::size_t at = 0; at <= corners.size(); ++at) {
        const Place& place = corners[at % corners.size()];
        char pair[64];
        std::snprintf(pair, sizeof pair, "%s[%.5f,%.5f]", at == 0 ? "" : ",", place.longitude,
                      place.latitude);
        text += pair;
    }
    return text + "]]";
}

DemoWard ward_at(int row, int column) {
    const auto index = static_cast<std::size_t>(row * columns + column);
    const std::array<Place, 4> corners{corner(row, column), corner(row, column + 1),
                                       corner(row + 1, column + 1), corner(row + 1, column)};
    Place centre{};
    for (const Place& place : corners) {
        centre.latitude += place.latitude / 4;
        centre.longitude += place.longitude / 4;
    }
    const std::size_t district = (row >= rows / 2 ? 0u : 2u) + (column >= columns / 2 ? 1u : 0u);
    char code[64];
    std::snprintf(code, sizeof code, "F05%06u", static_cast<unsigned>(index + 1));
    return {.code = code,
            .name = std::string(ward_names[index]),
            .district = std::string(districts[district]),
            .outline = outline_of(corners),
            .centre = centre,
            .population = 4200 + static_cast<int>(index * 977 % 5100)};
}

}  // namespace

std::uint64_t Chance::next() {
    std::uint64_t mixed = (state_ += 0x9e3779b97f4a7c15ULL);
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
    return mixed ^ (mixed >> 31);
}

const std::vector<DemoWard>& wards() {
    static const std::vector<DemoWard> all = [] {
        std::vector<DemoWard> made;
        for (int row = 0; row < rows; ++row) {
            for (int column = 0; column < columns; ++column) made.push_back(ward_at(row, column));
        }
        return made;
    }();
    return all;
}

const std::vector<DemoPostcode>& postcodes() {
    static const std::vector<DemoPostcode> all = [] {
        constexpr std::string_view letters = "ABDEFGHJLN";
        std::vector<DemoPostcode> made;
        Chance chance(90);
        for (std::size_t ward = 0; ward < wards().size(); ++ward) {
            for (int street = 0; street < 20; ++street) {
                char text[64];
                std::snprintf(text, sizeof text, "NR%zu %zu%c%c", 90 + ward / 5, ward % 5 * 2 + 1,
                              letters[static_cast<std::size_t>(street) / 5],
                              letters[static_cast<std::size_t>(street) % 5 + 5]);
                const Place& centre = wards()[ward].centre;
                const auto off = [&](double size) {
                    return size * (chance.between(-30, 30) / 100.0);
                };
                made.push_back({.postcode = text,
                                .place = {centre.latitude + off(row_height),
                                          centre.longitude + off(column_width)},
                                .ward = ward});
            }
        }
        return made;
    }();
    return all;
}

std::string street(Chance& chance) {
    const std::string_view name = chance.one_of(street_names);
    return std::to_string(chance.between(1, 140)) + " " + std::string(name) +
           (name == "Rope Walk" ? "" : " " + std::string(chance.one_of(street_kinds)));
}

std::string_view town_of(const DemoWard& ward) {
    if (ward.district == districts[0]) return "Northmere";
    if (ward.district == districts[1]) return "Saltmarsh St Mary";
    if (ward.district == districts[2]) return "Aldersea";
    return "Great Fenmarch";
}

MadeUpName name(Chance& chance, int born_in_year) {
    const bool woman = chance.in(55, 100);
    std::string_view first;
    if (born_in_year < 1952) {
        first = woman ? chance.one_of(old_women) : chance.one_of(old_men);
    } else {
        first = woman ? chance.one_of(young_women) : chance.one_of(young_men);
    }
    return {.first = std::string(first),
            .last = std::string(chance.one_of(last_names)),
            .woman = woman};
}

std::string mobile(std::size_t number) {
    char text[24];
    std::snprintf(text, sizeof text, "+447700900%03zu", number % 1000);
    return text;
}

std::string landline(std::size_t number) {
    char text[24];
    std::snprintf(text, sizeof text, "+441632960%03zu", number % 1000);
    return text;
}

std::string nhs_number(std::size_t number) {
    for (std::size_t candidate = number;; candidate += 999'983) {
        char digits[16];
        std::snprintf(digits, sizeof digits, "999%06zu", candidate % 1'000'000);
        int sum = 0;
        for (int at = 0; at < 9; ++at) sum += (digits[at] - '0') * (10 - at);
        const int check = (11 - sum % 11) % 11;
        if (check != 10) return std::string(digits, 9) + std::to_string(check);
    }
}

}  // namespace kith::demo
