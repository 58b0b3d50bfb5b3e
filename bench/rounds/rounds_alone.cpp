// `kith rounds` alone, quick to build and called the same way: rounds_alone rounds --stops …
#include "commands/rounds.hpp"

int main(int argc, char** argv) {
    return kith::commands::rounds({argv + (argc > 1 ? 2 : 1), argv + argc});
}
