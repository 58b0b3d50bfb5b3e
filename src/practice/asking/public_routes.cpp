#include "practice/asking/public_routes.hpp"

#include "platform/base/crypto.hpp"
#include "platform/base/london.hpp"
#include "platform/web/cookies.hpp"
#include "platform/web/live.hpp"
#include "platform/web/seal.hpp"
#include "practice/asking/send.hpp"
#include "practice/asking/views.hpp"
#include "practice/messages/messages.hpp"

namespace kith::asking {
namespace {

using html::Url;

constexpr std::string_view cookie_purpose = "request";
constexpr int as_long_as_the_browser = -1;

std::string token_of(const web::Context& context) {
    return web::unsealed(context.app.secret, cookie_purpose,
                         context.sent_cookie(web::request_cookie));
}

void keep_token(web::Context& context, std::string_view token) {
    context.cookie(web::request_cookie, web::sealed(context.app.secret, cookie_purpose, token),
                   as_long_as_the_browser);
}

// The request this browser writes, with the categories its questions come from.
struct Begun {
    std::optional<Draft> draft{};
    std::vector<casework::Category> categories{};
};

Begun begun_by(sql::Session& session, const web::Context& context) {
    Begun begun{.draft = draft_of(session, token_of(context), context.now())};
    if (begun.draft) begun.categories = casework::categories(session);
    return begun;
}

Begun begun_by(web::Context& context) {
    return context.app.database.read(
        [&](sql::Session& session) { return begun_by(session, context); });
}

web::Response to_start() { return web::see_other(Url::path("/get-help")); }
web::Response to_next(const Journey& journey) {
    return web::see_other(step_path(journey.next()));
}

Url back_from(const Journey& journey, std::string_view step) {
    const auto before = journey.before(step);
    return before.empty() ? Url::path("/get-help") : step_path(before);
}

// What every page of the journey asks first: is there a request, not sent yet?
std::optional<web::Response> refused(const Begun& begun) {
    if (!begun.draft) return to_start();
    if (begun.draft->sent_at) return web::see_other(Url::path("/get-help/sent"));
    return std::nullopt;
}

web::Response show_start(web::Context& context) {
    const Begun begun = begun_by(context);
    return start_page(context, begun.draft && !begun.draft->sent_at, {});
}

web::Response begin(web::Context& context) {
    const std::string token = random_token();
    context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
        start_draft(transaction, token, {}, context.now());
    });
    keep_token(context, token);
    return web::see_other(step_path("who"));
}

web::Response carry_on(web::Context& context) {
    const Begun begun = begun_by(context);
    if (auto instead = refused(begun)) return *std::move(instead);
    return to_next(Journey(begun.draft->answers, begun.categories));
}

web::Response show_step(web::Context& context) {
    const Begun begun = begun_by(context);
    if (auto instead = refused(begun)) return *std::move(instead);
    const std::string step(context.request.parameter("step"));
    const Journey journey(begun.draft->answers, begun.categories);
    if (!journey.may_visit(step)) return to_next(journey);
    return question_page(context,
                         {.step = step,
                          .answers = begun.draft->answers,
                          .back = back_from(journey, step)},
                         begun.categories);
}

web::Response step_again(web::Context& context, const Begun& begun, const std::string& step,
                         const Answers& typed, web::FormErrors errors) {
    Answers shown = begun.draft->answers;
    shown.take(typed, fields_of(step, begun.categories));
    return question_page(context,
                         {.step = step,
                          .answers = shown,
                          .errors = std::move(errors),
                          .back = back_from(Journey(begun.draft->answers, begun.categories), step)},
                         begun.categories);
}

// Somebody is called away: what they typed is kept as it is, and asked again if it was not right.
web::Response keep_for_later(web::Context& context, Begun& begun, const std::string& step,
                             const Answers& typed, bool right) {
    Answers& answers = begun.draft->answers;
    answers.take(typed, fields_of(step, begun.categories));
    right ? answers.finish(step) : answers.reopen(step);
    context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
        save_answers(transaction, begun.draft->id, answers, context.now());
    });
    return web::see_other(Url::path("/get-help/save"));
}

web::Response answer_step(web::Context& context) {
    Begun begun = begun_by(context);
    if (auto instead = refused(begun)) return *std::move(instead);
    const std::string step(context.request.parameter("step"));
    Answers& answers = begun.draft->answers;
    if (!Journey(answers, begun.categories).may_visit(step)) {
        return to_next(Journey(answers, begun.categories));
    }
    const auto fields = fields_of(step, begun.categories);
    Answers typed = answers;
    typed.take(context.request.form, fields);
    auto errors = faults_of(step, typed, begun.categories, london_day(context.now()));
    if (context.request.form.get("then") == "save") {
        return keep_for_later(context, begun, step, typed, errors.empty());
    }
    if (!errors.empty()) return step_again(context, begun, step, typed, std::move(errors));
    answers.take(typed, fields);
    answers.finish(step);
    context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
        save_answers(transaction, begun.draft->id, answers, context.now());
    });
    if (step == "urgency" && answers.get("urgency") == "danger") {
        return web::see_other(Url::path("/get-help/danger"));
    }
    return to_next(Journey(answers, begun.categories));
}

web::Response show_danger(web::Context& context) { return danger_page(context); }

