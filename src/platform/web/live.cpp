#include "platform/web/live.hpp"

#include <algorithm>
#include <set>

#include "platform/base/json.hpp"

namespace kith::web {

namespace {

struct Visitor {
    std::string account_id;
    std::string name;
};

}  // namespace

struct Live::Board {
    using Ears = std::multimap<std::string, std::shared_ptr<Listener>, std::less<>>;
    using Visitors = std::multimap<std::string, Visitor, std::less<>>;

    mutable std::mutex mutex;
    Ears ears;
    Visitors visitors;

    void publish(std::string_view topic, std::string_view data) {
        std::vector<std::shared_ptr<Listener>> called;
        {
            const std::lock_guard lock(mutex);
            const auto [first, last] = ears.equal_range(topic);
            for (auto at = first; at != last; ++at) called.push_back(at->second);
        }
        for (const auto& listener : called) (*listener)(topic, data);
    }

    bool has(std::string_view thing, std::string_view account) const {
        const auto [first, last] = visitors.equal_range(thing);
        return std::any_of(first, last,
                           [&](const auto& entry) { return entry.second.account_id == account; });
    }
};

Live::Live() : board_(std::make_shared<Board>()) {}

void Live::publish(std::string_view topic, std::string_view data) { board_->publish(topic, data); }

std::shared_ptr<void> Live::listen(const std::vector<std::string>& topics, Listener listener) {
    using Places = std::vector<Board::Ears::iterator>;
    const auto ear = std::make_shared<Listener>(std::move(listener));
    auto places = std::make_unique<Places>();
    {
        const std::lock_guard lock(board_->mutex);
        for (const auto& topic : topics) places->push_back(board_->ears.emplace(topic, ear));
    }
    const auto leave = [board = board_](Places* held) {
        const std::lock_guard lock(board->mutex);
        for (const auto& place : *held) board->ears.erase(place);
        delete held;
    };
    return std::shared_ptr<Places>(places.release(), leave);
}

std::shared_ptr<void> Live::arrive(std::string thing, std::string account_id, std::string name) {
    bool news = false;
    Board::Visitors::iterator place;
    {
        const std::lock_guard lock(board_->mutex);
        news = !board_->has(thing, account_id);
        place = board_->visitors.emplace(thing, Visitor{account_id, std::move(name)});
    }
    const std::string topic = "present/" + thing;
    if (news) board_->publish(topic, "");
    const auto leave = [board = board_, topic, thing, account_id](Board::Visitors::iterator* held) {
        bool gone = false;
        {
            const std::lock_guard locked(board->mutex);
            board->visitors.erase(*held);
            gone = !board->has(thing, account_id);
        }
        delete held;
        if (gone) board->publish(topic, "");
    };
    return std::shared_ptr<Board::Visitors::iterator>(new Board::Visitors::iterator(place), leave);
}

std::vector<std::string> Live::present(std::string_view thing,
                                       std::string_view except_account) const {
    const std::lock_guard lock(board_->mutex);
    std::map<std::string_view, std::string_view> names;
    const auto [first, last] = board_->visitors.equal_range(thing);
    for (auto at = first; at != last; ++at) {
        if (at->second.account_id != except_account) {
            names.emplace(at->second.account_id, at->second.name);
        }
    }
    std::vector<std::string> present;
    for (const auto& [account, name] : names) present.emplace_back(name);
    std::sort(present.begin(), present.end());
    return present;
}

std::size_t Live::listening() const {
    const std::lock_guard lock(board_->mutex);
    std::set<const Listener*> ears;
    for (const auto& [topic, ear] : board_->ears) ears.insert(ear.get());
    return ears.size();
}

std::string event_text(const Live& live, std::string_view topic, std::string_view account_id) {
    constexpr std::string_view present = "present/";
    if (!topic.starts_with(present)) {
        return "event: changed\ndata: " + Json::object({{"topic", topic}}).print() + "\n\n";
    }
    const auto thing = topic.substr(present.size());
    Json::Array names;
    for (auto& name : live.present(thing, account_id)) names.emplace_back(std::move(name));
    return "event: presence\ndata: " +
           Json::object({{"topic", thing}, {"names", std::move(names)}}).print() + "\n\n";
}

bool is_topic(std::string_view text) {
    if (text.empty() || text.size() > 100) return false;
    return text.find_first_not_of(
               "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:") ==
           std::string_view::npos;
}

}  // namespace kith::web
