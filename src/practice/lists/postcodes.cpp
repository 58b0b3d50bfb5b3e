#include <charconv>

#include "platform/base/csv.hpp"
#include "platform/base/text.hpp"
#include "practice/lists/file.hpp"
#include "practice/lists/store.hpp"

namespace kith::lists {
namespace {

constexpr std::string_view kind = "postcodes";
constexpr std::size_t places_a_batch = 5000;

struct Columns {
    std::size_t postcode{}, latitude{}, longitude{};
    std::optional<std::size_t> ward{}, district{};
};

std::optional<std::size_t> any_of(const CsvHeader& header,
                                  std::initializer_list<std::string_view> names) {
    for (const auto name : names) {
        if (const auto column = header.column(name)) return column;
    }
    return std::nullopt;
}

Result<Columns> columns_of(const CsvHeader& header) {
    const auto postcode = any_of(header, {"postcode", "pcds", "pcd"});
    const auto latitude = any_of(header, {"lat", "latitude"});
    const auto longitude = any_of(header, {"lon", "long", "longitude"});
    if (!postcode || !latitude || !longitude) {
        return invalid("file", "The file needs the columns postcode (or pcds), lat and lon (or "
                               "long). Plain Code-Point Open has eastings and northings only.");
    }
    return Columns{.postcode = *postcode,
                   .latitude = *latitude,
                   .longitude = *longitude,
                   .ward = any_of(header, {"ward", "osward", "wd25cd", "wd24cd", "wd23cd"}),
                   .district = any_of(header, {"lad", "oslaua", "lad25cd", "lad24cd", "lad23cd"})};
}

std::optional<double> number_in(std::string_view cell) {
    double number = 0;
    const auto trimmed = text::trim(cell);
    const auto read = std::from_chars(trimmed.data(), trimmed.data() + trimmed.size(), number);
    if (read.ec != std::errc{} || read.ptr != trimmed.data() + trimmed.size()) return std::nullopt;
    return number;
}

Parsed<people::Place> read_place(const CsvReader& row, const Columns& columns) {
    const auto postcode = Postcode::parse(row[columns.postcode]);
    if (!postcode) return refused(postcode.error());
    const auto latitude = number_in(row[columns.latitude]);
    const auto longitude = number_in(row[columns.longitude]);
    // ONSPD gives 99.999999 where it knows no place.
    if (!latitude || !longitude || *latitude < 49 || *latitude > 61 || *longitude < -9 ||
        *longitude > 2.5) {
        return refused("No place in the United Kingdom");
    }
    return people::Place{.postcode = *postcode,
                         .latitude = *latitude,
                         .longitude = *longitude,
                         .ward = columns.ward ? std::string(row[*columns.ward]) : "",
                         .district = columns.district ? std::string(row[*columns.district]) : ""};
}

std::size_t rows_in(const ListFile& file) {
    CsvReader reader(file.text, file.separator);
    std::size_t rows = 0;
    while (reader.next()) ++rows;
    return rows > 0 ? rows - 1 : 0;
}

}  // namespace

Result<Counts> import_postcodes(const Job& job) {
    const ListFile file = KITH_TRY(
        job.content.empty() ? read_list_file(job.file) : open_list(std::string(job.content)));
    CsvReader reader(file.text, file.separator);
    reader.next();
    const Columns columns = KITH_TRY(columns_of(CsvHeader(reader.fields())));
    const std::size_t total = rows_in(file);
    const Begun begun = begin_import(job, kind, file.hash, total);
    const Instant now = job.clock.now();
    Counts counts;
    std::vector<people::Place> places;
    std::vector<Refusal> refused;
    const auto flush = [&] {
        counts += job.database.write(job.actor, [&](sql::Transaction& transaction) {
            people::add_places(transaction, places);
            for (const Refusal& refusal : refused) {
                add_refusal(transaction, begun.id, refusal, now);
            }
            const Counts some{.known = places.size(), .refused = refused.size()};
            count_import(transaction, begun.id, some);
            return some;
        });
        if (job.progress) job.progress({.done = counts.rows(), .total = total});
        places.clear();
        refused.clear();
    };
    for (std::size_t number = 1; reader.next(); ++number) {
        auto place = read_place(reader, columns);
        if (place) {
            places.push_back(*std::move(place));
        } else {
            refused.push_back({.row_number = number, .reason = place.error(),
                               .row_text = text::as_utf8(reader.raw())});
        }
        if (places.size() + refused.size() >= places_a_batch) flush();
    }
    flush();
    job.database.write(job.actor, [&](sql::Transaction& transaction) {
        people::place_people(transaction);
        end_import(transaction, begun.id, "done", "", job.clock.now());
    });
    return counts;
}

}  // namespace kith::lists
