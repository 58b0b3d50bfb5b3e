#include "platform/sql/value_columns.hpp"
#include "practice/casework/lists.hpp"
#include "practice/casework/need.hpp"

namespace kith::casework {
namespace {

struct Where {
    std::string text;
    sql::Arguments with;

    template <class T>
    void equals(std::string_view column, const T& value) {
        text += " AND " + std::string(column) + " = " + with.add(value);
    }
};

void add_owner(Where& where, const NeedFilter& filter) {
    if (filter.owner == "mine" && filter.account) where.equals("account_id", *filter.account);
    if (filter.owner == "nobody") where.text += " AND account_id IS NULL AND status = 'waiting'";
    if (filter.team) where.equals("team_id", *filter.team);
    if (filter.person) where.equals("person_id", *filter.person);
}

void add_due(Where& where, const std::string& due, Day today) {
    if (due == "late") where.text += " AND due_on < " + where.with.add(today);
    if (due == "today") where.text += " AND due_on <= " + where.with.add(today);
    if (due == "week") where.text += " AND due_on <= " + where.with.add(today + 7);
}

Where where_of(const NeedFilter& filter, Day today) {
    Where where;
    const bool closed = filter.status == "closed" || is_closed(filter.status);
    where.text = closed ? "closed_at IS NOT NULL" : "closed_at IS NULL";
    if (filter.status != "open" && filter.status != "closed") {
        where.equals("status", filter.status);
    }
    if (!filter.category.empty()) where.equals("category", filter.category);
    if (!filter.ward.empty()) where.equals("ward", filter.ward);
    if (filter.urgent) where.text += " AND urgent = 1";
    add_owner(where, filter);
    add_due(where, filter.due, today);
    return where;
}

// What comes after the need that ended the page before.
void add_after(Where& where, const NeedView& last, bool closed) {
    const std::string id = where.with.add(last.id);
    if (closed) {
        const std::string at = where.with.add(last.closed_at);
        where.text += " AND (closed_at < " + at + " OR (closed_at = " + at + " AND id > " + id +
                      "))";
        return;
    }
    const std::string on = where.with.add(last.due_on);
    // As a pair, so that the index leads to where the page begins.
    const std::string later = "(due_on, id) > (" + on + ", " + id + ")";
    where.text += last.urgent ? " AND (urgent = 0 OR " + later + ")"
                              : " AND urgent = 0 AND " + later;
}

}  // namespace

std::vector<NeedView> need_list(sql::Session& session, const NeedFilter& filter,
                                std::optional<NeedId> after, Day today, std::size_t most) {
    Where where = where_of(filter, today);
    const bool closed = filter.status == "closed" || is_closed(filter.status);
    if (after) {
        if (const auto last = need(session, *after)) add_after(where, *last, closed);
    }
    const std::string order =
        closed ? " ORDER BY closed_at DESC, id" : " ORDER BY urgent DESC, due_on, id";
    const std::string limit = where.with.add(static_cast<std::int64_t>(most + 1));
    return session.all<NeedView>("SELECT " + std::string(need_columns) + " FROM need WHERE " +
                                     where.text + order + " LIMIT " + limit,
                                 where.with);
}

Result<void> change_need(sql::Transaction& transaction, NeedId id, int version,
                         const NeedChange& change, std::string_view by_name, Instant now) {
    const auto before = need(transaction, id);
    if (!before) return tl::unexpected(before.error());
    const Day on = change.due.on.value_or(before->due_on);
    auto changed = transaction.update_versioned({"need", id.string(), "changed"}, R"(
        UPDATE need
           SET details = $3, urgent = $4, health_critical = $5, due_kind = $6, due_from = $7,
               due_on = $8, version = version + 1
         WHERE id = $1 AND version = $2)",
                                                id, version, change.details, change.urgent,
                                                change.health_critical, change.due.kind,
                                                change.due.from, on);
    if (!changed) return changed;
    std::string headline = before->title + ": changed";
    if (change.urgent && !before->urgent) headline = before->title + ": now urgent";
    tell(transaction,
         {.person = before->person,
          .kind = "need",
          .subject_id = id.string(),
          .headline = headline,
          .body = change.details == before->details ? Private() : change.details,
          .by_name = std::string(by_name)},
         now);
    refresh_need_work(transaction, *need(transaction, id), now);
    return {};
}

}  // namespace kith::casework
