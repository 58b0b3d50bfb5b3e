// Parameters of the API's queries: each checked before the handler runs and written down in the
// OpenAPI document by the same description.
#pragma once

#include <charconv>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/describe.hpp"
#include "platform/web/context.hpp"

namespace kith::web::api {

using SchemaOf = Json (*)(Schemas& schemas);

// The short name of something that is data, such as a need category or a ward.
class Code {
  public:
    static Parsed<Code> parse(std::string_view text);
    std::string_view text() const { return text_; }
    const std::string& string() const { return text_; }
    friend bool operator==(const Code&, const Code&) = default;

  private:
    explicit Code(std::string_view text) : text_(text) {}
    std::string text_;
};

struct Parameter {
    std::string_view name;
    std::string_view about;
    SchemaOf schema = nullptr;
    bool (*accepts)(std::string_view text) = nullptr;
    std::vector<std::string_view> choices{};  // instead of a schema
    bool must_be_sent = false;

    Parameter required() const {
        Parameter one = *this;
        one.must_be_sent = true;
        return one;
    }
};

// A value as it stands in a query.
template <class T>
std::optional<T> from_query(std::string_view text) {
    Reading reading;
    if constexpr (std::same_as<T, bool>) {
        if (text == "true") return true;
        return text == "false" ? std::optional(false) : std::nullopt;
    } else if constexpr (std::integral<T>) {
        T value{};
        const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
        const bool whole = fault == std::errc{} && end == text.data() + text.size();
        return whole ? std::optional(value) : std::nullopt;
    } else {
        return JsonForm<T>::read(Json(text), reading);
    }
}

template <class T>
Parameter parameter(std::string_view name, std::string_view about) {
    return {.name = name, .about = about, .schema = schema_of<T>,
            .accepts = [](std::string_view text) { return from_query<T>(text).has_value(); }};
}

Parameter choice(std::string_view name, std::string_view about,
                 std::vector<std::string_view> choices);
template <class Texts>
Parameter choice_of(std::string_view name, std::string_view about, const Texts& texts) {
    return choice(name, about, {texts.begin(), texts.end()});
}

// The value of a parameter that was sent; the dispatcher has checked it.
template <class T>
std::optional<T> sent(const Context& context, std::string_view name) {
    const auto text = context.request.query.find(name);
    return text ? from_query<T>(*text) : std::nullopt;
}

}  // namespace kith::web::api

namespace kith {

template <>
inline constexpr TextForm text_form<web::api::Code>{
    {}, "^[A-Za-z0-9][A-Za-z0-9 _-]{0,59}$", "food"};

}  // namespace kith
