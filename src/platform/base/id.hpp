// Strong ids: one type an entity (`using NeedId = Id<struct Need>;`), so that comparing two kinds
// does not compile. The value is the text of a UUID version 7 (RFC 9562), made by the program: it
// sorts by the time it was made, is safe in a web address, and says nothing of the person.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "platform/base/clock.hpp"
#include "platform/base/parsed.hpp"

namespace kith {

// The 36 characters of a UUID in lower case.
class Uuid {
  public:
    // A new version 7 UUID for this instant. Those made in the same millisecond sort in the order
    // they were made in this process. Safe from several threads.
    static Uuid make(Instant now);
    // The version 7 UUID of this instant with these 74 bits (the lowest 12 of `high`, 62 of `low`),
    // for made-up data that must come out the same each time.
    static Uuid of(Instant instant, std::uint32_t high, std::uint64_t low);
    // Reads any UUID of version 7 in lower or upper case.
    static Parsed<Uuid> parse(std::string_view text);

    std::string_view text() const { return {text_.data(), text_.size()}; }
    // When it was made, by the clock it was made with.
    Instant made_at() const;

    friend auto operator<=>(const Uuid&, const Uuid&) = default;

  private:
    explicit Uuid(const std::array<char, 36>& text) : text_(text) {}
    std::array<char, 36> text_;
};

template <class Entity>
class Id {
  public:
    explicit Id(const Uuid& uuid) : uuid_(uuid) {}
    static Id make(Instant now) { return Id(Uuid::make(now)); }
    static Parsed<Id> parse(std::string_view text) {
        return Uuid::parse(text).map([](const Uuid& uuid) { return Id(uuid); });
    }

    // Valid as long as this id is.
    std::string_view text() const { return uuid_.text(); }
    std::string string() const { return std::string(text()); }
    Instant made_at() const { return uuid_.made_at(); }

    friend auto operator<=>(const Id&, const Id&) = default;

  private:
    Uuid uuid_;
};

}  // namespace kith

template <class Entity>
struct std::hash<kith::Id<Entity>> {
    std::size_t operator()(const kith::Id<Entity>& id) const noexcept {
        return std::hash<std::string_view>{}(id.text());
    }
};
