// Live updates: pages listen to topics, changes publish them, browsers fetch what changed.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace kith::web {

// Topics are plain words such as "needs" or "person/ID"; events carry no personal data.
// Every function may be called from any thread. Handles may outlive the Live they came from.
class Live {
  public:
    using Listener = std::function<void(std::string_view topic, std::string_view data)>;

    Live();

    // Calls the listeners of the topic, in the calling thread. Listeners must be quick.
    void publish(std::string_view topic, std::string_view data = "");
    // Listens until the returned handle is dropped.
    std::shared_ptr<void> listen(const std::vector<std::string>& topics, Listener listener);
    // Somebody has a thing open until the returned handle is dropped; "present/THING" is published
    // when that changes who has it open.
    std::shared_ptr<void> arrive(std::string thing, std::string account_id, std::string name);
    // Who has which thing open now: `thing` such as "person/ID"; names of others, for the banner,
    // in order of name, each once.
    std::vector<std::string> present(std::string_view thing,
                                     std::string_view except_account) const;
    // How many listeners there are, for the metrics.
    std::size_t listening() const;

  private:
    struct Board;
    std::shared_ptr<Board> board_;
};

// What the browser of `account_id` is sent when `topic` is published: the event "changed" with
// {"topic": …}, or for "present/THING" the event "presence" with {"topic": THING, "names": […]}.
std::string event_text(const Live& live, std::string_view topic, std::string_view account_id);

// True for what may be a topic: letters, digits and any of "-_./:", at most 100 bytes.
bool is_topic(std::string_view text);

}  // namespace kith::web
