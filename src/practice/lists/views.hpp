// Pages of lists and of the review desk, from what is to be shown.
#pragma once

#include <string>
#include <vector>

#include "platform/web/form.hpp"
#include "platform/web/page.hpp"
#include "practice/lists/review.hpp"
#include "practice/lists/sight.hpp"

namespace kith::lists {

html::Html list_table(const std::vector<ImportRow>& rows, const std::vector<ListKind>& kinds);
html::Html nothing_imported();
// Where an import stands and, as it goes on, where its rows ended; put into the page again and
// again while it runs.
html::Html import_state(const ImportRow& row);
html::Html refused_table(const ImportRow& row, const std::vector<Refusal>& refused, bool copies);
// What the viewer is told of what they may see, or nothing.
html::Html sight_line(const Sight& sight);
html::Html upload_form(const web::FormReader& reader, const std::vector<ListKind>& kinds);
// The mapping screen: each column with what it holds in the first rows and what it may say.
struct Mapping {
    std::vector<std::string> headings{};
    std::vector<Column> columns{};
    std::vector<std::vector<std::string>> first_rows{};
    std::string name{};
    bool call = true, everybody = false;
};
html::Html mapping_form(const Mapping& mapping, const web::FormErrors& errors);

struct Side {
    people::PersonView person;
    std::string source{};
};
html::Html pair_view(const web::Context& context, const Pair& pair, const Side& left,
                     const Side& right, Day today);
html::Html desk_progress(const DeskState& state);
html::Html decided_list(const web::Context& context, const std::vector<Pair>& pairs);

std::string kind_name(const std::string& list, const std::vector<ListKind>& kinds);
std::string state_words(const ImportRow& row);

}  // namespace kith::lists
