#include "practice/volunteering/jobs/my_jobs_views.hpp"

#include "platform/base/london.hpp"
#include "practice/volunteering/jobs/job.hpp"

namespace kith::volunteering {
namespace {

Url my_path(const JobRow& job) { return Url::path("/my-jobs/{}", job.id); }

Html facts(const JobRow& job, const VolunteerRow& volunteer, Instant now) {
    Html chips = chip("clock", duration_words(job.minutes)) +
                 chip("calendar", due_words(job.due_at, now));
    if (const auto metres = metres_between(job, volunteer)) {
        chips += chip("pin", miles_words(*metres) + " from you");
    }
    return markup(R"(<ul class="kith-chips">{}</ul>)", chips);
}

Html offer_card(const JobRow& job, const VolunteerRow& volunteer, Instant now) {
    return markup(
        R"(<article class="kith-offer"><h3 class="kith-offer__title">{}{}</h3>
        <p class="govuk-body">{}</p>{}
        <p class="govuk-body"><a class="govuk-button kith-big-button" role="button" href="{}">Look
        and answer<span class="govuk-visually-hidden">: {}</span></a></p></article>)",
        icon(kind_icon(job.kind)), job.title, job.area.empty() ? "Near you" : job.area,
        facts(job, volunteer, now), my_path(job), job.title);
}

std::string who(const JobRow& job, const std::vector<people::Card>& cards) {
    for (const auto& card : cards) {
        if (card.id == job.person) return card.name.for_reader();
    }
    return "";
}

Html job_line(const JobRow& job, const std::vector<people::Card>& cards, Instant now) {
    const bool late = job.due_at < now;
    const std::string name = who(job, cards);
    return markup(R"(<li class="kith-work__item{}"><a class="kith-work__who" href="{}">{}</a>
        <span class="kith-work__due{}">{}</span>
        <span class="kith-work__what">{}</span></li>)",
                  job.urgent || late ? " kith-work__item--urgent" : "", my_path(job),
                  name.empty() ? job.title : job.title + " for " + name,
                  late ? " kith-work__due--late" : "", due_words(job.due_at, now), job.area);
}

Html done_line(const JobRow& job) {
    return markup(R"(<li class="kith-work__item kith-work__item--done"><a class="kith-work__who"
        href="{}">{}</a><span class="kith-work__due">{}</span>
        <span class="kith-work__what">{}</span></li>)",
                  my_path(job), job.title,
                  job.closed_at ? written_short(london_day(*job.closed_at)) : "", job.area);
}

Html standing_words(const VolunteerRow& volunteer) {
    if (volunteer.status == "active") return {};
    std::string words = "You are not down for jobs at the moment. Ring us if you have a question.";
    if (volunteer.status == "applying") {
        words = "Thank you for offering to help. We will be in touch about the next step.";
    } else if (volunteer.status == "paused") {
        words = "You are having a break, so we offer you nothing new. Ring us when you are back.";
    }
    return markup(R"(<div class="kith-flash kith-flash--note"><p>{}</p></div>)", words);
}

Html place_line(std::string_view picture, const Html& title, const Html& more) {
    return markup(R"(<div class="kith-place">{}<div><p class="kith-place__title">{}</p>{}</div>
        </div>)",
                  icon(picture), title, more);
}

Html phone_lines(const people::PersonView& person) {
    Html all;
    for (const auto& number : person.numbers) {
        if (number.kind != "phone" || number.state == "bad") continue;
        const auto phone = Phone::from_store(number.value.text());
        const auto link = Url::external("tel:" + number.value.text());
        const std::string written = phone ? phone->for_reader() : number.value.for_reader();
        const bool ring = link && !person.care.do_not_call && !person.care.died_on;
        const Html shown =
            ring ? markup(R"(<a class="govuk-link" href="{}">{}</a>)", *link, written)
                 : Html(written);
        all += place_line(person.care.do_not_call ? "phone-off" : "phone", shown,
                          person.care.do_not_call ? markup("<p>Please do not ring them.</p>")
                                                  : Html{});
    }
    return all;
}

Html needs_of_talk(const people::Care& care) {
    Html all;
    if (!care.hearing.empty()) {
        all += place_line("ear", care.hearing,
                          markup("<p>Speak clearly and face them. Let the phone or the bell ring "
                                 "for long.</p>"));
    }
    if (!care.sight.empty()) {
        all += place_line("eye", care.sight, markup("<p>Say who you are as you arrive.</p>"));
    }
    if (care.interpreter || (!care.language.empty() && care.language != "English")) {
        all += place_line("speech", "Speaks " + (care.language.empty() ? "another language"
                                                                        : care.language),
                          care.interpreter ? markup("<p>Ring us for an interpreter.</p>") : Html{});
    }
    if (!care.support.empty()) all += place_line("heart", care.support, {});
    if (!care.best_time.empty()) {
        all += place_line("clock", "Best time: " + care.best_time, {});
    }
    return all;
}

