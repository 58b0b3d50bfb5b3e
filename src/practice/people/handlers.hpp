// The handlers that routes.cpp puts into its table.
#pragma once

#include "platform/web/page.hpp"
#include "practice/people/people.hpp"

namespace kith::people {

web::Response show_search(web::Context& context);
web::Response search_people_now(web::Context& context);
web::Response search_as_typed(web::Context& context);

web::Response show_new(web::Context& context);
web::Response show_new_typed(web::Context& context);
web::Response save_new(web::Context& context);

web::Response show_edit(web::Context& context);
web::Response save_edit(web::Context& context);

web::Response show_parts(web::Context& context);
web::Response save_number(web::Context& context);
web::Response mark_number_now(web::Context& context);
web::Response save_relation(web::Context& context);
web::Response end_relation_now(web::Context& context);
web::Response save_flag(web::Context& context);
web::Response end_flag_now(web::Context& context);
web::Response save_warning(web::Context& context);
web::Response review_warning_now(web::Context& context);

}  // namespace kith::people
