// The weekly feedback: what was really done for the people of a list, by the codes it is told in.
#include <algorithm>
#include <map>
#include <set>

#include "defaults/defaults.hpp"
#include "platform/base/csv.hpp"
#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/sql/pieces.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/lists/agreed.hpp"
#include "practice/lists/feedback.hpp"
#include "practice/lists/new_workbook.hpp"
#include "practice/lists/row.hpp"
#include "practice/lists/sight.hpp"

namespace kith::lists {
namespace {

constexpr std::size_t people_at_once = 1000;
constexpr std::size_t longest_comment = 125;
// The columns of the workbook that hubs send back, version 0.12 of July 2020.
constexpr std::string_view workbook_columns[] = {
    "Code", "Date", "Comments", "Reference", "ID", "SequenceNumber", "NHSNumber", "FirstName",
    "MiddleName", "LastName", "DateOfBirth", "LocalAuthorityDistrict", "Postcode", "ServiceCode",
    "ServiceName", "GDSOutcomeCode", "GDSOutcomeDescription", "LocalOutcomeCode",
    "CompletedOutcomeDateTime", "NextPlannedDate", "OutcomeComments", "UPRN", "Phone", "Mobile",
    "Address", "LAPriority"};
// Which part of a record a column tells; the others tell what was done, or are the sender's own.
constexpr std::pair<std::size_t, sharing::Part> parts_told[] = {
    {6, sharing::Part::nhs_number}, {7, sharing::Part::name},     {8, sharing::Part::name},
    {9, sharing::Part::name},       {10, sharing::Part::birth_date}, {12, sharing::Part::address},
    {21, sharing::Part::address},   {22, sharing::Part::contact}, {23, sharing::Part::contact},
    {24, sharing::Part::address}};

std::map<std::string, std::string, std::less<>> read_codes() {
    std::map<std::string, std::string, std::less<>> codes;
    const auto file = Json::parse(defaults::file("outcomes.json"));
    if (!file || file->array() == nullptr) {
        throw std::logic_error("src/defaults/outcomes.json is not a list");
    }
    for (const Json& code : *file->array()) {
        codes.emplace(code.text_at("/code"), code.text_at("/words"));
    }
    return codes;
}

const std::map<std::string, std::string, std::less<>>& all_codes() {
    static const auto codes = read_codes();
    return codes;
}

struct Tried {
    int tried = 0, spoken = 0;
    std::string last{};
};

// Somebody on the list, with the row that named them last.
struct Listed {
    std::string source_id;
    std::string person;
    std::string row_text, header;
};
Listed read(sql::Row& row, sql::Into<Listed>) {
    Listed read{.source_id = row.next<std::string>(), .person = {}, .row_text = {}, .header = {}};
    read.person = row.next<std::string>();
    read.row_text = row.next<std::optional<std::string>>().value_or("");
    read.header = row.next<std::optional<std::string>>().value_or("");
    return read;
}

std::vector<Listed> page_of(sql::Session& session, std::string_view list,
                            const std::string& after) {
    return session.all<Listed>(R"(
        SELECT list_entry.source_id, list_entry.person_id,
               (SELECT list_row.row_text FROM list_row
                 WHERE list_row.import_id = list_entry.last_import
                   AND list_row.person_id = list_entry.person_id
                   AND list_row.source_id = list_entry.source_id LIMIT 1),
               (SELECT list_import.header FROM list_import
                 WHERE list_import.id = list_entry.last_import)
          FROM list_entry
         WHERE list_entry.kind = $1 AND list_entry.source_id > $2
         ORDER BY list_entry.source_id
         LIMIT $3)",
                               list, after, people_at_once);
}

struct Facts {
    std::map<std::string, Tried> tried{};
    std::map<std::string, std::vector<NeedFact>> needs{};
    std::map<std::string, Day> died{};
};

Facts facts_of(sql::Session& session, const std::vector<std::string>& people, Instant since,
               Instant until) {
    Facts facts;
    using Call = std::tuple<std::string, std::string, std::string>;
    using Need = std::tuple<std::string, std::string, std::string, std::optional<Instant>>;
    using Death = std::tuple<std::string, Day>;
    sql::in_pieces(people, [&](const std::string& list, sql::Arguments& with) {
        for (const auto& [person, day] : session.all<Death>(
                 "SELECT id, died_on FROM person_end_facts WHERE died_on IS NOT NULL AND id IN (" +
                     list + ")",
                 with)) {
            facts.died.emplace(person, day);
        }
        for (auto& [person, category, status, closed] : session.all<Need>(
                 "SELECT person_id, category, status, closed_at FROM need_outcome_facts "
                 "WHERE person_id IN (" + list + ")",
                 with)) {
            const bool in_time = !closed || (*closed >= since && *closed < until);
            if (!in_time) continue;
            const auto day = closed ? std::optional(london_day(*closed)) : std::nullopt;
            facts.needs[person].push_back({category, status, day});
        }
        const std::string from = with.add(since), before = with.add(until);
        for (auto& [person, at, outcome] : session.all<Call>(
                 "SELECT person_id, at, outcome FROM call_outcome_facts WHERE person_id IN (" +
                     list + ") AND at >= " + from + " AND at < " + before + " ORDER BY at",
                 with)) {
            Tried& tried = facts.tried[person];
            ++tried.tried;
            tried.spoken += outcome == "spoke";
            tried.last = at;
        }
    });
    return facts;
}

// DD/MM/YYYY, as the workbook wants it.
std::string british(Day day) {
    const std::string text = day.text();
    return text.substr(8, 2) + "/" + text.substr(5, 2) + "/" + text.substr(0, 4);
}

// What the sender's own row says under each of the workbook's columns, passed through.
std::vector<std::string> passed_through(const Listed& listed) {
    CsvReader head(listed.header), row(listed.row_text, csv_separator(listed.row_text));
    std::vector<std::string> values(std::size(workbook_columns));
    if (!head.next() || !row.next()) return values;
    const CsvHeader header(head.fields());
    for (std::size_t each = 3; each < values.size(); ++each) {
        const auto place = header.column(workbook_columns[each]);
        if (place) values[each] = std::string(row[*place]);
    }
    const auto address = header.column("Address1");
    if (values[24].empty() && address) {
        std::vector<std::string> lines;
        for (std::size_t line = *address; line < *address + 5; ++line) {
            if (!row[line].empty()) lines.emplace_back(row[line]);
        }
        values[24] = text::join(lines, ", ");
    }
    values[4] = listed.source_id;
    return values;
}

// Leaves of the sender's own words what may be told back.
void clear_what_is_not_told(std::vector<std::string>& values, const Agreed& under) {
    for (const auto& [column, part] : parts_told) {
        if (!under.tells(part)) values[column].clear();
    }
}

void write_row(CsvWriter& writer, const Outcome& outcome, std::vector<std::string> values) {
    values[0] = outcome.code;
    values[1] = outcome.on ? british(*outcome.on) : "";
    values[2] = std::string(text::limit(text::collapse_spaces(outcome.comment), longest_comment));
    for (const std::string& value : values) writer.field(value);
    writer.end_row();
}

}  // namespace

