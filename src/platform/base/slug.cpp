#include "platform/base/slug.hpp"

#include "platform/base/text.hpp"

namespace kith {
namespace {

constexpr std::size_t longest = 40;

}  // namespace

std::string slug(std::string_view name) {
    std::string id;
    for (const char c : text::lower(text::without_accents(name))) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain) id += c;
        else if (!id.empty() && id.back() != '-') id += '-';
    }
    while (!id.empty() && id.back() == '-') id.pop_back();
    return id.substr(0, longest);
}

}  // namespace kith
