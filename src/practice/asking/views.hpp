// The public pages, from answers.
#pragma once

#include "platform/web/page.hpp"
#include "practice/asking/draft_store.hpp"
#include "practice/asking/questions.hpp"

namespace kith::asking {

// What a question page is shown from.
struct QuestionPage {
    std::string step;
    Answers answers{};           // what is shown as typed or chosen
    web::FormErrors errors{};
    html::Url back;
};

// "/get-help/contact"
html::Url step_path(std::string_view step);
// The heading of a page, in words for the person themselves or for somebody who asks for them.
std::string heading_of(std::string_view step, const Answers& answers,
                       const std::vector<casework::Category>& categories);

web::Response start_page(web::Context& context, bool has_begun, const web::FormErrors& errors);
web::Response question_page(web::Context& context, const QuestionPage& shown,
                            const std::vector<casework::Category>& categories);
// The fields of one page, without its heading where a field carries it.
html::Html step_fields(const QuestionPage& shown,
                       const std::vector<casework::Category>& categories);
web::Response danger_page(web::Context& context);
web::Response check_page(web::Context& context, const Answers& answers,
                         const std::vector<casework::Category>& categories,
                         const std::vector<std::string>& steps);
web::Response sent_page(web::Context& context, const Draft& draft);
web::Response save_page(web::Context& context, std::string_view typed,
                        const web::FormErrors& errors, const html::Url& back);
web::Response saved_page(web::Context& context, Instant until);
web::Response come_back_page(web::Context& context, std::string_view token);
web::Response gone_page(web::Context& context);

// A page of the journey: roomy, and quick to leave.
web::Response journey_page(web::Context& context, web::Page page);

}  // namespace kith::asking
