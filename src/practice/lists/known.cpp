#include "practice/lists/known.hpp"

#include <algorithm>
#include <cmath>

#include "engines/linkage/linkage.hpp"
#include "platform/base/json.hpp"
#include "platform/base/text.hpp"

namespace kith::lists {
namespace {

using linkage::Field;
using people::Candidate;
using people::Candidates;
using people::Details;

// Of those on a list, the share thought to be known; and how many an ordinary county knows, so that
// a shared birth date counts for as much there as it should.
constexpr double known_already = 0.5;
constexpr double usual_people = 1'000'000;
constexpr double usual_worth = 2000;
constexpr double most_weight = 900;

std::vector<linkage::Value> values_of(const Details& details, std::string& born) {
    std::vector<linkage::Value> values{{Field::first_name, details.first_name.text()},
                                       {Field::middle_name, details.middle_name.text()},
                                       {Field::last_name, details.last_name.text()},
                                       {Field::address, details.address.text()},
                                       {Field::uprn, details.uprn}};
    if (details.born_on) {
        born = details.born_on->text();
        values.push_back({Field::birth_date, born});
    }
    if (details.nhs_number) values.push_back({Field::number, details.nhs_number->text()});
    if (details.postcode) values.push_back({Field::postcode, details.postcode->text()});
    for (const auto& number : details.numbers) {
        if (!number.why_bad.empty()) continue;
        values.push_back({number.kind == "email" ? Field::email : Field::phone, number.value});
    }
    return values;
}

std::vector<linkage::Value> values_of(const Candidate& known) {
    std::vector<linkage::Value> values{
        {Field::first_name, known.first_name}, {Field::middle_name, known.middle_name},
        {Field::last_name, known.last_name},   {Field::birth_date, known.born_on},
        {Field::number, known.nhs_number},     {Field::postcode, known.postcode},
        {Field::address, known.address},       {Field::uprn, known.uprn}};
    for (const std::string& number : known.numbers) {
        const bool mail = number.find('@') != std::string::npos;
        values.push_back({mail ? Field::email : Field::phone, number});
    }
    return values;
}

bool same_name(std::string_view one, std::string_view other) {
    return !one.empty() && text::folded(one) == text::folded(other);
}

// The same NHS number, and nothing that speaks against it: the birth date agrees, or both names.
bool sure_by_number(const Details& row, const Candidate& known) {
    if (!row.nhs_number || row.nhs_number->text() != known.nhs_number) return false;
    const bool born = row.born_on && row.born_on->text() == known.born_on;
    const bool last = same_name(row.last_name.text(), known.last_name);
    const bool first = same_name(row.first_name.text(), known.first_name);
    const bool nameless = row.last_name.empty() && row.first_name.empty();
    return (born && (last || first || nameless)) || (last && first && (!row.born_on || born));
}

// Another first name with the same birth date is a twin's until somebody says otherwise.
bool may_be_twins(const linkage::Levels& levels) {
    const linkage::Level first = levels[linkage::first_name];
    const linkage::Level born = levels[linkage::birth];
    return (first == linkage::first_level::similar || first == linkage::first_level::different) &&
           born != linkage::missing && born <= linkage::birth_level::one_digit &&
           levels[linkage::number] != linkage::exact;
}

std::string reasons_json(const linkage::Explanation& explanation) {
    std::vector<linkage::Step> steps = explanation.steps;
    std::stable_sort(steps.begin(), steps.end(), [](const auto& one, const auto& other) {
        return std::abs(one.weight) > std::abs(other.weight);
    });
    Json json = Json::array({});
    for (const auto& step : steps) {
        if (std::abs(step.weight) < 0.2) continue;
        json.push(Json::object({{"words", Json(step.words)},
                                {"weight", Json(std::round(step.weight * 10) / 10)}}));
    }
    return json.print();
}

linkage::Model model_of(double asked_among) {
    linkage::Model model = linkage::usual_model(usual_people);
    const double both = model.share[linkage::same] + model.share[linkage::moved];
    const double wanted = known_already / asked_among;
    model.share[linkage::same] *= wanted / both;
    model.share[linkage::moved] *= wanted / both;
    return model;
}

}  // namespace

struct Linker::Inside {
    Inside()
        : model(model_of(usual_people)),
          judge(model),
          frequencies(linkage::People{}),
          compare(people) {
        for (std::size_t each = 0; each < linkage::comparison_count; ++each) {
            const double usual = model.level[each][linkage::exact][linkage::unrelated];
            frequencies.set_usual(static_cast<linkage::Comparison>(each), usual, usual_worth);
        }
    }

