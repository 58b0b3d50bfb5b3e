// One file through to the end: read and linked a window ahead of what is being written.
#include <algorithm>
#include <chrono>
#include <future>

#include "platform/base/csv.hpp"
#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/sql/backup.hpp"
#include "platform/sql/company.hpp"
#include "practice/lists/agreed.hpp"
#include "practice/lists/file.hpp"
#include "practice/lists/pace.hpp"
#include "practice/lists/write.hpp"

namespace kith::lists {
namespace {

// Those no longer on a list are ended so many at a time, and after a file this long the statistics
// are renewed.
constexpr std::size_t many = 4000;
constexpr std::size_t too_few_to_judge = 20;

// The newest row of each id: its number and its time.
struct Latest {
    std::size_t row;
    std::int64_t minute;
};
using LatestRows = std::unordered_map<std::string, Latest>;

struct Overview {
    LatestRows latest;
    std::size_t rows = 0;
};

Overview look_over(const ListFile& file, const RowReader& rows) {
    Overview overview;
    CsvReader reader(file.text, file.separator);
    reader.next();
    while (reader.next()) {
        const std::size_t number = ++overview.rows;
        if (reader.fault()) continue;
        auto key = rows.key(reader);
        if (!key) continue;
        const auto [at, is_new] =
            overview.latest.try_emplace(std::move(key->first), Latest{number, key->second});
        if (!is_new && at->second.minute <= key->second) at->second = {number, key->second};
    }
    return overview;
}

// Reads a file window by window, and links each window with those who are known.
class Windows {
  public:
    Windows(sql::Database& database, const ListFile& file, const RowReader& rows,
            const Overview& overview, const Entries& entries,
            std::unordered_set<std::int64_t> written)
        : database_(database), rows_(rows), latest_(overview.latest), entries_(entries),
          written_(std::move(written)), reader_(file.text, file.separator) {
        reader_.next();
    }

    // The next so many rows; nothing after the last.
    std::optional<Window> next(std::size_t at_once) {
        Window window;
        bool any = false;
        while (window.taken.size() + window.refused.size() < at_once && reader_.next()) {
            any = true;
            take(++number_, window);
        }
        if (!any) return std::nullopt;
        link(window);
        // In order of need, so that whoever needs most is there first if this is interrupted.
        std::stable_sort(window.taken.begin(), window.taken.end(),
                         [](const Taken& one, const Taken& other) {
                             return urgency(one.row) > urgency(other.row);
                         });
        return window;
    }

  private:
    static int urgency(const ListRow& row) { return 2 * row.no_basic_care + row.needs_food; }

    void take(std::size_t number, Window& window) {
        if (written_.contains(static_cast<std::int64_t>(number))) return;
        const auto refuse = [&](std::string reason) {
            window.refused.push_back({.row_number = number, .reason = std::move(reason),
                                      .row_text = text::as_utf8(reader_.raw())});
        };
        if (reader_.fault()) return refuse(*reader_.fault());
        const auto key = rows_.key(reader_);
        if (!key) return refuse(key.error());
        const auto before = entries_.find(key->first);
        const bool known = before != entries_.end();
        if (latest_.at(key->first).row != number ||
            (known && key->second < before->second.minute)) {
            ++window.counts.superseded;
            return;
        }
        auto row = rows_.read(reader_);
        if (!row) return refuse(row.error());
        if (known && before->second.hash == row->hash && before->second.ended == row->left) {
            ++window.counts.unchanged;
            return;
        }
        row->number = number;
        row->raw = text::as_utf8(reader_.raw());
        window.taken.push_back({.row = *std::move(row),
                                .before = known ? std::optional(before->second) : std::nullopt});
    }

    void link(Window& window) {
        std::vector<const people::Details*> unknown;
        std::vector<std::size_t> places;
        for (std::size_t each = 0; each < window.taken.size(); ++each) {
            if (window.taken[each].before) continue;
            unknown.push_back(&window.taken[each].row.details);
            places.push_back(each);
        }
        if (unknown.empty()) return;
        auto meant = database_.read(
            [&](sql::Session& session) { return linker_.link(session, unknown); });
        for (std::size_t each = 0; each < places.size(); ++each) {
            window.taken[places[each]].meant = std::move(meant[each]);
        }
        refuse_gone(window);
    }