bool was_taken(const TakenPage& page, std::string_view step) {
    for (const StepRow& taken : page.steps) {
        if (taken.what == step) return true;
    }
    return false;
}

// The first step not yet taken; the last is always "done".
std::string_view next_step(const TakenPage& page) {
    const auto& steps = page.kind.steps;
    std::string_view next = steps.front();
    for (std::size_t at = 0; at < steps.size(); ++at) {
        if (was_taken(page, steps[at]) && at + 1 < steps.size()) next = steps[at + 1];
    }
    return next;
}

Html step_list(const TakenPage& page) {
    const auto next = next_step(page);
    Html items;
    bool before = true;
    for (const auto& step : page.kind.steps) {
        if (step == next) before = false;
        if (step == next) {
            items += markup(R"(<li class="kith-steps__step kith-steps__step--here"
                aria-current="step">{}</li>)",
                            step_name(step));
        } else if (before) {
            items += markup(R"(<li class="kith-steps__step kith-steps__step--done">{}<span
                class="govuk-visually-hidden"> (done)</span></li>)",
                            step_name(step));
        } else {
            items += markup(R"(<li class="kith-steps__step">{}</li>)", step_name(step));
        }
    }
    return markup(R"(<ol class="kith-steps">{}</ol>)", items);
}

Html money_so_far(const TakenPage& page) {
    Html all;
    if (page.job.money) {
        all = markup(R"(<p class="govuk-body kith-money">Spent: {}</p>)",
                     page.job.money->for_reader());
    }
    if (!page.order || !page.kind.money) return all;
    return all + markup(R"(<p class="govuk-body"><a class="govuk-link" href="{}">Photograph the
        receipt</a></p>)",
                        Url::path("/my-jobs/{}/receipt", page.job.id));
}

}  // namespace

Html stop_first(const people::PersonView& person) {
    Html all;
    if (person.care.died_on) {
        all += markup(R"(<div class="kith-safe kith-safe--alone">{}<div><strong
            class="kith-safe__title">Please do not go</strong><p>Ring us first.</p></div></div>)",
                      icon("ribbon"));
    }
    if (!person.care.safe_contact.empty()) {
        all += markup(R"(<div class="kith-safe kith-safe--alone">{}<div><strong
            class="kith-safe__title">How to reach them safely</strong>{}</div></div>)",
                      icon("shield"), lines(person.care.safe_contact));
    }
    return all;
}

Html where_and_how(const TakenPage& page, Instant now) {
    const people::PersonView& person = page.person;
    Html all;
    if (!page.kind.by_phone && !person.address.empty()) {
        all += place_line("pin", person.address.for_reader(),
                          person.postcode ? markup("<p>{}</p>", person.postcode->for_reader())
                                          : Html{});
    }
    all += page.pair && page.pair->relayed() ? relay_words(page.council_phone, *page.pair)
                                             : phone_lines(person);
    all += needs_of_talk(person.care);
    all += place_line("calendar", due_words(page.job.due_at, now),
                      markup("<p>About {}.</p>", duration_words(page.job.minutes)));
    if (!page.job.instructions.empty()) {
        all += place_line(kind_icon(page.job.kind), "What is needed", lines(page.job.instructions));
    }
    return markup(R"(<section class="kith-sheet" aria-label="Where and how">{}</section>)", all);
}

std::string_view step_name(std::string_view step) {
    if (step == "collected") return "Collect";
    if (step == "delivered") return "Deliver";
    if (step == "started") return "Start";
    if (step == "spoke") return "Talk";
    return "Done";
}

Html rules_part(const JobKind& kind) {
    return markup(R"(<h2 class="govuk-heading-m">Please remember</h2>
        <ul class="govuk-list govuk-list--bullet">{}</ul>)",
                  html::each(kind.rules, [](const std::string& rule) {
                      return markup("<li>{}</li>", rule);
                  }));
}

