#include "practice/referrals/pages.hpp"

#include <algorithm>

#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/radios.hpp"
#include "platform/html/govuk/tag.hpp"
#include "platform/html/govuk/textarea.hpp"
#include "platform/web/listing.hpp"
#include "practice/referrals/referral.hpp"

namespace kith::referrals {

std::string_view status_words(std::string_view status) {
    if (status == "offered") return "Waiting for an answer";
    if (status == "accepted") return "Taken on";
    if (status == "started") return "Started";
    if (status == "done") return "Done";
    if (status == "declined") return "Declined";
    if (status == "returned") return "Given back";
    return "Taken back";
}

Html status_tag(std::string_view status) {
    std::string_view colour = "grey";
    if (status == "offered") colour = "blue";
    if (status == "accepted" || status == "started") colour = "purple";
    if (status == "done") colour = "green";
    if (status == "declined" || status == "returned") colour = "yellow";
    return govuk::tag({.text = status_words(status),
                       .classes = "govuk-tag--" + std::string(colour)});
}

std::string_view step_words(std::string_view step) {
    if (step == "accept") return "Yes, we take this on";
    if (step == "decline") return "No, we cannot";
    if (step == "start") return "We have started";
    if (step == "finish") return "It is done";
    if (step == "return") return "We have to give it back";
    return "Take it back";
}

Names organisation_names(sql::Session& session) {
    Names names;
    for (const auto& one : accounts::organisations(session)) names.emplace(one.id, one.name);
    return names;
}

std::string name_of(const Names& names, const OrganisationId& organisation) {
    const auto found = names.find(organisation);
    return found == names.end() ? "an organisation that has left" : found->second;
}

Seen seen_of(web::Context& context, const std::vector<ReferralRow>& referrals,
             const sharing::Purpose& purpose) {
    Seen seen;
    std::vector<PersonId> people;
    for (const auto& row : referrals) people.push_back(row.person);
    std::sort(people.begin(), people.end());
    people.erase(std::unique(people.begin(), people.end()), people.end());
    context.app.database.write(
        context.actor(),
        [&](sql::Transaction& transaction) {
            seen = {};
            seen.names = organisation_names(transaction);
            for (const auto& card : people::cards(transaction, *context.viewer, people, purpose,
                                                  context.now())) {
                seen.cards.emplace(card.id, card);
            }
            for (const auto& [id, title] : need_titles(transaction, referrals)) {
                seen.needs.emplace(id, title);
            }
        },
        sql::Isolation::read_committed);
    return seen;
}

namespace {

Html referral_line(const ReferralRow& row, const Seen& seen, bool received, Instant now) {
    const auto card = seen.cards.find(row.person);
    const std::string who = card == seen.cards.end() ? web::unnamed()
                                                     : card->second.name.for_reader();
    const auto need = seen.needs.find(row.need);
    const bool waits = row.status == "offered";
    const bool late = waits && row.answer_by < now;
    std::string when = row.closed_at ? relative(*row.closed_at, now)
                                     : relative(row.made_at, now);
    if (waits) when = late ? "answer is late" : "answer due " + relative(row.answer_by, now);
    const std::string other = received ? "from " + name_of(seen.names, row.from)
                                       : "to " + name_of(seen.names, row.to);
    const std::string chased =
        row.chased > 0 && waits ? ". Asked again " + std::to_string(row.chased) +
                                      (row.chased == 1 ? " time" : " times")
                                : "";
    const std::string chips =
        card == seen.cards.end() || card->second.chips.empty()
            ? ""
            : ". Know first: " + card->second.chips;
    return markup(R"(<li class="kith-work__item{}"><a class="govuk-link kith-work__who"
        href="{}">{}</a><span class="kith-work__due{}">{}{}</span><span class="kith-work__what">{},
        {} {}</span><span class="kith-work__more">{}{}{}</span></li>)",
                  late ? " kith-work__item--now" : "", path(row.id), who,
                  late ? " kith-work__due--late" : "", icon("clock"), when,
                  need == seen.needs.end() ? "A need" : need->second, other,
                  status_tag(row.status), row.reference.text(), chased, chips);
}

}  // namespace

Html referral_lines(const std::vector<ReferralRow>& referrals, const Seen& seen, bool received,
                    Instant now) {
    return markup(R"(<ul class="kith-work">{}</ul>)",
                  html::each(referrals, [&](const ReferralRow& row) {
                      return referral_line(row, seen, received, now);
                  }));
}

std::vector<sharing::Part> parts_from(std::string_view shared) {
    std::vector<sharing::Part> parts;
    for (const auto name : text::split(shared, ';')) {
        for (const auto part : may_be_shared()) {
            if (sharing::part_name(part) == name) parts.push_back(part);
        }
    }
    return parts;
}

std::string parts_words(std::string_view shared) {
    std::vector<std::string> names;
    for (const auto name : text::split(shared, ';')) {
        if (!name.empty()) names.emplace_back(name);
    }
    return names.empty() ? "what a referral usually needs" : text::listed(names);
}

std::optional<OrganisationId> organisation_of(const web::Context& context) {
    if (!context.viewer) return std::nullopt;
    const auto id = OrganisationId::parse(context.viewer->organisation_id);
    if (!id) return std::nullopt;
    return *id;
}

Html step_form(const web::Context& context, const Url& action, std::string_view status,
               const web::FormReader& typed) {
    const auto steps = steps_of_receiver(status);
    if (steps.empty()) return {};
    govuk::Radios what{.fieldset = {.legend = {.text = "What has happened?"}},
                       .error_message = typed.errors().shown("what"),
                       .name = "what",
                       .value = typed.typed("what")};
    bool finishes = false;
    for (const auto step : steps) {
        finishes = finishes || step == "finish";
        what.items.push_back({.text = step_words(step), .value = std::string(step)});
    }
    const Html cost =
        finishes ? govuk::input({.label = {.text = "What it cost, if anything"},
                                 .hint = {.text = "In pounds, for example 12.50"},
                                 .error_message = typed.errors().shown("cost"),
                                 .name = "cost",
                                 .value = typed.typed("cost"),
                                 .inputmode = "decimal",
                                 .classes = "govuk-input--width-5"})
                 : Html{};
    return web::form(
        context, action,
        govuk::radios(what) +
            govuk::textarea({.label = {.text = finishes ? "What came of it, or why"
                                                        : "Why, if you cannot"},
                             .error_message = typed.errors().shown("note"),
                             .name = "note",
                             .value = typed.typed("note"),
                             .rows = 3}) +
            cost + govuk::button({.text = "Send"}));
}

Step read_step(web::FormReader& reader, std::string_view status) {
    std::vector<std::string> offered;
    for (const auto step : steps_of_receiver(status)) offered.emplace_back(step);
    Step step{.what = reader.choice("what", offered, "Select what has happened")};
    step.note = Private(reader.text("note", 2000));
    step.cost = reader.optional<Pence>("cost");
    const auto outcome = after_step(status, step.what, !step.note.empty());
    if (!step.what.empty() && !outcome.refusal.empty()) {
        reader.errors().add("note", outcome.refusal);
    }
    return step;
}

}  // namespace kith::referrals
