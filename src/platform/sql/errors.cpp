#include "platform/sql/errors.hpp"

#include <utility>

namespace kith::sql {
namespace {

std::string sentence(ConstraintViolated::Kind kind, const std::string& constraint) {
    const std::string named = constraint.empty() ? "" : " (" + constraint + ")";
    switch (kind) {
        case ConstraintViolated::Kind::unique: return "There is one like it already" + named;
        case ConstraintViolated::Kind::foreign_key: return "It refers to nothing there" + named;
        case ConstraintViolated::Kind::check: return "A check of the schema refused it" + named;
        case ConstraintViolated::Kind::not_null: return "A needed value is missing" + named;
    }
    return "A rule of the schema refused it" + named;
}

}  // namespace

ConstraintViolated::ConstraintViolated(Kind kind, std::string constraint)
    : std::runtime_error(sentence(kind, constraint)),
      kind_(kind),
      constraint_(std::move(constraint)) {}

}  // namespace kith::sql
