// How long an Index takes to say who one record is, and to answer what is being typed.
//
//   lookup county.csv 20000      looks up that many of its own rows, each with one thing wrong
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <fstream>
#include <sstream>

#include "engines/linkage/index.hpp"

namespace {

using std::chrono::duration;
using std::chrono::steady_clock;
using kith::linkage::Field;
using kith::linkage::Value;

std::string read_file(const char* path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

void print_times(const char* what, std::vector<double>& micros) {
    std::sort(micros.begin(), micros.end());
    const auto at = [&](double share) {
        return micros[static_cast<std::size_t>(share * static_cast<double>(micros.size() - 1))];
    };
    fmt::print("{}: {} calls, median {:.0f} us, p99 {:.0f} us, p99.9 {:.0f} us, most {:.0f} us\n",
               what, micros.size(), at(0.5), at(0.99), at(0.999), at(1));
}

// Time of this thread at work, so that whatever else the machine does is not counted.
double micros_now() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

double micros_of(auto work) {
    const double start = micros_now();
    work();
    return micros_now() - start;
}

struct Asked {
    std::uint32_t row = 0;
    std::vector<std::string> cells;
};

// Every so many rows one is kept, without its number and with a letter of one cell changed.
std::vector<Asked> questions(std::string_view text, const kith::linkage::Header& header,
                             std::size_t every) {
    std::vector<Asked> asked;
    kith::linkage::Rows rows(text.substr(header.body), header.separator);
    std::vector<std::string_view> cells;
    for (std::uint32_t row = 0; rows.next(cells); ++row) {
        if (row % every != 0) continue;
        asked.push_back({row, {cells.begin(), cells.end()}});
        auto& spoiled = asked.back().cells[1 + asked.size() % 4];
        if (spoiled.size() > 3) spoiled[spoiled.size() / 2] = 'x';
    }
    return asked;
}

}  // namespace

int main(int count, char** words) {
    if (count < 3) return 2;
    const std::string text = read_file(words[1]);
    const auto header = kith::linkage::read_header(text);
    auto people = kith::linkage::read_people(text, header, 0).people;
    people.describe_names();
    const std::size_t rows = people.size();
    const std::size_t every = std::max<std::size_t>(1, rows / std::stoul(words[2]));
    const auto asked = questions(text, header, every);
    kith::linkage::Linkage knowledge;
    knowledge.model = kith::linkage::usual_model(people.size());
    knowledge.frequencies = kith::linkage::Frequencies(people);
    const auto start = steady_clock::now();
    kith::linkage::Index index(std::move(people), std::move(knowledge));
    fmt::print("{} people in {:.1f} s, {:.0f} bytes each\n", rows,
               duration<double>(steady_clock::now() - start).count(),
               static_cast<double>(index.bytes()) / static_cast<double>(rows));
    std::vector<double> finding;
    std::vector<double> searching;
    std::size_t right = 0;
    for (const Asked& each : asked) {
        std::vector<Value> values;
        std::string typed;
        for (std::size_t cell = 0; cell < each.cells.size(); ++cell) {
            values.push_back({header.fields[cell], each.cells[cell]});
            const Field field = header.fields[cell];
            if (field == Field::first_name || field == Field::last_name) {
                typed += each.cells[cell].substr(0, 4) + ' ';
            }
        }
        std::vector<kith::linkage::Found> found;
        finding.push_back(micros_of([&] { found = index.find(values, 5); }));
        right += std::any_of(found.begin(), found.end(),
                             [&](const auto& one) { return one.row == each.row; });
        searching.push_back(micros_of([&] { index.search(typed); }));
    }
    print_times("find", finding);
    print_times("search", searching);
    fmt::print("the row itself among those found: {:.4f}\n",
               static_cast<double>(right) / static_cast<double>(asked.size()));
}
