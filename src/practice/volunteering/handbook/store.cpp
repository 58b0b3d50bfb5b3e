#include "practice/volunteering/handbook/store.hpp"

#include <algorithm>

#include "platform/base/text.hpp"
#include "platform/sql/value_columns.hpp"

namespace kith::volunteering {
namespace {

constexpr int most_pages = 2000;
constexpr std::string_view page_columns = "part, id, version, state, name, body, again";
constexpr std::string_view version_columns =
    "part, id, version, state, name, body, again, edits, made_by, made_by_name, made_at";

Part part_of(std::string_view name) {
    if (name == "role") return Part::role;
    if (name == "experience") return Part::experience;
    return name == "check" ? Part::check : Part::job_kind;
}

bool has(const std::vector<std::string>& list, std::string_view one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

// What of the handbook names this, so that it cannot be taken away.
std::vector<std::string> named_by(const Handbook& book, Part part, std::string_view id) {
    std::vector<std::string> all;
    for (const Role& role : book.roles()) {
        if (has(part == Part::check ? role.steps : role.kinds, id)) all.push_back(role.name);
    }
    if (part != Part::check) return all;
    for (const JobKind& kind : book.kinds()) {
        if (has(kind.checks, id)) all.push_back(kind.name);
    }
    return all;
}

Result<void> may_retire(sql::Session& session, Part part, std::string_view id) {
    if (part == Part::role || part == Part::experience) return {};
    if (part == Part::job_kind && id == "other") {
        return invalid("step", "“Other” stays: every need without a kind of its own is one");
    }
    const auto names = named_by(handbook(session), part, id);
    if (names.empty()) return {};
    return invalid("step", "Still needed for: " + text::listed(names) +
                               ". Take it out there first.");
}

std::string actor_name(sql::Session& session, const std::string& account) {
    const auto id = AccountId::parse(account);
    const auto known = id ? accounts::account(session, *id) : std::nullopt;
    return known ? known->name : account;
}

Result<void> publish(sql::Transaction& transaction, const HandbookPage& page) {
    transaction.execute("UPDATE handbook_page SET state = 'retired' WHERE part = $1 AND id = $2 "
                        "AND state = 'published'",
                        part_name(page.part), page.id);
    transaction.execute("UPDATE handbook_page SET state = 'published' "
                        "WHERE part = $1 AND id = $2 AND version = $3",
                        part_name(page.part), page.id, page.version);
    return {};
}

Result<void> move_on_by(sql::Transaction& transaction, const PageVersion& latest,
                       std::string_view step) {
    const HandbookPage& page = latest.page;
    const auto set = [&](std::string_view state, std::optional<std::string> checked_by) {
        transaction.execute(
            "UPDATE handbook_page SET state = $4, checked_by = COALESCE($5, checked_by) "
            "WHERE part = $1 AND id = $2 AND version = $3",
            part_name(page.part), page.id, page.version, state, checked_by);
    };
    if (step == "check") {
        if (page.state != "draft") return invalid("step", "Only a draft can be checked");
        if (latest.made_by == transaction.actor().account_id) {
            return invalid("step", "Ask somebody else to check what you have written");
        }
        set("checked", transaction.actor().account_id);
        return {};
    }
    if (step == "publish") {
        if (page.state != "checked") return invalid("step", "It must be checked first");
        return publish(transaction, page);
    }
    if (step != "retire") return invalid("step", "Select what to do");
    if (page.state != "published") return invalid("step", "Only what is published is retired");
    if (auto may = may_retire(transaction, page.part, page.id); !may) return may;
    set("retired", std::nullopt);
    return {};
}

}  // namespace

HandbookPage read(sql::Row& row, sql::Into<HandbookPage>) {
    return {.part = part_of(row.next<std::string>()),
            .id = row.next<std::string>(),
            .version = row.next<int>(),
            .state = row.next<std::string>(),
            .name = row.next<std::string>(),
            .body = row.next<std::string>(),
            .again = row.next<bool>()};
}

PageVersion read(sql::Row& row, sql::Into<PageVersion>) {
    return {.page = read(row, sql::Into<HandbookPage>()),
            .edits = row.next<int>(),
            .made_by = row.next<std::string>(),
            .made_by_name = row.next<std::string>(),
            .made_at = row.next<Instant>()};
}

std::string_view part_name(Part part) {
    if (part == Part::role) return "role";
    if (part == Part::experience) return "experience";
    return part == Part::check ? "check" : "job kind";
}

Handbook handbook(sql::Session& session) {
    const auto pages = session.all<HandbookPage>(
        "SELECT " + std::string(page_columns) +
            " FROM handbook_page WHERE state IN ('published', 'retired') "
            "ORDER BY sort, id, version LIMIT $1",
        most_pages);
    return pages.empty() ? Handbook::delivered() : Handbook(pages);
}

void install_defaults(sql::Transaction& transaction, Instant now) {
    if (transaction.one<std::int64_t>("SELECT 1 FROM handbook_page LIMIT 1")) return;
    int sort = 0;
    for (const HandbookPage& page : delivered_pages()) {
        transaction.execute(R"(
            INSERT INTO handbook_page (part, id, version, state, sort, name, body, made_by,
                                       made_by_name, made_at)
            VALUES ($1, $2, 1, 'published', $3, $4, $5, 'system', 'Kith', $6))",
                            part_name(page.part), page.id, ++sort, page.name, page.body, now);
        transaction.changed({"handbook", page.id, "installed"});
    }
}

std::vector<PageVersion> latest_pages(sql::Session& session, Part part) {
    return session.all<PageVersion>(
        "SELECT " + std::string(version_columns) +
            " FROM handbook_page WHERE part = $1 AND version = (SELECT max(version) FROM "
            "handbook_page AS last WHERE last.part = $1 AND last.id = handbook_page.id) "
            "ORDER BY sort, id LIMIT 200",
        part_name(part));
}

std::vector<PageVersion> versions_of(sql::Session& session, Part part, std::string_view id) {
    return session.all<PageVersion>("SELECT " + std::string(version_columns) +
                                        " FROM handbook_page WHERE part = $1 AND id = $2 "
                                        "ORDER BY version DESC LIMIT 100",
                                    part_name(part), id);
}

Result<int> save_page(sql::Transaction& transaction, const HandbookPage& page,
                      std::string_view seen, Instant now) {
    const auto versions = versions_of(transaction, page.part, page.id);
    if (seen.empty() != versions.empty()) return problem(Stale{"handbook"});
    if (!versions.empty() && versions.front().seen() != seen) return problem(Stale{"handbook"});
    const std::string state = versions.empty() ? "" : versions.front().page.state;
    // A checked version that is changed must be checked again.
    const bool over = state == "draft" || state == "checked";
    const int version = versions.empty() ? 1 : versions.front().page.version + (over ? 0 : 1);
    const std::string& by = transaction.actor().account_id;
    const std::string name = actor_name(transaction, by);
    if (over) {
        transaction.execute(R"(
            UPDATE handbook_page
               SET state = 'draft', name = $4, body = $5, edits = edits + 1, made_by = $6,
                   made_by_name = $7, made_at = $8, checked_by = NULL, again = $9
             WHERE part = $1 AND id = $2 AND version = $3)",
                            part_name(page.part), page.id, version, page.name, page.body, by, name,
                            now, page.again);
    } else {
        transaction.execute(R"(
            INSERT INTO handbook_page (part, id, version, state, sort, name, body, made_by,
                                       made_by_name, made_at, again)
            VALUES ($1, $2, $3, 'draft',
                    (SELECT COALESCE(min(sort), 1000) FROM handbook_page
                      WHERE part = $1 AND id = $2),
                    $4, $5, $6, $7, $8, $9))",
                            part_name(page.part), page.id, version, page.name, page.body, by, name,
                            now, page.again);
    }
    transaction.changed({"handbook", page.id, "draft saved", std::to_string(version)});
    return version;
}

Result<void> move_page(sql::Transaction& transaction, Part part, std::string_view id,
                       std::string_view seen, std::string_view step) {
    const auto versions = versions_of(transaction, part, id);
    if (versions.empty()) return problem(NotFound{"page of the handbook"});
    for (const PageVersion& version : versions) {
        if (version.seen() != seen) continue;
        if (auto taken = move_on_by(transaction, version, step); !taken) return taken;
        transaction.changed({"handbook", std::string(id), std::string(step),
                             std::to_string(version.page.version)});
        return {};
    }
    return problem(Stale{"handbook"});
}

}  // namespace kith::volunteering
