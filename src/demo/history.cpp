#include "demo/history.hpp"

#include <array>

#include "platform/base/london.hpp"
#include "practice/calls/calls.hpp"
#include "practice/referrals/referrals.hpp"

namespace kith::demo {
namespace {

using namespace std::chrono_literals;

struct Wish {
    std::string_view category;
    std::string_view words;
};
constexpr Wish to_the_eye_clinic{
    "lifts", "Needs to be at the eye clinic on Tuesday at 10, and home again."};
constexpr std::array<Wish, 16> wishes{{
    {"food", "Cannot get to the shops and has food for two days. Pays by card over the phone."},
    {"food", "Milk, bread, eggs, potatoes and cat food. No nuts in the house."},
    {"food", "Delivery slots are all gone. Diabetic."},
    {"prescriptions", "Repeat prescription at the pharmacy in the square, ready from Thursday."},
    {"prescriptions", "Eye drops and inhaler, both ready to collect."},
    {"talk", "Misses talking since the club closed. Likes football and old films."},
    {"talk", "Lost his wife in the spring. Manages well but the evenings are long."},
    {"dogs", "An old spaniel that needs two short walks a day until the hip is better."},
    to_the_eye_clinic,
    {"equipment", "A second rail on the stairs. Struggles to get out of the bath."},
    {"money", "The meter is on emergency credit. Has had letters from the gas company."},
    {"housing", "The boiler has not worked for a week and the landlord does not answer."},
    {"carers", "Looks after her husband day and night and has not slept through for a month."},
    {"health", "Came home from hospital on Friday. Worried about falling again."},
    {"health", "Her memory is getting worse. She has missed her tablets twice."},
    {"other", "Wants to know who can cut a very high hedge by the road."},
}};

constexpr std::array<std::string_view, 4> call_words{
    "In good spirits. Has food until Saturday.", "Tired, sleeping badly. Would like another call.",
    "All well. Her son shops on Mondays.", "Talked about the garden. Nothing needed."};

struct Asked {
    NeedId need;
    const Wish& wish;
    const Resident& resident;
    Instant at;
    bool urgent;
};

const Staff& staff(const Cast& cast, std::string_view login) {
    return cast.county.staff.find(login)->second;
}

Asked ask_for(sql::Transaction& transaction, Chance& chance, const Cast& cast, const Wish& wish,
              Instant at) {
    const Resident& resident = chance.one_of(cast.residents);
    const bool web = chance.in(30, 100);
    const bool for_other = chance.in(20, 100);
    const auto contact = casework::record_contact(
        transaction,
        {.person = resident.id,
         .channel = web ? "web" : "phone",
         .asked_by = for_other ? "someone else" : "self",
         .asker_name = Private(for_other ? name(chance, 1970).first + " Barker" : ""),
         .asker_relation = Private(for_other ? "neighbour" : ""),
         .summary = Private(std::string(wish.words)),
         .taken_by = web ? std::nullopt : std::optional(staff(cast, "handler").id)},
        at);
    const bool urgent = chance.in(12, 100);
    const auto opened = casework::open_need(transaction,
                                            {.person = resident.id,
                                             .contact = contact.id,
                                             .category = std::string(wish.category),
                                             .details = Private(std::string(wish.words)),
                                             .urgent = urgent},
                                            at);
    return {opened.id, wish, resident, at, urgent};
}

Asked ask(sql::Transaction& transaction, Chance& chance, const Cast& cast, Instant at) {
    return ask_for(transaction, chance, cast, chance.one_of(wishes), at);
}

void by_volunteer(sql::Transaction& transaction, Chance& chance, const Cast& cast,
                  const Asked& asked, int days_ago) {
    const auto job = volunteering::make_job(
        transaction,
        {.need = asked.need,
         .kind = std::string(asked.wish.category),
         .title = asked.wish.category == "talk" ? "A friendly call" : "Help nearby",
         .instructions = Private(std::string(asked.wish.words)),
         .due_at = asked.at + 48h,
         .urgent = asked.urgent,
         .by_name = staff(cast, "coordinator").name},
        asked.at + 20min);
    if (!job || (days_ago < 2 && chance.in(60, 100))) return;
    for (int attempt = 0; attempt < 12; ++attempt) {
        const VolunteerId volunteer = chance.one_of(cast.volunteers);
        if (!volunteering::offer(transaction, *job, volunteer, staff(cast, "coordinator").name,
                                 asked.at + 30min)) {
            continue;
        }
        if (days_ago == 0 ||
            !volunteering::accept(transaction, *job, volunteer, asked.at + 90min)) {
            return;
        }
        if (days_ago < 3 && chance.in(1, 2)) return;
        (void)volunteering::take_step(
            transaction, *job, volunteer,
            {.what = "done",
             .note = Private("Delivered to the door. She was glad of a word."),
             .minutes = chance.between(25, 90)},
            asked.at + 26h);
        return;
    }
}

void by_organisation(sql::Transaction& transaction, Chance& chance, const Cast& cast,
                     const Asked& asked, int days_ago) {
    std::string_view to = "advice";
    if (asked.wish.category == "housing") to = chance.in(2, 3) ? "northmere" : "mere";
    if (asked.wish.category == "carers") to = "carers";
    if (asked.wish.category == "health" || asked.wish.category == "equipment") to = "nhs";
    if (asked.wish.category == "other") to = "neighbours";
    if (asked.wish.category == "lifts") to = "sight";
    const Staff& by = staff(cast, "navigator");
    const auto referral = referrals::refer(
        transaction,
        {.need = asked.need,
         .to = cast.county.organisations.find(to)->second,
         .reason = Private("Please help: " + std::string(asked.wish.words)),
         .shared = {sharing::Part::name, sharing::Part::contact, sharing::Part::address,
                    sharing::Part::communication, sharing::Part::needs},
         .by = by.id,
         .by_name = by.name},
        asked.at + 3h);
    if (!referral || days_ago < 2) return;
    const auto step = [&](std::string_view what, std::string_view note, Instant at) {
        (void)referrals::take_step(transaction, *referral,
                                   {.what = std::string(what),
                                    .note = Private(std::string(note)),
                                    .by_name = "Partner"},
                                   at);
    };
    if (chance.in(12, 100)) {
        step("decline", "We have no places until next month.", asked.at + 24h);
        if (days_ago < 4) return;
        // Somebody in the team found another way.
        (void)casework::move_need(transaction, asked.need, "in progress", "", by.name,
                                  asked.at + 30h);
        (void)casework::move_need(transaction, asked.need, "met", "", by.name, asked.at + 72h);
        return;
    }
    step("accept", "", asked.at + 22h);
    if (days_ago < 5) return;
    step("start", "", asked.at + 46h);
    if (days_ago > 9 && chance.in(97, 100)) {
        step("finish", "Sorted out on the second visit, and knows how to reach us.",
             asked.at + 150h);
    }
}

void by_team(sql::Transaction& transaction, Chance& chance, const Cast& cast, const Asked& asked,
             int days_ago) {
    const Staff& worker = staff(cast, chance.in(1, 2) ? "caseworker" : "handler2");
    if (days_ago < 1 && chance.in(1, 2)) return;
    (void)casework::assign_need(transaction, asked.need, {.account = worker.id}, worker.name,
                                asked.at + 2h);
    if (days_ago < 4) return;
    (void)casework::move_need(transaction, asked.need, "in progress", "", worker.name,
                              asked.at + 24h);
    if (days_ago > 8 && chance.in(97, 100)) {
        (void)casework::move_need(transaction, asked.need, "met", "", worker.name,
                                  asked.at + 120h);
    } else if (chance.in(1, 4)) {
        (void)casework::move_need(transaction, asked.need, "blocked",
                                  "Waiting for the landlord's answer", worker.name,
                                  asked.at + 50h);
    }
}

void call_somebody(sql::Transaction& transaction, Chance& chance, const Cast& cast,
                   const Resident& resident, Instant due, bool try_it, bool settled) {
    const Staff& caller = staff(cast, chance.in(1, 2) ? "handler" : "handler3");
    const auto call = calls::book(transaction,
                                  {.person = resident.id,
                                   .purpose = "welfare check",
                                   .script = "welfare",
                                   .due_at = due,
                                   .priority = chance.between(0, 60),
                                   .priority_why = "Lives alone; no contact for two weeks",
                                   .source = "demonstration"},
                                  due - 24h);
    if (!try_it) return;
    const bool spoke = chance.in(70, 100);
    (void)calls::record_attempt(
        transaction, call,
        {.outcome = spoke ? "spoke" : (chance.in(1, 3) ? "voicemail" : "no answer"),
         .note = Private(spoke ? std::string(chance.one_of(call_words)) : ""),
         .by = caller.id,
         .by_name = caller.name},
        due);
    // Those not reached at once were reached the next morning.
    if (!spoke && settled) {
        (void)calls::record_attempt(transaction, call,
                                    {.outcome = "spoke",
                                     .note = Private(std::string(chance.one_of(call_words))),
                                     .by = caller.id,
                                     .by_name = caller.name},
                                    due + 24h);
    }
}

}  // namespace

void live_through(sql::Transaction& transaction, Chance& chance, const Cast& cast, int days_ago,
                  Instant now) {
    const Day day = london_day(now) - days_ago;
    const int wave = days_ago > 35 ? 4 : (days_ago > 14 ? 9 : 6);
    for (int request = 0; request < wave + chance.between(0, 3); ++request) {
        const Instant at =
            instant_of({day, TimeOfDay(chance.between(8, 17), chance.between(0, 59))});
        if (at > now - 3h) continue;
        const Asked asked = ask(transaction, chance, cast, at);
        const std::string_view category = asked.wish.category;
        if (category == "equipment" || category == "health") {
            by_team(transaction, chance, cast, asked, days_ago);
        } else if (category == "money" || category == "housing" || category == "carers" ||
                   category == "other" || (category == "lifts" && chance.in(1, 2))) {
            by_organisation(transaction, chance, cast, asked, days_ago);
        } else {
            by_volunteer(transaction, chance, cast, asked, days_ago);
        }
    }
    for (int call = 0; call < 5; ++call) {
        const Instant due = instant_of({day, TimeOfDay(10 + call, 15)});
        if (due < now - 3h) {
            call_somebody(transaction, chance, cast, chance.one_of(cast.residents), due, true,
                          days_ago > 1);
        }
    }
}

void this_morning(sql::Transaction& transaction, Chance& chance, const Cast& cast, Instant now) {
    // Somebody waits for the partner of the demonstration.
    by_organisation(transaction, chance, cast,
                    ask_for(transaction, chance, cast, to_the_eye_clinic, now - 4h), 0);
    const Instant nine = instant_of({london_day(now), TimeOfDay(9, 0)});
    for (int call = 0; call < 28; ++call) {
        call_somebody(transaction, chance, cast, chance.one_of(cast.residents),
                      nine + std::chrono::minutes(15 * call), false, false);
    }
    const auto raise = [&](std::string_view kind, std::string_view words, std::string_view urgency,
                           Instant at) {
        return casework::raise_concern(transaction,
                                       {.person = chance.one_of(cast.residents).id,
                                        .kind = std::string(kind),
                                        .text = Private(std::string(words)),
                                        .urgency = std::string(urgency),
                                        .raised_by_name = "A volunteer",
                                        .raised_from = "job"},
                                       at);
    };
    raise("fall", "She held on to the door frame all the time and had a bruise on her arm. She "
                  "said she is fine but she is not steady.", "today", now - 25min);
    raise("home", "No heating, and the kitchen was very cold. He was wearing his coat.", "today",
          now - 2h);
    const ConcernId answered =
        raise("carer", "She cried at the door and said she cannot go on like this.", "today",
              now - 30h);
    const Staff& worker = staff(cast, "caseworker");
    (void)casework::own_concern(transaction, answered, worker.id, worker.name, now - 29h);
    (void)casework::answer_concern(
        transaction, answered,
        {.kind = "help arranged",
         .outcome = Private("Rang the same afternoon. A break of two hours a week is arranged with "
                            "Fenmarch Carers, and the GP knows."),
         .told_raiser = "Thank you. Somebody rang the same day and help is arranged.",
         .by = worker.id,
         .by_name = worker.name},
        now - 26h);
}

}  // namespace kith::demo
