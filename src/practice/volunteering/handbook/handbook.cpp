#include "practice/volunteering/handbook/handbook.hpp"

#include <stdexcept>

#include "defaults/defaults.hpp"
#include "platform/base/json.hpp"
#include "platform/base/text.hpp"

namespace kith::volunteering {
namespace {

Json parsed(std::string_view text, std::string_view what) {
    auto json = Json::parse(text);
    if (!json) throw std::logic_error(std::string(what) + " cannot be read");
    return *std::move(json);
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

Json list_of(const std::vector<std::string>& texts) {
    Json list = Json::array({});
    for (const auto& text : texts) list.push(text);
    return list;
}

bool is_set(const Json& from, std::string_view name) {
    const Json* value = from.find(name);
    return value != nullptr && value->boolean().value_or(false);
}

std::optional<int> number(const Json& from, std::string_view name) {
    const Json* value = from.find(name);
    const auto found = value ? value->integer() : std::nullopt;
    return found ? std::optional(static_cast<int>(*found)) : std::nullopt;
}

Reading reading_in(const Json& from) {
    const Json* reading = from.find("reading");
    if (reading == nullptr) return {};
    Reading read{.title = std::string(reading->text_at("/title")),
                 .button = std::string(reading->text_at("/button"))};
    const Json* parts = reading->find("parts");
    if (parts == nullptr || parts->array() == nullptr) return read;
    for (const Json& part : *parts->array()) {
        read.parts.emplace_back(part.text_at("/title"), part.text_at("/text"));
    }
    return read;
}

Json json_of(const Reading& reading) {
    Json parts = Json::array({});
    for (const auto& [title, words] : reading.parts) {
        parts.push(Json::object({{"title", title}, {"text", words}}));
    }
    return Json::object({{"title", reading.title}, {"button", reading.button}, {"parts", parts}});
}

void add_delivered(std::vector<HandbookPage>& pages, Part part, const Json* list) {
    if (list == nullptr || list->array() == nullptr) {
        throw std::logic_error("no list in the data that comes with the program");
    }
    for (const Json& one : *list->array()) {
        pages.push_back({.part = part,
                         .id = std::string(one.text_at("/id")),
                         .state = "published",
                         .name = std::string(one.text_at("/name")),
                         .body = one.print()});
    }
}

// Published pages stand; of what was retired the last version is remembered.
template <class T, class Read>
void add(const HandbookPage& page, std::vector<T>& now, std::vector<T>& all, const Read& read) {
    all.push_back(read(page));
    if (page.state == "published") now.push_back(all.back());
}

template <class T>
const T* latest(const std::vector<T>& now, const std::vector<T>& all, std::string_view id) {
    for (const T& one : now) {
        if (one.id == id) return &one;
    }
    for (auto one = all.rbegin(); one != all.rend(); ++one) {
        if (one->id == id) return &*one;
    }
    return nullptr;
}

template <class T>
const T* exactly(const std::vector<T>& all, std::string_view id, int version) {
    for (const T& one : all) {
        if (one.id == id && one.version == version) return &one;
    }
    return nullptr;
}

}  // namespace

JobKind job_kind_of(const HandbookPage& page) {
    const Json json = parsed(page.body, page.id);
    return {.id = page.id,
            .version = page.version,
            .name = page.name,
            .checks = texts(json, "checks"),
            .steps = texts(json, "steps"),
            .rules = texts(json, "rules"),
            .vehicle = std::string(json.text_at("/vehicle")),
            .skills = std::string(json.text_at("/skills")),
            .minutes = number(json, "minutes").value_or(60),
            .every_days = number(json, "every_days"),
            .health_critical = is_set(json, "health_critical"),
            .money = is_set(json, "money"),
            .by_phone = is_set(json, "by_phone"),
            .likeness = is_set(json, "likeness"),
            .order = std::string(json.text_at("/order"))};
}

Role role_of(const HandbookPage& page) {
    const Json json = parsed(page.body, page.id);
    return {.id = page.id,
            .version = page.version,
            .name = page.name,
            .about = std::string(json.text_at("/about")),
            .kinds = texts(json, "kinds"),
            .steps = texts(json, "steps")};
}

CheckKind check_kind_of(const HandbookPage& page) {
    const Json json = parsed(page.body, page.id);
    return {.id = page.id,
            .version = page.version,
            .name = page.name,
            .months = number(json, "months"),
            .who = std::string(json.text_at("/who")),
            .next = std::string(json.text_at("/next")),
            .reading = reading_in(json)};
}

Experience experience_of(const HandbookPage& page) { return {page.id, page.version, page.name}; }

std::string body_of(const JobKind& kind) {
    Json body = Json::object({{"checks", list_of(kind.checks)},
                              {"steps", list_of(kind.steps)},
                              {"rules", list_of(kind.rules)},
                              {"vehicle", kind.vehicle},
                              {"skills", kind.skills},
                              {"minutes", kind.minutes},
                              {"health_critical", kind.health_critical},
                              {"money", kind.money},
                              {"by_phone", kind.by_phone},
                              {"likeness", kind.likeness},
                              {"order", kind.order}});
    if (kind.every_days) body.set("every_days", *kind.every_days);
    return body.print();
}

std::string body_of(const Role& role) {
    return Json::object({{"about", role.about},
                         {"kinds", list_of(role.kinds)},
                         {"steps", list_of(role.steps)}})
        .print();
}

std::string body_of(const CheckKind& check) {
    Json body = Json::object({{"who", check.who}, {"next", check.next}});
    if (check.months) body.set("months", *check.months);
    if (!check.reading.parts.empty()) body.set("reading", json_of(check.reading));
    return body.print();
}

std::vector<HandbookPage> delivered_pages() {
    const Json kinds = parsed(defaults::file("job_kinds.json"), "job_kinds.json");
    const Json roles = parsed(defaults::file("volunteer_roles.json"), "volunteer_roles.json");
    std::vector<HandbookPage> pages;
    add_delivered(pages, Part::check, kinds.find("checks"));
    add_delivered(pages, Part::job_kind, kinds.find("kinds"));
    add_delivered(pages, Part::role, &roles);
    add_delivered(pages, Part::experience, kinds.find("experiences"));
    return pages;
}

Handbook::Handbook(const std::vector<HandbookPage>& pages) {
    for (const HandbookPage& page : pages) {
        if (page.state != "published" && page.state != "retired") continue;
        if (page.part == Part::job_kind) add(page, kinds_, all_kinds_, job_kind_of);
        else if (page.part == Part::role) add(page, roles_, all_roles_, role_of);
        else if (page.part == Part::check) add(page, checks_, all_checks_, check_kind_of);
        else add(page, experiences_, all_experiences_, experience_of);
    }
}

const Handbook& Handbook::delivered() {
    static const Handbook book(delivered_pages());
    return book;
}

const JobKind& Handbook::kind(std::string_view id) const {
    if (const JobKind* found = latest(kinds_, all_kinds_, id)) return *found;
    if (const JobKind* other = latest(kinds_, all_kinds_, "other")) return *other;
    throw std::logic_error("no kind of job is called other");
}

const JobKind& Handbook::kind(std::string_view id, int version) const {
    const JobKind* found = exactly(all_kinds_, id, version);
    return found ? *found : kind(id);
}

const Role* Handbook::role(std::string_view id) const { return latest(roles_, all_roles_, id); }

const Role* Handbook::role(std::string_view id, int version) const {
    const Role* found = exactly(all_roles_, id, version);
    return found ? found : role(id);
}

const CheckKind* Handbook::check(std::string_view id) const {
    return latest(checks_, all_checks_, id);
}

std::string Handbook::check_name(std::string_view id) const {
    const CheckKind* found = check(id);
    return found ? found->name : std::string(id);
}

std::string Handbook::experience_words(std::string_view kept) const {
    std::vector<std::string> words;
    for (const auto part : text::split(kept, ',')) {
        const std::string_view id = text::trim(part);
        if (id.empty()) continue;
        const Experience* known = latest(experiences_, all_experiences_, id);
        words.push_back(known ? known->name : std::string(id));
    }
    return text::join(words, ", ");
}

}  // namespace kith::volunteering
