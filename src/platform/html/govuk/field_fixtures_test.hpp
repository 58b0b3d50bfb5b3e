// Test support: the options that several fields share.
#pragma once

#include "platform/html/govuk/field.hpp"
#include "platform/html/govuk/fieldset.hpp"
#include "platform/html/govuk/fixtures_test.hpp"

namespace kith::govuk::fixtures {

Label label_of(const Options& options);
Hint hint_of(const Options& options);
ErrorMessage error_of(const Options& options);
Legend legend_of(const Options& options);
Fieldset fieldset_of(const Options& options);
FormGroup group_of(const Options& options);

}  // namespace kith::govuk::fixtures
