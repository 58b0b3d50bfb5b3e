// The parts of the OpenAPI document that are the same whatever the operations are.
#pragma once

#include <string>
#include <string_view>

#include "platform/web/api_document.hpp"

namespace kith::web::api {

Json information();
Json security_schemes();
Json problem_schema();
// Every problem by its name, for the components of the document.
Json problem_responses();
std::string_view name_of_answer(int status);
std::string_view meaning_of(const Operation& operation, int status);
// What an operation is for and which permission its token needs.
std::string description_of(const Operation& operation);

Json event_schema(const Event& event);
Json event_responses();

}  // namespace kith::web::api
