// Lists of people who must be reached: imported whole, every row accounted for, taken back whole.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/sql/queue.hpp"
#include "practice/calls/calls.hpp"
#include "practice/casework/casework.hpp"

namespace kith::lists {

inline constexpr web::Permission import_lists{"lists.import", "import lists of people to reach"};
inline constexpr web::Permission review_people{
    "people.review", "say whether two records are one person, and undo it"};

// Why calls and needs end when somebody has died; what a death that was a mistake opens again.
inline constexpr std::string_view died_reason = "They have died";

// Where each row of a file ended; every row is in exactly one of the first six.
struct Counts {
    std::size_t superseded = 0;  // an older row of the same id
    std::size_t known = 0;       // attached to a person already known
    std::size_t added = 0;       // new people
    std::size_t review = 0;      // new people who may be known: somebody is asked
    std::size_t unchanged = 0;   // said nothing new since the last import
    std::size_t refused = 0;     // kept with the reason
    std::size_t ended = 0;       // not rows: on the list before, not in this file
    std::size_t died = 0;        // of the known: the row says that they have died

    std::size_t rows() const { return superseded + known + added + review + unchanged + refused; }
    Counts& operator+=(const Counts& more);
    friend bool operator==(const Counts&, const Counts&) = default;
};

struct Progress {
    std::size_t done = 0;
    std::size_t total = 0;
};

// What is recorded of a list besides its rows: from whom, what for, by which law, until when.
struct About {
    std::string file_name{};  // as shown; empty: the file's own name
    std::string source{}, purpose{}, legal_basis{}, agreement{};
    std::optional<Day> expires_on{};
};

struct Job {
    sql::Database& database;
    sql::Actor actor;
    std::filesystem::path file = {};  // CSV or XLSX, plain or gzip
    const Clock& clock;
    std::function<void(Progress)> progress = {};
    About about = {};
    // The row of list_import to fill, made before; empty: a new one, or an interrupted one of the
    // same file.
    std::string import_id = {};
    // Instead of `file`.
    std::string content = {};
};

// Imports a file of a known feed ("shielding", "nsss", "register", …, "postcodes") or of a list
// that somebody described (its id). Empty: recognised by its header. Safe to interrupt and to
// repeat: what is done stays done, and the same file again changes nothing. Invalid, and nothing
// is changed, when it cannot be read so, or holds fewer than half of those on a list that holds
// everybody.
Result<Counts> import_list(std::string_view list, const Job& job);
Result<Counts> import_postcodes(const Job& job);

// Takes back what an import did, exactly, but for what somebody has worked on since, which is kept
// and named. Safe to interrupt.
struct TakenBack {
    std::size_t people = 0, needs = 0, calls = 0, rows = 0;
    std::size_t kept = 0;  // rows of which something was kept
};
Result<TakenBack> undo_import(sql::Database& database, const sql::Actor& actor,
                              std::string_view import_id, const Clock& clock);

// The import that was started last, or nothing.
std::string latest_import(sql::Database& database);

// Work of the queue, kind "list.import": {"import": id} of a file that waits in the database, or
// {"undo": id}.
void handle_work(sql::Database& database, const sql::Work& work);
// Called with the topic "lists" as an import goes on. Set by main, before the first request.
void on_change(std::function<void(std::string_view topic)> publish);
// Takes away what lists said once they have expired; run every hour or so.
void forget_expired(sql::Transaction& transaction, Instant now);

// Where each row ended as CSV, and the refused rows as they stood, as far as the viewer may see
// them: what is withheld says so. Forbidden when nothing of the list may be seen.
Result<std::string> result_csv(sql::Session& session, const web::Viewer& viewer,
                               std::string_view import_id, Instant now);
Result<std::string> refused_csv(sql::Session& session, const web::Viewer& viewer,
                                std::string_view import_id, Instant now);
// The weekly feedback for a list, in the layout that is sent back: what was really done since then,
// as far as the list's agreement lets it be told; what it does not is left empty, and those whom
// it does not cover, or who object, are left out. Invalid when the agreement is not in force,
// Forbidden to an organisation that is no party to it. As a workbook it has a sheet of what the
// codes mean, and one of what is left empty and why.
struct Feedback {
    std::string csv;
    std::string withheld{};  // a sentence; empty: nothing was
    std::size_t lines = 0;
};
Result<Feedback> feedback_of(sql::Session& session, const web::Viewer& viewer,
                             std::string_view list, Day since, Day until, Instant now);
std::string feedback_workbook(const Feedback& feedback);

// When two records become one person, and when they are parted: for people::on_merge.
void merged(sql::Transaction& transaction, const people::Merging& merging, Instant now);
void parted(sql::Transaction& transaction, const people::Merging& merging, Instant now);

std::vector<web::Route> routes();
std::vector<web::Route> api_routes();
// The same with what each takes and gives, for the OpenAPI document.
const std::vector<web::api::Operation>& api_operations();

}  // namespace kith::lists
