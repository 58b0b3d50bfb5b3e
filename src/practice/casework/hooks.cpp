#include "practice/casework/hooks.hpp"

namespace kith::casework {
namespace {

struct Hooks {
    std::vector<Panel> panels;
    std::vector<OnClosed> closed;
    std::function<void(std::string_view)> publish;
};

// Filled by main while nothing else runs yet, and only read after that.
Hooks& hooks() {
    static Hooks all;
    return all;
}

}  // namespace

void add_panel(Panel panel) { hooks().panels.push_back(panel); }

const std::vector<Panel>& panels() { return hooks().panels; }

void on_closed(OnClosed told) { hooks().closed.push_back(told); }

void tell_closed(sql::Transaction& transaction, const ClosedNeed& need, Instant now) {
    for (const OnClosed told : hooks().closed) told(transaction, need, now);
}

void on_change(std::function<void(std::string_view topic)> publish) {
    hooks().publish = std::move(publish);
}

void announce(sql::Transaction& transaction, std::string_view topic) {
    if (!hooks().publish || transaction.actor().source.starts_with("import")) return;
    transaction.after_commit([topic = std::string(topic)] { hooks().publish(topic); });
}

}  // namespace kith::casework
