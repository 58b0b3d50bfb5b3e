// Writes a question of a given shape as arcs.csv and capacity.csv, for `kith match --arcs` and for
// others to solve: matching_write_arcs SHAPE JOBS VOLUNTEERS ARCS_A_JOB SEED FOLDER
#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <iostream>

#include "instances.hpp"

int main(int argc, char** argv) {
    if (argc != 7) {
        std::cerr << "matching_write_arcs SHAPE JOBS VOLUNTEERS ARCS_A_JOB SEED FOLDER\n";
        return 2;
    }
    const auto seed = std::strtoull(argv[5], nullptr, 10);
    const auto instance = kith::matching::make_instance(
        argv[1], std::atoi(argv[2]), std::atoi(argv[3]), std::atoi(argv[4]), seed);
    const std::string folder = argv[6];
    std::ofstream arcs(folder + "/arcs.csv");
    arcs << "job,volunteer,cost\n";
    for (const auto& arc : instance.question.arcs) {
        arcs << fmt::format("J{},V{},{}\n", arc.job, arc.volunteer, arc.cost);
    }
    std::ofstream capacity(folder + "/capacity.csv");
    capacity << "volunteer,capacity\n";
    for (std::size_t who = 0; who < instance.question.room.size(); ++who) {
        capacity << fmt::format("V{},{}\n", who, instance.question.room[who]);
    }
    std::cout << instance.question.unserved.at(0) << '\n';
}
