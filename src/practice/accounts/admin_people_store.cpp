#include "platform/web/sessions.hpp"
#include "practice/accounts/admin_store.hpp"
#include "practice/accounts/leaving.hpp"

namespace kith::accounts {

PersonLine read(sql::Row& row, sql::Into<PersonLine>) {
    return {.id = row.next<AccountId>(),
            .name = row.next<std::string>(),
            .email = row.next<std::string>(),
            .state = row.next<std::string>(),
            .roles = "",
            .last_seen = row.next<std::optional<Instant>>()};
}

namespace {

// The roles of all on the page in one statement.
void add_roles(sql::Session& session, std::vector<PersonLine>& people) {
    if (people.empty()) return;
    std::vector<AccountId> ids;
    for (const auto& person : people) ids.push_back(person.id);
    sql::Arguments with;
    std::map<std::string, std::string> roles;
    for (const auto& [account, role] : session.all<std::tuple<std::string, std::string>>(
             "SELECT membership.account_id, role.name FROM membership "
             "JOIN role ON role.id = membership.role_id WHERE membership.ended_at IS NULL "
             "AND membership.account_id IN (" +
                 with.add_each(ids) + ") ORDER BY role.name LIMIT 5000",
             with)) {
        auto& list = roles[account];
        list += (list.empty() ? "" : ", ") + role;
    }
    for (auto& person : people) person.roles = roles[person.id.string()];
}

}  // namespace

std::vector<PersonLine> people_who_sign_in(sql::Session& session, const PeopleFilter& filter) {
    sql::Arguments with;
    std::string where = filter.state.empty() ? "state <> 'left'"
                                             : "state = " + with.add(filter.state);
    if (filter.organisation) {
        where += " AND EXISTS (SELECT 1 FROM membership WHERE membership.account_id = account.id "
                 "AND membership.ended_at IS NULL AND membership.organisation_id = " +
                 with.add(*filter.organisation) + ")";
    }
    if (filter.after) {
        where += " AND (lower(name), id) > (SELECT lower(name), id FROM account WHERE id = " +
                 with.add(*filter.after) + ")";
    }
    auto people = session.all<PersonLine>(
        "SELECT id, name, email, state, last_seen_at FROM account WHERE " + where +
            " ORDER BY lower(name), id LIMIT " + with.add(people_a_page + 1),
        with);
    add_roles(session, people);
    return people;
}

bool end_membership(sql::Transaction& transaction, AccountId account, std::string_view membership,
                    Instant now) {
    const auto ended = transaction.execute(R"(
        UPDATE membership SET ended_at = $1
         WHERE id = $2 AND account_id = $3 AND ended_at IS NULL)",
                                           now, membership, account);
    if (ended > 0) transaction.changed("account", account, "role ended", membership);
    return ended > 0;
}

void set_state(sql::Transaction& transaction, AccountId account, std::string_view state) {
    transaction.execute("UPDATE account SET state = $1, version = version + 1 WHERE id = $2", state,
                        account);
    transaction.changed("account", account, state);
    if (state != "active") web::sessions::end_all_but(transaction, account.text(), "");
}

void forget_codes(sql::Transaction& transaction, AccountId account) {
    transaction.execute("UPDATE account SET code_secret = NULL, code_last_step = 0 WHERE id = $1",
                        account);
    transaction.execute("DELETE FROM recovery_code WHERE account_id = $1", account);
    transaction.changed("account", account, "codes forgotten");
    web::sessions::end_all_but(transaction, account.text(), "");
}

void let_leave(sql::Transaction& transaction, AccountId account, std::optional<AccountId> heir,
               Instant now) {
    hand_over(transaction, account, heir, now);
    transaction.execute(
        "UPDATE membership SET ended_at = $1 WHERE account_id = $2 AND ended_at IS NULL", now,
        account);
    transaction.execute(
        "UPDATE api_token SET revoked_at = $1 WHERE account_id = $2 AND revoked_at IS NULL", now,
        account);
    set_state(transaction, account, "left");
}

bool somebody_manages(sql::Session& session) {
    if (!session.one<std::string>(
            "SELECT id FROM organisation WHERE kind = 'council' AND active = 1 LIMIT 1")) {
        return false;
    }
    const auto organisation = council(session);
    return !holders(session, organisation, manage_accounts.name()).empty() &&
           !holders(session, organisation, manage_roles.name()).empty();
}

}  // namespace kith::accounts
