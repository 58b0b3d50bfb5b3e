// The council's logo: kept under an id made of what it shows, the one in use named by a setting.
// Only this slice includes it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/web/form.hpp"
#include "practice/accounts/accounts.hpp"

namespace kith::accounts {

struct LogoRow {
    std::string id;
    std::string words;  // what it shows, for those who do not see it
    int width = 0, height = 0;
    std::string used_by;
    Instant used_at;
};
// Those there are, the one last put in use first; one no longer in use can be put back.
std::vector<LogoRow> logos(sql::Session& session);
std::optional<LogoRow> logo_row(sql::Session& session, std::string_view id);
// Its file; nothing when there is no such picture.
std::optional<std::string> logo_file(sql::Session& session, std::string_view id);
// The id of the one in use, or "".
std::string logo_in_use(sql::Session& session);
// "/logo/ID.png"
std::string logo_path(std::string_view id);

// Takes a file as the logo from now on. Invalid in the field "logo" when it is no picture that
// shows on paper.
Result<void> take_logo(sql::Transaction& transaction, std::string_view file,
                       std::string_view words, std::string_view by, Instant now);
// Puts one that was used before back in use, with the words it had unless there are others.
Result<void> use_logo(sql::Transaction& transaction, std::string_view id,
                      std::optional<std::string_view> words, std::string_view by, Instant now);
// No logo from now on: the mark and the council's name stand in its place.
void remove_logo(sql::Transaction& transaction);

// The part of the settings page about it.
html::Html logo_part(const web::Context& context, sql::Session& session,
                     const web::FormReader& form);
std::vector<web::Route> admin_logo_routes();

}  // namespace kith::accounts
