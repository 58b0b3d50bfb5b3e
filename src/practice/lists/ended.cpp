// Those who have left a list.
#include <map>

#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "practice/lists/write.hpp"
#include "practice/people/many.hpp"

namespace kith::lists {

std::string was_of(const std::optional<Entry>& before) {
    if (!before) return "";
    return before->hash + " " + std::to_string(before->minute) + " " +
           (before->ended ? before->ended_at : "-") + " " + before->last_import;
}

Counts Writer::end(sql::Transaction& transaction,
                   const std::vector<std::pair<std::string, Entry>>& gone,
                   std::int64_t first_number) {
    std::vector<PersonId> people;
    for (const auto& [id, entry] : gone) people.push_back(entry.person);
    std::map<PersonId, std::string> did;
    std::vector<std::string> flags;
    for (const auto& flag : people::flags_from(transaction, people, layout_.flag_source)) {
        flags.push_back(flag.id);
        std::string& what = did[flag.person];
        what += (what.empty() ? "ended:" : " ended:") + flag.id;
    }
    people::end_flags(transaction, flags, london_day(now_));
    std::vector<casework::Story> lines;
    std::vector<NewEntry> entries;
    std::vector<RowLine> rows;
    for (const auto& [id, entry] : gone) {
        lines.push_back({.person = entry.person, .kind = "list", .subject_id = import_id_,
                         .headline = "No longer " + text::lower(layout_.headline.substr(0, 1)) +
                                     layout_.headline.substr(1),
                         .by_name = layout_.name});
        entries.push_back({.source_id = id, .person = entry.person, .hash = entry.hash,
                           .minute = entry.minute, .ended = true});
        rows.push_back({.number = -(first_number++), .outcome = "ended", .source_id = id,
                        .person = entry.person, .did = did[entry.person],
                        .was = was_of(entry)});
    }
    if (!layout_.headline.empty()) casework::tell_all(transaction, lines, now_);
    put_entries(transaction, layout_.id, entries, import_id_, now_);
    add_rows(transaction, import_id_, rows);
    return Counts{.ended = gone.size()};
}

}  // namespace kith::lists
