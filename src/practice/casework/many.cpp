// Needs, stories and work by the thousand, for lists.
#include <map>
#include <set>

#include "platform/base/london.hpp"
#include "platform/sql/bulk.hpp"
#include "platform/sql/pieces.hpp"
#include "platform/sql/references.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/casework/hooks.hpp"
#include "practice/casework/many.hpp"
#include "practice/casework/need.hpp"
#include "practice/casework/store.hpp"

namespace kith::casework {
namespace {

constexpr std::string_view why_unlogged = "whoever brings a list logs its batches";
constexpr int hour_due = 17;

std::vector<PersonId> people_of(const std::vector<ListedNeed>& needs) {
    std::vector<PersonId> people;
    for (const ListedNeed& each : needs) {
        if (!each.person_is_new) people.push_back(each.need.person);
    }
    return people;
}

using OpenNeeds = std::set<std::pair<PersonId, std::string>>;

OpenNeeds open_already(sql::Session& session, const std::vector<PersonId>& people) {
    OpenNeeds open;
    using Row = std::tuple<PersonId, std::string>;
    sql::in_pieces(people, [&](const std::string& list, const sql::Arguments& with) {
        for (auto& [person, category] : session.all<Row>(
                 "SELECT person_id, category FROM need WHERE closed_at IS NULL AND person_id IN (" +
                     list + ")",
                 with)) {
            open.emplace(person, category);
        }
    });
    return open;
}

std::vector<Reference> free_references(sql::Session& session, std::size_t count) {
    std::set<std::string> made;
    while (made.size() < count) made.insert(Reference::make('N').text());
    std::vector<std::string> tried(made.begin(), made.end());
    sql::in_pieces(tried, [&](const std::string& list, const sql::Arguments& with) {
        for (auto& used : session.all<std::string>(
                 "SELECT reference FROM need WHERE reference IN (" + list + ")", with)) {
            made.erase(used);
        }
    });
    std::vector<Reference> references;
    for (const std::string& one : made) references.push_back(Reference::parse(one).value());
    while (references.size() < count) {
        references.push_back(sql::free_reference(session, "need", 'N'));
    }
    return references;
}

// What is the same for all needs of a batch.
struct Known {
    std::map<std::string, Category> categories{};
    TeamId team;
    OrganisationId council;
    Day today;

    const Category& category(sql::Session& session, const std::string& id) {
        auto found = categories.find(id);
        if (found == categories.end()) {
            auto published = casework::category(session, id);
            if (!published) throw std::logic_error("a need of a category that is not published");
            found = categories.emplace(id, *std::move(published)).first;
        }
        return found->second;
    }
};

Work work_of(const NewNeed& asked, const Category& category, NeedId id, Day due_on,
             const Known& known) {
    return {.subject_kind = "need",
            .subject_id = id.string(),
            .person = asked.person,
            .title = category.name,
            .path = path(id).str(),
            .owner = {.team = known.team, .organisation = known.council},
            .due_at = instant_of({due_on, TimeOfDay(hour_due, 0)}),
            .priority = asked.health_critical ? 2 : 0,
            .urgent = asked.urgent || asked.health_critical};
}

class Opening {
  public:
    Opening(sql::Transaction& transaction, std::size_t most, Instant now)
        : transaction_(transaction),
          now_(now),
          at_(iso_text(now)),
          references_(free_references(transaction, most)),
          known_{.team = accounts::answering_team(transaction, "needs"),
                 .council = accounts::council(transaction),
                 .today = london_day(now)},
          rows_(transaction, R"(
              INSERT INTO need (id, reference, person_id, category, category_version, title,
                                details, answers, status, urgent, health_critical, due_kind,
                                due_from, due_on, route, team_id, organisation_id, ward, made_at))",
                19) {}

