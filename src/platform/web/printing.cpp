#include "platform/web/printing.hpp"

namespace kith::web {

html::Html print_button() {
    return html::markup(R"(<button type="button" class="govuk-button govuk-button--secondary
        kith-screen-only" data-print="" hidden>Print</button>)");
}

}  // namespace kith::web
