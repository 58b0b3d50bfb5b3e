#include <fmt/chrono.h>
#include <fmt/ostream.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <ostream>

#include "platform/base/day.hpp"
#include "platform/base/email.hpp"
#include "platform/base/nhs_number.hpp"
#include "platform/base/pence.hpp"
#include "platform/base/phone.hpp"
#include "platform/base/postcode.hpp"
#include "platform/base/private.hpp"
#include "platform/base/uprn.hpp"

namespace kith {
namespace {

template <class T>
concept Streamable = requires(std::ostream& out, const T& value) { out << value; };

template <class T>
constexpr bool can_be_logged = fmt::is_formattable<T>::value || Streamable<T>;

static_assert(can_be_logged<int> && can_be_logged<std::string>);

template <class T>
class PersonalData : public testing::Test {};
using PersonalTypes =
    testing::Types<Postcode, Phone, NhsNumber, Uprn, Email, Pence, Private, Day>;
TYPED_TEST_SUITE(PersonalData, PersonalTypes);

TYPED_TEST(PersonalData, CannotBeWrittenToALog) { EXPECT_FALSE(can_be_logged<TypeParam>); }

}  // namespace
}  // namespace kith