    Opened open(const ListedNeed& listed) {
        const NewNeed& asked = listed.need;
        const Category& category = known_.category(transaction_, asked.category);
        const auto id = NeedId::make(now_);
        const Reference reference = references_.back();
        references_.pop_back();
        const DueDates dates =
            due_dates(asked.due, category.days_to_meet, asked.urgent, known_.today);
        const std::optional<std::string> ward =
            listed.ward.empty() ? std::nullopt : std::optional(listed.ward);
        rows_.add(id, reference, asked.person, category.id, category.version, category.name,
                  asked.details, asked.answers.print(), "waiting", asked.urgent,
                  asked.health_critical, dates.kind, dates.from, dates.on,
                  asked.route.value_or(category.usual_route), known_.team, known_.council, ward,
                  at_);
        work_.push_back(work_of(asked, category, id, dates.on, known_));
        return {.id = id, .reference = reference, .joined = false};
    }

    void finish() {
        rows_.finish();
        transaction_.unlogged(why_unlogged);
        put_new_work(transaction_, work_, now_);
    }

  private:
    sql::Transaction& transaction_;
    Instant now_;
    std::string at_;
    std::vector<Reference> references_;
    Known known_;
    sql::Bulk rows_;
    std::vector<Work> work_;
};

}  // namespace

std::vector<Opened> open_needs(sql::Transaction& transaction, const std::vector<ListedNeed>& needs,
                               Instant now) {
    if (needs.empty()) return {};
    OpenNeeds open = open_already(transaction, people_of(needs));
    Opening opening(transaction, needs.size(), now);
    std::vector<std::optional<Opened>> opened(needs.size());
    for (std::size_t each = 0; each < needs.size(); ++each) {
        const NewNeed& asked = needs[each].need;
        if (open.emplace(asked.person, asked.category).second) {
            opened[each] = opening.open(needs[each]);
        }
    }
    opening.finish();
    std::vector<Opened> all;
    for (std::size_t each = 0; each < needs.size(); ++each) {
        all.push_back(opened[each] ? *opened[each] : open_need(transaction, needs[each].need, now));
    }
    return all;
}

void tell_all(sql::Transaction& transaction, const std::vector<Story>& lines, Instant at) {
    sql::Bulk rows(transaction, R"(
        INSERT INTO story (id, person_id, at, kind, subject_id, headline, body, by_account, by_name,
                           organisation_id, sensitive))",
                   11);
    const std::string instant = iso_text(at);
    for (const Story& line : lines) {
        rows.add(Id<Story>::make(at), line.person, instant, line.kind, line.subject_id,
                 line.headline, line.body, line.by, line.by_name, line.organisation,
                 line.sensitive);
    }
    rows.finish();
    transaction.unlogged(why_unlogged);
}

void put_new_work(sql::Transaction& transaction, const std::vector<Work>& work, Instant now) {
    if (work.empty()) return;
    const OrganisationId council = accounts::council(transaction);
    sql::Bulk rows(transaction, R"(
        INSERT INTO work (id, subject_kind, subject_id, person_id, title, path, account_id,
                          team_id, organisation_id, due_at, priority, urgent, made_at))",
                   13);
    const std::string at = iso_text(now);
    for (const Work& each : work) {
        rows.add(Id<Work>::make(now), each.subject_kind, each.subject_id, each.person, each.title,
                 each.path, each.owner.account, each.owner.team,
                 each.owner.organisation.value_or(council), each.due_at, each.priority,
                 each.urgent, at);
    }
    rows.finish();
    transaction.unlogged(why_unlogged);
    announce(transaction, "work");
}

std::vector<PersonId> in_touch(sql::Session& session, const std::vector<PersonId>& people,
                               Instant since) {
    std::vector<PersonId> found;
    sql::in_pieces(people, [&](const std::string& list, sql::Arguments& with) {
        const std::string from = with.add(since);
        for (const PersonId& person : session.all<PersonId>(
                 "SELECT DISTINCT person_id FROM story WHERE person_id IN (" + list +
                     ") AND at >= " + from + " AND kind IN ('contact', 'call', 'visit')",
                 with)) {
            found.push_back(person);
        }
    });
    return found;
}

std::vector<PersonId> with_more_than(sql::Session& session, const std::vector<PersonId>& people,
                                     std::string_view subject_id) {
    return with_more_than(session, people, subject_id, {});
}

