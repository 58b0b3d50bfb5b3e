#include <algorithm>
#include <array>
#include <utility>

#include "practice/accounts/accounts.hpp"

namespace kith::accounts {
namespace {

// The first permission somebody holds says where their work is. Those of other slices are named
// here as text, because this slice lies below theirs.
constexpr std::array<std::string_view, 7> by_importance{
    "needs.work", "accounts.manage", "sharing.govern", "referrals.answer",
    "jobs.do",    "insight.see",     "calls.make"};

html::Url page_for(std::string_view permission) {
    if (permission == "accounts.manage") return html::Url::path("/admin");
    if (permission == "sharing.govern") return html::Url::path("/sharing");
    if (permission == "referrals.answer") return html::Url::path("/partner");
    if (permission == "jobs.do") return html::Url::path("/my-jobs");
    if (permission == "insight.see") return html::Url::path("/overview");
    return html::Url::path("/work");
}

}  // namespace

html::Url landing(const web::Viewer& viewer) {
    for (const auto permission : by_importance) {
        if (viewer.may({permission, ""})) return page_for(permission);
    }
    return html::Url::path("/account");
}

}  // namespace kith::accounts
