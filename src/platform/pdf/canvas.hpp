// Pages that text is drawn on, by Pango and Cairo, which only canvas.cpp includes. Lengths are
// points (1/72 inch) from the upper left corner.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "platform/base/picture.hpp"

namespace kith::pdf {

constexpr double millimetres(double length) { return length * 72.0 / 25.4; }

struct Style {
    double size = 11;
    bool bold = false;
    std::string colour{};    // #rrggbb, empty for black
    double spacing = 1.0;    // of lines, as a share of what the font asks for
    std::string language{};  // of BCP 47; left out: told by the script
};

// Text set in lines of a width; right-to-left paragraphs stand on the right.
class Setting {
  public:
    struct Parts;
    explicit Setting(std::unique_ptr<Parts> parts);
    ~Setting();
    Setting(Setting&&) noexcept;

    int lines() const;
    double height() const;
    // Of the line `line`, counted from 0.
    double height_of(int line) const;
    const Parts& parts() const { return *parts_; }

  private:
    std::unique_ptr<Parts> parts_;
};

// A picture that is in the file once, however often it is drawn.
class Drawn {
  public:
    struct Parts;
    explicit Drawn(std::unique_ptr<Parts> parts);
    ~Drawn();
    Drawn(Drawn&&) noexcept;
    const Parts& parts() const { return *parts_; }

  private:
    std::unique_ptr<Parts> parts_;
};

class Canvas {
  public:
    // Pages of one size. The title and language are the document's.
    Canvas(double width, double height, const std::string& title);
    ~Canvas();

    Setting set(std::string_view text, const Style& style, double width) const;
    // Draws the lines from `first` up to before `end` as one element of the document's structure:
    // "H1", "P". Gives where the next thing may stand.
    double draw(const Setting& setting, double left, double top, const char* element);
    double draw(const Setting& setting, double left, double top, const char* element, int first,
                int end);
    void line(double left, double top, double length, double thickness,
              std::string_view colour = "");
    Drawn set(const Picture& picture) const;
    // Draws it so wide, its height following. Readers of the file aloud pass over it, so what it
    // says stands beside it in words, and before it: Cairo 1.16 loses count of the tags when a
    // picture is the first thing of a document.
    void draw(const Drawn& picture, double left, double top, double width);
    // An entry of the contents that leads to the page being drawn.
    void content(const std::string& text);
    void next_page();
    int page() const;  // the one being drawn, from 1
    // The file. Nothing can be drawn after.
    std::string finish(std::string_view language);

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

// The letters of a text that no font of this machine has, each once, as far as twenty; "" when all
// of it can be printed.
std::string undrawable(std::string_view text);

// The language most of a text is in, as far as its script tells: "ur", "bn". Languages in Latin
// letters cannot be told apart so: "en-GB".
std::string_view language_of(std::string_view text);

// The same document saying what language it is in, that it is tagged and that its title be shown,
// which Cairo 1.16 does not write: a new catalogue after the end, as PDF foresees for changes.
std::string with_language(std::string pdf, std::string_view language);

}  // namespace kith::pdf
