#include "practice/lists/run.hpp"

#include "platform/base/csv.hpp"

namespace kith::lists {

void Run::batch(const std::function<Counts(sql::Transaction&)>& write) {
    counts_ += job_.database.write(job_.actor, [&](sql::Transaction& transaction) {
        const Counts counts = write(transaction);
        count_import(transaction, id_, counts);
        return counts;
    });
    if (job_.progress) job_.progress({.done = counts_.rows(), .total = total_});
}

void Run::done() {
    job_.database.write(job_.actor, [&](sql::Transaction& transaction) {
        end_import(transaction, id_, "done", "", job_.clock.now());
    });
}

Result<Counts> import_list(std::string_view kind, const Job& job) {
    if (kind == "shielding") return import_shielding(job);
    if (kind == "register") return import_register(job);
    if (kind == "postcodes") return import_postcodes(job);
    return invalid("kind", "Choose what kind of file it is");
}

std::string refused_csv(sql::Session& session, std::string_view import_id) {
    constexpr std::size_t most = 100'000;
    std::string csv(csv_byte_order_mark);
    CsvWriter writer(csv);
    writer.row({"Row", "Why it was refused", "The row"});
    for (const Refusal& refusal : refusals(session, import_id, 0, most)) {
        writer.row({std::to_string(refusal.row_number), refusal.reason, refusal.row_text});
    }
    return csv;
}

}  // namespace kith::lists
