#include "commands/match.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace kith::commands {
namespace {

struct MatchFiles : testing::Test {
    MatchFiles() {
        const auto* const test = testing::UnitTest::GetInstance()->current_test_info();
        folder = std::filesystem::temp_directory_path() / (std::string("kith-") + test->name());
        std::filesystem::create_directories(folder);
    }
    ~MatchFiles() override { std::filesystem::remove_all(folder); }

    std::string write(const std::string& name, std::string_view text) {
        std::ofstream(folder / name) << text;
        return (folder / name).string();
    }
    std::string read(const std::string& name) {
        std::ostringstream text;
        text << std::ifstream(folder / name).rdbuf();
        return text.str();
    }
    std::string path(const std::string& name) { return (folder / name).string(); }

    std::filesystem::path folder;
};

TEST_F(MatchFiles, PlainArcsGiveTheCheapestAssignmentAndALastLine) {
    const auto arcs = write("arcs.csv", "job,volunteer,cost\nJ1,A,1\nJ1,B,5\nJ2,A,2\nJ3,A,9\n");
    const auto capacity = write("capacity.csv", "volunteer,capacity\nA,1\nB,1\n");
    testing::internal::CaptureStdout();

    const int code = match({"--arcs", arcs, "--capacity", capacity, "--unserved", "50", "--out",
                            path("out.csv"), "--quiet", "--bound"});

    EXPECT_EQ(code, 0);
    EXPECT_EQ(testing::internal::GetCapturedStdout(),
              "bound 57, gap 0\nassigned 2 of 3, total cost 57\n");
    EXPECT_EQ(read("out.csv"), "job,volunteer\nJ1,B\nJ2,A\n");
}

TEST_F(MatchFiles, OffersSayWhyAndTheReportIsWritten) {
    const auto jobs = write("jobs.csv", "job,east,north,kind\nJ1,0,0,shopping\nJ2,0,0,cooking\n");
    const auto volunteers = write("volunteers.csv",
                                  "volunteer,east,north,kinds\nA,300,0,shopping\n");
    testing::internal::CaptureStdout();

    const int code = match({"--jobs", jobs, "--volunteers", volunteers, "--out", path("out.csv"),
                            "--report", path("report.html"), "--now", "2020-11-16 09:00",
                            "--quiet"});

    EXPECT_EQ(code, 0);
    EXPECT_NE(testing::internal::GetCapturedStdout().find("assigned 1 of 2, total cost 1"),
              std::string::npos);
    EXPECT_NE(read("out.csv").find("J1,A,"), std::string::npos);
    EXPECT_NE(read("out.csv").find("more than one condition"), std::string::npos);
    EXPECT_NE(read("report.html").find("<svg"), std::string::npos);
}

TEST_F(MatchFiles, BadInputIsSaidWithItsLineAndEndsWithTwo) {
    const auto jobs = write("jobs.csv", "job,east,north,kind\nJ1,0,x,shopping\n");
    const auto volunteers = write("volunteers.csv", "volunteer\nA\n");
    testing::internal::CaptureStderr();

    const int code = match({"--jobs", jobs, "--volunteers", volunteers, "--out", path("out.csv"),
                            "--quiet"});

    EXPECT_EQ(code, 2);
    EXPECT_NE(testing::internal::GetCapturedStderr().find("jobs.csv line 2: east"),
              std::string::npos);
    EXPECT_FALSE(std::filesystem::exists(path("out.csv")));
}

TEST_F(MatchFiles, AFileThatIsNotThereEndsWithTwo) {
    testing::internal::CaptureStderr();
    EXPECT_EQ(match({"--jobs", path("no.csv"), "--volunteers", path("no.csv"), "--out", "x"}), 2);
    EXPECT_EQ(match({"--out", "x"}), 2);
    testing::internal::GetCapturedStderr();
}

}  // namespace
}  // namespace kith::commands
