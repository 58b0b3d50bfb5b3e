// Shopping and medicine on the volunteer's phone.
#include "platform/base/london.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/file_upload.hpp"
#include "platform/html/govuk/input.hpp"
#include "practice/volunteering/shopping/views.hpp"

namespace kith::volunteering {
namespace {

Html bullets(const std::vector<std::string>& all) {
    return markup(R"(<ul class="govuk-list govuk-list--bullet">{}</ul>)",
                  html::each(all, [](const std::string& one) {
                      return markup("<li>{}</li>", one);
                  }));
}

Html place_line(std::string_view picture, const Html& title, const Html& more) {
    return markup(R"(<div class="kith-place">{}<div><p class="kith-place__title">{}</p>{}</div>
        </div>)",
                  icon(picture), title, more);
}

Html shop_place(const ShopRow& shop) {
    Html more = markup("<p>{}</p>", shop.address);
    if (shop.postcode) more += markup("<p>{}</p>", shop.postcode->for_reader());
    if (!shop.hours.empty()) more += markup("<p>Open {}</p>", shop.hours);
    if (!shop.note.empty()) more += markup("<p>{}</p>", shop.note);
    return place_line("bag", shop.name, more);
}

Html item(const OrderLine& line) {
    if (line.instead.empty()) return markup("<li>{}</li>", line.what);
    return markup("<li>{} <span class=\"kith-quiet\">or {}</span></li>", line.what, line.instead);
}

Html sent_line(const ReceiptRow& receipt) {
    std::string state = "We are looking at it.";
    if (receipt.status == "settled") {
        state = receipt.pays == "paid back" ? "You have been paid back." : "All is well.";
    }
    if (receipt.status == "approved") state = "Agreed: we pay you back.";
    if (receipt.status == "refused") state = "Please send it again: " + receipt.why;
    return markup("<li><strong>{}</strong>, {}. {}</li>", receipt.amount.with_pence(),
                  receipt.reference.text(), state);
}

}  // namespace

Html order_sheet(const JobKind& kind, const Order& order, const std::optional<ShopRow>& shop) {
    Html all;
    if (shop) all += shop_place(*shop);
    if (!order.lines.empty()) {
        all += place_line("note", "The list",
                          markup(R"(<ul class="govuk-list govuk-list--bullet">{}</ul>)",
                                 html::each(order.lines, item)));
    }
    if (!order.diet.empty()) all += place_line("flag", "Cannot eat: " + order.diet, {});
    if (const WayToPay* way = way_to_pay(order.pays)) {
        all += place_line("coin", "How it is paid", bullets(way->said));
    }
    if (order.most) all += place_line("coin", "At most " + order.most->for_reader(), {});
    if (kind.order == "medicine") {
        all += place_line("pill", "The medicine", bullets(medicine_rules(order.medicine)));
    }
    if (all.empty()) return {};
    return markup(R"(<section class="kith-sheet" aria-label="What to get and how it is
        paid">{}</section>)",
                  all);
}

Html list_fields(const Order& order) {
    if (order.lines.empty()) return {};
    Html rows;
    for (const OrderLine& line : order.lines) {
        const std::string id = "line-" + std::to_string(line.number);
        const std::string got = line.got.empty() ? "yes" : line.got;
        const auto option = [&](std::string_view value, std::string_view words) {
            const Attributes chosen =
                got == value ? Attributes{{"selected", "selected"}} : Attributes{};
            return markup(R"(<option value="{}"{}>{}</option>)", value, chosen, words);
        };
        const Html instead =
            line.instead.empty() ? Html{} : option("instead", "Got " + line.instead);
        rows += markup(R"(<div class="govuk-form-group"><label class="govuk-label"
            for="{}">{}</label><select class="govuk-select" id="{}"
            name="{}">{}{}{}</select></div>)",
                       id, line.what, id, id, option("yes", "Got it"), instead,
                       option("no", "There was none"));
    }
    return markup(R"(<details class="govuk-details"><summary class="govuk-details__summary"><span
        class="govuk-details__summary-text">What there was and was not</span></summary><div
        class="govuk-details__text">{}</div></details>)",
                  rows);
}

Html receipt_form(const web::Context& context, const JobRow& job, const std::optional<Order>& order,
                  const std::vector<ReceiptRow>& sent, const web::FormReader& typed) {
    const bool cash = order && order->pays == "cash";
    const auto money = [&](std::string name, std::string label) {
        return govuk::input({.label = {.text = label},
                             .error_message = typed.errors().shown(name),
                             .id = name,
                             .name = name,
                             .value = typed.typed(name),
                             .inputmode = "decimal",
                             .prefix = {.text = "£"},
                             .classes = "govuk-input--width-5"});
    };
    Html fields = same_request();
    fields += govuk::file_upload({.label = {.text = "A photograph of the receipt"},
                                  .hint = {.text = "Flat, in good light, with the total on it"},
                                  .error_message = typed.errors().shown("photo"),
                                  .id = "photo",
                                  .name = "photo",
                                  .attributes = {{"accept", "image/*"},
                                                 {"capture", "environment"}}});
    fields += money("amount", "What the receipt says in all");
    if (cash) fields += money("given", "The cash you were given");
    fields += govuk::button({.text = "Send the receipt"});
    Html body = heading("The receipt") + paragraph(job.title);
    if (!sent.empty()) {
        body += markup(R"(<ul class="govuk-list">{}</ul>)", html::each(sent, sent_line));
    }
    body += web::form(context, Url::path("/my-jobs/{}/receipt", job.id), fields, true);
    body += markup(R"(<p class="govuk-body"><a class="govuk-link" href="{}">Back to the
        job</a></p>)",
                   Url::path("/my-jobs/{}", job.id));
    return markup(R"(<div class="kith-phone">{}</div>)", body);
}

}  // namespace kith::volunteering
