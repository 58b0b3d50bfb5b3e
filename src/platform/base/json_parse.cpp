// The only file that includes nlohmann's JSON: its reader calls us for each value.
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "platform/base/json.hpp"

namespace kith {
namespace {

// Builds the value as its parts are read. A false answer stops the reader.
class Builder {
  public:
    explicit Builder(int depth_most) : depth_most_(static_cast<std::size_t>(depth_most)) {}

    bool null() { return add(nullptr); }
    bool boolean(bool value) { return add(value); }
    bool number_integer(std::int64_t value) { return add(value); }
    bool number_unsigned(std::uint64_t value) { return add(std::size_t{value}); }
    bool number_float(double value, const std::string&) {
        return std::isfinite(value) ? add(value) : refuse("a number is too large");
    }
    bool string(std::string& value) { return add(std::move(value)); }
    bool binary(std::vector<std::uint8_t>&) { return refuse("binary values are not JSON"); }
    bool start_object(std::size_t) { return open(Json::Object{}); }
    bool start_array(std::size_t) { return open(Json::Array{}); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

    bool key(std::string& name) {
        const auto* members = open_.back().value.object();
        auto& names = open_.back().names;
        // Looked up in a sorted list once there are many, so that a long object stays cheap.
        if (members->size() < 16) {
            if (open_.back().value.find(name) != nullptr) return twice(name);
        } else {
            if (names.empty())
                for (const auto& member : *members) names.insert(member.first);
            if (!names.insert(name).second) return twice(name);
        }
        open_.back().pending = std::move(name);
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception&) {
        return refuse("unexpected character or end at byte " + std::to_string(position));
    }

    Json take() { return std::move(root_); }
    const std::string& fault() const { return fault_; }

  private:
    struct Open {
        Json value;
        std::string pending;  // the name the next value gets
        std::set<std::string> names;
    };

    bool refuse(std::string fault) {
        fault_ = std::move(fault);
        return false;
    }
    bool twice(const std::string& name) { return refuse("the name \"" + name + "\" comes twice"); }

    bool add(Json value) {
        if (open_.empty()) {
            root_ = std::move(value);
        } else if (open_.back().value.array() != nullptr) {
            open_.back().value.push(std::move(value));
        } else {
            open_.back().value.append_new(std::move(open_.back().pending), std::move(value));
        }
        return true;
    }

    bool open(Json empty) {
        if (open_.size() == depth_most_) return refuse("values are nested too deep");
        open_.push_back({std::move(empty), {}, {}});
        return true;
    }

    bool close() {
        Json done = std::move(open_.back().value);
        open_.pop_back();
        return add(std::move(done));
    }

    std::size_t depth_most_;
    std::vector<Open> open_;
    Json root_;
    std::string fault_;
};

}  // namespace

Parsed<Json> Json::parse(std::string_view text, int depth_most) {
    Builder builder(depth_most);
    if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder))
        return refused("This is not JSON we can read: " + builder.fault());
    return builder.take();
}

}  // namespace kith
