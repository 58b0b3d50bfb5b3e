#include "practice/lists/store.hpp"

namespace kith::lists {
namespace {

constexpr std::string_view import_columns =
    "id, kind, file_name, purpose, legal_basis, status, failure, expires_on, rows_total, "
    "rows_done, superseded, known, added, unchanged, refused, ended, started_at, finished_at";

using ImportId = Id<ImportRow>;

Instant instant_of_minute(std::int64_t minute) { return Instant{std::chrono::minutes{minute}}; }

std::int64_t minute_of(Instant instant) {
    return std::chrono::floor<std::chrono::minutes>(instant.time_since_epoch()).count();
}

struct KeyedEntry {
    std::string source_id;
    Entry entry;
};
KeyedEntry read(sql::Row& row, sql::Into<KeyedEntry>) {
    return {.source_id = row.next<std::string>(),
            .entry = {.person = row.next<PersonId>(),
                      .hash = row.next<std::string>(),
                      .minute = minute_of(row.next<Instant>()),
                      .ended = row.next<std::optional<std::string>>().has_value()}};
}

}  // namespace

Counts& Counts::operator+=(const Counts& more) {
    superseded += more.superseded;
    known += more.known;
    added += more.added;
    unchanged += more.unchanged;
    refused += more.refused;
    ended += more.ended;
    return *this;
}

ImportRow read(sql::Row& row, sql::Into<ImportRow>) {
    ImportRow read{.id = row.next<std::string>(),
                   .kind = row.next<std::string>(),
                   .file_name = row.next<std::string>(),
                   .purpose = row.next<std::string>(),
                   .legal_basis = row.next<std::string>(),
                   .status = row.next<std::string>(),
                   .failure = row.next<std::string>(),
                   .expires_on = row.next<std::optional<Day>>(),
                   .rows_total = row.next<std::size_t>(),
                   .rows_done = row.next<std::size_t>(),
                   .started_at = {}};
    read.counts = {.superseded = row.next<std::size_t>(),
                   .known = row.next<std::size_t>(),
                   .added = row.next<std::size_t>(),
                   .unchanged = row.next<std::size_t>(),
                   .refused = row.next<std::size_t>(),
                   .ended = row.next<std::size_t>()};
    read.started_at = row.next<Instant>();
    read.finished_at = row.next<std::optional<Instant>>();
    return read;
}

Refusal read(sql::Row& row, sql::Into<Refusal>) {
    return {.row_number = row.next<std::size_t>(),
            .reason = row.next<std::string>(),
            .row_text = row.next<std::string>()};
}

Entries entries_of(sql::Session& session, std::string_view kind) {
    Entries entries;
    session.each<KeyedEntry>(
        [&](KeyedEntry&& one) {
            entries.insert_or_assign(std::move(one.source_id), std::move(one.entry));
        },
        "SELECT source_id, person_id, row_hash, row_at, ended_at FROM list_entry WHERE kind = $1",
        kind);
    return entries;
}

void put_entry(sql::Transaction& transaction, std::string_view kind, const std::string& source_id,
               const Entry& entry, std::string_view import_id) {
    transaction.execute(R"(
        INSERT INTO list_entry (kind, source_id, person_id, row_hash, row_at, first_import,
                                last_import)
        VALUES ($1, $2, $3, $4, $5, $6, $6)
        ON CONFLICT (kind, source_id) DO UPDATE
           SET row_hash = excluded.row_hash, row_at = excluded.row_at,
               last_import = excluded.last_import, ended_at = NULL)",
                        kind, source_id, entry.person, entry.hash,
                        instant_of_minute(entry.minute), import_id);
    transaction.unlogged("the import itself is the record of what a list said");
}

void end_entry(sql::Transaction& transaction, std::string_view kind, const std::string& source_id,
               Instant now) {
    transaction.execute(
        "UPDATE list_entry SET ended_at = $3 WHERE kind = $1 AND source_id = $2", kind, source_id,
        now);
    transaction.unlogged("the import itself is the record of what a list said");
}

