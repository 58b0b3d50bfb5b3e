#include "platform/base/crypto.hpp"
#include "practice/rights/store.hpp"
#include "practice/rights/watch.hpp"

namespace kith::rights {

using namespace std::chrono_literals;

// One look as watch() reads it.
struct Look {
    std::string id;
    std::string account, organisation;
    PersonId person;
    Instant at;
};
Look read(sql::Row& row, sql::Into<Look>) {
    return {.id = row.next<std::string>(),
            .account = row.next<std::string>(),
            .organisation = row.next<std::string>(),
            .person = row.next<PersonId>(),
            .at = row.next<Instant>()};
}

Noticed read(sql::Row& row, sql::Into<Noticed>) {
    return {.id = row.next<std::string>(),
            .kind = row.next<std::string>(),
            .why = row.next<std::string>(),
            .account = row.next<std::string>(),
            .person = row.next<std::optional<PersonId>>(),
            .at = row.next<Instant>(),
            .finding = row.next<std::string>(),
            .note = row.next<std::string>(),
            .found_by_name = row.next<std::string>(),
            .purpose = row.next<std::string>()};
}

namespace {

constexpr std::size_t most_at_once = 2000;
constexpr std::string_view alert_columns =
    "SELECT id, kind, why, account_id, person_id, at, COALESCE(finding, ''), note, "
    "found_by_name, '' FROM look_alert ";

void name_everyone(sql::Session& session, std::vector<Noticed>& all) {
    std::vector<std::string> ids;
    for (const auto& one : all) ids.push_back(one.account);
    const auto names = accounts::names_of(session, ids);
    for (auto& one : all) {
        const auto name = names.find(one.account);
        one.account_name = name == names.end() ? "Somebody by a link" : name->second;
    }
}

void raise(sql::Transaction& transaction, const Look& look, const Notice& noticed,
           const std::optional<PersonId>& person, Instant at, Instant now) {
    const auto made = transaction.execute(
        R"(
        INSERT INTO look_alert (id, look_id, kind, why, account_id, person_id, at, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (kind, account_id, person_id, at) DO NOTHING)",
        Id<Noticed>::make(now), look.id, noticed.kind, noticed.why, look.account, person, at, now);
    if (made > 0) transaction.changed({"look", look.id, "noticed", noticed.kind});
}

// Who looked, read once for all their looks.
class Lookers {
  public:
    explicit Lookers(sql::Session& session) : session_(session) {}

    const Looker* find(const Look& look) {
        const auto known = known_.find(look.account);
        if (known != known_.end()) return &known->second;
        const auto account = AccountId::parse(look.account);
        if (!account) return nullptr;
        const auto summary = accounts::account(session_, *account);
        if (!summary) return nullptr;
        Looker looker{.name = summary->name,
                      .contacts = accounts::contacts_of(session_, *account)};
        if (const auto organisation = OrganisationId::parse(look.organisation)) {
            looker.colleagues = colleagues(*organisation, summary->name);
        }
        const auto postcodes = people::postcodes_with(session_, looker.contacts);
        if (postcodes.size() == 1) looker.own_postcode = postcodes.front();
        return &known_.emplace(look.account, std::move(looker)).first->second;
    }

  private:
    std::vector<std::string> colleagues(OrganisationId organisation, const std::string& own) {
        auto found = in_.find(organisation.string());
        if (found == in_.end()) {
            found = in_.emplace(organisation.string(), accounts::names_in(session_, organisation))
                        .first;
        }
        auto names = found->second;
        std::erase(names, own);
        return names;
    }

