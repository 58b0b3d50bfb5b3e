#include "platform/web/overtaken.hpp"

#include "platform/html/govuk/button.hpp"

namespace kith::web {
namespace {

using html::Html;
using html::markup;

Html side(std::string_view head, const std::string& text, bool yours) {
    return markup(R"(<section class="kith-compare__side{}"><div class="kith-compare__head"><h2>{}
        </h2></div><div class="kith-compare__text">{}</div></section>)",
                  yours ? " kith-compare__side--yours" : "", head, lines(Private(text)));
}

Html choices(const Context& context, const Overtaken& shown) {
    const Html leave = markup(R"(<a class="govuk-link" href="{}">Leave it at theirs</a>)",
                              shown.back);
    if (shown.keep.empty()) return paragraph(leave);
    Hidden fields = shown.fields;
    fields.emplace_back("text", shown.mine);
    return form(context, shown.keep,
                same_request() + hidden_fields(fields) +
                    markup(R"(<div class="govuk-button-group">{}{}</div>)",
                           govuk::button({.text = shown.keep_words,
                                          .prevent_double_click = true}),
                           leave));
}

}  // namespace

Response overtaken_page(Context& context, const Overtaken& shown) {
    Page page;
    page.title = "Somebody was a moment faster";
    page.status = 409;
    page.body = shown.about + heading("Somebody was a moment faster") +
                paragraph("Yours is not saved yet, and nothing of it is lost.") +
                markup(R"(<div class="kith-compare">{}{}</div>)",
                       side("Saved by somebody else", shown.theirs, false),
                       side("Yours, not saved", shown.mine, true)) +
                choices(context, shown);
    return web::page(context, std::move(page));
}

}  // namespace kith::web
