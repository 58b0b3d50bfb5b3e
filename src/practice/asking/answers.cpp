#include "practice/asking/answers.hpp"

#include <algorithm>

#include "platform/base/text.hpp"

namespace kith::asking {
namespace {

constexpr std::size_t most_values = 40;

std::vector<std::string> texts(const Json* list) {
    std::vector<std::string> read;
    if (list == nullptr || list->array() == nullptr) return read;
    for (const Json& item : *list->array()) {
        if (item.string() != nullptr) read.push_back(*item.string());
    }
    return read;
}

Json array_of(const std::vector<std::string>& values) {
    Json list = Json::array({});
    for (const std::string& value : values) list.push(value);
    return list;
}

}  // namespace

std::string_view Answers::get(std::string_view field) const {
    const auto& values = all(field);
    return values.empty() ? std::string_view{} : std::string_view(values.front());
}

const std::vector<std::string>& Answers::all(std::string_view field) const {
    static const std::vector<std::string> none;
    const auto found = values_.find(field);
    return found == values_.end() ? none : found->second;
}

bool Answers::has(std::string_view field, std::string_view value) const {
    const auto& values = all(field);
    return std::find(values.begin(), values.end(), value) != values.end();
}

void Answers::set(std::string_view field, std::vector<std::string> values) {
    std::erase_if(values, [](const std::string& value) { return value.empty(); });
    if (values.size() > most_values) values.resize(most_values);
    if (values.empty()) {
        values_.erase(std::string(field));
    } else {
        values_.insert_or_assign(std::string(field), std::move(values));
    }
}

bool Answers::is_done(std::string_view step) const { return done_.contains(step); }
void Answers::finish(std::string_view step) { done_.emplace(step); }
void Answers::reopen(std::string_view step) { done_.erase(std::string(step)); }

void Answers::take(const web::Fields& form, const std::vector<std::string>& fields) {
    for (const std::string& field : fields) {
        std::vector<std::string> values;
        for (const auto typed : form.all(field)) {
            values.push_back(text::clean_lines(typed).value_or(""));
        }
        set(field, std::move(values));
    }
}

void Answers::take(const Answers& other, const std::vector<std::string>& fields) {
    for (const std::string& field : fields) set(field, other.all(field));
}

Json Answers::to_json() const {
    Json values = Json::object({});
    for (const auto& [field, texts_of] : values_) values.append_new(field, array_of(texts_of));
    Json done = Json::array({});
    for (const std::string& step : done_) done.push(step);
    return Json::object({{"values", std::move(values)}, {"done", std::move(done)}});
}

Answers Answers::from_json(const Json& json) {
    Answers answers;
    const Json* values = json.find("values");
    if (values != nullptr && values->object() != nullptr) {
        for (const auto& [field, list] : *values->object()) answers.set(field, texts(&list));
    }
    for (std::string& step : texts(json.find("done"))) answers.done_.insert(std::move(step));
    return answers;
}

}  // namespace kith::asking
