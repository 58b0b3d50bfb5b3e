#include "platform/base/crypto.hpp"
#include "platform/base/picture.hpp"
#include "platform/sql/settings.hpp"
#include "practice/accounts/logo.hpp"

namespace kith::accounts {
namespace {

constexpr std::size_t piece_bytes = 48'000;
constexpr int most_pieces = 500;
constexpr int kept = 5;  // the one in use and those before it
constexpr std::string_view columns = "id, words, width, height, used_by, used_at";
constexpr std::string_view address_begins = "/logo/", address_ends = ".png";

void keep_file(sql::Transaction& transaction, const std::string& id, std::string_view file) {
    int piece = 0;
    for (std::size_t at = 0; at < file.size(); at += piece_bytes) {
        transaction.execute(
            "INSERT INTO council_logo_piece (logo_id, piece, data) VALUES ($1, $2, $3)", id,
            piece++, base64(file.substr(at, piece_bytes)));
    }
}

void forget_old_ones(sql::Transaction& transaction) {
    const auto all = logos(transaction);
    for (std::size_t at = kept; at < all.size(); ++at) {
        transaction.execute("DELETE FROM council_logo_piece WHERE logo_id = $1", all[at].id);
        transaction.execute("DELETE FROM council_logo WHERE id = $1", all[at].id);
    }
}

}  // namespace

LogoRow read(sql::Row& row, sql::Into<LogoRow>) {
    return {.id = row.next<std::string>(),
            .words = row.next<std::string>(),
            .width = row.next<int>(),
            .height = row.next<int>(),
            .used_by = row.next<std::string>(),
            .used_at = row.next<Instant>()};
}

std::string logo_path(std::string_view id) {
    return std::string(address_begins) + std::string(id) + std::string(address_ends);
}

std::vector<LogoRow> logos(sql::Session& session) {
    return session.all<LogoRow>("SELECT " + std::string(columns) +
                                " FROM council_logo ORDER BY used_at DESC, id LIMIT 50");
}

std::optional<LogoRow> logo_row(sql::Session& session, std::string_view id) {
    return session.one<LogoRow>(
        "SELECT " + std::string(columns) + " FROM council_logo WHERE id = $1", id);
}

std::optional<std::string> logo_file(sql::Session& session, std::string_view id) {
    std::string file;
    for (const auto& data : session.all<std::string>(
             "SELECT data FROM council_logo_piece WHERE logo_id = $1 ORDER BY piece LIMIT $2", id,
             most_pieces)) {
        file += from_base64(data).value_or("");
    }
    if (file.empty()) return std::nullopt;
    return file;
}

std::string logo_in_use(sql::Session& session) {
    const auto path = sql::setting(session, "council logo").value_or("");
    if (!path.starts_with(address_begins) || !path.ends_with(address_ends)) return {};
    return path.substr(address_begins.size(),
                       path.size() - address_begins.size() - address_ends.size());
}

std::optional<Picture> council_logo(sql::Session& session) {
    const auto id = logo_in_use(session);
    if (id.empty()) return std::nullopt;
    const auto file = logo_file(session, id);
    if (!file) return std::nullopt;
    // Written again by this program, a picture of the most pixels may have more bytes than it came
    // with.
    auto picture = read_png(*file, {.bytes = std::size_t{piece_bytes} * most_pieces});
    if (!picture) return std::nullopt;
    return *std::move(picture);
}

Result<void> take_logo(sql::Transaction& transaction, std::string_view file,
                       std::string_view words, std::string_view by, Instant now) {
    const auto picture = read_png(file);
    if (!picture) return invalid("logo", picture.error());
    if (!shows_on_white(*picture)) {
        return invalid("logo", "The picture is white or see-through all over and would not show on "
                               "paper. Choose the one in colour or black");
    }
    const std::string plain = write_png(*picture);
    const std::string id = sha256_hex(plain).substr(0, 32);
    if (!logo_row(transaction, id)) {
        transaction.execute("INSERT INTO council_logo (id, words, width, height, used_by, used_at) "
                            "VALUES ($1, '', $2, $3, $4, $5)",
                            id, picture->width, picture->height, by, now);
        keep_file(transaction, id, plain);
    }
    return use_logo(transaction, id, words, by, now);
}

Result<void> use_logo(sql::Transaction& transaction, std::string_view id,
                      std::optional<std::string_view> words, std::string_view by, Instant now) {
    auto row = logo_row(transaction, id);
    if (!row) return problem(NotFound{"picture"});
    if (words) row->words = *words;
    transaction.execute(
        "UPDATE council_logo SET words = $2, used_by = $3, used_at = $4 WHERE id = $1", id,
        row->words, by, now);
    transaction.changed({"council logo", row->id, "in use"});
    forget_old_ones(transaction);
    sql::set_setting(transaction, "council logo", logo_path(id));
    sql::set_setting(transaction, "council logo words", row->words);
    return {};
}

void remove_logo(sql::Transaction& transaction) {
    sql::set_setting(transaction, "council logo", "");
    sql::set_setting(transaction, "council logo words", "");
}

}  // namespace kith::accounts
