// The cells of a row as values; every cell that cannot be read is kept with its line and column.
#pragma once

#include <span>

#include "engines/matching/job.hpp"
#include "engines/matching/table.hpp"
#include "engines/matching/volunteer.hpp"

namespace kith::matching {

class Fields {
  public:
    // Invalid if the table has a column that is neither `known` nor name or notes, or lacks the
    // first of the known.
    static Result<Fields> of(const Table& table, std::span<const std::string_view> known);

    void go_to(std::size_t row) { row_ = row; }
    std::string_view text(std::string_view column) const;
    bool yes(std::string_view column, bool otherwise);
    int whole(std::string_view column, int least, int most, int otherwise);
    double number(std::string_view column, double least, double most, double otherwise);
    std::optional<Day> day(std::string_view column);
    std::optional<Moment> moment(std::string_view column);
    WeekHours week(std::string_view column);
    Sex sex(std::string_view column);
    // `lat` and `lon`, or `east` and `north` in metres; nothing where both are empty.
    std::optional<Place> place();
    Word word(std::string_view column, Vocabulary& vocabulary);
    WordSet words(std::string_view column, Vocabulary& vocabulary);
    // "dbs until 2021-03-31; identity"
    std::vector<Dated> dated(std::string_view column, Vocabulary& vocabulary);
    // "2020-12-20..2021-01-03; 2021-02-01"
    std::vector<Away> away(std::string_view column);
    std::vector<Extra> extra(std::string_view column);
    // "51.7512 -1.2577 2020-12-01; …", or metres east and north where the table gives those.
    std::vector<Stop> stops(std::string_view column);
    std::vector<std::string> list(std::string_view column) const;

    void refuse(std::string_view column, std::string_view why);
    const std::vector<FieldError>& errors() const { return errors_; }

  private:
    explicit Fields(const Table& table) : table_(&table) {}

    std::optional<Place> place_of(std::string_view first, std::string_view second) const;

    const Table* table_;
    std::size_t row_ = 0;
    std::vector<FieldError> errors_;
};

}  // namespace kith::matching
