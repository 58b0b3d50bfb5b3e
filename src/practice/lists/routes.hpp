// Handlers of the pages about lists and of the review desk.
#pragma once

#include "platform/web/route.hpp"

namespace kith::lists {

web::Response show_upload(web::Context& context);
web::Response take_upload(web::Context& context);
web::Response show_columns(web::Context& context);
web::Response save_columns(web::Context& context);

web::Response show_desk(web::Context& context);
web::Response save_answer(web::Context& context);
web::Response take_answer_back(web::Context& context);
web::Response show_households(web::Context& context);
web::Response save_household(web::Context& context);

}  // namespace kith::lists
