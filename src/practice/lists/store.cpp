#include "practice/lists/store.hpp"

#include <map>

#include "platform/base/crypto.hpp"
#include "platform/base/gzip.hpp"
#include "platform/sql/bulk.hpp"
#include "platform/sql/value_columns.hpp"

namespace kith::lists {
namespace {

constexpr std::string_view import_columns =
    "id, kind, file_name, purpose, legal_basis, status, failure, phase, expires_on, rows_total, "
    "rows_done, superseded, known, added, review, unchanged, refused, ended, died, started_at, "
    "finished_at, COALESCE(list_id, kind), undone_at, header";
constexpr std::string_view why_unlogged = "the import itself is the record of what a list said";
constexpr std::size_t bytes_a_part = 96 * 1024;
constexpr std::size_t most_unpacked = std::size_t{256} << 20;

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
    auto source_id = row.next<std::string>();
    KeyedEntry read{.source_id = std::move(source_id),
                    .entry = {.person = row.next<PersonId>(), .hash = {}, .minute = 0,
                              .ended = false}};
    read.entry.hash = row.next<std::string>();
    read.entry.minute = minute_of(row.next<Instant>());
    read.entry.ended_at = row.next<std::optional<std::string>>().value_or("");
    read.entry.ended = !read.entry.ended_at.empty();
    read.entry.last_import = row.next<std::string>();
    return read;
}

// Counts as the rows that were written say.
Counts written_before(sql::Session& session, std::string_view import_id) {
    Counts counts;
    using Row = std::tuple<std::string, std::size_t>;
    for (const auto& [outcome, count] : session.all<Row>(
             "SELECT outcome, count(*) FROM list_row WHERE import_id = $1 GROUP BY outcome",
             import_id)) {
        if (outcome == "known") counts.known = count;
        if (outcome == "added") counts.added = count;
        if (outcome == "review") counts.review = count;
        if (outcome == "refused") counts.refused = count;
        if (outcome == "ended") counts.ended = count;
    }
    return counts;
}

}  // namespace

Counts& Counts::operator+=(const Counts& more) {
    superseded += more.superseded;
    known += more.known;
    added += more.added;
    review += more.review;
    unchanged += more.unchanged;
    refused += more.refused;
    ended += more.ended;
    died += more.died;
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
                   .phase = row.next<std::string>(),
                   .expires_on = row.next<std::optional<Day>>(),
                   .rows_total = row.next<std::size_t>(),
                   .rows_done = row.next<std::size_t>(),
                   .started_at = {}};
    read.counts = {.superseded = row.next<std::size_t>(),
                   .known = row.next<std::size_t>(),
                   .added = row.next<std::size_t>(),
                   .review = row.next<std::size_t>(),
                   .unchanged = row.next<std::size_t>(),
                   .refused = row.next<std::size_t>(),
                   .ended = row.next<std::size_t>(),
                   .died = row.next<std::size_t>()};
    read.started_at = row.next<Instant>();
    read.finished_at = row.next<std::optional<Instant>>();
    read.list_id = row.next<std::string>();
    read.undone_at = row.next<std::optional<Instant>>();
    read.header = row.next<std::string>();
    return read;
}

Entries entries_of(sql::Session& session, std::string_view list) {
    Entries entries;
    session.each<KeyedEntry>(
        [&](KeyedEntry&& one) {
            entries.insert_or_assign(std::move(one.source_id), std::move(one.entry));
        },
        "SELECT source_id, person_id, row_hash, row_at, ended_at, last_import FROM list_entry "
        "WHERE kind = $1",
        list);
    return entries;
}

void put_entries(sql::Transaction& transaction, std::string_view list,
                 const std::vector<NewEntry>& entries, std::string_view import_id, Instant now) {
    sql::Bulk rows(transaction, R"(
        INSERT INTO list_entry (kind, source_id, person_id, row_hash, row_at, first_import,
                                last_import, ended_at))",
                   8, R"(
        ON CONFLICT (kind, source_id) DO UPDATE
           SET row_hash = excluded.row_hash, row_at = excluded.row_at,
               last_import = excluded.last_import, ended_at = excluded.ended_at)");
    const std::string at = iso_text(now);
    for (const NewEntry& entry : entries) {
        const auto ended = entry.ended ? std::optional(at) : std::nullopt;
        rows.add(list, entry.source_id, entry.person, entry.hash,
                 iso_text(instant_of_minute(entry.minute)), import_id, import_id, ended);
    }
    rows.finish();
    transaction.unlogged(why_unlogged);
}

std::string new_waiting(sql::Transaction& transaction, std::string_view list, const About& about) {
    const auto id = ImportId::make(transaction.now()).string();
    transaction.execute(R"(
        INSERT INTO list_import (id, kind, list_id, file_name, file_hash, purpose, legal_basis,
                                 expires_on, status, started_at, started_by)
        VALUES ($1, $2, $2, $3, '', $4, $5, $6, 'waiting', $7, $8))",
                        id, list, about.file_name, about.purpose, about.legal_basis,
                        about.expires_on, transaction.now(), transaction.actor().account_id);
    transaction.changed({.entity = "list import", .id = id, .what = "asked for"});
    return id;
}

