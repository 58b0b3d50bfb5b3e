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
using Names = std::map<std::string, std::string>;  // of templates
Html message_list(const std::vector<MessageRow>& found, const Names& names, const Url& next,
                  Instant now);
std::string name_of(const MessageRow& message, const Names& names);
Html counts_part(const std::vector<Count>& counts, std::string_view chosen);
// `body` is shown only to those who may know who it went to.
Html message_body(const web::Context& context, const MessageRow& message, std::string_view name,
                  bool shows_words, Instant now);
Html templates_body(const std::vector<TemplateRow>& found, Instant now);
Html template_body(const web::Context& context, const std::vector<TemplateRow>& versions,
                   const web::FormReader& typed);
std::vector<web::Route> webhook_routes();

// The last messages of a demonstration, with their links.
Html outbox_body(const std::vector<MessageRow>& found, const std::string& base_url, Instant now);
// The lines of a text; addresses of this site and https become links.
Html text_lines(std::string_view text, const std::string& base_url);

}  // namespace kith::messages
