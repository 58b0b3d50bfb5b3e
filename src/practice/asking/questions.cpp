#include "practice/asking/questions.hpp"

#include <algorithm>
#include <map>

#include "platform/base/dates.hpp"
#include "platform/base/text.hpp"

namespace kith::asking {
namespace {

constexpr std::size_t longest_line = 200;
constexpr std::size_t longest_text = 3000;
constexpr int oldest = 125;

const std::map<std::string_view, std::vector<Offered>>& all_offered() {
    static const std::map<std::string_view, std::vector<Offered>> choices{
        {"who",
         {{"self", "Myself", "Or you and the people you live with"},
          {"someone else", "Someone else", "A neighbour, a parent, a friend"},
          {"organisation", "Someone my organisation works with",
           "Surgeries, charities, care providers"}}},
        {"agrees",
         {{"yes", "Yes, they know and agree"},
          {"no", "No, they do not know yet"},
          {"cannot", "They cannot say, for example because they are too ill"}}},
        {"urgency",
         {{"danger", "Somebody is in danger or badly hurt now"},
          {"today", "Today", "No food, no medicine, no heating, or not safe to wait"},
          {"days", "In the next few days"},
          {"later", "It is not urgent"}}},
        {"contact",
         {{"phone", "Phone call"},
          {"text", "Text message"},
          {"email", "E-mail"},
          {"letter", "Letter", "To the address you gave"}}},
        {"safe",
         {{"yes", "Yes, at any time"},
          {"rules", "Only at certain times, or in a certain way"}}},
        {"voicemail", {{"yes", "Yes"}, {"no", "No"}}},
        {"ease",
         {{"large print", "Large print"},
          {"easy read", "Easy read", "Short words and pictures"},
          {"braille", "Braille"},
          {"audio", "Recorded speech"},
          {"language", "Another language than English"},
          {"hearing", "Something that helps with hearing"},
          {"sight", "Something that helps with seeing"},
          {"support", "Something else"}}},
        {"interpreter", {{"yes", "Yes"}, {"no", "No"}}},
        {"shares",
         {{"agreed", "Yes, tell those who can help", "Only what they need to know"},
          {"ask", "Ask first, each time"},
          {"objects", "No, keep it within the council"}}},
    };
    return choices;
}

// Reads the answers of one page and collects what is wrong with them.
class Check {
  public:
    Check(const Answers& answers, Day today) : answers_(answers), today_(today) {}

    void chosen(std::string_view field, std::string_view message) {
        const auto& choices = offered(field);
        const bool known = std::any_of(choices.begin(), choices.end(), [&](const Offered& one) {
            return one.value == answers_.get(field);
        });
        if (!known) fault(field, message);
    }

    void needed(std::string_view field, std::string_view message) {
        if (answers_.get(field).empty()) fault(field, message);
    }

    void phone(std::string_view field) {
        const auto typed = answers_.get(field);
        if (typed.empty()) return;
        const auto phone = Phone::parse(typed);
        if (!phone) fault(field, phone.error());
    }

    void email(std::string_view field) {
        const auto typed = answers_.get(field);
        if (typed.empty()) return;
        const auto email = Email::parse(typed);
        if (!email) fault(field, email.error());
    }

    void short_enough(std::string_view field, std::size_t longest) {
        const std::size_t length = text::length(answers_.get(field));
        if (length > longest) {
            fault(field, "Must be " + std::to_string(longest) +
                             " characters or fewer; you entered " + std::to_string(length));
        }
    }

    void fault(std::string_view field, std::string_view message) {
        errors_.add(std::string(field), std::string(message));
    }

    std::string_view operator[](std::string_view field) const { return answers_.get(field); }
    const Answers& answers() const { return answers_; }
    Day today() const { return today_; }
    web::FormErrors& errors() { return errors_; }