std::vector<PersonId> with_more_than(sql::Session& session, const std::vector<PersonId>& people,
                                     std::string_view subject_id, const Joins& joins) {
    std::vector<PersonId> found;
    using Line = std::tuple<PersonId, std::string>;
    sql::in_pieces(people, [&](const std::string& list, sql::Arguments& with) {
        const std::string subject = with.add(subject_id);
        for (const auto& [person, about] : session.all<Line>(
                 "SELECT person_id, subject_id FROM story WHERE person_id IN (" + list +
                     ") AND subject_id <> " + subject + " UNION "
                     "SELECT person_id, '' FROM contact WHERE person_id IN (" + list + ") UNION "
                     "SELECT person_id, '' FROM note WHERE person_id IN (" + list + ")",
                 with)) {
            const auto need = NeedId::parse(about);
            if (!need || !joins.contains(*need)) found.push_back(person);
        }
    });
    return found;
}

void take_back_work(sql::Transaction& transaction, std::string_view subject_kind,
                    const std::vector<std::string>& subject_ids) {
    sql::in_pieces(subject_ids, [&](const std::string& list, sql::Arguments& with) {
        const std::string kind = with.add(subject_kind);
        transaction.execute("DELETE FROM work WHERE subject_kind = " + kind +
                                " AND subject_id IN (" + list + ")",
                            with);
    });
    transaction.unlogged("whoever takes a list back logs it");
}

std::vector<NeedId> take_back(sql::Transaction& transaction, const std::vector<NeedId>& needs,
                              const std::vector<PersonId>& people, std::string_view subject_id) {
    return take_back(transaction, needs, people, subject_id, {});
}

namespace {

// Of these needs, those that somebody has worked on.
std::set<NeedId> worked_on(sql::Session& session, const std::vector<NeedId>& needs,
                           const Joins& joins) {
    std::set<NeedId> worked;
    using Row = std::tuple<NeedId, int, std::string, int>;
    sql::in_pieces(needs, [&](const std::string& list, const sql::Arguments& with) {
        for (const auto& [need, version, status, lines] : session.all<Row>(
                 "SELECT id, version, status, (SELECT count(*) FROM story WHERE story.person_id = "
                 "need.person_id AND story.subject_id = need.id) FROM need WHERE id IN (" +
                     list + ") AND (version > 1 OR status <> 'waiting' OR EXISTS (SELECT 1 FROM "
                     "story WHERE story.person_id = need.person_id AND story.subject_id = "
                     "need.id))",
                 with)) {
            const auto joined = joins.find(need);
            const int times = joined == joins.end() ? 0 : joined->second;
            if (version > 1 + times || status != "waiting" || lines > times) worked.insert(need);
        }
    });
    return worked;
}

}  // namespace

std::vector<NeedId> take_back(sql::Transaction& transaction, const std::vector<NeedId>& needs,
                              const std::vector<PersonId>& people, std::string_view subject_id,
                              const Joins& joins) {
    const auto worked = worked_on(transaction, needs, joins);
    std::vector<std::string> untouched, joined;
    for (const NeedId& need : needs) {
        if (worked.contains(need)) continue;
        untouched.push_back(need.string());
        if (joins.contains(need)) joined.push_back(need.string());
    }
    take_back_work(transaction, "need", untouched);
    sql::in_pieces(untouched, [&](const std::string& list, const sql::Arguments& with) {
        transaction.execute("DELETE FROM need WHERE id IN (" + list + ")", with);
    });
    sql::in_pieces(joined, [&](const std::string& list, const sql::Arguments& with) {
        transaction.execute("DELETE FROM story WHERE subject_id IN (" + list + ")", with);
    });
    sql::in_pieces(people, [&](const std::string& list, sql::Arguments& with) {
        const std::string subject = with.add(subject_id);
        transaction.execute("DELETE FROM story WHERE person_id IN (" + list +
                                ") AND subject_id = " + subject,
                            with);
    });
    transaction.unlogged("whoever takes a list back logs it");
    return {worked.begin(), worked.end()};
}

}  // namespace kith::casework