Html my_jobs_body(const MyJobs& mine, Instant now) {
    Html body = heading("Your jobs") + standing_words(mine.volunteer);
    if (mine.read_again) {
        body += markup(R"(<p class="govuk-body">Something you read before you began has changed.
            <a class="govuk-link" href="{}">Please read it again</a>.</p>)",
                       Url::path("/my-volunteering"));
    }
    if (!mine.offered.empty() || !mine.asked.empty()) {
        body += part_heading("Can you help?") + pair_cards(mine.asked);
        for (const JobRow& job : mine.offered) body += offer_card(job, mine.volunteer, now);
    }
    if (!mine.taken.empty()) {
        body += part_heading("Jobs you have taken on");
        body += markup(R"(<ul class="kith-work">{}</ul>)",
                       html::each(mine.taken, [&](const JobRow& job) {
                           return job_line(job, mine.people, now);
                       }));
    }
    if (mine.offered.empty() && mine.taken.empty() && mine.asked.empty()) {
        body += empty_state("Nothing for you just now",
                            "When somebody near you needs what you offer, it is shown here and we "
                            "send you a message. You can always say no.");
    }
    body += markup(R"(<p class="govuk-body"><a class="govuk-link" href="{}">Shifts</a></p>)",
                   Url::path("/my-shifts"));
    if (mine.minutes > 0) {
        body += markup(R"(<p class="govuk-body">{} You have given <strong>{}</strong> this year.
            Thank you.</p>)",
                       icon("heart"), duration_words(mine.minutes));
    }
    if (!mine.done.empty()) {
        body += part_heading("Done");
        body += markup(R"(<ul class="kith-work">{}</ul>)", html::each(mine.done, done_line));
    }
    body += markup(R"(<p class="govuk-body"><a class="govuk-link" href="{}">Worries you told us
        about, and what came of them</a></p>)",
                   Url::path("/my-concerns"));
    // What is taken on is kept on the phone, for where there is no signal.
    std::string kept = "/my-jobs";
    for (const JobRow& job : mine.taken) kept += " " + my_path(job).str();
    return markup(R"(<div class="kith-phone"{}>{}</div>)",
                  Attributes{{"data-keep-pages", kept}, {"data-worker", "/my-jobs/worker.js"}},
                  body);
}

Html offer_body(const web::Context& context, const OfferPage& page) {
    const JobRow& job = page.job;
    Html body = markup(R"(<h1 class="govuk-heading-l">{}</h1>)", "Can you help? " + job.title);
    if (job.urgent) body += markup(R"(<p class="govuk-body"><strong>Urgent.</strong></p>)");
    body += facts(job, page.volunteer, context.now());
    if (!job.area.empty()) body += paragraph("In " + job.area + ".");
    if (job.every_days) {
        body += paragraph("A regular job: " + rhythm_words(*job.every_days) + ".");
    }
    if (!page.offer.reasons.empty()) body += paragraph("Why you: " + page.offer.reasons + ".");
    body += rules_part(page.kind);
    body += paragraph(
        "You see the name and address when you say yes. If you say no, nobody minds. Please "
        "answer " +
        due_words(page.offer.answer_by, context.now()) + ".");
    body += web::form(context, Url::path("/my-jobs/{}/yes", job.id),
                      markup(R"(<button class="govuk-button kith-big-button"
                          data-module="govuk-button">{}Yes, I can</button>)",
                             icon("check")));
    body += web::form(
        context, Url::path("/my-jobs/{}/no", job.id),
        markup(R"(<div class="govuk-form-group"><label class="govuk-label" for="reason">If you like,
            say why</label><input class="govuk-input" id="reason" name="reason" maxlength="200"
            autocomplete="off"></div><button
            class="govuk-button govuk-button--secondary kith-big-button"
            data-module="govuk-button">I can’t this time</button>)"));
    return markup(R"(<div class="kith-phone">{}</div>)", body);
}

std::string taken_title(const TakenPage& page) {
    const std::string name = page.person.full_name().for_reader();
    return name.empty() ? page.job.title : page.job.title + " for " + name;
}

Html taken_body(const web::Context& context, const TakenPage& page, const web::FormReader& typed) {
    const Instant now = context.now();
    Html body = page.pair ? Html{} : step_list(page);
    body += heading(taken_title(page)) + stop_first(page.person);
    body += where_and_how(page, now);
    if (page.order) body += order_sheet(page.kind, *page.order, page.shop);
    body += money_so_far(page);
    body += page.pair ? talk_form(context, *page.pair, page.job, typed)
                      : step_form(context, page, next_step(page), typed);
    body += worry_form(context, page.job) + rules_part(page.kind);
    body += markup(R"(<p class="govuk-body"><a class="govuk-link" href="{}">I cannot do this after
        all</a></p><p class="govuk-body kith-quiet">{}</p>)",
                   Url::path("/my-jobs/{}/give-back", page.job.id), page.job.reference.text());
    return markup(R"(<div class="kith-phone">{}</div>)", body);
}

Html done_body(const web::Context& context, const JobRow& job) {
    Html body = heading("Thank you: " + job.title);
    body += paragraph("This job is done. The name and address are closed again.");
    body += worry_form(context, job);
    body += markup(R"(<p class="govuk-body"><a class="govuk-link" href="{}">Your jobs</a></p>)",
                   Url::path("/my-jobs"));
    return markup(R"(<div class="kith-phone">{}</div>)", body);
}

}  // namespace kith::volunteering
