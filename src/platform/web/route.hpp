// Routes as tables: a route without a permission does not compile.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/web/context.hpp"
#include "platform/web/response.hpp"

namespace kith::web {

namespace api {
struct Operation;
}

using Handler = Response (*)(Context&);

// What kind of answer a route gives, which decides how refusals look and whether CSRF is asked for.
enum class Kind {
    page,      // HTML; a POST must carry the CSRF token
    fragment,  // HTML put into a page by a script
    api,       // JSON; bearer token or session, refusals are problem details
    file,      // a download
    hook,      // called by machines with a secret of their own in the path or header
    plain,     // the same for everybody: nobody's session is looked up
};

// How often one caller may use a route. What an anonymous caller posts is always `public_form`
// at least.
enum class Limit {
    ordinary,     // no limit but the pool of workers
    public_form,  // some a minute for each address
    signing_in,   // few a minute for each address and e-mail, some more for each address
};

struct Route {
    Method method;
    std::string_view path;  // "/people/{person}"; "{rest...}" at the end takes all that follows
    Permission permission;
    Handler handler;
    Kind kind = Kind::page;
    Limit limit = Limit::ordinary;
    const api::Operation* operation = nullptr;  // of the API: what it takes and gives
};

struct Match {
    const Route* route{};
    std::map<std::string, std::string, std::less<>> parameters;
    std::vector<Method> allowed;  // when the path exists but not with this method
};

class Router {
  public:
    // Throws std::logic_error when two routes answer the same, or a path is not one.
    explicit Router(std::vector<Route> routes);
    ~Router();
    Router(Router&&) noexcept;

    // A fixed segment goes before a parameter: "/people/new" before "/people/{person}".
    Match find(Method method, std::string_view path) const;
    const std::vector<Route>& routes() const { return routes_; }

  private:
    struct Node;
    std::vector<Route> routes_;
    std::unique_ptr<Node> root_;
};

// One table after another.
std::vector<Route> join_routes(std::initializer_list<std::vector<Route>> tables);

}  // namespace kith::web