Begun begin_import(const Job& job, std::string_view list, std::string_view file_hash,
                   std::size_t rows, std::string_view header) {
    return job.database.write(job.actor, [&](sql::Transaction& transaction) {
        Begun begun{.id = job.import_id};
        if (begun.id.empty()) {
            const auto interrupted = transaction.one<std::string>(R"(
                SELECT id FROM list_import
                 WHERE kind = $1 AND file_hash = $2 AND status IN ('running', 'failed')
                 ORDER BY id DESC LIMIT 1)",
                                                                  list, file_hash);
            About about = job.about;
            if (about.file_name.empty()) about.file_name = job.file.filename().string();
            begun.id = interrupted ? *interrupted : new_waiting(transaction, list, about);
        }
        transaction.execute(R"(
            UPDATE list_import SET status = 'failed', failure = 'It was interrupted'
             WHERE kind = $1 AND status = 'running' AND id <> $2)",
                            list, begun.id);
        begun.counts = written_before(transaction, begun.id);
        begun.resumed = begun.counts.rows() + begun.counts.ended > 0;
        const auto started = transaction.value<Instant>(
            "SELECT started_at FROM list_import WHERE id = $1", begun.id);
        begun.started_at = begun.resumed ? started : job.clock.now();
        transaction.execute(R"(
            UPDATE list_import
               SET status = 'running', failure = '', phase = 'reading', kind = $2, list_id = $2,
                   file_hash = $3, rows_total = $4, rows_done = $5, known = $6, added = $7,
                   review = $8, refused = $9, ended = $10, superseded = 0, unchanged = 0,
                   started_at = $11, header = $12
             WHERE id = $1)",
                            begun.id, list, file_hash, rows, begun.counts.rows(),
                            begun.counts.known, begun.counts.added, begun.counts.review,
                            begun.counts.refused, begun.counts.ended, begun.started_at, header);
        transaction.changed({.entity = "list import", .id = begun.id,
                             .what = begun.resumed ? "went on" : "started"});
        return begun;
    });
}

void count_import(sql::Transaction& transaction, std::string_view import_id, const Counts& more) {
    transaction.execute(R"(
        UPDATE list_import
           SET rows_done = rows_done + $2, known = known + $3, added = added + $4,
               unchanged = unchanged + $5, superseded = superseded + $6, refused = refused + $7,
               ended = ended + $8, review = review + $9, died = died + $10
         WHERE id = $1)",
                        import_id, more.rows(), more.known, more.added, more.unchanged,
                        more.superseded, more.refused, more.ended, more.review, more.died);
    transaction.changed({.entity = "list import", .id = std::string(import_id),
                         .what = "wrote " + std::to_string(more.rows()) + " rows"});
}

void set_list(sql::Transaction& transaction, std::string_view import_id, std::string_view list) {
    transaction.execute("UPDATE list_import SET kind = $2, list_id = $2 WHERE id = $1", import_id,
                        list);
    transaction.changed({.entity = "list import", .id = std::string(import_id),
                         .what = "its columns were described"});
}

void say_phase(sql::Transaction& transaction, std::string_view import_id, std::string_view phase) {
    transaction.execute("UPDATE list_import SET phase = $2 WHERE id = $1", import_id, phase);
    transaction.unlogged(why_unlogged);
}

void end_import(sql::Transaction& transaction, std::string_view import_id, std::string_view status,
                std::string_view failure, Instant now) {
    transaction.execute(R"(
        UPDATE list_import SET status = $2, failure = $3, phase = '', finished_at = $4
         WHERE id = $1)",
                        import_id, status, failure, now);
    transaction.changed({.entity = "list import", .id = std::string(import_id),
                         .what = std::string(status)});
}

std::optional<ImportRow> import_row(sql::Session& session, std::string_view import_id) {
    return session.one<ImportRow>(
        "SELECT " + std::string(import_columns) + " FROM list_import WHERE id = $1", import_id);
}

std::vector<ImportRow> imports(sql::Session& session, std::string_view before, std::size_t most,
                               std::string_view list) {
    sql::Arguments with;
    std::string where = " WHERE 1 = 1";
    if (!before.empty()) where += " AND id < " + with.add(before);
    if (!list.empty()) where += " AND kind = " + with.add(list);
    return session.all<ImportRow>("SELECT " + std::string(import_columns) + " FROM list_import" +
                                      where + " ORDER BY id DESC LIMIT " + with.add(most),
                                  with);
}

void keep_file(sql::Transaction& transaction, std::string_view import_id,
               std::string_view content) {
    const std::string packed = base64(gzip(content));
    sql::Bulk parts(transaction, "INSERT INTO list_file (import_id, part, content)", 3);
    for (std::size_t at = 0; at < packed.size(); at += bytes_a_part) {
        parts.add(import_id, at / bytes_a_part, packed.substr(at, bytes_a_part));
    }
    parts.finish();
    transaction.unlogged(why_unlogged);
}

std::string kept_file(sql::Session& session, std::string_view import_id) {
    std::string packed;
    session.each<std::string>(
        [&](std::string&& part) { packed += part; },
        "SELECT content FROM list_file WHERE import_id = $1 ORDER BY part", import_id);
    const auto bytes = from_base64(packed);
    if (!bytes || bytes->empty()) return {};
    return gunzip(*bytes, most_unpacked).value_or("");
}

void drop_file(sql::Transaction& transaction, std::string_view import_id) {
    transaction.execute("DELETE FROM list_file WHERE import_id = $1", import_id);
    transaction.unlogged(why_unlogged);
}

}  // namespace kith::lists
