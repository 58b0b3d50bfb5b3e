#include "practice/messages/way.hpp"

#include <array>

namespace kith::messages {
namespace {

std::string recipient_of(const Reach& reach, std::string_view channel) {
    if (channel == "email") return reach.email;
    if (channel == "text") return reach.mobile;
    if (channel == "letter") return reach.postal;
    return "";
}

}  // namespace

std::optional<Way> choose_way(const Reach& reach, const std::optional<std::string>& wanted) {
    if (reach.care.died_on) return std::nullopt;
    const auto way = [&](const std::string& channel) -> std::optional<Way> {
        const std::string recipient = recipient_of(reach, channel);
        if (recipient.empty()) return std::nullopt;
        return Way{channel, recipient, reach.care.format};
    };
    if (wanted) return way(*wanted);
    // What lies on the mat or shows on a shared phone may put somebody in danger.
    if (!reach.care.safe_contact.empty()) return std::nullopt;
    // A format on paper is asked for by those who cannot read a screen.
    const bool on_paper = reach.care.format == "large print" || reach.care.format == "braille";
    if (on_paper) {
        if (auto letter = way("letter")) return letter;
    }
    if (auto own = way(reach.care.contact_by)) return own;
    for (const std::string channel : {"email", "text", "letter"}) {
        if (auto other = way(channel)) return other;
    }
    return std::nullopt;
}

}  // namespace kith::messages