std::string words_of_withheld(const Agreed& under) {
    std::vector<std::string> columns;
    for (const auto& [column, part] : parts_told) {
        if (!under.tells(part)) columns.emplace_back(workbook_columns[column]);
    }
    if (columns.empty()) return "";
    return "Left empty, because the agreement " + under.reference + " does not cover it: " +
           text::listed(columns) + ".";
}

std::string_view feedback_words(std::string_view code) {
    const auto found = all_codes().find(code);
    return found == all_codes().end() ? std::string_view{} : std::string_view(found->second);
}

std::vector<Outcome> outcomes_of(const std::optional<Day>& died_on, int tried, int spoken,
                                 const std::optional<Day>& last_tried,
                                 const std::vector<NeedFact>& needs) {
    if (died_on) return {{.code = "D001", .on = died_on}};
    std::vector<Outcome> outcomes;
    if (tried > 0) {
        outcomes.push_back({.code = spoken > 0 ? "CC002" : "CC001", .on = last_tried,
                            .comment = std::to_string(tried) + (tried == 1 ? " call" : " calls")});
    }
    for (const NeedFact& need : needs) {
        const bool closed = need.closed_on.has_value();
        std::string code;
        if (need.category == "food") {
            if (need.status == "met") code = "W004";
            else if (need.status == "withdrawn") code = "F002";
            else if (need.status == "not met") code = spoken > 0 ? "W002" : "F001";
        } else if (need.category == "health") {
            if (need.status == "met") code = "CARE006";
            else if (need.status == "withdrawn") code = "CARE003";
            else if (need.status == "not met") code = "CARE005";
            else if (spoken > 0) code = "CARE004";
            else code = tried > 0 ? "CARE002" : "CARE001";
        } else {
            if (need.status == "met") code = "SU003";
            else if (need.status == "withdrawn") code = "SU002";
            else if (need.status == "not met") code = "SU001";
        }
        if (code.empty()) continue;
        outcomes.push_back({.code = code, .on = closed ? need.closed_on : last_tried});
    }
    return outcomes;
}

