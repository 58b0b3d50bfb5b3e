// Shares numbered pieces of work among threads. Which thread does a piece never shows in a result:
// every piece writes only what is its own, so any number of threads gives the same answer.
#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace kith::linkage {

// The number of threads to use where `asked` were asked for; nought means all cores.
inline unsigned thread_count(unsigned asked) {
    if (asked != 0) return asked;
    const unsigned cores = std::thread::hardware_concurrency();
    return cores == 0 ? 1 : cores;
}

// Calls work(piece) for every piece below `pieces`, on up to `threads` threads. The first exception
// thrown by a piece is thrown again here when all threads have stopped.
template <class Work>
void parallel_for(unsigned threads, std::size_t pieces, Work work) {
    threads = static_cast<unsigned>(
        std::min<std::size_t>(thread_count(threads), pieces == 0 ? 1 : pieces));
    if (threads <= 1) {
        for (std::size_t piece = 0; piece < pieces; ++piece) work(piece);
        return;
    }
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    std::mutex failure_lock;
    const auto run = [&] {
        try {
            for (std::size_t piece = next++; piece < pieces; piece = next++) work(piece);
        } catch (...) {
            const std::lock_guard lock(failure_lock);
            if (!failure) failure = std::current_exception();
            next = pieces;
        }
    };
    std::vector<std::thread> team;
    for (unsigned thread = 1; thread < threads; ++thread) team.emplace_back(run);
    run();
    for (auto& thread : team) thread.join();
    if (failure) std::rethrow_exception(failure);
}

}  // namespace kith::linkage
