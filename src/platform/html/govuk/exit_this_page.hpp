#pragma once

#include "platform/html/govuk/parts.hpp"

namespace kith::govuk {

// A button that leaves at once for a harmless page, for those who may be watched.
struct ExitThisPage {
    Html text{};  // "Emergency Exit this page", unless said otherwise
    Url redirect_url = Url::fixed("https://www.bbc.co.uk/weather");
    std::string id{};
    std::string activated_text{};
    std::string timed_out_text{};
    std::string press_two_more_times_text{};
    std::string press_one_more_time_text{};
    std::string classes{};
    Attributes attributes{};
};

Html exit_this_page(const ExitThisPage& options);

}  // namespace kith::govuk