    void judge_one(const Details& row, const linkage::Record& asked,
                   const std::vector<std::uint32_t>& who, const Candidates& found,
                   const std::vector<linkage::Record>& known, Meant& meant);

    linkage::People people;  // only its dictionaries: no row stays
    linkage::Model model;
    linkage::Judge judge;
    linkage::Frequencies frequencies;
    linkage::Comparer compare;
};

Linker::Linker() : inside_(std::make_unique<Inside>()) {}
Linker::~Linker() = default;

void Linker::Inside::judge_one(const Details& row, const linkage::Record& asked,
                               const std::vector<std::uint32_t>& who, const Candidates& found,
                               const std::vector<linkage::Record>& known, Meant& meant) {
    double odds = 0, best_weight = -most_weight;
    std::optional<std::uint32_t> best;
    for (const std::uint32_t each : who) {
        const auto chances = judge(compare(asked, known[each]), frequencies, asked, known[each]);
        const double weight = std::min(linkage::weight_of(chances), most_weight);
        odds += std::exp2(weight);
        if (!best || weight > best_weight) {
            best = each;
            best_weight = weight;
        }
    }
    if (!best) return;
    meant.probability = std::exp2(best_weight) / (1 + odds);
    if (meant.probability < look_from) return;
    const Candidate& likeliest = found.people[*best];
    meant.person = likeliest.id;
    // Two NHS numbers are two people, unless somebody says otherwise.
    const bool two_numbers = row.nhs_number && !likeliest.nhs_number.empty() &&
                             row.nhs_number->text() != likeliest.nhs_number;
    const bool sure = meant.probability >= sure_from && !two_numbers &&
                      !may_be_twins(compare(asked, known[*best]));
    meant.band = sure ? Band::sure : Band::look;
    meant.numbers = likeliest.numbers;
    if (!sure) {
        meant.reasons =
            reasons_json(linkage::explain(model, frequencies, people, asked, known[*best]));
    }
}

std::vector<Meant> Linker::link(sql::Session& session, const std::vector<const Details*>& rows) {
    std::vector<Meant> meant(rows.size());
    const Candidates by_number = people::candidates(session, rows, true);
    std::vector<const Details*> rest;
    std::vector<std::size_t> places;
    for (std::size_t each = 0; each < rows.size(); ++each) {
        for (const std::uint32_t one : by_number.of[each]) {
            const Candidate& known = by_number.people[one];
            if (meant[each].band == Band::none && sure_by_number(*rows[each], known)) {
                meant[each] = {.band = Band::sure, .person = known.id, .probability = 1,
                               .numbers = known.numbers};
            }
        }
        if (meant[each].band == Band::none) {
            rest.push_back(rows[each]);
            places.push_back(each);
        }
    }
    std::string born;
    auto& inside = *inside_;
    const Candidates found = people::candidates(session, rest, false);
    std::vector<linkage::Record> known, asked;
    for (const Candidate& each : found.people) {
        known.push_back(inside.people.encode(values_of(each)));
    }
    for (const Details* each : rest) {
        asked.push_back(inside.people.encode(values_of(*each, born)));
        inside.frequencies.add(asked.back());
    }
    inside.people.describe_names();
    for (std::size_t each = 0; each < rest.size(); ++each) {
        inside.judge_one(*rest[each], asked[each], found.of[each], found, known,
                         meant[places[each]]);
    }
    return meant;
}

Likeness likeness(const Details& one, const Details& other) {
    linkage::People people;
    std::string born;
    const linkage::Record left = people.encode(values_of(one, born));
    const linkage::Record right = people.encode(values_of(other, born));
    people.describe_names();
    const linkage::Model model = model_of(usual_people);
    const linkage::Frequencies frequencies;
    const auto explanation = linkage::explain(model, frequencies, people, left, right);
    return {.probability = linkage::probability_of(explanation.weight),
            .reasons = reasons_json(explanation)};
}

}  // namespace kith::lists
