#include "practice/asking/staff_views.hpp"

namespace kith::asking {
namespace {

using html::Html;
using html::markup;

std::vector<govuk::Choice> choices_from(std::string_view field) {
    std::vector<govuk::Choice> choices;
    for (const Offered& one : call_offered(field)) {
        choices.push_back({.text = one.words, .value = std::string(one.value)});
    }
    return choices;
}

// The routes this viewer may choose, with the organisations under "Refer to…".
std::vector<govuk::Choice> routes_for(const CallPage& shown, const FieldViews& fields,
                                      const casework::Category& category) {
    std::vector<Offered> organisations{{"", "Choose an organisation"}};
    for (const auto& one : shown.allowed.organisations) {
        organisations.push_back({one.id.text(), one.name});
    }
    std::vector<govuk::Choice> routes;
    for (govuk::Choice& route : choices_from("route")) {
        if (route.value == "volunteers" && !shown.allowed.jobs) continue;
        if (route.value == "referral") {
            if (!shown.allowed.referrals || shown.allowed.organisations.empty()) continue;
            const std::string to = need_field("to", category.id);
            route.conditional = fields.select(
                {.field = to, .label = "Organisation for " + category.name}, organisations);
        }
        routes.push_back(std::move(route));
    }
    return routes;
}

Html need_fields(const CallPage& shown, const FieldViews& fields,
                 const casework::Category& category) {
    const std::string urgent = need_field("urgent", category.id);
    const std::string due = need_field("due", category.id);
    const std::string route = need_field("route", category.id);
    const std::string legend = category.name + ": who does it";
    return category_questions(fields, category) +
           fields.checkboxes({.field = urgent, .items = {{.text = "Urgent", .value = "yes"}}}) +
           fields.select({.field = due, .label = category.name + ": by when"},
                         call_offered("due")) +
           fields.radios({.field = route, .legend = legend,
                          .items = routes_for(shown, fields, category)});
}

}  // namespace

Html needs_part(const CallPage& shown, const FieldViews& fields) {
    std::vector<govuk::Choice> items;
    for (const casework::Category& category : shown.categories) {
        items.push_back({.text = category.name,
                         .value = category.id,
                         .hint = {.text = category.hint},
                         .conditional = need_fields(shown, fields, category)});
    }
    return markup(R"(<div class="kith-many">{}</div>)",
                  fields.checkboxes({.field = "needs", .legend = "Everything that would help",
                                     .items = items}));
}

// Words on this screen stay harmless when somebody looks over a shoulder or a screen is shared:
// what they mean is known from training, not from the page.
Html worry_part(const FieldViews& fields) {
    const Html worry =
        fields.radios({.field = "worry-kind", .legend = "What about?",
                       .items = choices_from("worry-kind")}) +
        fields.radios({.field = "worry-urgency", .legend = "How soon must somebody look?",
                       .items = choices_from("worry-urgency")}) +
        fields.long_text({.field = "worry-text", .label = "What worries you?"}, 3);
    return fields.radios({.field = "free-to-talk", .legend = "Good time to talk?",
                          .items = choices_from("free-to-talk")}) +
           fields.radios({.field = "home", .legend = "All well at home?",
                          .items = choices_from("home")}) +
           fields.long_text({.field = "home-note", .label = "Note (only some may read it)"}, 2) +
           fields.checkboxes({.field = "worry",
                              .items = {{.text = "I am worried: raise a concern",
                                         .value = "yes",
                                         .conditional = worry}}});
}

Html closing_part(const FieldViews& fields, bool by_message) {
    const Html message =
        by_message ? fields.radios({.field = "summary-by",
                                    .legend = "Send them what we agreed by",
                                    .items = choices_from("summary-by")})
                   : Html{};
    return fields.radios({.field = "shares", .legend = "May we tell those who help?",
                          .items = {{.text = "Yes, what they need to know", .value = "agreed"},
                                    {.text = "Ask first, each time", .value = "ask"},
                                    {.text = "No, keep it within the council",
                                     .value = "objects"}}}) +
           fields.line({.field = "sharing-said", .label = "What they said about sharing"}) +
           fields.long_text({.field = "summary", .label = "What the call was about"}, 3) + message +
           markup(R"(<div class="kith-columns">{}{}</div>)",
                  fields.select({.field = "next-call", .label = "Next call"},
                                call_offered("next-call")),
                  fields.checkboxes({.field = "call-by-me",
                                     .items = {{.text = "I ring them myself", .value = "yes"}}}));
}

}  // namespace kith::asking
