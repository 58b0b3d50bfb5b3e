// The HTTP server: requests in, responses out. server.cpp is the only file that knows RESTinio.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "platform/web/dispatcher.hpp"

namespace kith::web {

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;  // 0 picks a free one
    unsigned io_threads = 1;
    unsigned workers = 8;                 // threads that run handlers
    std::size_t most_waiting = 1024;      // requests that may wait for a worker; more get 503
    std::size_t longest_body = 64 * 1024 * 1024;
    // Bytes of requests of more than a megabyte that all connections together may have sent and
    // not been answered; more get 503. Not with TLS of our own.
    std::size_t most_in_hand = 256 * 1024 * 1024;
    std::size_t longest_target = 8192;    // bytes of path and query
    std::size_t longest_header = 16384;   // bytes of one header's value
    std::size_t most_headers = 100;
    // A whole request must have come within this, and a connection may rest between two.
    std::chrono::seconds idle_timeout{120};
    std::size_t most_connections = 12000;
    std::chrono::seconds heartbeat{10};        // of live streams
    std::chrono::seconds stream_longest{600};  // then browsers connect, and are asked who, again
    std::string certificate_file{};  // PEM; both empty: plain HTTP
    std::string key_file{};
    std::string trusted_proxy{};     // address whose X-Forwarded-For is believed
};

class Server {
  public:
    // Starts listening; throws std::runtime_error with a sentence when the port is taken.
    Server(Dispatcher& dispatcher, ServerOptions options);
    // Stops at once.
    ~Server();

    std::uint16_t port() const;
    // Stops taking connections, finishes what is running, then returns; at most `longest_wait`.
    // False when something was still running then.
    bool stop(std::chrono::milliseconds longest_wait);

    struct Running;

  private:
    std::unique_ptr<Running> running_;
};

}  // namespace kith::web
