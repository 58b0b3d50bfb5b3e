// Asks a server for pages from several connections at once and says how long each took.
//
//   load PORT CONNECTIONS SECONDS COOKIE < requests
//
// Each line of standard input is a request: METHOD, path and form body, between tabs. In path and
// body {n} becomes a number never used before. Prints one line of JSON.
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

struct Request {
    std::string method, path, body;
};

struct Plan {
    std::uint16_t port = 0;
    double seconds = 0;
    std::string cookie;
    std::vector<Request> requests;
};

struct Seen {
    std::vector<double> milliseconds;
    std::size_t errors = 0, bytes = 0;
};

std::atomic<std::uint64_t> next_number = static_cast<std::uint64_t>(
    Clock::now().time_since_epoch().count());

std::string numbered(std::string text) {
    for (auto at = text.find("{n}"); at != text.npos; at = text.find("{n}")) {
        text.replace(at, 3, std::to_string(next_number++));
    }
    return text;
}

class Line {
  public:
    explicit Line(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const int yes = 1;
        setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        if (connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
            throw std::runtime_error("cannot connect");
        }
    }
    ~Line() { close(socket_); }
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;

    // Gives the status; adds the size of the answer.
    int ask(const Plan& plan, const Request& request, std::size_t& bytes) {
        const std::string body = numbered(request.body);
        std::string text = request.method + " " + numbered(request.path) + " HTTP/1.1\r\n" +
                           "Host: localhost:" + std::to_string(plan.port) +
                           "\r\nAccept-Encoding: gzip\r\nCookie: " + plan.cookie + "\r\n";
        if (!body.empty()) {
            text += "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
                    std::to_string(body.size()) + "\r\n";
        }
        text += "\r\n" + body;
        if (send(socket_, text.data(), text.size(), MSG_NOSIGNAL) !=
            static_cast<ssize_t>(text.size())) {
            throw std::runtime_error("cannot send");
        }
        return take(bytes);
    }

  private:
    void more() {
        char part[65536];
        const auto got = recv(socket_, part, sizeof part, 0);
        if (got <= 0) throw std::runtime_error("the server closed the line");
        held_.append(part, static_cast<std::size_t>(got));
    }
    int take(std::size_t& bytes) {
        auto end = held_.find("\r\n\r\n");
        for (; end == held_.npos; end = held_.find("\r\n\r\n")) more();
        const std::string head = held_.substr(0, end + 4);
        const auto at = head.find("Content-Length: ");
        const std::size_t length = at == head.npos ? 0 : std::stoul(head.substr(at + 16));
        while (held_.size() < head.size() + length) more();
        held_.erase(0, head.size() + length);
        bytes += head.size() + length;
        return std::stoi(head.substr(9, 3));
    }

    int socket_;
    std::string held_;
};

Seen work(const Plan& plan, std::size_t first) {
    Seen seen;
    Line line(plan.port);
    const auto until = Clock::now() + std::chrono::duration<double>(plan.seconds);
    for (std::size_t at = first; Clock::now() < until; ++at) {
        const auto begun = Clock::now();
        const int status = line.ask(plan, plan.requests[at % plan.requests.size()], seen.bytes);
        const std::chrono::duration<double, std::milli> took = Clock::now() - begun;
        seen.milliseconds.push_back(took.count());
        if (status != 200 && status != 303) ++seen.errors;
    }
    return seen;
}

Plan read_plan(char** words) {
    Plan plan{.port = static_cast<std::uint16_t>(std::stoi(words[1])),
              .seconds = std::stod(words[3]),
              .cookie = words[4],
              .requests = {}};
    for (std::string text; std::getline(std::cin, text);) {
        const auto path = text.find('\t') + 1, body = text.find('\t', path) + 1;
        plan.requests.push_back(
            {text.substr(0, path - 1), text.substr(path, body - path - 1), text.substr(body)});
    }
    if (plan.requests.empty()) throw std::runtime_error("no requests on standard input");
    return plan;
}

void print(Seen& all, double seconds) {
    auto& times = all.milliseconds;
    std::sort(times.begin(), times.end());
    const auto part = [&](double share) {
        return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
    };
    std::printf("{\"requests\": %zu, \"per_second\": %.1f, \"p50_ms\": %.2f, \"p99_ms\": %.2f, "
                "\"max_ms\": %.2f, \"bytes\": %zu, \"errors\": %zu}\n",
                times.size(), static_cast<double>(times.size()) / seconds, part(0.5), part(0.99),
                times.back(), all.bytes / times.size(), all.errors);
}

}  // namespace

int main(int count, char** words) try {
    if (count != 5) throw std::runtime_error("load PORT CONNECTIONS SECONDS COOKIE < requests");
    const Plan plan = read_plan(words);
    std::vector<Seen> seen(static_cast<std::size_t>(std::stoi(words[2])));
    const auto begun = Clock::now();
    {
        std::vector<std::jthread> threads;
        for (std::size_t at = 0; at < seen.size(); ++at) {
            threads.emplace_back([&, at] { seen[at] = work(plan, at * 7919); });
        }
    }
    const std::chrono::duration<double> took = Clock::now() - begun;
    Seen all;
    for (const Seen& one : seen) {
        all.milliseconds.insert(all.milliseconds.end(), one.milliseconds.begin(),
                                one.milliseconds.end());
        all.errors += one.errors;
        all.bytes += one.bytes;
    }
    print(all, took.count());
    return 0;
} catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
}
