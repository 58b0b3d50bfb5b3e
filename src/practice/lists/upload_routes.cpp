// A file comes in: told by its headings, or its columns are described once.
#include "platform/base/csv.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/back_link.hpp"
#include "practice/lists/file.hpp"
#include "practice/lists/routes.hpp"
#include "practice/lists/views.hpp"

namespace kith::lists {
namespace {

using html::markup;
using html::Url;

constexpr std::size_t rows_shown = 5;
constexpr std::size_t longest_shown = 60;

web::Response upload_page(web::Context& context, const web::FormReader& reader) {
    const auto kinds = context.app.database.read(
        [](sql::Session& session) { return list_kinds(session); });
    web::Page shown;
    shown.title = "Import a file";
    shown.current = "/lists";
    shown.errors = &reader.errors();
    shown.before = govuk::back_link({.text = "Lists", .href = Url::path("/lists")});
    shown.body = markup(R"(<h1 class="govuk-heading-l">Import a file</h1>)") +
                 web::form(context, Url::path("/lists/new"), upload_form(reader, kinds), true);
    return web::page(context, std::move(shown));
}

void start(sql::Transaction& transaction, const std::string& id) {
    sql::enqueue(transaction, {.kind = "list.import",
                               .payload = Json::object({{"import", Json(id)}}).print(),
                               .idempotency_key = "import " + id});
}

// Which list a file belongs to: as chosen, else by its headings. Empty: nobody knows yet.
Result<std::string> list_of(sql::Session& session, const std::string& chosen,
                            const ListFile& file) {
    CsvReader reader(file.text, file.separator);
    if (!reader.next()) return invalid("file", "The file is empty");
    const CsvHeader header(reader.fields());
    if (!chosen.empty()) {
        const auto kind = list_kind(session, chosen);
        if (!kind) return invalid("list", "Choose one of the lists");
        for (const auto& [heading, column] : kind->layout.columns) {
            if (header.column(heading)) continue;
            return invalid("file", "The file has no column " + heading + ". Is it another list?");
        }
        return chosen;
    }
    if (const Layout* known = recognise(header)) return known->id;
    const auto described = list_with_header(session, header_key(header));
    return described ? described->id : std::string();
}

std::string shown_name(std::string_view name) {
    const auto cleaned = text::clean_line(name);
    return cleaned && !cleaned->empty() ? std::string(text::limit(*cleaned, 120)) : "a file";
}

void describe(sql::Transaction& transaction, const std::string& list, const About& about) {
    auto kind = list_kind(transaction, list);
    if (!kind) return;
    if (!about.source.empty()) kind->about.source = about.source;
    if (!about.purpose.empty()) kind->about.purpose = about.purpose;
    if (!about.legal_basis.empty()) kind->about.legal_basis = about.legal_basis;
    if (!about.agreement.empty()) kind->about.agreement = about.agreement;
    if (about.expires_on) kind->about.expires_on = about.expires_on;
    put_list_kind(transaction, *kind, "");
}

std::vector<std::string> first_cells(const CsvReader& reader) {
    std::vector<std::string> cells;
    for (const auto cell : reader.fields()) {
        cells.emplace_back(text::limit(text::as_utf8(cell), longest_shown));
    }
    return cells;
}

struct Waiting {
    ImportRow row;
    ListFile file;
};
Result<Waiting> waiting(web::Context& context) {
    const std::string id(context.request.parameter("import"));
    auto row = context.app.database.read(
        [&](sql::Session& session) { return import_row(session, id); });
    if (!row || row->status != "waiting") return problem(NotFound{"import"});
    auto file = open_list(context.app.database.read(
        [&](sql::Session& session) { return kept_file(session, id); }));
    if (!file) return problem(NotFound{"import"});
    return Waiting{*std::move(row), *std::move(file)};
}

Mapping mapping_of(const Waiting& waiting) {
    Mapping mapping;
    CsvReader reader(waiting.file.text, waiting.file.separator);
    reader.next();
    const CsvHeader header(reader.fields());
    mapping.headings = header.names();
    mapping.columns = guess(header);
    while (mapping.first_rows.size() < rows_shown && reader.next()) {
        mapping.first_rows.push_back(first_cells(reader));
    }
    return mapping;
}

// The first rows of a file are people, known or not.
void log_rows_shown(web::Context& context, std::size_t rows) {
    context.app.database.write(
        context.actor(),
        [&](sql::Transaction& transaction) {
            sharing::log_list(transaction, *context.viewer,
                              {"columns of a list", "saying what the columns of a file hold"},
                              "list", rows, context.now());
        },
        sql::Isolation::read_committed);
}

web::Response columns_page(web::Context& context, const ImportRow& row, const Mapping& mapping,
                           const web::FormErrors& errors) {
    web::Page shown;
    shown.title = "What the columns say";
    shown.current = "/lists";
    shown.wide = true;
    shown.errors = &errors;
    shown.before = govuk::back_link({.text = "Lists", .href = Url::path("/lists")});
    shown.body = markup(R"(<h1 class="govuk-heading-l">What the columns say</h1><p>{} has headings
        that Kith has not met. Look at what it guessed and put right what is wrong.</p>)",
                        row.file_name) +
                 web::form(context, Url::path("/lists/{}/columns", row.id),
                           mapping_form(mapping, errors));
    return web::page(context, std::move(shown));
}

}  // namespace

