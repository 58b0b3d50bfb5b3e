// The pages of calls, from view models.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "platform/web/form.hpp"
#include "platform/web/parts.hpp"
#include "practice/calls/day_store.hpp"

namespace kith::calls {

// One line of the day's list.
struct ListedCall {
    CallRow call;
    people::Card card;
    std::size_t tries = 0;
    std::string last_outcome{};
    std::string caller{};  // whose it is, where the list is not one's own
};

struct DayList {
    std::string whose = "mine";
    std::vector<ListedCall> now{};
    std::vector<ListedCall> later{};
    std::optional<CallId> next_page{};
    std::size_t of_nobody = 0;
    Instant at;
    bool may_share = false;
};
html::Html day_list(const DayList& list);
web::Response day_page(web::Context& context, const DayList& list);

struct CallPage {
    CallRow call;
    people::PersonView person;
    std::vector<AttemptRow> attempts{};
    std::map<AccountId, std::string> names{};  // of those who tried
    std::optional<casework::Script> script{};
    html::Html story{};
    std::string caller{};
    std::string same_request;
    web::Fields typed{};
    web::FormErrors errors{};
    Instant now;
    bool mine = false;
    bool may_raise = false;
};
web::Response call_page(web::Context& context, const CallPage& shown);
html::Html attempt_list(const CallPage& shown);

struct SharePage {
    std::size_t of_nobody = 0;
    std::vector<std::pair<accounts::AccountSummary, std::size_t>> handlers{};
    web::FormErrors errors{};
};
web::Response share_page(web::Context& context, const SharePage& shown);

struct PersonCalls {
    people::PersonView person;
    std::vector<CallRow> calls{};
    std::vector<SeriesRow> series{};
    web::Fields typed{};
    web::FormErrors errors{};
    Instant now;
};
web::Response person_page(web::Context& context, const PersonCalls& shown);

// "/calls/{call}"
html::Url path(CallId call);
using web::icon;
// "3 hours late", "now", "today at 3pm"; and the class that says so.
std::string due_words(Instant due, Instant now);
std::string_view status_words(const CallRow& call);
std::string purpose_words(const CallRow& call);  // what it is about, as a sentence begins

}  // namespace kith::calls
