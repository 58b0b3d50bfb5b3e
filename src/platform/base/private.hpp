// Words about a person that only those entitled may read: names, addresses, notes. There is no
// formatter and no stream operator for it, so writing one to a log does not compile.
#pragma once

#include <compare>
#include <functional>
#include <string>
#include <utility>

namespace kith {

class Private {
  public:
    Private() = default;
    explicit Private(std::string text) : text_(std::move(text)) {}

    // For a page, letter or message to somebody who may read it.
    const std::string& for_reader() const { return text_; }
    // For stores and rules.
    const std::string& text() const { return text_; }
    bool empty() const { return text_.empty(); }

    friend auto operator<=>(const Private&, const Private&) = default;

  private:
    std::string text_;
};

}  // namespace kith

template <>
struct std::hash<kith::Private> {
    std::size_t operator()(const kith::Private& text) const noexcept {
        return std::hash<std::string>{}(text.text());
    }
};
