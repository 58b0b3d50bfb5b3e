#include "platform/base/json.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "platform/base/digits.hpp"
#include "platform/base/result.hpp"

namespace kith {
namespace {

// Taking a pointer part apart again.
std::string unescaped(std::string_view part) {
    std::string name;
    for (std::size_t place = 0; place < part.size(); ++place) {
        const bool escape = part[place] == '~' && place + 1 < part.size();
        if (escape) ++place;
        name += !escape ? part[place] : part[place] == '1' ? '/' : '~';
    }
    return name;
}

const Json* step(const Json& from, std::string_view part) {
    const auto* items = from.array();
    if (items == nullptr) return from.find(unescaped(part));
    const auto index = digits_value(part);
    const bool canonical = index && (part == "0" || part.front() != '0');
    if (!canonical || static_cast<std::size_t>(*index) >= items->size()) return nullptr;
    return &(*items)[static_cast<std::size_t>(*index)];
}

}  // namespace

Json::Json(std::size_t value) {
    if (value <= static_cast<std::size_t>(std::numeric_limits<std::int64_t>::max()))
        value_ = static_cast<std::int64_t>(value);
    else
        value_ = static_cast<double>(value);
}

std::optional<bool> Json::boolean() const {
    if (const auto* value = std::get_if<bool>(&value_)) return *value;
    return std::nullopt;
}

std::optional<std::int64_t> Json::integer() const {
    if (const auto* value = std::get_if<std::int64_t>(&value_)) return *value;
    const auto* value = std::get_if<double>(&value_);
    constexpr double limit = 9'007'199'254'740'992;  // 2^53: above it doubles skip whole numbers
    if (value == nullptr || std::abs(*value) > limit || std::floor(*value) != *value)
        return std::nullopt;
    return static_cast<std::int64_t>(*value);
}

std::optional<double> Json::number() const {
    if (const auto* value = std::get_if<double>(&value_)) return *value;
    if (const auto* value = std::get_if<std::int64_t>(&value_)) return static_cast<double>(*value);
    return std::nullopt;
}

std::string_view Json::type() const {
    return std::visit(overloaded{[](std::nullptr_t) { return "null"; },
                                 [](bool) { return "boolean"; },
                                 [](std::int64_t) { return "integer"; },
                                 [](double) { return "number"; },
                                 [](const std::string&) { return "string"; },
                                 [](const Array&) { return "array"; },
                                 [](const Object&) { return "object"; }},
                      value_);
}

const Json* Json::find(std::string_view name) const {
    const auto* members = object();
    if (members == nullptr) return nullptr;
    for (const auto& [key, value] : *members)
        if (key == name) return &value;
    return nullptr;
}

const Json* Json::at(std::string_view pointer) const {
    const Json* here = this;
    while (!pointer.empty() && here != nullptr) {
        if (pointer.front() != '/') return nullptr;
        pointer.remove_prefix(1);
        const auto end = std::min(pointer.find('/'), pointer.size());
        here = step(*here, pointer.substr(0, end));
        pointer.remove_prefix(end);
    }
    return here;
}

std::string_view Json::text_at(std::string_view pointer) const {
    const Json* found = at(pointer);
    const auto* text = found == nullptr ? nullptr : found->string();
    return text == nullptr ? std::string_view{} : std::string_view(*text);
}

Json& Json::set(std::string_view name, Json value) {
    if (is_null()) value_ = Object{};
    auto& members = std::get<Object>(value_);
    const auto same = [&](const Member& member) { return member.first == name; };
    const auto found = std::find_if(members.begin(), members.end(), same);
    if (found == members.end())
        members.emplace_back(std::string(name), std::move(value));
    else
        found->second = std::move(value);
    return *this;
}

Json& Json::append_new(std::string name, Json value) {
    if (is_null()) value_ = Object{};
    std::get<Object>(value_).emplace_back(std::move(name), std::move(value));
    return *this;
}

Json& Json::push(Json item) {
    if (is_null()) value_ = Array{};
    std::get<Array>(value_).push_back(std::move(item));
    return *this;
}

std::string json_pointer_part(std::string_view name) {
    std::string part = "/";
    for (const char c : name) {
        if (c == '~')
            part += "~0";
        else if (c == '/')
            part += "~1";
        else
            part += c;
    }
    return part;
}

}  // namespace kith
