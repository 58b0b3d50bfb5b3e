#include "practice/messages/webhook.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

#include "platform/base/crypto.hpp"
#include "platform/base/json.hpp"

namespace kith::messages {
namespace {

constexpr std::string_view secret_prefix = "whsec_";
constexpr std::size_t longest_address = 500;

struct Network {
    std::uint32_t address;
    int bits;
};
// Special-purpose IPv4 networks (RFC 6890 and its registry).
constexpr std::array networks{
    Network{0x00000000, 8},  Network{0x0A000000, 8},  Network{0x64400000, 10},
    Network{0x7F000000, 8},  Network{0xA9FE0000, 16}, Network{0xAC100000, 12},
    Network{0xC0000000, 24}, Network{0xC0000200, 24}, Network{0xC0A80000, 16},
    Network{0xC6120000, 15}, Network{0xC6336400, 24}, Network{0xCB007100, 24},
    Network{0xE0000000, 4},  Network{0xF0000000, 4}};

bool is_inside_4(std::uint32_t address) {
    return std::ranges::any_of(networks, [&](const Network& network) {
        return (address ^ network.address) >> (32 - network.bits) == 0;
    });
}

// Only global unicast, 2000::/3, is outside; of that, addresses that stand for IPv4 ones are not.
bool is_inside_6(const in6_addr& address) {
    const auto* byte = address.s6_addr;
    if (IN6_IS_ADDR_V4MAPPED(&address)) {
        return is_inside_4(static_cast<std::uint32_t>(byte[12]) << 24 |
                           static_cast<std::uint32_t>(byte[13]) << 16 |
                           static_cast<std::uint32_t>(byte[14]) << 8 | byte[15]);
    }
    const bool six_to_four = byte[0] == 0x20 && byte[1] == 0x02;
    const bool special = byte[0] == 0x20 && byte[1] == 0x01 && byte[2] < 0x02;
    return (byte[0] & 0xE0U) != 0x20 || six_to_four || special;
}

// The host of an address: after the scheme, before a port, path or query.
std::string_view host_of(std::string_view url) {
    url.remove_prefix(std::min(url.size(), url.find("://") + 3));
    url = url.substr(0, url.find_first_of("/?#"));
    if (url.starts_with('[')) return url.substr(1, url.find(']') - 1);
    return url.substr(0, url.find(':'));
}

}  // namespace

const std::vector<KnownEvent>& known_events() {
    static const std::vector<KnownEvent> all{
        {{"contact.taken", "Somebody asked for something, or told us something", "contact"},
         "needs.see"},
        {{"need.created", "A need was opened", "need"}, "needs.see"},
        {{"need.changed", "A need was asked again, given to somebody, moved or closed", "need"},
         "needs.see"},
        {{"concern.raised", "Somebody is worried about a person", "concern"}, "concerns.work"},
        {{"concern.closed", "A concern was answered", "concern"}, "concerns.work"},
        {{"referral.offered", "A need was offered to an organisation", "referral"},
         "referrals"},
        {{"referral.changed", "A step was taken with a referral", "referral"}, "referrals"},
        {{"job.created", "A job for a volunteer was made", "job"}, "jobs.coordinate"},
        {{"job.changed", "A job was offered, taken on, worked on or ended", "job"},
         "jobs.coordinate"},
        {{"call.attempted", "Somebody was rung, with or without success", "call"}, "calls.make"},
    };
    return all;
}

const std::vector<web::api::Event>& events() {
    static const auto all = [] {
        std::vector<web::api::Event> named;
        for (const KnownEvent& known : known_events()) named.push_back(known.event);
        return named;
    }();
    return all;
}

std::string_view permission_of(std::string_view event) {
    for (const KnownEvent& known : known_events()) {
        if (known.event.name == event) return known.permission;
    }
    return "";
}

std::string body_of(const Happening& happening, Instant at) {
    Json data = Json::object({{"id", happening.id}});
    if (!happening.reference.empty()) data.set("reference", happening.reference);
    if (!happening.status.empty()) data.set("status", happening.status);
    return Json::object({{"type", happening.event},
                         {"timestamp", iso_text(at)},
                         {"data", std::move(data)}})
        .print();
}

std::string make_secret() { return std::string(secret_prefix) + base64(random_bytes(32)); }

std::optional<std::string> signature_of(std::string_view secret, std::string_view id, Instant at,
                                        std::string_view body) {
    if (!secret.starts_with(secret_prefix)) return std::nullopt;
    const auto key = from_base64(secret.substr(secret_prefix.size()));
    if (!key) return std::nullopt;
    const auto seconds =
        std::chrono::duration_cast<std::chrono::seconds>(at.time_since_epoch()).count();
    const std::string text =
        std::string(id) + "." + std::to_string(seconds) + "." + std::string(body);
    return "v1," + base64(hmac_sha256(*key, text));
}

bool is_inside(std::string_view ip_address) {
    const std::string text(ip_address);
    in_addr four{};
    if (inet_pton(AF_INET, text.c_str(), &four) == 1) return is_inside_4(ntohl(four.s_addr));
    in6_addr six{};
    if (inet_pton(AF_INET6, text.c_str(), &six) == 1) return is_inside_6(six);
    return true;
}

std::optional<std::string> fault_of_address(std::string_view url, bool inside) {
    if (url.size() > longest_address) return "The address is too long";
    const bool safe_characters =
        std::ranges::all_of(url, [](char c) { return c > ' ' && c < 127; });
    const bool http = inside && url.starts_with("http://");
    if (!safe_characters || (!url.starts_with("https://") && !http)) {
        return "The address must begin with https://";
    }
    const std::string_view host = host_of(url);
    if (host.empty() || host.find('@') != std::string_view::npos ||
        url.find('@') != std::string_view::npos) {
        return "The address must name a computer, without a user or password";
    }
    if (inside) return std::nullopt;
    const bool number = host.find_first_not_of("0123456789.") == std::string_view::npos ||
                        host.find(':') != std::string_view::npos;
    if (host.find('.') == std::string_view::npos && !number) {
        return "The address must name a computer on the internet";
    }
    if (number && is_inside(host)) return "The address belongs to a private network";
    return std::nullopt;
}

}  // namespace kith::messages
