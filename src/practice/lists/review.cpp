// What follows from an answer about two records.
#include "practice/lists/review.hpp"

#include "platform/sql/value_columns.hpp"

namespace kith::lists {
namespace {

bool is_answer(std::string_view answer) {
    return answer == "one" || answer == "two" || answer == "household" || answer == "not sure";
}

void put_answer(sql::Transaction& transaction, const Pair& pair, std::string_view answer,
                std::string_view account, Instant now) {
    transaction.execute(R"(
        INSERT INTO review_answer (id, pair_id, account_id, answer, at)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (pair_id, account_id) DO UPDATE
           SET answer = excluded.answer, at = excluded.at)",
                        Id<struct Answer>::make(now), pair.id, account, answer, now);
    transaction.changed({.entity = "review", .id = pair.id, .what = "answered",
                         .details = std::string(answer)});
}

void decide(sql::Transaction& transaction, const Pair& pair, std::string_view state,
            std::string_view account, const std::optional<std::string>& merge, Instant now) {
    transaction.execute(R"(
        UPDATE review_pair
           SET state = $2, decided_at = $3, decided_by = $4, merge_id = $5
         WHERE id = $1)",
                        pair.id, state, now, account, merge);
    transaction.unlogged("the answer itself is logged");
}

}  // namespace

void tell_workers(sql::Transaction& transaction, PersonId person, std::string_view what,
                  std::string_view subject, Instant now) {
    for (const AccountId& account : casework::working_with(transaction, person)) {
        casework::put_work(transaction,
                           {.subject_kind = "review",
                            .subject_id = std::string(subject) + " " + account.string(),
                            .person = person,
                            .title = std::string(what),
                            .path = people::path(person).str(),
                            .owner = {.account = account},
                            .due_at = now,
                            .priority = 1},
                           now);
    }
}

Result<void> answer_pair(sql::Transaction& transaction, std::string_view pair_id,
                         std::string_view answer, std::string_view account, std::string_view name,
                         Instant now) {
    const auto found = pair(transaction, pair_id);
    if (!found) return problem(NotFound{"pair"});
    if (!is_answer(answer)) return invalid("answer", "Say whether they are one person");
    if (found->state != "open") {
        // Somebody was quicker: what this reviewer thinks is kept, and shows how far they agree.
        put_answer(transaction, *found, answer, account, now);
        return {};
    }
    put_answer(transaction, *found, answer, account, now);
    if (answer == "not sure") return {};
    std::optional<std::string> merge;
    if (answer == "one") {
        const auto made = people::merge(transaction, found->left, found->right,
                                        "somebody looked at both records", name, now);
        if (!made) return tl::unexpected(made.error());
        merge = made->id;
        casework::tell(transaction,
                       {.person = found->left, .kind = "change", .subject_id = made->id,
                        .headline = "Two records became one", .by_name = std::string(name)},
                       now);
        tell_workers(transaction, found->left, "Two records of this person became one", made->id,
                     now);
    }
    if (answer == "household") {
        people::make_household(transaction, {found->left, found->right}, "Household", now);
    }
    decide(transaction, *found, answer, account, merge, now);
    return {};
}

Result<void> undo_answer(sql::Transaction& transaction, std::string_view pair_id,
                         std::string_view account, std::string_view name, Instant now) {
    const auto found = pair(transaction, pair_id);
    if (!found) return problem(NotFound{"pair"});
    if (found->merge_id) {
        const auto parted = people::split(transaction, *found->merge_id, name, now);
        if (!parted) return tl::unexpected(parted.error());
        for (const PersonId& person : {found->left, found->right}) {
            casework::tell(transaction,
                           {.person = person, .kind = "change", .subject_id = parted->id,
                            .headline = "Two records were parted again",
                            .by_name = std::string(name)},
                           now);
            tell_workers(transaction, person, "This person's record was parted from another",
                         parted->id, now);
        }
    }
    transaction.execute("DELETE FROM review_answer WHERE pair_id = $1 AND account_id = $2", pair_id,
                        account);
    transaction.execute(R"(
        UPDATE review_pair
           SET state = 'open', decided_at = NULL, decided_by = NULL, merge_id = NULL
         WHERE id = $1)",
                        pair_id);
    transaction.changed({.entity = "review", .id = std::string(pair_id), .what = "taken back"});
    return {};
}

namespace {

constexpr std::string_view gone = "question gone";

// A question about the merged record is one about the kept record, unless that was asked already.
std::string still_a_question(std::string_view other_side) {
    const std::string other(other_side);
    return "state = 'open' AND " + other + " <> $2 AND NOT EXISTS (SELECT 1 FROM review_pair AS "
           "own WHERE (own.left_id = $2 AND own.right_id = review_pair." + other +
           ") OR (own.right_id = $2 AND own.left_id = review_pair." + other + "))";
}

}  // namespace

void merged(sql::Transaction& transaction, const people::Merging& merging, Instant) {
    // Entries have no id of their own: the list and the list's number for the person name one.
    people::take_over(transaction, merging, "list_entry", "kind || '|' || source_id");
    people::take_over(transaction, merging, "list_row", "import_id || '|' || row_number");
    people::take_over(transaction, merging, "review_pair", "id", "left_id",
                      still_a_question("right_id"));
    people::take_over(transaction, merging, "review_pair", "id", "right_id",
                      still_a_question("left_id"));
    for (const std::string& id : transaction.all<std::string>(
             "SELECT id FROM review_pair WHERE state = 'open' AND (left_id = $1 OR right_id = $1)",
             merging.merged)) {
        people::remember(transaction, merging, gone, id);
        transaction.execute("UPDATE review_pair SET state = 'gone' WHERE id = $1", id);
    }
    transaction.unlogged("the merge itself is logged");
}

void parted(sql::Transaction& transaction, const people::Merging& merging, Instant) {
    people::give_back(transaction, merging, "list_entry", "kind || '|' || source_id");
    people::give_back(transaction, merging, "list_row", "import_id || '|' || row_number");
    people::give_back(transaction, merging, "review_pair", "id", "left_id");
    people::give_back(transaction, merging, "review_pair", "id", "right_id");
    for (const std::string& id : people::remembered(transaction, merging, gone)) {
        transaction.execute(
            "UPDATE review_pair SET state = 'open' WHERE id = $1 AND state = 'gone'", id);
    }
    transaction.unlogged("the split itself is logged");
}

}  // namespace kith::lists
