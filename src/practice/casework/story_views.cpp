#include "platform/base/london.hpp"
#include "practice/casework/parts.hpp"

namespace kith::casework {
namespace {

using sharing::Part;

struct Look {
    std::string_view kind;
    std::string_view picture;
    Part part;
};
constexpr Look looks[] = {
    {"contact", "speech", Part::story},  {"need", "bag", Part::needs},
    {"note", "note", Part::notes},       {"concern", "flag", Part::concerns},
    {"call", "phone", Part::calls},      {"referral", "swap", Part::referrals},
    {"job", "people", Part::jobs},       {"message", "mail", Part::story},
    {"list", "list", Part::story},       {"change", "pencil", Part::story},
};

const Look& look_of(std::string_view kind) {
    for (const Look& look : looks) {
        if (look.kind == kind) return look;
    }
    return looks[9];
}

Html when(const StoryLine& line, Instant now) {
    return markup(R"(<time datetime="{}">{}</time> by {})", iso_text(line.at),
                  written_near(line.at, now), line.by_name);
}

Html withheld_item(const StoryLine& line, Instant now) {
    return markup(R"(<li class="kith-story__item kith-story__item--private"><span
        class="kith-story__sign">{}</span><p class="kith-story__title">Something sensitive, for
        those entitled to see it</p><p class="kith-story__when">{}</p></li>)",
                  icon("lock"), written_near(line.at, now));
}

Html item(const StoryLine& line, Instant now) {
    std::string_view kind;
    if (line.kind == "concern") kind = " kith-story__item--concern";
    if (line.sensitive) kind = " kith-story__item--private";
    const Html words =
        line.body.empty()
            ? Html{}
            : markup(R"(<div class="kith-story__words">{}</div>)", lines(line.body));
    const Html private_line =
        line.sensitive ? markup(R"( <span class="kith-quiet">Sensitive</span>)") : Html{};
    return markup(R"(<li class="kith-story__item{}"><span class="kith-story__sign">{}</span>
        <p class="kith-story__title">{}{}</p><p class="kith-story__when">{}</p>{}</li>)",
                  kind, icon(line.sensitive ? "lock" : look_of(line.kind).picture), line.headline,
                  private_line, when(line, now), words);
}

}  // namespace

Html story_list(const std::vector<StoryLine>& story, const sharing::Decision& decision,
                Instant now) {
    Html items;
    for (const StoryLine& line : story) {
        if (!decision.sees(look_of(line.kind).part)) continue;
        const bool hidden = line.sensitive && !decision.sees(Part::sensitive_notes);
        items += hidden ? withheld_item(line, now) : item(line, now);
    }
    if (items.empty()) return {};
    return markup(R"(<ol class="kith-story">{}</ol>)", items);
}

Html recent_story(sql::Session& session, const people::PersonView& person, std::size_t most,
                  Instant now) {
    auto lines = story_page(session, person.id, "", most);
    if (lines.size() > most) lines.pop_back();
    return story_list(lines, person.decision, now);
}

}  // namespace kith::casework
