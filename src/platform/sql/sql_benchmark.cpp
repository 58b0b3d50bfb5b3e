// How fast rows go in and pages come out, on SQLite in the temporary folder and, when
// KITH_TEST_POSTGRES names a server, on PostgreSQL; and the same by SOCI's own rows, to see that
// going one level below them pays.
#include <benchmark/benchmark.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <optional>

#include "platform/sql/bulk.hpp"
#include "platform/sql/database.hpp"
#include "platform/sql/migration.hpp"
#include "platform/sql/queue.hpp"

namespace kith::sql {
namespace {

using NeedId = Id<struct NeedTag>;

struct Line {
    NeedId id;
    std::string title;
    std::string town;
    std::optional<Day> due_on;
    bool urgent;
    std::int64_t pence;
};

Line read(Row& row, Into<Line>) {
    return {.id = row.next<NeedId>(),
            .title = row.next<std::string>(),
            .town = row.next<std::string>(),
            .due_on = row.next<std::optional<Day>>(),
            .urgent = row.next<bool>(),
            .pence = row.next<std::int64_t>()};
}

constexpr auto insert =
    "INSERT INTO line (id, title, town, due_on, urgent, pence, made_at, weight)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
constexpr auto page =
    "SELECT id, title, town, due_on, urgent, pence FROM line WHERE town = $1 AND id > $2"
    " ORDER BY id LIMIT 50";

const Actor actor = Actor::system("benchmark");

class Bench {
  public:
    explicit Bench(bool postgres) : database_(Database::open(url(postgres))) {
        migrate(database_);
        database_.write(actor, [](Transaction& t) {
            t.script(
                "DROP TABLE IF EXISTS line; CREATE TABLE line (id TEXT PRIMARY KEY,"
                " title TEXT NOT NULL, town TEXT NOT NULL, due_on TEXT, urgent INTEGER NOT NULL,"
                " pence BIGINT, made_at TEXT NOT NULL, weight DOUBLE PRECISION);"
                "CREATE INDEX line_town ON line (town, id)");
        });
    }
    ~Bench() {
        std::error_code ignored;
        for (const auto* end : {"", "-wal", "-shm"}) std::filesystem::remove(file() + end, ignored);
    }

    static bool has(bool postgres) {
        return !postgres || std::getenv("KITH_TEST_POSTGRES") != nullptr;
    }
    static std::string file() {
        return (std::filesystem::temp_directory_path() /
                ("kith-bench-" + std::to_string(getpid()) + ".db")).string();
    }
    static std::string url(bool postgres) {
        return postgres ? std::getenv("KITH_TEST_POSTGRES") : file();
    }

    Database& db() { return database_; }

    void fill(int rows) {
        database_.write(actor, [&](Transaction& t) {
            t.unlogged("a benchmark");
            Bulk bulk(t, "INSERT INTO line (id, title, town, due_on, urgent, pence, made_at,"
                         " weight)", 8);
            for (int row = 0; row < rows; ++row) {
                bulk.add(NeedId::make(t.now()), "Collect a prescription", town(row),
                         Day{} + row % 900, row % 7 == 0, row, t.now(), row * 0.5);
            }
            bulk.finish();
        });
        if (database_.postgres()) {
            database_.write(actor, [](Transaction& t) { t.script("ANALYZE line"); });
        }
    }

    static std::string town(int row) { return "Town " + std::to_string(row % 100); }

