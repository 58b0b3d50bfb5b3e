#include "practice/messages/views.hpp"

#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/summary_list.hpp"
#include "platform/html/govuk/tag.hpp"

namespace kith::messages {
namespace {

Html status_tag(std::string_view status) {
    if (status == "waiting") return govuk::tag({.text = "Waiting", .classes = "govuk-tag--blue"});
    if (status == "failed") {
        return govuk::tag({.text = "Could not send", .classes = "govuk-tag--red"});
    }
    std::string words(status);
    words.front() = static_cast<char>(words.front() - 'a' + 'A');
    return govuk::tag({.text = words, .classes = "govuk-tag--green"});
}

std::string channel_words(std::string_view channel) {
    if (channel == "email") return "E-mail";
    return channel == "text" ? "Text" : "Letter";
}

Html row(const MessageRow& message, const Names& names, Instant now) {
    const Html why = message.status_reason.empty()
                         ? Html{}
                         : markup(R"(<span class="kith-work__more">{}</span>)",
                                  message.status_reason);
    return markup(R"(<li class="kith-work__item"><a class="govuk-link kith-work__who"
        href="{}">{}</a><span class="kith-work__due">{}</span><span
        class="kith-work__what">{}</span><span class="kith-work__status">{}</span>{}</li>)",
                  Url::path("/messages/{}", message.id), name_of(message, names),
                  written_near(message.made_at, now), channel_words(message.channel),
                  status_tag(message.status), why);
}

// "Polish"; "English. They read Urdu, in which there was no version to send".
std::string language_words(const MessageRow& message, const std::vector<Language>& all) {
    std::string words = name_of_language(message.language, all);
    if (message.reads.empty() || message.reads == message.language) return words;
    return words + ". They read " + name_of_language(message.reads, all) +
           ", in which there was no version to send";
}

// One word of a message: an address becomes a link.
Html word_of(std::string_view word, const std::string& base_url) {
    if (!base_url.empty() && word.starts_with(base_url)) {
        if (const auto here = Url::same_site(word.substr(base_url.size()))) {
            return markup(R"(<a class="govuk-link" href="{}">{}</a>)", *here, word);
        }
    }
    if (word.starts_with("https://")) {
        if (const auto url = Url::external(word)) {
            return markup(R"(<a class="govuk-link" href="{}">{}</a>)", *url, word);
        }
    }
    return word;
}

}  // namespace

Html heading(std::string_view text) {
    return markup(R"(<h1 class="govuk-heading-l">{}</h1>)", text);
}

Html text_lines(std::string_view text, const std::string& base_url) {
    Html all;
    for (const auto line : text::split(text, '\n')) {
        if (text::trim(line).empty()) continue;
        std::vector<Html> words;
        for (const auto word : text::split(line, ' ')) words.push_back(word_of(word, base_url));
        all += markup(R"(<p class="govuk-body">{}</p>)", html::join(words, " "));
    }
    return all;
}

Html counts_part(const std::vector<Count>& counts, std::string_view chosen) {
    constexpr std::pair<std::string_view, std::string_view> tabs[] = {
        {"", "All"},          {"waiting", "Waiting"}, {"failed", "Could not send"},
        {"sent", "Sent"},     {"printed", "Printed"}};
    const Html items = html::each(tabs, [&](const auto& tab) {
        int messages = 0;
        for (const Count& count : counts) {
            if (tab.first.empty() || count.name == tab.first) messages += count.messages;
        }
        return markup(R"(<li><a href="{}"{}>{} <span class="kith-count">{}</span></a></li>)",
                      Url::path("/messages").with("status", tab.first),
                      tab.first == chosen ? html::Attributes{{"aria-current", "page"}}
                                          : html::Attributes{},
                      tab.second, messages);
    });
    return markup(R"(<nav aria-label="Which messages"><ul class="kith-tabs-bar">{}</ul></nav>)",
                  items);
}

