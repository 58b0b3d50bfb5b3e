// The tables of routes that make up this slice's pages, and what they share.
#pragma once

#include <optional>
#include <string>

#include "platform/web/pieces.hpp"
#include "practice/rights/store.hpp"

namespace kith::rights {

std::vector<web::Route> consent_routes();
std::vector<web::Route> emergency_routes();
std::vector<web::Route> request_routes();
std::vector<web::Route> copy_routes();
std::vector<web::Route> looks_routes();
std::vector<web::Route> retention_routes();
std::vector<web::Route> restriction_routes();

// The person of the path, opened and logged.
Result<people::PersonView> opened(web::Context& context, const sharing::Purpose& purpose);
// A page about somebody: their banner first, then a heading.
web::Page page_about(const web::Context& context, const people::PersonView& person,
                     std::string title);
// For forms that were not sent yet.
const web::FormReader& nothing_typed();
// A problem shown as a page, except that faults of a form show it again.
template <class Again>
web::Response answer(web::Context& context, web::FormReader& reader, const Problem& problem,
                     Again again) {
    if (const auto* wrong = std::get_if<Invalid>(&problem)) {
        reader.errors().add(*wrong);
        return again();
    }
    return web::problem_page(context, problem);
}

// The two fields of a review: what was found, in a choice and in words.
html::Html finding_fields(const web::FormReader& typed, std::string_view id);
std::string_view finding_words(std::string_view finding);
const std::vector<std::string>& findings();

}  // namespace kith::rights
