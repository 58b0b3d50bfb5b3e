#include "platform/base/london.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/summary_list.hpp"
#include "practice/volunteering/recruitment/volunteer_views.hpp"
#include "practice/volunteering/shopping/views.hpp"

namespace kith::volunteering {
namespace {

Html receipt_tag(const ReceiptRow& receipt) {
    if (receipt.status == "sent") {
        return web::coloured_tag(receipt.read ? "differs" : "to read back",
                                 receipt.read ? "red" : "yellow");
    }
    if (receipt.status == "read") {
        return web::coloured_tag(receipt.first_yes.empty() ? "to agree to" : "second yes needed",
                                 "yellow");
    }
    if (receipt.status == "approved") return web::coloured_tag("to pay back", "blue");
    return web::coloured_tag(receipt.status, receipt.status == "settled" ? "green" : "grey");
}

Html receipt_line(const ReceiptRow& receipt, Instant now) {
    return markup(R"(<li class="kith-work__item"><a class="kith-work__who" href="{}">{}</a><span
        class="kith-work__due">{}</span><span class="kith-work__what">{}, {}</span><span
        class="kith-work__status">{}</span></li>)",
                  Url::path("/receipts/{}", receipt.id), receipt.reference.text(),
                  relative(receipt.sent_at, now), receipt.volunteer_name.for_reader(),
                  receipt.pays, receipt_tag(receipt));
}

Html ledger_table(const std::vector<LedgerLine>& lines) {
    const Html rows = html::each(lines, [](const LedgerLine& line) {
        return markup(R"(<tr class="govuk-table__row"><td class="govuk-table__cell
            kith-table__number">{}</td><td class="govuk-table__cell">{}</td><td
            class="govuk-table__cell">{}</td><td class="govuk-table__cell">{}</td><td
            class="govuk-table__cell kith-table__number">{}</td><td class="govuk-table__cell
            kith-table__number">{}</td></tr>)",
                      line.number, written_short(london_day(line.at)), line.what,
                      line.account.starts_with("owed to volunteer") ? "owed to a volunteer"
                                                                    : line.account,
                      line.amount.with_pence(), line.balance.with_pence());
    });
    return web::scrolling("The ledger",
                          markup(R"(<table class="govuk-table kith-table"><thead
        class="govuk-table__head"><tr class="govuk-table__row"><th class="govuk-table__header"
        scope="col">Line</th><th class="govuk-table__header" scope="col">Day</th><th
        class="govuk-table__header" scope="col">What</th><th class="govuk-table__header"
        scope="col">Account</th><th class="govuk-table__header" scope="col">Amount</th><th
        class="govuk-table__header" scope="col">Balance</th></tr></thead><tbody
        class="govuk-table__body">{}</tbody></table>)",
                                 rows));
}

Html money_input(const web::FormReader& typed, std::string label) {
    return govuk::input({.label = {.text = std::move(label)},
                         .error_message = typed.errors().shown("amount"),
                         .id = "amount",
                         .name = "amount",
                         .value = typed.typed("amount"),
                         .inputmode = "decimal",
                         .prefix = {.text = "£"},
                         .classes = "govuk-input--width-5"});
}

Html refusing(const web::Context& context, const ReceiptRow& receipt,
              const web::FormReader& typed) {
    return panel_box("Refuse it",
                     web::form(context, Url::path("/receipts/{}/refuse", receipt.id),
                               govuk::input({.label = {.text = "Why, as the volunteer reads it"},
                                             .error_message = typed.errors().shown("why"),
                                             .id = "why",
                                             .name = "why",
                                             .value = typed.typed("why")}) +
                                   govuk::button({.text = "Refuse",
                                                  .classes = "govuk-button--secondary "
                                                             "kith-button--small"})));
}

Html next_step(const web::Context& context, const ReceiptRow& receipt,
               const web::FormReader& typed) {
    const auto to = [&](std::string_view what) {
        return Url::path("/receipts/{}/{}", receipt.id, what);
    };
    if (receipt.status == "sent") {
        return panel_box("Read it back",
                         web::form(context, to("read"),
                                   money_input(typed, "What does the photograph say in all?") +
                                       govuk::button({.text = "That is what it says",
                                                      .classes = "kith-button--small"})));
    }
    if (receipt.status == "read") {
        const bool second = !receipt.first_yes.empty();
        return panel_box(second ? "A second yes" : "Agree to it",
                         paragraph(needs_second_yes(receipt.pays, receipt.amount)
                                       ? "It is above " + second_yes_over().for_reader() +
                                             ": two people must agree."
                                       : "One yes is enough for this amount.") +
                             web::form(context, to("yes"),
                                       govuk::button({.text = "Yes, the council pays this",
                                                      .classes = "kith-button--small"})));
    }
    if (receipt.status == "approved") {
        return panel_box("Pay it back",
                         web::form(context, to("paid"),
                                   govuk::button({.text = "The volunteer has been paid",
                                                  .classes = "kith-button--small"})));
    }
    return {};
}

}  // namespace

