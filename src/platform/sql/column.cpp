#include "platform/sql/column.hpp"

namespace kith::sql::detail {

void refuse_stored(std::string_view type) {
    throw Misuse("A column holds something that is not " + std::string(type));
}

void refuse_range() { throw Misuse("A whole number does not fit its type"); }

}  // namespace kith::sql::detail
