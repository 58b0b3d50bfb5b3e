#include "platform/web/live.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace kith::web {
namespace {

TEST(LiveTopics, ReachTheirListenersUntilTheHandleIsDropped) {
    Live live;
    std::vector<std::string> heard;
    auto handle = live.listen({"needs", "calls"}, [&](std::string_view topic,
                                                      std::string_view data) {
        heard.push_back(std::string(topic) + ":" + std::string(data));
    });

    live.publish("needs", "1");
    live.publish("other");
    live.publish("calls");
    EXPECT_EQ(live.listening(), 1u);
    handle.reset();
    live.publish("needs");

    EXPECT_EQ(heard, (std::vector<std::string>{"needs:1", "calls:"}));
    EXPECT_EQ(live.listening(), 0u);
}

TEST(LiveTopics, MayBeListenedToByAHandleThatOutlivesTheHub) {
    std::shared_ptr<void> handle;
    {
        Live live;
        handle = live.listen({"needs"}, [](auto, auto) {});
    }
    handle.reset();
}

TEST(LiveTopics, ArePublishedAndListenedToFromManyThreads) {
    Live live;
    std::atomic<int> heard = 0;
    const auto always = live.listen({"t"}, [&](auto, auto) { ++heard; });
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int round = 0; round < 500; ++round) {
                const auto passing = live.listen({"t"}, [](auto, auto) {});
                live.publish("t");
            }
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(heard, 2000);
}

TEST(Presence, NamesOthersOnceWhileTheyAreThere) {
    Live live;
    int changes = 0;
    const auto watcher = live.listen({"present/person/7"}, [&](auto, auto) { ++changes; });
    const auto me = live.arrive("person/7", "a1", "Ada");
    auto first_tab = live.arrive("person/7", "a2", "Ben");
    auto second_tab = live.arrive("person/7", "a2", "Ben");
    EXPECT_EQ(live.present("person/7", "a1"), std::vector<std::string>{"Ben"});
    EXPECT_EQ(changes, 2);

    first_tab.reset();
    EXPECT_EQ(live.present("person/7", "a1").size(), 1u);
    second_tab.reset();
    EXPECT_TRUE(live.present("person/7", "a1").empty());
    EXPECT_EQ(changes, 3);
}

TEST(Topics, AreShortPlainWords) {
    EXPECT_TRUE(is_topic("person/0192-ab"));
    EXPECT_FALSE(is_topic(""));
    EXPECT_FALSE(is_topic("two words"));
    EXPECT_FALSE(is_topic("line\n"));
    EXPECT_FALSE(is_topic(std::string(101, 'a')));
}

}  // namespace
}  // namespace kith::web
