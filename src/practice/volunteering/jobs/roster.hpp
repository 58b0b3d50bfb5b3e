// The volunteers and jobs of the tables as the matching engine's values, one statement a table.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engines/matching/matching.hpp"
#include "practice/volunteering/handbook/handbook.hpp"
#include "practice/volunteering/jobs/suggest.hpp"

namespace kith::volunteering {

class Roster {
  public:
    // Whom to read: everybody active, those active who offer a kind, or one whoever they are; and
    // whether their plans and what they have in hand are asked about too.
    struct Whom {
        std::string kind{};
        std::optional<VolunteerId> one{};
        bool plans = true, load = true;
    };
    Roster(sql::Session& session, const Whom& whom, Instant now);

    const std::map<VolunteerId, matching::Volunteer>& volunteers() const { return found_; }
    std::vector<matching::Volunteer> list() const;
    const VolunteerRow* row(std::string_view id) const;

    // The job as the engine sees it. `before` and `never` are filled by know().
    matching::Job job(const JobRow& job, const Likeness& person);
    // Reads whom the job's person knows already, and who was asked for this job and said no.
    void know(matching::Job& job, const JobRow& row);

    // Of the engine; `terms` lives as long as the roster.
    matching::Setting setting() const { return {terms_, weights_, moment_}; }

  private:
    template <class Row, class Visit>
    void each(std::string_view select, const Visit& visit, std::string_view rest = "",
              std::optional<Instant> since = std::nullopt);
    void add_rows();
    void add(const VolunteerRow& row);
    void add_kinds();
    void add_checks();
    void add_times();
    void add_away();
    void add_extra();
    void add_never();
    void add_load();
    void add_answers();
    void open_now(const VolunteerRow& row, matching::Volunteer& who) const;

    sql::Session& session_;
    Handbook book_;
    Whom whom_;
    Instant now_;
    Day today_;
    matching::Moment moment_;
    matching::Terms terms_{};
    matching::Weights weights_{};
    std::map<VolunteerId, matching::Volunteer> found_{};
    std::map<std::string, VolunteerRow, std::less<>> rows_{};
};

// Why the volunteer cannot be given the job, as a sentence; nothing when they can. What they said
// they can do at once is their own affair when it is they who say yes.
enum class Judged { to_offer, to_accept };
std::optional<std::string> unsuitable(sql::Session& session, const JobRow& job,
                                      const VolunteerRow& volunteer, Instant now, Judged judged);

}  // namespace kith::volunteering
