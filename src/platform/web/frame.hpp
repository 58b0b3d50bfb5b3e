// What stands above and below a page's own content.
#pragma once

#include "platform/web/page.hpp"

namespace kith::web {

// True when the page has the dark bar of those who work in Kith all day.
bool has_staff_frame(const Context& context, const Page& page);

html::Html header(Context& context, const Page& page);
html::Html footer(Context& context, const Page& page);

}  // namespace kith::web
