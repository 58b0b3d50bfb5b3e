#include "practice/lists/sight.hpp"

#include <algorithm>
#include <map>

#include "platform/base/csv.hpp"
#include "platform/base/text.hpp"

namespace kith::lists {
namespace {

using sharing::Part;

constexpr std::size_t people_at_once = 500;

bool names_a_role(const sharing::InForce& agreement, const web::Viewer& viewer) {
    const auto& roles = agreement.roles;
    // Those who come by a token or a link have no role; the agreement's roles are for accounts.
    return roles.empty() || viewer.role_names.empty() ||
           std::any_of(roles.begin(), roles.end(), [&](const std::string& role) {
               return std::find(viewer.role_names.begin(), viewer.role_names.end(), role) !=
                      viewer.role_names.end();
           });
}

using Decisions = std::map<PersonId, sharing::Decision>;

Decisions decisions_about(sql::Session& session, const web::Viewer& viewer,
                          const std::vector<RowLine>& rows, sharing::Means means, Instant now) {
    std::vector<PersonId> people;
    for (const RowLine& row : rows) {
        if (row.person) people.push_back(*row.person);
    }
    std::sort(people.begin(), people.end());
    people.erase(std::unique(people.begin(), people.end()), people.end());
    Decisions all;
    for (std::size_t at = 0; at < people.size(); at += people_at_once) {
        const std::size_t until = std::min(at + people_at_once, people.size());
        all.merge(sharing::decide_each(session, viewer,
                                       {people.begin() + static_cast<std::ptrdiff_t>(at),
                                        people.begin() + static_cast<std::ptrdiff_t>(until)},
                                       now, means));
    }
    return all;
}

std::vector<std::string> needs_in(std::string_view did) {
    std::vector<std::string> needs;
    constexpr std::string_view need = "need:";
    for (const auto word : text::words(did)) {
        if (word.starts_with(need)) needs.emplace_back(word.substr(need.size()));
    }
    return needs;
}

RowSeen whole(const RowLine& row) {
    return {.number = row.number, .outcome = row.outcome, .source_id = row.source_id,
            .person = row.person, .needs = needs_in(row.did), .reason = row.reason,
            .kept = row.kept};
}

// `decision` is about the person whom the row means, where there is one.
void withhold(RowSeen& row, const Sight& sight, const sharing::Decision* decision) {
    const auto sees = [&](Part part) {
        return sight.sees(part) && (decision == nullptr || decision->sees(part));
    };
    if (!row.source_id.empty() && !sees(Part::name)) {
        row.source_id.clear();
        row.withheld.emplace_back(rows_number);
    }
    if (row.person && (decision == nullptr || !decision->allowed)) {
        row.person.reset();
        row.withheld.emplace_back(rows_person);
    }
    if (!row.needs.empty() && !sees(Part::needs)) {
        row.needs.clear();
        row.withheld.emplace_back(rows_needs);
    }
}

}  // namespace

bool Sight::sees(Part part) const {
    return whole || std::find(parts.begin(), parts.end(), part) != parts.end();
}

Sight sight_of(sql::Session& session, const web::Viewer& viewer, std::string_view named,
               sharing::Means means, Instant now) {
    if (!sharing::from_elsewhere(session, viewer)) return {.whole = true};
    return sight_among(viewer, named, sharing::agreements_in_force(session, means, now));
}

Sight sight_among(const web::Viewer& viewer, std::string_view named,
                  const std::vector<sharing::InForce>& in_force) {
    Sight sight{.why_not = "No information-sharing agreement in force lets your organisation see "
                           "this list in this way"};
    for (const auto& agreement : in_force) {
        if (agreement.organisation.text() != viewer.organisation_id) continue;
        if (agreement.reference != text::trim(named)) continue;
        if (!names_a_role(agreement, viewer)) {
            sight.why_not = "The agreement " + agreement.reference + " does not name your role";
            continue;
        }
        sight.parts = agreement.parts;
        sight.agreement = agreement.reference;
        sight.why_not.clear();
        break;
    }
    return sight;
}

Sight sight_of(sql::Session& session, const web::Viewer& viewer, const ImportRow& row,
               sharing::Means means, Instant now) {
    const auto kind = list_kind(session, row.list_id);
    return sight_of(session, viewer, kind ? std::string_view(kind->about.agreement) : "", means,
                    now);
}

std::string words_of(const Sight& sight) {
    if (sight.whole) return "";
    if (!sight.any()) return sight.why_not;
    std::vector<std::string> names;
    for (const Part part : {Part::name, Part::birth_date, Part::nhs_number, Part::address,
                            Part::contact, Part::needs, Part::flags, Part::notes}) {
        if (!sight.sees(part)) names.emplace_back(sharing::part_name(part));
    }
    return "You see this list under the agreement " + sight.agreement +
           (names.empty() ? std::string(".")
                          : ". It does not cover, and so you are not shown: " +
                                text::listed(names) + ".");
}

std::string_view words_of(const RowSeen& row) {
    if (!row.kept.empty()) return row.kept == "taken back" ? "taken back" : "kept";
    if (row.outcome == "known") return "attached to a known person";
    if (row.outcome == "added") return "new person";
    if (row.outcome == "review") return "new person, may be known: waiting for review";
    if (row.outcome == "refused") return "refused";
    return "no longer on the list";
}

std::optional<Part> part_told(Column column) {
    switch (column) {
        case Column::nothing:
        case Column::said_at: return std::nullopt;
        case Column::id:
        case Column::reference:
        case Column::first_name:
        case Column::middle_name:
        case Column::last_name:
        case Column::full_name: return Part::name;
        case Column::birth_date: return Part::birth_date;
        case Column::nhs_number: return Part::nhs_number;
        case Column::uprn:
        case Column::house_number:
        case Column::address:
        case Column::postcode:
        case Column::district: return Part::address;
        case Column::phone:
        case Column::mobile:
        case Column::landline:
        case Column::mobile_confirmed:
        case Column::landline_confirmed:
        case Column::email: return Part::contact;
        case Column::died_on:
        case Column::has_died:
        case Column::active: return Part::flags;
        case Column::note: return Part::notes;
        case Column::has_food:
        case Column::wants_food:
        case Column::care_met:
        case Column::can_carry:
        case Column::wants_contact:
        case Column::diet:
        case Column::provider:
        case Column::next_delivery:
        case Column::delivery_outcome:
        case Column::outcome_words:
        case Column::feedback_code: return Part::needs;
    }
    return std::nullopt;
}

std::vector<RowSeen> see_rows(sql::Session& session, const web::Viewer& viewer, const Sight& sight,
                              const std::vector<RowLine>& rows, sharing::Means means,
                              Instant now) {
    std::vector<RowSeen> seen;
    Decisions decisions;
    if (!sight.whole) decisions = decisions_about(session, viewer, rows, means, now);
    for (const RowLine& row : rows) {
        seen.push_back(whole(row));
        if (sight.whole) continue;
        const auto decision = row.person ? decisions.find(*row.person) : decisions.end();
        withhold(seen.back(), sight,
                 decision == decisions.end() ? nullptr : &decision->second);
    }
    return seen;
}

std::string seen_as_it_stood(const Sight& sight, const Layout* layout, std::string_view header,
                             std::string_view row_text) {
    if (sight.whole) return std::string(row_text);
    CsvReader head(header), row(row_text, csv_separator(row_text));
    const bool read = head.next();
    const CsvHeader headings(read ? head.fields() : std::vector<std::string_view>{});
    if (!row.next()) return "";
    std::vector<bool> open(row.size(), false);
    if (layout != nullptr) {
        for (const auto& [heading, column] : layout->columns) {
            const auto place = headings.column(heading);
            const auto part = part_told(column);
            const bool tells_nobody = column == Column::said_at;
            if (!place || *place >= open.size()) continue;
            open[*place] = tells_nobody || (part && sight.sees(*part));
        }
    }
    std::string seen;
    CsvWriter writer(seen);
    for (std::size_t each = 0; each < row.size(); ++each) {
        const bool shown = open[each] || row[each].empty();
        writer.field(shown ? row[each] : std::string_view(withheld));
    }
    writer.end_row();
    return std::string(text::trim(seen));
}

}  // namespace kith::lists
