#include "platform/web/parts.hpp"

#include <charconv>

#include "platform/base/crypto.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/tag.hpp"
#include "platform/web/assets.hpp"

namespace kith::web {

using html::Html;
using html::markup;
using html::Url;

Html icon(std::string_view name) {
    static const Url sheet = Url::same_site(asset_url("icons.svg")).value_or(Url::path("/"));
    return markup(R"(<svg class="kith-icon" aria-hidden="true" focusable="false"><use
        href="{}"></use></svg>)",
                  sheet.at(name));
}

Html heading(std::string_view text) {
    return markup(R"(<h1 class="govuk-heading-l">{}</h1>)", text);
}

Html part_heading(std::string_view text) {
    return markup(R"(<h2 class="govuk-heading-m">{}</h2>)", text);
}

Html paragraph(const Html& text) { return markup(R"(<p class="govuk-body">{}</p>)", text); }

Html empty_state(std::string_view title, const Html& text) {
    return markup(R"(<div class="kith-empty"><p class="kith-empty__title">{}</p><p>{}</p></div>)",
                  title, text);
}

Html panel_box(std::string_view title, const Html& inside) {
    if (inside.empty()) return {};
    return markup(R"(<section class="kith-panel"><h2 class="kith-panel__title">{}</h2>{}
        </section>)",
                  title, inside);
}

Html columns(const Html& main, const Html& side) {
    if (side.empty()) {
        return markup(R"(<div class="kith-app"><div class="kith-app__main">{}</div></div>)", main);
    }
    return markup(R"(<div class="kith-app kith-app--side"><div class="kith-app__main">{}</div>
        <section class="kith-app__side" aria-label="What helps">{}</section></div>)",
                  main, side);
}

Html chip(std::string_view icon_name, std::string_view words) {
    return markup(R"(<li class="kith-chip">{}{}</li>)", icon(icon_name), words);
}

Html next_page(const Url& url, std::string_view what) {
    if (url.empty()) return {};
    return markup(R"(<p class="govuk-body"><a class="govuk-link" href="{}" rel="next">{}</a></p>)",
                  url, what);
}

Html lines(const Private& text) {
    Html all;
    for (const auto line : text::split(text.for_reader(), '\n')) {
        if (!text::trim(line).empty()) all += markup("<p>{}</p>", line);
    }
    return all;
}

Html coloured_tag(std::string_view words, std::string_view colour) {
    std::string text(words);
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return govuk::tag({.text = text, .classes = "govuk-tag--" + std::string(colour)});
}

Html hidden_fields(const Hidden& fields) {
    return html::each(fields, [](const auto& field) {
        return markup(R"(<input type="hidden" name="{}" value="{}">)", field.first, field.second);
    });
}

Html same_request() { return hidden_fields({{"same_request", random_token(16)}}); }

Html small_button(const Context& context, const Url& action, std::string_view text,
                  std::string_view more, const Hidden& fields, bool first) {
    const Html said =
        more.empty() ? Html(text)
                     : markup(R"({}<span class="govuk-visually-hidden"> {}</span>)", text, more);
    const std::string classes =
        first ? "kith-button--small" : "govuk-button--secondary kith-button--small";
    return form(context, action,
                hidden_fields(fields) + govuk::button({.text = said, .classes = classes}));
}

int version_sent(const Context& context) {
    const auto sent = context.request.form.get("version");
    int version = 0;
    std::from_chars(sent.data(), sent.data() + sent.size(), version);
    return version;
}

Response not_found(Context& context, std::string what) {
    return problem_page(context, NotFound{std::move(what)});
}

}  // namespace kith::web
