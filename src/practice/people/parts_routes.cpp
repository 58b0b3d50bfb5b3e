#include "platform/base/london.hpp"
#include "practice/people/handlers.hpp"
#include "practice/people/opening.hpp"
#include "practice/people/parts_views.hpp"

namespace kith::people {
namespace {

using html::Url;
using web::FormReader;

constexpr int days_to_review = 182;

web::Response show(web::Context& context, const PersonView& person, const FormReader& reader) {
    const auto kinds = context.app.database.read(
        [](sql::Session& session) { return flag_kinds(session); });
    return parts_page(context, person, kinds, reader);
}

// Opens the person, reads the form, writes, says so and comes back; with faults shows the page.
template <class Read>
web::Response change_part(web::Context& context, std::string_view said, Read read) {
    const auto person = open_to_change(context);
    if (!person) return web::problem_page(context, person.error());
    FormReader reader(context.request.form);
    const auto write = read(*person, reader);
    if (!reader.ok()) return show(context, *person, reader);
    const Result<void> done = context.app.database.write(context.actor(), write);
    if (!done) return web::problem_page(context, done.error());
    context.flash(said);
    return web::see_other(Url::path("/people/{}/reach", person->id));
}

std::string parameter(const web::Context& context, std::string_view name) {
    return std::string(context.request.parameter(name));
}

std::optional<NewNumber> read_number(FormReader& reader) {
    const std::string typed = reader.required("number", "Enter a phone number or e-mail address");
    if (typed.empty()) return std::nullopt;
    NewNumber number{.kind = "phone", .value = "", .label = reader.text("label", 100)};
    if (typed.find('@') != std::string::npos) {
        number.kind = "email";
        if (const auto email = reader.optional<Email>("number")) number.value = email->text();
    } else if (const auto phone = reader.optional<Phone>("number")) {
        number.value = phone->text();
    }
    return number;
}

}  // namespace

web::Response show_parts(web::Context& context) {
    const auto person = open_to_change(context);
    if (!person) return web::problem_page(context, person.error());
    const web::Fields nothing;
    return show(context, *person, FormReader(nothing));
}

web::Response save_number(web::Context& context) {
    return change_part(context, "The number was added",
                       [&](const PersonView& person, FormReader& reader) {
        const auto number = read_number(reader);
        return [&context, id = person.id, number](sql::Transaction& transaction) -> Result<void> {
            add_number(transaction, id, number.value(), "staff", context.now());
            return {};
        };
    });
}

web::Response mark_number_now(web::Context& context) {
    return change_part(context, "The number was marked",
                       [&](const PersonView& person, FormReader& reader) {
        const bool bad = reader.choice("do", {"good", "bad"}, "Say whether it works") == "bad";
        const std::string why = bad ? reader.text("why", 200) : "";
        return [=, number = parameter(context, "number"),
                id = person.id](sql::Transaction& transaction) {
            return mark_number_of(transaction, id, number, bad ? "bad" : "good", why);
        };
    });
}

web::Response save_relation(web::Context& context) {
    return change_part(context, "They were added",
                       [&](const PersonView& person, FormReader& reader) {
        NewRelation relation;
        relation.name = Private(reader.required("close_name", "Enter their name", 200));
        relation.kind = reader.required("close_kind", "Enter who they are to them", 100);
        if (const auto phone = reader.optional<Phone>("close_phone")) {
            relation.phone = Private(phone->text());
        }
        for (const auto& role : reader.choices("roles", {"cares", "emergency", "speaks"})) {
            relation.cares_for = relation.cares_for || role == "cares";
            relation.emergency_contact = relation.emergency_contact || role == "emergency";
            relation.may_speak_for = relation.may_speak_for || role == "speaks";
        }
        return [&context, id = person.id, relation](sql::Transaction& transaction) -> Result<void> {
            add_relation(transaction, id, relation, context.now());
            return {};
        };
    });
}

web::Response end_relation_now(web::Context& context) {
    return change_part(context, "It was ended", [&](const PersonView& person, FormReader&) {
        return [&context, id = person.id,
                relation = parameter(context, "relation")](sql::Transaction& transaction) {
            return end_relation(transaction, id, relation, context.now());
        };
    });
}

web::Response save_flag(web::Context& context) {
    return change_part(context, "It was added", [&](const PersonView& person, FormReader& reader) {
        const auto kinds = context.app.database.read(
            [](sql::Session& session) { return flag_kinds(session); });
        std::vector<std::string> offered;
        for (const FlagKind& kind : kinds) offered.push_back(kind.id);
        const std::string kind = reader.choice("flag", offered, "Choose what matters for help");
        return [&context, id = person.id, kind](sql::Transaction& transaction) -> Result<void> {
            set_flag(transaction, id, kind, "staff", london_day(context.now()));
            return {};
        };
    });
}

web::Response end_flag_now(web::Context& context) {
    return change_part(context, "It was ended", [&](const PersonView& person, FormReader& reader) {
        return [&context, id = person.id, kind = reader.text("kind", 100),
                source = reader.text("source", 200)](sql::Transaction& transaction)
                   -> Result<void> {
            end_flag(transaction, id, kind, source, london_day(context.now()));
            return {};
        };
    });
}

web::Response save_warning(web::Context& context) {
    return change_part(context, "The warning was added",
                       [&](const PersonView& person, FormReader& reader) {
        const Private text(reader.required("warning", "Enter the warning", 300));
        const Private advice(reader.text("advice", 500));
        const auto review = reader.date("review", "review date", true);
        if (review && *review <= london_day(context.now())) {
            reader.errors().add("review", "Review date must be in the future");
        }
        return [=, &context, id = person.id](sql::Transaction& transaction) -> Result<void> {
            add_warning(transaction, id, text, advice, review.value(), context.now());
            return {};
        };
    });
}

web::Response review_warning_now(web::Context& context) {
    return change_part(context, "The warning was reviewed",
                       [&](const PersonView& person, FormReader& reader) {
        const bool end =
            reader.choice("do", {"keep", "end"}, "Say whether it is still so") == "end";
        return [=, &context, id = person.id,
                warning = parameter(context, "warning")](sql::Transaction& transaction) {
            if (end) return end_warning(transaction, id, warning, context.now());
            const Day next = london_day(context.now()) + days_to_review;
            return review_warning(transaction, id, warning, next);
        };
    });
}

}  // namespace kith::people
