// What somebody has answered so far on the public pages: words by the name of their field.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/json.hpp"
#include "platform/web/request.hpp"

namespace kith::asking {

class Answers {
  public:
    // The first answer of a field, or "".
    std::string_view get(std::string_view field) const;
    const std::vector<std::string>& all(std::string_view field) const;
    bool has(std::string_view field, std::string_view value) const;
    // Empty answers are not kept.
    void set(std::string_view field, std::vector<std::string> values);

    // A step counts as done when its page was sent without a fault.
    bool is_done(std::string_view step) const;
    void finish(std::string_view step);
    void reopen(std::string_view step);

    // Takes over what was typed for these fields, tidied; other fields of the form are passed over.
    void take(const web::Fields& form, const std::vector<std::string>& fields);
    // Replaces these fields by those of `other`.
    void take(const Answers& other, const std::vector<std::string>& fields);

    Json to_json() const;
    static Answers from_json(const Json& json);

  private:
    std::map<std::string, std::vector<std::string>, std::less<>> values_;
    std::set<std::string, std::less<>> done_;
};

}  // namespace kith::asking
