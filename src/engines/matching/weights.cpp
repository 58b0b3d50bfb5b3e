#include "engines/matching/weights.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace kith::matching {
namespace {

struct Field {
    std::string_view name;
    int Weights::*member;
};

constexpr std::array fields{
    Field{"kilometre", &Weights::kilometre},
    Field{"not_known_to_person", &Weights::not_known_to_person},
    Field{"year_of_age_apart", &Weights::year_of_age_apart},
    Field{"years_apart_ignored", &Weights::years_apart_ignored},
    Field{"years_apart_most", &Weights::years_apart_most},
    Field{"no_shared_interest", &Weights::no_shared_interest},
    Field{"no_shared_language", &Weights::no_shared_language},
    Field{"no_shared_experience", &Weights::no_shared_experience},
    Field{"job_this_week", &Weights::job_this_week},
    Field{"job_this_month", &Weights::job_this_month},
    Field{"jobs_counted_most", &Weights::jobs_counted_most},
    Field{"further_job_in_run", &Weights::further_job_in_run},
    Field{"not_waiting", &Weights::not_waiting},
    Field{"days_waiting_enough", &Weights::days_waiting_enough},
    Field{"not_a_newcomer", &Weights::not_a_newcomer},
    Field{"sure_to_refuse", &Weights::sure_to_refuse},
    Field{"no_slack", &Weights::no_slack},
    Field{"hours_of_slack_enough", &Weights::hours_of_slack_enough},
    Field{"trip_of_its_own", &Weights::trip_of_its_own},
    Field{"metres_of_one_trip", &Weights::metres_of_one_trip},
    Field{"job_left_over", &Weights::job_left_over},
    Field{"health_critical_left_over", &Weights::health_critical_left_over},
};

}  // namespace

Result<Weights> weights_from_json(std::string_view text) {
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object()) return invalid("weights", "The weights are not a JSON object");
    Weights weights;
    for (const auto& [name, value] : json.items()) {
        const auto* const field = std::ranges::find(fields, std::string_view(name), &Field::name);
        if (field == fields.end()) return invalid(name, "There is no weight “" + name + "”");
        if (!value.is_number_integer() || value < 0 || value > 1'000'000'000) {
            return invalid(name, "“" + name + "” must be a whole number from 0 to 1000000000");
        }
        weights.*field->member = value.get<int>();
    }
    return weights;
}

}  // namespace kith::matching
