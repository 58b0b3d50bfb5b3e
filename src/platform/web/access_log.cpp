#include "platform/web/access_log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>

#include "platform/base/clock.hpp"
#include "platform/base/json.hpp"

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

std::string access_json(const AccessLine& line, std::string_view time) {
    const auto microseconds = std::chrono::duration_cast<std::chrono::microseconds>(line.took);
    return Json::object({{"time", time},
                         {"kind", "request"},
                         {"method", line.method},
                         {"route", line.route},
                         {"status", line.status},
                         {"ms", static_cast<double>(microseconds.count()) / 1000},
                         {"bytes", line.bytes},
                         {"request", line.request_id},
                         {"account", line.account_id}})
        .print();
}

void log_access(const AccessLine& line) { logger().info(access_json(line, time_now())); }

void log_problem(std::string_view what, std::string_view detail, std::string_view request_id) {
    const auto line = Json::object({{"time", time_now()},
                                    {"kind", "problem"},
                                    {"what", what},
                                    {"detail", detail},
                                    {"request", request_id}});
    logger().warn(line.print());
}

}  // namespace kith::web
