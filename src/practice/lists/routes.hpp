// Handlers of the pages about lists and of the review desk.
#pragma once

#include <optional>

#include "platform/web/route.hpp"

namespace kith::lists {

// Files are taken in, described and taken back by the council alone: an answer for anybody else.
std::optional<web::Response> for_the_council(web::Context& context);

web::Response show_upload(web::Context& context);
web::Response take_upload(web::Context& context);
web::Response show_columns(web::Context& context);
web::Response save_columns(web::Context& context);

web::Response show_rows(web::Context& context);
web::Response download_refused(web::Context& context);
web::Response download_result(web::Context& context);
web::Response download_feedback(web::Context& context);
web::Response download_feedback_workbook(web::Context& context);

web::Response show_desk(web::Context& context);
web::Response save_answer(web::Context& context);
web::Response take_answer_back(web::Context& context);
web::Response show_households(web::Context& context);
web::Response save_household(web::Context& context);

}  // namespace kith::lists
