#include "platform/html/govuk/pagination.hpp"

namespace kith::govuk {

using html::markup;

namespace {

Html arrow_previous() {
    return markup(R"(<svg class="govuk-pagination__icon govuk-pagination__icon--prev"
        xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true"
        focusable="false" viewBox="0 0 15 13">
        <path d="m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768)"
                  R"(h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"></path>
        </svg>)");
}

Html arrow_next() {
    return markup(R"(<svg class="govuk-pagination__icon govuk-pagination__icon--next"
        xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true"
        focusable="false" viewBox="0 0 15 13">
        <path d="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766)"
                  R"( 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"></path>
        </svg>)");
}

Html label(const PaginationLink& link, bool block_level) {
    if (link.label_text.empty() || !block_level) {
        return {};
    }
    return markup(R"(
        <span class="govuk-visually-hidden">:</span>
        <span class="govuk-pagination__link-label">{}</span>)",
                  link.label_text);
}

// `type` is prev or next; block level where there are no page numbers between the two.
Html arrow_link(const PaginationLink& link, std::string_view type, bool block_level,
                const Html& otherwise) {
    if (link.href.empty()) {
        return {};
    }
    const bool back = type == "prev";
    const bool decorated = block_level && link.label_text.empty();
    return markup(R"(
        <div class="govuk-pagination__{}">
            <a class="govuk-link govuk-pagination__link" href="{}" rel="{}"{}>
                {}
                <span class="govuk-pagination__link-title{}">{}</span>
                {}
                {}
            </a>
        </div>)",
                  type, link.href, type, link.attributes,
                  back          ? arrow_previous()
                  : block_level ? arrow_next()
                                : Html{},
                  decorated ? " govuk-pagination__link-title--decorated" : "",
                  link.text.empty() ? otherwise : link.text, label(link, block_level),
                  back || block_level ? Html{} : arrow_next());
}

Html page_item(const PaginationItem& item) {
    if (item.ellipsis) {
        return markup(
            R"(<li class="govuk-pagination__item govuk-pagination__item--ellipsis">&ctdot;</li>)");
    }
    if (item.number.empty()) {
        return {};
    }
    const std::string name =
        item.visually_hidden_text.empty() ? "Page " + item.number : item.visually_hidden_text;
    Attributes attributes;
    attributes.add_some("aria-current", item.current ? "page" : "").append(item.attributes);
    return markup(R"(
        <li class="govuk-pagination__item{}">
            <a class="govuk-link govuk-pagination__link" href="{}" aria-label="{}"{}>
                {}
            </a>
        </li>)",
                  item.current ? " govuk-pagination__item--current" : "", item.href, name,
                  attributes, item.number);
}

}  // namespace

Html pagination(const Pagination& options) {
    const bool block_level = options.items.empty();
    const bool any_link = !options.previous.href.empty() || !options.next.href.empty();
    const Html hidden = markup(R"(<span class="govuk-visually-hidden"> page</span>)");
    const Html list = block_level ? Html{}
                                  : markup(R"(<ul class="govuk-pagination__list">{}</ul>)",
                                           html::each(options.items, page_item));
    return markup(R"(
        <nav class="govuk-pagination{}{}" aria-label="{}"{}>
            {}
            {}
            {}
        </nav>)",
                  block_level && any_link ? " govuk-pagination--block" : "",
                  spaced(options.classes), options.landmark_label, options.attributes,
                  arrow_link(options.previous, "prev", block_level, "Previous" + hidden), list,
                  arrow_link(options.next, "next", block_level, "Next" + hidden));
}

Html pagination(int current, int last, const Url& first_page) {
    if (last <= 1) {
        return {};
    }
    const auto page = [&](int number) { return first_page.with("page", number); };
    Pagination links;
    if (current > 1) {
        links.previous.href = page(current - 1);
    }
    if (current < last) {
        links.next.href = page(current + 1);
    }
    int shown = 0;
    for (int number = 1; number <= last; ++number) {
        const bool near = number >= current - 1 && number <= current + 1;
        if (number != 1 && number != last && !near) {
            continue;
        }
        if (number > shown + 1) {
            links.items.push_back({.ellipsis = true});
        }
        links.items.push_back({.number = std::to_string(number),
                               .href = page(number),
                               .current = number == current});
        shown = number;
    }
    return pagination(links);
}

}  // namespace kith::govuk
