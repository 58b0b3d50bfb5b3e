#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "practice/calls/call.hpp"
#include "practice/calls/views.hpp"

namespace kith::calls {
namespace {

using namespace std::chrono_literals;
using html::Attributes;
using html::Html;
using html::markup;
using html::Url;

constexpr auto counts_as_late = 1h;

Html tries(const ListedCall& one) {
    if (one.tries == 0) return {};
    const std::string count = one.tries == 1 ? "Tried once" : "Tried " + std::to_string(one.tries) +
                                                                  " times";
    return markup(R"(<span class="kith-work__more">{}. Last: {}</span>)", count,
                  outcome_words(one.last_outcome));
}

Html line(const ListedCall& one, Instant now) {
    const bool is_now = one.call.due_at <= now;
    const bool late = is_now && now - one.call.due_at > counts_as_late;
    const std::string purpose = purpose_words(one.call);
    const std::string what = one.call.priority_why.empty()
                                 ? purpose
                                 : purpose + " · " + one.call.priority_why;
    const Html chips = one.card.chips.empty()
                           ? Html{}
                           : markup(R"(<span class="kith-work__more"><strong>{}</strong></span>)",
                                    one.card.chips);
    const Html whose = one.caller.empty()
                           ? Html{}
                           : markup(R"(<span class="kith-work__more">{}</span>)", one.caller);
    return markup(R"(<li class="kith-work__item{}"><a class="govuk-link kith-work__who"
        href="{}">{}</a><span class="kith-work__due{}">{}{}</span>
        <span class="kith-work__what">{}</span>{}{}{}</li>)",
                  is_now ? " kith-work__item--now" : "", path(one.call.id),
                  one.card.name.for_reader(),
                  late ? " kith-work__due--late" : is_now ? " kith-work__due--today" : "",
                  late ? icon("clock") : Html{}, due_words(one.call.due_at, now), what, chips,
                  tries(one), whose);
}

Html group(std::string_view title, const std::vector<ListedCall>& calls, Instant now) {
    if (calls.empty()) return {};
    return markup(R"(<h2 class="kith-work__group">{} ({})</h2><ul class="kith-work">{}</ul>)",
                  title, calls.size(),
                  html::each(calls, [&](const ListedCall& one) { return line(one, now); }));
}

Html nothing(const DayList& list) {
    const Html more =
        list.of_nobody == 0
            ? Html{}
            : markup(R"(<p><a class="govuk-link" href="{}">Take one of the {} calls nobody has
                  yet</a></p>)",
                     Url::path("/calls").with("whose", "nobody"), list.of_nobody);
    return markup(R"(<div class="kith-empty"><div>
        <h2 class="kith-empty__title">No calls waiting</h2>
        <p>Calls come here when somebody asks for help and wants to be rung, when a list is read in,
        and when a series says so. Those most in need come first, then the oldest.</p>{}
        </div></div>)",
                  more);
}

Html tab(const DayList& list, std::string_view whose, const std::string& text) {
    const bool current = list.whose == whose;
    return markup(R"(<li><a href="{}"{}>{}</a></li>)", Url::path("/calls").with("whose", whose),
                  current ? Attributes{{"aria-current", "page"}} : Attributes{}, text);
}

Html tabs(const DayList& list) {
    return markup(R"(<nav aria-label="Whose calls"><ul
        class="kith-tabs-bar">{}{}{}</ul></nav>)",
                  tab(list, "mine", "Mine"), tab(list, "team", "The team’s"),
                  tab(list, "nobody", "Nobody’s yet (" + std::to_string(list.of_nobody) + ")"));
}

}  // namespace

Url path(CallId call) { return Url::path("/calls/{}", call); }

std::string due_words(Instant due, Instant now) {
    if (due > now) return written_near(due, now);
    if (now - due <= counts_as_late) return "now";
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(now - due).count();
    if (hours < 24) return std::to_string(hours) + (hours == 1 ? " hour late" : " hours late");
    const auto days = hours / 24;
    return std::to_string(days) + (days == 1 ? " day late" : " days late");
}

std::string purpose_words(const CallRow& call) {
    return text::upper(call.purpose.substr(0, 1)) + call.purpose.substr(1);
}

std::string_view status_words(const CallRow& call) {
    if (call.status == "spoke") return "Spoke";
    if (call.status == "gave up") return "Not reached";
    if (call.status == "cancelled") return "Cancelled";
    return "To ring";
}

Html day_list(const DayList& list) {
    if (list.now.empty() && list.later.empty()) return nothing(list);
    const Html more =
        list.next_page
            ? markup(R"(<p><a class="govuk-link" href="{}">More calls that are due</a></p>)",
                     Url::path("/calls").with("whose", list.whose).with("after", *list.next_page))
            : Html{};
    return group("Due now", list.now, list.at) + more + group("Later today", list.later, list.at);
}

web::Response day_page(web::Context& context, const DayList& list) {
    const Html share =
        list.may_share ? markup(R"(<a class="govuk-link" href="{}">Share calls out</a>)",
                                Url::path("/calls/share"))
                       : Html{};
    web::Page page;
    page.title = "Calls to make";
    page.body = markup(R"(<div class="kith-row kith-row--between">
        <h1 class="govuk-heading-l">Calls to make</h1>{}</div>{}
        <div data-live="{}" data-live-topic="calls">{}</div>)",
                       share, tabs(list), Url::path("/calls/list").with("whose", list.whose),
                       day_list(list));
    page.current = "/calls";
    page.live = {"calls"};
    return web::page(context, std::move(page));
}

}  // namespace kith::calls
