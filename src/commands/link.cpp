#include "commands/link.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <ctime>
#include <iostream>

#include "commands/link_lists.hpp"
#include "commands/link_report.hpp"
#include "commands/link_truth.hpp"
#include "commands/options.hpp"
#include "engines/linkage/fixed.hpp"
#include "engines/linkage/linkage.hpp"
#include "engines/linkage/parallel.hpp"

namespace kith::commands {
namespace {

using linkage::Link;
using linkage::Linkage;
using linkage::People;

struct Words {
    ListWords left;
    ListWords right;
    std::filesystem::path out;
    std::filesystem::path pairs;
    std::filesystem::path report;
    std::filesystem::path truth;
    std::string links = "as-found";
    linkage::Options options;
    bool quiet = false;
};

void add_common(CLI::App& app, Words& words) {
    app.add_option("--threshold", words.options.threshold,
                   "Give links at least this likely, 0 to 1")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1.0));
    app.add_option("--sure-error", words.options.sure_error,
                   "Share of wrong links allowed in the band 'sure'")
        ->capture_default_str();
    app.add_option("--look-missed", words.options.look_missed,
                   "Share of true links allowed below the band 'look'")
        ->capture_default_str();
    app.add_option("--map", words.left.map, "field=column, where a heading does not say it");
    app.add_option("--report", words.report, "Write a report of the run, HTML");
    app.add_option("--truth", words.truth,
                   "CSV of true pairs or labels: print precision, recall, F1 and what is wrong");
    app.add_option("--threads", words.options.threads, "Threads; 0 for one a core")
        ->capture_default_str();
    app.add_option("--pair-budget", words.options.pair_budget,
                   "Pairs that may be compared; 0 for a budget by the lists' size")
        ->capture_default_str();
    app.add_flag("--quiet", words.quiet, "Say nothing about the run");
}

// Says how long each step took, on standard error.
class Timing {
  public:
    explicit Timing(bool quiet) : quiet_(quiet) {}

    void done(std::string_view what) {
        const auto now = std::chrono::steady_clock::now();
        const std::chrono::duration<double> took = now - last_;
        const std::clock_t worked = std::clock();
        const double work = static_cast<double>(worked - last_work_) / CLOCKS_PER_SEC;
        if (!quiet_) {
            std::cerr << fmt::format("{}: {:.2f} s ({:.2f} s of work)\n", what, took.count(), work);
        }
        last_ = now;
        last_work_ = worked;
    }

  private:
    bool quiet_;
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
    std::clock_t last_work_ = std::clock();
};

// A file's lines, made on all cores: lines(begin, end, text) adds those of some rows.
template <class Lines>
std::vector<std::string> in_pieces(std::string_view heading, std::size_t rows, unsigned threads,
                                   Lines lines) {
    constexpr std::size_t at_once = 8192;
    std::vector<std::string> pieces(1 + (rows + at_once - 1) / at_once);
    pieces.front() = heading;
    linkage::parallel_for(threads, pieces.size() - 1, [&](std::size_t piece) {
        lines(piece * at_once, std::min((piece + 1) * at_once, rows), pieces[piece + 1]);
    });
    return pieces;
}

std::vector<std::string> link_rows(const Linkage& found, const People& people, const List& left,
                                   const List& right, unsigned threads) {
    constexpr std::size_t ahead = 6;
    const std::uint32_t right_start = people.two_lists() ? people.left_count() : 0;
    const auto& links = found.links;
    return in_pieces("left_id,right_id,weight,probability,band,reasons\n", links.size(), threads,
                     [&](std::size_t begin, std::size_t end, std::string& text) {
        linkage::Reasons reasons(found, people);
        std::string why;
        for (std::size_t each = begin; each < end; ++each) {
            people.fetch(links[std::min(each + ahead, links.size() - 1)].right);
            const Link& link = links[each];
            left.append_id(link.left, text);
            text += ',';
            right.append_id(link.right - right_start, text);
            text += ',';
            linkage::append_fixed(text, link.weight, 2);
            text += ',';
            linkage::append_fixed(text, link.probability, 6);
            text += ',';
            text += linkage::name_of(link.band);
            text += ',';
            why.clear();
            reasons.append(link, why);
            append_cell(why, text);
            text += '\n';
        }
    });
}

