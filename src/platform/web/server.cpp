#include "platform/web/server.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <functional>
#include <future>
#include <set>

#include "platform/web/caller.hpp"
#include "platform/web/live.hpp"
#include "platform/web/metrics.hpp"
#include "platform/web/negotiate.hpp"
#include "platform/web/socket.hpp"
#include "platform/web/worker_pool.hpp"

namespace kith::web {

namespace {

template <class Socket>
struct Traits : restinio::traits_t<restinio::asio_timer_manager_t, ErrorNoticingLogger,
                                   restinio::default_request_handler_t, restinio::default_strand_t,
                                   Socket> {
    using connection_state_listener_t = ConnectionCounter;
    static constexpr bool use_connection_count_limiter = true;
};

using PlainTraits = Traits<RefusingSocket>;
using TlsTraits = Traits<restinio::tls_socket_t>;
using ChunkedResponse = restinio::response_builder_t<restinio::chunked_output_t>;

// As many files as the system lets us have; gives how many that is.
std::size_t raise_file_limit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return 1024;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    return static_cast<std::size_t>(limit.rlim_max);
}

asio::ssl::context tls_context(const ServerOptions& options) {
    asio::ssl::context context(asio::ssl::context::tls_server);
    context.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_sslv2 |
                        asio::ssl::context::no_sslv3 | asio::ssl::context::no_tlsv1 |
                        asio::ssl::context::no_tlsv1_1 | asio::ssl::context::no_compression);
    SSL_CTX_set_cipher_list(context.native_handle(), "ECDHE+AESGCM:ECDHE+CHACHA20");
    context.use_certificate_chain_file(options.certificate_file);
    context.use_private_key_file(options.key_file, asio::ssl::context::pem);
    return context;
}

RawRequest raw_request(const restinio::request_t& from) {
    RawRequest raw;
    raw.method = from.header().method().c_str();
    raw.target = from.header().request_target();
    from.header().for_each_field([&](const restinio::http_header_field_t& field) {
        raw.headers.add(field.name(), field.value());
    });
    raw.body = from.body();
    return raw;
}

// One page's stream of events. Written from any thread.
class Stream {
  public:
    explicit Stream(ChunkedResponse response) : response_(std::move(response)) {}

    void send(std::string text) {
        const std::lock_guard lock(mutex_);
        if (ended_) return;
        response_.append_chunk(std::move(text));
        response_.flush([alive = alive_](const auto& error) { *alive = *alive && !error; });
    }
    // Ends the answer; the listeners go with the stream itself. `written` is called once its last
    // bytes have left, or cannot.
    void end(std::function<void()> written) {
        const std::lock_guard lock(mutex_);
        if (std::exchange(ended_, true)) return written();
        response_.done([written = std::move(written)](const auto&) { written(); });
    }
    bool alive() const { return *alive_; }

    std::shared_ptr<void> listening;
    std::shared_ptr<void> presence;
    std::chrono::steady_clock::time_point started = std::chrono::steady_clock::now();

  private:
    std::mutex mutex_;
    ChunkedResponse response_;
    bool ended_ = false;
    std::shared_ptr<std::atomic<bool>> alive_ = std::make_shared<std::atomic<bool>>(true);
};

}  // namespace

// What waits on sockets and timers holds connections, and these count themselves out with the HTTP
// server: it is let go before the server is, not in the destructor.
struct Waiting : asio::io_context {
    using asio::execution_context::shutdown;
};

struct Server::Running {
    Running(Dispatcher& the_dispatcher, ServerOptions the_options)
        : dispatcher(the_dispatcher),
          options(std::move(the_options)),
          metrics(dispatcher.app().metrics),
          heart(io),
          pool(options.workers, options.most_waiting) {}
    virtual ~Running() = default;

    virtual void close_door() = 0;

    restinio::request_handling_status_t take(const restinio::request_handle_t& request);
    void handle(const restinio::request_handle_t& handle, const std::string& peer);
    void write(const restinio::request_handle_t& handle, const Request& request,
               Response response);
    void open_stream(const restinio::request_handle_t& handle, Response response);
    void beat();
    void end(const std::set<std::shared_ptr<Stream>>& over);
    void end_streams();
    void run_threads();
    bool finish(std::chrono::milliseconds longest);
    void halt();