  private:
    Database database_;
};

void insert_rows(benchmark::State& state, bool logged) {
    if (!Bench::has(state.range(0) == 1)) return state.SkipWithError("no PostgreSQL");
    Bench bench(state.range(0) == 1);
    constexpr int rows = 10000;
    for (auto _ : state) {
        bench.db().write(actor, [&](Transaction& t) {
            t.unlogged("a benchmark");
            for (int row = 0; row < rows; ++row) {
                const auto id = NeedId::make(t.now());
                t.execute(insert, id, "Collect a prescription", Bench::town(row), Day{} + row % 900,
                          row % 7 == 0, row, t.now(), row * 0.5);
                if (logged) t.changed("line", id, "made");
            }
        });
    }
    state.SetItemsProcessed(state.iterations() * rows);
}

void insert_in_bulk(benchmark::State& state) {
    if (!Bench::has(state.range(0) == 1)) return state.SkipWithError("no PostgreSQL");
    Bench bench(state.range(0) == 1);
    constexpr int rows = 10000;
    for (auto _ : state) bench.fill(rows);
    state.SetItemsProcessed(state.iterations() * rows);
}

void one_transaction_each(benchmark::State& state) {
    if (!Bench::has(state.range(0) == 1)) return state.SkipWithError("no PostgreSQL");
    Bench bench(state.range(0) == 1);
    for (auto _ : state) {
        bench.db().write(actor, [&](Transaction& t) {
            const auto id = NeedId::make(t.now());
            t.execute(insert, id, "Collect a prescription", "Town", Day{}, true, 1, t.now(), 0.5);
            t.changed("line", id, "made");
        });
    }
    state.SetItemsProcessed(state.iterations());
}

void page_of_fifty(benchmark::State& state) {
    if (!Bench::has(state.range(0) == 1)) return state.SkipWithError("no PostgreSQL");
    Bench bench(state.range(0) == 1);
    bench.fill(100000);
    for (auto _ : state) {
        const auto lines = bench.db().read([](Session& s) { return s.all<Line>(page, "Town 7", "");
        });
        if (lines.size() != 50) state.SkipWithError("not a page");
    }
    state.SetItemsProcessed(state.iterations() * 50);
}

void one_by_id(benchmark::State& state) {
    if (!Bench::has(state.range(0) == 1)) return state.SkipWithError("no PostgreSQL");
    Bench bench(state.range(0) == 1);
    bench.fill(100000);
    const auto ids = bench.db().read([](Session& s) {
        return s.all<NeedId>("SELECT id FROM line ORDER BY title, pence % 1009, id");
    });
    std::size_t turn = 0;
    for (auto _ : state) {
        const auto& id = ids[++turn % ids.size()];
        benchmark::DoNotOptimize(bench.db().read([&](Session& s) {
            return s.one<Line>("SELECT id, title, town, due_on, urgent, pence FROM line"
                               " WHERE id = $1", id);
        }));
    }
    state.SetItemsProcessed(state.iterations());
}

void take_and_complete(benchmark::State& state) {
    if (!Bench::has(state.range(0) == 1)) return state.SkipWithError("no PostgreSQL");
    Bench bench(state.range(0) == 1);
    for (auto _ : state) {
        bench.db().write(actor, [](Transaction& t) { enqueue(t, {.kind = "letter"}); });
        const auto work = take(bench.db(), {"letter"}, std::chrono::seconds{60});
        bench.db().write(actor, [&](Transaction& t) { complete(t, *work); });
    }
    state.SetItemsProcessed(state.iterations());
}

// The same page by SOCI's rowset of dynamic rows, prepared once.
void page_by_soci_rows(benchmark::State& state) {
    Bench bench(false);
    bench.fill(100000);
    soci::session session(soci::sqlite3, "dbname=" + Bench::file());
    std::string town = "Town 7";
    std::string after;
    for (auto _ : state) {
        int rows = 0;
        const soci::rowset<soci::row> found =
            (session.prepare << "SELECT id, title, town, due_on, urgent, pence FROM line WHERE"
                                " town = :town AND id > :after ORDER BY id LIMIT 50",
             soci::use(town), soci::use(after));
        for (const auto& row : found) {
            benchmark::DoNotOptimize(row.get<std::string>(0) + row.get<std::string>(1));
            ++rows;
        }
        if (rows != 50) state.SkipWithError("not a page");
    }
    state.SetItemsProcessed(state.iterations() * 50);
}

// The same insert by a SOCI statement whose bound variables change.
void insert_by_soci_use(benchmark::State& state) {
    const Bench bench(false);
    soci::session session(soci::sqlite3, "dbname=" + Bench::file());
    constexpr int rows = 10000;
    std::string id;
    std::string title = "Collect a prescription";
    std::string town;
    std::string due_on = "1970-01-01";
    std::string made_at = "2026-11-23T08:39:28.123Z";
    int urgent = 0;
    long long pence = 0;
    double weight = 0;
    soci::statement statement =
        (session.prepare << "INSERT INTO line (id, title, town, due_on, urgent, pence, made_at,"
                            " weight) VALUES (:id, :title, :town, :due, :urgent, :pence, :made,"
                            " :weight)",
         soci::use(id), soci::use(title), soci::use(town), soci::use(due_on), soci::use(urgent),
         soci::use(pence), soci::use(made_at), soci::use(weight));
    for (auto _ : state) {
        session.begin();
        for (int row = 0; row < rows; ++row) {
            id = NeedId::make(Instant{}).string();
            town = Bench::town(row);
            due_on = (Day{} + row % 900).text();
            urgent = row % 7 == 0 ? 1 : 0;
            pence = row;
            weight = row * 0.5;
            statement.execute(true);
        }
        session.commit();
    }
    state.SetItemsProcessed(state.iterations() * rows);
}

void on_both(benchmark::internal::Benchmark* what) {
    what->ArgName("postgres")->Arg(0)->Arg(1)->UseRealTime();
}

BENCHMARK_CAPTURE(insert_rows, plain, false)->Apply(on_both);
BENCHMARK_CAPTURE(insert_rows, with_change_log, true)->Apply(on_both);
BENCHMARK(insert_in_bulk)->Apply(on_both);
BENCHMARK(one_transaction_each)->Apply(on_both);
BENCHMARK(page_of_fifty)->Apply(on_both);
BENCHMARK(one_by_id)->Apply(on_both);
BENCHMARK(take_and_complete)->Apply(on_both);
BENCHMARK(insert_by_soci_use);
BENCHMARK(page_by_soci_rows);

}  // namespace
}  // namespace kith::sql
