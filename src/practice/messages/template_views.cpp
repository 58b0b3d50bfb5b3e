#include <algorithm>

#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/inset_text.hpp"
#include "platform/html/govuk/select.hpp"
#include "platform/html/govuk/tag.hpp"
#include "platform/html/govuk/textarea.hpp"
#include "platform/html/govuk/warning_text.hpp"
#include "platform/pdf/canvas.hpp"
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
                    std::string_view words, bool quiet = false) {
    return web::form(context, template_url(row.id, row.language, action),
                     markup(R"(<input type="hidden" name="version" value="{}">)", row.version) +
                         govuk::button({.text = words,
                                        .classes = std::string("kith-button--small") +
                                                   (quiet ? " govuk-button--secondary" : "")}));
}

// What can be done with a version; `newest` of its language, and whether any is in force.
Html version_acts(const web::Context& context, const TemplateRow& row, bool newest,
                  bool any_in_force) {
    if (row.state == "draft") return version_button(context, row, "check", "I have checked it");
    if (row.state == "checked") return version_button(context, row, "publish", "Publish it");
    if (row.language == english) return {};
    if (row.state == "published") {
        return version_button(context, row, "withdraw", "Withdraw it", true);
    }
    if (newest && !any_in_force) {
        return version_button(context, row, "publish", "Put it back in force", true);
    }
    return {};
}

Html preview_links(const TemplateRow& row) {
    const Url file = template_url(row.id, row.language,
                                  "versions/" + std::to_string(row.version) + "/letter.pdf");
    return markup(R"(<p class="kith-quiet"><a class="govuk-link" href="{}">As a letter (PDF)<span
        class="govuk-visually-hidden">, version {}</span></a> or <a class="govuk-link"
        href="{}">in large print<span class="govuk-visually-hidden">, version {}</span></a></p>)",
                  file, row.version, file.with("print", "large"), row.version);
}

Html words_part(const TemplateRow& row) {
    return markup(R"(<div{}><p><strong>{}</strong></p>{}</div>)", attributes_of(row.language),
                  previewed(row.subject), paragraphs(previewed(row.body)));
}

Html version_part(const TemplateRow& row, const Html& act, Instant now) {
    return markup(R"(<article class="kith-card"><div class="kith-card__top"><h3
        class="kith-card__title">Version {}</h3>{}</div><div class="kith-card__body"><p
        class="kith-quiet">{}, {}</p>{}{}</div>{}</article>)",
                  row.version, state_tag(row.state),
                  row.made_by == "system" ? "As Kith came" : row.made_by,
                  written_near(row.made_at, now), words_part(row), preview_links(row),
                  act.empty() ? act
                              : markup(R"(<div class="kith-card__actions">{}</div>)", act));
}

Html versions_part(const web::Context& context, const std::vector<TemplateRow>& versions) {
    if (versions.empty()) return {};
    const bool any = std::any_of(versions.begin(), versions.end(), [](const TemplateRow& row) {
        return row.state == "published";
    });
    Html all = markup(R"(<h2 class="govuk-heading-m" id="versions">Versions</h2>)");
    for (const TemplateRow& row : versions) {
        all += version_part(row, version_acts(context, row, &row == &versions.front(), any),
                            context.now());
    }
    return all;
}

std::string names_hint(const TemplatePage& page) {
    const TemplateRow& from = page.language.code == english ? page.versions.front()
                                                            : *page.original;
    std::vector<std::string> names;
    for (const auto& name : names_in(from.subject + from.body)) names.push_back("((" + name + "))");
    return "Filled in when sent: " + text::listed(names);
}

Html editor(const web::Context& context, const TemplatePage& page, const web::FormReader& typed) {
    const TemplateRow empty;
    const TemplateRow& newest = page.versions.empty() ? empty : page.versions.front();
    const int version = page.versions.empty() ? 0 : newest.version;
    const bool fresh = typed.typed("body").empty() && typed.typed("subject").empty();
    const auto& code = page.language.code;
    Html fields = markup(R"(<input type="hidden" name="version" value="{}">)",
                         fresh ? std::to_string(version) : typed.typed("version"));
    fields += govuk::input({.label = {.text = "Subject"},
                            .error_message = typed.errors().shown("subject"),
                            .id = "subject",
                            .name = "subject",
                            .value = fresh ? newest.subject : typed.typed("subject"),
                            .attributes = attributes_of(code)});
    fields += govuk::textarea({.label = {.text = "Message"},
                               .hint = {.text = names_hint(page)},
                               .error_message = typed.errors().shown("body"),
                               .id = "body",
                               .name = "body",
                               .value = fresh ? newest.body : typed.typed("body"),
                               .rows = 12,
                               .attributes = attributes_of(code)});
    fields += govuk::button({.text = "Save as draft"});
    return web::form(context, template_url(page.original->id, code), fields);
}

// "in force as version 2, from an older English one"
std::string standing(const Spoken& one) {
    std::vector<std::string> parts;
    if (one.in_force > 0) {
        parts.push_back("in force as version " + std::to_string(one.in_force) +
                        (one.behind ? ", while English has changed" : ""));
    }
    if (one.open > 0) parts.push_back("version " + std::to_string(one.open) + " being written");
    return parts.empty() ? "withdrawn" : text::join(parts, "; ");
}

