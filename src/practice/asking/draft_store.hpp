// Requests that are being written: rows of request_draft and back.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "practice/asking/answers.hpp"
#include "practice/asking/asking.hpp"

namespace kith::asking {

using DraftId = Id<struct RequestDraft>;

// How long an unfinished request is kept after its last change.
inline constexpr std::chrono::days draft_kept{14};
// How often a link to come back may be sent for one request.
inline constexpr int most_links = 5;

struct Draft {
    DraftId id;
    Answers answers{};
    int links_sent = 0;
    Instant expires_at;
    std::optional<Instant> sent_at{};
    std::string reference{};  // once it was sent
    std::string what_next{};
};

// A new request that the browser holding `token` may go on with.
DraftId start_draft(sql::Transaction& transaction, std::string_view token, const Answers& answers,
                    Instant now);
// The request of a browser, or of a link sent by e-mail; nothing once it has expired.
std::optional<Draft> draft_of(sql::Session& session, std::string_view token, Instant now);
std::optional<Draft> draft_of_link(sql::Session& session, std::string_view token, Instant now);
std::optional<Draft> draft_row(sql::Session& session, DraftId id);

// False when it was sent meanwhile.
bool save_answers(sql::Transaction& transaction, DraftId id, const Answers& answers, Instant now);
// The link opens the request until it expires; an earlier link no longer does. False when no more
// links may be sent.
bool set_link(sql::Transaction& transaction, DraftId id, std::string_view token, Instant now);
// Another browser goes on with it; the one before no longer can.
void hand_over(sql::Transaction& transaction, DraftId id, std::string_view token, Instant now);

// Takes the request as sent, once: false when it was sent before.
bool claim(sql::Transaction& transaction, DraftId id, Instant now);
// Keeps what the confirmation shows, and forgets the answers, which are now in the case.
void finish(sql::Transaction& transaction, DraftId id, ContactId contact,
            const Reference& reference, std::string_view what_next);

}  // namespace kith::asking
