#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/checkboxes.hpp"
#include "platform/html/govuk/textarea.hpp"
#include "platform/sql/value_columns.hpp"
#include "platform/web/printing.hpp"
#include "practice/messages/messages.hpp"
#include "practice/volunteering/handbook/handbook.hpp"
#include "practice/volunteering/thanks/views.hpp"

namespace kith::volunteering {

ThanksRow read(sql::Row& row, sql::Into<ThanksRow>) {
    return {.at = row.next<Instant>(),
            .words = row.next<Private>(),
            .by_name = row.next<std::string>(),
            .from_person = row.next<bool>()};
}

namespace {

std::string hours_words(int minutes) {
    const int hours = (minutes + 30) / 60;
    return hours == 1 ? "1 hour" : std::to_string(hours) + " hours";
}

std::string times_words(int count, std::string_view one, std::string_view many) {
    return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

Html thanks_list(const std::vector<ThanksRow>& thanks) {
    return html::each(thanks, [](const ThanksRow& one) {
        const std::string from =
            one.from_person ? "Somebody you helped" : one.by_name;
        return markup(R"(<div class="govuk-inset-text">{}<p class="kith-quiet">{},
            {}</p></div>)",
                      lines(one.words), from, written_short(london_day(one.at)));
    });
}

}  // namespace

std::optional<Given> given_by(sql::Session& session, VolunteerId id) {
    const auto volunteer = volunteer_row(session, id);
    if (!volunteer) return std::nullopt;
    Given given{.volunteer = *volunteer};
    const Handbook book = handbook(session);
    using Row = std::tuple<std::string, int>;
    for (const auto& [kind, count] : session.all<Row>(
             "SELECT kind, count(*) FROM job WHERE volunteer_id = $1 AND status = 'done' "
             "GROUP BY kind ORDER BY count(*) DESC, kind",
             id)) {
        given.jobs += count;
        given.kinds.push_back(book.kind(kind).name);
    }
    given.people = session.value<int>(
        "SELECT count(DISTINCT person_id) FROM job WHERE volunteer_id = $1 AND status = 'done'",
        id);
    given.minutes = session.value<int>(
        "SELECT CAST(COALESCE(SUM(minutes), 0) AS BIGINT) FROM volunteer_hours "
        "WHERE volunteer_id = $1",
        id);
    given.thanks = session.all<ThanksRow>(
        "SELECT at, words, by_name, from_person FROM volunteer_thanks WHERE volunteer_id = $1 "
        "ORDER BY at DESC, id LIMIT 20",
        id);
    return given;
}

void thank(sql::Transaction& transaction, VolunteerId id, std::string_view words,
           std::string_view by_name, bool from_person, std::string_view same_request,
           Instant now) {
    const std::optional<std::string> same =
        same_request.empty() ? std::nullopt : std::optional(std::string(same_request));
    const auto fresh = transaction.execute(R"(
        INSERT INTO volunteer_thanks (id, volunteer_id, at, words, by_name, from_person,
                                      same_request)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (same_request) DO NOTHING)",
                                           Id<ThanksRow>::make(now), id, now, words, by_name,
                                           from_person, same);
    if (fresh == 0) return;
    transaction.changed("volunteer", id, "thanked");
    const auto who = volunteer_row(transaction, id);
    if (!who || who->email.empty()) return;
    messages::send(transaction,
                   messages::ToAddress{
                       .recipient = who->email.text(),
                       .template_id = "volunteer-thanks",
                       .values = {{"name", who->name.for_reader()},
                                  {"words", std::string(words)},
                                  {"from", from_person ? "From somebody you helped"
                                                       : std::string(by_name)}},
                       .subject_kind = "volunteer",
                       .subject_id = id.string(),
                       .same_message = same ? "thanks " + *same : "",
                       .account = who->account},
                   now);
}

Html certificate_body(const Given& given, std::string_view council, Day today) {
    Html body = heading("Thank you, " + given.volunteer.name.for_reader());
    if (given.jobs == 0) {
        body += paragraph("You have offered your time to your neighbours, and that counts. What "
                          "you give is written here as soon as the first job is done.");
    } else {
        body += markup(R"(<p class="govuk-body-l">You have given {} in {} to {}: {}.</p>)",
                       hours_words(given.minutes), times_words(given.jobs, "job", "jobs"),
                       times_words(given.people, "person", "people"), text::listed(given.kinds));
    }
    body += paragraph(std::string(council) + ", " + written(today));
    if (!given.thanks.empty()) body += part_heading("Thanks you were sent");
    body += thanks_list(given.thanks) + web::print_button();
    return markup(R"(<div class="kith-phone">{}</div>)", body);
}

Html letter_body(const Given& given, std::string_view council, std::string_view by, Day today) {
    const std::string name = given.volunteer.name.for_reader();
    Html body = heading("To whom it may concern");
    body += paragraph(name + " has volunteered with " + std::string(council) + " since " +
                      written(london_day(given.volunteer.joined_at)) + ".");
    body += paragraph("In this time they have given " + hours_words(given.minutes) + " in " +
                      times_words(given.jobs, "job", "jobs") + " to " +
                      times_words(given.people, "person", "people") +
                      (given.kinds.empty() ? "." : ": " + text::listed(given.kinds) + "."));
    body += paragraph("Before they began we saw who they are, and they completed the training and "
                      "the checks that this work asks for.");
    body += paragraph(written(today)) + paragraph(by) + paragraph(council) + web::print_button();
    return body;
}

Html thank_form(const web::Context& context, VolunteerId volunteer) {
    return panel_box("Thank them",
                     web::form(context, Url::path("/volunteers/{}/thanks", volunteer),
                               same_request() +
                                   govuk::textarea({.label = {.text = "Words for them"},
                                                    .hint = {.text = "Name nobody they helped"},
                                                    .id = "words",
                                                    .name = "words",
                                                    .rows = 3}) +
                                   govuk::checkboxes(
                                       {.name = "from_person",
                                        .items = {{.text = "From somebody they helped",
                                                   .value = "yes"}}}) +
                                   govuk::button({.text = "Send the thanks",
                                                  .classes = "kith-button--small"})));
}

}  // namespace kith::volunteering
