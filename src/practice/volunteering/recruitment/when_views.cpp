// When a volunteer is there, and the two pages everybody reads before they begin.
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

const Reading code{
    .title = "How we look after people and each other",
    .button = "I have read this and will keep to it",
    .parts = {{"They decide", "You help people live as they choose. Ask before you do anything, "
                              "also when it seems obvious."},
              {"Money and keys", "Never take a bank card, a PIN, a key or a gift of money. Keep "
                                 "every receipt. If somebody presses you to, tell us."},
              {"What you see stays private",
               "You tell nobody who you help or what you saw, and put nothing about it on line. "
               "Telling us of a worry is never breaking a confidence."},
              {"Know where it ends",
               "No personal care, no medicine given, no lifting of people, no advice about money. "
               "Ring us instead."},
              {"Safe yourself",
               "Stay at the door unless you feel safe. Leave whenever you want to. You can say no "
               "to any job, without a reason."}}};
const Reading training{
    .title = "Welcome training",
    .button = "I have done this training",
    .parts = {{"Before you go",
               "Open the job on your phone while you have signal: the address, how to reach them "
               "and what to know stay on the phone."},
              {"At the door", "Say who you are and who sent you. Give the reference. Wait long: "
                              "many people need time to come to the door."},
              {"Noticing",
               "Signs to tell us of: unsteady on their feet, confused, no food or heating, "
               "bruises, afraid of somebody, a post box that overflows, very low. You need not be "
               "sure."},
              {"In danger", "Ring 999 first. Stay if it is safe. Then press “I am worried about "
                            "them”: the team sees it at once."},
              {"Abuse", "Do not ask questions in front of others, promise no secret, confront "
                        "nobody. Listen, and tell us the same day."},
              {"Afterwards", "Press “All done”. If something stays with you, ring us: we are there "
                             "for you too."}}};

}  // namespace

std::optional<Reading> reading_of(const CheckKind* check) {
    if (check == nullptr || check->who != "volunteer") return std::nullopt;
    if (check->id == "code") return code;
    if (check->id == "training") return training;
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
