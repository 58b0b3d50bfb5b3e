#include "platform/web/access_log.hpp"

#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>

#include "platform/base/clock.hpp"

namespace kith::web {

namespace {

spdlog::logger& logger() {
    static const auto made = [] {
        auto sink = std::make_shared<spdlog::sinks::stdout_sink_mt>();
        auto log = std::make_shared<spdlog::logger>("web", std::move(sink));
        log->set_pattern("%v");
        log->flush_on(spdlog::level::warn);
        return log;
    }();
    return *made;
}

std::string time_now() { return iso_text(system_clock().now()); }

}  // namespace

std::string quoted_json(std::string_view text) {
    std::string json = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') json += '\\';
        if (static_cast<unsigned char>(c) < 0x20) {
            json += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
            json += c;
        }
    }
    return json + '"';
}

std::string access_json(const AccessLine& line, std::string_view time) {
    const double ms = std::chrono::duration<double, std::milli>(line.took).count();
    return fmt::format(
        R"({{"time":{},"kind":"request","method":{},"route":{},"status":{},"ms":{:.1f},)"
        R"("bytes":{},"request":{},"account":{}}})",
        quoted_json(time), quoted_json(line.method), quoted_json(line.route), line.status, ms,
        line.bytes, quoted_json(line.request_id), quoted_json(line.account_id));
}

void log_access(const AccessLine& line) { logger().info(access_json(line, time_now())); }

void log_problem(std::string_view what, std::string_view detail, std::string_view request_id) {
    logger().warn(fmt::format(
        R"({{"time":{},"kind":"problem","what":{},"detail":{},"request":{}}})",
        quoted_json(time_now()), quoted_json(what), quoted_json(detail), quoted_json(request_id)));
}

}  // namespace kith::web
