// What stays of a batch beside the people: deaths and worries told, questions put to reviewers, and
// where each row ended.
#include "practice/lists/batch.hpp"
#include "practice/lists/review.hpp"

namespace kith::lists {

void Writer::write_deaths(Batch& batch) {
    for (std::size_t each = 0; each < batch.taken.size(); ++each) {
        const ListRow& row = batch.taken[each].row;
        if (row.died_on && people::record_death(batch.transaction, *batch.person[each],
                                                *row.died_on, now_)) {
            batch.note(each, "died", row.died_on->text());
        }
        if (row.worry.empty()) continue;
        casework::raise_concern(
            batch.transaction,
            {.person = *batch.person[each], .kind = "worry", .text = Private(row.worry),
             .urgency = "today", .raised_by_name = layout_.name, .raised_from = "visit",
             .same_request = "list " + layout_.id + " " + row.id + " " + row.hash},
            now_);
    }
}

void Writer::put_reviews(Batch& batch) {
    std::vector<NewPair> pairs;
    for (std::size_t each = 0; each < batch.taken.size(); ++each) {
        if (batch.outcome[each] != "review") continue;
        const Taken& taken = batch.taken[each];
        pairs.push_back({.import_id = import_id_,
                         .row_number = static_cast<std::int64_t>(taken.row.number),
                         .left = *taken.meant.person,
                         .right = *batch.person[each],
                         .probability = taken.meant.probability,
                         .needs_help = taken.row.needs_food || taken.row.no_basic_care,
                         .reasons = taken.meant.reasons});
    }
    put_pairs(batch.transaction, pairs, now_);
}

void Writer::put_lines(Batch& batch, const Window& window) {
    std::vector<NewEntry> entries;
    std::vector<RowLine> lines;
    for (std::size_t each = 0; each < batch.taken.size(); ++each) {
        const Taken& taken = batch.taken[each];
        const ListRow& row = taken.row;
        entries.push_back({.source_id = row.id, .person = *batch.person[each], .hash = row.hash,
                           .minute = row.minute, .ended = row.left});
        lines.push_back({.number = static_cast<std::int64_t>(row.number),
                         .outcome = batch.outcome[each],
                         .source_id = row.id,
                         .person = batch.person[each],
                         .row_text = row.raw,
                         .did = batch.did[each],
                         .was = was_of(taken.before)});
    }
    for (const Refusal& refusal : window.refused) {
        lines.push_back({.number = static_cast<std::int64_t>(refusal.row_number),
                         .outcome = "refused",
                         .reason = refusal.reason,
                         .row_text = refusal.row_text});
    }
    put_entries(batch.transaction, layout_.id, entries, import_id_, now_);
    add_rows(batch.transaction, import_id_, lines);
}

}  // namespace kith::lists