std::string new_waiting(sql::Transaction& transaction, std::string_view kind, const About& about) {
    const auto id = ImportId::make(transaction.now()).string();
    transaction.execute(R"(
        INSERT INTO list_import (id, kind, file_name, file_hash, purpose, legal_basis, expires_on,
                                 status, started_at, started_by)
        VALUES ($1, $2, $3, '', $4, $5, $6, 'waiting', $7, $8))",
                        id, kind, about.file_name, about.purpose, about.legal_basis,
                        about.expires_on, transaction.now(), transaction.actor().account_id);
    transaction.changed({.entity = "list import", .id = id, .what = "asked for"});
    return id;
}

std::string begin_import(const Job& job, std::string_view kind, std::string_view file_hash,
                         std::size_t rows) {
    return job.database.write(job.actor, [&](sql::Transaction& transaction) {
        transaction.execute(R"(
            UPDATE list_import SET status = 'failed', failure = 'It was interrupted'
             WHERE kind = $1 AND status = 'running')",
                            kind);
        About about = job.about;
        if (about.file_name.empty()) about.file_name = job.file.filename().string();
        const std::string id =
            job.import_id.empty() ? new_waiting(transaction, kind, about) : job.import_id;
        transaction.execute(R"(
            UPDATE list_import
               SET status = 'running', file_hash = $2, rows_total = $3, rows_done = 0, known = 0,
                   added = 0, unchanged = 0, superseded = 0, refused = 0, ended = 0, started_at = $4
             WHERE id = $1)",
                            id, file_hash, rows, job.clock.now());
        transaction.execute("DELETE FROM list_refusal WHERE import_id = $1", id);
        transaction.changed({.entity = "list import", .id = id, .what = "started"});
        return id;
    });
}

void count_import(sql::Transaction& transaction, std::string_view import_id, const Counts& more) {
    transaction.execute(R"(
        UPDATE list_import
           SET rows_done = rows_done + $2, superseded = superseded + $3, known = known + $4,
               added = added + $5, unchanged = unchanged + $6, refused = refused + $7,
               ended = ended + $8
         WHERE id = $1)",
                        import_id, more.rows(), more.superseded, more.known, more.added,
                        more.unchanged, more.refused, more.ended);
    transaction.unlogged("how far an import has come");
}

void end_import(sql::Transaction& transaction, std::string_view import_id, std::string_view status,
                std::string_view failure, Instant now) {
    transaction.execute(
        "UPDATE list_import SET status = $2, failure = $3, finished_at = $4 WHERE id = $1",
        import_id, status, failure, now);
    transaction.changed({.entity = "list import", .id = std::string(import_id),
                         .what = std::string(status)});
}

std::optional<ImportRow> import_row(sql::Session& session, std::string_view import_id) {
    return session.one<ImportRow>("SELECT " + std::string(import_columns) +
                                      " FROM list_import WHERE id = $1",
                                  import_id);
}

std::vector<ImportRow> imports(sql::Session& session, std::string_view before, std::size_t most) {
    const std::string select = "SELECT " + std::string(import_columns) + " FROM list_import ";
    if (before.empty()) {
        return session.all<ImportRow>(select + "ORDER BY id DESC LIMIT $1", most);
    }
    return session.all<ImportRow>(select + "WHERE id < $1 ORDER BY id DESC LIMIT $2", before, most);
}

void add_refusal(sql::Transaction& transaction, std::string_view import_id, const Refusal& refusal,
                 Instant now) {
    transaction.execute(R"(
        INSERT INTO list_refusal (id, import_id, row_number, reason, row_text)
        VALUES ($1, $2, $3, $4, $5))",
                        Id<Refusal>::make(now), import_id, refusal.row_number, refusal.reason,
                        refusal.row_text);
    transaction.unlogged("the import itself is the record of what was refused");
}

std::vector<Refusal> refusals(sql::Session& session, std::string_view import_id, std::size_t after,
                              std::size_t most) {
    return session.all<Refusal>(R"(
        SELECT row_number, reason, row_text
          FROM list_refusal
         WHERE import_id = $1 AND row_number > $2
         ORDER BY row_number
         LIMIT $3)",
                                import_id, after, most);
}

}  // namespace kith::lists
