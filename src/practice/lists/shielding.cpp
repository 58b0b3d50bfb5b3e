#include <algorithm>

#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "practice/lists/run.hpp"
#include "practice/lists/shielding_row.hpp"

namespace kith::lists {
namespace {

constexpr std::string_view kind = "shielding";
constexpr std::string_view flag_source = "shielding list";
constexpr std::string_view actor_name = "Shielding list";
constexpr std::size_t too_few_to_judge = 20;

// The latest row of each id, by its number in the file.
struct Latest {
    std::size_t row;
    std::int64_t minute;
};
using LatestRows = std::unordered_map<std::string, Latest>;

LatestRows latest_rows(const ListFile& file, const ShieldingColumns& columns) {
    LatestRows latest;
    CsvReader reader(file.text, file.separator);
    reader.next();
    for (std::size_t number = 1; reader.next(); ++number) {
        const auto minute = columns.minute(reader);
        const auto id = text::trim(columns.id(reader));
        if (reader.fault() || !minute || id.empty()) continue;
        const auto [at, is_new] =
            latest.try_emplace(std::string(id), Latest{number, *minute});
        if (!is_new && at->second.minute <= *minute) at->second = {number, *minute};
    }
    return latest;
}

struct Taken {
    ShieldingRow row;
    std::int64_t minute;
    std::optional<Entry> before;
};

struct Batch {
    Counts counts{};  // of rows that ask nothing of the database
    std::vector<Taken> taken{};
    std::vector<Refusal> refused{};

