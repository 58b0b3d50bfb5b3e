#include "platform/sql/value_columns.hpp"
#include "practice/casework/lists.hpp"

namespace kith::casework {
namespace {

constexpr std::string_view story_columns =
    "id, at, kind, subject_id, headline, body, by_name, sensitive";
constexpr int most_of_one_thing = 200;

}  // namespace

StoryLine read(sql::Row& row, sql::Into<StoryLine>) {
    return {.id = row.next<std::string>(),
            .at = row.next<Instant>(),
            .kind = row.next<std::string>(),
            .subject_id = row.next<std::string>(),
            .headline = row.next<std::string>(),
            .body = row.next<Private>(),
            .by_name = row.next<std::string>(),
            .sensitive = row.next<bool>()};
}

std::vector<StoryLine> story_page(sql::Session& session, PersonId person,
                                  const std::string& before, std::size_t most) {
    sql::Arguments with;
    std::string where = "person_id = " + with.add(person);
    if (!before.empty()) {
        where += " AND (at, place, id) < (SELECT last.at, last.place, last.id FROM story AS last "
                 "WHERE last.id = " +
                 with.add(before) + ")";
    }
    const std::string limit = with.add(static_cast<std::int64_t>(most + 1));
    return session.all<StoryLine>("SELECT " + std::string(story_columns) + " FROM story WHERE " +
                                      where + " ORDER BY at DESC, place DESC, id DESC LIMIT " +
                                      limit,
                                  with);
}

std::vector<StoryLine> story_of_need(sql::Session& session, PersonId person, NeedId need) {
    return session.all<StoryLine>("SELECT " + std::string(story_columns) + R"(
          FROM story
         WHERE person_id = $1
           AND (subject_id = $2 OR subject_id IN
                (SELECT id FROM note WHERE person_id = $1 AND subject_kind = 'need'
                    AND subject_id = $2))
         ORDER BY at DESC, place DESC, id DESC
         LIMIT $3)",
                                  person, need, most_of_one_thing);
}

std::vector<StoryLine> story_of(sql::Session& session, PersonId person, std::string_view subject) {
    return session.all<StoryLine>("SELECT " + std::string(story_columns) +
                                      " FROM story WHERE person_id = $1 AND subject_id = $2 "
                                      "ORDER BY at DESC, place DESC, id DESC LIMIT $3",
                                  person, subject, most_of_one_thing);
}

}  // namespace kith::casework
