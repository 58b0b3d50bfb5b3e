#include "platform/web/route.hpp"

#include <algorithm>
#include <stdexcept>

namespace kith::web {

namespace {

std::vector<std::string_view> segments_of(std::string_view path) {
    std::vector<std::string_view> segments;
    path.remove_prefix(1);
    while (true) {
        const auto slash = path.find('/');
        segments.push_back(path.substr(0, slash));
        if (slash == std::string_view::npos) return segments;
        path.remove_prefix(slash + 1);
    }
}

bool is_parameter(std::string_view segment) {
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

bool is_rest(std::string_view segment) {
    return is_parameter(segment) && segment.ends_with("...}");
}

std::string_view parameter_name(std::string_view segment) {
    segment = segment.substr(1, segment.size() - 2);
    return segment.ends_with("...") ? segment.substr(0, segment.size() - 3) : segment;
}

[[noreturn]] void refuse(const Route& route, const char* why) {
    throw std::logic_error(std::string(method_name(route.method)) + " " + std::string(route.path) +
                           ": " + why);
}

}  // namespace

struct Router::Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> fixed;
    std::unique_ptr<Node> any;         // {name}
    std::vector<const Route*> routes;  // those whose path ends here
    std::vector<const Route*> rests;   // those that end here with {name...}

    Node& child(std::string_view segment) {
        auto& place = is_parameter(segment) ? any : fixed[std::string(segment)];
        if (!place) place = std::make_unique<Node>();
        return *place;
    }

    // The routes of the path from `at` on, the most particular first; nothing when there are none.
    const std::vector<const Route*>* find(const std::vector<std::string_view>& path,
                                          std::size_t at) const {
        if (at == path.size()) return routes.empty() ? nullptr : &routes;
        if (const auto found = fixed.find(path[at]); found != fixed.end()) {
            if (const auto* end = found->second->find(path, at + 1)) return end;
        }
        if (any && !path[at].empty()) {
            if (const auto* end = any->find(path, at + 1)) return end;
        }
        return rests.empty() || path[at].empty() ? nullptr : &rests;
    }
};

Router::Router(std::vector<Route> routes)
    : routes_(std::move(routes)), root_(std::make_unique<Node>()) {
    for (const Route& route : routes_) {
        if (!route.path.starts_with('/')) refuse(route, "a path begins with a slash");
        if (!route.handler) refuse(route, "has no handler");
        Node* node = root_.get();
        const auto segments = segments_of(route.path);
        const bool rest = is_rest(segments.back());
        for (std::size_t i = 0; i + (rest ? 1 : 0) < segments.size(); ++i) {
            if (is_rest(segments[i])) refuse(route, "{name...} must come last");
            node = &node->child(segments[i]);
        }
        auto& ending = rest ? node->rests : node->routes;
        for (const Route* other : ending) {
            if (other->method == route.method) refuse(route, "is there twice");
        }
        ending.push_back(&route);
    }
}

Router::~Router() = default;
Router::Router(Router&&) noexcept = default;

Match Router::find(Method method, std::string_view path) const {
    Match match;
    if (!path.starts_with('/')) return match;
    const auto parts = segments_of(path);
    const auto* routes = root_->find(parts, 0);
    if (!routes) return match;
    for (const Route* route : *routes) {
        match.allowed.push_back(route->method);
        if (route->method == method) match.route = route;
    }
    if (!match.route) return match;
    const auto segments = segments_of(match.route->path);
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (!is_parameter(segments[i])) continue;
        const auto begins = static_cast<std::size_t>(parts[i].data() - path.data());
        const auto value = is_rest(segments[i]) ? path.substr(begins) : parts[i];
        match.parameters.emplace(parameter_name(segments[i]), value);
    }
    return match;
}

std::vector<Route> join_routes(std::initializer_list<std::vector<Route>> tables) {
    std::vector<Route> all;
    for (const auto& table : tables) all.insert(all.end(), table.begin(), table.end());
    return all;
}

}  // namespace kith::web
