#include "engines/linkage/frequencies.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engines/linkage/parallel.hpp"

namespace kith::linkage {
namespace {

constexpr std::size_t hashed_size = std::size_t{1} << 20;

using Keys = std::array<std::uint64_t, 2>;

Keys keys_of(Comparison comparison, const Record& record) {
    switch (comparison) {
        case first_name: return {record.first, 0};
        case middle_name: return {record.middle, 0};
        case last_name: return {record.last, 0};
        case birth: return {record.birth, 0};
        case number: return {record.number, 0};
        case postcode: return {record.postcode, 0};
        case street: return {record.street, 0};
        case locality: return {record.locality, 0};
        case town: return {record.town, 0};
        case region: return {record.region, 0};
        case uprn: return {record.uprn, 0};
        case mobile: return record.mobiles;
        case landline: return record.landlines;
        case email: return {record.emails[0], record.emails[1]};
        case birth_place: return {record.birth_place, 0};
        case occupation: return {record.occupation, 0};
        case house: return {record.house, 0};
        case sex:
        case comparison_count: break;
    }
    return {0, 0};
}

constexpr std::array hashed_fields{birth, number, postcode, uprn, mobile, landline, house};

std::size_t size_for(Comparison comparison, const Dictionaries& texts) {
    switch (comparison) {
        case first_name:
        case middle_name:
        case last_name: return texts.names.size();
        case street:
        case locality: return texts.streets.size();
        case town:
        case region:
        case birth_place:
        case occupation: return texts.places.size();
        case email: return texts.emails.size();
        default: break;
    }
    const bool hashed =
        std::find(hashed_fields.begin(), hashed_fields.end(), comparison) != hashed_fields.end();
    return hashed ? hashed_size : 0;
}

std::size_t place_of(std::uint64_t key, bool hashed) {
    return hashed ? mixed(key) & (hashed_size - 1) : key;
}

// Rows with those of one person next to each other.
std::vector<std::uint32_t> by_entity(std::span<const std::uint32_t> entity_of) {
    std::vector<std::uint32_t> rows(entity_of.size());
    std::iota(rows.begin(), rows.end(), 0U);
    std::stable_sort(rows.begin(), rows.end(), [&](std::uint32_t one, std::uint32_t other) {
        return entity_of[one] < entity_of[other];
    });
    return rows;
}

}  // namespace

Frequencies::Frequencies(const People& people, std::span<const std::uint32_t> entity_of,
                         unsigned threads) {
    for (std::size_t each = 0; each < comparison_count; ++each) {
        const auto comparison = static_cast<Comparison>(each);
        tables_[each].counts.resize(size_for(comparison, people.dictionaries()));
        tables_[each].hashed = std::find(hashed_fields.begin(), hashed_fields.end(), comparison) !=
                               hashed_fields.end();
    }
    const std::vector<std::uint32_t> rows = by_entity(entity_of);
    constexpr std::size_t groups = 4;
    parallel_for(threads, groups, [&](std::size_t group) {
        std::vector<Comparison> comparisons;
        for (std::size_t each = group; each < comparison_count; each += groups) {
            if (!tables_[each].counts.empty()) comparisons.push_back(static_cast<Comparison>(each));
        }
        if (entity_of.empty()) {
            count(people.records(), comparisons);
        } else {
            count_once(people.records(), comparisons, entity_of, rows);
        }
        for (const Comparison each : comparisons) finish(each);
    });
}

void Frequencies::add(const Record& record) {
    for (std::size_t each = 0; each < comparison_count; ++each) {
        Table& table = tables_[each];
        if (table.counts.empty()) continue;
        for (const auto key : keys_of(static_cast<Comparison>(each), record)) {
            if (key == 0) continue;
            add_to(table, key);
        }
        table.settle_noise();
    }
}

void Frequencies::add_to(Table& table, std::uint64_t key) {
    const std::size_t place = place_of(key, table.hashed);
    if (place >= table.counts.size()) table.counts.resize(place + 1);
    ++table.counts[place];
    ++table.total;
}

void Frequencies::count(std::span<const Record> records, std::span<const Comparison> comparisons) {
    for (const Record& record : records) {
        for (const Comparison each : comparisons) {
            for (const auto key : keys_of(each, record)) {
                if (key != 0) add_to(tables_[each], key);
            }
        }
    }
}

// Of the rows of one person, the first that says a value counts.
void Frequencies::count_once(std::span<const Record> records,
                             std::span<const Comparison> comparisons,
                             std::span<const std::uint32_t> entity_of,
                             std::span<const std::uint32_t> rows) {
    const auto said = [&](Comparison comparison, std::uint64_t key,
                          std::span<const std::uint32_t> before) {
        return std::any_of(before.begin(), before.end(), [&](std::uint32_t row) {
            const auto keys = keys_of(comparison, records[row]);
            return keys[0] == key || keys[1] == key;
        });
    };
    std::size_t start = 0;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (entity_of[rows[at]] != entity_of[rows[start]]) start = at;
        for (const Comparison each : comparisons) {
            for (const auto key : keys_of(each, records[rows[at]])) {
                if (key == 0 || said(each, key, rows.subspan(start, at - start))) continue;
                add_to(tables_[each], key);
            }
        }
    }
}

void Frequencies::finish(Comparison comparison) {
    Table& table = tables_[comparison];
    table.settle_noise();
    if (table.total < 2) return;
    double squares = 0;
    double once = 0;
    double distinct = 0;
    for (const std::uint32_t count : table.counts) {
        squares += static_cast<double>(count) * static_cast<double>(count > 0 ? count - 1 : 0);
        once += count == 1;
        distinct += count != 0;
    }
    table.agreement = squares / (table.total * (table.total - 1));
    if (table.hashed) {
        table.agreement -= 1 / static_cast<double>(hashed_size);
        table.agreement = std::max(table.agreement, 0.0);
    }
    // What has not been seen yet shares the chance of the next value being new (Good and Turing).
    table.least = (once + 1) / (table.total * (distinct + 1));
}

void Frequencies::Table::settle_noise() {
    if (!hashed) return;
    noise = total / static_cast<double>(counts.size());
    noise_spread = 2 * std::sqrt(noise);
}

double Frequencies::Table::chance_of(std::uint64_t key) const {
    const std::size_t place = place_of(key, hashed);
    const double count = place < counts.size() ? counts[place] : 0;
    const double others = count - 1 - noise - noise_spread;
    return std::min(1.0, least + std::max(others, 0.0) / total);
}

double Frequencies::of(Comparison comparison, const Record& left, const Record& right) const {
    const Table& table = tables_[comparison];
    if (table.total < 1) return 0;
    const Keys one = keys_of(comparison, left);
    const Keys other = keys_of(comparison, right);
    double rarest = 1;
    for (const auto key : one) {
        if (key == 0 || (key != other[0] && key != other[1])) continue;
        rarest = std::min(rarest, table.chance_of(key));
    }
    return table.with_usual(rarest);
}

double Frequencies::lowest(Comparison comparison) const {
    const Table& table = tables_[comparison];
    return table.total < 1 ? 0 : table.with_usual(std::min(table.least, 1.0));
}

std::size_t Frequencies::bytes() const {
    std::size_t total = 0;
    for (const Table& table : tables_) total += table.counts.capacity() * sizeof(std::uint32_t);
    return total;
}

}  // namespace kith::linkage
