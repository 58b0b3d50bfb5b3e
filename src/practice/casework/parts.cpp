#include "practice/casework/parts.hpp"

#include <algorithm>

#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/tag.hpp"
#include "platform/web/listing.hpp"

namespace kith::casework {

using html::Attributes;

std::string_view category_icon(std::string_view category) {
    constexpr std::pair<std::string_view, std::string_view> icons[] = {
        {"food", "bag"},         {"prescriptions", "pill"}, {"talk", "speech"}, {"dogs", "dog"},
        {"lifts", "car"},        {"equipment", "parcel"},   {"money", "coin"},  {"housing", "home"},
        {"carers", "people"},    {"health", "heart"},
    };
    for (const auto& [id, picture] : icons) {
        if (id == category) return picture;
    }
    return "question";
}

std::string status_words(std::string_view status) {
    std::string words(status);
    if (!words.empty()) words.front() = static_cast<char>(words.front() - 'a' + 'A');
    return words;
}

Html status_tag(std::string_view status) {
    std::string_view colour = "blue";
    if (status == "assigned" || status == "in progress") colour = "teal";
    if (status == "blocked") colour = "yellow";
    if (status == "met") colour = "green";
    if (status == "not met" || status == "withdrawn") colour = "grey";
    return govuk::tag({.text = status_words(status),
                       .classes = "govuk-tag--" + std::string(colour)});
}

Html concern_tag(const ConcernRow& concern) {
    if (concern.status == "answered") {
        return govuk::tag({.text = "Answered", .classes = "govuk-tag--green"});
    }
    if (concern.account) {
        return govuk::tag({.text = "Somebody is on it", .classes = "govuk-tag--teal"});
    }
    return govuk::tag({.text = concern.status == "passed on" ? "Passed on, waiting" : "Waiting",
                       .classes = "govuk-tag--red"});
}

std::string due_words(Instant due, Instant now) {
    std::string words = relative(due, now);
    if (due < now) {
        const auto ago = words.rfind(" ago");
        if (ago != std::string::npos) return words.substr(0, ago) + " late";
        return words == "just now" ? "due now" : "due " + words;
    }
    if (london_day(due) == london_day(now)) return "today by " + written(london_time(due).time);
    return relative(london_day(due), london_day(now));
}

std::string due_words(const NeedView& need, Day today) {
    if (need.closed_at) return written_short(need.due_on);
    if (need.due_on < today) {
        const int days = today - need.due_on;
        return std::to_string(days) + (days == 1 ? " day late" : " days late");
    }
    const std::string when = need.due_on - today <= 1 ? relative(need.due_on, today)
                                                      : written_short(need.due_on);
    if (need.due_kind == "on") return "on " + when;
    if (need.due_kind == "between" && need.due_from) {
        return "between " + written_short(*need.due_from) + " and " + written_short(need.due_on);
    }
    if (need.due_kind == "as soon as possible") return "as soon as possible, by " + when;
    return "by " + when;
}

bool is_late(const NeedView& need, Day today) { return !need.closed_at && need.due_on < today; }

Owners::Owners(sql::Session& session, const web::Viewer& viewer, bool with_people)
    : viewer_(viewer.account_id), organisations_(accounts::organisations(session)) {
    const auto own = OrganisationId::parse(viewer.organisation_id);
    if (!own) return;
    teams_ = accounts::teams(session, *own);
    if (with_people) people_ = accounts::holders(session, *own, work_needs.name());
}

std::string Owners::name(const Owner& owner) const {
    const auto named = [](const auto& list, const auto& id) -> std::string {
        const auto found =
            std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.id == id; });
        return found == list.end() ? "" : found->name;
    };
    if (owner.account) {
        if (owner.account->text() == viewer_) return "you";
        const std::string name = named(people_, *owner.account);
        return name.empty() ? "somebody in the team" : name;
    }
    std::string team = owner.team ? named(teams_, *owner.team) : "";
    const std::string organisation =
        owner.organisation ? named(organisations_, *owner.organisation) : "";
    if (team.empty()) team = organisation;
    return team.empty() ? "the team" : team;
}

Owner owner_of(const NeedView& need) {
    return {.account = need.account, .team = need.team, .organisation = need.organisation};
}

Cards cards_by_id(web::Context& context, const std::vector<PersonId>& people,
                  const sharing::Purpose& purpose) {
    std::vector<PersonId> each = people;
    std::sort(each.begin(), each.end());
    each.erase(std::unique(each.begin(), each.end()), each.end());
    Cards cards;
    if (each.empty() || !context.viewer) return cards;
    const auto found = context.app.database.write(
        context.actor(),
        [&](sql::Transaction& transaction) {
            return people::cards(transaction, *context.viewer, each, purpose, context.now());
        },
        sql::Isolation::read_committed);
    for (const auto& card : found) cards.emplace(card.id, card);
    return cards;
}

std::string name_on(const Cards& cards, const std::optional<PersonId>& person) {
    if (!person) return "";
    const auto card = cards.find(*person);
    if (card == cards.end()) return web::unnamed();
    const std::string& name = card->second.name.for_reader();
    return name.empty() ? "Name not known" : name;
}

Html ring_button(const web::Context& context, const people::PersonView& person) {
    // This slice does not know calls, so their permission is named.
    if (!context.may(web::Permission("calls.make", ""))) return {};
    if (person.care.do_not_call || person.care.died_on) return {};
    return small_button(context, Url::path("/people/{}/calls/now", person.id), "Ring them now", "",
                        {});
}

Html withheld_line(const people::PersonView& person) {
    if (person.withheld.empty()) return {};
    std::vector<std::string> names;
    for (const auto part : person.withheld) names.emplace_back(sharing::part_name(part));
    const std::string count = std::to_string(names.size());
    const std::string why = person.decision.withheld_why.empty()
                                ? ""
                                : " The rest is withheld: " + person.decision.withheld_why + ".";
    return markup(R"(<p class="govuk-body kith-quiet">{}{} not shown to you: {}. You see this record
        through {}.{}</p>)",
                  icon("lock"), count + (names.size() == 1 ? " part of this record is"
                                                           : " parts of this record are"),
                  text::listed(names), person.decision.basis, why);
}

WorkScope scope_of(const web::Viewer& viewer, std::string_view whose) {
    WorkScope scope;
    const bool all = whose.empty() || whose == "all";
    if (const auto account = AccountId::parse(viewer.account_id); account && whose != "team") {
        scope.account = *account;
    }
    if (all || whose == "team") {
        for (const auto& text : viewer.team_ids) {
            if (const auto team = TeamId::parse(text)) scope.teams.push_back(*team);
        }
    }
    if (const auto own = OrganisationId::parse(viewer.organisation_id); own && whose != "mine") {
        scope.organisation = *own;
    }
    return scope;
}

}  // namespace kith::casework
