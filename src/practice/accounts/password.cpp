#include "practice/accounts/password.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <stdexcept>

#include "platform/base/crypto.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/password_input.hpp"
#include "platform/sql/settings.hpp"
#include "platform/web/sessions.hpp"

namespace kith::accounts {
namespace {

// The list is kept under this digest; nothing else is.
std::string sha1_hex(std::string_view text) {
    std::array<char, 20> digest{};
    unsigned size = 0;
    EVP_Digest(text.data(), text.size(), reinterpret_cast<unsigned char*>(digest.data()), &size,
               EVP_sha1(), nullptr);
    return hex({digest.data(), digest.size()});
}

// The hash of the first whole line that begins at or after `at`, "" at the end.
std::string hash_after(std::ifstream& file, std::streamoff at) {
    file.clear();
    std::string line;
    if (at > 0) {
        file.seekg(at - 1);
        std::getline(file, line);
    } else {
        file.seekg(0);
    }
    line.clear();
    std::getline(file, line);
    return text::lower(line.substr(0, 40));
}

bool says_who(std::string_view password, const AccountRow& account) {
    const auto plain = text::folded(password);
    return plain == text::folded(account.email) || plain == text::folded(account.name);
}

// What `kith serve` was told; before any request.
std::string& operators_list() {
    static std::string file;
    return file;
}

}  // namespace

void use_breached_passwords(std::string file) { operators_list() = std::move(file); }

bool is_breached(const std::string& path, std::string_view password) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("the list of breached passwords cannot be read");
    const std::string wanted = sha1_hex(password);
    file.seekg(0, std::ios::end);
    std::streamoff low = 0;
    std::streamoff high = file.tellg();
    // Until `low` is the first place from which the next whole line is not before the wanted one.
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        const auto found = hash_after(file, middle);
        if (!found.empty() && found < wanted) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return hash_after(file, low) == wanted;
}

std::optional<std::string> password_fault(sql::Session& session, std::string_view password,
                                          const AccountRow& account) {
    const auto length = text::length(password);
    if (length < shortest_password) {
        return "Use at least " + std::to_string(shortest_password) +
               " characters. Three words you can picture are easy to remember.";
    }
    if (length > longest_password) {
        return "Use " + std::to_string(longest_password) + " characters or fewer";
    }
    if (says_who(password, account)) return "Use something other than your name or e-mail address";
    const auto set = sql::setting(session, breached_list_setting).value_or("");
    const std::string& list = operators_list().empty() ? set : operators_list();
    if (!list.empty() && is_breached(list, password)) {
        return "This password is known from a breach of another service. Choose another one.";
    }
    return std::nullopt;
}

void set_password(sql::Transaction& transaction, AccountId account, std::string_view hash,
                  std::string_view kept_session_id) {
    transaction.execute(R"(
        UPDATE account
           SET password_hash = $1, state = CASE WHEN state = 'invited' THEN 'active' ELSE state END
         WHERE id = $2)",
                        hash, account);
    transaction.changed("account", account, "chose a password");
    web::sessions::end_all_but(transaction, account.text(), kept_session_id);
}

html::Html new_password_field(const web::FormErrors& errors) {
    return govuk::password_input(
        {.label = {.text = "New password"},
         .hint = {.text = "At least 12 characters. Three words you can picture are easy to "
                          "remember. You can paste it from a password manager."},
         .error_message = errors.shown("new_password"),
         .name = "new_password",
         .autocomplete = "new-password"});
}

}  // namespace kith::accounts
