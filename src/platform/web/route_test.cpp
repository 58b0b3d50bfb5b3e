#include "platform/web/route.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace kith::web {
namespace {

Response nothing(Context&) { return {}; }

Route route(Method method, std::string_view path) {
    return {method, path, Permission::everyone(), nothing};
}

const Router& router() {
    static const Router made({
        route(Method::get, "/"),
        route(Method::get, "/people"),
        route(Method::get, "/people/new"),
        route(Method::get, "/people/{person}"),
        route(Method::post, "/people/{person}"),
        route(Method::get, "/people/{person}/needs/{need}"),
        route(Method::get, "/people/new/{step}"),
        route(Method::get, "/files/{rest...}"),
    });
    return made;
}

std::string_view found(std::string_view path) {
    const auto match = router().find(Method::get, path);
    return match.route ? match.route->path : "nothing";
}

TEST(Routing, FindsTheMostParticularRoute) {
    EXPECT_EQ(found("/"), "/");
    EXPECT_EQ(found("/people/new"), "/people/new");
    EXPECT_EQ(found("/people/7"), "/people/{person}");
    EXPECT_EQ(found("/people/new/2"), "/people/new/{step}");
    EXPECT_EQ(found("/people/new/needs/2"), "/people/{person}/needs/{need}");
}

TEST(Routing, FillsParameters) {
    const auto match = router().find(Method::get, "/people/7/needs/a b");
    EXPECT_EQ(match.parameters.at("person"), "7");
    EXPECT_EQ(match.parameters.at("need"), "a b");
    EXPECT_EQ(router().find(Method::get, "/files/a/b/c").parameters.at("rest"), "a/b/c");
}

TEST(Routing, FindsNothingElse) {
    for (const char* path : {"", "people", "/People", "/people/", "/people//needs/1", "/files",
                             "/files/", "/people/7/needs", "//"}) {
        EXPECT_EQ(found(path), "nothing") << path;
    }
}

TEST(Routing, SaysWhichMethodsAPathHas) {
    const auto match = router().find(Method::remove, "/people/7");
    EXPECT_EQ(match.route, nullptr);
    EXPECT_EQ(match.allowed, (std::vector<Method>{Method::get, Method::post}));
    EXPECT_TRUE(router().find(Method::get, "/none").allowed.empty());
}

TEST(Routing, RefusesTablesThatContradictThemselves) {
    EXPECT_THROW(Router({route(Method::get, "/a/{b}"), route(Method::get, "/a/{c}")}),
                 std::logic_error);
    EXPECT_THROW(Router({route(Method::get, "a")}), std::logic_error);
    EXPECT_THROW(Router({route(Method::get, "/{a...}/b")}), std::logic_error);
}

}  // namespace
}  // namespace kith::web
