#include "practice/messages/webhook.hpp"

#include <gtest/gtest.h>

#include "platform/base/json.hpp"

namespace kith::messages {
namespace {

const Instant at = parse_instant("2021-04-12T17:24:29Z").value();

TEST(WebhookSignature, IsThatOfStandardWebhooks) {
    // The example that the Standard Webhooks libraries are tested with.
    const auto signature = signature_of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                        parse_instant("2021-02-25T15:02:10Z").value(),
                                        R"({"test": 2432232314})");
    EXPECT_EQ(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

TEST(WebhookSignature, ChangesWithEveryPartOfIt) {
    const auto secret = make_secret();
    const auto first = signature_of(secret, "a", at, "{}");
    EXPECT_NE(signature_of(secret, "b", at, "{}"), first);
    EXPECT_NE(signature_of(secret, "a", at + std::chrono::seconds(1), "{}"), first);
    EXPECT_NE(signature_of(secret, "a", at, "{ }"), first);
    EXPECT_NE(signature_of(make_secret(), "a", at, "{}"), first);
    EXPECT_EQ(signature_of("no secret", "a", at, "{}"), std::nullopt);
}

TEST(WebhookBody, HoldsIdsAndReferencesOnly) {
    const auto body = Json::parse(
        body_of({.event = "need.created", .id = "an-id", .reference = "N-7Q4M-2X9C",
                 .status = "waiting"},
                at));
    EXPECT_EQ(body->text_at("/type"), "need.created");
    EXPECT_EQ(body->text_at("/timestamp"), "2021-04-12T17:24:29.000Z");
    EXPECT_EQ(body->text_at("/data/reference"), "N-7Q4M-2X9C");
    EXPECT_EQ(body->find("data")->object()->size(), 3u);
}

TEST(WebhookAddress, LeadsToTheInternetByHttps) {
    for (const std::string url :
         {"https://hooks.example.org/kith", "https://hooks.example.org:8443/x?y=1",
          "https://8.8.8.8/x", "https://[2a00:1450::1]/x"}) {
        EXPECT_EQ(fault_of_address(url, false), std::nullopt) << url;
    }
    for (const std::string url :
         {"http://hooks.example.org", "ftp://hooks.example.org", "https://", "https://localhost/x",
          "https://127.0.0.1/x", "https://10.0.0.7", "https://169.254.169.254/latest",
          "https://[::1]/", "https://[fd00::1]/", "https://[::ffff:10.0.0.1]/",
          "https://user:secret@hooks.example.org", "https://hooks.example.org/a b", "hooks"}) {
        EXPECT_NE(fault_of_address(url, false), std::nullopt) << url;
    }
    EXPECT_EQ(fault_of_address("http://localhost:9000/x", true), std::nullopt);
}

TEST(WebhookAddress, IsInsideWhereNobodyElseShouldReach) {
    for (const char* inside : {"0.0.0.0", "10.1.2.3", "100.64.0.1", "127.9.9.9", "169.254.1.1",
                               "172.16.0.1", "172.31.255.255", "192.168.0.1", "224.0.0.1",
                               "255.255.255.255", "::", "::1", "fe80::1", "fc00::1", "ff02::1",
                               "2002:a00:1::", "not an address"}) {
        EXPECT_TRUE(is_inside(inside)) << inside;
    }
    for (const char* outside : {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2a00:1450::1"}) {
        EXPECT_FALSE(is_inside(outside)) << outside;
    }
}

}  // namespace
}  // namespace kith::messages
