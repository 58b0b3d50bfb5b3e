// A report of one linkage run, for people: one HTML file that needs nothing else.
#pragma once

#include <string>
#include <vector>

#include "commands/link_lists.hpp"
#include "engines/linkage/linkage.hpp"

namespace kith::commands {

struct ReportWords {
    std::string title;                  // "daily.csv linked with register.csv"
    std::vector<std::uint32_t> clusters;  // of duplicates; empty for two lists
};

// What was found, how sure it is, what each comparison is worth, examples explained field by field,
// what each blocking rule brought. Charts are SVG, each with its figures in a table beside it.
// Personal values do not appear: examples name rows by their ids.
std::string link_report(const ReportWords& words, const linkage::Linkage& found,
                        const linkage::People& people, const List& left, const List& right);

}  // namespace kith::commands
