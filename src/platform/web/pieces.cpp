#include "platform/web/pieces.hpp"

#include "platform/base/text.hpp"
#include "platform/html/govuk/tag.hpp"

namespace kith::web::pieces {

using html::markup;

Html quiet(const Html& text) {
    return markup(R"(<p class="govuk-body kith-quiet">{}</p>)", text);
}

Html link(const Url& url, const Html& text) {
    return markup(R"(<a class="govuk-link" href="{}">{}</a>)", url, text);
}

Html plain_list(const std::vector<Html>& items) {
    if (items.empty()) return {};
    return markup(R"(<ul class="govuk-list">{}</ul>)",
                  html::each(items, [](const Html& item) { return markup("<li>{}</li>", item); }));
}

Html lines(std::string_view text) {
    Html all;
    for (const auto line : text::split(text, '\n')) {
        if (!text::trim(line).empty()) {
            all += markup(R"(<p class="govuk-body">{}</p>)", text::trim(line));
        }
    }
    return all;
}

Html tag(const Html& text, std::string_view colour) {
    return govuk::tag({.text = text, .classes = "govuk-tag--" + std::string(colour)});
}

}  // namespace kith::web::pieces
