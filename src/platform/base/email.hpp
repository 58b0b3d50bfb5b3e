// An e-mail address that mail can be sent to.
#pragma once

#include <compare>
#include <functional>
#include <string>
#include <string_view>

#include "platform/base/parsed.hpp"

namespace kith {

class Email {
  public:
    // Takes what the GOV.UK services take: no quoted or commented local parts, a domain with a dot.
    // A domain in another script is kept in its ASCII form. Spaces round it are dropped.
    static Parsed<Email> parse(std::string_view text);

    // The local part as entered and the domain in lower case.
    const std::string& text() const { return text_; }
    const std::string& for_reader() const { return text_; }
    std::string_view domain() const;
    // All in lower case, for asking whether two addresses are one: no mail server in use tells
    // them apart by case.
    std::string key() const;

    friend auto operator<=>(const Email&, const Email&) = default;

  private:
    explicit Email(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

}  // namespace kith

template <>
struct std::hash<kith::Email> {
    std::size_t operator()(const kith::Email& email) const noexcept {
        return std::hash<std::string>{}(email.text());
    }
};
