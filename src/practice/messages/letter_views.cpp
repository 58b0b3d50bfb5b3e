#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/tag.hpp"
#include "platform/web/printing.hpp"
#include "practice/messages/letters.hpp"

namespace kith::messages {
namespace {

Html paragraph(const Html& words) { return markup(R"(<p class="govuk-body">{}</p>)", words); }

std::string letters_of_number(int number) {
    return std::to_string(number) + (number == 1 ? " letter" : " letters");
}

std::string in_format(std::string_view format) {
    return format.empty() || format == "standard" ? "standard print" : std::string(format);
}

Html heading_2(std::string_view text) {
    return markup(R"(<h2 class="govuk-heading-m">{}</h2>)", text);
}

// "9 in standard print and 3 in large print".
std::string by_format(const std::vector<Count>& formats) {
    std::vector<std::string> parts;
    for (const Count& count : formats) {
        if (made_by_hand(count.format)) continue;
        parts.push_back(std::to_string(count.messages) + " in " + in_format(count.format));
    }
    return text::listed(parts);
}

Html waiting_part(const web::Context& context, const std::vector<Count>& formats) {
    int waiting = 0;
    for (const Count& count : formats) {
        if (!made_by_hand(count.format)) waiting += count.messages;
    }
    if (waiting == 0) return {};
    return markup(
        R"(<section class="kith-panel" aria-labelledby="waiting"><h2 class="kith-panel__title"
        id="waiting">{} waiting to be printed</h2>{}{}</section>)",
        letters_of_number(waiting),
        paragraph("That is " + by_format(formats) +
                  ". Put together, they become one file to print, each on a sheet of its own, the "
                  "address where the window of a DL envelope shows it."),
        web::form(context, Url::path("/messages/letters/piles"),
                  govuk::button({.text = "Put them together"})));
}

Html by_hand_part(const std::vector<Count>& formats) {
    Html items;
    for (const Count& count : formats) {
        if (!made_by_hand(count.format)) continue;
        items += markup(R"(<li><a class="govuk-link" href="{}">{} in {}</a></li>)",
                        Url::path("/messages/letters/print").with("format", count.format),
                        letters_of_number(count.messages), count.format);
    }
    if (items.empty()) return {};
    return heading_2("To be made by hand") +
           markup(R"(<ul class="govuk-list">{}</ul>)", items);
}

Html pile_row(const Pile& pile, Instant now) {
    const Html state =
        pile.posted_at ? govuk::tag({.text = "Posted", .classes = "govuk-tag--green"})
                       : govuk::tag({.text = "To be posted", .classes = "govuk-tag--yellow"});
    const std::string what =
        pile.posted_at
            ? "posted " + written_near(*pile.posted_at, now) + " by " + pile.posted_by.value_or("")
            : "put together by " + pile.made_by;
    return markup(R"(<li class="kith-work__item"><a class="kith-work__who" href="{}">{}</a><span
        class="kith-work__due">{}</span><span class="kith-work__what">{}</span><span
        class="kith-work__status">{}</span></li>)",
                  Url::path("/messages/letters/piles/{}", pile.id), letters_of_number(pile.letters),
                  written_near(pile.made_at, now), what, state);
}

Html paper(const MessageRow& letter, Instant now) {
    Html address;
    for (const auto line : text::split(letter.recipient.for_reader(), '\n')) {
        if (!text::trim(line).empty()) address += markup("{}<br>", line);
    }
    Html words;
    for (const auto line : text::split(letter.body.for_reader(), '\n')) {
        if (!text::trim(line).empty()) words += paragraph(line);
    }
    return markup(R"(<article class="kith-sheet kith-pack__paper"><p
        class="govuk-body">{}</p><div{}><p class="govuk-body">{}</p><h2
        class="govuk-heading-m">{}</h2>{}</div>{}</article>)",
                  address, attributes_of(letter.language),
                  written_in(london_day(now), letter.language), letter.subject, words,
                  foot_part(letter));
}

Html letter_row(const MessageRow& letter, int number) {
    return markup(R"(<tr class="govuk-table__row"><td
        class="govuk-table__cell kith-table__number">{}</td><th class="govuk-table__header"
        scope="row"><a class="govuk-link" href="{}">{}</a></th><td
        class="govuk-table__cell">{}</td></tr>)",
                  number, Url::path("/messages/{}", letter.id), letter.subject,
                  in_format(letter.format));
}