    // Whoever has died or left, and was never known, is nobody to reach.
    void refuse_gone(Window& window) {
        std::erase_if(window.taken, [&](const Taken& taken) {
            const bool gone = taken.row.died_on || taken.row.left;
            if (!gone || taken.before || taken.meant.band == Band::sure) return false;
            window.refused.push_back({.row_number = taken.row.number,
                                      .reason = taken.row.died_on
                                                    ? "Has died, and was not known here"
                                                    : "No longer on the list, and not known here",
                                      .row_text = taken.row.raw});
            return true;
        });
    }

    sql::Database& database_;
    const RowReader& rows_;
    const LatestRows& latest_;
    const Entries& entries_;
    std::unordered_set<std::int64_t> written_;
    CsvReader reader_;
    Linker linker_;
    std::size_t number_ = 0;
};

using Gone = std::vector<std::pair<std::string, Entry>>;

Gone gone_from(const Layout& layout, const Entries& entries, const LatestRows& latest) {
    Gone gone;
    if (!layout.everybody) return gone;
    for (const auto& [id, entry] : entries) {
        if (!entry.ended && !latest.contains(id)) gone.emplace_back(id, entry);
    }
    std::sort(gone.begin(), gone.end(),
              [](const auto& one, const auto& other) { return one.first < other.first; });
    return gone;
}

// The ids of a feed that uses another's: whom they meant there.
Entries entries_for(sql::Session& session, const Layout& layout) {
    Entries entries = entries_of(session, layout.id);
    if (layout.ids_of.empty()) return entries;
    for (auto& [id, entry] : entries_of(session, layout.ids_of)) {
        entry.hash.clear();
        entry.minute = 0;
        entry.ended = false;
        entries.try_emplace(id, std::move(entry));
    }
    return entries;
}

class Import {
  public:
    Import(const Job& job, ListKind kind, ListFile file, const CsvHeader& header)
        : job_(job), kind_(std::move(kind)), file_(std::move(file)),
          rows_(kind_.layout, header, london_day(job.clock.now())) {
        CsvWriter writer(first_row_);
        for (const std::string& name : header.names()) writer.field(name);
        writer.end_row();
    }

    Result<Counts> run(const std::string& header) {
        const sql::BulkWork bulk(job_.database);
        const Overview overview = look_over(file_, rows_);
        const Entries entries = job_.database.read(
            [&](sql::Session& session) { return entries_for(session, kind_.layout); });
        const Gone gone = gone_from(kind_.layout, entries, overview.latest);
        if (gone.size() > too_few_to_judge && gone.size() * 2 > entries.size()) {
            return invalid("file", "The file holds fewer than half of the people on the list now. "
                                   "A daily file holds everybody: is it cut short, or another "
                                   "area's?");
        }
        if (const auto against = against_agreement()) return invalid("file", *against);
        describe(header);
        begun_ = begin_import(job_, kind_.id, file_.hash, overview.rows, first_row_);
        counts_ = begun_.counts;
        total_ = overview.rows;
        write_all(overview, entries);
        end_all(gone);
        job_.database.write(job_.actor, [&](sql::Transaction& transaction) {
            end_import(transaction, begun_.id, "done", "", job_.clock.now());
            drop_file(transaction, begun_.id);
        });
        if (counts_.rows() > many) sql::refresh_statistics(job_.database);
        return counts_;
    }

  private:
    std::optional<std::string> against_agreement() {
        const std::string& named =
            job_.about.agreement.empty() ? kind_.about.agreement : job_.about.agreement;
        return job_.database.read([&](sql::Session& session) {
            return against_import(session, named, job_.clock.now());
        });
    }

    // A feed is described the first time one of its files comes, and when more is said of it.
    void describe(const std::string& header) {
        const About& said = job_.about;
        if (!said.source.empty()) kind_.about.source = said.source;
        if (!said.purpose.empty()) kind_.about.purpose = said.purpose;
        if (!said.legal_basis.empty()) kind_.about.legal_basis = said.legal_basis;
        if (!said.agreement.empty()) kind_.about.agreement = said.agreement;
        if (said.expires_on) kind_.about.expires_on = said.expires_on;
        job_.database.write(job_.actor, [&](sql::Transaction& transaction) {
            put_list_kind(transaction, kind_, header);
        });
    }

