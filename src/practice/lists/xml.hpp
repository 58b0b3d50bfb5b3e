// Reads XML that a program wrote: elements, attributes and text, one after another. Not a
// validating reader: it takes no document types and resolves only the five named entities and
// numbers.
#pragma once

#include <string>
#include <string_view>

namespace kith::lists {

class XmlReader {
  public:
    enum class Kind { open, close, text };

    // `text` must outlive the reader.
    explicit XmlReader(std::string_view text) : rest_(text) {}

    // Moves on; false at the end, or where what follows is no XML.
    bool next();
    Kind kind() const { return kind_; }
    // Of an element, without its namespace's prefix.
    std::string_view name() const { return name_; }
    // Of an element that opens: the attribute of that name, without prefix, or "".
    std::string attribute(std::string_view name) const;
    // Of text, with entities resolved.
    std::string text() const;

  private:
    bool tag();

    std::string_view rest_;
    Kind kind_ = Kind::text;
    std::string_view name_, inside_;
    bool closes_too_ = false;
};

}  // namespace kith::lists
