// What the pages of this slice are put together from: how a status, a time or an owner is shown.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/html/govuk/select.hpp"
#include "platform/web/parts.hpp"
#include "practice/casework/lists.hpp"

namespace kith::casework {

using html::Html;
using html::markup;
using html::Url;
using web::columns;
using web::empty_state;
using web::heading;
using web::hidden_fields;
using web::Hidden;
using web::icon;
using web::id_in;
using web::lines;
using web::next_page;
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

// A button that rings somebody now, for those who make calls; nothing when they must not be rung.
Html ring_button(const web::Context& context, const people::PersonView& person);


// What a page about a person may not show, said: "3 parts of this record are not shown to you: …".
Html withheld_line(const people::PersonView& person);

// One line of the story. Sensitive lines are passed through only when `sees_sensitive`.
Html story_list(const std::vector<StoryLine>& lines, const sharing::Decision& decision,
                Instant now);

WorkScope scope_of(const web::Viewer& viewer, std::string_view whose);

}  // namespace kith::casework
