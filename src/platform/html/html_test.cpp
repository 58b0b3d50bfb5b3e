#include "platform/html/html.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace kith::html {
namespace {

// What the compile-time reader says of a literal whose slots get these kinds.
template <class... Kinds>
constexpr Fault reading(std::string_view source, Kinds... kinds) {
    const Kind list[] = {kinds..., Kind::text};
    return fault_in(source, list, sizeof...(Kinds));
}

static_assert(reading("<p>Hello</p>") == Fault::none);
static_assert(reading("<p>Hello") == Fault::tag_left_open);
static_assert(reading("<p>Hello</div>") == Fault::wrong_closing_tag);
static_assert(reading("Hello</p>") == Fault::wrong_closing_tag);
static_assert(reading("<ul><li>One</ul>") == Fault::wrong_closing_tag);
static_assert(reading("<br><hr><img src=\"/a.png\" alt=\"\">") == Fault::none);
static_assert(reading("<div/>") == Fault::unclosed_void);
static_assert(reading("<svg><path d=\"M0\"/></svg>") == Fault::none);
static_assert(reading("2 < 3") == Fault::bad_tag);
static_assert(reading("<p><div></div></p>") == Fault::block_in_paragraph);
static_assert(reading("<p class=big>Hello</p>") == Fault::unquoted_value);
static_assert(reading("<p class=\"big>Hello</p>") == Fault::tag_left_open);
static_assert(reading("<p class=\"a\" class=\"b\">Hello</p>") == Fault::repeated_attribute);
static_assert(reading("<p onclick=\"go()\">Hello</p>") == Fault::event_handler);
static_assert(reading("<p ONCLICK=\"go()\">Hello</p>") == Fault::event_handler);
static_assert(reading("<p style=\"color: red\">Hello</p>") == Fault::style_attribute);
static_assert(reading("<a href=\"JavaScript:go()\">Go</a>") == Fault::script_address);
static_assert(reading("<p>Fish & chips</p>") == Fault::bare_ampersand);
static_assert(reading("<p>Fish &amp; chips &#8211; &nbsp;</p>") == Fault::none);
static_assert(reading("<!DOCTYPE html><!-- a note --><p></p>") == Fault::none);

static_assert(reading("<p>{}</p>", Kind::text) == Fault::none);
static_assert(reading("<p>{}</p>", Kind::markup) == Fault::none);
static_assert(reading("<p>{}</p>") == Fault::too_few_arguments);
static_assert(reading("<p>{}</p>", Kind::text, Kind::text) == Fault::too_many_arguments);
static_assert(reading("<script>{}</script>", Kind::text) == Fault::slot_in_raw_text);
static_assert(reading("<style>{}</style>", Kind::text) == Fault::slot_in_raw_text);
static_assert(reading("<script nonce=\"{}\">if (1 < 2) { go(); }</script>", Kind::text) ==
              Fault::none);
static_assert(reading("<!-- {} -->", Kind::text) == Fault::slot_in_comment);
static_assert(reading("<{}></{}>", Kind::text, Kind::text) == Fault::bad_tag);
static_assert(reading("<p {}=\"a\">x</p>", Kind::text) == Fault::slot_needs_attributes);
static_assert(reading("<p{}>x</p>", Kind::attributes) == Fault::none);
static_assert(reading("<p>{}</p>", Kind::attributes) == Fault::attributes_outside_tag);
static_assert(reading("<p title=\"{}\">x</p>", Kind::text) == Fault::none);
static_assert(reading("<p title=\"{}\">x</p>", Kind::markup) == Fault::slot_needs_text);
static_assert(reading("<title>{}</title>", Kind::markup) == Fault::slot_needs_text);
static_assert(reading("<textarea>{}</textarea>", Kind::markup) == Fault::slot_needs_text);
static_assert(reading("<a href=\"{}\">x</a>", Kind::url) == Fault::none);
static_assert(reading("<a href=\"{}\">x</a>", Kind::text) == Fault::slot_needs_url);
static_assert(reading("<a href=\"/people/{}\">x</a>", Kind::text) == Fault::slot_needs_url);
static_assert(reading("<a href=\"#{}\">x</a>", Kind::text) == Fault::none);
static_assert(reading("<form action=\"{}\"></form>", Kind::text) == Fault::slot_needs_url);
static_assert(reading("<a HREF=\"{}\">x</a>", Kind::text) == Fault::slot_needs_url);
static_assert(reading("<SCRIPT>{}</SCRIPT>", Kind::text) == Fault::bad_tag);
static_assert(reading("<svg><SCRIPT>{}</SCRIPT></svg>", Kind::text) == Fault::slot_in_raw_text);
static_assert(reading("<svg><linearGradient/></svg>") == Fault::none);
static_assert(reading("<img src=\"{}\" alt=\"\">", Kind::text) == Fault::slot_needs_url);

TEST(Text, BecomesHtmlByEscaping) {
    EXPECT_EQ(Html("<b> & \"it's\"").str(), "&lt;b&gt; &amp; &quot;it&#39;s&quot;");
    EXPECT_EQ(Html(std::string("plain")).str(), "plain");
    EXPECT_EQ(Html(-42).str(), "-42");
}

TEST(Markup, FillsItsSlotsInOrder) {
    const Html link = markup(R"(<a href="{}" title="{}">{}</a>)",
                             Url::path("/people/{}", "a b/c").with("tab", "needs & notes"),
                             "say \"hi\"", "<Ann>");

    EXPECT_EQ(link.str(),
              "<a href=\"/people/a%20b%2Fc?tab=needs%20%26%20notes\" "
              "title=\"say &quot;hi&quot;\">&lt;Ann&gt;</a>");
}

TEST(Markup, TakesHtmlAsItIsAndNumbersAsDigits) {
    EXPECT_EQ(markup("<p>{} of {}</p>", markup("<b>{}</b>", 3), 10U).str(),
              "<p><b>3</b> of 10</p>");
}

TEST(Markup, NeverReadsASlotInsideAnArgument) {
    EXPECT_EQ(markup("<p>{}{}</p>", "{}", "x").str(), "<p>{}x</p>");
}

TEST(Markup, DropsTheIndentationOfItsLines) {
    const Html html = markup(R"(
        <ul>
            <li>{}</li>
        </ul>)",
                             "  kept\n    kept");
    EXPECT_EQ(html.str(), "<ul>\n<li>  kept\n    kept</li>\n</ul>");
}

TEST(Attributes, AreWrittenInsideATag) {
    const Attributes attributes =
        Attributes{{"data-kind", "a \"b\""}}.flag("disabled").flag("checked", false).add_some(
            "title", "");
    EXPECT_EQ(markup("<input{}>", attributes).str(),
              "<input data-kind=\"a &quot;b&quot;\" disabled>");
}

TEST(Each, PutsTheViewsOneAfterAnother) {
    const std::vector<std::string> names = {"Ann", "<Bo>"};
    const auto item = [](const std::string& name) { return markup("<li>{}</li>", name); };

    EXPECT_EQ(each(names, item).str(), "<li>Ann</li><li>&lt;Bo&gt;</li>");
    EXPECT_EQ(join(names, markup("<br>")).str(), "Ann<br>&lt;Bo&gt;");
}

}  // namespace
}  // namespace kith::html
