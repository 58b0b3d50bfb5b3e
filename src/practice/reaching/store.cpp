#include "practice/reaching/store.hpp"

#include "defaults/defaults.hpp"
#include "platform/base/reference.hpp"
#include "platform/sql/value_columns.hpp"

namespace kith::reaching {
namespace {

std::vector<Condition> conditions_from(std::string_view text) {
    const auto json = Json::parse(text);
    if (!json) return {};
    auto read = conditions_of(*json);
    return read ? *std::move(read) : std::vector<Condition>{};
}

constexpr std::string_view cohort_columns =
    "SELECT id, reference, name, purpose, conditions, made_by_name, made_at, changed_at, "
    "retired_at, version FROM cohort ";

void keep_version(sql::Transaction& transaction, CohortId id, int version, const NewCohort& made,
                  Instant now) {
    transaction.execute(R"(
        INSERT INTO cohort_version (cohort_id, version, name, conditions, people, made_by_name,
                                    made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7))",
                        id, version, made.name, json_of(made.conditions).print(),
                        count(transaction, made.conditions, now), made.by_name, now);
}

}  // namespace

CohortRow read(sql::Row& row, sql::Into<CohortRow>) {
    return {.id = row.next<CohortId>(),
            .reference = row.next<std::string>(),
            .name = row.next<std::string>(),
            .purpose = row.next<std::string>(),
            .conditions = conditions_from(row.next<std::string>()),
            .made_by_name = row.next<std::string>(),
            .made_at = row.next<Instant>(),
            .changed_at = row.next<Instant>(),
            .retired_at = row.next<std::optional<Instant>>(),
            .version = row.next<int>()};
}

VersionRow read(sql::Row& row, sql::Into<VersionRow>) {
    return {.version = row.next<int>(),
            .name = row.next<std::string>(),
            .conditions = conditions_from(row.next<std::string>()),
            .people = row.next<std::int64_t>(),
            .made_by_name = row.next<std::string>(),
            .made_at = row.next<Instant>()};
}

Weight read(sql::Row& row, sql::Into<Weight>) {
    return {.id = row.next<std::string>(),
            .fact = row.next<std::string>(),
            .value = row.next<std::string>(),
            .points = row.next<int>(),
            .words = row.next<std::string>(),
            .version = row.next<int>()};
}

void install_defaults(sql::Transaction& transaction, Instant) {
    if (transaction.value<std::int64_t>("SELECT count(*) FROM reach_weight") > 0) return;
    const auto json = Json::parse(defaults::file("reach_weights.json"));
    if (!json || !json->array()) throw std::logic_error("reach_weights.json cannot be read");
    int place = 0;
    for (const Json& weight : *json->array()) {
        transaction.execute(R"(
            INSERT INTO reach_weight (id, fact, value, points, words, place)
            VALUES ($1, $2, $3, $4, $5, $6))",
                            weight.text_at("/id"), weight.text_at("/fact"),
                            weight.text_at("/value"), weight.find("points")->integer().value(),
                            weight.text_at("/words"), place++);
    }
    transaction.changed({"reach weight", "all", "installed"});
}

std::optional<CohortRow> cohort(sql::Session& session, CohortId id) {
    return session.one<CohortRow>(std::string(cohort_columns) + "WHERE id = $1", id);
}

std::vector<CohortRow> cohorts(sql::Session& session) {
    return session.all<CohortRow>(std::string(cohort_columns) +
                                  "WHERE retired_at IS NULL ORDER BY name, id LIMIT 200");
}

CohortId add_cohort(sql::Transaction& transaction, const NewCohort& made, Instant now) {
    const auto same = made.same_request.empty() ? std::optional<std::string>() : made.same_request;
    if (same) {
        const auto known = transaction.one<CohortId>(
            "SELECT id FROM cohort WHERE same_request = $1", *same);
        if (known) return *known;
    }
    const auto id = CohortId::make(now);
    transaction.execute(R"(
        INSERT INTO cohort (id, reference, name, purpose, conditions, made_by_name, made_at,
                            changed_at, same_request)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8))",
                        id, Reference::make('H'), made.name, made.purpose,
                        json_of(made.conditions).print(), made.by_name, now, same);
    keep_version(transaction, id, 1, made, now);
    transaction.changed("cohort", id, "made");
    return id;
}

Result<void> change_cohort(sql::Transaction& transaction, const CohortRow& row,
                           const NewCohort& to, Instant now) {
    auto done = transaction.update_versioned(
        {.entity = "cohort", .id = row.id.string(), .what = "changed"}, R"(
        UPDATE cohort
           SET name = $3, purpose = $4, conditions = $5, changed_at = $6, version = version + 1
         WHERE id = $1 AND version = $2)",
        row.id, row.version, to.name, to.purpose, json_of(to.conditions).print(), now);
    if (done) keep_version(transaction, row.id, row.version + 1, to, now);
    return done;
}

void retire_cohort(sql::Transaction& transaction, CohortId id, Instant now) {
    transaction.execute("UPDATE cohort SET retired_at = $2 WHERE id = $1 AND retired_at IS NULL",
                        id, now);
    transaction.changed("cohort", id, "retired");
}

std::vector<VersionRow> versions(sql::Session& session, CohortId id) {
    return session.all<VersionRow>(
        "SELECT version, name, conditions, people, made_by_name, made_at FROM cohort_version "
        "WHERE cohort_id = $1 ORDER BY version DESC LIMIT 50",
        id);
}

std::vector<Weight> weights(sql::Session& session) {
    return session.all<Weight>(
        "SELECT id, fact, value, points, words, version FROM reach_weight ORDER BY place");
}

Result<void> change_weight(sql::Transaction& transaction, const Weight& weight) {
    return transaction.update_versioned(
        {.entity = "reach weight", .id = weight.id, .what = "changed",
         .details = "{\"points\":" + std::to_string(weight.points) + "}"},
        "UPDATE reach_weight SET points = $3, version = version + 1 WHERE id = $1 AND "
        "version = $2",
        weight.id, weight.version, weight.points);
}

Offered offered(sql::Session& session) {
    Offered all;
    using Row = std::tuple<std::string, std::string>;
    const auto put = [&](std::string_view what, std::string_view sql) {
        for (auto& [id, name] : session.all<Row>(sql)) {
            all[std::string(what)].emplace_back(std::move(id), std::move(name));
        }
    };
    put("flags", "SELECT id, name FROM flag_kind_facts ORDER BY name LIMIT 200");
    put("wards", "SELECT code, name FROM ward_facts ORDER BY name LIMIT 500");
    put("districts", "SELECT DISTINCT district, district FROM ward_facts ORDER BY 1 LIMIT 50");
    for (const auto& category : casework::categories(session)) {
        all["categories"].emplace_back(category.id, category.name);
    }
    return all;
}

}  // namespace kith::reaching
