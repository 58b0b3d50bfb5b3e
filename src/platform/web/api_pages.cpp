// The guide for those who write programs, put together from the OpenAPI document.
#include <algorithm>

#include "platform/base/crypto.hpp"
#include "platform/html/govuk/table.hpp"
#include "platform/web/api_document.hpp"
#include "platform/web/page.hpp"

namespace kith::web::api {
namespace {

using html::Html;
using html::markup;
using html::Url;

constexpr std::string_view document_path = "/api/v1/openapi.json";

Json document_for(const Context& context) {
    return document(context.app.operations, context.app.events, context.app.base_url);
}

Response show_document(Context& context) {
    Response response = json(200, document_for(context).print());
    response.with("ETag", "\"" + sha256_hex(response.body).substr(0, 16) + "\"");
    response.cache_control = "no-cache";
    return response;
}

Html paragraph(const Html& words) { return markup(R"(<p class="govuk-body">{}</p>)", words); }

Html heading(std::string_view id, std::string_view words) {
    return markup(R"(<h2 class="govuk-heading-m" id="{}">{}</h2>)", id, words);
}

// "text, at most 500 characters", "need, needs", "one of a, b"
std::string kind_of(const Json& schema) {
    if (const Json* choices = schema.find("enum"); choices != nullptr && choices->array()) {
        std::string words;
        for (const Json& choice : *choices->array()) {
            if (choice.string()) words += (words.empty() ? "" : ", ") + *choice.string();
        }
        return words;
    }
    if (const auto reference = schema.text_at("/$ref"); !reference.empty()) {
        return std::string(reference.substr(reference.rfind('/') + 1));
    }
    if (const Json* either = schema.at("/anyOf/0")) return kind_of(*either);
    if (const Json* items = schema.find("items")) return "list of " + kind_of(*items);
    const Json* type = schema.at("/type/0") ? schema.at("/type/0") : schema.find("type");
    std::string words = type && type->string() ? *type->string() : "any";
    if (const auto format = schema.text_at("/format"); !format.empty()) {
        words += ", " + std::string(format);
    }
    if (const Json* most = schema.find("maxLength")) words += ", at most " + most->print();
    if (const Json* least = schema.find("minimum"); least && schema.find("maximum")) {
        words += ", " + least->print() + " to " + schema.find("maximum")->print();
    }
    return words;
}

bool is_required(const Json& schema, const std::string& name) {
    const Json* required = schema.find("required");
    return required && required->array() &&
           std::ranges::count(*required->array(), Json(name)) > 0;
}

Html fields_table(const std::string& name, const Json& schema) {
    govuk::Table table{.caption = name,
                       .caption_classes = "govuk-table__caption--s",
                       .head = {{.text = "Field"}, {.text = "Kind"}, {.text = "Must be sent"},
                                {.text = "What it says"}},
                       .rows = {}};
    const Json* properties = schema.find("properties");
    if (properties == nullptr || properties->object() == nullptr) return {};
    for (const auto& [field, about] : *properties->object()) {
        table.rows.push_back({{.text = markup("<code>{}</code>", field)},
                              {.text = kind_of(about)},
                              {.text = is_required(schema, field) ? "yes" : ""},
                              {.text = about.text_at("/description")}});
    }
    return markup(R"(<section id="schema-{}">{}</section>)", name,
                  scrolling("The fields of " + name, govuk::table(table)));
}

std::string schema_name(SchemaOf schema) {
    if (schema == nullptr) return "";
    Schemas unused;
    const Json described = schema(unused);
    const std::string_view reference = described.text_at("/$ref");
    return std::string(reference.substr(reference.rfind('/') + 1));
}

Html schema_link(SchemaOf schema) {
    const std::string name = schema_name(schema);
    if (name.empty()) return {};
    return markup(R"(<a class="govuk-link" href="{}">{}</a>)",
                  Url::path("/api").at("schema-" + name), name);
}

std::string filters_of(const Operation& one) {
    std::string words;
    for (const Parameter& filter : one.filters) {
        words += (words.empty() ? "" : ", ") + std::string(filter.name);
    }
    return words;
}

Html operations_table(const Context& context, std::string_view tag) {
    govuk::Table table{.head = {{.text = "Request"}, {.text = "What it does"},
                                {.text = "Takes"}, {.text = "Gives"}, {.text = "Permission"}},
                       .rows = {}};
    for (const Operation* one : context.app.operations) {
        if (tag_of(*one) != tag) continue;
        const std::string filters = filters_of(*one);
        table.rows.push_back(
            {{.text = markup("<code>{} {}</code>", method_name(one->method), one->path)},
             {.text = one->summary},
             {.text = one->takes ? schema_link(one->takes) : Html(filters)},
             {.text = (one->is_list ? Html("list of ") : Html()) + schema_link(one->gives)},
             {.text = markup("<code>{}</code>", one->permission.name())}});
    }
    return scrolling("Operations on " + std::string(tag), govuk::table(table));
}

std::vector<std::string_view> tags_of(const Context& context) {
    std::vector<std::string_view> tags;
    for (const Operation* one : context.app.operations) {
        if (std::ranges::count(tags, tag_of(*one)) == 0) tags.push_back(tag_of(*one));
    }
    return tags;
}

Html introduction() {
    return paragraph(markup(R"(Other systems read and write here with JSON over HTTPS. The whole
        description for machines is the <a class="govuk-link" href="{}">OpenAPI document</a>.)",
                            Url::path("/api/v1/openapi.json"))) +
           heading("tokens", "Tokens") +
           paragraph(markup("An administrator makes a token for each system and ticks what it may "
                            "do. Send it as <code>Authorization: Bearer …</code>. A token never "
                            "allows more than whoever made it may do now. Everything it opens is "
                            "decided and logged as for people who sign in.")) +
           heading("lists", "Lists") +
           paragraph(markup("A list gives <code>items</code> and, when there are more, "
                            "<code>next</code>: the path of the next page. <code>limit</code> is "
                            "50 unless you say another up to 200. No personal data stands in an "
                            "address: people are searched for by POST.")) +
           heading("changes", "Changes") +
           paragraph(markup("What is read comes with its version as <code>ETag</code>. Send it "
                            "back as <code>If-Match</code> when you change the thing: if "
                            "somebody was faster, the answer is 409 and nothing was changed. "
                            "Fields you leave out stay as they are.")) +
           heading("once", "Creating once") +
           paragraph(markup("Send an <code>Idempotency-Key</code> of your own with a POST that "
                            "creates. The same request sent again within two days gets the first "
                            "answer; another request with that key is refused with 409."));
}

Html about_problems() {
    return heading("problems", "Problems") +
           paragraph(markup("Every refusal is <code>application/problem+json</code> (RFC 9457). "
                            "Its <code>errors</code> name the place of each fault: "
                            "<code>pointer</code> in the body, <code>parameter</code> in the "
                            "query. 422 is a body that does not fit its schema; 409 is a request "
                            "that fits but that a rule forbids as things stand; 429 asks to wait "
                            "as many seconds as <code>Retry-After</code> says."));
}

Html about_events(const Context& context) {
    if (context.app.events.empty()) return {};
    govuk::Table table{.head = {{.text = "Event"}, {.text = "When"}}, .rows = {}};
    for (const Event& event : context.app.events) {
        table.rows.push_back({{.text = markup("<code>{}</code>", event.name)},
                              {.text = event.about}});
    }
    return heading("events", "Webhooks") +
           paragraph(markup("A webhook is an address of yours that we POST events to. Events hold "
                            "ids and references only: read the thing with your token. Each has "
                            "the headers <code>webhook-id</code>, the same each time it is tried, "
                            "<code>webhook-timestamp</code>, in seconds since 1970, and "
                            "<code>webhook-signature</code>: <code>v1,</code> and the base64 of "
                            "HMAC-SHA256 of “id.timestamp.body” with the webhook’s secret, whose "
                            "bytes are the base64 after <code>whsec_</code>. Refuse what is "
                            "older than five minutes or does not agree. Answer with 2xx within "
                            "ten seconds; otherwise we try again, later and later, for about a "
                            "day.")) +
           scrolling("Events", govuk::table(table));
}

Response show_guide(Context& context) {
    const Json whole = document_for(context);
    Html body = markup(R"(<h1 class="govuk-heading-l">API for other systems</h1>)") +
                introduction() + about_problems();
    for (const auto tag : tags_of(context)) {
        body += heading(tag, tag) + operations_table(context, tag);
    }
    body += about_events(context) + heading("fields", "Fields");
    if (const Json* schemas = whole.at("/components/schemas"); schemas && schemas->object()) {
        for (const auto& [name, schema] : *schemas->object()) body += fields_table(name, schema);
    }
    Page shown;
    shown.title = "API for other systems";
    shown.body = std::move(body);
    shown.wide = true;
    return page(context, std::move(shown));
}

}  // namespace

std::vector<Route> document_routes() {
    const auto everyone = Permission::everyone();
    return {
        {Method::get, "/api", everyone, show_guide},
        {Method::get, document_path, everyone, show_document, Kind::plain},
    };
}

}  // namespace kith::web::api
