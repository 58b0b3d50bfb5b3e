// The files inside a ZIP archive (APPNOTE 6.3), stored or deflated, read from memory.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "platform/base/parsed.hpp"

namespace kith::lists {

class Zip {
  public:
    // `bytes` must outlive it. Refuses what is no archive, is encrypted, or is larger than a
    // workbook of a list may be.
    static Parsed<Zip> open(std::string_view bytes);

    bool has(std::string_view name) const { return files_.contains(name); }
    // The file unpacked; refuses one that is damaged or unfolds beyond `most` bytes.
    Parsed<std::string> read(std::string_view name, std::size_t most) const;

  private:
    struct File {
        std::size_t offset, packed, size;
        std::uint16_t method;
    };
    std::string_view bytes_;
    std::map<std::string, File, std::less<>> files_;
};

}  // namespace kith::lists