  private:
    const Answers& answers_;
    Day today_;
    web::FormErrors errors_;
};

void check_asker(Check& check) {
    check.needed("asker-name", "Enter your name");
    check.phone("asker-phone");
    check.email("asker-email");
    if (check["asker-phone"].empty() && check["asker-email"].empty()) {
        check.fault("asker-phone", "Enter a phone number or an e-mail address for you");
    }
    check.chosen("agrees", "Select whether they know that you are asking");
}

void check_name(Check& check) {
    if (check["first-name"].empty() && check["last-name"].empty()) {
        check.fault("first-name", "Enter a name, or what we should call them");
    }
    const auto day = check["born-day"], month = check["born-month"], year = check["born-year"];
    if (day.empty() && month.empty() && year.empty()) return;
    check.errors().link("born", "born-day");
    const auto born = parse_date_parts(day, month, year);
    if (!born) {
        check.fault("born", born.error());
    } else if (*born > check.today() || age_on(*born, check.today()) > oldest) {
        check.fault("born", "Date of birth must be in the past 125 years");
    }
}

void check_contact(Check& check) {
    check.chosen("contact", "Select how we should get in touch");
    const auto way = check["contact"];
    if (way == "phone") {
        check.needed("phone", "Enter a phone number");
        check.phone("phone");
    } else if (way == "text") {
        check.needed("mobile", "Enter a mobile number");
        check.phone("mobile");
        const auto mobile = Phone::parse(check["mobile"]);
        if (mobile && !mobile->is_mobile()) {
            check.fault("mobile", "Enter a mobile number, like 07700 900 982");
        }
    } else if (way == "email") {
        check.needed("email", "Enter an e-mail address");
        check.email("email");
    } else if (way == "letter" && (check["address"].empty() || check["postcode"].empty())) {
        check.fault("contact", "Give an address with its postcode before you choose a letter");
    }
}

void check_safe(Check& check) {
    check.chosen("safe", "Select whether it is safe to get in touch");
    if (check["safe"] == "rules") {
        check.needed("safe-rule", "Enter when and how it is safe to get in touch");
    }
    check.chosen("voicemail", "Select whether it is safe to leave a message");
}

void check_access(Check& check) {
    for (const std::string_view field : {"language", "hearing", "sight", "support"}) {
        if (!check.answers().has("ease", field)) continue;
        check.needed(field, field == "language" ? "Enter the language" : "Enter what would help");
    }
}

void check_needs(Check& check, const std::vector<casework::Category>& categories) {
    const bool any = std::any_of(categories.begin(), categories.end(), [&](const auto& category) {
        return category.public_form && check.answers().has("needs", category.id);
    });
    if (!any) check.fault("needs", "Select what is needed");
}

void check_category(Check& check, const casework::Category& category) {
    for (const casework::Question& question : category.questions) {
        const std::string field = field_of(category, question);
        const auto typed = check[field];
        if (typed.empty() || question.kind != "number") continue;
        const bool digits = typed.size() < 4 && typed.find_first_not_of("0123456789") ==
                                                    std::string_view::npos;
        if (!digits) check.fault(field, "Enter a number, such as 2");
    }
}

void check_step(Check& check, std::string_view step,
                const std::vector<casework::Category>& categories) {
    if (step == "who") check.chosen("who", "Select who needs help");
    if (step == "someone-else" || step == "organisation") check_asker(check);
    if (step == "organisation") check.needed("organisation", "Enter your organisation's name");
    if (step == "needs") check_needs(check, categories);
    if (step == "urgency") check.chosen("urgency", "Select how soon help is needed");
    if (step == "name") check_name(check);
    if (step == "address" && !check["postcode"].empty()) {
        const auto postcode = Postcode::parse(check["postcode"]);
        if (!postcode) check.fault("postcode", postcode.error());
    }
    if (step == "contact") check_contact(check);
    if (step == "safe") check_safe(check);
    if (step == "access") check_access(check);
    if (step == "sharing") check.chosen("shares", "Select whether we may tell others");
    if (const auto* category = category_of(step, categories)) check_category(check, *category);
}

bool is_long(std::string_view field) {
    return field == "address" || field == "safe-rule" || field == "support" ||
           field.starts_with("need-");
}

}  // namespace

const std::vector<Offered>& offered(std::string_view field) {
    static const std::vector<Offered> none;
    const auto found = all_offered().find(field);
    return found == all_offered().end() ? none : found->second;
}

std::string_view words_of(std::string_view field, std::string_view value) {
    for (const Offered& one : offered(field)) {
        if (one.value == value) return one.words;
    }
    return value;
}

const casework::Category* category_of(std::string_view step,
                                      const std::vector<casework::Category>& categories) {
    const auto found = std::find_if(categories.begin(), categories.end(),
                                    [&](const auto& one) { return step_of(one) == step; });
    return found == categories.end() ? nullptr : &*found;
}

std::string field_of(const casework::Category& category, const casework::Question& question) {
    return step_of(category) + "-" + question.id;
}

std::vector<std::string> fields_of(std::string_view step,
                                   const std::vector<casework::Category>& categories) {
    static const std::map<std::string_view, std::vector<std::string>> fields{
        {"who", {"who"}},
        {"someone-else",
         {"asker-name", "asker-relation", "asker-phone", "asker-email", "agrees"}},
        {"organisation",
         {"organisation", "asker-name", "asker-relation", "asker-phone", "asker-email", "agrees"}},
        {"needs", {"needs"}},
        {"urgency", {"urgency"}},
        {"name", {"first-name", "last-name", "born-day", "born-month", "born-year"}},
        {"address", {"address", "postcode"}},
        {"contact", {"contact", "phone", "mobile", "email"}},
        {"safe", {"safe", "safe-rule", "voicemail", "best-time"}},
        {"access", {"ease", "language", "interpreter", "hearing", "sight", "support"}},
        {"sharing", {"shares", "sharing-said"}},
    };
    const auto found = fields.find(step);
    if (found != fields.end()) return found->second;
    std::vector<std::string> own;
    if (const auto* category = category_of(step, categories)) {
        for (const auto& question : category->questions) {
            own.push_back(field_of(*category, question));
        }
    }
    return own;
}

web::FormErrors faults_of(std::string_view step, const Answers& answers,
                          const std::vector<casework::Category>& categories, Day today) {
    Check check(answers, today);
    for (const std::string& field : fields_of(step, categories)) {
        check.short_enough(field, is_long(field) ? longest_text : longest_line);
    }
    check_step(check, step, categories);
    return check.errors();
}

std::optional<Day> birth_date(const Answers& answers) {
    const auto born = parse_date_parts(answers.get("born-day"), answers.get("born-month"),
                                       answers.get("born-year"));
    return born ? std::optional(*born) : std::nullopt;
}

}  // namespace kith::asking
