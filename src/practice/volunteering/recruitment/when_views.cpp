// When a volunteer is there, and the pages they read before they begin.
#include "platform/base/london.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/checkboxes.hpp"
#include "platform/html/govuk/radios.hpp"
#include "practice/volunteering/jobs/job.hpp"
#include "practice/volunteering/recruitment/own_views.hpp"

namespace kith::volunteering {
namespace {

Html week_form(const web::Context& context, const OwnPage& page) {
    std::vector<govuk::Choice> choices;
    for (const PartOfWeek& part : parts_of_week()) {
        std::string words(part.name);
        words.front() = static_cast<char>(words.front() - 'a' + 'A');
        choices.push_back({.text = words, .value = std::string(part.name)});
    }
    return web::form(
        context, Url::path("/my-volunteering/when"),
        hidden_fields({{"what", "week"}}) +
            govuk::checkboxes({.fieldset = {.legend = {.text = "In a usual week"}},
                               .hint = {.text = "Tick none if any time may suit"},
                               .name = "times",
                               .values = parts_in(page.times),
                               .items = choices}) +
            govuk::radios({.fieldset = {.legend = {.text = "How should we ask you?"}},
                           .name = "contact_by",
                           .value = page.volunteer.contact_by,
                           .items = {{.text = "By e-mail", .value = "email"},
                                     {.text = "By text message", .value = "text"},
                                     {.text = "Ring me", .value = "phone"}}}) +
            govuk::button({.text = "Save"}));
}

Html break_part(const web::Context& context, const OwnPage& page) {
    const std::string version = std::to_string(page.volunteer.version);
    if (page.volunteer.status == "paused") {
        return part_heading("You are having a break") +
               web::form(context, Url::path("/my-volunteering/when"),
                         hidden_fields({{"what", "return"}, {"version", version}}) +
                             govuk::button({.text = "I am back"}));
    }
    if (page.volunteer.status != "active") return {};
    Html buttons;
    for (const auto& [days, words] : {std::pair{"14", "2 weeks"}, std::pair{"30", "A month"},
                                      std::pair{"90", "3 months"}}) {
        buttons += govuk::button({.text = words,
                                  .name = "days",
                                  .value = days,
                                  .classes = "govuk-button--secondary kith-button--small"});
    }
    return part_heading("Have a break") +
           paragraph("We offer you nothing new until you are back. What you have in hand stays "
                     "yours.") +
           web::form(context, Url::path("/my-volunteering/when"),
                     hidden_fields({{"what", "break"}, {"version", version}}) +
                         markup(R"(<div class="kith-row">{}</div>)", buttons));
}

}  // namespace

std::optional<Reading> reading_of(const CheckKind* check) {
    if (check == nullptr || check->who != "volunteer") return std::nullopt;
    if (!check->reading.parts.empty()) return check->reading;
    return Reading{.title = capital(check->name), .button = "I have done this",
                   .parts = {{"What to do", check->next}}};
}

Html when_body(const web::Context& context, const OwnPage& page, const web::FormReader& typed) {
    Html body = heading("When you are there") + week_form(context, page) +
                days_part(context, Url::path("/my-volunteering/when"), page.days, typed, true) +
                break_part(context, page);
    body += markup(R"(<p class="govuk-body"><a class="govuk-link" href="{}">Back to your
        volunteering</a></p>)",
                   Url::path("/my-volunteering"));
    return markup(R"(<div class="kith-phone">{}</div>)", body);
}

}  // namespace kith::volunteering