    sql::Session& session_;
    std::map<std::string, Looker> known_;
    std::map<std::string, std::vector<std::string>> in_;
};

std::optional<Looked> looked_at(sql::Session& session, const Look& look) {
    const auto likeness = people::likeness(session, look.person);
    if (!likeness) return std::nullopt;
    Looked looked{.first_key = likeness->first_key,
                  .last_key = likeness->last_key,
                  .postcode = likeness->postcode,
                  .numbers = likeness->numbers,
                  .people_of_last_key = likeness->people_of_last_key};
    looked.has_work = session
                          .one<std::int64_t>("SELECT 1 FROM work_person_facts WHERE person_id = $1 "
                                             "AND account_id = $2 LIMIT 1",
                                             look.person, look.account)
                          .has_value();
    return looked;
}

// Accounts that opened more different people within an hour than a shift needs.
void notice_many(sql::Transaction& transaction, const std::vector<Look>& looks, Instant now) {
    std::map<std::pair<std::string, std::int64_t>, std::map<std::string, const Look*>> hours;
    for (const Look& look : looks) {
        const auto hour = look.at.time_since_epoch() / 1h;
        hours[{look.account, hour}].emplace(look.person.string(), &look);
    }
    for (const auto& [who, people] : hours) {
        if (people.size() < many_in_an_hour) continue;
        raise(transaction, *people.begin()->second,
              {"many", std::to_string(people.size()) + " different people within an hour"},
              std::nullopt, Instant(who.second * 1h), now);
    }
}

}  // namespace

void watch(sql::Transaction& transaction, Instant now) {
    transaction.unlogged("watching changes nothing until something is noticed");
    const auto last =
        transaction.one<std::string>("SELECT last_look FROM look_watch").value_or("");
    const auto looks = transaction.all<Look>(R"(
        SELECT id, account_id, COALESCE(organisation_id, ''), person_id, at
          FROM access_log_facts
         WHERE id > $1 AND person_id IS NOT NULL AND account_id IS NOT NULL
           AND action IN ('view', 'change', 'emergency', 'export') AND at < $2
         ORDER BY id
         LIMIT $3)",
                                            last, now - 10s, most_at_once);
    if (looks.empty()) return;
    Lookers lookers(transaction);
    std::map<std::pair<std::string, std::string>, bool> seen;
    for (const Look& look : looks) {
        if (!seen.emplace(std::pair(look.account, look.person.string()), true).second) continue;
        const Looker* looker = lookers.find(look);
        if (looker == nullptr) continue;
        const auto looked = looked_at(transaction, look);
        if (!looked) continue;
        if (const auto found = notice(*looker, *looked)) {
            // One alert a day for the same two, however often they look.
            const Instant day = std::chrono::floor<std::chrono::days>(look.at);
            raise(transaction, look, *found, look.person, day, now);
        }
    }
    notice_many(transaction, looks, now);
    transaction.execute("INSERT INTO look_watch (only_one, last_look) VALUES (1, $1) "
                        "ON CONFLICT (only_one) DO UPDATE SET last_look = excluded.last_look",
                        looks.back().id);
}

std::vector<Noticed> open_alerts(sql::Session& session) {
    auto all = session.all<Noticed>(std::string(alert_columns) +
                                    "WHERE found_at IS NULL ORDER BY at DESC, id LIMIT 200");
    name_everyone(session, all);
    return all;
}

std::vector<Noticed> settled_alerts(sql::Session& session, std::size_t most) {
    auto all = session.all<Noticed>(std::string(alert_columns) +
                                        "WHERE found_at IS NOT NULL ORDER BY found_at DESC "
                                        "LIMIT $1",
                                    most);
    name_everyone(session, all);
    return all;
}

Result<void> settle(sql::Transaction& transaction, std::string_view table, std::string_view id,
                    const sharing::Finding& finding, Instant now) {
    if (finding.note.empty()) return invalid("note", "Say what you found");
    const bool alert = table == "look_alert";
    if (alert) {
        const auto whose = transaction.one<std::string>(
            "SELECT account_id FROM look_alert WHERE id = $1", id);
        if (whose == finding.by) return problem(Forbidden{"settle a question about yourself"});
    }
    const auto done = transaction.execute(
        std::string("UPDATE ") + (alert ? "look_alert" : "look_sample") +
            " SET finding = $2, note = $3, found_by_name = $4, found_at = $5 WHERE id = $1 AND "
            "found_at IS NULL",
        id, finding.finding, finding.note, finding.by_name, now);
    if (done == 0) return problem(NotFound{"look that waits for an answer"});
    transaction.changed({alert ? "look alert" : "look sample", std::string(id), "settled",
                         finding.finding});
    return {};
}

std::vector<Noticed> sample(sql::Session& session) {
    auto all = session.all<Noticed>(R"(
        SELECT look_sample.id, look.action, look.basis, COALESCE(look.account_id, ''),
               look.person_id, look.at, COALESCE(finding, ''), note, found_by_name, look.purpose
          FROM look_sample
          JOIN access_log_facts look ON look.id = look_sample.look_id
         WHERE drawn_at = (SELECT max(drawn_at) FROM look_sample)
         ORDER BY look_sample.id
         LIMIT 200)");
    name_everyone(session, all);
    return all;
}

std::size_t draw_sample(sql::Transaction& transaction, std::size_t most, Instant now) {
    transaction.unlogged("there may be no look to draw");
    // Places in the month are drawn, and the look at or after each place is taken: every account
    // that works much is likely to be among them, and no scan of the whole log is needed.
    const Instant since = now - 30 * 24h;
    std::map<std::string, bool> drawn;
    for (std::size_t draw = 0; draw < most * 4 && drawn.size() < most; ++draw) {
        const auto offset = std::chrono::milliseconds(
            static_cast<std::int64_t>(random_number() % 2'592'000'000ULL));
        const auto look = transaction.one<std::string>(
            "SELECT id FROM access_log_facts WHERE id >= $1 AND person_id IS NOT NULL "
            "ORDER BY id LIMIT 1",
            Uuid::of(since + offset, 0, 0).text());
        if (look) drawn.emplace(*look, true);
    }
    for (const auto& [look, taken] : drawn) {
        transaction.execute("INSERT INTO look_sample (id, drawn_at, look_id) VALUES ($1, $2, $3)",
                            Id<Noticed>::make(now), now, look);
    }
    return drawn.size();
}

}  // namespace kith::rights
