// Any bytes at all, as text: none of them may become markup or leave an address's place.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "platform/html/html.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using kith::html::Html;
    using kith::html::Url;
    const std::string_view text(reinterpret_cast<const char*>(data), size);

    const bool escapes = Html(text).str().find_first_of("<>\"'") == std::string::npos;
    const std::string path = Url::path("/a/{}/b", text).with("q", text).str();
    const bool stays = path.starts_with("/a/") && path.find('/', 3) == path.find("/b?q=");
    const std::optional<Url> back = Url::same_site(text);
    const bool returns = !back || (back->str().starts_with('/') && !back->str().starts_with("//"));
    if (!escapes || !stays || !returns) {
        std::abort();
    }
    return 0;
}
