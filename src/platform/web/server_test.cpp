#include "platform/web/server.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "platform/base/gzip.hpp"
#include "platform/web/assets.hpp"
#include "platform/web/example_test.hpp"
#include "platform/web/metrics.hpp"
#include "support/app/wire.hpp"

namespace kith::web {
namespace {

using namespace std::chrono_literals;
using test::wire::body_of;
using test::wire::get;
using test::wire::header_of;
using test::wire::Line;
using test::wire::Running;
using test::wire::status_of;

TEST(ServerOverSockets, KeepsAConnectionForManyRequests) {
    Running kith(example::routes());
    Line line(kith.server.port());
    for (int i = 0; i < 3; ++i) {
        line.say(get("/health"));
        const auto response = line.hear();
        ASSERT_EQ(status_of(response), 200);
        EXPECT_EQ(body_of(response), "alive\n");
        EXPECT_EQ(header_of(response, "Connection"), "keep-alive");
    }
    line.say(get("/health", "Connection: close\r\n"));
    EXPECT_EQ(header_of(line.hear(), "Connection"), "close");
}

TEST(ServerOverSockets, AnswersPipelinedRequestsInOrder) {
    Running kith(example::routes());
    Line line(kith.server.port());
    line.say(get("/robots.txt") + get("/health"));
    EXPECT_TRUE(body_of(line.hear()).starts_with("User-agent"));
    EXPECT_EQ(body_of(line.hear()), "alive\n");
}

TEST(ServerOverSockets, AnswersHeadWithTheLengthAndNoBody) {
    Running kith(example::routes());
    Line line(kith.server.port());
    line.say("HEAD /long HTTP/1.1\r\nHost: k\r\n\r\n");
    const auto head = line.hear(true);
    EXPECT_EQ(status_of(head), 200);
    EXPECT_EQ(header_of(head, "Content-Length"), "5000");
    line.say(get("/health"));
    EXPECT_EQ(status_of(line.hear()), 200);
}

TEST(ServerOverSockets, CompressesTextForThoseWhoTakeIt) {
    Running kith(example::routes());
    Line line(kith.server.port());
    line.say(get("/long", "Accept-Encoding: br, gzip;q=0.8\r\n"));
    const auto packed = line.hear();
    EXPECT_EQ(header_of(packed, "Content-Encoding"), "gzip");
    EXPECT_EQ(header_of(packed, "Vary"), "Accept-Encoding");
    EXPECT_EQ(gunzip(body_of(packed), 10'000).value_or(""), std::string(5000, 'x'));
    line.say(get("/long", "Accept-Encoding: gzip;q=0\r\n"));
    EXPECT_EQ(header_of(line.hear(), "Content-Encoding"), "");
}

TEST(ServerOverSockets, ServesAssetsForeverAndNotTwice) {
    Running kith(example::routes());
    Line line(kith.server.port());
    const std::string path(asset_url("app.css"));
    line.say(get(path));
    const auto first = line.hear();
    EXPECT_EQ(status_of(first), 200);
    EXPECT_EQ(header_of(first, "Cache-Control"), "public, max-age=31536000, immutable");
    const auto tag = header_of(first, "ETag");
    ASSERT_NE(tag, "");
    line.say(get(path, "If-None-Match: W/" + tag + "\r\n"));
    EXPECT_EQ(status_of(line.hear(true)), 304);
    line.say(get("/assets/app-OLD.css"));
    EXPECT_EQ(status_of(line.hear()), 404);
}

TEST(ServerOverSockets, RefusesOtherMethodsWithAllow) {
    Running kith(example::routes());
    Line line(kith.server.port());
    line.say("DELETE /notes HTTP/1.1\r\nHost: k\r\n\r\n");
    const auto refused = line.hear();
    EXPECT_EQ(status_of(refused), 405);
    EXPECT_EQ(header_of(refused, "Allow"), "GET, HEAD, OPTIONS");
    line.say("TRACE / HTTP/1.1\r\nHost: k\r\n\r\n");
    EXPECT_EQ(status_of(line.hear()), 405);
}

TEST(ServerOverSockets, SaysWhatIsWrongBeforeClosing) {
    Running kith(example::routes(),
                 {.longest_body = 1000, .longest_target = 200, .longest_header = 300});
    const auto answer_to = [&](const std::string& sent) {
        Line line(kith.server.port());
        line.say(sent);
        const auto response = line.hear_until_closed(3s);
        EXPECT_EQ(header_of(response, "Connection"), "close");
        EXPECT_NE(body_of(response).find("<h1>"), std::string::npos);
        return status_of(response);
    };
    EXPECT_EQ(answer_to("QUERY / HTTP/1.1\r\nHost: k\r\n\r\n"), 405);
    EXPECT_EQ(answer_to("GET nonsense\r\n\r\n"), 400);
    EXPECT_EQ(answer_to("GET / HTTP/1.1\r\nbad header\r\n\r\n"), 400);
    EXPECT_EQ(answer_to("POST /ask HTTP/1.1\r\nContent-Length: 5\r\n"
                        "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
              400);
    EXPECT_EQ(answer_to(get("/" + std::string(500, 'a'))), 414);
    EXPECT_EQ(answer_to(get("/", "X-Long: " + std::string(900, 'a') + "\r\n")), 431);
    EXPECT_EQ(answer_to("POST /ask HTTP/1.1\r\nHost: k\r\nContent-Length: 5000\r\n\r\n" +
                        std::string(5000, 'x')),
              413);
}

TEST(ServerOverSockets, LetsASlowCallerGoAndServesOthersMeanwhile) {
    Running kith(example::routes(), {.idle_timeout = 1s});
    Line slow(kith.server.port());
    slow.say("GET /health HTTP/1.1\r\nHos");
    Line quick(kith.server.port());
    quick.say(get("/health"));
    EXPECT_EQ(status_of(quick.hear()), 200);
    EXPECT_EQ(slow.hear_until_closed(5s), "");
}

TEST(ServerOverSockets, KeepsIdleConnectionsAndStillServes) {
    Running kith(example::routes());
    std::vector<std::unique_ptr<Line>> idle;
    for (int i = 0; i < 300; ++i) idle.push_back(std::make_unique<Line>(kith.server.port()));
    idle.back()->say(get("/health"));
    EXPECT_EQ(status_of(idle.back()->hear()), 200);
}

std::atomic<bool> slow_is_running = false;
std::atomic<bool> slow_may_end = true;

Response run_slowly(Context&) {
    slow_is_running = true;
    while (!slow_may_end) std::this_thread::sleep_for(1ms);
    return text(200, "done\n");
}

std::vector<Route> slow_route() {
    return {{Method::get, "/slow", Permission::everyone(), run_slowly, Kind::plain}};
}

void wait_for_slow() {
    while (!slow_is_running) std::this_thread::sleep_for(1ms);
}

TEST(GracefulStop, FinishesWhatRunsAndTakesNothingNew) {
    slow_is_running = false;
    slow_may_end = false;
    Running kith(slow_route());
    Line busy(kith.server.port());
    busy.say(get("/slow"));
    wait_for_slow();
    std::thread ender([] {
        std::this_thread::sleep_for(100ms);
        slow_may_end = true;
    });
    EXPECT_TRUE(kith.server.stop(5s));
    ender.join();
    const auto response = busy.hear();
    EXPECT_EQ(body_of(response), "done\n");
    EXPECT_EQ(header_of(response, "Connection"), "close");
    Line late(kith.server.port());
    late.say(get("/health"));
    EXPECT_EQ(late.hear(), "");
}

TEST(GracefulStop, DoesNotWaitForever) {
    slow_is_running = false;
    slow_may_end = false;
    Running kith(slow_route());
    Line busy(kith.server.port());
    busy.say(get("/slow"));
    wait_for_slow();
    EXPECT_FALSE(kith.server.stop(50ms));
    slow_may_end = true;
}

TEST(Overload, IsAnsweredAtOnceWith503) {
    slow_is_running = false;
    slow_may_end = false;
    Running kith(slow_route(), {.workers = 1, .most_waiting = 1});
    Line first(kith.server.port());
    first.say(get("/slow"));
    wait_for_slow();
    Line second(kith.server.port());
    second.say(get("/slow"));
    std::this_thread::sleep_for(50ms);
    Line third(kith.server.port());
    third.say(get("/health"));
    const auto refused = third.hear();
    EXPECT_EQ(status_of(refused), 503);
    EXPECT_EQ(header_of(refused, "Retry-After"), "5");
    slow_may_end = true;
    EXPECT_EQ(status_of(first.hear()), 200);
    EXPECT_EQ(status_of(second.hear()), 200);
}

std::string signed_in(test::TestApp& app, const char* account) {
    auto browser = app.as(test::a_viewer({"notes.see"}, account));
    return "Cookie: __Host-kith=" + browser.jar().cookies.at("__Host-kith") + "\r\n";
}

TEST(Overload, RefusesLargeBodiesThatTogetherFillTheMemory) {
    Running kith(example::routes(), {.most_in_hand = 4 * 1024 * 1024});
    const std::string part = "POST /echo HTTP/1.1\r\nHost: k\r\nContent-Length: 9000000\r\n\r\n" +
                             std::string(3'000'000, 'a');
    Line first(kith.server.port());
    first.say(part);
    EXPECT_EQ(first.hear_until("nothing yet", 300ms), "");

    Line second(kith.server.port());
    second.say(part);
    EXPECT_EQ(status_of(second.hear()), 503);

    Line small(kith.server.port());
    small.say(get("/health"));
    EXPECT_EQ(status_of(small.hear()), 200);
    first.say(std::string(6'000'000, 'a'));
    EXPECT_NE(status_of(first.hear()), 200) << "too much by itself, too";
}

TEST(LiveStream, TellsOfChangesAndOfWhoElseIsThere) {
    Running kith(example::routes());
    Line mine(kith.server.port());
    mine.say(get("/live?topics=needs&open=person:7", signed_in(kith.app, "mine")));
    mine.hear_until("retry:", 2s);
    kith.app.live().publish("needs");
    EXPECT_NE(mine.hear_until("{\"topic\":\"needs\"}", 2s).find("event: changed"),
              std::string::npos);
    Line theirs(kith.server.port());
    theirs.say(get("/live?topics=needs&open=person:7", signed_in(kith.app, "theirs")));
    const auto heard = mine.hear_until("Ada Lark", 2s);
    EXPECT_NE(heard.find("event: presence"), std::string::npos) << heard;
    EXPECT_NE(theirs.hear_until("Ada Lark", 2s).find("person:7"), std::string::npos);
}

TEST(LiveStream, IsEndedProperlyByAStop) {
    for (int time = 0; time < 20; ++time) {
        Running kith(example::routes());
        Line line(kith.server.port());
        line.say(get("/live?topics=needs", signed_in(kith.app, "mine")));
        line.hear_until("retry:", 2s);
        EXPECT_TRUE(kith.server.stop(5s));
        const std::string last = "\r\n0\r\n\r\n";
        EXPECT_NE(line.hear_until(last, 2s).find(last), std::string::npos);
    }
}

TEST(LiveStream, IsNotForThoseNotSignedIn) {
    Running kith(example::routes());
    Line line(kith.server.port());
    line.say(get("/live?topics=needs"));
    EXPECT_EQ(status_of(line.hear()), 401);
}

TEST(Metrics, AreForThisMachineOrTheTokenOnly) {
    Running kith(example::routes());
    kith.app.app().metrics_token = "scrape";
    Line line(kith.server.port());
    line.say(get("/health"));
    line.hear();
    line.say(get("/metrics"));
    const auto metrics = line.hear();
    EXPECT_NE(metrics.find("kith_http_requests_total{method=\"GET\",route=\"/health\","
                           "status=\"200\"} 1"),
              std::string::npos)
        << metrics;
    line.say(get("/metrics", "X-Forwarded-For: 192.0.2.9\r\n"));
    EXPECT_EQ(status_of(line.hear()), 404);
    line.say(get("/metrics", "X-Forwarded-For: 192.0.2.9\r\nAuthorization: Bearer scrape\r\n"));
    EXPECT_EQ(status_of(line.hear()), 200);
}

TEST(Starting, SaysWhenThePortIsTaken) {
    Running kith(example::routes());
    try {
        Server second(kith.app.dispatcher(), {.port = kith.server.port()});
        FAIL() << "two servers share a port";
    } catch (const std::runtime_error& error) {
        EXPECT_TRUE(std::string_view(error.what()).starts_with("Cannot listen on 127.0.0.1:"));
    }
}

}  // namespace
}  // namespace kith::web
