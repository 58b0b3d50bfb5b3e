// The forms of the handbook, and its pages in words.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "practice/volunteering/handbook/store.hpp"
#include "practice/volunteering/parts.hpp"

namespace kith::volunteering {

// What a form needs besides what is typed into it.
struct PageForm {
    Part part = Part::job_kind;
    std::string id{};    // empty for a new page
    std::string seen{};  // the version it was filled in from
    Handbook book = Handbook::delivered();
    std::vector<PageVersion> others{};  // the latest version of each page of this part
    // Kinds of need that have no kind of job of their own, with their names.
    std::vector<std::pair<std::string, std::string>> categories{};
};
Html page_fields(const PageForm& form, const web::FormReader& typed);
// What is kept of a page, as its form would send it.
web::Fields fields_of(const HandbookPage& page);
// What was typed; faults are in the reader.
HandbookPage read_page(web::FormReader& reader, const PageForm& form);

// A page in words, one line for each thing it says: "Usually takes" "30 minutes".
std::vector<std::pair<std::string, std::string>> page_words(const HandbookPage& page,
                                                            const Handbook& book);
// The roles that do this kind of job without taking every step it asks for, in words.
std::vector<std::string> not_covered(const JobKind& kind, const Handbook& book);

}  // namespace kith::volunteering