void say_found(const Linkage& found) {
    double sure = 0;
    for (const Link& link : found.links) sure += link.band == linkage::Band::sure;
    std::cerr << fmt::format(
        "{:.0f} pairs compared by {} rules; about {:.2f}% of true pairs missed by them\n"
        "{} links, {:.0f} of them sure (from {:.4f}); look from {:.4f}\n",
        found.candidates, found.rules.size(), 100 * found.missed, found.links.size(), sure,
        found.sure_from, found.look_from);
}

int run_link(Words& words) {
    Timing timing(words.quiet);
    words.right.map = words.left.map;
    People people;
    const List left = read_list(words.left, people, words.options.threads);
    people.end_left();
    const List right = read_list(words.right, people, words.options.threads);
    people.describe_names();
    people.drop_stand_in_dates();
    timing.done("read");
    const Linkage found = linkage::link(people, words.options);
    timing.done("linked");
    if (!words.out.empty()) {
        write_file(words.out, link_rows(found, people, left, right, words.options.threads));
        timing.done("written");
    }
    if (!words.report.empty()) {
        const std::string title = words.left.path.filename().string() + " linked with " +
                                  words.right.path.filename().string();
        write_file(words.report, link_report({title, {}}, found, people, left, right));
    }
    if (!words.quiet) say_found(found);
    if (!words.truth.empty()) {
        print_scores(std::cout, found, Truth(words.truth, left, right, people), people, left,
                     right);
    }
    return 0;
}

std::vector<std::string> cluster_rows(const std::vector<std::uint32_t>& clusters,
                                      const List& list, unsigned threads) {
    return in_pieces("record_id,cluster_id\n", clusters.size(), threads,
                     [&](std::size_t begin, std::size_t end, std::string& text) {
        for (std::size_t row = begin; row < end; ++row) {
            list.append_id(static_cast<std::uint32_t>(row), text);
            text += ',';
            text += std::to_string(clusters[row]);
            text += '\n';
        }
    });
}

int run_dedupe(Words& words) {
    Timing timing(words.quiet);
    People people;
    const List list = read_list(words.left, people, words.options.threads);
    people.describe_names();
    people.drop_stand_in_dates();
    timing.done("read");
    const Linkage found = linkage::link(people, words.options);
    timing.done("linked");
    const auto clusters = linkage::clusters(people, found, words.options.threshold);
    timing.done("clustered");
    const unsigned threads = words.options.threads;
    if (!words.out.empty()) write_file(words.out, cluster_rows(clusters, list, threads));
    if (!words.pairs.empty()) {
        write_file(words.pairs, link_rows(found, people, list, list, threads));
    }
    if (!words.report.empty()) {
        const std::string title = "Duplicates in " + words.left.path.filename().string();
        write_file(words.report, link_report({title, clusters}, found, people, list, list));
    }
    timing.done("written");
    if (!words.quiet) say_found(found);
    if (!words.truth.empty()) {
        const Truth truth(words.truth, list, list, people);
        print_cluster_scores(std::cout, clusters, truth);
        print_scores(std::cout, found, truth, people, list, list);
    }
    return 0;
}

}  // namespace

int link(const std::vector<std::string>& arguments) {
    CLI::App app("Link the people of two lists", "link");
    Words words;
    app.add_option("left", words.left.path, "CSV file")->required();
    app.add_option("right", words.right.path, "CSV file")->required();
    app.add_option("--out", words.out, "Write the links here, CSV");
    app.add_option("--left-id", words.left.id, "Column that names a row of the left list");
    app.add_option("--right-id", words.right.id, "Column that names a row of the right list");
    app.add_option("--links", words.links,
                   "one-to-one, many, or as-found: once where a list has one record a person")
        ->capture_default_str()
        ->check(CLI::IsMember({"one-to-one", "many", "as-found"}));
    add_common(app, words);
    if (const auto code = read_words(app, arguments)) return *code;
    if (words.links == "one-to-one") words.options.links = linkage::Links::one_to_one;
    if (words.links == "many") words.options.links = linkage::Links::many;
    return guarded([&] { return run_link(words); });
}

int dedupe(const std::vector<std::string>& arguments) {
    CLI::App app("Find the records of one list that speak of one person", "dedupe");
    Words words;
    app.add_option("file", words.left.path, "CSV file")->required();
    app.add_option("--out", words.out, "Write each record's cluster here, CSV");
    app.add_option("--pairs", words.pairs, "Write the scored pairs here, CSV");
    app.add_option("--id", words.left.id, "Column that names a row");
    add_common(app, words);
    if (const auto code = read_words(app, arguments)) return *code;
    return guarded([&] { return run_dedupe(words); });
}

}  // namespace kith::commands
