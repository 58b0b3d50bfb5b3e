// What the pages of this slice are put together from.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/web/page.hpp"
#include "practice/volunteering/store.hpp"

namespace kith::volunteering {

using html::Attributes;
using html::Html;
using html::markup;
using html::Url;

Html icon(std::string_view name);
std::string_view kind_icon(std::string_view kind);

// "today by 5pm", "tomorrow by midday", "Thursday 16 April 2026 by 9am", "2 hours late".
std::string due_words(Instant due, Instant now);
// "about 1.2 km away" as people say it: "0.7 miles".
std::string miles_words(double metres);
// Metres as the crow flies; nothing when a place is not known.
std::optional<double> metres_between(const JobRow& job, const VolunteerRow& volunteer);
// "45 minutes", "1 hour", "2 hours 30 minutes".
std::string duration_words(int minutes);
Html job_tag(std::string_view status);
Html volunteer_tag(std::string_view status);

using Hidden = std::vector<std::pair<std::string, std::string>>;
Html hidden_fields(const Hidden& fields);
// The hidden value that makes a form sent twice one.
Html same_request();
// A form that a phone without signal keeps and sends later; `words` say what was kept.
Html outbox_form(const web::Context& context, const Url& action, std::string_view words,
                 const Html& inside);
Html small_button(const web::Context& context, const Url& action, std::string_view text,
                  std::string_view more, const Hidden& fields = {}, bool first = false);

Html heading(std::string_view text);       // h1
Html part_heading(std::string_view text);  // h2
Html paragraph(const Html& text);
Html empty_state(std::string_view title, const Html& text);
Html panel_box(std::string_view title, const Html& inside);
// Columns in the frame's main: what is worked on, and what helps beside it.
Html columns(const Html& main, const Html& side);
Html chip(std::string_view icon_name, std::string_view words);
// A text in the words it was typed, its lines kept.
Html lines(const Private& text);

// After a POST of a volunteer's page: 200 with X-Kith-Next for the phone's outbox, else a redirect.
web::Response stored(web::Context& context, const Url& next);
// A parameter of the path as an id.
template <class T>
std::optional<T> id_in(const web::Context& context, std::string_view name) {
    const auto id = T::parse(context.request.parameter(name));
    if (!id) return std::nullopt;
    return *id;
}
std::optional<AccountId> account_of(const web::Context& context);
web::Response not_found(web::Context& context, std::string what);
int version_sent(const web::Context& context);
// Tells open pages that jobs changed.
void announce_jobs(web::Context& context);

}  // namespace kith::volunteering
