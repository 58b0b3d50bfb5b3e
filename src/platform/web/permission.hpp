// What a route asks of whoever calls it. Roles, which are rows a council edits, grant permissions
// by name; the names are fixed here and in the slices because code is what asks for them.
#pragma once

#include <string_view>

namespace kith::web {

class Permission {
  public:
    Permission() = delete;  // a route without a permission does not compile

    // `name` is what roles grant ("people.see"); `meaning` completes "Someone with this may …".
    constexpr Permission(std::string_view name, std::string_view meaning)
        : name_(name), meaning_(meaning) {}

    static constexpr Permission everyone() { return {"everyone", "use the public pages"}; }
    static constexpr Permission signed_in() { return {"signed-in", "use Kith when signed in"}; }

    constexpr std::string_view name() const { return name_; }
    constexpr std::string_view meaning() const { return meaning_; }
    constexpr bool is_public() const { return name_ == "everyone"; }
    constexpr bool needs_only_sign_in() const { return name_ == "signed-in"; }
    friend constexpr bool operator==(const Permission& a, const Permission& b) {
        return a.name_ == b.name_;
    }

  private:
    std::string_view name_;
    std::string_view meaning_;
};

}  // namespace kith::web
