#include "platform/sql/references.hpp"

#include <stdexcept>
#include <string>

#include "platform/sql/value_columns.hpp"

namespace kith::sql {
namespace {

constexpr int references_tried = 20;

}  // namespace

Reference free_reference(Session& session, std::string_view table, char letter) {
    const std::string taken =
        "SELECT 1 FROM " + std::string(table) + " WHERE reference = $1";
    for (int attempt = 0; attempt < references_tried; ++attempt) {
        const Reference made = Reference::make(letter);
        if (!session.one<std::int64_t>(taken, made)) return made;
    }
    throw std::logic_error("no free reference in " + std::string(table));
}

}  // namespace kith::sql
