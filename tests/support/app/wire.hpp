// A running server, and a plain client that says exactly what it is told to.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "platform/web/server.hpp"
#include "support/test_app.hpp"

namespace kith::test::wire {

// A TCP connection to this machine.
class Line {
  public:
    explicit Line(std::uint16_t port);
    ~Line();
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;

    void say(std::string_view text);
    // One whole response: head, and as much body as Content-Length says (none after `head_only`).
    std::string hear(bool head_only = false);
    // What comes until the other side closes or `longest` passes.
    std::string hear_until_closed(std::chrono::milliseconds longest);
    // What comes until `words` have come, or `longest` passes.
    std::string hear_until(std::string_view words, std::chrono::milliseconds longest);

  private:
    bool take_more(std::chrono::milliseconds longest);

    int socket_;
    std::string waiting_;
    bool closed_ = false;
};

std::string get(std::string_view path, std::string_view more_headers = "");

// The status of a response, 0 for none.
int status_of(std::string_view response);
// The value of a header, as sent.
std::string header_of(std::string_view response, std::string_view name);
std::string body_of(std::string_view response);

// A Kith with these routes behind a server on a port of its own.
struct Running {
    explicit Running(std::vector<web::Route> routes, web::ServerOptions options = {});

    TestApp app;
    web::Server server;
};

}  // namespace kith::test::wire