    void write_all(const Overview& overview, const Entries& entries) {
        auto written = begun_.resumed ? job_.database.read([&](sql::Session& session) {
            return rows_written(session, begun_.id);
        })
                                      : std::unordered_set<std::int64_t>{};
        Writer writer(kind_.layout, begun_.id, begun_.started_at);
        Windows windows(job_.database, file_, rows_, overview, entries, std::move(written));
        Pace pace(overview.rows);
        sql::Company company(job_.database);
        const auto read_on = [&] {
            return std::async(std::launch::async,
                              [&windows, rows = pace.rows()] { return windows.next(rows); });
        };
        auto ahead = read_on();
        while (auto window = ahead.get()) {
            ahead = read_on();
            try {
                const auto began = std::chrono::steady_clock::now();
                write(writer, *window);
                pace.wrote(window->taken.size(), std::chrono::steady_clock::now() - began,
                           company.came());
            } catch (...) {
                ahead.wait();
                throw;
            }
        }
    }

    void write(Writer& writer, Window& window) {
        counts_ += job_.database.write(job_.actor, [&](sql::Transaction& transaction) {
            const Counts counts = writer.write(transaction, window);
            count_import(transaction, begun_.id, counts);
            return counts;
        });
        writer.committed();
        if (job_.progress) job_.progress({.done = counts_.rows(), .total = total_});
    }

    void end_all(const Gone& gone) {
        Writer writer(kind_.layout, begun_.id, begun_.started_at);
        // Those ended before an interruption have their rows already.
        auto first = static_cast<std::int64_t>(1 + begun_.counts.ended);
        for (std::size_t at = 0; at < gone.size(); at += many) {
            const std::size_t until = std::min(at + many, gone.size());
            const Gone some(gone.begin() + static_cast<std::ptrdiff_t>(at),
                            gone.begin() + static_cast<std::ptrdiff_t>(until));
            counts_ += job_.database.write(job_.actor, [&](sql::Transaction& transaction) {
                const Counts counts = writer.end(transaction, some, first);
                count_import(transaction, begun_.id, counts);
                return counts;
            });
            first += static_cast<std::int64_t>(some.size());
        }
    }

    const Job& job_;
    ListKind kind_;
    ListFile file_;
    RowReader rows_;
    std::string first_row_;
    Begun begun_{.id = {}};
    Counts counts_{};
    std::size_t total_ = 0;
};

Result<ListKind> kind_for(const Job& job, std::string_view list, const CsvHeader& header) {
    auto kind = job.database.read([&](sql::Session& session) -> std::optional<ListKind> {
        if (!list.empty()) return list_kind(session, list);
        if (const Layout* known = recognise(header)) return list_kind(session, known->id);
        return list_with_header(session, header_key(header));
    });
    if (!kind) {
        return invalid("file", "The columns of this file are not known. Say once what each of "
                               "them holds, on the page Lists");
    }
    std::string missing;
    for (const auto& [heading, column] : kind->layout.columns) {
        if (header.column(heading)) continue;
        missing += (missing.empty() ? "" : ", ") + heading;
    }
    if (!missing.empty()) return invalid("file", "The file has no column " + missing);
    return *std::move(kind);
}

}  // namespace

Result<Counts> import_list(std::string_view list, const Job& job) {
    if (list == "postcodes") return import_postcodes(job);
    ListFile file = KITH_TRY(job.content.empty() ? read_list_file(job.file)
                                                 : open_list(std::string(job.content)));
    CsvReader reader(file.text, file.separator);
    if (!reader.next()) return invalid("file", "The file is empty");
    const CsvHeader header(reader.fields());
    const ListKind kind = KITH_TRY(kind_for(job, list, header));
    if (const auto fault = fault_of(kind.layout.columns)) return invalid("file", *fault);
    Import import(job, kind, std::move(file), header);
    return import.run(header_key(header));
}

}  // namespace kith::lists
