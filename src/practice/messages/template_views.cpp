#include <algorithm>

#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/tag.hpp"
#include "platform/html/govuk/textarea.hpp"
#include "practice/messages/template.hpp"
#include "practice/messages/views.hpp"

namespace kith::messages {
namespace {

Html paragraphs(std::string_view text) {
    Html all;
    for (const auto line : text::split(text, '\n')) {
        if (text::trim(line).empty()) continue;
        all += markup(R"(<p class="govuk-body">{}</p>)", line);
    }
    return all;
}

Html state_tag(std::string_view state) {
    std::string_view colour = "grey";
    if (state == "published") colour = "green";
    if (state == "draft") colour = "blue";
    if (state == "checked") colour = "yellow";
    std::string words(state);
    words.front() = static_cast<char>(words.front() - 'a' + 'A');
    return govuk::tag({.text = words, .classes = "govuk-tag--" + std::string(colour)});
}

// Each name of the template as it stands between brackets, so that a preview shows where it goes.
std::string previewed(std::string_view text) {
    std::map<std::string, std::string> values;
    for (const auto& name : names_in(text)) {
        std::string words = name;
        std::replace(words.begin(), words.end(), '_', ' ');
        values[name] = "[" + words + "]";
    }
    return fill_in(text, values);
}

Html version_button(const web::Context& context, const TemplateRow& row, std::string_view action,
                    std::string_view words) {
    return web::form(context, Url::path("/messages/templates/{}/{}", row.id, action),
                     markup(R"(<input type="hidden" name="version" value="{}">)", row.version) +
                         govuk::button({.text = words, .classes = "kith-button--small"}));
}

Html version_part(const web::Context& context, const TemplateRow& row, Instant now) {
    Html act;
    if (row.state == "draft") act = version_button(context, row, "check", "I have checked it");
    if (row.state == "checked") act = version_button(context, row, "publish", "Publish it");
    return markup(R"(<article class="kith-card"><div class="kith-card__top"><h3
        class="kith-card__title">Version {}</h3>{}</div><div class="kith-card__body"><p
        class="kith-quiet">{}, {}</p><p><strong>{}</strong></p>{}</div>{}</article>)",
                  row.version, state_tag(row.state),
                  row.made_by == "system" ? "As Kith came" : row.made_by,
                  written_near(row.made_at, now), previewed(row.subject),
                  paragraphs(previewed(row.body)),
                  act.empty() ? act
                              : markup(R"(<div class="kith-card__actions">{}</div>)", act));
}

}  // namespace

Html templates_body(const std::vector<TemplateRow>& found, Instant now) {
    return heading("Message templates") +
           markup(R"(<ul class="kith-work">{}</ul>)", html::each(found, [&](const TemplateRow& t) {
                      return markup(R"(<li class="kith-work__item"><a class="kith-work__who"
                          href="{}">{}</a><span class="kith-work__due">version {}, {}</span><span
                          class="kith-work__what">{}</span><span
                          class="kith-work__status">{}</span></li>)",
                                    Url::path("/messages/templates/{}", t.id), t.name, t.version,
                                    written_near(t.made_at, now), previewed(t.subject),
                                    state_tag(t.state));
                  }));
}

Html template_body(const web::Context& context, const std::vector<TemplateRow>& versions,
                   const web::FormReader& typed) {
    const TemplateRow& newest = versions.front();
    const bool fresh = typed.typed("version").empty();
    std::vector<std::string> names;
    for (const auto& name : names_in(newest.subject + newest.body)) {
        names.push_back("((" + name + "))");
    }
    Html fields = markup(R"(<input type="hidden" name="version" value="{}">)",
                         fresh ? std::to_string(newest.version) : typed.typed("version"));
    fields += govuk::input({.label = {.text = "Subject"},
                            .error_message = typed.errors().shown("subject"),
                            .id = "subject",
                            .name = "subject",
                            .value = fresh ? newest.subject : typed.typed("subject")});
    fields += govuk::textarea({.label = {.text = "Message"},
                               .hint = {.text = "Filled in when sent: " + text::listed(names)},
                               .error_message = typed.errors().shown("body"),
                               .id = "body",
                               .name = "body",
                               .value = fresh ? newest.body : typed.typed("body"),
                               .rows = 12});
    fields += govuk::button({.text = "Save as draft"});
    Html body = heading(newest.name);
    Html kept = markup(R"(<h2 class="govuk-heading-m" id="versions">Versions</h2>)");
    for (const TemplateRow& row : versions) kept += version_part(context, row, context.now());
    return body + markup(R"(<div class="kith-columns"><div>{}</div><div>{}</div></div>)",
                         web::form(context, Url::path("/messages/templates/{}", newest.id), fields),
                         kept);
}

}  // namespace kith::messages
