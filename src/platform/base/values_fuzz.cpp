// Any bytes as what somebody types into a field: refused, or a value whose text reads as itself.
#include <string_view>

#include "platform/base/email.hpp"
#include "platform/base/nhs_number.hpp"
#include "platform/base/pence.hpp"
#include "platform/base/phone.hpp"
#include "platform/base/reference.hpp"
#include "platform/base/text.hpp"
#include "platform/base/uprn.hpp"

namespace {

template <class Value>
void read(std::string_view typed) {
    const auto value = Value::parse(typed);
    if (value && Value::parse(value->text()) != value) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    read<kith::Phone>(text);
    read<kith::NhsNumber>(text);
    read<kith::Email>(text);
    read<kith::Uprn>(text);
    read<kith::Reference>(text);
    static_cast<void>(kith::Pence::parse(text));
    if (kith::text::valid_utf8(text) && !kith::text::valid_utf8(kith::text::folded(text))) {
        __builtin_trap();
    }
    return 0;
}