Html money_body(const MoneyPage& page, Instant now) {
    Html body = heading("Money");
    body += markup(R"(<ul class="kith-tiles"><li class="kith-tile"><span
        class="kith-tile__number">{}</span><span class="kith-tile__label">spent for people</span>
        </li><li class="kith-tile"><span class="kith-tile__number">{}</span><span
        class="kith-tile__label">owed to volunteers and shops</span></li></ul>)",
                   page.spent.with_pence(), page.owed.with_pence());
    body += part_heading("Receipts to deal with");
    body += page.receipts.empty()
                ? empty_state("No receipt is waiting", "Volunteers photograph theirs when they "
                                                       "have shopped; you read it back here.")
                : markup(R"(<ul class="kith-work">{}</ul>)",
                         html::each(page.receipts, [&](const ReceiptRow& one) {
                             return receipt_line(one, now);
                         }));
    body += part_heading("The ledger");
    if (page.lines.empty()) return body + paragraph("Nothing has been spent yet.");
    body += paragraph("Only ever added to. What was wrong is put right by another line.");
    body += ledger_table(page.lines);
    if (page.lines.back().number > 1) {
        body += web::next_page(Url::path("/money").with("before", page.lines.back().number),
                               "Earlier lines");
    }
    return body;
}

Html receipt_body(const web::Context& context, const ReceiptRow& receipt, const JobRow& job,
                  const web::FormReader& typed) {
    // Until it has been read back the amount typed by the volunteer is not shown: two pairs of
    // eyes, not one twice.
    const bool hidden = receipt.status == "sent" && !receipt.read;
    const Html facts = govuk::summary_list(
        {.rows = {{.key = "How it stands", .value = receipt_tag(receipt)},
                  {.key = "Amount",
                   .value = hidden ? "Shown when you have read it back"
                                   : receipt.amount.with_pence()},
                  {.key = "Cash given",
                   .value = receipt.given ? receipt.given->with_pence() + ", change " +
                                                (*receipt.given - receipt.amount).with_pence()
                                          : "",
                   .when = receipt.given.has_value() && !hidden},
                  {.key = "Paid", .value = receipt.pays},
                  {.key = "By",
                   .value = markup(R"(<a class="govuk-link" href="{}">{}</a>)",
                                   path(receipt.volunteer), receipt.volunteer_name.for_reader())},
                  {.key = "For the job",
                   .value = markup(R"(<a class="govuk-link" href="{}">{}</a>)", path(job.id),
                                   job.title)},
                  {.key = "Why", .value = receipt.why, .when = !receipt.why.empty()}},
         .classes = "govuk-summary-list--no-border"});
    const Html photo =
        receipt.has_photo
            ? markup(R"(<p><img src="{}" alt="The photograph of the receipt" width="480"></p>)",
                     Url::path("/receipts/{}/photo", receipt.id))
            : paragraph("No photograph was sent. Ask for the paper.");
    const bool open = receipt.status == "sent" || receipt.status == "read";
    return columns(heading("Receipt " + receipt.reference.text()) + facts + photo,
                   next_step(context, receipt, typed) +
                       (open ? refusing(context, receipt, typed) : Html{}));
}

Html patterns_body(const web::Context& context, const std::vector<PatternRow>& patterns) {
    Html body = heading("How money was handled");
    body += paragraph("Most of these are honest mistakes. Talk before you think ill; the volunteer "
                      "is not told of this page.");
    if (patterns.empty()) {
        return body + empty_state("Nothing to look at",
                                  "When receipts show a pattern that should be looked at, it is "
                                  "listed here once.");
    }
    return body + html::each(patterns, [&](const PatternRow& one) {
               return markup(
                   R"(<article class="kith-card"><div class="kith-card__top"><h2
            class="kith-card__title"><a class="govuk-link" href="{}">{}</a></h2></div><div
            class="kith-card__body"><p class="govuk-body">{}</p>{}</div></article>)",
                   path(one.volunteer), one.name.for_reader(), one.words,
                   web::form(context, Url::path("/money/patterns"),
                             hidden_fields({{"volunteer", one.volunteer.string()},
                                            {"pattern", one.pattern}}) +
                                 govuk::input({.label = {.text = "What came of it"},
                                               .id = "outcome-" + one.volunteer.string() +
                                                     std::to_string(one.pattern.size()),
                                               .name = "outcome"}) +
                                 govuk::button({.text = "Looked at",
                                                .classes = "govuk-button--secondary "
                                                           "kith-button--small"})));
           });
}

}  // namespace kith::volunteering
