#include "platform/sql/workers.hpp"

#include <exception>
#include <random>

#include "platform/sql/errors.hpp"
#include "platform/sql/work_signal.hpp"

namespace kith::sql {
namespace {

double jitter() {
    thread_local std::minstd_rand dice{std::random_device{}()};
    return std::uniform_real_distribution<double>(0, 1)(dice);
}

}  // namespace

Workers::Workers(Database& database, std::map<std::string, Handler> handlers,
                 WorkersOptions options)
    : database_(database), handlers_(std::move(handlers)), options_(std::move(options)) {
    for (const auto& [kind, handler] : handlers_) kinds_.push_back(kind);
}

Workers::~Workers() { stop(); }

void Workers::start() {
    for (int thread = 0; thread < options_.threads; ++thread) {
        threads_.emplace_back([this](const std::stop_token& stopping) { run(stopping); });
    }
    keeper_ = std::jthread([this](const std::stop_token& stopping) { keep_leases(stopping); });
}

void Workers::stop() {
    for (auto& thread : threads_) thread.request_stop();
    database_.work_signal().notify();
    threads_.clear();
    // Last: until now something was in hand.
    keeper_ = {};
}

void Workers::run(const std::stop_token& stopping) {
    auto& signal = database_.work_signal();
    while (!stopping.stop_requested()) {
        const auto seen = signal.count();
        bool found = false;
        try {
            found = run_one();
        } catch (const std::exception&) {
            // The database is away; the work keeps, and is looked for again in a while.
        }
        if (!found && !stopping.stop_requested()) signal.wait(seen, options_.look_every);
    }
}

bool Workers::run_one() {
    const auto work = take(database_, kinds_, options_.lease);
    if (!work) return false;
    attempt(*work);
    return true;
}

void Workers::keep_leases(const std::stop_token& stopping) {
    const std::chrono::milliseconds rest = options_.lease;
    std::unique_lock lock(in_hand_mutex_);
    while (!stopping.stop_requested()) {
        stopped_.wait_for(lock, stopping, rest / 3, [] { return false; });
        if (stopping.stop_requested() || in_hand_.empty()) continue;
        lock.unlock();
        extend_leases();
        lock.lock();
    }
}

void Workers::extend_leases() {
    std::vector<Work> held;
    {
        const std::lock_guard lock(in_hand_mutex_);
        for (const auto& [id, work] : in_hand_) held.push_back(work);
    }
    for (const Work& work : held) {
        try {
            extend(database_, work, options_.lease);
        } catch (const std::exception&) {
            // The database is away: then nobody else can take it either.
        }
    }
}

void Workers::do_it(const Work& work) {
    struct InHand {
        Workers& workers;
        const std::string& id;
        ~InHand() {
            const std::lock_guard lock(workers.in_hand_mutex_);
            workers.in_hand_.erase(id);
        }
    };
    {
        const std::lock_guard lock(in_hand_mutex_);
        in_hand_.insert_or_assign(work.id, work);
    }
    const InHand until_done{*this, work.id};
    handlers_.at(work.kind)(work);
}

void Workers::attempt(const Work& work) {
    std::string error;
    try {
        do_it(work);
        database_.write(Actor::system("work queue"),
                        [&](Transaction& t) { complete(t, work); }, Isolation::read_committed);
        return;
    } catch (const std::exception& fault) {
        error = fault.what();
    } catch (...) {
        error = "something that is not an exception was thrown";
    }
    if (options_.failed) options_.failed(work, error);
    fail(database_, work, error, options_.back_off, jitter());
}

}  // namespace kith::sql
