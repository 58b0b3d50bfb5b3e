// An import taken back: what it made is removed and what it changed is put back, but for what
// somebody has worked on since.
#include <map>
#include <set>

#include "platform/base/crypto.hpp"
#include "platform/base/json.hpp"
#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/sql/about.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/lists/moves.hpp"
#include "practice/lists/review.hpp"
#include "practice/lists/undo_store.hpp"
#include "practice/people/many.hpp"

namespace kith::lists {
namespace {

constexpr std::size_t rows_at_once = 2000;
constexpr std::string_view worked_with = "Somebody has worked with them since";

// What one row did, as put_lines wrote it down.
struct Done {
    bool person = false, joined = false, died = false, raised = false;
    std::vector<std::string> numbers{}, flags{}, ended{};
    std::vector<NeedId> needs{};
    std::vector<CallId> calls{};
    std::optional<people::Address> address{};
    bool moved = false;                // out of the area, or back into it
    std::optional<Day> away_before{};  // of a move back
};

people::Address read_address(std::string_view packed) {
    people::Address address;
    const auto text = from_base64url(packed);
    const auto json = text ? Json::parse(*text) : Parsed<Json>(refused(""));
    if (!json) return address;
    address.address = Private(std::string(json->text_at("/address")));
    if (const auto code = Postcode::parse(json->text_at("/postcode"))) address.postcode = *code;
    return address;
}

Done read_done(std::string_view did) {
    Done done;
    for (const auto word : text::words(did)) {
        const auto colon = word.find(':');
        const auto what = word.substr(0, colon);
        const std::string id(colon == word.npos ? std::string_view{} : word.substr(colon + 1));
        if (what == "person") done.person = true;
        if (what == "joined") done.joined = true;
        if (what == "died") done.died = true;
        if (what == "raised") done.raised = true;
        if (what == "away" || what == "back") done.moved = true;
        if (what == "back") done.away_before = Day::parse(id).value();
        if (what == "number") done.numbers.push_back(id);
        if (what == "flag") done.flags.push_back(id);
        if (what == "ended") done.ended.push_back(id);
        if (what == "address") done.address = read_address(id);
        if (what == "need") done.needs.push_back(NeedId::parse(id).value());
        if (what == "call") done.calls.push_back(CallId::parse(id).value());
    }
    return done;
}

template <class T>
void append(std::vector<T>& all, const std::vector<T>& more) {
    all.insert(all.end(), more.begin(), more.end());
}

// Of the people an import added, those whom something names that no import makes: a reading, a
// card, a referral, whatever there is.
std::vector<PersonId> named_elsewhere(sql::Session& session, const std::vector<PersonId>& added) {
    // What an import makes, and what casework is asked about apart.
    static const std::vector<std::string> made_by_imports{
        "person", "person_number", "person_flag", "need", "call", "story", "work", "list_entry",
        "list_row", "review_pair", "access_log", "look_alert"};
    static const auto ways = sql::ways_to("person", "person_id", sql::schema());
    std::vector<std::string> ids;
    for (const PersonId& person : added) ids.push_back(person.string());
    std::vector<PersonId> named;
    for (const std::string& id : sql::named_beyond(session, ids, ways, made_by_imports)) {
        named.push_back(PersonId::parse(id).value());
    }
    return named;
}

class Undoing {
  public:
    Undoing(sql::Transaction& transaction, const ImportRow& import, Instant now)
        : transaction_(transaction), import_(import), now_(now) {}

    // `again`: rows of which somebody was kept when the import was taken back.
    TakenBack take_back(std::vector<RowLine>& rows, bool again = false) {
        for (const RowLine& row : rows) done_.push_back(read_done(row.did));
        keep_whom_somebody_knows(rows);
        take_calls_and_needs(rows);
        take_people(rows);
        lower_calls(rows);
        for (std::size_t each = 0; each < rows.size(); ++each) {
            if (done_[each].joined && rows[each].kept.empty()) rows[each].kept = joined_need;
            counts_.kept += rows[each].kept.empty() ? 0 : 1;
        }
        counts_.rows = rows.size();
        if (!again) put_entries_back(transaction_, import_.list_id, rows);
        mark_taken_back(transaction_, import_.id, rows);
        return counts_;
    }

