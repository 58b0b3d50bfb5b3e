// Fields of the public pages as GOV.UK components, shown with what was answered.
#pragma once

#include "platform/html/govuk/choices.hpp"
#include "practice/asking/views.hpp"

namespace kith::asking {

class FieldViews {
  public:
    // `compact` fields are small and close together, for staff.
    FieldViews(const Answers& answers, const web::FormErrors& errors, bool compact = false)
        : answers_(answers), errors_(errors), compact_(compact) {}

    struct Line {
        std::string_view field;
        std::string_view label;
        std::string_view hint = {};
        std::string_view type = "text";
        std::string_view autocomplete = {};
        std::string_view classes = {};
        bool heading = false;  // its label is the page's h1
    };
    html::Html line(const Line& line) const;
    html::Html long_text(const Line& line, int rows = 4) const;
    struct Group {
        std::string_view field;
        std::string_view legend = {};
        std::string_view hint = {};
        bool heading = false;
        std::vector<govuk::Choice> items{};  // left out: what is offered for the field
    };
    html::Html radios(const Group& group) const;
    html::Html checkboxes(const Group& group) const;
    html::Html birth_date(std::string_view legend) const;
    html::Html select(const Line& line, const std::vector<Offered>& items) const;

    std::string value(std::string_view field) const { return std::string(answers_.get(field)); }

  private:
    const Answers& answers_;
    const web::FormErrors& errors_;
    bool compact_;
};

// What is offered for a field, as choices; `inside` gives what is shown while one is chosen.
std::vector<govuk::Choice> choices_of(std::string_view field,
                                      html::Html (*inside)(const FieldViews&, std::string_view),
                                      const FieldViews& fields);

// The questions of a category as fields; with one question its label is the heading.
html::Html category_fields(const FieldViews& fields, const casework::Category& category);
// The same among other fields of one page.
html::Html category_questions(const FieldViews& fields, const casework::Category& category);

}  // namespace kith::asking
