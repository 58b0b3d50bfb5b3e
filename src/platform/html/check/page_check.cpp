#include "platform/html/check/page_check.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "platform/html/check/dom.hpp"
#include "platform/html/literal.hpp"

namespace kith::html {

namespace {

using check::Element;
using check::Page;

class Inspection {
  public:
    explicit Inspection(std::string_view html) : html_(html), page_(html) {
        for (const Element& element : page_.elements()) {
            const std::string id = element.attribute("id");
            if (!id.empty() && !ids_.insert(id).second) {
                fault("two elements have the id " + id);
            }
        }
    }

    std::vector<std::string> all() {
        well_formed();
        title_and_heading();
        for (const Element& element : page_.elements()) {
            nothing_inline(element);
            references(element);
            named(element);
        }
        fields();
        forms();
        radios();
        return std::move(faults_);
    }

  private:
    void fault(std::string words) { faults_.push_back(std::move(words)); }

    // The literal reader is stricter than a browser: it wants every tag closed where it was opened.
    void well_formed() {
        std::string text(html_);
        for (std::size_t at = text.find("{}"); at != std::string::npos; at = text.find("{}", at)) {
            text.replace(at, 2, "()");
        }
        detail::Walker walker(text, nullptr, 0);
        try {
            detail::refuse(walker.walk());
        } catch (const char* sentence) {
            const std::size_t from = std::max<std::size_t>(walker.position(), 60) - 60;
            fault(std::string("not well formed: ") + sentence + ", near " +
                  text.substr(std::min(from, text.size()), 90));
        }
        if (page_.parse_errors() > 0) {
            fault(std::to_string(page_.parse_errors()) + " errors of the HTML parser");
        }
        const std::vector<Element> roots = page_.with_tag("html");
        if (roots.empty() || roots.front().attribute("lang").empty()) {
            fault("the page does not say its language");
        }
        if (page_.with_tag("main").size() != 1) {
            fault("the page needs one main element");
        }
    }

    void title_and_heading() {
        const std::vector<Element> headings = page_.with_tag("h1");
        if (headings.size() != 1) {
            return fault("the page has " + std::to_string(headings.size()) + " h1 elements");
        }
        std::string title;
        for (const Element& element : page_.with_tag("title")) {
            if (element.is_inside("head")) {
                title = element.text();
            }
        }
        const std::string heading = headings.front().text();
        if (!title.starts_with(heading) && !title.starts_with("Error: " + heading)) {
            fault("the title \"" + title + "\" does not begin with the heading \"" + heading +
                  "\"");
        }
        if (heading.empty()) {
            fault("the h1 is empty");
        }
    }

    void nothing_inline(const Element& element) {
        const std::string tag(element.tag());
        for (const std::string& name : element.attribute_names()) {
            if (name.starts_with("on")) {
                fault("<" + tag + "> has the inline handler " + name);
            }
        }
        if (element.has("style")) {
            fault("<" + tag + "> has a style attribute");
        }
        if (tag == "script" && !element.has("src") && element.attribute("nonce").empty()) {
            fault("a script has neither src nor nonce");
        }
        if (tag == "style" && element.attribute("nonce").empty()) {
            fault("a style element has no nonce");
        }
        for (const char* name : {"href", "src", "action", "formaction"}) {
            if (detail::runs_script(element.attribute(name))) {
                fault("<" + tag + "> has an address that runs a script");
            }
        }
    }

    void reference(const Element& element, const char* attribute) {
        for (const std::string& id : element.words(attribute)) {
            if (!ids_.contains(id)) {
                fault(std::string(attribute) + "=\"" + id + "\" leads to nothing on the page");
            }
        }
    }

    void references(const Element& element) {
        for (const char* attribute : {"for", "aria-describedby", "aria-labelledby",
                                      "aria-controls", "data-aria-controls"}) {
            reference(element, attribute);
        }
        const std::string href = element.attribute("href");
        if (element.tag() == "a" && href.size() > 1 && href.front() == '#' &&
            !ids_.contains(href.substr(1))) {
            fault("the link " + href + " leads to nothing on the page");
        }
    }

    static bool has_name(const Element& element) {
        return !element.attribute("aria-label").empty() ||
               !element.attribute("aria-labelledby").empty();
    }

    // Pictures, links and buttons say what they are.
    void named(const Element& element) {
        const std::string_view tag = element.tag();
        if (tag == "img" && !element.has("alt")) {
            fault("the image " + element.attribute("src") + " has no alt");
        }
        const bool speaks = tag == "a" ? element.has("href") : tag == "button";
        if (!speaks || has_name(element) || !element.text().empty()) {
            return;
        }
        const std::vector<Element> parts = page_.inside(element);
        const bool pictured = std::any_of(parts.begin(), parts.end(), [](const Element& part) {
            return !part.attribute("alt").empty() || has_name(part);
        });
        if (!pictured) {
            fault("a <" + std::string(tag) + "> has no text: " + element.attribute("href"));
        }
    }

    bool is_labelled(const Element& field) const {
        const std::string id = field.attribute("id");
        const std::vector<Element> labels = page_.with_tag("label");
        const bool labelled = std::any_of(labels.begin(), labels.end(), [&](const Element& label) {
            return !id.empty() && label.attribute("for") == id && !label.text().empty();
        });
        return labelled || has_name(field) || field.is_inside("label");
    }

    void fields() {
        static const std::set<std::string> unlabelled = {"hidden", "submit", "button", "reset"};
        for (const Element& field : page_.elements()) {
            const std::string_view tag = field.tag();
            const bool needs_label =
                tag == "select" || tag == "textarea" ||
                (tag == "input" && !unlabelled.contains(field.attribute("type")));
            if (needs_label && !is_labelled(field)) {
                fault("the field " + field.attribute("name") + " has no label");
            }
            if (field.has("required")) {
                fault("the field " + field.attribute("name") +
                      " is required in the browser: the server says what is missing");
            }
        }
    }

    void forms() {
        for (const Element& form : page_.with_tag("form")) {
            std::string method = form.attribute("method");
            std::transform(method.begin(), method.end(), method.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
            const std::vector<Element> parts = page_.inside(form);
            const bool has_csrf = std::any_of(parts.begin(), parts.end(), [](const Element& part) {
                return part.attribute("name") == "csrf" && part.attribute("type") == "hidden" &&
                       !part.attribute("value").empty();
            });
            if (method == "post" && !has_csrf) {
                fault("the form to " + form.attribute("action") + " has no csrf field");
            }
        }
    }

    // Several radios with one name ask one question, which their fieldset or group must say.
    void radios() {
        std::map<std::string, int> loose;
        for (const Element& input : page_.with_tag("input")) {
            const bool asked = input.is_inside("legend") || input.is_inside("fieldset") ||
                               input.is_inside("table") || has_group(input);
            if (input.attribute("type") == "radio" && !asked) {
                ++loose[input.attribute("name")];
            }
        }
        for (const auto& [name, count] : loose) {
            if (count > 1) {
                fault("the radios " + name + " stand in no fieldset");
            }
        }
    }

    static bool has_group(const Element& input) {
        for (const GumboNode* at = input.node()->parent;
             at != nullptr && at->type == GUMBO_NODE_ELEMENT; at = at->parent) {
            const std::string role = Element(at).attribute("role");
            if ((role == "group" || role == "radiogroup") && has_name(Element(at))) {
                return true;
            }
        }
        return false;
    }

    std::string_view html_;
    Page page_;
    std::set<std::string> ids_;
    std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> faults(std::string_view page) { return Inspection(page).all(); }

}  // namespace kith::html
