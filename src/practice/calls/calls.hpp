// Calls to people: series and one-offs, shared out among handlers, tried, and never forgotten.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "practice/casework/casework.hpp"

namespace kith {

using CallId = Id<struct Call>;
using CallSeriesId = Id<struct CallSeries>;

}  // namespace kith

namespace kith::calls {

inline constexpr web::Permission make_calls{"calls.make", "make calls from the day's list"};
inline constexpr web::Permission manage_calls{"calls.manage", "share calls out among handlers"};

struct NewCall {
    PersonId person;
    std::optional<NeedId> need{};
    std::string purpose;              // "first contact", "welfare check", "summary"
    std::string script{};               // id of a call script, or ""
    Instant due_at;
    int priority = 0;
    std::string priority_why{};
    std::optional<AccountId> caller{};
    std::string source{};             // "list:…", "contact", "series"
};
// Books a call, or moves the open one of that purpose to the earlier time.
CallId book(sql::Transaction& transaction, const NewCall& call, Instant now);

// For lists: books each, or brings the open one of that purpose forward. Those that were booked
// carry their id. `person_is_new`: nothing can be booked for them yet.
struct CallOfList {
    NewCall call;
    bool person_is_new = false;
};
std::vector<std::optional<CallId>> book_all(sql::Transaction& transaction,
                                            const std::vector<CallOfList>& calls, Instant now);
// Removes calls that nobody has tried or taken on yet. Gives those that were left.
std::vector<CallId> take_back(sql::Transaction& transaction, const std::vector<CallId>& calls);
// Opens again what end_all ended at that instant, for a death that was a mistake.
void resume_all(sql::Transaction& transaction, PersonId person, Instant ended_at, Instant now);
// When two records become one person, and when they are parted: for people::on_merge.
void merged(sql::Transaction& transaction, const people::Merging& merging, Instant now);
void parted(sql::Transaction& transaction, const people::Merging& merging, Instant now);

struct NewSeries {
    PersonId person;
    std::string purpose;
    int every_days = 7;
    std::optional<int> times{};
    std::optional<AccountId> caller{};
    Day start;
};
CallSeriesId start_series(sql::Transaction& transaction, const NewSeries& series, Instant now);

// What came of trying. Wrong numbers are retired; three tries that reach nobody become a visit or a
// letter; "spoke" closes the call and books the next of its series.
struct Attempt {
    std::string outcome;  // spoke, no answer, voicemail, wrong number, refused, call back
    Private note{};
    std::optional<std::string> number_id{};
    std::optional<Instant> call_back_at{};
    AccountId by;
    std::string by_name;
    std::string same_request{};  // one value for a form however often it is sent
};
Result<void> record_attempt(sql::Transaction& transaction, CallId call, const Attempt& attempt,
                            Instant now);

// Ends every open call and series of a person, with the reason (a death, a move, a wish).
void end_all(sql::Transaction& transaction, PersonId person, std::string_view reason, Instant now);

// Ends the open calls about a need that is closed.
void end_for_need(sql::Transaction& transaction, const casework::ClosedNeed& need, Instant now);

// Ends one series and the call it has booked, with the reason.
Result<void> end_series(sql::Transaction& transaction, CallSeriesId series,
                        std::string_view reason, Instant now);
// Gives an open call to somebody, or back to the team.
Result<void> assign(sql::Transaction& transaction, CallId call,
                    const std::optional<AccountId>& caller, Instant now);
// What somebody leaving had on their list goes to `to`, else back to the team. For
// accounts::on_leaving.
void hand_over(sql::Transaction& transaction, AccountId leaver, std::optional<AccountId> to,
               Instant now);

// The calls of a person for their page.
html::Html panel(sql::Session& session, const web::Viewer& viewer, PersonId person, Instant now);

std::vector<web::Route> routes();
std::vector<web::Route> api_routes();
// The same with what each takes and gives, for the OpenAPI document.
const std::vector<web::api::Operation>& api_operations();

}  // namespace kith::calls