  private:
    bool kept(const RowLine& row) const { return !row.kept.empty(); }

    void keep_whom_somebody_knows(std::vector<RowLine>& rows) {
        std::vector<PersonId> added;
        for (std::size_t each = 0; each < rows.size(); ++each) {
            if (done_[each].person && rows[each].person) added.push_back(*rows[each].person);
        }
        const ByLists lists = by_lists(transaction_, added);
        for (const Done& done : done_) {
            for (const NeedId& need : done.needs) {
                const auto joined = lists.joins.find(need);
                if (joined != lists.joins.end()) joins_.insert(*joined);
            }
        }
        std::map<PersonId, std::string_view> known;
        const auto keep = [&](const std::vector<PersonId>& people, std::string_view why) {
            for (const PersonId& person : people) known.try_emplace(person, why);
        };
        // What else speaks for keeping them is asked again when that list is taken back.
        keep(on_other_imports(transaction_, added, import_.id), named_by_another);
        keep(casework::with_more_than(transaction_, added, import_.id, joins_), worked_with);
        keep(people::changed_since_added(transaction_, added, lists.changes), worked_with);
        keep(named_elsewhere(transaction_, added), worked_with);
        for (std::size_t each = 0; each < rows.size(); ++each) {
            if (!done_[each].person || !rows[each].person) continue;
            const auto why = known.find(*rows[each].person);
            if (why != known.end()) rows[each].kept = why->second;
        }
    }

    void take_calls_and_needs(std::vector<RowLine>& rows) {
        std::vector<CallId> calls;
        std::vector<NeedId> needs;
        std::vector<PersonId> people;
        for (std::size_t each = 0; each < rows.size(); ++each) {
            if (!kept(rows[each])) append(calls, done_[each].calls);
        }
        const auto begun = calls::take_back(transaction_, calls);
        const std::set<CallId> begun_calls(begun.begin(), begun.end());
        for (std::size_t each = 0; each < rows.size(); ++each) {
            for (const CallId& call : done_[each].calls) {
                if (begun_calls.contains(call)) rows[each].kept = worked_with;
            }
            if (kept(rows[each])) continue;
            append(needs, done_[each].needs);
            if (rows[each].person) people.push_back(*rows[each].person);
        }
        const auto left = casework::take_back(transaction_, needs, people, import_.id,
                                              joins_);
        const std::set<NeedId> worked(left.begin(), left.end());
        for (std::size_t each = 0; each < rows.size(); ++each) {
            for (const NeedId& need : done_[each].needs) {
                if (worked.contains(need)) rows[each].kept = worked_with;
            }
        }
        counts_.calls += calls.size() - begun.size();
        counts_.needs += needs.size() - left.size();
    }

    void take_people(const std::vector<RowLine>& rows) {
        std::vector<PersonId> added;
        std::vector<std::string> numbers, flags, ended;
        for (std::size_t each = 0; each < rows.size(); ++each) {
            const Done& done = done_[each];
            if (kept(rows[each]) || !rows[each].person) continue;
            const PersonId person = *rows[each].person;
            append(numbers, done.numbers);
            append(flags, done.flags);
            append(ended, done.ended);
            if (done.person) added.push_back(person);
            if (done.moved) take_back_move(transaction_, person, done.away_before, now_);
            if (done.address) {
                people::record_address(transaction_, person, *done.address, now_);
            }
            if (done.died) {
                people::take_back_death(transaction_, person, now_);
                calls::resume_all(transaction_, person, import_.started_at, now_);
                for (const auto& need : casework::needs_of(transaction_, person)) {
                    if (need.status_reason != died_reason) continue;
                    (void)casework::move_need(transaction_, need.id, "waiting", "", "Kith", now_);
                }
            }
        }
        drop_pairs_of(transaction_, added);
        people::take_back(transaction_, added, numbers, flags, ended);
        counts_.people += added.size();
    }

