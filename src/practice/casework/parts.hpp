// What the pages of this slice are put together from: how a status, a time or an owner is shown.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/html/govuk/select.hpp"
#include "platform/web/page.hpp"
#include "practice/casework/lists.hpp"

namespace kith::casework {

using html::Html;
using html::markup;
using html::Url;

Html icon(std::string_view name);
// The picture of a need's category, or of a story's kind.
std::string_view category_icon(std::string_view category);

Html status_tag(std::string_view status);   // of a need, in words and colour
Html concern_tag(const ConcernRow& concern);
std::string status_words(std::string_view status);

// "2 hours late", "today by 5pm", "tomorrow", "in 3 days".
std::string due_words(Instant due, Instant now);
// Of a need: "on Thursday 16 April 2026", "by tomorrow", "between … and …".
std::string due_words(const NeedView& need, Day today);
bool is_late(const NeedView& need, Day today);

// Who can own things, with their names, read once for a page.
class Owners {
  public:
    // `with_people`: those who may work needs in the viewer's organisation too.
    Owners(sql::Session& session, const web::Viewer& viewer, bool with_people);

    // "Amara Osei", "Marden hub", "the team"; you for the viewer.
    std::string name(const Owner& owner) const;
    const std::vector<accounts::TeamSummary>& teams() const { return teams_; }
    const std::vector<accounts::AccountSummary>& people() const { return people_; }
    const std::vector<accounts::OrganisationSummary>& organisations() const {
        return organisations_;
    }

  private:
    std::string viewer_;
    std::vector<accounts::TeamSummary> teams_;
    std::vector<accounts::AccountSummary> people_;
    std::vector<accounts::OrganisationSummary> organisations_;
};
Owner owner_of(const NeedView& need);

// Cards of people for a list, by id.
using Cards = std::map<PersonId, people::Card>;
Cards cards_by_id(web::Context& context, const std::vector<PersonId>& people,
                  const sharing::Purpose& purpose);
std::string name_on(const Cards& cards, const std::optional<PersonId>& person);

using Hidden = std::vector<std::pair<std::string, std::string>>;
Html hidden_fields(const Hidden& fields);
// A small button that posts, with hidden fields. `more` is said to those who only hear it.
Html small_button(const web::Context& context, const Url& action, std::string_view text,
                  std::string_view more, const Hidden& fields = {}, bool first = false);
// The hidden value that makes a form sent twice one.
Html same_request();

Html heading(std::string_view text);        // h1
Html part_heading(std::string_view text);   // h2
Html paragraph(const Html& text);
Html empty_state(std::string_view title, const Html& text);
Html panel_box(std::string_view title, const Html& inside);
// Columns in the frame's main: what is worked on, and what helps beside it.
Html columns(const Html& main, const Html& side);
// The link to the page after this one, or nothing.
Html next_page(const Url& url, std::string_view what);
// A text in the words it was typed, its lines kept.
Html lines(const Private& text);

// What a page about a person may not show, said: "3 parts of this record are not shown to you: …".
Html withheld_line(const people::PersonView& person);

// One line of the story. Sensitive lines are passed through only when `sees_sensitive`.
Html story_list(const std::vector<StoryLine>& lines, const sharing::Decision& decision,
                Instant now);

// Who is asking, as this slice records it.
std::optional<AccountId> account_of(const web::Context& context);
WorkScope scope_of(const web::Viewer& viewer, std::string_view whose);

// A parameter of the path as an id.
template <class T>
std::optional<T> id_in(const web::Context& context, std::string_view name) {
    const auto id = T::parse(context.request.parameter(name));
    if (!id) return std::nullopt;
    return *id;
}
web::Response not_found(web::Context& context, std::string what);
int version_sent(const web::Context& context);

}  // namespace kith::casework
