// What a PDF says, read back with poppler's tools: tests see what a reader would.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kith::test {

// Whether poppler's tools are installed; tests of PDFs are skipped where they are not.
bool reads_pdf();
// What a tool prints of the document: "pdftotext -layout", "pdfinfo". Throws when it refuses it.
std::string pdf_by(std::string_view tool, const std::string& pdf);
// Its text, the words of each line as they are read.
std::string pdf_text(const std::string& pdf);

// A word and where it stands, in millimetres from the upper left corner of its page, from 1.
struct PlacedWord {
    std::string word;
    int page = 0;
    double left = 0, top = 0, right = 0, bottom = 0;
};
std::vector<PlacedWord> pdf_words(const std::string& pdf);

}  // namespace kith::test
