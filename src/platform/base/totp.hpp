// The six digits of an authenticator app (RFC 6238: SHA-1, 30 seconds), by liboath.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/clock.hpp"

namespace kith {

// A new secret of 160 bits in base32, as apps take it.
std::string make_totp_secret();

// The code an app shows at that instant. Throws std::invalid_argument for a secret that is not
// base32.
std::string totp_code(std::string_view secret, Instant when);

// Which 30-second step of time the code belongs to, if it is right: the current one, or one up to
// `window` steps before or after, and later than `last_used`. Store the step and pass it as
// `last_used` from then on, so that no code is taken twice. Spaces in the code do not matter.
std::optional<std::int64_t> totp_step(std::string_view secret, std::string_view code, Instant now,
                                      std::optional<std::int64_t> last_used = {}, int window = 1);

// The address behind the square that an app scans: otpauth://totp/…
std::string totp_uri(std::string_view issuer, std::string_view account, std::string_view secret);

}  // namespace kith
