#include "practice/volunteering/recruitment/recruit.hpp"

#include <algorithm>

#include "platform/base/crypto.hpp"
#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/sql/settings.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/messages/messages.hpp"

namespace kith::volunteering {

ReferenceRow read(sql::Row& row, sql::Into<ReferenceRow>) {
    return {.id = row.next<std::string>(),
            .volunteer = row.next<VolunteerId>(),
            .name = row.next<Private>(),
            .email = row.next<Private>(),
            .relation = row.next<std::string>(),
            .asked_at = row.next<Instant>(),
            .expires_at = row.next<Instant>(),
            .answered_at = row.next<std::optional<Instant>>(),
            .answer = row.next<std::string>(),
            .words = row.next<Private>()};
}

namespace {

using namespace std::chrono_literals;

constexpr std::string_view reference_columns =
    "id, volunteer_id, name, email, relation, asked_at, expires_at, answered_at, answer, words";
constexpr auto link_lasts = 30 * 24h;
constexpr std::size_t references_needed = 2;

bool has(const std::vector<std::string>& list, std::string_view one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

void write_to(sql::Transaction& transaction, const VolunteerRow& volunteer,
              const NewReferee& referee, const std::string& token, Instant now) {
    const std::string base =
        sql::setting(transaction, "base url").value_or("http://localhost:8080");
    messages::send(transaction,
                   messages::ToAddress{
                       .recipient = referee.email.text(),
                       .template_id = "reference-asked",
                       .values = {{"name", referee.name.for_reader()},
                                  {"volunteer", volunteer.name.for_reader()},
                                  {"link", base + "/reference/" + token}},
                       .subject_kind = "volunteer",
                       .subject_id = volunteer.id.string()},
                   now);
}

void ask_coordinator(sql::Transaction& transaction, VolunteerId volunteer, std::string title,
                     Instant due_at, Instant now) {
    casework::put_work(transaction,
                       {.subject_kind = "volunteer",
                        .subject_id = volunteer.string(),
                        .title = std::move(title),
                        .path = html::Url::path("/volunteers/{}", volunteer).str(),
                        .owner = {.team = accounts::answering_team(transaction, "jobs")},
                        .due_at = due_at},
                       now);
}

void pass(sql::Transaction& transaction, VolunteerId volunteer, std::string_view check,
          Instant now) {
    const Handbook book = handbook(transaction);
    const CheckKind* kind = book.check(check);
    const Day today = london_day(now);
    add_check(transaction, volunteer, {std::string(check), today, runs_out(*kind, today)}, now);
}

}  // namespace

std::vector<std::string> roles_of(sql::Session& session, VolunteerId volunteer) {
    return session.all<std::string>(
        "SELECT role FROM volunteer_in_role WHERE volunteer_id = $1 ORDER BY role LIMIT 50",
        volunteer);
}

std::vector<Role> roles_taken(sql::Session& session, const Handbook& book,
                              VolunteerId volunteer) {
    std::vector<Role> roles;
    using Row = std::tuple<std::string, int>;
    for (const auto& [id, version] : session.all<Row>(
             "SELECT role, version FROM volunteer_in_role WHERE volunteer_id = $1 "
             "ORDER BY role LIMIT 50",
             volunteer)) {
        if (const Role* role = book.role(id, version)) roles.push_back(*role);
    }
    return roles;
}

void choose_roles(sql::Transaction& transaction, VolunteerId volunteer,
                  const std::vector<std::string>& roles, Instant now) {
    for (const auto& role : roles_of(transaction, volunteer)) {
        if (has(roles, role)) continue;
        transaction.execute("DELETE FROM volunteer_in_role WHERE volunteer_id = $1 AND role = $2",
                            volunteer, role);
    }
    const Handbook book = handbook(transaction);
    for (const auto& role : roles) {
        const Role* known = book.role(role);
        transaction.execute(
            "INSERT INTO volunteer_in_role (volunteer_id, role, since, version) "
            "VALUES ($1, $2, $3, $4) ON CONFLICT (volunteer_id, role) DO NOTHING",
            volunteer, role, now, known ? known->version : 1);
    }
    transaction.changed("volunteer", volunteer, "roles chosen", text::join(roles, ";"));
    refresh_offers(transaction, volunteer, now);
}

void refresh_offers(sql::Transaction& transaction, VolunteerId id, Instant now) {
    const Handbook book = handbook(transaction);
    const auto roles = roles_taken(transaction, book, id);
    const auto who = volunteer_row(transaction, id);
    if (roles.empty() || !who) return;
    auto kinds = kinds_covered(book, roles, checks_of(transaction, id), london_day(now));
    const auto before = offers_of(transaction, id);
    if (!who->approved_at && who->status != "applying") {
        for (const auto& kind : before) {
            const bool chosen = std::any_of(roles.begin(), roles.end(), [&](const Role& role) {
                return has(role.kinds, kind);
            });
            if (chosen && !has(kinds, kind)) kinds.push_back(kind);
        }
    }
    std::sort(kinds.begin(), kinds.end());
    if (kinds == before) return;
    transaction.execute("DELETE FROM volunteer_offer WHERE volunteer_id = $1", id);
    for (const auto& kind : kinds) {
        transaction.execute("INSERT INTO volunteer_offer (volunteer_id, kind) VALUES ($1, $2)", id,
                            kind);
    }
    transaction.changed("volunteer", id, "may be offered", text::join(kinds, ";"));
}

VolunteerId apply(sql::Transaction& transaction, const NewVolunteer& made,
                  const std::string& base_url, Instant now) {
    const bool again = !made.same_request.empty() &&
                       transaction.one<std::int64_t>(
                           "SELECT 1 FROM volunteer WHERE same_request = $1", made.same_request);
    const VolunteerId id = add_volunteer(transaction, made, now);
    if (again || made.email.empty()) return id;
    const auto account = accounts::add_account(transaction,
                                               {.name = made.name.text(),
                                                .email = made.email.text(),
                                                .organisation = accounts::council(transaction),
                                                .role = "Volunteer"},
                                               now);
    if (!account) return id;
    transaction.execute("UPDATE volunteer SET account_id = $2 WHERE id = $1", id, *account);
    transaction.changed("volunteer", id, "may sign in");
    messages::send(transaction,
                   messages::ToAddress{.recipient = made.email.text(),
                                       .template_id = "volunteer-steps",
                                       .values = {{"name", made.name.for_reader()},
                                                  {"link", base_url + "/sign-in/link"}},
                                       .subject_kind = "volunteer",
                                       .subject_id = id.string(),
                                       .account = *account},
                   now);
    return id;
}

std::vector<ReferenceRow> references_of(sql::Session& session, VolunteerId volunteer) {
    return session.all<ReferenceRow>("SELECT " + std::string(reference_columns) +
                                         " FROM volunteer_reference WHERE volunteer_id = $1 "
                                         "ORDER BY asked_at, id LIMIT 20",
                                     volunteer);
}

Result<void> ask_referee(sql::Transaction& transaction, VolunteerId id, const NewReferee& referee,
                         Instant now) {
    const auto who = volunteer_row(transaction, id);
    if (!who) return problem(NotFound{"volunteer"});
    const std::string email = text::lower(referee.email.text());
    if (email == text::lower(who->email.text())) {
        return invalid("email", "Enter somebody else’s e-mail address, not the volunteer’s own");
    }
    for (const auto& asked : references_of(transaction, id)) {
        if (text::lower(asked.email.text()) == email) {
            return invalid("email", "We have written to this address already");
        }
    }
    const std::string token = random_token();
    transaction.execute(R"(
        INSERT INTO volunteer_reference (id, volunteer_id, name, email, relation, token_hash,
                                         asked_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8))",
                        Id<ReferenceRow>::make(now), id, referee.name, referee.email.text(),
                        referee.relation, sha256_hex(token), now, now + link_lasts);
    transaction.changed("volunteer", id, "referee asked");
    write_to(transaction, *who, referee, token, now);
    return {};
}

std::optional<ReferenceRow> reference_of_link(sql::Session& session, std::string_view token,
                                              Instant now) {
    return session.one<ReferenceRow>("SELECT " + std::string(reference_columns) +
                                         " FROM volunteer_reference WHERE token_hash = $1 AND "
                                         "answered_at IS NULL AND expires_at > $2",
                                     sha256_hex(token), now);
}

Result<void> answer_reference(sql::Transaction& transaction, std::string_view token,
                              std::string_view answer, const Private& words, Instant now) {
    const auto asked = reference_of_link(transaction, token, now);
    if (!asked) return problem(Stale{"reference"});
    transaction.execute(R"(
        UPDATE volunteer_reference SET answered_at = $2, answer = $3, words = $4
         WHERE id = $1 AND answered_at IS NULL)",
                        asked->id, now, answer, words);
    transaction.changed({"volunteer", asked->volunteer.string(), "reference answered"});
    if (answer != "yes") {
        ask_coordinator(transaction, asked->volunteer, "A referee has a doubt: read it", now + 24h,
                        now);
        return {};
    }
    const auto all = references_of(transaction, asked->volunteer);
    const auto good = std::count_if(all.begin(), all.end(),
                                    [](const ReferenceRow& one) { return one.answer == "yes"; });
    if (static_cast<std::size_t>(good) == references_needed) {
        pass(transaction, asked->volunteer, "references", now);
    }
    return {};
}

