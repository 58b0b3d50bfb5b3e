#include "engines/linkage/frequencies.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

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

}  // namespace

Frequencies::Frequencies(const People& people, std::span<const std::uint32_t> entity_of) {
    for (std::size_t each = 0; each < comparison_count; ++each) {
        const auto comparison = static_cast<Comparison>(each);
        tables_[each].counts.resize(size_for(comparison, people.dictionaries()));
        tables_[each].hashed = std::find(hashed_fields.begin(), hashed_fields.end(), comparison) !=
                               hashed_fields.end();
    }
    count(people.records(), entity_of);
    for (std::size_t each = 0; each < comparison_count; ++each) {
        finish(static_cast<Comparison>(each));
    }
}

void Frequencies::add(const Record& record) {
    for (std::size_t each = 0; each < comparison_count; ++each) {
        Table& table = tables_[each];
        if (table.counts.empty()) continue;
        for (const auto key : keys_of(static_cast<Comparison>(each), record)) {
            if (key == 0) continue;
            const std::size_t place = place_of(key, table.hashed);
            if (place >= table.counts.size()) table.counts.resize(place + 1);
            ++table.counts[place];
            ++table.total;
        }
    }
}

void Frequencies::count(std::span<const Record> records,
                        std::span<const std::uint32_t> entity_of) {
    if (entity_of.empty()) {
        for (const Record& record : records) add(record);
        return;
    }
    std::vector<std::uint32_t> rows(records.size());
    std::iota(rows.begin(), rows.end(), 0U);
    std::stable_sort(rows.begin(), rows.end(), [&](std::uint32_t one, std::uint32_t other) {
        return entity_of[one] < entity_of[other];
    });
    for (std::size_t start = 0; start < rows.size();) {
        std::size_t end = start + 1;
        while (end < rows.size() && entity_of[rows[end]] == entity_of[rows[start]]) ++end;
        for (std::size_t at = start; at < end; ++at) {
            for (std::size_t each = 0; each < comparison_count; ++each) {
                Table& table = tables_[each];
                if (table.counts.empty()) continue;
                const auto comparison = static_cast<Comparison>(each);
                for (const auto key : keys_of(comparison, records[rows[at]])) {
                    const auto said = [&](std::uint32_t row) {
                        const auto keys = keys_of(comparison, records[row]);
                        return keys[0] == key || keys[1] == key;
                    };
                    if (key == 0 || std::any_of(rows.begin() + static_cast<std::ptrdiff_t>(start),
                                                rows.begin() + static_cast<std::ptrdiff_t>(at),
                                                said)) {
                        continue;
                    }
                    ++table.counts[place_of(key, table.hashed)];
                    ++table.total;
                }
            }
        }
        start = end;
    }
}

void Frequencies::finish(Comparison comparison) {
    Table& table = tables_[comparison];
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

double Frequencies::of(Comparison comparison, const Record& left, const Record& right) const {
    const Table& table = tables_[comparison];
    if (table.total < 1) return 0;
    const Keys one = keys_of(comparison, left);
    const Keys other = keys_of(comparison, right);
    double rarest = 1;
    for (const auto key : one) {
        if (key == 0 || (key != other[0] && key != other[1])) continue;
        const std::size_t place = place_of(key, table.hashed);
        const double count = place < table.counts.size() ? table.counts[place] : 0;
        const double noise = table.noise();
        const double others = count - 1 - noise - 2 * std::sqrt(noise);
        rarest = std::min(rarest, table.least + std::max(others, 0.0) / table.total);
    }
    if (table.usual_worth == 0) return rarest;
    return (rarest * table.total + table.usual * table.usual_worth) /
           (table.total + table.usual_worth);
}

std::size_t Frequencies::bytes() const {
    std::size_t total = 0;
    for (const Table& table : tables_) total += table.counts.capacity() * sizeof(std::uint32_t);
    return total;
}

}  // namespace kith::linkage
