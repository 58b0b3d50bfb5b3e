// A page of the handbook in words.
#include "platform/base/text.hpp"
#include "practice/volunteering/handbook/form.hpp"
#include "practice/volunteering/jobs/job.hpp"

namespace kith::volunteering {
namespace {

using Words = std::vector<std::pair<std::string, std::string>>;

std::string names_of_checks(const std::vector<std::string>& checks, const Handbook& book) {
    std::vector<std::string> names;
    for (const auto& check : checks) names.push_back(book.check_name(check));
    return capital(text::listed(names));
}

Words kind_words(const HandbookPage& page, const Handbook& book) {
    const JobKind kind = job_kind_of(page);
    std::vector<std::string> also;
    if (!kind.vehicle.empty()) also.emplace_back("a car is needed");
    if (!kind.skills.empty()) also.push_back("skills: " + kind.skills);
    if (kind.by_phone) also.emplace_back("done by phone");
    if (kind.money) also.emplace_back("money may pass");
    if (kind.likeness) also.emplace_back("somebody like the person suits better");
    if (kind.order == "shopping") also.emplace_back("a shopping list goes with it");
    if (kind.order == "medicine") also.emplace_back("a prescription goes with it");
    if (kind.health_critical) also.emplace_back("before other jobs: health depends on it");
    std::vector<std::string> steps;
    for (const auto& step : kind.steps) steps.emplace_back(step_words(step));
    return {{"Checks", names_of_checks(kind.checks, book)},
            {"Usually takes", duration_words(kind.minutes)},
            {"Comes round", kind.every_days ? rhythm_words(*kind.every_days) : "once"},
            {"Also", also.empty() ? "nothing else" : capital(text::join(also, "; "))},
            {"Steps on the way", text::join(steps, "; ")},
            {"To remember", text::join(kind.rules, " ")}};
}

Words role_words(const HandbookPage& page, const Handbook& book) {
    const Role role = role_of(page);
    std::vector<std::string> kinds;
    for (const auto& kind : role.kinds) kinds.push_back(book.kind(kind).name);
    return {{"What it is", role.about},
            {"Kinds of job", capital(text::listed(kinds))},
            {"Steps", names_of_checks(role.steps, book)}};
}

Words check_words(const HandbookPage& page) {
    const CheckKind check = check_kind_of(page);
    const std::string who = check.who == "volunteer"  ? "the volunteer"
                            : check.who == "referees" ? "referees"
                                                      : "a coordinator";
    Words words{{"Lasts", check.months ? std::to_string(*check.months) + " months"
                                   : "it does not run out"},
            {"Taken by", capital(who)},
            {"What happens", check.next}};
    if (check.reading.parts.empty()) return words;
    words.emplace_back("Page to read", check.reading.title);
    words.insert(words.end(), check.reading.parts.begin(), check.reading.parts.end());
    words.emplace_back("Button", check.reading.button);
    words.emplace_back("Read again", page.again ? "by everybody who has read an earlier version"
                                                : "not asked for by this version");
    return words;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> page_words(const HandbookPage& page,
                                                            const Handbook& book) {
    Words words{{"Name", page.name}};
    const Words more = page.part == Part::job_kind ? kind_words(page, book)
                       : page.part == Part::role   ? role_words(page, book)
                       : page.part == Part::check  ? check_words(page)
                                                   : Words{{"Asked for", "by coordinators, where "
                                                            "it suits better"}};
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

}  // namespace kith::volunteering