Result<void> take_own_step(sql::Transaction& transaction, VolunteerId id, std::string_view check,
                           int version, Instant now) {
    const Handbook book = handbook(transaction);
    const CheckKind* kind = book.check(check);
    if (kind == nullptr || kind->who != "volunteer") {
        return invalid("check", "This step is not one you can take by yourself");
    }
    if (version != kind->version) return problem(Stale{"page to read"});
    const auto again = to_read_again(checks_of(transaction, id));
    const bool asked_again = std::find(again.begin(), again.end(), check) != again.end();
    for (const auto& state : where_they_stand(book, roles_taken(transaction, book, id),
                                              checks_of(transaction, id), london_day(now))) {
        if (state.check.id == check && state.done && !asked_again) return {};
    }
    pass(transaction, id, check, now);
    return {};
}

std::optional<std::string> not_yet(sql::Session& session, VolunteerId volunteer, Day today) {
    const Handbook book = handbook(session);
    const auto checks = checks_of(session, volunteer);
    std::string why;
    for (const Role& role : roles_taken(session, book, volunteer)) {
        const auto missing = lacks(book, role, checks, today);
        if (missing.empty()) return std::nullopt;
        why += (why.empty() ? "" : "; ") + role.name + " still needs: " + text::listed(missing);
    }
    if (why.empty()) return std::nullopt;
    return "Not yet. " + why;
}

}  // namespace kith::volunteering
