#include "platform/html/check/page_check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kith::html {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string page_with(std::string_view content, std::string_view title = "Ask for help - Kith") {
    return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" +
           std::string(title) +
           "</title><script type=\"module\" src=\"/assets/app.js\"></script></head><body>"
           "<a href=\"#content\">Skip to main content</a><main id=\"content\">"
           "<h1><span class=\"govuk-caption-l\">Step 1</span> Ask for help</h1>" +
           std::string(content) + "</main></body></html>";
}

TEST(PageCheck, FindsNothingWrongWithAGoodPage) {
    EXPECT_THAT(faults(page_with(R"(
        <form method="post" action="/ask" novalidate>
            <input type="hidden" name="csrf" value="abc">
            <label for="name">Name {}</label><input id="name" name="name" aria-describedby="hint">
            <div id="hint">As you are called</div>
            <label>Age <input name="age"></label>
            <select name="kind" aria-label="Kind"><option>One</option></select>
            <fieldset><legend>Which?</legend>
                <input type="radio" id="a" name="which" value="a"><label for="a">A</label>
                <input type="radio" id="b" name="which" value="b"><label for="b">B</label>
            </fieldset>
            <button type="submit">Go on</button>
        </form>
        <img src="/a.png" alt="">
        <svg viewBox="0 0 1 1"><path d="M0 0"/><title>Map</title></svg>)")),
                IsEmpty());
}

TEST(PageCheck, WantsTagsClosedWhereTheyWereOpened) {
    EXPECT_THAT(faults(page_with("<p><b>bold</p></b>")), Contains(HasSubstr("not well formed")));
    EXPECT_THAT(faults(page_with("<div>")), Contains(HasSubstr("not well formed")));
    EXPECT_THAT(faults(page_with("<a href=\"/a\">a<b><a href=\"/b\">b</a></b></a>")),
                Contains(HasSubstr("errors of the HTML parser")));
}

TEST(PageCheck, WantsOneHeadingThatTheTitleBeginsWith) {
    EXPECT_THAT(faults(page_with("<h1>Another</h1>")), ElementsAre("the page has 2 h1 elements"));
    EXPECT_THAT(faults(page_with("", "Kith")),
                ElementsAre("the title \"Kith\" does not begin with the heading \"Ask for help\""));
    EXPECT_THAT(faults(page_with("", "Error: Ask for help")), IsEmpty());
}

TEST(PageCheck, WantsIdsOnceAndReferencesThatLeadSomewhere) {
    EXPECT_THAT(faults(page_with("<p id=\"a\"></p><p id=\"a\"></p>")),
                ElementsAre("two elements have the id a"));
    EXPECT_THAT(faults(page_with("<label for=\"x\">X</label>")),
                ElementsAre("for=\"x\" leads to nothing on the page"));
    EXPECT_THAT(faults(page_with("<p aria-describedby=\"x\">X</p>")),
                ElementsAre("aria-describedby=\"x\" leads to nothing on the page"));
    EXPECT_THAT(faults(page_with("<a href=\"#x\">X</a>")),
                ElementsAre("the link #x leads to nothing on the page"));
}

TEST(PageCheck, WantsFieldsLabelled) {
    EXPECT_THAT(faults(page_with("<input name=\"a\">")), ElementsAre("the field a has no label"));
    EXPECT_THAT(faults(page_with("<textarea name=\"b\"></textarea>")),
                ElementsAre("the field b has no label"));
    EXPECT_THAT(faults(page_with("<input id=\"a\" name=\"a\"><label for=\"a\"> </label>")),
                ElementsAre("the field a has no label"));
    EXPECT_THAT(faults(page_with("<input name=\"a\" aria-label=\"A\" required>")),
                ElementsAre(HasSubstr("required in the browser")));
    EXPECT_THAT(faults(page_with("<label><input type=\"radio\" name=\"r\"> 1</label>"
                                 "<label><input type=\"radio\" name=\"r\"> 2</label>")),
                ElementsAre("the radios r stand in no fieldset"));
}

TEST(PageCheck, WantsCsrfInEveryPostForm) {
    EXPECT_THAT(faults(page_with("<form method=\"POST\" action=\"/a\"></form>")),
                ElementsAre("the form to /a has no csrf field"));
    EXPECT_THAT(faults(page_with("<form method=\"get\" action=\"/a\"></form>")), IsEmpty());
}

TEST(PageCheck, WantsNothingInlineThatThePolicyStops) {
    EXPECT_THAT(faults(page_with("<p onclick=\"go()\">a</p>")),
                Contains("<p> has the inline handler onclick"));
    EXPECT_THAT(faults(page_with("<p style=\"color: red\">a</p>")),
                Contains("<p> has a style attribute"));
    EXPECT_THAT(faults(page_with("<script>go()</script>")),
                ElementsAre("a script has neither src nor nonce"));
    EXPECT_THAT(faults(page_with("<script nonce=\"abc\">if (a && b < c) {}</script>")), IsEmpty());
    EXPECT_THAT(faults(page_with("<a href=\" javascript:go()\">a</a>")),
                Contains("<a> has an address that runs a script"));
}

TEST(PageCheck, WantsPicturesLinksAndButtonsNamed) {
    EXPECT_THAT(faults(page_with("<img src=\"/a.png\">")),
                ElementsAre("the image /a.png has no alt"));
    EXPECT_THAT(faults(page_with("<a href=\"/b\"><img src=\"/a.png\" alt=\"\"></a>")),
                ElementsAre("a <a> has no text: /b"));
    EXPECT_THAT(faults(page_with("<a href=\"/b\"><img src=\"/a.png\" alt=\"B\"></a>")), IsEmpty());
    EXPECT_THAT(faults(page_with("<button></button>")), ElementsAre("a <button> has no text: "));
}

}  // namespace
}  // namespace kith::html
