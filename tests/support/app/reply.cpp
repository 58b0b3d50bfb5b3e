#include "support/test_app.hpp"

namespace kith::test {

namespace {

std::string unescaped(std::string text) {
    static const std::vector<std::pair<std::string, std::string>> entities{
        {"&lt;", "<"},   {"&gt;", ">"},  {"&quot;", "\""}, {"&#39;", "'"},
        {"&#x27;", "'"}, {"&nbsp;", " "}, {"&amp;", "&"}};
    for (const auto& [entity, character] : entities) {
        for (auto at = text.find(entity); at != std::string::npos;
             at = text.find(entity, at + character.size())) {
            text.replace(at, entity.size(), character);
        }
    }
    return text;
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::string visible(std::string_view html) {
    std::string text;
    bool in_tag = false;
    for (const char c : html) {
        if (c == '<') in_tag = true;
        const char shown = in_tag || is_space(c) ? ' ' : c;
        if (c == '>') in_tag = false;
        if (shown == ' ' && (text.empty() || text.back() == ' ')) continue;
        text += shown;
    }
    if (!text.empty() && text.back() == ' ') text.pop_back();
    return unescaped(std::move(text));
}

// What stands between `open` and `close`, or nothing.
std::string_view between(std::string_view text, std::string_view open, std::string_view close) {
    const auto begin = text.find(open);
    if (begin == std::string_view::npos) return {};
    const auto from = begin + open.size();
    const auto end = text.find(close, from);
    return text.substr(from, end == std::string_view::npos ? end : end - from);
}

}  // namespace

std::string Reply::header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
        if (key == name) return value;
    }
    return {};
}

std::string Reply::text() const {
    const auto begin = body.find("<body");
    return visible(begin == std::string::npos ? std::string_view(body)
                                              : std::string_view(body).substr(begin));
}

bool Reply::shows(std::string_view words) const { return text().find(words) != std::string::npos; }

std::string Reply::title() const {
    const std::string whole = visible(between(body, "<title>", "</title>"));
    return whole.substr(0, whole.rfind(" – "));
}

bool Reply::leads_to(std::string_view where) const {
    const std::string address = unescaped(body);
    return address.find("href=\"" + std::string(where) + "\"") != std::string::npos ||
           address.find("action=\"" + std::string(where) + "\"") != std::string::npos;
}

std::vector<std::string> Reply::errors() const {
    std::vector<std::string> lines;
    auto list = between(body, "govuk-error-summary__list", "</ul>");
    for (auto at = list.find("<li"); at != std::string_view::npos; at = list.find("<li")) {
        list.remove_prefix(at);
        lines.push_back(visible(list.substr(0, list.find("</li>"))));
        list.remove_prefix(3);
    }
    return lines;
}

}  // namespace kith::test
