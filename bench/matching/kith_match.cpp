// `kith match` alone, quick to build: ninja kith_match.
#include "commands/match.hpp"

int main(int argc, char** argv) {
    return kith::commands::match({argv + 1, argv + argc});
}
