#include "platform/html/check/dom.hpp"

namespace kith::html::check {

namespace {

bool is_element(const GumboNode& node) {
    return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

template <class Visit>
void walk(const GumboNode* node, const Visit& visit) {
    if (!is_element(*node)) {
        return;
    }
    visit(node);
    const GumboVector& children = node->v.element.children;
    for (unsigned at = 0; at < children.length; ++at) {
        walk(static_cast<const GumboNode*>(children.data[at]), visit);
    }
}

void add_text(std::string& out, const GumboNode& node) {
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE) {
        out += node.v.text.text;
    }
    if (!is_element(node)) {
        return;
    }
    if (Element(&node).attribute("class").starts_with("govuk-caption")) {
        return;
    }
    const GumboVector& children = node.v.element.children;
    for (unsigned at = 0; at < children.length; ++at) {
        add_text(out, *static_cast<const GumboNode*>(children.data[at]));
    }
}

std::vector<std::string> split(std::string_view text) {
    constexpr std::string_view spaces = " \n\t\r\f";
    std::vector<std::string> words;
    while (true) {
        const std::size_t begin = text.find_first_not_of(spaces);
        if (begin == std::string_view::npos) {
            return words;
        }
        const std::size_t end = text.find_first_of(spaces, begin);
        words.emplace_back(text.substr(begin, end - begin));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end);
    }
}

}  // namespace

std::string_view Element::tag() const {
    const GumboElement& element = node_->v.element;
    if (element.tag != GUMBO_TAG_UNKNOWN) {
        return gumbo_normalized_tagname(element.tag);
    }
    GumboStringPiece name = element.original_tag;
    gumbo_tag_from_original_text(&name);
    return {name.data, name.length};
}

bool Element::has(const char* attribute) const {
    return gumbo_get_attribute(&node_->v.element.attributes, attribute) != nullptr;
}

std::string Element::attribute(const char* name) const {
    const GumboAttribute* found = gumbo_get_attribute(&node_->v.element.attributes, name);
    return found == nullptr ? std::string{} : found->value;
}

std::vector<std::string> Element::attribute_names() const {
    std::vector<std::string> names;
    const GumboVector& attributes = node_->v.element.attributes;
    for (unsigned at = 0; at < attributes.length; ++at) {
        names.emplace_back(static_cast<const GumboAttribute*>(attributes.data[at])->name);
    }
    return names;
}

std::vector<std::string> Element::words(const char* name) const { return split(attribute(name)); }

std::string Element::text() const {
    std::string raw;
    add_text(raw, *node_);
    std::string out;
    for (const std::string& word : split(raw)) {
        out += (out.empty() ? "" : " ") + word;
    }
    return out;
}

bool Element::is_inside(std::string_view wanted) const {
    for (const GumboNode* at = node_->parent; at != nullptr && is_element(*at); at = at->parent) {
        if (Element(at).tag() == wanted) {
            return true;
        }
    }
    return false;
}

Page::Page(std::string_view html)
    : output_(gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size())) {
    walk(output_->root, [&](const GumboNode* node) { elements_.emplace_back(node); });
}

std::vector<Element> Page::with_tag(std::string_view tag) const {
    std::vector<Element> all;
    for (const Element& element : elements_) {
        if (element.tag() == tag) {
            all.push_back(element);
        }
    }
    return all;
}

std::vector<Element> Page::inside(const Element& element) const {
    std::vector<Element> all;
    walk(element.node(), [&](const GumboNode* node) {
        if (node != element.node()) {
            all.emplace_back(node);
        }
    });
    return all;
}

}  // namespace kith::html::check
