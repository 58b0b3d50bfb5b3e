#include "practice/volunteering/jobs/kinds.hpp"

#include <stdexcept>

#include "defaults/defaults.hpp"
#include "platform/base/json.hpp"

namespace kith::volunteering {
namespace {

constexpr std::string_view file = "job_kinds.json";

const Json& data() {
    static const Json read = [] {
        auto json = Json::parse(defaults::file(file));
        if (!json) throw std::logic_error("job_kinds.json cannot be read");
        return *std::move(json);
    }();
    return read;
}

std::vector<std::string> texts(const Json& from, std::string_view name) {
    std::vector<std::string> all;
    const Json* list = from.find(name);
    if (list == nullptr || list->array() == nullptr) return all;
    for (const Json& one : *list->array()) {
        if (const std::string* text = one.string()) all.push_back(*text);
    }
    return all;
}

bool is_set(const Json& from, std::string_view name) {
    const Json* value = from.find(name);
    return value != nullptr && value->boolean().value_or(false);
}

template <class T, class Read>
std::vector<T> list_of(std::string_view name, const Read& read) {
    const Json* list = data().find(name);
    if (list == nullptr || list->array() == nullptr) throw std::logic_error("no list in the data");
    std::vector<T> all;
    for (const Json& one : *list->array()) all.push_back(read(one));
    return all;
}

}  // namespace

const std::vector<JobKind>& job_kinds() {
    static const auto kinds = list_of<JobKind>("kinds", [](const Json& one) {
        return JobKind{.id = std::string(one.text_at("/id")),
                       .name = std::string(one.text_at("/name")),
                       .checks = texts(one, "checks"),
                       .steps = texts(one, "steps"),
                       .rules = texts(one, "rules"),
                       .vehicle = std::string(one.text_at("/vehicle")),
                       .money = is_set(one, "money"),
                       .by_phone = is_set(one, "by_phone"),
                       .likeness = is_set(one, "likeness")};
    });
    return kinds;
}

const JobKind& job_kind(std::string_view id) {
    const JobKind* other = nullptr;
    for (const JobKind& kind : job_kinds()) {
        if (kind.id == id) return kind;
        if (kind.id == "other") other = &kind;
    }
    if (other == nullptr) throw std::logic_error("no kind of job is called other");
    return *other;
}

const std::vector<CheckKind>& check_list() {
    static const auto checks = list_of<CheckKind>("checks", [](const Json& one) {
        CheckKind check{.id = std::string(one.text_at("/id")),
                        .name = std::string(one.text_at("/name")),
                        .who = std::string(one.text_at("/who")),
                        .next = std::string(one.text_at("/next"))};
        if (const Json* months = one.find("months")) {
            if (const auto number = months->integer()) check.months = static_cast<int>(*number);
        }
        return check;
    });
    return checks;
}

const CheckKind* check_kind(std::string_view id) {
    for (const CheckKind& check : check_list()) {
        if (check.id == id) return &check;
    }
    return nullptr;
}

std::string check_name(std::string_view id) {
    const CheckKind* kind = check_kind(id);
    return kind ? kind->name : std::string(id);
}

}  // namespace kith::volunteering
