#include <stdexcept>

#include "practice/accounts/admin_store.hpp"
#include "practice/accounts/links.hpp"

namespace kith::accounts {

std::optional<AccountId> account_with_email(sql::Session& session, std::string_view email) {
    const auto row = account_by_email(session, email);
    return row ? std::optional(row->id) : std::nullopt;
}

std::string operator_link(sql::Transaction& transaction, AccountId account, Instant now) {
    const auto state = account_row(transaction, account).value().state;
    const auto token = make_link(transaction, account,
                                 state == "invited" ? Purpose::invitation : Purpose::reset, now);
    if (!token) throw std::runtime_error("Five links were made within the hour. Wait an hour.");
    return *token;
}

std::vector<std::string> account_lines(sql::Session& session) {
    std::vector<std::string> lines;
    PeopleFilter filter;
    for (;;) {
        auto people = people_who_sign_in(session, filter);
        const bool more = people.size() > people_a_page;
        if (more) people.pop_back();
        for (const auto& person : people) {
            lines.push_back(person.email + "\t" + person.state + "\t" + person.name + "\t" +
                            person.roles);
        }
        if (!more) return lines;
        filter.after = people.back().id;
    }
}

void suspend(sql::Transaction& transaction, AccountId account) {
    set_state(transaction, account, "suspended");
}

}  // namespace kith::accounts
