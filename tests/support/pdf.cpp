#include "support/pdf.hpp"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>

namespace kith::test {
namespace {

double millimetres(const std::string& points) { return std::stod(points) * 25.4 / 72; }

}  // namespace

bool reads_pdf() {
    static const bool found = std::system("command -v pdftotext >/dev/null 2>&1") == 0;
    return found;
}

std::string pdf_by(std::string_view tool, const std::string& pdf) {
    static int number = 0;
    const auto file = std::filesystem::temp_directory_path() /
                      ("kith-" + std::to_string(getpid()) + "-" + std::to_string(++number) +
                       ".pdf");
    std::ofstream(file, std::ios::binary) << pdf;
    const std::string out = tool.starts_with("pdftotext") ? " -" : "";
    FILE* pipe = popen((std::string(tool) + " " + file.string() + out + " 2>&1").c_str(), "r");
    std::string said;
    std::array<char, 4096> part{};
    for (std::size_t read = 0; (read = std::fread(part.data(), 1, part.size(), pipe)) > 0;) {
        said.append(part.data(), read);
    }
    const int refused = pclose(pipe);
    std::filesystem::remove(file);
    if (refused != 0) throw std::runtime_error(std::string(tool) + ": " + said);
    return said;
}

std::string pdf_text(const std::string& pdf) { return pdf_by("pdftotext -enc UTF-8", pdf); }

std::vector<PlacedWord> pdf_words(const std::string& pdf) {
    static const std::regex word(
        R"re(<word xMin="(.*)" yMin="(.*)" xMax="(.*)" yMax="(.*)">(.*)</word>)re");
    std::vector<PlacedWord> found;
    std::istringstream lines(pdf_by("pdftotext -bbox", pdf));
    int page = 0;
    std::smatch part;
    for (std::string line; std::getline(lines, line);) {
        if (line.find("<page ") != std::string::npos) ++page;
        if (!std::regex_search(line, part, word)) continue;
        found.push_back({part[5], page, millimetres(part[1]), millimetres(part[2]),
                         millimetres(part[3]), millimetres(part[4])});
    }
    return found;
}

}  // namespace kith::test
