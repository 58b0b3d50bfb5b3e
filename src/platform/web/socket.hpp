// A TCP socket for RESTinio that answers what could not be parsed. RESTinio closes such a
// connection without a word; this socket, told of the parser's error by the log, says 400, 413, 414
// or 431 first, and lingers a moment so that the caller can read it. Beside it, how connections are
// counted. Only server.cpp includes this.
#pragma once

#include <array>
#include <atomic>
#include <memory>
#include <string>
#include <utility>

// all.hpp goes first: tls.hpp does not stand alone.
#include <restinio/all.hpp>
#include <restinio/tls.hpp>

#include "platform/web/metrics.hpp"
#include "platform/web/refusal.hpp"

namespace kith::web {

namespace asio = restinio::asio_ns;

// The status of the parser error met last in this thread, until the socket is closed: RESTinio
// logs an error and closes the socket in one call.
inline thread_local int parser_refusal = 0;

// RESTinio's log: notes parser errors, keeps nothing, because messages may hold what was sent.
class ErrorNoticingLogger {
  public:
    template <class Message>
    void trace(Message&&) noexcept {}
    template <class Message>
    void info(Message&&) noexcept {}
    template <class Message>
    void warn(Message&&) noexcept {}
    template <class Message>
    void error(Message&& message) {
        const std::string text = message();
        const auto at = text.find("parser error HPE_");
        if (at == std::string::npos) return;
        const auto begin = at + std::string_view("parser error ").size();
        parser_refusal = refusal_status(text.substr(begin, text.find(':', begin) - begin));
    }
};

// Reads and forgets what still comes, so that closing does not reset the connection before the
// answer was read; ends when the caller closes, sends too much, or two seconds have passed.
class Lingering : public std::enable_shared_from_this<Lingering> {
  public:
    explicit Lingering(asio::ip::tcp::socket socket)
        : socket_(std::move(socket)), timer_(socket_.get_executor()) {}

    void start() {
        timer_.expires_after(std::chrono::seconds(2));
        timer_.async_wait([self = shared_from_this()](const auto&) { self->end(); });
        read();
    }

  private:
    void read() {
        socket_.async_read_some(asio::buffer(forgotten_),
                                [self = shared_from_this()](const auto& error, std::size_t bytes) {
                                    self->taken_ += bytes;
                                    if (error || self->taken_ > most) {
                                        self->end();
                                    } else {
                                        self->read();
                                    }
                                });
    }
    void end() {
        asio::error_code ignored;
        socket_.close(ignored);
        timer_.cancel();
    }

    static constexpr std::size_t most = 8 * 1024 * 1024;
    asio::ip::tcp::socket socket_;
    asio::steady_timer timer_;
    std::array<char, 4096> forgotten_{};
    std::size_t taken_ = 0;
};

// Counts what one connection has sent that is not answered yet, among what all have. A request in
// parts is kept in memory until it is whole, so that many who send large ones could fill it.
class InHand {
  public:
    InHand() = default;
    ~InHand() { release(); }
    InHand(InHand&& other) noexcept : own_(std::exchange(other.own_, 0)) {}
    InHand& operator=(InHand&& other) noexcept {
        std::swap(own_, other.own_);
        return *this;
    }

    // False when this connection has sent much and everybody together too much.
    bool take(std::size_t bytes) {
        own_ += bytes;
        return (of_all += bytes) <= most_of_all || own_ <= always_taken;
    }
    void release() { of_all -= std::exchange(own_, 0); }

    inline static std::atomic<std::size_t> most_of_all = 0;

  private:
    static constexpr std::size_t always_taken = 1024 * 1024;
    inline static std::atomic<std::size_t> of_all = 0;
    std::size_t own_ = 0;
};

class RefusingSocket {
  public:
    using executor_type = asio::ip::tcp::socket::executor_type;

    explicit RefusingSocket(asio::io_context& context) : socket_(context) {}

    auto& lowest_layer() { return socket_.lowest_layer(); }
    const auto& lowest_layer() const { return socket_.lowest_layer(); }
    auto get_executor() { return socket_.get_executor(); }
    auto remote_endpoint() const { return socket_.remote_endpoint(); }
    bool is_open() const { return socket_.is_open(); }

    template <class... Args>
    void cancel(Args&&... args) {
        socket_.cancel(std::forward<Args>(args)...);
    }
    // The handler holds the connection, and with it this socket.
    template <class Buffer, class Handler>
    auto async_read_some(const Buffer& buffer, Handler&& handler) {
        const auto executor = asio::get_associated_executor(handler, socket_.get_executor());
        return socket_.async_read_some(
            buffer, asio::bind_executor(executor, [this, handle = std::forward<Handler>(handler)](
                                                      asio::error_code error,
                                                      std::size_t bytes) mutable {
                if (!error && !in_hand_.take(bytes)) {
                    parser_refusal = 503;
                    error = asio::error::no_buffer_space;
                }
                handle(error, bytes);
            }));
    }
    template <class... Args>
    auto async_write_some(Args&&... args) {
        in_hand_.release();
        return socket_.async_write_some(std::forward<Args>(args)...);
    }

    void shutdown(asio::ip::tcp::socket::shutdown_type how, asio::error_code& error) {
        const int status = std::exchange(parser_refusal, 0);
        if (status == 0) {
            socket_.shutdown(how, error);
            return;
        }
        const std::string message = refusal_message(status);
        socket_.non_blocking(true, error);
        socket_.write_some(asio::buffer(message), error);
        socket_.shutdown(asio::ip::tcp::socket::shutdown_send, error);
        lingers_ = !error;
    }

    void close() {
        in_hand_.release();
        asio::error_code ignored;
        if (!std::exchange(lingers_, false)) {
            socket_.close(ignored);
            return;
        }
        socket_.cancel(ignored);
        std::make_shared<Lingering>(std::move(socket_))->start();
    }

  private:
    asio::ip::tcp::socket socket_;
    InHand in_hand_;
    bool lingers_ = false;
};

// RESTinio finds these two by the socket's type.
inline restinio::impl::tls_socket_t* make_tls_socket_pointer_for_state_listener(
    RefusingSocket&) noexcept {
    return nullptr;
}

template <class Connection, class Start, class Failed>
void prepare_connection_and_start_read(RefusingSocket&, Connection&, Start start, Failed) {
    start();
}

// Counts open connections for the metrics.
class ConnectionCounter {
  public:
    explicit ConnectionCounter(std::shared_ptr<Metrics> metrics) : metrics_(std::move(metrics)) {}
    void state_changed(const restinio::connection_state::notice_t& notice) noexcept {
        using restinio::connection_state::accepted_t;
        using restinio::connection_state::closed_t;
        const auto cause = notice.cause();
        if (restinio::holds_alternative<accepted_t>(cause)) metrics_->connection_opened();
        if (restinio::holds_alternative<closed_t>(cause)) metrics_->connection_closed();
    }

  private:
    std::shared_ptr<Metrics> metrics_;
};

}  // namespace kith::web
