#include "platform/web/api.hpp"

#include <gmock/gmock.h>

#include "platform/base/describe_values.hpp"
#include "support/api_caller.hpp"

namespace kith::web::api {
namespace {

using test::ApiCaller;
using test::TestApp;
using testing::HasSubstr;

constexpr Permission see{"notes.see", "see notes"};
constexpr Permission write{"notes.write", "write notes"};

// A thing of one line, so that the rules of the API are tried without a slice.
struct Note {
    std::string id{};
    std::string words;
    int version = 1;
};
constexpr auto describe(const Note*) {
    return description("Note", "A line", field("id", &Note::id, "Its name").read_only(),
                       field("words", &Note::words, "The line").at_least(1).at_most(20),
                       field("version", &Note::version, "Counts changes").read_only());
}

constexpr std::string_view an_id = "019ab1f0-7c40-7d2e-9f3a-5b1c2d3e4f50";
std::atomic<int> made = 0;

Response list_notes(Context& context) {
    std::vector<Id<Note>> ids;
    for (int i = 0; i < 3; ++i) {
        const auto id = Id<Note>(Uuid::of(context.now(), static_cast<unsigned>(i), 1));
        if (paging(context).after < id.text()) ids.push_back(id);
    }
    struct Item {
        Id<Note> id;
    };
    std::vector<Item> items;
    for (const auto& id : ids) items.push_back({id});
    return page_of(context, items, paging(context).limit, [](const Item& item) {
        return to_json(Note{.id = item.id.string(), .words = "a line"});
    });
}

Response make_note(Context& context) {
    const auto sent = read<Note>(context);
    if (sent.refusal) return *sent.refusal;
    return create_once(context, [&](sql::Transaction&) -> Result<Created> {
        if (sent.value->words == "taken") return invalid("words", "Somebody wrote this before");
        ++made;
        return Created{.path = "/api/v1/notes/" + std::string(an_id),
                       .value = to_json(*sent.value)};
    });
}

Response read_note(Context& context) {
    if (context.request.parameter("note") != an_id) return problem_response(NotFound{"note"});
    return one(to_json(Note{.words = "a line"}), 3);
}

Response change_note(Context& context) {
    const auto version = if_match(context);
    if (version.refusal) return *version.refusal;
    const auto sent = read<Note>(context);
    if (sent.refusal) return *sent.refusal;
    if (version.number != 3) return problem_response(Stale{"note"});
    return one(to_json(*sent.value), 4);
}

const std::vector<Operation>& operations() {
    static const std::vector<Operation> all{
        {.method = Method::get, .path = "/api/v1/notes", .permission = see, .handler = list_notes,
         .summary = "Notes", .gives = schema_of<Note>, .is_list = true,
         .filters = {choice("state", "Which", {"open", "closed"}),
                     parameter<bool>("urgent", "Which"), parameter<Day>("since", "From then")}},
        {.method = Method::post, .path = "/api/v1/notes", .permission = write,
         .handler = make_note, .summary = "Write", .takes = schema_of<Note>,
         .gives = schema_of<Note>, .creates = true},
        {.method = Method::get, .path = "/api/v1/notes/{note}", .permission = see,
         .handler = read_note, .summary = "One", .gives = schema_of<Note>},
        {.method = Method::patch, .path = "/api/v1/notes/{note}", .permission = write,
         .handler = change_note, .summary = "Change", .takes = schema_of<Note>,
         .gives = schema_of<Note>, .versioned = true},
    };
    return all;
}

class Api : public test::WithApp {
  protected:
    void SetUp() override {
        WithApp::SetUp();
        if (IsSkipped()) return;
        app.emplace(routes_of(operations()), GetParam(),
                    DispatcherOptions{.api_per_minute = 100});
        caller.emplace(*app, test::a_viewer({"notes.see", "notes.write"}, "system"));
        made = 0;
    }
    const std::string notes = "/api/v1/notes";
    const std::string note = "/api/v1/notes/" + std::string(an_id);
    Json body(std::string words = "a line") const {
        return Json::object({{"words", std::move(words)}});
    }

    std::optional<TestApp> app;
    std::optional<ApiCaller> caller;
};

TEST_P(Api, AsksForATokenThatIsKnown) {
    caller->forget_token();
    const auto refused = caller->get(notes);

    EXPECT_EQ(refused.status, 401);
    EXPECT_EQ(refused.content_type, "application/problem+json");
    EXPECT_THAT(refused.reply.header("WWW-Authenticate"), HasSubstr("Bearer"));
    EXPECT_EQ(app->anyone().get(notes).status, 401);
}

TEST_P(Api, OpensOnlyWhatTheTokenWasMadeFor) {
    ApiCaller reader(*app, test::a_viewer({"notes.see"}, "reader"));

    EXPECT_EQ(reader.get(notes).status, 200);
    EXPECT_EQ(reader.post(notes, body()).status, 403);
    EXPECT_EQ(reader.patch(note, body(), "\"3\"").status, 403);
}

TEST_P(Api, PagesByKeyAndKeepsTheFilters) {
    const auto first = caller->get(notes + "?limit=2&state=open");
    EXPECT_EQ(first.items(), 2u);
    EXPECT_THAT(first.text("/next"), HasSubstr("state=open"));
    const auto second = caller->get(first.text("/next"));
    EXPECT_EQ(second.items(), 1u);
    EXPECT_EQ(second.text("/next"), "");
}

TEST_P(Api, RefusesParametersItDoesNotDescribe) {
    for (const std::string query :
         {"limit=0", "limit=201", "limit=x", "after=1", "state=lost", "urgent=1", "colour=red",
          "state=open&state=closed", "since=2020-02-30", "limit=%2B5"}) {
        const auto refused = caller->get(notes + "?" + query);
        EXPECT_EQ(refused.status, 400) << query;
        EXPECT_NE(refused.body.at("/errors/0/parameter"), nullptr) << query;
    }
    EXPECT_EQ(caller->get(note + "?x=1").status, 400);
}

TEST_P(Api, SaysWhereABodyDoesNotFit) {
    const auto refused =
        caller->post(notes, Json::object({{"words", ""}, {"colour", "red"}}));

    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.content_type, "application/problem+json");
    EXPECT_EQ(refused.body.find("errors")->array()->size(), 2u);
    EXPECT_EQ(caller->send("POST", notes, "{").status, 400);
    EXPECT_EQ(caller->send("POST", notes, "[]").status, 422);
    EXPECT_EQ(caller->post(notes, body(std::string(21, 'x'))).status, 422);
}

TEST_P(Api, TakesNothingButJson) {
    for (const std::string type : {"text/plain", "application/x-www-form-urlencoded",
                                   "application/jsonx", "text/json"}) {
        EXPECT_EQ(caller->send("POST", notes, body().print(), {{"content-type", type}}).status, 415)
            << type;
    }
    EXPECT_EQ(caller->send("POST", notes, body().print(),
                           {{"content-type", "Application/JSON; charset=utf-8"}})
                  .status,
              201);
}

TEST_P(Api, SaysThatARuleForbidsIt) {
    const auto refused = caller->post(notes, body("taken"));

    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.text("/errors/0/pointer"), "/words");
}

