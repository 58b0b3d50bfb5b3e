// Test support: the options of one published fixture, read the way a Nunjucks template reads them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/html/govuk/parts.hpp"

namespace kith::govuk::fixtures {

class Options {
  public:
    explicit Options(const void* node) : node_(node) {}

    bool has(std::string_view key) const;     // given, even as null
    bool truthy() const;                      // as a template would test it
    bool truthy(std::string_view key) const { return (*this)[key].truthy(); }
    bool is_text() const;
    Options operator[](std::string_view key) const;
    std::vector<Options> items() const;
    std::vector<Options> items(std::string_view key) const { return (*this)[key].items(); }
    std::string own_text() const;             // empty for null, false and missing
    std::string text(std::string_view key) const { return (*this)[key].own_text(); }
    std::string text_or(std::string_view key, std::string_view otherwise) const;
    std::optional<std::string> some_text(std::string_view key) const;
    std::optional<bool> some_flag(std::string_view key) const;
    bool flag(std::string_view key) const { return truthy(key); }
    int number_or(std::string_view key, int otherwise) const;
    // The html option if it is given, else the text option, escaped.
    Html html(std::string_view html_key = "html", std::string_view text_key = "text") const;
    Url url(std::string_view key = "href") const;
    std::string classes() const { return text("classes"); }
    Attributes attributes(std::string_view key = "attributes") const;

  private:
    const void* node_;  // a JSON value, or nullptr for nothing
};

// The <svg> with this class in the first published fixture of header or footer: the crown and the
// logo of the licence are not ours to keep here, so the test lends our components the published
// ones.
Html published_picture(std::string_view component, std::string_view of_class);

struct Component {
    std::string name;
    Html (*render)(const Options& options);
};

// The adapters, by file.
std::vector<Component> text_components();
std::vector<Component> field_components();
std::vector<Component> choice_components();
std::vector<Component> content_components();
std::vector<Component> list_components();
std::vector<Component> page_components();

}  // namespace kith::govuk::fixtures
