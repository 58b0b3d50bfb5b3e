#include "platform/web/exit_this_page.hpp"

namespace kith::web {
namespace {

std::vector<ExitFrom>& all() {
    static std::vector<ExitFrom> paths;
    return paths;
}

bool is_below(std::string_view path, std::string_view top) {
    if (top == "/") return path == "/";
    if (!path.starts_with(top)) return false;
    return top.back() == '/' ? path.size() > top.size()
                             : path.size() == top.size() || path[top.size()] == '/';
}

}  // namespace

void show_exit_on(std::vector<ExitFrom> paths) { all() = std::move(paths); }

std::optional<ExitFrom> exit_from(std::string_view path) {
    for (const ExitFrom& one : all()) {
        if (is_below(path, one.path)) return one;
    }
    return std::nullopt;
}

}  // namespace kith::web
