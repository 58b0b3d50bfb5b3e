// A plain HTTP listener on this machine, for tests of what the program sends out.
#pragma once

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "platform/base/text.hpp"

namespace kith::test {

// A request as it arrived.
struct Heard {
    std::string line;  // "POST /kith HTTP/1.1"
    std::string head;  // all of it; names of headers in lower case
    std::string body;

    std::string header(const std::string& name) const {
        const auto at = text::lower(head).find("\r\n" + name + ": ");
        if (at == std::string::npos) return "";
        const auto from = at + name.size() + 4;
        return head.substr(from, head.find("\r\n", from) - from);
    }
    bool asks(std::string_view path) const { return line.find(path) != std::string::npos; }
};

struct Answer {
    int status = 200;
    std::string body{};
};

// Answers each request on a thread of its own, one after another, until it goes.
class Listener {
  public:
    using Answering = std::function<Answer(const Heard&)>;

    explicit Listener(int status) : Listener([status](const Heard&) { return Answer{status}; }) {}
    explicit Listener(Answering answering)
        : answering_(std::move(answering)), socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in here{};
        here.sin_family = AF_INET;
        here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof here;
        EXPECT_EQ(::bind(socket_, reinterpret_cast<sockaddr*>(&here), size), 0);
        EXPECT_EQ(::listen(socket_, 8), 0);
        ::getsockname(socket_, reinterpret_cast<sockaddr*>(&here), &size);
        port_ = ntohs(here.sin_port);
        thread_ = std::thread([this] { run(); });
    }
    ~Listener() {
        ::shutdown(socket_, SHUT_RDWR);
        thread_.join();
        ::close(socket_);
    }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    std::string url(std::string_view path = "/kith") const {
        return "http://127.0.0.1:" + std::to_string(port_) + std::string(path);
    }
    std::vector<Heard> heard() {
        const std::lock_guard lock(mutex_);
        return heard_;
    }

  private:
    static Heard hear(int line) {
        std::string all;
        char some[4096];
        for (;;) {
            if (const auto end = all.find("\r\n\r\n"); end != std::string::npos) {
                Heard heard{.line = all.substr(0, all.find("\r\n")),
                            .head = all.substr(0, end + 2),
                            .body = all.substr(end + 4)};
                const auto length = heard.header("content-length");
                if (heard.body.size() >= std::stoul(length.empty() ? "0" : length)) return heard;
            }
            const auto count = ::recv(line, some, sizeof some, 0);
            if (count <= 0) return {};
            all.append(some, static_cast<std::size_t>(count));
        }
    }
    void run() {
        for (;;) {
            const int line = ::accept(socket_, nullptr, nullptr);
            if (line < 0) return;
            const Heard one = hear(line);
            const Answer answer = answering_(one);
            {
                const std::lock_guard lock(mutex_);
                heard_.push_back(one);
            }
            const std::string text =
                "HTTP/1.1 " + std::to_string(answer.status) +
                " Answer\r\nContent-Type: application/json\r\nContent-Length: " +
                std::to_string(answer.body.size()) + "\r\nConnection: close\r\n\r\n" + answer.body;
            (void)::send(line, text.data(), text.size(), MSG_NOSIGNAL);
            ::close(line);
        }
    }

    Answering answering_;
    int socket_;
    std::uint16_t port_ = 0;
    std::mutex mutex_;
    std::vector<Heard> heard_;
    std::thread thread_;
};

}  // namespace kith::test