TEST_P(Api, ChangesOnlyTheVersionThatWasRead) {
    EXPECT_EQ(caller->get(note).etag, "\"3\"");
    EXPECT_EQ(caller->patch(note, body(), "\"3\"").status, 200);
    EXPECT_EQ(caller->patch(note, body(), "\"2\"").status, 409);
    EXPECT_EQ(caller->patch(note, body(), "3").status, 400);
    EXPECT_EQ(caller->send("PATCH", note, body().print()).status, 400);
}

TEST_P(Api, AnswersAKeyTheSameAgainUntilItIsForgotten) {
    const test::Typed key{{"idempotency-key", "one"}};
    const auto first = caller->post(notes, body(), key);
    const auto again = caller->post(notes, body(), key);
    EXPECT_EQ(first.status, 201);
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(again.location, first.location);
    EXPECT_EQ(made, 1);
    EXPECT_EQ(caller->post(notes, body("another"), key).status, 409);

    const auto forget = [&] {
        app->db().write(sql::Actor::system("timer"), [&](sql::Transaction& transaction) {
            forget_answers(transaction, app->clock.now() - std::chrono::hours(48));
        });
    };
    forget();
    caller->post(notes, body(), key);
    EXPECT_EQ(made, 1);
    app->clock.set(app->clock.now() + std::chrono::hours(49));
    forget();
    caller->post(notes, body(), key);
    EXPECT_EQ(made, 2);
}

TEST_P(Api, KeepsTheKeysOfAccountsApart) {
    ApiCaller other(*app, test::a_viewer({"notes.write"}, "other"));
    const test::Typed key{{"idempotency-key", "one"}};
    caller->post(notes, body(), key);

    EXPECT_EQ(other.post(notes, body("another"), key).status, 201);
    for (const std::string& bad : {std::string(201, 'k'), std::string("a b"), std::string()}) {
        EXPECT_EQ(caller->post(notes, body(), {{"idempotency-key", bad}}).status, 400) << bad;
    }
}

TEST_P(Api, NamesTheMethodsAPathHas) {
    for (const std::string method : {"DELETE", "PUT", "TRACE", "PROPFIND"}) {
        const auto refused = caller->send(method, note, std::nullopt);
        EXPECT_EQ(refused.status, 405) << method;
        EXPECT_EQ(refused.reply.header("Allow"), "GET, HEAD, PATCH, OPTIONS") << method;
        EXPECT_EQ(refused.content_type, "application/problem+json") << method;
    }
    EXPECT_EQ(caller->get("/api/v1/nothing").status, 404);
    EXPECT_EQ(caller->get("/api/v1/notes/nobody").status, 404);
}

TEST_P(Api, SlowsASystemDownWithoutHoldingUpAnother) {
    for (int i = 0; i < 100; ++i) EXPECT_EQ(caller->get(note).status, 200);
    const auto refused = caller->get(note);
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.reply.header("Retry-After"), "60");
    ApiCaller other(*app, test::a_viewer({"notes.see"}, "other"));
    EXPECT_EQ(other.get(note).status, 200);
    app->clock.set(app->clock.now() + std::chrono::minutes(1));
    EXPECT_EQ(caller->get(note).status, 200);
}

TEST_P(Api, SlowsDownWhoTriesTokens) {
    caller->forget_token();
    for (int i = 0; i < 100; ++i) EXPECT_EQ(caller->get(note).status, 401);
    EXPECT_EQ(caller->get(note).status, 429);
}

TEST_P(Api, IsExplainedOnAPageMadeFromTheDocument) {
    const auto guide = app->anyone().get("/api");

    EXPECT_EQ(guide.status, 200);
    EXPECT_TRUE(guide.shows("GET /api/v1/notes"));
    EXPECT_TRUE(guide.shows("The fields") || guide.shows("Fields"));
    EXPECT_TRUE(guide.leads_to("/api/v1/openapi.json"));
    const auto document = Json::parse(app->anyone().get("/api/v1/openapi.json").body);
    EXPECT_EQ(document->text_at("/openapi"), "3.1.0");
}

INSTANTIATE_TEST_SUITE_P(On, Api, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::web::api
