// What the pages of this slice are put together from.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/web/parts.hpp"
#include "practice/volunteering/handbook/handbook.hpp"
#include "practice/volunteering/store.hpp"

namespace kith::volunteering {

using html::Attributes;
using html::Html;
using html::markup;
using html::Url;
using web::chip;
using web::columns;
using web::empty_state;
using web::heading;
using web::hidden_fields;
using web::Hidden;
using web::icon;
using web::id_in;
using web::lines;
using web::not_found;
using web::panel_box;
using web::paragraph;
using web::part_heading;
using web::same_request;
using web::small_button;
using web::version_sent;

inline std::optional<AccountId> account_of(const web::Context& context) {
    return web::viewer_as<AccountId>(context);
}

std::string_view kind_icon(std::string_view kind);

// "today by 5pm", "tomorrow by midday", "16 Apr 2026 by 9am", "2 hours late".
std::string due_words(Instant due, Instant now);
// "about 1.2 km away" as people say it: "0.7 miles".
std::string miles_words(double metres);
// Metres as the crow flies; nothing when a place is not known.
std::optional<double> metres_between(const JobRow& job, const VolunteerRow& volunteer);
// "45 minutes", "1 hour", "2 hours 30 minutes".
std::string duration_words(int minutes);
Html job_tag(std::string_view status);
Html volunteer_tag(std::string_view status);

// The first letter as a capital.
std::string capital(std::string words);

// Life experience to tick, and what was ticked: ids of the handbook with commas between, as they
// are kept. What is kept and not on the list any more stays.
Html experience_ticks(const web::FormReader& typed, const Handbook& book, std::string legend,
                      std::string hint);
std::string experience_sent(web::FormReader& reader, const Handbook& book);
// What is kept, as such a form would have sent it.
void add_experience(web::Fields& fields, std::string_view kept, const Handbook& book);

// A form that a phone without signal keeps and sends later; `words` say what was kept.
Html outbox_form(const web::Context& context, const Url& action, std::string_view words,
                 const Html& inside);

// After a POST of a volunteer's page: 200 with X-Kith-Next for the phone's outbox, else a redirect.
web::Response stored(web::Context& context, const Url& next);
// Tells open pages that jobs changed.
void announce_jobs(web::Context& context);

}  // namespace kith::volunteering
