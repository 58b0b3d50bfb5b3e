#include "platform/base/text.hpp"
#include "platform/base/csv.hpp"
#include "platform/base/crypto.hpp"
#include "platform/base/dates.hpp"
#include "practice/lists/run.hpp"

namespace kith::lists {
namespace {

constexpr std::string_view kind = "register";

struct Columns {
    std::size_t id{}, first{}, middle{}, last{}, born{}, nhs_number{}, address{}, postcode{},
        mobile{}, landline{}, email{};
};

Result<Columns> columns_of(const CsvHeader& header) {
    Columns columns;
    std::string missing;
    const auto place = [&](std::string_view name, std::size_t& at) {
        if (const auto column = header.column(name)) {
            at = *column;
        } else {
            missing += (missing.empty() ? "" : ", ") + std::string(name);
        }
    };
    place("person_id", columns.id);
    place("first_name", columns.first);
    place("middle_name", columns.middle);
    place("last_name", columns.last);
    place("date_of_birth", columns.born);
    place("nhs_number", columns.nhs_number);
    place("address", columns.address);
    place("postcode", columns.postcode);
    place("mobile", columns.mobile);
    place("landline", columns.landline);
    place("email", columns.email);
    if (!missing.empty()) return invalid("file", "The file has no column " + missing);
    return columns;
}

std::string clean(std::string_view cell) {
    return text::clean_line(text::as_utf8(cell)).value_or("");
}

template <class T>
void add_number(people::Details& details, std::string kind_of_number, std::string_view cell,
                std::string label) {
    people::NewNumber number{.kind = std::move(kind_of_number), .value = clean(cell),
                             .label = std::move(label)};
    if (number.value.empty()) return;
    if (const auto parsed = T::parse(number.value)) {
        number.value = parsed->text();
    } else {
        number.why_bad = parsed.error();
    }
    details.numbers.push_back(std::move(number));
}

struct RegisterRow {
    std::string id;
    std::string hash;
    people::Details details;
};

Parsed<RegisterRow> read_row(const CsvReader& row, const Columns& columns) {
    if (row.fault()) return refused(*row.fault());
    RegisterRow read{.id = clean(row[columns.id]), .hash = sha256_hex(row.raw()).substr(0, 32),
                     .details = {}};
    if (read.id.empty()) return refused("No person_id");
    people::Details& details = read.details;
    details.first_name = Private(clean(row[columns.first]));
    details.middle_name = Private(clean(row[columns.middle]));
    details.last_name = Private(clean(row[columns.last]));
    if (details.first_name.empty() && details.last_name.empty()) return refused("No name");
    details.address = Private(clean(row[columns.address]));
    if (const auto born = parse_feed_date(row[columns.born])) details.born_on = born->day;
    if (const auto number = NhsNumber::parse(row[columns.nhs_number])) details.nhs_number = *number;
    if (const auto postcode = Postcode::parse(row[columns.postcode])) details.postcode = *postcode;
    add_number<Phone>(details, "phone", row[columns.mobile], "mobile");
    add_number<Phone>(details, "phone", row[columns.landline], "home");
    add_number<Email>(details, "email", row[columns.email], "");
    details.source = "register:" + read.id;
    return read;
}

struct Batch {
    Counts counts{};
    std::vector<RegisterRow> rows{};
    std::vector<Refusal> refused{};
    std::size_t size() const { return rows.size() + refused.size(); }
};

Counts write_batch(sql::Transaction& transaction, const Batch& batch, std::string_view import_id,
                   Instant now) {
    Counts counts = batch.counts;
    for (const RegisterRow& row : batch.rows) {
        auto person = people::identify(transaction, row.details);
        ++(person ? counts.known : counts.added);
        if (!person) person = people::add(transaction, row.details, now);
        put_entry(transaction, kind, row.id,
                  {.person = *person, .hash = row.hash, .minute = 0, .ended = false}, import_id);
    }
    for (const Refusal& refusal : batch.refused) {
        add_refusal(transaction, import_id, refusal, now);
        ++counts.refused;
    }
    return counts;
}

}  // namespace

Result<Counts> import_register(const Job& job) {
    const ListFile file = KITH_TRY(read_list_file(job.file));
    CsvReader reader(file.text, file.separator);
    reader.next();
    const Columns columns = KITH_TRY(columns_of(CsvHeader(reader.fields())));
    const Entries entries =
        job.database.read([](sql::Session& session) { return entries_of(session, kind); });
    Run run(job, kind, file);
    const Instant now = job.clock.now();
    Batch batch;
    const auto flush = [&] {
        run.batch([&](sql::Transaction& transaction) {
            return write_batch(transaction, batch, run.id(), now);
        });
        batch = {};
    };
    for (std::size_t number = 1; reader.next(); ++number) {
        auto row = read_row(reader, columns);
        if (!row) {
            batch.refused.push_back({.row_number = number,
                                     .reason = row.error(),
                                     .row_text = text::as_utf8(reader.raw())});
        } else if (entries.contains(row->id)) {
            ++batch.counts.unchanged;
        } else {
            batch.rows.push_back(*std::move(row));
        }
        if (batch.size() >= rows_a_batch) flush();
    }
    flush();
    run.done();
    return run.counts();
}

}  // namespace kith::lists
