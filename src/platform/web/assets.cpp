#include "platform/web/assets.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace kith::web {

const Asset* asset_at(std::string_view path) {
    const auto all = assets();
    const auto found = std::ranges::find(all, path, &Asset::path);
    return found == all.end() ? nullptr : &*found;
}

std::string_view asset_url(std::string_view name) {
    const auto all = assets();
    const auto found = std::ranges::lower_bound(all, name, {}, &Asset::name);
    if (found == all.end() || found->name != name) {
        throw std::logic_error("no asset is called " + std::string(name));
    }
    return found->path;
}

}  // namespace kith::web
