#include "engines/linkage/compare.hpp"

namespace kith::linkage {
namespace {

// The numbers are only where learning starts from: how often each level comes out between records
// of one person, and between strangers. What a list teaches replaces them.
ComparisonText text_comparison(std::string_view name, Kind kind, double same,
                               std::array<std::string_view, 4> words) {
    const double rest = 1 - same;
    return {name, kind,
            {{words[0], same, 0.005}, {words[1], rest * 0.4, 0.0005},
             {words[2], rest * 0.2, 0.03}, {words[3], rest * 0.4, 0.9645}}};
}

ComparisonText phone_comparison(std::string_view name, std::array<std::string_view, 3> words) {
    return {name, Kind::connection,
            {{words[0], 0.75, 1e-6}, {words[1], 0.05, 1e-5}, {words[2], 0.2, 0.999989}}};
}

using Texts = std::array<ComparisonText, comparison_count>;

void add_names(Texts& texts) {
    texts[first_name] = {"First name", Kind::person,
                         {{"same first name", 0.78, 0.005},
                          {"first name is a form of the other", 0.04, 0.002},
                          {"first name differs by one slip", 0.07, 0.0015},
                          {"first name agrees with an initial", 0.01, 0.0001},
                          {"first name is similar", 0.04, 0.0025},
                          {"a name stands in another place", 0.01, 0.005},
                          {"first and last names changed round", 0.02, 1e-5},
                          {"different first name", 0.03, 0.98389}}};
    texts[middle_name] = {"Middle name", Kind::person,
                          {{"same middle name", 0.75, 0.006},
                           {"middle name agrees with an initial", 0.1, 0.05},
                           {"middle name is similar", 0.1, 0.006},
                           {"different middle name", 0.05, 0.938}}};
    texts[last_name] = {"Last name", Kind::family,
                        {{"same last name", 0.82, 0.0012},
                         {"last name differs by one slip", 0.08, 0.0007},
                         {"part of a double-barrelled last name agrees", 0.02, 0.0001},
                         {"last name is similar", 0.03, 0.0015},
                         {"different last name", 0.05, 0.9965}}};
}

void add_dates_and_numbers(Texts& texts) {
    texts[birth] = {"Birth date", Kind::person,
                    {{"same birth date", 0.85, 4e-5},
                     {"birth day and month changed round", 0.02, 1e-5},
                     {"birth date differs by one slip", 0.07, 0.001},
                     {"two of birth day, month and year agree", 0.03, 0.003},
                     {"birth year is near", 0.01, 0.035},
                     {"different birth date", 0.02, 0.96095}}};
    texts[number] = {"NHS or other number", Kind::person,
                     {{"same NHS or other number", 0.92, 1e-7},
                      {"number differs by one slip", 0.05, 1e-6},
                      {"different number", 0.03, 0.9999989}}};
    texts[sex] = {"Sex", Kind::person, {{"same sex", 0.97, 0.5}, {"different sex", 0.03, 0.5}}};
}

void add_address(Texts& texts) {
    texts[postcode] = {"Postcode", Kind::place,
                       {{"same postcode", 0.8, 1e-5},
                        {"postcode differs by one slip", 0.06, 3e-5},
                        {"postcode in the same sector", 0.04, 0.001},
                        {"postcode in the same district", 0.04, 0.005},
                        {"postcode in the same area", 0.03, 0.08},
                        {"different postcode", 0.03, 0.91396}}};
    texts[house] = {"House number", Kind::place,
                    {{"same house number", 0.85, 0.006},
                     {"house number differs by one slip", 0.05, 0.12},
                     {"different house number", 0.1, 0.874}}};
    texts[street] = text_comparison("Street", Kind::place, 0.75,
                                    {"same street", "street is similar",
                                     "street agrees in part", "different street"});
    texts[locality] = text_comparison("Locality", Kind::place, 0.7,
                                      {"same locality", "locality is similar",
                                       "locality agrees in part", "different locality"});
    texts[town] = text_comparison("Town", Kind::place, 0.8,
                                  {"same town", "town is similar", "town agrees in part",
                                   "different town"});
    texts[region] = {"County or state", Kind::place,
                     {{"same county or state", 0.9, 0.2}, {"different county or state", 0.1, 0.8}}};
    texts[uprn] = {"Property number", Kind::place,
                   {{"same property (UPRN)", 0.9, 1e-6},
                    {"different property (UPRN)", 0.1, 0.999999}}};
}

void add_connections(Texts& texts) {
    texts[mobile] = phone_comparison("Mobile phone", {"a mobile number in common",
                                                      "mobile number differs by one slip",
                                                      "different mobile number"});
    texts[landline] = phone_comparison("Landline", {"a landline in common",
                                                    "landline differs by one slip",
                                                    "different landline"});
    texts[email] = {"E-mail", Kind::connection,
                    {{"same e-mail address", 0.25, 5e-7},
                     {"e-mail address nearly the same", 0.1, 3e-6},
                     {"e-mail address is similar", 0.05, 0.002},
                     {"different e-mail address", 0.1, 0.9929965},
                     {"same e-mail address, made of the name", 0.5, 0.005}}};
}

void add_circumstances(Texts& texts) {
    texts[birth_place] = text_comparison("Birth place", Kind::person, 0.8,
                                         {"same birth place", "birth place is similar",
                                          "birth place agrees in part", "different birth place"});
    texts[occupation] = text_comparison("Occupation", Kind::person, 0.7,
                                        {"same occupation", "occupation is similar",
                                         "occupation agrees in part", "different occupation"});
}

Texts make_texts() {
    Texts texts;
    add_names(texts);
    add_dates_and_numbers(texts);
    add_address(texts);
    add_connections(texts);
    add_circumstances(texts);
    return texts;
}

}  // namespace

const std::array<ComparisonText, comparison_count>& comparison_texts() {
    static const auto texts = make_texts();
    return texts;
}

}  // namespace kith::linkage