    std::size_t size() const { return taken.size() + refused.size(); }
};

void set_flags(sql::Transaction& transaction, PersonId person, const ShieldingRow& row) {
    const auto say = [&](bool is_so, std::string_view flag) {
        if (is_so) {
            people::set_flag(transaction, person, flag, flag_source, row.said_on);
        } else {
            people::end_flag(transaction, person, flag, flag_source, row.said_on);
        }
    };
    say(true, "shielding");
    say(row.needs_food, "no-food-access");
    say(row.no_basic_care, "no-basic-care");
    say(row.cannot_carry, "cannot-carry");
}

std::string category_of_care(sql::Session& session) {
    return casework::category(session, "health") ? "health" : "other";
}

void open_needs(sql::Transaction& transaction, PersonId person, const ShieldingRow& row,
                Instant now) {
    if (row.needs_food) {
        std::string details = "Has no way to get food and essentials.";
        if (!row.diet.empty()) details += " Cannot eat or needs: " + row.diet + ".";
        if (row.cannot_carry) details += " Nobody can carry supplies in from the door.";
        casework::open_need(transaction,
                            {.person = person, .category = "food", .details = Private(details),
                             .urgent = row.no_basic_care, .due = {}},
                            now);
    }
    if (row.no_basic_care) {
        casework::open_need(
            transaction,
            {.person = person, .category = category_of_care(transaction),
             .details = Private("Says that their basic care needs are not met."), .urgent = true,
             .due = {}},
            now);
    }
}

void book_call(sql::Transaction& transaction, const people::Standing& standing, Instant now) {
    if (standing.do_not_call) return;
    calls::book(transaction,
                {.person = standing.id,
                 .purpose = "first contact",
                 .script = "first-contact",
                 .due_at = now,
                 .priority = standing.need_points,
                 .priority_why = standing.need_why,
                 .source = "list:" + std::string(kind)},
                now);
}

void tell_of_row(sql::Transaction& transaction, PersonId person, const ShieldingRow& row,
                 bool is_new, Instant now) {
    casework::tell(transaction,
                   {.person = person,
                    .kind = "list",
                    .subject_id = row.source_id,
                    .headline = is_new ? "On the shielding list" : "New on the shielding list",
                    .by_name = std::string(actor_name)},
                   now);
}

// Writes what one row says. True when the person is new to the council.
bool write_row(sql::Transaction& transaction, const Taken& taken, std::string_view import_id,
               Instant now) {
    const ShieldingRow& row = taken.row;
    std::optional<PersonId> known = taken.before ? std::optional(taken.before->person)
                                                 : people::identify(transaction, row.details);
    const bool added = !known;
    if (!known) {
        known = people::add(transaction, row.details, now);
    } else {
        for (const auto& number : row.details.numbers) {
            people::add_number(transaction, *known, number, flag_source, now);
        }
    }
    set_flags(transaction, *known, row);
    const auto standing = people::standing(transaction, *known, london_day(now));
    if (standing && !standing->died_on) {
        open_needs(transaction, *known, row, now);
        book_call(transaction, *standing, now);
    }
    tell_of_row(transaction, *known, row, !taken.before, now);
    put_entry(transaction, kind, row.source_id,
              {.person = *known, .hash = row.hash, .minute = taken.minute, .ended = false},
              import_id);
    return added;
}

Counts write_batch(sql::Transaction& transaction, const Batch& batch, std::string_view import_id,
                   Instant now) {
    Counts counts = batch.counts;
    for (const Taken& taken : batch.taken) {
        ++(write_row(transaction, taken, import_id, now) ? counts.added : counts.known);
    }
    for (const Refusal& refusal : batch.refused) {
        add_refusal(transaction, import_id, refusal, now);
        ++counts.refused;
    }
    return counts;
}

// One row of the file into the batch.
void take_row(const CsvReader& reader, std::size_t number, const ShieldingColumns& columns,
              const LatestRows& latest, const Entries& entries, Batch& batch) {
    const auto refuse = [&](std::string reason) {
        batch.refused.push_back({.row_number = number,
                                 .reason = std::move(reason),
                                 .row_text = text::as_utf8(reader.raw())});
    };
    if (reader.fault()) return refuse(*reader.fault());
    const std::string id(text::trim(columns.id(reader)));
    if (id.empty()) return refuse("No ID");
    const auto minute = columns.minute(reader);
    if (!minute) return refuse(minute.error());
    const auto newest = latest.find(id);
    const auto before = entries.find(id);
    if (newest->second.row != number ||
        (before != entries.end() && *minute < before->second.minute)) {
        ++batch.counts.superseded;
        return;
    }
    auto row = columns.read(reader);
    if (!row) return refuse(row.error());
    row->details.source = "list:" + std::string(kind);
    if (before != entries.end() && before->second.hash == row->hash && !before->second.ended) {
        ++batch.counts.unchanged;
        return;
    }
    batch.taken.push_back(
        {.row = *std::move(row),
         .minute = *minute,
         .before = before == entries.end() ? std::nullopt : std::optional(before->second)});
}

std::vector<std::pair<std::string, PersonId>> gone(const Entries& entries,
                                                   const LatestRows& latest) {
    std::vector<std::pair<std::string, PersonId>> gone;
    for (const auto& [id, entry] : entries) {
        if (!entry.ended && latest.find(id) == latest.end()) gone.emplace_back(id, entry.person);
    }
    return gone;
}

void end_one(sql::Transaction& transaction, const std::string& id, PersonId person, Instant now) {
    const Day today = london_day(now);
    for (const auto flag : {"shielding", "no-food-access", "no-basic-care", "cannot-carry"}) {
        people::end_flag(transaction, person, flag, flag_source, today);
    }
    end_entry(transaction, kind, id, now);
    casework::tell(transaction,
                   {.person = person, .kind = "list", .subject_id = id,
                    .headline = "No longer on the shielding list",
                    .by_name = std::string(actor_name)},
                   now);
}

Result<ShieldingColumns> columns_of(const ListFile& file) {
    CsvReader reader(file.text, file.separator);
    reader.next();
    auto columns = ShieldingColumns::find(CsvHeader(reader.fields()));
    if (!columns) return invalid("file", columns.error());
    return *columns;
}

}  // namespace

Result<Counts> import_shielding(const Job& job) {
    const ListFile file = KITH_TRY(read_list_file(job.file));
    const ShieldingColumns columns = KITH_TRY(columns_of(file));
    const LatestRows latest = latest_rows(file, columns);
    const Entries entries =
        job.database.read([](sql::Session& session) { return entries_of(session, kind); });
    const auto ending = gone(entries, latest);
    if (ending.size() > too_few_to_judge && ending.size() * 2 > entries.size()) {
        return invalid("file", "The file holds fewer than half of the people on the list now. A "
                               "daily file holds everybody: is it cut short, or another area's?");
    }
    Run run(job, kind, file);
    const Instant now = job.clock.now();
    CsvReader reader(file.text, file.separator);
    reader.next();
    Batch batch;
    const auto flush = [&] {
        run.batch([&](sql::Transaction& transaction) {
            return write_batch(transaction, batch, run.id(), now);
        });
        batch = {};
    };
    for (std::size_t number = 1; reader.next(); ++number) {
        take_row(reader, number, columns, latest, entries, batch);
        if (batch.size() >= rows_a_batch) flush();
    }
    flush();
    for (std::size_t at = 0; at < ending.size(); at += rows_a_batch) {
        const std::size_t end = std::min(at + rows_a_batch, ending.size());
        run.batch([&](sql::Transaction& transaction) {
            for (std::size_t one = at; one < end; ++one) {
                end_one(transaction, ending[one].first, ending[one].second, now);
            }
            return Counts{.ended = end - at};
        });
    }
    run.done();
    return run.counts();
}

}  // namespace kith::lists
