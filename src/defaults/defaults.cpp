#include "defaults/defaults.hpp"

#include <array>
#include <span>
#include <stdexcept>
#include <string>

namespace kith {

// Made by tools/embed: {file name, SHA-256, content} of every file here.
std::span<const std::array<std::string_view, 3>> default_files();

}  // namespace kith

namespace kith::defaults {

std::string_view file(std::string_view name) {
    for (const auto& [file_name, hash, content] : default_files()) {
        if (file_name == name) return content;
    }
    throw std::out_of_range("there is no default file " + std::string(name));
}

}  // namespace kith::defaults