web::Response show_upload(web::Context& context) {
    if (auto refused = for_the_council(context)) return *std::move(refused);
    const web::Fields nothing;
    return upload_page(context, web::FormReader(nothing));
}

web::Response take_upload(web::Context& context) {
    if (auto refused = for_the_council(context)) return *std::move(refused);
    web::FormReader reader(context.request.form);
    About about{.source = reader.text("source", 200), .purpose = reader.text("purpose", 500),
                .legal_basis = reader.text("legal_basis", 500),
                .agreement = reader.text("agreement", 200)};
    about.expires_on = reader.date("expires", "the last day", false);
    const web::Upload* upload = nullptr;
    for (const web::Upload& each : context.request.uploads) {
        if (each.field == "file" && !each.content.empty()) upload = &each;
    }
    if (upload == nullptr) reader.errors().add("file", "Choose a file");
    if (!reader.ok()) return upload_page(context, reader);
    about.file_name = shown_name(upload->name);
    const auto file = open_list(upload->content);
    const std::string chosen = reader.typed("list");
    const auto list = !file ? Result<std::string>(tl::unexpected(file.error()))
                            : context.app.database.read([&](sql::Session& session) {
                                  return list_of(session, chosen, *file);
                              });
    if (!list) {
        const auto* faults = std::get_if<Invalid>(&list.error());
        if (faults == nullptr) return web::problem_page(context, list.error());
        reader.errors().add("file", faults->errors.front().message);
        return upload_page(context, reader);
    }
    const auto id = context.app.database.write(
        context.actor(), [&](sql::Transaction& transaction) {
            const std::string made = new_waiting(transaction, *list, about);
            keep_file(transaction, made, upload->content);
            if (!list->empty()) {
                describe(transaction, *list, about);
                start(transaction, made);
            }
            return made;
        });
    return web::see_other(list->empty() ? Url::path("/lists/{}/columns", id)
                                        : Url::path("/lists/{}", id));
}

web::Response show_columns(web::Context& context) {
    if (auto refused = for_the_council(context)) return *std::move(refused);
    const auto found = waiting(context);
    if (!found) return web::problem_page(context, found.error());
    const Mapping mapping = mapping_of(*found);
    log_rows_shown(context, mapping.first_rows.size());
    return columns_page(context, found->row, mapping, {});
}

web::Response save_columns(web::Context& context) {
    if (auto refused = for_the_council(context)) return *std::move(refused);
    const auto found = waiting(context);
    if (!found) return web::problem_page(context, found.error());
    Mapping mapping = mapping_of(*found);
    web::FormReader reader(context.request.form);
    std::vector<std::pair<std::string, Column>> columns;
    for (std::size_t place = 0; place < mapping.headings.size(); ++place) {
        const auto column = column_named(reader.typed("column-" + std::to_string(place)));
        if (column) mapping.columns[place] = *column;
        columns.emplace_back(mapping.headings[place], mapping.columns[place]);
    }
    const auto means = reader.choices("means", {"call", "everybody"});
    mapping.call = std::find(means.begin(), means.end(), "call") != means.end();
    mapping.everybody = std::find(means.begin(), means.end(), "everybody") != means.end();
    mapping.name = reader.required("name", "Enter a name for the list", 100);
    if (const auto fault = fault_of(columns)) reader.errors().add("column-0", *fault);
    if (!reader.ok()) {
        log_rows_shown(context, mapping.first_rows.size());
        return columns_page(context, found->row, mapping, reader.errors());
    }
    CsvReader head(found->file.text, found->file.separator);
    head.next();
    const std::string header = header_key(CsvHeader(head.fields()));
    context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
        const std::string list = Id<ListKind>::make(context.now()).string();
        ListKind kind{.id = list, .name = mapping.name,
                      .layout = {.id = list, .name = mapping.name,
                                 .everybody = mapping.everybody, .call = mapping.call,
                                 .columns = columns},
                      .about = {.purpose = found->row.purpose,
                                .legal_basis = found->row.legal_basis,
                                .expires_on = found->row.expires_on}};
        put_list_kind(transaction, kind, header);
        set_list(transaction, found->row.id, list);
        start(transaction, found->row.id);
    });
    return web::see_other(Url::path("/lists/{}", found->row.id));
}

}  // namespace kith::lists
