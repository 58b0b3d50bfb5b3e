#include "platform/web/listing.hpp"

namespace kith::web {

std::string unnamed() { return "Name not open to you"; }

}  // namespace kith::web