Html add_part(const web::Context& context, const TemplatePage& page,
              const web::FormReader& typed) {
    govuk::Select choice{.label = {.text = "Another language"},
                         .error_message = typed.errors().shown("language"),
                         .name = "language",
                         .items = {{.text = "Choose a language", .value = ""}}};
    for (const Language& language : page.languages) {
        const bool there =
            language.code == english ||
            std::any_of(page.spoken.begin(), page.spoken.end(),
                        [&](const Spoken& one) { return one.language == language.code; });
        if (there) continue;
        choice.items.push_back({.text = language.name, .value = language.code});
    }
    return web::form(context, template_url(page.original->id, english, "languages"),
                     govuk::select(choice) +
                         govuk::button({.text = "Write it in this language",
                                        .classes = "govuk-button--secondary"}));
}

Html languages_part(const web::Context& context, const TemplatePage& page,
                    const web::FormReader& typed) {
    Html rows = html::each(page.spoken, [&](const Spoken& one) {
        return markup(R"(<li><a class="govuk-link" href="{}">{}</a>: {}</li>)",
                      template_url(one.id, one.language),
                      name_of_language(one.language, page.languages), standing(one));
    });
    const Html list =
        rows.empty() ? markup(R"(<p class="govuk-body">Only in English so far. People whose record
            says that they read another language get it in English; a letter says below how to ask
            for theirs.</p>)")
                     : markup(R"(<ul class="govuk-list govuk-list--bullet">{}</ul>)", rows);
    return markup(R"(<section aria-labelledby="in-languages"><h2 class="govuk-heading-m"
        id="in-languages">In other languages</h2>{}{}</section>)",
                  list, add_part(context, page, typed));
}

Html english_part(const TemplateRow& original) {
    return markup(R"(<article class="kith-card"><div class="kith-card__top"><h2
        class="kith-card__title">In English, version {}</h2></div><div
        class="kith-card__body">{}</div></article>)",
                  original.version, words_part(original));
}

// What somebody should know before they write or publish: that English went on, that this cannot
// be printed.
Html notices(const TemplatePage& page) {
    Html all;
    const std::string& name = page.language.name;
    for (const TemplateRow& row : page.versions) {
        const bool is_current = row.language == english || row.state != "published" ||
                                row.english_version == page.original->version;
        if (is_current) continue;
        all += govuk::inset_text(
            {.text = markup(R"(English has changed since this was written: it was version {} then
                and is version {} now. Compare them, and save it again when it says the same.)",
                            row.english_version, page.original->version)});
    }
    if (page.versions.empty()) return all;
    const TemplateRow& newest = page.versions.front();
    const auto missing = pdf::undrawable(newest.subject + newest.body);
    if (missing.empty()) return all;
    return all + govuk::warning_text(
                     {.text = markup(R"(This machine has no letters to print {}. Until whoever runs
                         Kith installs a font for {}, letters go out in English; e-mails, texts and
                         what is made by hand go out in {}.)",
                                     missing, name, name),
                      .icon_fallback_text = "Warning"});
}

}  // namespace

Url template_url(std::string_view id, std::string_view language) {
    if (language == english) return Url::path("/messages/templates/{}", id);
    return Url::path("/messages/templates/{}/in/{}", id, language);
}

Url template_url(std::string_view id, std::string_view language, std::string_view action) {
    return Url::same_site(template_url(id, language).str() + "/" + std::string(action)).value();
}

MessageRow preview_letter(const TemplateRow& version, bool large) {
    MessageRow letter;
    letter.recipient = Private("[name]\n[address]\n[postcode]");
    letter.subject = previewed(version.subject);
    letter.body = Private(previewed(version.body));
    letter.format = large ? "large print" : "standard";
    letter.language = version.language;
    return letter;
}

Html templates_body(const std::vector<TemplateRow>& found, const std::vector<Spoken>& spoken,
                    const std::vector<Language>& languages, Instant now) {
    const auto also = [&](const TemplateRow& row) {
        std::vector<std::string> all;
        for (const Spoken& one : spoken) {
            if (one.id != row.id) continue;
            all.push_back(name_of_language(one.language, languages) + ": " + standing(one));
        }
        if (all.empty()) return Html{};
        return markup(R"(<span class="kith-work__more">{}</span>)", text::join(all, ". "));
    };
    return heading("Message templates") +
           markup(R"(<ul class="kith-work">{}</ul>)", html::each(found, [&](const TemplateRow& t) {
                      return markup(R"(<li class="kith-work__item"><a class="kith-work__who"
                          href="{}">{}</a><span class="kith-work__due">version {}, {}</span><span
                          class="kith-work__what">{}</span><span
                          class="kith-work__status">{}</span>{}</li>)",
                                    template_url(t.id, english), t.name, t.version,
                                    written_near(t.made_at, now), previewed(t.subject),
                                    state_tag(t.state), also(t));
                  }));
}

Html template_body(const web::Context& context, const TemplatePage& page,
                   const web::FormReader& typed) {
    const bool in_english = page.language.code == english;
    const Html body = heading(page.original->name +
                              (in_english ? "" : " in " + page.language.name)) +
                      notices(page);
    const Html left =
        editor(context, page, typed) + (in_english ? languages_part(context, page, typed) : Html{});
    const Html right = (in_english ? Html{} : english_part(*page.original)) +
                       versions_part(context, page.versions);
    return body +
           markup(R"(<div class="kith-columns"><div>{}</div><div>{}</div></div>)", left, right);
}

}  // namespace kith::messages
