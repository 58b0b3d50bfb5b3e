#include "platform/pdf/letter.hpp"

#include <algorithm>
#include <map>

#include "platform/base/text.hpp"
#include "platform/pdf/canvas.hpp"

namespace kith::pdf {
namespace {

constexpr double page_width = millimetres(210);
constexpr double page_height = millimetres(297);
constexpr double left = millimetres(25);
constexpr double right = millimetres(190);
constexpr double width = right - left;
constexpr double head_at = millimetres(14);
constexpr double beside = millimetres(118);  // right of the envelope's window
constexpr double body_at = millimetres(103);  // below the first fold
constexpr double next_page_at = millimetres(20);
constexpr double foot_at = millimetres(283);
constexpr double last_line = millimetres(277);

// Sizes in points; 18 is the least that is called large print.
struct Sizes {
    double body, subject, address;
};
constexpr Sizes ordinary{11, 13, 11};
constexpr Sizes large_print{18, 21, 13};
constexpr double least_address = 8;
constexpr double logo_width = millimetres(80);
constexpr double logo_height = millimetres(24);

// What each letter of a file has in common.
struct Paper {
    const Sender& sender;
    std::optional<Drawn> logo{};
};

// As large as its box lets it be, and no coarser than a dot a point. In points.
struct LogoSize {
    double width, height;
};
LogoSize size_of(const Picture& logo) {
    const double scale =
        std::min({logo_width / logo.width, logo_height / logo.height, 1.0});
    return {logo.width * scale, logo.height * scale};
}

class Drawing {
  public:
    Drawing(Canvas& canvas, const Paper& paper, const Letter& letter)
        : canvas_(canvas), paper_(paper), sender_(paper.sender), letter_(letter),
          sizes_(letter.large ? large_print : ordinary), first_page_(canvas.page()) {}

    void draw() {
        head();
        address();
        date();
        top_ = body_at;
        paragraph(letter_.subject,
                  {.size = sizes_.subject, .bold = true, .language = letter_.language}, "H1");
        for (const auto line : text::split(letter_.body, '\n')) {
            const auto words = text::trim(line);
            if (words.empty()) continue;
            paragraph(words, {.size = sizes_.body, .language = letter_.language}, "P");
        }
        other_languages();
        foot();
    }

  private:
    // Each gives where it ends.
    double name() {
        return canvas_.draw(canvas_.set(sender_.name,
                                        {.size = letter_.large ? 20.0 : 17.0, .bold = true,
                                         .colour = sender_.colour},
                                        beside - left - millimetres(5)),
                            left, head_at, "P");
    }
    double logo() {
        const LogoSize size = size_of(*sender_.logo);
        canvas_.draw(*paper_.logo, left, head_at, size.width);
        return head_at + size.height;
    }
    double small_name(double size) {
        return canvas_.draw(canvas_.set(sender_.name, {.size = size + 1, .bold = true},
                                        right - beside),
                            beside, head_at, "P");
    }

    void head() {
        const double size = letter_.large ? 12 : 9;
        const double name_ends = paper_.logo ? head_at : name();
        double top = paper_.logo ? small_name(size) : head_at;
        for (const std::string& line : sender_.contact) {
            top = canvas_.draw(canvas_.set(line, {.size = size}, right - beside), beside, top, "P");
        }
        head_ends_ = std::max({top, name_ends, paper_.logo ? logo() : 0}) + 4;
        canvas_.line(left, head_ends_, width, 1.2, sender_.colour);
        // Where to fold, so that the address comes to stand in the window.
        canvas_.line(millimetres(4), page_height / 3, millimetres(4), 0.4);
        canvas_.line(millimetres(4), page_height * 2 / 3, millimetres(4), 0.4);
    }

    // As large as the window lets it be.
    void address() {
        constexpr Window window;
        constexpr double inside = millimetres(window.right) - left;
        constexpr double high = millimetres(window.bottom - window.top);
        const std::string lines = text::join(letter_.address, "\n");
        for (double size = sizes_.address;; size -= 0.5) {
            const auto setting = canvas_.set(lines, {.size = size, .spacing = 0.86}, inside);
            if (setting.height() > high && size > least_address) continue;
            double top = millimetres(window.top);
            for (int line = 0; line < setting.lines(); ++line) {
                top = canvas_.draw(setting, left, top, "P", line, line + 1);
            }
            return;
        }
    }

    void date() {
        canvas_.draw(canvas_.set(letter_.date, {.size = sizes_.body}, right - beside), beside,
                     std::max(millimetres(57), head_ends_ + millimetres(3)), "P");
    }

    void paragraph(std::string_view words, const Style& style, const char* element) {
        const auto setting = canvas_.set(words, style, width);
        const int lines = setting.lines();
        for (int first = 0; first < lines;) {
            int end = first;
            double bottom = top_;
            while (end < lines && bottom + setting.height_of(end) <= last_line) {
                bottom += setting.height_of(end++);
            }
            // One line alone, before or after the end of a page, is hard to read on from.
            if (lines - end == 1) --end;
            if (end < lines && end - first < 2) end = top_ > next_page_at ? first : first + 1;
            if (end > first) top_ = canvas_.draw(setting, left, top_, element, first, end);
            first = end;
            if (first < lines) turn();
        }
        top_ += style.size * 0.75;
    }

    // Never the line without a word below it.
    void other_languages() {
        if (letter_.foot.empty()) return;
        if (top_ + sizes_.body * 5 > last_line) turn();
        canvas_.line(left, top_ + sizes_.body * 0.5, width, 0.6, sender_.colour);
        top_ += sizes_.body * 1.25;
        for (const Words& words : letter_.foot) {
            paragraph(words.text, {.size = sizes_.body, .bold = true, .language = words.language},
                      "P");
        }
    }

    void turn() {
        foot();
        canvas_.next_page();
        top_ = next_page_at;
    }

    void foot() {
        const int page = canvas_.page() - first_page_ + 1;
        if (page == 1) return;
        const double size = letter_.large ? 14 : 9;
        canvas_.draw(canvas_.set("Page " + std::to_string(page), {.size = size}, width), left,
                     foot_at - size / 2, "P");
    }

    Canvas& canvas_;
    const Paper& paper_;
    const Sender& sender_;
    const Letter& letter_;
    const Sizes sizes_;
    const int first_page_;
    double top_ = 0, head_ends_ = 0;
};

// That of most letters.
std::string language_of_all(const std::vector<Letter>& letters) {
    std::map<std::string, int> letters_in;
    for (const Letter& letter : letters) {
        const bool is_english = letter.language == "en";
        ++letters_in[is_english                ? "en-GB"
                     : letter.language.empty() ? std::string(language_of(letter.body))
                                               : letter.language];
    }
    const auto most =
        std::max_element(letters_in.begin(), letters_in.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == letters_in.end() ? "en-GB" : most->first;
}

}  // namespace

std::string letters(const Sender& sender, const std::string& title,
                    const std::vector<Letter>& letters) {
    Canvas canvas(page_width, page_height, title);
    Paper paper{.sender = sender};
    if (sender.logo) paper.logo.emplace(canvas.set(*sender.logo));
    int number = 0;
    for (const Letter& letter : letters) {
        if (number > 0) canvas.next_page();
        // A page with an even number is the back of the sheet before.
        if (canvas.page() % 2 == 0) canvas.next_page();
        canvas.content(std::to_string(++number) + ". " + letter.subject);
        Drawing(canvas, paper, letter).draw();
    }
    return canvas.finish(language_of_all(letters));
}

}  // namespace kith::pdf
