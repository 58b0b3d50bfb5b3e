// A made-up county as jobs.csv and volunteers.csv.
#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <iostream>

#include "county.hpp"

namespace {

using namespace kith::matching;

std::string parted(std::string text) {
    for (auto at = text.find(", "); at != std::string::npos; at = text.find(", ")) {
        text.replace(at, 2, ";");
    }
    return text;
}

std::string moment(const std::optional<Moment>& time) {
    if (!time) return "";
    const std::chrono::year_month_day date{day_of(*time)};
    const auto minutes = (*time - start_of(day_of(*time))).count();
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       minutes / 60, minutes % 60);
}

std::string day(const std::optional<Day>& day) {
    return day ? moment(start_of(*day)).substr(0, 10) : "";
}

std::string clock(int slot) { return fmt::format("{}:{:02}", slot / 2, slot % 2 * 30); }

std::string hours(const WeekHours& week) {
    static constexpr std::array names{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    std::string text;
    for (int each = 0; each < 7; ++each) {
        for (int slot = 0; slot < slots_in_day; ++slot) {
            const int from = slot;
            while (slot < slots_in_day && week.at(each * slots_in_day + slot)) ++slot;
            if (slot == from) continue;
            text += fmt::format("{}{} {}-{}", text.empty() ? "" : " ",
                                names[static_cast<std::size_t>(each)], clock(from), clock(slot));
        }
    }
    return text;
}

std::string dated(const std::vector<Dated>& list, const Vocabulary& words) {
    std::string text;
    for (const Dated& item : list) {
        text += fmt::format("{}{}{}", text.empty() ? "" : ";", words.name(item.what),
                            item.until ? " until " + day(item.until) : "");
    }
    return text;
}

std::string place(const std::optional<Place>& place) {
    const Degrees degrees = degrees_of(*place);
    return fmt::format("{:.6f},{:.6f}", degrees.latitude, degrees.longitude);
}

std::string_view sex(Sex sex) {
    return sex == Sex::female ? "female" : sex == Sex::male ? "male" : "";
}

void write_jobs(const County& county, const std::string& path) {
    std::ofstream out(path);
    out << "job,person,lat,lon,by_phone,kind,checks,skills,languages,sex,not_before,not_after,"
           "hours,minutes,volunteers,health_critical,before,likeness,age,interests\n";
    const Terms& terms = county.terms;
    for (const Job& job : county.jobs) {
        out << fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", job.id,
                           job.person, place(job.place), job.by_phone ? "yes" : "no",
                           terms.kinds.name(job.kind), parted(terms.checks.names(job.checks)),
                           parted(terms.skills.names(job.skills)),
                           parted(terms.languages.names(job.languages)), sex(job.sex_asked_for),
                           moment(job.not_before), moment(job.not_after), hours(job.hours),
                           job.minutes, job.volunteers, job.health_critical ? "yes" : "no",
                           job.before.empty() ? "" : job.before.front(),
                           job.likeness ? "yes" : "no", job.age.value_or(70),
                           parted(terms.interests.names(job.interests)));
    }
}

void write_volunteers(const County& county, const std::string& path) {
    std::ofstream out(path);
    out << "volunteer,lat,lon,foot_km,bicycle_km,car_km,kinds,checks,skills,vehicles,languages,sex,"
           "born,hours,jobs_free,hours_free,interests,jobs_this_week,jobs_this_month,last_job,"
           "asked,accepted\n";
    const Terms& terms = county.terms;
    for (const Volunteer& who : county.volunteers) {
        out << fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n",
                           who.id, place(who.place), who.reach.foot / 1000.0,
                           who.reach.bicycle / 1000.0, who.reach.car / 1000.0,
                           parted(terms.kinds.names(who.kinds)), dated(who.checks, terms.checks),
                           parted(terms.skills.names(who.skills)),
                           parted(terms.vehicles.names(who.vehicles)),
                           parted(terms.languages.names(who.languages)), sex(who.sex),
                           day(who.born), hours(who.hours), who.jobs_free,
                           who.minutes_free / 60.0, parted(terms.interests.names(who.interests)),
                           who.jobs_this_week, who.jobs_this_month, day(who.last_job), who.asked,
                           who.accepted);
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 5) {
        std::cerr << "matching_write_county JOBS VOLUNTEERS SIDE_KM FOLDER\n";
        return 2;
    }
    const County county =
        make_county(std::atoi(argv[1]), std::atoi(argv[2]), std::atoi(argv[3]), 1);
    const std::string folder = argv[4];
    write_jobs(county, folder + "/jobs.csv");
    write_volunteers(county, folder + "/volunteers.csv");
}
