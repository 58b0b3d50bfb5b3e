#include "practice/volunteering/shifts/form.hpp"

#include "platform/base/london.hpp"
#include "platform/html/govuk/date_input.hpp"
#include "platform/html/govuk/select.hpp"
#include "platform/web/fields.hpp"

namespace kith::volunteering {
namespace {

using web::text_field;

constexpr std::string_view usual_kind = "steward";

Html kind_field(const web::FormReader& typed, const std::vector<JobKind>& kinds) {
    std::vector<govuk::SelectItem> items;
    for (const JobKind& kind : kinds) items.push_back({.text = kind.name, .value = kind.id});
    const std::string chosen = typed.typed("kind");
    return govuk::select({.label = {.text = "Kind"},
                          .id = "kind",
                          .name = "kind",
                          .value = chosen.empty() ? std::string(usual_kind) : chosen,
                          .items = items});
}

}  // namespace

Html shift_fields(const web::FormReader& typed, const std::vector<JobKind>& kinds) {
    Html fields =
        text_field(typed, "title", "Title", "Such as: Stewarding at the vaccination clinic");
    if (!kinds.empty()) fields += kind_field(typed, kinds);
    fields += text_field(typed, "place", "Where") +
              text_field(typed, "postcode", "Postcode", "", "govuk-input--width-10");
    fields += govuk::date_input({.fieldset = {.legend = {.text = "Day"}},
                                 .error_message = typed.errors().shown("day"),
                                 .id = "day",
                                 .name_prefix = "day",
                                 .values = {.day = typed.typed("day-day"),
                                            .month = typed.typed("day-month"),
                                            .year = typed.typed("day-year")}});
    return fields + text_field(typed, "from", "From", "Such as 9am", "govuk-input--width-5") +
           text_field(typed, "to", "To", "Such as 1pm", "govuk-input--width-5") +
           text_field(typed, "wanted", "How many people", "", "govuk-input--width-3") +
           text_field(typed, "instructions", "What to know", "Who to ask for, what to wear");
}

NewShift read_shift(web::FormReader& reader) {
    NewShift made{.kind = reader.typed("kind"),
                  .title = reader.required("title", "Enter a title", 120),
                  .place = reader.required("place", "Say where", 200),
                  .postcode = reader.optional<Postcode>("postcode"),
                  .from_at = {},
                  .to_at = {},
                  .instructions = reader.text("instructions", 2000),
                  .same_request = reader.typed("same_request")};
    const auto day = reader.date("day", "day", true);
    const auto from = TimeOfDay::parse(reader.typed("from"));
    const auto to = TimeOfDay::parse(reader.typed("to"));
    if (!from) reader.errors().add("from", "Enter a time, such as 9am");
    if (!to) reader.errors().add("to", "Enter a time, such as 1pm");
    made.wanted = static_cast<int>(
        reader.whole_number("wanted", 1, 500, "Enter how many people, such as 4").value_or(1));
    if (!reader.ok()) return made;
    made.from_at = instant_of({*day, *from});
    made.to_at = instant_of({*day, *to});
    return made;
}

web::Fields fields_of(const ShiftRow& shift) {
    const auto from = london_time(shift.from_at);
    const auto day = from.day.date();
    web::Fields fields;
    fields.add("title", shift.title);
    fields.add("place", shift.place);
    fields.add("postcode", shift.postcode ? std::string(shift.postcode->text()) : "");
    fields.add("day-day", std::to_string(static_cast<unsigned>(day.day())));
    fields.add("day-month", std::to_string(static_cast<unsigned>(day.month())));
    fields.add("day-year", std::to_string(static_cast<int>(day.year())));
    fields.add("from", written(from.time));
    fields.add("to", written(london_time(shift.to_at).time));
    fields.add("wanted", std::to_string(shift.wanted));
    fields.add("instructions", shift.instructions);
    fields.add("version", std::to_string(shift.version));
    return fields;
}

std::string shift_words(const ShiftRow& shift) {
    return shift.title + "\n" + when_words(shift) + "\n" + shift.place +
           (shift.postcode ? ", " + shift.postcode->for_reader() : "") + "\n" +
           std::to_string(shift.wanted) + " people\n" + shift.instructions;
}

std::string shift_words(const NewShift& shift) {
    return shift_words(ShiftRow{.id = ShiftId::make(shift.from_at),
                                .kind = shift.kind,
                                .title = shift.title,
                                .place = shift.place,
                                .postcode = shift.postcode,
                                .from_at = shift.from_at,
                                .to_at = shift.to_at,
                                .wanted = shift.wanted,
                                .instructions = shift.instructions});
}

}  // namespace kith::volunteering
