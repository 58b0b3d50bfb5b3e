#include "support/app/wire.hpp"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace kith::test::wire {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

milliseconds left_until(steady_clock::time_point until) {
    return std::chrono::duration_cast<milliseconds>(until - steady_clock::now());
}

}  // namespace

Line::Line(std::uint16_t port) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        closed_ = true;
    }
}

Line::~Line() { close(socket_); }

void Line::say(std::string_view text) {
    while (!text.empty()) {
        const auto sent = send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
        if (sent <= 0) return;
        text.remove_prefix(static_cast<std::size_t>(sent));
    }
}

bool Line::take_more(milliseconds longest) {
    pollfd ready{socket_, POLLIN, 0};
    if (closed_ || longest.count() <= 0) return false;
    if (poll(&ready, 1, static_cast<int>(longest.count())) <= 0) return false;
    char bytes[65536];
    const auto count = recv(socket_, bytes, sizeof bytes, 0);
    if (count <= 0) {
        closed_ = true;
        return false;
    }
    waiting_.append(bytes, static_cast<std::size_t>(count));
    return true;
}

std::string Line::hear(bool head_only) {
    const auto until = steady_clock::now() + milliseconds(5000);
    std::size_t end = std::string::npos;
    while ((end = waiting_.find("\r\n\r\n")) == std::string::npos) {
        if (!take_more(left_until(until))) return std::exchange(waiting_, {});
    }
    std::size_t length = end + 4;
    if (!head_only) {
        const auto declared = header_of(waiting_, "Content-Length");
        length += declared.empty() ? 0 : std::stoul(declared);
    }
    while (waiting_.size() < length && take_more(left_until(until))) {
    }
    std::string response = waiting_.substr(0, length);
    waiting_.erase(0, length);
    return response;
}

std::string Line::hear_until_closed(milliseconds longest) {
    const auto until = steady_clock::now() + longest;
    while (take_more(left_until(until))) {
    }
    return std::exchange(waiting_, {});
}

std::string Line::hear_until(std::string_view words, milliseconds longest) {
    const auto until = steady_clock::now() + longest;
    while (waiting_.find(words) == std::string::npos && take_more(left_until(until))) {
    }
    return waiting_;
}

std::string get(std::string_view path, std::string_view more_headers) {
    return "GET " + std::string(path) + " HTTP/1.1\r\nHost: kith.example\r\n" +
           std::string(more_headers) + "\r\n";
}

int status_of(std::string_view response) {
    return response.starts_with("HTTP/1.1 ") ? std::stoi(std::string(response.substr(9, 3))) : 0;
}

std::string header_of(std::string_view response, std::string_view name) {
    const auto head = response.substr(0, response.find("\r\n\r\n"));
    const auto at = head.find("\r\n" + std::string(name) + ": ");
    if (at == std::string_view::npos) return {};
    const auto begin = at + name.size() + 4;
    return std::string(head.substr(begin, head.find("\r\n", begin) - begin));
}

std::string body_of(std::string_view response) {
    const auto end = response.find("\r\n\r\n");
    return end == std::string_view::npos ? "" : std::string(response.substr(end + 4));
}

Running::Running(std::vector<web::Route> routes, web::ServerOptions options)
    : app(std::move(routes)),
      server(app.dispatcher(), [&] {
          options.port = 0;
          return options;
      }()) {}

}  // namespace kith::test::wire
