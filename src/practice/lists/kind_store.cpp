// Lists as they were described: their layouts, mappings and why the council may use them.
#include "platform/sql/value_columns.hpp"
#include "practice/lists/store.hpp"

namespace kith::lists {
namespace {

constexpr std::string_view kind_columns =
    "id, name, layout, source, purpose, legal_basis, agreement, expires_on, everybody, mapping, "
    "made_at";

}  // namespace

ListKind read(sql::Row& row, sql::Into<ListKind>) {
    ListKind read{.id = row.next<std::string>(), .name = row.next<std::string>(), .layout = {}};
    const auto layout = row.next<std::string>();
    read.about.source = row.next<std::string>();
    read.about.purpose = row.next<std::string>();
    read.about.legal_basis = row.next<std::string>();
    read.about.agreement = row.next<std::string>();
    read.about.expires_on = row.next<std::optional<Day>>();
    const bool everybody = row.next<bool>();
    const auto mapping = row.next<std::string>();
    read.made_at = row.next<Instant>();
    if (const Layout* known = known_layout(layout)) {
        read.layout = *known;
        read.layout.id = read.id;
        return read;
    }
    read.layout = {.id = read.id, .name = read.name, .source = read.about.source,
                   .everybody = everybody, .call = layout == "people to call",
                   .flag_source = read.name, .headline = "On the list “" + read.name + "”",
                   .columns = read_mapping(mapping)};
    if (layout == "people to call") read.layout.flag = "listed";
    return read;
}

std::optional<ListKind> list_kind(sql::Session& session, std::string_view id) {
    auto found = session.one<ListKind>(
        "SELECT " + std::string(kind_columns) + " FROM list WHERE id = $1", id);
    if (found) return found;
    const Layout* known = known_layout(id);
    if (known == nullptr) return std::nullopt;
    return ListKind{.id = known->id, .name = known->name, .layout = *known,
                    .about = {.source = known->source}};
}

std::vector<ListKind> list_kinds(sql::Session& session) {
    return session.all<ListKind>("SELECT " + std::string(kind_columns) +
                                 " FROM list ORDER BY name, id LIMIT 200");
}

std::optional<ListKind> list_with_header(sql::Session& session, std::string_view header) {
    return session.one<ListKind>("SELECT " + std::string(kind_columns) +
                                     " FROM list WHERE header = $1 ORDER BY made_at DESC LIMIT 1",
                                 header);
}

void put_list_kind(sql::Transaction& transaction, const ListKind& kind, std::string_view header) {
    const bool feed = known_layout(kind.id) != nullptr;
    const std::string layout = feed ? kind.id : kind.layout.call ? "people to call" : "people";
    transaction.execute(R"(
        INSERT INTO list (id, name, layout, source, purpose, legal_basis, agreement, expires_on,
                          everybody, header, mapping, made_at, made_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        ON CONFLICT (id) DO UPDATE
           SET name = excluded.name, source = excluded.source, purpose = excluded.purpose,
               legal_basis = excluded.legal_basis, agreement = excluded.agreement,
               expires_on = excluded.expires_on, everybody = excluded.everybody,
               header = CASE excluded.header WHEN '' THEN list.header ELSE excluded.header END,
               mapping = excluded.mapping, forgotten_at = NULL)",
                        kind.id, kind.name, layout, kind.about.source, kind.about.purpose,
                        kind.about.legal_basis, kind.about.agreement, kind.about.expires_on,
                        kind.layout.everybody, header,
                        feed ? std::string("{}") : print_mapping(kind.layout.columns),
                        transaction.now(), transaction.actor().account_id);
    transaction.changed({.entity = "list", .id = kind.id, .what = "described"});
}

}  // namespace kith::lists
