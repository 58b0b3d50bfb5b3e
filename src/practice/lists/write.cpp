#include "practice/lists/write.hpp"

#include <algorithm>

#include "platform/base/crypto.hpp"
#include "platform/base/json.hpp"
#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "practice/lists/batch.hpp"

namespace kith::lists {
namespace {

constexpr int days_in_touch = 14;
constexpr std::string_view food_flag = "no-food-access";
constexpr std::string_view care_flag = "no-basic-care";
constexpr std::string_view carry_flag = "cannot-carry";

std::vector<std::string> flags_said(const Layout& layout, const ListRow& row) {
    std::vector<std::string> flags;
    if (row.left || layout.flag_source.empty()) return flags;
    if (!layout.flag.empty()) flags.push_back(layout.flag);
    if (row.needs_food) flags.emplace_back(food_flag);
    if (row.no_basic_care) flags.emplace_back(care_flag);
    if (row.cannot_carry) flags.emplace_back(carry_flag);
    return flags;
}

std::string food_words(const ListRow& row) {
    std::string words = "Has no way to get food and essentials.";
    if (!row.diet.empty()) words += " Cannot eat or needs: " + row.diet + ".";
    if (row.cannot_carry) words += " Nobody can carry supplies in from the door.";
    return words;
}

}  // namespace

std::vector<std::string> Writer::keys_of(const ListRow& row) const {
    const people::Details& who = row.details;
    const std::string last = text::folded(who.last_name.text());
    std::vector<std::string> keys;
    if (who.nhs_number) {
        keys.push_back("n" + std::string(who.nhs_number->text()) + "\x1f" + last);
    }
    if (!last.empty() && who.born_on && who.postcode) {
        keys.push_back("p" + last + "\x1f" + text::folded(who.first_name.text()) + "\x1f" +
                       who.born_on->text() + "\x1f" + std::string(who.postcode->text()));
    }
    return keys;
}

// Those whom the list itself brought, and of whom it now gives another address, have moved.
void Writer::write_addresses(Batch& batch) {
    std::vector<PersonId> changed;
    for (const Taken& taken : batch.taken) {
        if (taken.before) changed.push_back(taken.before->person);
    }
    const auto brought = brought_by(batch.transaction, changed, layout_.id);
    for (std::size_t each = 0; each < batch.taken.size(); ++each) {
        const Taken& taken = batch.taken[each];
        const people::Details& who = taken.row.details;
        if (!taken.before || !who.postcode || who.address.empty() || taken.row.died_on) continue;
        if (!brought.contains(taken.before->person)) continue;
        const auto was = people::record_address(batch.transaction, *batch.person[each],
                                                {who.address, who.postcode}, now_);
        if (!was) continue;
        Json before = Json::object({{"address", Json(was->address.text())}});
        if (was->postcode) before.set("postcode", Json(was->postcode->text()));
        batch.note(each, "address", base64url(before.print()));
        const Move move = follow_move(batch.transaction, *batch.person[each], *who.postcode,
                                      taken.row.said_on, now_);
        if (move.kind == Move::Kind::away) batch.note(each, "away", taken.row.said_on.text());
        if (move.away_before) batch.note(each, "back", move.away_before->text());
        batch.moved.emplace(each, move);
    }
}

// Whom each row means: known by the list's own id, known for sure, added by an earlier row of this
// file, or to be added.
void Writer::resolve(Batch& batch) {
    std::unordered_map<std::string, std::size_t> first_of;
    std::vector<const people::Details*> to_add;
    std::vector<std::size_t> places;
    std::vector<std::pair<std::size_t, std::size_t>> same_as;
    for (std::size_t each = 0; each < batch.taken.size(); ++each) {
        const Taken& taken = batch.taken[each];
        if (taken.before) {
            batch.person[each] = taken.before->person;
        } else if (taken.meant.band == Band::sure) {
            batch.person[each] = taken.meant.person;
        }
        if (batch.person[each]) continue;
        const auto keys = keys_of(taken.row);
        std::optional<std::size_t> earlier;
        for (const std::string& key : keys) {
            const auto before = added_.find(key);
            if (before != added_.end()) batch.person[each] = before->second;
            const auto [at, fresh] = first_of.try_emplace(key, each);
            if (!fresh && !earlier) earlier = at->second;
        }
        if (batch.person[each]) continue;
        if (earlier) {
            same_as.emplace_back(each, *earlier);
            continue;
        }
        to_add.push_back(&taken.row.details);
        places.push_back(each);
    }
    const auto ids = people::add_all(batch.transaction, to_add, now_);
    for (std::size_t each = 0; each < ids.size(); ++each) {
        const std::size_t place = places[each];
        batch.person[place] = ids[each];
        batch.is_new[place] = true;
        batch.did[place] = "person";
        batch.outcome[place] =
            batch.taken[place].meant.band == Band::look ? "review" : "added";
        for (std::string& key : keys_of(batch.taken[place].row)) {
            adding_.emplace_back(std::move(key), ids[each]);
        }
    }
    for (const auto& [row, first] : same_as) batch.person[row] = batch.person[first];
}

void Writer::write_numbers(Batch& batch) {
    std::vector<people::NumberOf> numbers;
    std::vector<std::size_t> of;
    for (std::size_t each = 0; each < batch.taken.size(); ++each) {
        if (batch.is_new[each]) continue;
        const auto& had = batch.taken[each].meant.numbers;
        for (const auto& number : batch.taken[each].row.details.numbers) {
            if (std::find(had.begin(), had.end(), number.value) != had.end()) continue;
            numbers.push_back({.person = *batch.person[each], .number = number});
            of.push_back(each);
        }
    }
    const std::string source = layout_.flag_source.empty() ? layout_.name : layout_.flag_source;
    people::add_numbers(batch.transaction, numbers, source, now_);
    for (std::size_t each = 0; each < numbers.size(); ++each) {
        batch.note(of[each], "number", numbers[each].id);
    }
}

void Writer::write_flags(Batch& batch) {
    std::vector<PersonId> known;
    for (std::size_t each = 0; each < batch.taken.size(); ++each) {
        if (!batch.is_new[each]) known.push_back(*batch.person[each]);
    }
    std::map<std::pair<PersonId, std::string>, std::string> open;
    if (!layout_.flag_source.empty()) {
        for (const auto& flag :
             people::flags_from(batch.transaction, known, layout_.flag_source)) {
            open.emplace(std::pair(flag.person, flag.kind), flag.id);
        }
    }
    std::vector<people::FlagOf> set;
    std::vector<std::size_t> of;
    std::map<Day, std::vector<std::string>> ended;
    for (std::size_t each = 0; each < batch.taken.size(); ++each) {
        const ListRow& row = batch.taken[each].row;
        const PersonId person = *batch.person[each];
        const auto said = flags_said(layout_, row);
        for (const std::string& kind : said) {
            if (open.contains({person, kind})) continue;
            set.push_back({.person = person, .kind = kind, .source = layout_.flag_source,
                           .started_on = row.said_on});
            of.push_back(each);
            open.emplace(std::pair(person, kind), "");
        }
        if (batch.is_new[each]) continue;
        for (const std::string_view kind : {std::string_view(layout_.flag), food_flag, care_flag,
                                            carry_flag}) {
            if (std::find(said.begin(), said.end(), kind) != said.end()) continue;
            const auto flag = open.find({person, std::string(kind)});
            if (flag == open.end() || flag->second.empty()) continue;
            ended[row.said_on].push_back(flag->second);
            batch.note(each, "ended", flag->second);
        }
    }
    people::set_flags(batch.transaction, set);
    for (std::size_t each = 0; each < set.size(); ++each) {
        if (!batch.is_new[of[each]]) batch.note(of[each], "flag", set[each].id);
    }
    for (const auto& [day, ids] : ended) people::end_flags(batch.transaction, ids, day);
}

void Writer::write_needs(Batch& batch) {
    const std::string care =
        casework::category(batch.transaction, "health") ? "health" : "other";
    std::vector<casework::ListedNeed> needs;
    std::vector<std::size_t> of;
    for (std::size_t each = 0; each < batch.taken.size(); ++each) {
        const ListRow& row = batch.taken[each].row;
        if (row.left || row.died_on || !batch.alive(each)) continue;
        const PersonId person = *batch.person[each];
        const auto standing = batch.standing.find(person);
        const std::string ward = standing == batch.standing.end() ? "" : standing->second.ward;
        const auto add = [&](std::string_view category, std::string words, bool urgent) {
            needs.push_back({.need = {.person = person, .category = std::string(category),
                                      .details = Private(std::move(words)), .urgent = urgent,
                                      .due = {}},
                             .ward = ward,
                             .person_is_new = batch.is_new[each]});
            of.push_back(each);
        };
        if (row.needs_food) add("food", food_words(row), row.no_basic_care);
        if (row.no_basic_care) add(care, "Says that their basic care needs are not met.", true);
    }
    const auto opened = casework::open_needs(batch.transaction, needs, now_);
    for (std::size_t each = 0; each < opened.size(); ++each) {
        batch.note(of[each], opened[each].joined ? "joined" : "need", opened[each].id.text());
    }
}

void Writer::book_calls(Batch& batch) {
    if (!layout_.call) return;
    std::vector<PersonId> known;
    for (std::size_t each = 0; each < batch.taken.size(); ++each) {
        if (!batch.is_new[each]) known.push_back(*batch.person[each]);
    }
    // Whoever is in touch already is left alone.
    const auto spoken = casework::in_touch(batch.transaction, known,
                                           now_ - std::chrono::hours(24 * days_in_touch));
    const std::set<PersonId> in_touch(spoken.begin(), spoken.end());
    std::vector<calls::CallOfList> listed;
    std::vector<std::size_t> of;
    for (std::size_t each = 0; each < batch.taken.size(); ++each) {
        const ListRow& row = batch.taken[each].row;
        if (row.left || row.died_on || !row.wants_contact || !batch.alive(each)) continue;
        const PersonId person = *batch.person[each];
        const auto standing = batch.standing.find(person);
        if (standing == batch.standing.end() || standing->second.do_not_call) continue;
        if (in_touch.contains(person)) continue;
        listed.push_back({.call = {.person = person,
                                   .purpose = "first contact",
                                   .script = "first-contact",
                                   .due_at = now_,
                                   .priority = standing->second.need_points,
                                   .priority_why = standing->second.need_why,
                                   .source = "list:" + layout_.id},
                          .person_is_new = batch.is_new[each]});
        of.push_back(each);
    }
    const auto booked = calls::book_all(batch.transaction, listed, now_);
    for (std::size_t each = 0; each < booked.size(); ++each) {
        if (booked[each]) {
            batch.note(of[each], "call", booked[each]->text());
        } else {
            batch.note(of[each], "raised", "call");
        }
    }
}

void Writer::tell(Batch& batch) {
    if (layout_.headline.empty()) return;
    std::vector<casework::Story> lines;
    for (std::size_t each = 0; each < batch.taken.size(); ++each) {
        const Taken& taken = batch.taken[each];
        const ListRow& row = taken.row;
        std::string headline = row.headline.empty() ? layout_.headline : row.headline;
        if (taken.before && !layout_.flag.empty()) headline += ": something new";
        if (const auto move = batch.moved.find(each); move != batch.moved.end()) {
            headline = layout_.name + std::string(words_of(move->second));
        }
        if (row.left) headline = "No longer " + text::lower(layout_.headline);
        if (row.died_on) headline = layout_.name + " says that they have died";
        std::string body = row.said;
        if (row.needs_food) body += (body.empty() ? "" : " ") + food_words(row);
        if (row.no_basic_care) {
            body += (body.empty() ? "" : " ");
            body += "Says that their basic care needs are not met.";
        }
        lines.push_back({.person = *batch.person[each], .kind = "list", .subject_id = import_id_,
                         .headline = std::move(headline), .body = Private(std::move(body)),
                         .by_name = layout_.name});
    }
    casework::tell_all(batch.transaction, lines, now_);
}

Counts Writer::write(sql::Transaction& transaction, Window& window) {
    adding_.clear();
    const std::size_t rows = window.taken.size();
    Batch batch{.transaction = transaction,
                .taken = window.taken,
                .person = std::vector<std::optional<PersonId>>(rows),
                .outcome = std::vector<std::string>(rows, "known"),
                .did = std::vector<std::string>(rows),
                .is_new = std::vector<bool>(rows, false)};
    resolve(batch);
    write_addresses(batch);
    write_numbers(batch);
    write_flags(batch);
    std::vector<PersonId> everybody;
    for (const auto& person : batch.person) everybody.push_back(*person);
    if (layout_.call || !layout_.flag.empty()) {
        for (auto& one : people::standings(transaction, everybody, london_day(now_))) {
            const PersonId id = one.id;
            batch.standing.insert_or_assign(id, std::move(one));
        }
    }
    write_needs(batch);
    book_calls(batch);
    tell(batch);
    write_deaths(batch);
    put_reviews(batch);
    put_lines(batch, window);
    Counts counts = window.counts;
    counts.refused += window.refused.size();
    for (std::size_t each = 0; each < rows; ++each) {
        ++(batch.outcome[each] == "added"    ? counts.added
           : batch.outcome[each] == "review" ? counts.review
                                             : counts.known);
        counts.died += batch.did[each].find("died:") != std::string::npos;
    }
    return counts;
}

void Writer::committed() {
    for (auto& [key, person] : adding_) added_.insert_or_assign(std::move(key), person);
    adding_.clear();
}

}  // namespace kith::lists
