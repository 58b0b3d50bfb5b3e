// One table read row by row, with every fault noted under its file and line.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engines/rounds/rounds.hpp"
#include "platform/base/csv.hpp"

namespace kith::rounds {

class TableReader {
  public:
    // `known` names every column that means something, besides those that all tables may have.
    TableReader(std::string_view file, std::string_view text);

    bool next();
    bool has(std::string_view column) const;
    void refuse_unknown(const std::vector<std::string_view>& known);

    // Cells of this row; what cannot be read is noted, and `otherwise` stands for it and for blank.
    std::string_view text(std::string_view column) const;
    double number(std::string_view column, double otherwise, double least, double most);
    double time(std::string_view column, double otherwise);
    std::vector<std::string> list(std::string_view column) const;
    // Nothing where both are blank.
    std::optional<kith::rounds::Place> place(std::string_view across, std::string_view up);

    void refuse(std::string_view message);
    std::vector<FieldError> take_faults() { return std::move(faults_); }

  private:
    std::string file_;
    CsvReader rows_;
    std::optional<CsvHeader> header_;
    std::vector<FieldError> faults_;
};

}  // namespace kith::rounds