    // A call that stood before the import has the priority it would have without it.
    void lower_calls(const std::vector<RowLine>& rows) {
        for (std::size_t each = 0; each < rows.size(); ++each) {
            if (!done_[each].raised || kept(rows[each]) || !rows[each].person) continue;
            const PersonId person = *rows[each].person;
            const std::string source = "list:" + import_.list_id;
            const auto standing = people::standing(transaction_, person, london_day(now_));
            if (!standing || !has_open_call(transaction_, person, source)) continue;
            calls::book(transaction_,
                        {.person = person, .purpose = "first contact", .script = "first-contact",
                         .due_at = now_, .priority = standing->need_points,
                         .priority_why = standing->need_why, .source = source},
                        now_);
        }
    }

    sql::Transaction& transaction_;
    const ImportRow& import_;
    Instant now_;
    std::vector<Done> done_{};
    casework::Joins joins_{};
    TakenBack counts_{};
};

void add(TakenBack& all, const TakenBack& some) {
    all.people += some.people;
    all.needs += some.needs;
    all.calls += some.calls;
    all.rows += some.rows;
    all.kept += some.kept;
}

// People whom an import that was taken back before had made, and who stayed because this one named
// them, go as well.
void take_back_whom_it_kept(sql::Database& database, const sql::Actor& actor,
                            std::string_view import_id, const Clock& clock, TakenBack& all) {
    for (const std::string& earlier : database.read([&](sql::Session& session) {
             return kept_because_of(session, import_id);
         })) {
        const auto import = database.read(
            [&](sql::Session& session) { return import_row(session, earlier); });
        std::int64_t after = INT32_MIN;
        for (bool more = true; more;) {
            const auto [some, last] = database.write(actor, [&](sql::Transaction& transaction) {
                auto rows =
                    rows_kept_because_of(transaction, earlier, import_id, after, rows_at_once);
                transaction.unlogged("there may be none left");
                if (rows.empty()) return std::pair(TakenBack{}, after);
                const auto number = rows.back().number;
                Undoing undoing(transaction, *import, clock.now());
                return std::pair(undoing.take_back(rows, true), number);
            });
            after = last;
            more = some.rows > 0;
            all.people += some.people;
            all.needs += some.needs;
            all.calls += some.calls;
        }
    }
}

}  // namespace

std::string latest_import(sql::Database& database) {
    const auto latest =
        database.read([](sql::Session& session) { return imports(session, "", 1); });
    return latest.empty() ? "" : latest.front().id;
}

Result<TakenBack> undo_import(sql::Database& database, const sql::Actor& actor,
                              std::string_view import_id, const Clock& clock) {
    const auto import = database.read(
        [&](sql::Session& session) { return import_row(session, import_id); });
    if (!import) return problem(NotFound{"import"});
    if (import->status != "done" && import->status != "failed") {
        return invalid("import", "This import is not finished, or was taken back already");
    }
    const bool later = database.read(
        [&](sql::Session& session) { return has_later_import(session, *import); });
    if (later) {
        return invalid("import", "A later file of the same list has been imported. Take that back "
                                 "first");
    }
    TakenBack all;
    for (bool more = true; more;) {
        const auto some = database.write(actor, [&](sql::Transaction& transaction) {
            say_phase(transaction, import_id, "taking back");
            auto rows = rows_to_take_back(transaction, import_id, rows_at_once);
            TakenBack counts;
            if (rows.empty()) return counts;
            Undoing undoing(transaction, *import, clock.now());
            counts = undoing.take_back(rows);
            transaction.changed({.entity = "list import", .id = std::string(import_id),
                                 .what = "took back " + std::to_string(rows.size()) + " rows"});
            return counts;
        });
        more = some.rows > 0;
        add(all, some);
    }
    take_back_whom_it_kept(database, actor, import_id, clock, all);
    database.write(actor, [&](sql::Transaction& transaction) {
        drop_pairs(transaction, import_id);
        end_undo(transaction, import_id, clock.now());
    });
    return all;
}

}  // namespace kith::lists