web::Response show_check(web::Context& context) {
    const Begun begun = begun_by(context);
    if (auto instead = refused(begun)) return *std::move(instead);
    const Journey journey(begun.draft->answers, begun.categories);
    if (!journey.finished()) return to_next(journey);
    return check_page(context, begun.draft->answers, begun.categories, journey.steps());
}

// The first page whose answers no longer pass, after the categories were changed under them.
std::string_view first_fault(const Begun& begun, const Journey& journey, Day today) {
    for (const std::string& step : journey.steps()) {
        if (!faults_of(step, begun.draft->answers, begun.categories, today).empty()) return step;
    }
    return "";
}

web::Response send(web::Context& context) {
    const Begun begun = begun_by(context);
    if (auto instead = refused(begun)) return *std::move(instead);
    const Journey journey(begun.draft->answers, begun.categories);
    if (!journey.finished()) return to_next(journey);
    const Day today = london_day(context.now());
    const auto faulty = first_fault(begun, journey, today);
    if (!faulty.empty()) return web::see_other(step_path(faulty));
    const Asked asked = asked_by(begun.draft->answers, begun.categories, today);
    context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
        send_request(transaction, *begun.draft, asked, context.now());
    });
    for (const std::string_view topic : {"work", "needs", "calls", "concerns"}) {
        context.app.live.publish(topic);
    }
    return web::see_other(Url::path("/get-help/sent"));
}

web::Response show_sent(web::Context& context) {
    const Begun begun = begun_by(context);
    if (!begun.draft) return to_start();
    if (!begun.draft->sent_at) return web::see_other(Url::path("/get-help/carry-on"));
    return sent_page(context, *begun.draft);
}

web::Response show_save(web::Context& context) {
    const Begun begun = begun_by(context);
    if (auto instead = refused(begun)) return *std::move(instead);
    return save_page(context, "", {}, Url::path("/get-help/carry-on"));
}

void mail_link(sql::Transaction& transaction, const web::Context& context, const Draft& draft,
               const Email& email, const std::string& link_token) {
    const Instant now = context.now();
    if (!set_link(transaction, draft.id, link_token, now)) return;
    const Url path = Url::path("/get-help/come-back/{}", link_token);
    messages::send(transaction,
                   messages::ToAddress{
                       .recipient = email.text(),
                       .template_id = "come-back",
                       .values = {{"link", context.app.base_url + path.str()},
                                  {"expires", written(Instant(now + draft_kept))}},
                       .subject_kind = "request",
                       .subject_id = draft.id.string()},
                   now);
}

web::Response save(web::Context& context) {
    const Begun begun = begun_by(context);
    if (auto instead = refused(begun)) return *std::move(instead);
    web::FormReader reader(context.request.form);
    const auto email = reader.required_value<Email>("email", "Enter an e-mail address");
    if (reader.ok() && begun.draft->links_sent >= most_links) {
        reader.errors().add("email", "We have sent a link five times already; look for the last");
    }
    if (!reader.ok()) {
        return save_page(context, reader.typed("email"), reader.errors(),
                         Url::path("/get-help/carry-on"));
    }
    const std::string link_token = random_token();
    context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
        mail_link(transaction, context, *begun.draft, *email, link_token);
    });
    return web::see_other(Url::path("/get-help/saved"));
}

web::Response show_saved(web::Context& context) {
    const Begun begun = begun_by(context);
    if (auto instead = refused(begun)) return *std::move(instead);
    return saved_page(context, begun.draft->expires_at);
}

web::Response show_come_back(web::Context& context) {
    const auto token = context.request.parameter("token");
    const auto draft = context.app.database.read([&](sql::Session& session) {
        return draft_of_link(session, token, context.now());
    });
    return draft ? come_back_page(context, token) : gone_page(context);
}

web::Response come_back(web::Context& context) {
    const std::string token = random_token();
    const bool found =
        context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
            const auto draft = draft_of_link(transaction, context.request.parameter("token"),
                                             context.now());
            if (draft) hand_over(transaction, draft->id, token, context.now());
            return draft.has_value();
        });
    if (!found) return gone_page(context);
    keep_token(context, token);
    return web::see_other(Url::path("/get-help/carry-on"));
}

// The request stays for whoever has its link; this browser forgets it and shows the weather.
web::Response leave(web::Context& context) {
    context.cookie(web::request_cookie, "", 0);
    return web::see_other(Url::fixed("https://www.bbc.co.uk/weather"));
}

}  // namespace

std::vector<web::Route> public_routes() {
    using web::Method;
    const auto everyone = web::Permission::everyone();
    return {
        {Method::get, "/get-help", everyone, show_start},
        {Method::post, "/get-help", everyone, begin},
        {Method::get, "/get-help/carry-on", everyone, carry_on},
        {Method::get, "/get-help/danger", everyone, show_danger},
        {Method::get, "/get-help/check", everyone, show_check},
        {Method::post, "/get-help/check", everyone, send},
        {Method::get, "/get-help/sent", everyone, show_sent},
        {Method::get, "/get-help/save", everyone, show_save},
        {Method::post, "/get-help/save", everyone, save},
        {Method::get, "/get-help/saved", everyone, show_saved},
        {Method::get, "/get-help/come-back/{token}", everyone, show_come_back},
        {Method::post, "/get-help/come-back/{token}", everyone, come_back},
        {Method::get, "/get-help/leave", everyone, leave},
        {Method::get, "/get-help/{step}", everyone, show_step},
        {Method::post, "/get-help/{step}", everyone, answer_step},
    };
}

}  // namespace kith::asking
