#pragma once

#include <vector>

#include "platform/html/govuk/parts.hpp"

namespace kith::govuk {

// A page by its number, or with `ellipsis` the pages left out between two others.
struct PaginationItem {
    std::string number{};
    Url href{};
    std::string visually_hidden_text{};  // "Page 3" unless said otherwise
    bool current = false;
    bool ellipsis = false;
    Attributes attributes{};
};

struct PaginationLink {
    Html text{};
    Url href{};
    std::string label_text{};  // what lies there, where there are no numbers
    Attributes attributes{};
};

struct Pagination {
    PaginationLink previous{};
    PaginationLink next{};
    std::vector<PaginationItem> items{};
    std::string landmark_label = "Pagination";
    std::string classes{};
    Attributes attributes{};
};

Html pagination(const Pagination& options);

// The links of page `current` of `last`, each `first_page` with page=N: the first, the last and the
// neighbours of the current page. Nothing if there is only one page.
Html pagination(int current, int last, const Url& first_page);

}  // namespace kith::govuk