    Dispatcher& dispatcher;
    ServerOptions options;
    std::shared_ptr<Metrics> metrics;
    Waiting io;
    asio::steady_timer heart;
    std::mutex streams_mutex;
    std::set<std::shared_ptr<Stream>> streams;
    std::atomic<int> unwritten = 0;
    std::atomic<int> streams_ending = 0;
    std::atomic<bool> draining = false;
    std::uint16_t port = 0;
    std::vector<std::thread> threads;
    WorkerPool pool;
};

restinio::request_handling_status_t Server::Running::take(
    const restinio::request_handle_t& request) {
    auto peer = request->remote_endpoint().address().to_string();
    ++unwritten;
    if (pool.offer([this, request, peer] { handle(request, peer); })) {
        return restinio::request_accepted();
    }
    metrics->refused_for_load();
    Response busy;
    busy.status = 503;
    busy.body = refusal_page(503);
    busy.with("Retry-After", "5");
    write(request, Request{}, std::move(busy));
    return restinio::request_accepted();
}

void Server::Running::handle(const restinio::request_handle_t& handle, const std::string& peer) {
    Request request = read_request(raw_request(*handle));
    fill_address(request, peer, options.trusted_proxy);
    Request kept;
    kept.method = request.method;
    kept.head_only = request.head_only;
    for (const char* name : {"accept-encoding", "if-none-match"}) {
        kept.headers.add(name, std::string(request.header(name)));
    }
    Response response = dispatcher.answer(std::move(request));
    if (!response.live_topics.empty() && !kept.head_only) {
        open_stream(handle, std::move(response));
        return;
    }
    negotiate(kept, response);
    write(handle, kept, std::move(response));
}

void Server::Running::write(const restinio::request_handle_t& handle, const Request& request,
                            Response response) {
    const restinio::http_status_line_t line{
        restinio::http_status_code_t{static_cast<std::uint16_t>(response.status)},
        std::string(reason_phrase(response.status))};
    const auto finish = [&](auto answer) {
        answer.append_header_date_field();
        if (!response.body.empty() || response.status == 200) {
            answer.append_header("Content-Type", response.content_type);
        }
        answer.append_header("Cache-Control", response.cache_control);
        for (auto& [name, value] : response.headers) {
            answer.header().add_field(std::move(name), std::move(value));
        }
        if (draining || !handle->header().should_keep_alive()) answer.connection_close();
        return answer;
    };
    const auto written = [this](const auto&) { --unwritten; };
    if (request.head_only || response.status == 304) {
        auto answer = finish(
            handle->create_response<restinio::user_controlled_output_t>(std::move(line)));
        answer.set_content_length(response.body.size());
        answer.done(written);
        return;
    }
    auto answer = finish(handle->create_response(std::move(line)));
    answer.set_body(std::move(response.body));
    answer.done(written);
}

void Server::Running::open_stream(const restinio::request_handle_t& handle, Response response) {
    --unwritten;
    auto answer = handle->create_response<restinio::chunked_output_t>();
    answer.append_header_date_field();
    answer.append_header("Content-Type", response.content_type);
    answer.append_header("Cache-Control", response.cache_control);
    answer.append_header("X-Accel-Buffering", "no");
    for (auto& [name, value] : response.headers) {
        answer.header().add_field(std::move(name), std::move(value));
    }
    answer.connection_close();
    auto stream = std::make_shared<Stream>(std::move(answer));
    auto& live = dispatcher.app().live;
    stream->listening = live.listen(
        response.live_topics, [&live, account = response.live_account,
                               weak = std::weak_ptr(stream)](std::string_view topic, auto) {
            if (const auto open = weak.lock()) open->send(event_text(live, topic, account));
        });
    stream->send("retry: 3000\n\n");
    if (const auto& thing = response.live_thing; !thing.empty()) {
        stream->presence = live.arrive(thing, response.live_account, response.live_name);
        stream->send(event_text(live, "present/" + thing, response.live_account));
    }
    const std::lock_guard lock(streams_mutex);
    streams.insert(std::move(stream));
    metrics->streams_open(streams.size());
}

// Keeps streams open, drops those whose page has gone or that have had their time.
void Server::Running::beat() {
    std::set<std::shared_ptr<Stream>> over;
    {
        const std::lock_guard lock(streams_mutex);
        for (auto at = streams.begin(); at != streams.end();) {
            const auto age = std::chrono::steady_clock::now() - (*at)->started;
            if ((*at)->alive() && age < options.stream_longest) {
                (*at)->send(": still here\n\n");
                ++at;
            } else {
                over.insert(*at);
                at = streams.erase(at);
            }
        }
        metrics->streams_open(streams.size());
    }
    end(over);
    heart.expires_after(options.heartbeat);
    heart.async_wait([this](const auto& error) {
        if (!error) beat();
    });
}

