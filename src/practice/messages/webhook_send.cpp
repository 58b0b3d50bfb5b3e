// One try to deliver an event: who may still be told, the signed call, and what became of it.
#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <unistd.h>

#include <memory>
#include <stdexcept>

#include "platform/base/json.hpp"
#include "platform/sql/queue.hpp"
#include "platform/web/sessions.hpp"
#include "practice/messages/webhook.hpp"
#include "practice/messages/webhook_store.hpp"

namespace kith::messages {
namespace {

constexpr long seconds_to_call = 10;
constexpr long status_gone = 410;

bool& inside() {
    static bool allowed = false;
    return allowed;
}

sql::Actor actor() { return sql::Actor::system("webhooks"); }

struct Going {
    DeliveryRow delivery;
    WebhookRow webhook;
    std::string secret;
    bool may_know = true;
};

// Whoever made the webhook must still be allowed to know of its events.
bool still_allowed(sql::Session& session, const WebhookRow& webhook, std::string_view event) {
    web::SessionInfo as_maker{};
    as_maker.account_id = webhook.account;
    as_maker.organisation_id = webhook.organisation;
    const auto viewer = accounts::viewer_of(session, as_maker);
    return viewer && may_know(*viewer, event);
}

std::optional<Going> going(sql::Session& session, std::string_view delivery) {
    const auto id = DeliveryId::parse(delivery);
    auto row = id ? delivery_row(session, *id) : std::nullopt;
    if (!row || row->state != "waiting") return std::nullopt;
    auto webhook = webhook_row(session, row->webhook);
    if (!webhook) return std::nullopt;
    const bool allowed = still_allowed(session, *webhook, row->event);
    auto secret = secret_of(session, webhook->id);
    return Going{*std::move(row), *std::move(webhook), std::move(secret), allowed};
}

std::string text_of(const sockaddr& address) {
    char text[INET6_ADDRSTRLEN] = "";
    if (address.sa_family == AF_INET) {
        const auto& four = reinterpret_cast<const sockaddr_in&>(address);
        inet_ntop(AF_INET, &four.sin_addr, text, sizeof text);
    } else if (address.sa_family == AF_INET6) {
        const auto& six = reinterpret_cast<const sockaddr_in6&>(address);
        inet_ntop(AF_INET6, &six.sin6_addr, text, sizeof text);
    }
    return text;
}

// Asked by curl for each connection, after the name was looked up: a name that leads inside is
// refused however often it changes its mind.
curl_socket_t open_socket(void*, curlsocktype, curl_sockaddr* address) {
    if (!inside() && is_inside(text_of(address->addr))) return CURL_SOCKET_BAD;
    return socket(address->family, address->socktype, address->protocol);
}

// What they answer is not kept; a long answer ends the call.
std::size_t take_some(char*, std::size_t, std::size_t count, void* taken) {
    auto& total = *static_cast<std::size_t*>(taken);
    total += count;
    return total > 64 * 1024 ? 0 : count;
}

using Lines = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

Lines headers_of(const Going& it, std::string_view signature, Instant now) {
    const auto seconds =
        std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
    Lines lines(nullptr, curl_slist_free_all);
    for (const std::string& line :
         {std::string("Content-Type: application/json"), std::string("User-Agent: Kith"),
          "webhook-id: " + it.delivery.id.string(),
          "webhook-timestamp: " + std::to_string(seconds),
          "webhook-signature: " + std::string(signature)}) {
        lines.reset(curl_slist_append(lines.release(), line.c_str()));
    }
    return lines;
}

struct Answer {
    long status = 0;
    std::string fault{};  // when nobody answered
};

Answer call(const Going& it, std::string_view signature, Instant now) {
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(),
                                                                   curl_easy_cleanup);
    const Lines headers = headers_of(it, signature, now);
    std::size_t taken = 0;
    curl_easy_setopt(curl.get(), CURLOPT_URL, it.webhook.url.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, it.delivery.body.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, seconds_to_call);
    curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_NOPROXY, inside() ? "*" : nullptr);
    curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, inside() ? "http,https" : "https");
    curl_easy_setopt(curl.get(), CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl.get(), CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, take_some);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &taken);
    const CURLcode sent = curl_easy_perform(curl.get());
    Answer answer;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &answer.status);
    if (sent != CURLE_OK && answer.status == 0) answer.fault = curl_easy_strerror(sent);
    return answer;
}

void note(sql::Database& database, const Going& it, std::string_view state,
          std::string_view answer, Instant now) {
    database.write(actor(), [&](sql::Transaction& transaction) {
        note_try(transaction, it.delivery.id, state, answer, now);
    });
}

// They want no more: the webhook is switched off and the delivery given up.
void switch_off(sql::Database& database, const Going& it, Instant now) {
    database.write(actor(), [&](sql::Transaction& transaction) {
        note_try(transaction, it.delivery.id, "dead", "410: they want no more", now);
        const NewWebhook off{.name = it.webhook.name, .url = it.webhook.url,
                             .events = it.webhook.events, .active = false};
        (void)change_webhook(transaction, it.webhook.id, it.webhook.version, off);
    });
}

}  // namespace

void allow_webhooks_inside() { inside() = true; }
bool webhooks_inside() { return inside(); }

void handle_webhook(sql::Database& database, const sql::Work& work, Instant now) {
    const auto json = Json::parse(work.payload);
    const std::string delivery(json ? json->text_at("/delivery") : "");
    const auto it =
        database.read([&](sql::Session& session) { return going(session, delivery); });
    if (!it) return;
    if (!it->webhook.active) {
        return note(database, *it, "dead", "The webhook is switched off", now);
    }
    if (!it->may_know) {
        return note(database, *it, "dead", "Whoever made this webhook may not know of it any more",
                    now);
    }
    const auto signature =
        signature_of(it->secret, it->delivery.id.text(), now, it->delivery.body);
    if (!signature) return note(database, *it, "dead", "The secret cannot be read", now);
    const Answer answer = call(*it, *signature, now);
    if (answer.status >= 200 && answer.status < 300) {
        return note(database, *it, "delivered", std::to_string(answer.status), now);
    }
    if (answer.status == status_gone) return switch_off(database, *it, now);
    const std::string why =
        answer.fault.empty() ? "They answered " + std::to_string(answer.status) : answer.fault;
    const bool last = work.attempts >= sql::BackOff{}.attempts;
    note(database, *it, last ? "dead" : "waiting", why, now);
    throw std::runtime_error(why);
}

}  // namespace kith::messages
