// Webhooks: which events there are, who may be told of them, how they are signed and where they may
// be sent. Pure; the rest is in the store and the sender.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "practice/messages/messages.hpp"

namespace kith::messages {

struct KnownEvent {
    web::api::Event event;
    std::string_view permission;  // whoever subscribes needs it
};
const std::vector<KnownEvent>& known_events();
// The permission an event asks for; "" when there is no such event.
std::string_view permission_of(std::string_view event);

// {"type", "timestamp", "data": {"id", "reference", "status"}}
std::string body_of(const Happening& happening, Instant at);

// A secret as subscribers keep it: whsec_ and the base64 of 32 random bytes.
std::string make_secret();
// "v1,BASE64": HMAC-SHA256 over "id.timestamp.body", as Standard Webhooks 1 has it. Nothing when
// the secret is not one.
std::optional<std::string> signature_of(std::string_view secret, std::string_view id, Instant at,
                                        std::string_view body);

// Why an address cannot be a webhook, as a sentence; nothing when it can. Without `inside` only
// https and names of the public internet.
std::optional<std::string> fault_of_address(std::string_view url, bool inside);
// Whether an IP address belongs to this machine, a private network or none at all.
bool is_inside(std::string_view ip_address);
// Whether the operator lets webhooks lead inside.
bool webhooks_inside();

}  // namespace kith::messages