std::string name_of(const MessageRow& message, const Names& names) {
    const auto found = names.find(message.template_id);
    return found == names.end() ? message.template_id : found->second;
}

Html foot_part(const MessageRow& message) {
    return html::each(message.foot, [](const FootLine& line) {
        return markup(R"(<p class="govuk-body govuk-!-font-weight-bold"{}>{}</p>)",
                      attributes_of(line.language), line.text);
    });
}

Html message_list(const std::vector<MessageRow>& found, const Names& names, const Url& next,
                  Instant now) {
    if (found.empty()) {
        return markup(R"(<div class="kith-empty"><p class="kith-empty__title">No messages here</p>
            <p>Messages are written by what happens: a request is received, a job is offered, a
            referral is answered. Each stands here with what became of it.</p></div>)");
    }
    Html more;
    if (!next.empty()) {
        more = markup(R"(<p class="govuk-body"><a class="govuk-link" rel="next"
            href="{}">Older messages</a></p>)",
                      next);
    }
    const Html rows =
        html::each(found, [&](const MessageRow& one) { return row(one, names, now); });
    return markup(R"(<ul class="kith-work">{}</ul>)", rows) + more;
}

Html message_body(const web::Context& context, const MessageRow& message, std::string_view name,
                  const std::vector<Language>& all, bool shows_words, Instant now) {
    Html body = heading(name);
    body += govuk::summary_list(
        {.rows = {{.key = "How it stands", .value = status_tag(message.status)},
                  {.key = "Why",
                   .value = message.status_reason,
                   .when = !message.status_reason.empty()},
                  {.key = "By", .value = channel_words(message.channel)},
                  {.key = "Format", .value = message.format},
                  {.key = "Language", .value = language_words(message, all)},
                  {.key = "Written", .value = written_near(message.made_at, now)},
                  {.key = "Sent",
                   .value = message.sent_at ? written_near(*message.sent_at, now) : "",
                   .when = message.sent_at.has_value()},
                  {.key = "To",
                   .value = text_lines(message.recipient.for_reader(), ""),
                   .when = shows_words}}});
    if (shows_words) {
        body += markup(R"(<section class="kith-sheet" aria-label="The message"><div{}><h2
            class="govuk-heading-m">{}</h2>{}</div>{}</section>)",
                       attributes_of(message.language), message.subject,
                       text_lines(message.body.for_reader(), ""), foot_part(message));
    } else {
        body += markup(R"(<p class="govuk-body">What it says is shown only to those who may open
            the record of the person it went to.</p>)");
    }
    if (shows_words && message.channel == "letter") {
        body += govuk::button({.text = "Download the letter (PDF)",
                               .href = Url::path("/messages/{}/letter.pdf", message.id),
                               .classes = "govuk-button--secondary"});
    }
    if (message.status == "failed") {
        body += web::form(context, Url::path("/messages/{}/again", message.id),
                          govuk::button({.text = "Send it again"}));
    }
    return body;
}

Html outbox_body(const std::vector<MessageRow>& found, const std::string& base_url, Instant now) {
    Html body = heading("Messages of the demonstration");
    body += markup(R"(<p class="govuk-body">A demonstration sends nothing to anybody. What would
        have gone out stands here, newest first, with its links.</p>)");
    if (found.empty()) {
        body += markup(R"(<div class="kith-empty"><p class="kith-empty__title">Nothing yet</p>
            <p>Ask for help or offer a job, and the message appears here.</p></div>)");
    }
    for (const MessageRow& message : found) {
        body += markup(R"(<article class="kith-card"><div class="kith-card__top"><h2
            class="kith-card__title">{}</h2>{}</div><div class="kith-card__body"><p
            class="kith-quiet">{} to {}, {}</p>{}</div></article>)",
                       message.subject, status_tag(message.status), channel_words(message.channel),
                       message.recipient.for_reader(), written_near(message.made_at, now),
                       text_lines(message.body.for_reader(), base_url));
    }
    return body;
}

}  // namespace kith::messages
