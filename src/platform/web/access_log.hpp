// One JSON line for each request on standard output, and lines for what went wrong. A line never
// holds what somebody typed, a path with an id in it, an address, or any other personal data.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace kith::web {

struct AccessLine {
    std::string_view method;
    std::string_view route;  // the pattern: "/people/{person}", or "-" when there is no such route
    int status = 0;
    std::chrono::nanoseconds took{};
    std::size_t bytes = 0;
    std::string_view request_id;
    std::string_view account_id;  // "" when nobody is signed in
};

std::string access_json(const AccessLine& line, std::string_view time);
void log_access(const AccessLine& line);

// Something the operators should look at. `what` is a fixed sentence, `detail` an error's own words
// where they are known to hold no values.
void log_problem(std::string_view what, std::string_view detail, std::string_view request_id);

}  // namespace kith::web
