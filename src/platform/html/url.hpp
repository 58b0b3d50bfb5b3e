// Addresses that can be put in a link. A Url is a path of this site with its arguments encoded, or
// an outside address that was checked; nothing else fits a slot of href, src or action.
#pragma once

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "platform/html/names.hpp"

namespace kith::html {

template <class T>
concept Number = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>;

// What is written by its text(), such as an id, a reference or a day. A value that is shown to
// readers by for_reader() is about a person and has no place in an address.
template <class T>
concept Designation = requires(const T& value) {
    { value.text() } -> std::convertible_to<std::string_view>;
} && !requires(const T& value) { value.for_reader(); };

// One argument of an address: text, a whole number, an id, a reference or a day.
class UrlPart {
  public:
    UrlPart(std::string_view text) : text_(text) {}
    UrlPart(const std::string& text) : text_(text) {}
    UrlPart(const char* text) : text_(text) {}
    UrlPart(Number auto number) : text_(std::to_string(number)) {}
    template <Designation T>
        requires(!std::same_as<T, UrlPart>)
    UrlPart(const T& designation) : text_(designation.text()) {}

    const std::string& text() const { return text_; }

  private:
    std::string text_;
};

namespace detail {

// A path with a {} for each argument, checked while compiling.
template <std::size_t Count>
class PathPattern {
  public:
    template <std::size_t Size>
    consteval PathPattern(const char (&pattern)[Size]) : text(pattern, Size - 1) {
        if (!text.starts_with('/') || text.starts_with("//")) {
            throw "a path of this site begins with exactly one slash";
        }
        std::size_t slots = 0;
        for (std::size_t at = 0; at < text.size(); ++at) {
            const char c = text[at];
            if (c == '?' || c == '#' || c == '\\' || c == '%' || c == '&' || c == ' ') {
                throw "a path holds no query or fragment: use .with(key, value) and .at(id)";
            }
            slots += c == '{' && at + 1 < text.size() && text[at + 1] == '}' ? 1 : 0;
        }
        if (slots != Count) {
            throw "the path has another number of {} than there are arguments";
        }
    }
    std::string_view text;
};

class FixedAddress {
  public:
    template <std::size_t Size>
    consteval FixedAddress(const char (&address)[Size]) : text(address, Size - 1) {
        if (!text.starts_with("https://") && !text.starts_with("tel:") &&
            !text.starts_with("mailto:") && !text.starts_with("sms:")) {
            throw "an outside address begins with https://, tel:, sms: or mailto:";
        }
    }
    std::string_view text;
};

}  // namespace detail

class Url {
  public:
    // No address: components leave the link out.
    Url() = default;

    // Url::path("/people/{}/needs/{}", person, need): each argument fills one segment, encoded.
    template <class... Parts>
    static Url path(detail::PathPattern<sizeof...(Parts)> pattern, const Parts&... parts) {
        return from_pattern(pattern.text, {UrlPart(parts)...});
    }
    // A fixed outside address, checked while compiling.
    static Url fixed(detail::FixedAddress address) { return Url(std::string(address.text)); }
    // An outside address from data: https, tel, sms or mailto and nothing else.
    static std::optional<Url> external(std::string_view address);
    // A path (with query) of this site from outside, such as where to go back to after signing in.
    static std::optional<Url> same_site(std::string_view path);
    // A place on the same page.
    static Url here(std::string_view id);
    // Any text at all, believed; only platform/html and its tests may call it.
    static Url trusted(std::string address) { return Url(std::move(address)); }

    // The same address with one more query parameter, both sides encoded.
    [[nodiscard]] Url with(std::string_view key, const UrlPart& value) const;
    // The same address at the element with this id.
    [[nodiscard]] Url at(std::string_view id) const;

    const std::string& str() const { return address_; }
    bool empty() const { return address_.empty(); }
    bool operator==(const Url&) const = default;

  private:
    explicit Url(std::string address) : address_(std::move(address)) {}
    static Url from_pattern(std::string_view pattern, std::initializer_list<UrlPart> parts);

    std::string address_;
};

// Everything but letters, digits and -._~ becomes %XX.
std::string percent_encoded(std::string_view text);

}  // namespace kith::html
