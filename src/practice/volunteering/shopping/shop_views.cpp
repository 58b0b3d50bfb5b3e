#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/radios.hpp"
#include "platform/html/govuk/select.hpp"
#include "platform/html/govuk/textarea.hpp"
#include "platform/web/fields.hpp"
#include "platform/web/ticks.hpp"
#include "practice/volunteering/shopping/views.hpp"

namespace kith::volunteering {
namespace {

using web::text_field;

std::string ways_of(const ShopRow& shop) {
    std::vector<std::string> ways;
    if (shop.pays_by_phone) ways.emplace_back("pay by phone");
    if (shop.pays_on_line) ways.emplace_back("pay on line");
    if (shop.takes_vouchers) ways.emplace_back("vouchers");
    if (shop.delivers) ways.emplace_back("delivers");
    return ways.empty() ? "at the till only" : text::listed(ways);
}

Html shop_line(const ShopRow& shop, bool may_change) {
    const Html name = may_change ? markup(R"(<a class="govuk-link" href="{}">{}</a>)",
                                          Url::path("/shops/{}", shop.id), shop.name)
                                 : Html(shop.name);
    return markup(R"(<tr class="govuk-table__row"><th class="govuk-table__header"
        scope="row">{}</th><td class="govuk-table__cell">{}</td><td
        class="govuk-table__cell">{}</td><td class="govuk-table__cell">{}</td><td
        class="govuk-table__cell">{}</td></tr>)",
                  name, shop.kind == "pharmacy" ? "Pharmacy" : "Shop", ways_of(shop), shop.hours,
                  shop.area);
}

Html medicine_fields(const web::FormReader& typed) {
    return text_field(typed, "exempt", "Why nothing is paid, if so",
                      "Such as: over 60, exemption certificate. Leave it empty when it is paid") +
           web::yes_ticks(typed, "The medicine",
                 {{"controlled", "Is a controlled medicine"},
                  {"fridge", "Must be kept cold"},
                  {"doorstep", "May stand on the doorstep: they have agreed to it"}});
}

Html list_field(const web::FormReader& typed) {
    return govuk::textarea({.label = {.text = "What to buy, one a line"},
                            .hint = {.text = "In their words. After “or”, what will do if there "
                                             "is none: 2 pints of milk or oat milk"},
                            .id = "list",
                            .name = "list",
                            .value = typed.typed("list"),
                            .rows = 8}) +
           text_field(typed, "diet", "Anything they cannot eat",
                      "Such as nuts, or only halal food");
}

}  // namespace

Html shops_body(const std::vector<ShopRow>& shops, bool may_change) {
    Html body = heading("Shops and pharmacies");
    if (may_change) {
        body += markup(R"(<p class="govuk-body"><a class="govuk-link" href="{}">Add a shop or
            pharmacy</a></p>)",
                       Url::path("/shops/new"));
    }
    if (shops.empty()) {
        return body + empty_state("No shop is listed yet",
                                  "List those that take payment by phone first: then people can "
                                  "pay for themselves, and no card leaves the house.");
    }
    const Html rows =
        html::each(shops, [&](const ShopRow& shop) { return shop_line(shop, may_change); });
    return body +
           web::scrolling("Shops and pharmacies",
                          markup(R"(<table class="govuk-table kith-table"><thead
        class="govuk-table__head"><tr class="govuk-table__row"><th class="govuk-table__header"
        scope="col">Name</th><th class="govuk-table__header" scope="col">Kind</th><th
        class="govuk-table__header" scope="col">Ways to pay</th><th class="govuk-table__header"
        scope="col">Open</th><th class="govuk-table__header" scope="col">Area</th></tr></thead>
        <tbody class="govuk-table__body">{}</tbody></table>)",
                                 rows));
}

Html shop_form(const web::Context& context, const ShopRow* shop, const web::FormReader& typed) {
    const std::string title = shop ? "Change " + shop->name : "Add a shop or pharmacy";
    Html fields = govuk::radios({.fieldset = {.legend = {.text = "What is it?"}},
                                 .error_message = typed.errors().shown("kind"),
                                 .name = "kind",
                                 .value = typed.typed("kind"),
                                 .items = {{.text = "A shop", .value = "shop"},
                                           {.text = "A pharmacy", .value = "pharmacy"}},
                                 .classes = "govuk-radios--inline"});
    fields += text_field(typed, "name", "Name") + text_field(typed, "address", "Address") +
              text_field(typed, "postcode", "Postcode") + text_field(typed, "phone", "Phone");
    fields += web::yes_ticks(typed, "It",
                    {{"by_phone", "takes payment by phone"},
                     {"on_line", "takes payment on line"},
                     {"vouchers", "takes vouchers"},
                     {"delivers", "delivers"}});
    fields += text_field(typed, "hours", "When it is open") +
              text_field(typed, "area", "Area it serves") +
              text_field(typed, "note", "Anything to know");
    if (shop) {
        fields += web::yes_ticks(typed, "And", {{"closed", "has closed for good"}});
        fields += hidden_fields({{"version", std::to_string(shop->version)}});
    }
    const Url action = shop ? Url::path("/shops/{}", shop->id) : Url::path("/shops/new");
    return heading(title) +
           web::form(context, action, fields + govuk::button({.text = "Save"}));
}

Html order_body(const web::Context& context, const JobRow& job, const JobKind& kind,
                const std::vector<ShopRow>& shops, const web::FormReader& typed) {
    const bool medicine = kind.order == "medicine";
    std::vector<govuk::SelectItem> items{{.text = "Not decided", .value = ""}};
    for (const ShopRow& shop : shops) {
        if ((shop.kind == "pharmacy") != medicine) continue;
        items.push_back(
            {.text = shop.name + " (" + ways_of(shop) + ")", .value = shop.id.string()});
    }
    std::vector<govuk::Choice> ways;
    for (const WayToPay& way : ways_to_pay()) ways.push_back({.text = way.words, .value = way.id});
    Html fields = govuk::select({.label = {.text = medicine ? "Pharmacy" : "Shop"},
                                 .id = "shop",
                                 .name = "shop",
                                 .value = typed.typed("shop"),
                                 .items = items});
    fields += medicine ? medicine_fields(typed) : list_field(typed);
    fields += govuk::radios({.fieldset = {.legend = {.text = "How is it paid?"}},
                             .hint = {.text = "The person chooses. Nobody ever takes their card "
                                              "or PIN, and none is written down here."},
                             .error_message = typed.errors().shown("pays"),
                             .name = "pays",
                             .value = typed.typed("pays"),
                             .items = ways});
    fields += govuk::input({.label = {.text = "At most"},
                            .hint = {.text = "In pounds; needed for cash"},
                            .error_message = typed.errors().shown("most"),
                            .id = "most",
                            .name = "most",
                            .value = typed.typed("most"),
                            .inputmode = "decimal",
                            .prefix = {.text = "£"},
                            .classes = "govuk-input--width-5"});
    fields += text_field(typed, "cash_why", "If it is cash: why it cannot be paid another way");
    return heading((medicine ? "The prescription: " : "The shopping: ") + job.title) +
           web::form(context, Url::path("/jobs/{}/order", job.id),
                     fields + govuk::button({.text = "Save"}));
}

}  // namespace kith::volunteering
