#include "practice/people/handlers.hpp"

namespace kith::people {

std::vector<web::Route> routes() {
    using web::Kind;
    using web::Method;
    return {
        {Method::get, "/people", search_people, show_search},
        {Method::post, "/people/search", search_people, search_people_now},
        {Method::post, "/people/search/results", search_people, search_as_typed, Kind::fragment},
        {Method::get, "/people/new", edit_people, show_new},
        {Method::post, "/people/new/typed", edit_people, show_new_typed},
        {Method::post, "/people/new", edit_people, save_new},
        {Method::get, "/people/{person}/edit", edit_people, show_edit},
        {Method::post, "/people/{person}/edit", edit_people, save_edit},
        {Method::get, "/people/{person}/reach", edit_people, show_parts},
        {Method::post, "/people/{person}/numbers", edit_people, save_number},
        {Method::post, "/people/{person}/numbers/{number}", edit_people, mark_number_now},
        {Method::post, "/people/{person}/relations", edit_people, save_relation},
        {Method::post, "/people/{person}/relations/{relation}/end", edit_people, end_relation_now},
        {Method::post, "/people/{person}/flags", edit_people, save_flag},
        {Method::post, "/people/{person}/flags/end", edit_people, end_flag_now},
        {Method::post, "/people/{person}/warnings", edit_people, save_warning},
        {Method::post, "/people/{person}/warnings/{warning}", edit_people, review_warning_now},
    };
}

}  // namespace kith::people
