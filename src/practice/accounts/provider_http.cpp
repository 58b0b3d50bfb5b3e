#include "practice/accounts/provider_http.hpp"

#include <curl/curl.h>

#include <memory>
#include <stdexcept>

namespace kith::accounts {
namespace {

constexpr long seconds_to_call = 10;
constexpr std::size_t longest_answer = 1024 * 1024;

std::size_t take(char* bytes, std::size_t, std::size_t count, void* into) {
    auto& body = *static_cast<std::string*>(into);
    if (body.size() + count > longest_answer) return 0;
    body.append(bytes, count);
    return count;
}

using Curl = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;

Curl prepared(const std::string& address, bool plain_http, std::string& body) {
    Curl curl(curl_easy_init(), curl_easy_cleanup);
    curl_easy_setopt(curl.get(), CURLOPT_URL, address.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, plain_http ? "http,https" : "https");
    curl_easy_setopt(curl.get(), CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, seconds_to_call);
    curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &body);
    return curl;
}

Json answer_of(const Curl& curl, const std::string& body) {
    const CURLcode done = curl_easy_perform(curl.get());
    if (done != CURLE_OK) {
        throw std::runtime_error(std::string("the sign-in provider: ") + curl_easy_strerror(done));
    }
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    if (status != 200) {
        throw std::runtime_error("the sign-in provider answered " + std::to_string(status));
    }
    auto json = Json::parse(body);
    if (!json || json->object() == nullptr) {
        throw std::runtime_error("the sign-in provider did not answer with JSON");
    }
    return *std::move(json);
}

}  // namespace

Json get_json(const std::string& address, bool plain_http) {
    std::string body;
    return answer_of(prepared(address, plain_http, body), body);
}

Json post_form(const std::string& address, const std::string& form,
               const BasicAuthentication& client, bool plain_http) {
    std::string body;
    const Curl curl = prepared(address, plain_http, body);
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, form.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
    curl_easy_setopt(curl.get(), CURLOPT_USERNAME, client.user.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_PASSWORD, client.password.c_str());
    return answer_of(curl, body);
}

}  // namespace kith::accounts