namespace {

// Writes the lines of a page of people; gives those who were left out.
class FeedbackWriter {
  public:
    FeedbackWriter(sql::Session& session, const Agreed& under, Feedback& feedback, Instant now)
        : session_(session), under_(under), feedback_(feedback), now_(now),
          writer_(feedback.csv) {
        for (const std::string_view column : workbook_columns) writer_.field(column);
        writer_.end_row();
    }

    void write(const std::vector<Listed>& page, Instant from, Instant before) {
        std::vector<std::string> people;
        std::vector<PersonId> ids;
        for (const Listed& each : page) {
            people.push_back(each.person);
            if (const auto id = PersonId::parse(each.person)) ids.push_back(*id);
        }
        const Facts facts = facts_of(session_, people, from, before);
        const auto told = told_of(session_, under_, ids, sharing::Means::copy, now_);
        for (const Listed& each : page) {
            const auto outcomes = outcomes_for(each, facts);
            if (outcomes.empty()) continue;
            const auto id = PersonId::parse(each.person);
            if (under_.held && (!id || !told.contains(*id) || told.at(*id).empty())) {
                ++left_out_;
                continue;
            }
            auto values = passed_through(each);
            clear_what_is_not_told(values, under_);
            for (const Outcome& outcome : outcomes) write_row(writer_, outcome, values);
            feedback_.lines += outcomes.size();
        }
    }
    std::size_t left_out() const { return left_out_; }

  private:
    static std::vector<Outcome> outcomes_for(const Listed& listed, const Facts& facts) {
        const auto tried = facts.tried.find(listed.person);
        const auto died = facts.died.find(listed.person);
        const auto needs = facts.needs.find(listed.person);
        const bool any = tried != facts.tried.end();
        const auto last = parse_instant(any ? tried->second.last : "");
        return outcomes_of(died == facts.died.end() ? std::nullopt : std::optional(died->second),
                           any ? tried->second.tried : 0, any ? tried->second.spoken : 0,
                           last ? std::optional(london_day(*last)) : std::nullopt,
                           needs == facts.needs.end() ? std::vector<NeedFact>{} : needs->second);
    }

    sql::Session& session_;
    const Agreed& under_;
    Feedback& feedback_;
    Instant now_;
    CsvWriter writer_;
    std::size_t left_out_ = 0;
};

}  // namespace

Result<Feedback> feedback_of(sql::Session& session, const web::Viewer& viewer,
                             std::string_view list, Day since, Day until, Instant now) {
    const auto kind = list_kind(session, list);
    const std::string_view named = kind ? std::string_view(kind->about.agreement) : "";
    Agreed under = agreed(session, named, sharing::Means::copy, now);
    const Sight sight = sight_of(session, viewer, named, sharing::Means::copy, now);
    if (!sight.any()) return problem(Forbidden{"see the feedback of this list"});
    if (under.held && !under.in_force) {
        return invalid("list", "The agreement of this list is not in force for copies: nothing may "
                               "be sent back under it");
    }
    if (!sight.whole) {
        std::erase_if(under.organisations, [&](const OrganisationId& organisation) {
            return organisation.text() != viewer.organisation_id;
        });
    }
    Feedback feedback;
    FeedbackWriter writer(session, under, feedback, now);
    const Instant from = start_of_day(since), before = start_of_day(until + 1);
    std::string after;
    for (auto page = page_of(session, list, after); !page.empty();
         page = page_of(session, list, after)) {
        writer.write(page, from, before);
        after = page.back().source_id;
    }
    feedback.withheld = words_of_withheld(under);
    if (const auto left_out = writer.left_out(); left_out > 0) {
        feedback.withheld += (feedback.withheld.empty() ? "" : " ") + std::to_string(left_out) +
                             (left_out == 1 ? " person is" : " people are") +
                             " left out, whom the agreement does not cover or who object to "
                             "sharing.";
    }
    return feedback;
}

std::string feedback_workbook(const Feedback& feedback) {
    std::string codes;
    CsvWriter writer(codes);
    writer.row({"Code", "What it means"});
    for (const auto& [code, words] : all_codes()) writer.row({code, words});
    std::vector<Sheet> sheets{{.name = "Template", .csv = feedback.csv, .filtered = true},
                              {.name = "Codes", .csv = codes}};
    if (!feedback.withheld.empty()) {
        std::string why;
        CsvWriter(why).row({"Withheld"});
        CsvWriter(why).row({feedback.withheld});
        sheets.push_back({.name = "Withheld", .csv = why});
    }
    return workbook_of(sheets);
}

}  // namespace kith::lists