Html contents(const std::vector<MessageRow>& letters) {
    int number = 0;
    const Html rows =
        html::each(letters, [&](const MessageRow& one) { return letter_row(one, ++number); });
    return web::scrolling(
        "Letters in the order of the file",
        markup(R"(<table class="govuk-table kith-table"><caption
            class="govuk-table__caption govuk-table__caption--m">In the order of the
            file</caption><thead class="govuk-table__head"><tr class="govuk-table__row"><th
            class="govuk-table__header kith-table__number" scope="col">Letter</th><th
            class="govuk-table__header" scope="col">About</th><th class="govuk-table__header"
            scope="col">Format</th></tr></thead><tbody
            class="govuk-table__body">{}</tbody></table>)",
               rows));
}

}  // namespace

Html letters_body(const web::Context& context, const std::vector<Count>& formats,
                  const std::vector<Pile>& piles) {
    Html body = heading("Letters to print");
    if (formats.empty()) {
        body += markup(R"(<div class="kith-empty"><p class="kith-empty__title">No letter
            waits</p><p>Letters for people who are best reached on paper come here to be printed, in
            the format each of them reads.</p></div>)");
    }
    body += waiting_part(context, formats) + by_hand_part(formats);
    if (piles.empty()) return body;
    return body + heading_2("Put together") +
           markup(R"(<ul class="kith-work">{}</ul>)", html::each(piles, [&](const Pile& pile) {
                      return pile_row(pile, context.now());
                  }));
}

Html pile_body(const web::Context& context, const Pile& pile,
               const std::vector<MessageRow>& letters) {
    const auto act = [&](std::string_view action, std::string_view words,
                         std::string_view classes) {
        return web::form(context, Url::path("/messages/letters/piles/{}/{}", pile.id, action),
                         govuk::button({.text = words, .classes = std::string(classes)}));
    };
    Html body = markup(R"(<p class="kith-quiet">Put together {} by {}</p>)",
                       written_near(pile.made_at, context.now()), pile.made_by);
    const Html file = govuk::button(
        {.text = "Download the letters (PDF)",
         .href = Url::path("/messages/letters/piles/{}/letters.pdf", pile.id),
         .classes = pile.posted_at ? "govuk-button--secondary" : ""});
    if (pile.posted_at) {
        body += paragraph(markup("Posted {} by {}.", written_near(*pile.posted_at, context.now()),
                                 pile.posted_by.value_or("")));
        body += markup(R"(<div class="kith-row">{}{}</div>)", file,
                       act("not-posted", "They were not posted after all",
                           "govuk-button--secondary"));
        return body + contents(letters);
    }
    body += markup(R"(<ol class="govuk-list govuk-list--number"><li>Download the file and print it
        at its full size, on one side or both: each letter begins on a fresh sheet.</li><li>Fold at
        the two small marks, with the address outwards, into DL window envelopes.</li><li>Say here
        that they are posted.</li></ol>)");
    body += markup(R"(<div class="kith-row">{}{}{}</div>)", file,
                   act("posted", "They are printed and posted", "govuk-button--secondary"),
                   web::button_form(
                       context, Url::path("/messages/letters/piles/{}/put-back", pile.id),
                       "Put them back in line", true));
    return body + contents(letters);
}

Html papers(const web::Context& context, const std::vector<MessageRow>& letters,
            std::string_view format, Instant now) {
    Html ids = markup(R"(<input type="hidden" name="format" value="{}">)", format);
    for (const MessageRow& letter : letters) {
        ids += markup(R"(<input type="hidden" name="letter" value="{}">)", letter.id);
    }
    const Html top = markup(
        R"(<div class="kith-screen-only">{}{}<div class="kith-row">{}{}</div></div>)",
        heading("Letters in " + std::string(format)),
        paragraph("These are made by hand from the words below. When they are made and posted, say "
                  "so."),
        web::print_button(),
        letters.empty() ? paragraph("No letter waits.")
                        : web::form(context, Url::path("/messages/letters/printed"),
                                    ids + govuk::button({.text = "All of these are made and posted",
                                                         .classes = "govuk-button--secondary"})));
    return top +
           html::each(letters, [&](const MessageRow& letter) { return paper(letter, now); });
}

}  // namespace kith::messages
