// The pages of messages: what waits, what went, letters to print, templates.
#pragma once

#include <string>
#include <vector>

#include "platform/web/page.hpp"
#include "practice/messages/outbox.hpp"

namespace kith::messages {

using html::Html;
using html::markup;
using html::Url;

Html heading(std::string_view text);
// A page of messages, with a link back unless it is empty.
web::Response framed(web::Context& context, std::string title, Html body, const Url& back = {},
                     std::string_view back_text = {}, const web::FormErrors* errors = nullptr);
// The version that a form carries, or 0.
int version_sent(const web::Context& context);
using Names = std::map<std::string, std::string>;  // of templates
Html message_list(const std::vector<MessageRow>& found, const Names& names, const Url& next,
                  Instant now);
std::string name_of(const MessageRow& message, const Names& names);
Html counts_part(const std::vector<Count>& counts, std::string_view chosen);
// `body` is shown only to those who may know who it went to.
Html message_body(const web::Context& context, const MessageRow& message, std::string_view name,
                  const std::vector<Language>& all, bool shows_words, Instant now);

// What the page of one template shows.
struct TemplatePage {
    std::vector<TemplateRow> versions;    // in its language, newest first; none before the first
    std::optional<TemplateRow> original;  // the English in force, where it is in another
    Language language;
    std::vector<Language> languages;
    std::vector<Spoken> spoken;  // of this template
};
// Where a template is shown in a language, and what is done there: "check", "publish".
Url template_url(std::string_view id, std::string_view language);
Url template_url(std::string_view id, std::string_view language, std::string_view action);
Html templates_body(const std::vector<TemplateRow>& found, const std::vector<Spoken>& spoken,
                    const std::vector<Language>& languages, Instant now);
Html template_body(const web::Context& context, const TemplatePage& page,
                   const web::FormReader& typed);
Html languages_body(const std::vector<Language>& all, const std::vector<Spoken>& spoken);
Html language_body(const web::Context& context, const Language& language, bool is_new,
                   const web::FormReader& typed);
// The version as a letter, its names between brackets.
MessageRow preview_letter(const TemplateRow& version, bool large);
std::vector<web::Route> template_routes();
std::vector<web::Route> language_routes();
std::vector<web::Route> webhook_routes();

// The last messages of a demonstration, with their links.
Html outbox_body(const std::vector<MessageRow>& found, const std::string& base_url, Instant now);
// What stands at the foot of a letter, each line marked with its language.
Html foot_part(const MessageRow& message);
// The lines of a text; addresses of this site and https become links.
Html text_lines(std::string_view text, const std::string& base_url);

}  // namespace kith::messages
