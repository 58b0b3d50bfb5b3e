#include "platform/html/govuk/tree_test.hpp"

#include <gtest/gtest.h>
#include <gumbo.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace kith::govuk::fixtures {

namespace {

using Lines = std::vector<std::string>;

std::vector<const GumboNode*> nodes(const GumboVector& vector) {
    std::vector<const GumboNode*> all;
    for (unsigned at = 0; at < vector.length; ++at) {
        all.push_back(static_cast<const GumboNode*>(vector.data[at]));
    }
    return all;
}

bool is_element(const GumboNode& node) {
    return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

std::string tag_name(const GumboElement& element) {
    if (element.tag != GUMBO_TAG_UNKNOWN) {
        return gumbo_normalized_tagname(element.tag);
    }
    GumboStringPiece name = element.original_tag;
    gumbo_tag_from_original_text(&name);
    return {name.data, name.length};
}

// White space beside these is never seen.
bool is_block(const GumboNode* node) {
    static const std::vector<std::string> inline_elements = {
        "a", "abbr", "b", "button", "em", "i", "img", "input", "label", "select", "small",
        "span", "strong", "svg", "textarea"};
    return node == nullptr ||
           (is_element(*node) && std::find(inline_elements.begin(), inline_elements.end(),
                                           tag_name(node->v.element)) == inline_elements.end());
}

std::string collapsed(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!space) {
            out += c;
        } else if (out.empty() || out.back() != ' ') {
            out += ' ';
        }
    }
    return out;
}

std::string seen_text(const GumboNode& node, const GumboNode* before, const GumboNode* after) {
    std::string text = collapsed(node.v.text.text);
    if (is_block(before) && text.starts_with(' ')) {
        text.erase(0, 1);
    }
    if (is_block(after) && text.ends_with(' ')) {
        text.pop_back();
    }
    return text;
}

void write(Lines& lines, const GumboNode& node, std::size_t depth);

void write_children(Lines& lines, const GumboElement& element, std::size_t depth) {
    const auto children = nodes(element.children);
    const std::string indent(depth * 2, ' ');
    for (std::size_t at = 0; at < children.size(); ++at) {
        const GumboNode& child = *children[at];
        if (is_element(child)) {
            write(lines, child, depth);
        } else if (child.type == GUMBO_NODE_TEXT && element.tag == GUMBO_TAG_TEXTAREA) {
            lines.push_back(indent + "text [" + child.v.text.text + "]");
        } else if (child.type == GUMBO_NODE_TEXT || child.type == GUMBO_NODE_WHITESPACE) {
            const std::string text =
                seen_text(child, at > 0 ? children[at - 1] : nullptr,
                          at + 1 < children.size() ? children[at + 1] : nullptr);
            if (!text.empty()) {
                lines.push_back(indent + "text [" + text + "]");
            }
        }
    }
}

void write(Lines& lines, const GumboNode& node, std::size_t depth) {
    const GumboElement& element = node.v.element;
    Lines attributes;
    for (unsigned at = 0; at < element.attributes.length; ++at) {
        const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[at]);
        const bool is_class = std::string_view(attribute->name) == "class";
        std::string text = is_class ? collapsed(attribute->value) : attribute->value;
        attributes.push_back(std::string(" ") + attribute->name + "=\"" + text + "\"");
    }
    std::sort(attributes.begin(), attributes.end());
    std::string line = std::string(depth * 2, ' ') + "<" + tag_name(element);
    for (const std::string& attribute : attributes) {
        line += attribute;
    }
    lines.push_back(line + ">");
    write_children(lines, element, depth + 1);
}

Lines tree(const std::string& html) {
    GumboOutput* output = gumbo_parse(html.c_str());
    Lines lines;
    write(lines, *output->root, 0);
    gumbo_destroy_output(&kGumboDefaultOptions, output);
    return lines;
}

}  // namespace

std::string first_difference(const std::string& expected, const std::string& ours) {
    const Lines left = tree(expected);
    const Lines right = tree(ours);
    const auto [a, b] = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
    if (a == left.end() && b == right.end()) {
        return {};
    }
    return "expected: " + (a == left.end() ? "nothing more" : *a) +
           "\nours:     " + (b == right.end() ? "nothing more" : *b);
}

TEST(Trees, AreTheSameWhateverTheOrderOfAttributes) {
    EXPECT_EQ(first_difference("<p id=\"a\" class=\"b\"> Hello\n</p>",
                               "<p class=\"b\" id=\"a\">Hello</p>"),
              "");
}

TEST(Trees, DifferInATextAnAttributeOrASpaceThatIsSeen) {
    EXPECT_NE(first_difference("<p>Hello</p>", "<p>Hullo</p>"), "");
    EXPECT_NE(first_difference("<p id=\"a\"></p>", "<p id=\"b\"></p>"), "");
    EXPECT_NE(first_difference("<p>a <b>c</b></p>", "<p>a<b>c</b></p>"), "");
    EXPECT_NE(first_difference("<p>a</p><p>b</p>", "<p>a</p>"), "");
}

}  // namespace kith::govuk::fixtures
