// A parsed page as a flat list of elements.
#pragma once

#include <gumbo.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kith::html::check {

class Element {
  public:
    explicit Element(const GumboNode* node) : node_(node) {}

    std::string_view tag() const;
    bool has(const char* attribute) const;
    std::string attribute(const char* name) const;  // empty if it is not there
    std::vector<std::string> attribute_names() const;
    // The words of an attribute such as aria-describedby.
    std::vector<std::string> words(const char* attribute) const;
    // What a reader sees, white space collapsed; captions above a heading are no part of it.
    std::string text() const;
    // The nearest element with this tag round this one.
    bool is_inside(std::string_view tag) const;
    const GumboNode* node() const { return node_; }

  private:
    const GumboNode* node_;
};

class Page {
  public:
    explicit Page(std::string_view html);

    const std::vector<Element>& elements() const { return elements_; }
    std::vector<Element> with_tag(std::string_view tag) const;
    std::vector<Element> inside(const Element& element) const;
    unsigned parse_errors() const { return output_->errors.length; }

  private:
    struct Close {
        void operator()(GumboOutput* output) const {
            gumbo_destroy_output(&kGumboDefaultOptions, output);
        }
    };
    std::unique_ptr<GumboOutput, Close> output_;
    std::vector<Element> elements_;
};

}  // namespace kith::html::check