void Server::Running::end(const std::set<std::shared_ptr<Stream>>& over) {
    for (const auto& stream : over) {
        ++streams_ending;
        stream->end([this] { --streams_ending; });
    }
}

void Server::Running::end_streams() {
    std::set<std::shared_ptr<Stream>> over;
    {
        const std::lock_guard lock(streams_mutex);
        over.swap(streams);
    }
    end(over);
}

void Server::Running::run_threads() {
    metrics->watch_queue([this] { return pool.waiting(); });
    beat();
    for (unsigned i = 0; i < std::max(1U, options.io_threads); ++i) {
        threads.emplace_back([this] { io.run(); });
    }
}

bool Server::Running::finish(std::chrono::milliseconds longest) {
    const auto until = std::chrono::steady_clock::now() + longest;
    draining = true;
    close_door();
    end_streams();
    bool idle = pool.wait_until_idle(longest);
    end_streams();  // those that were being opened
    const auto wait_for = [](const std::atomic<int>& left, auto latest) {
        while (left > 0 && std::chrono::steady_clock::now() < latest) {
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        return left == 0;
    };
    idle = idle && wait_for(unwritten, until);
    // A page that does not read its stream is not waited for long.
    wait_for(streams_ending,
             std::min(until, std::chrono::steady_clock::now() + std::chrono::seconds(1)));
    halt();
    return idle;
}

void Server::Running::halt() {
    metrics->watch_queue(nullptr);
    io.stop();
    for (auto& thread : threads) thread.join();
    threads.clear();
}

namespace {

template <class T>
struct Listening : Server::Running {
    using Http = restinio::http_server_t<T>;

    Listening(Dispatcher& the_dispatcher, ServerOptions the_options)
        : Running(the_dispatcher, std::move(the_options)) {
        InHand::most_of_all = options.most_in_hand;
        const auto files = raise_file_limit();
        const auto most = std::min(options.most_connections, files - std::min(files, 200UL));
        http = std::make_unique<Http>(restinio::external_io_context(io), settings(most));
        open();
    }
    ~Listening() override {
        halt();
        pool.stop();
        streams.clear();
        io.shutdown();
        http.reset();
    }

    restinio::server_settings_t<T> settings(std::size_t most_connections) {
        restinio::server_settings_t<T> made;
        made.address(options.address)
            .port(options.port)
            .connection_state_listener(std::make_shared<ConnectionCounter>(metrics))
            .max_parallel_connections(most_connections)
            .read_next_http_message_timelimit(options.idle_timeout)
            .write_http_response_timelimit(std::chrono::seconds(120))
            .handle_request_timeout(std::chrono::seconds(120))
            .incoming_http_msg_limits(restinio::incoming_http_msg_limits_t{}
                                          .max_url_size(options.longest_target)
                                          .max_field_name_size(256)
                                          .max_field_value_size(options.longest_header)
                                          .max_field_count(options.most_headers)
                                          .max_body_size(options.longest_body))
            .acceptor_post_bind_hook(
                [this](auto& acceptor) { port = acceptor.local_endpoint().port(); })
            .request_handler([this](const auto& request) { return take(request); });
        if constexpr (std::is_same_v<T, TlsTraits>) made.tls_context(tls_context(options));
        return made;
    }

    void open() {
        try {
            http->open_sync();
        } catch (const std::exception& error) {
            throw std::runtime_error("Cannot listen on " + options.address + ":" +
                                     std::to_string(options.port) + ": " + error.what());
        }
        run_threads();
    }

    void close_door() override {
        std::promise<void> closed;
        http->close_async([&] { closed.set_value(); }, [&](const auto&) { closed.set_value(); });
        closed.get_future().wait();
    }

    std::unique_ptr<Http> http;
};

}  // namespace

Server::Server(Dispatcher& dispatcher, ServerOptions options) {
    if (options.certificate_file.empty()) {
        running_ = std::make_unique<Listening<PlainTraits>>(dispatcher, std::move(options));
    } else {
        running_ = std::make_unique<Listening<TlsTraits>>(dispatcher, std::move(options));
    }
}

Server::~Server() = default;

std::uint16_t Server::port() const { return running_->port; }

bool Server::stop(std::chrono::milliseconds longest_wait) { return running_->finish(longest_wait); }

}  // namespace kith::web
