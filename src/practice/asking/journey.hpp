// The order of the public questions, pure: which pages these answers lead to, and which of them
// may be visited yet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "practice/asking/answers.hpp"
#include "practice/casework/casework.hpp"

namespace kith::asking {

// The page of a category's own questions: "need-food".
std::string step_of(const casework::Category& category);

class Journey {
  public:
    // `offered` are the categories of the public form.
    Journey(const Answers& answers, const std::vector<casework::Category>& offered);

    // Every page these answers lead to, in order, without the check of answers at the end.
    const std::vector<std::string>& steps() const { return steps_; }
    // The first page that still needs an answer; "check" when there is none. After a change this
    // asks what has newly become needed, and else leads back to the check.
    std::string_view next() const;
    // A page may be visited when all before it are answered.
    bool may_visit(std::string_view step) const;
    // The page before, "" before the first. From a finished journey, back is the check of answers.
    std::string_view before(std::string_view step) const;
    bool finished() const { return next() == "check"; }

  private:
    const Answers& answers_;
    std::vector<std::string> steps_;
};

}  // namespace kith::asking
