#include "platform/base/postcode.hpp"

#include <algorithm>
#include <iterator>

#include "platform/base/digits.hpp"

namespace kith {
namespace {

// The postcode areas of Royal Mail with Jersey, Guernsey and Man, and ZZ; in order.
constexpr std::string_view areas[] = {
    "AB", "AL", "B",  "BA", "BB", "BD", "BF", "BH", "BL", "BN", "BR", "BS", "BT", "BX", "CA", "CB",
    "CF", "CH", "CM", "CO", "CR", "CT", "CV", "CW", "DA", "DD", "DE", "DG", "DH", "DL", "DN", "DT",
    "DY", "E",  "EC", "EH", "EN", "EX", "FK", "FY", "G",  "GL", "GU", "GY", "HA", "HD", "HG", "HP",
    "HR", "HS", "HU", "HX", "IG", "IM", "IP", "IV", "JE", "KA", "KT", "KW", "KY", "L",  "LA", "LD",
    "LE", "LL", "LN", "LS", "LU", "M",  "ME", "MK", "ML", "N",  "NE", "NG", "NN", "NP", "NR", "NW",
    "OL", "OX", "PA", "PE", "PH", "PL", "PO", "PR", "RG", "RH", "RM", "S",  "SA", "SE", "SG", "SK",
    "SL", "SM", "SN", "SO", "SP", "SR", "SS", "ST", "SW", "SY", "TA", "TD", "TF", "TN", "TQ", "TR",
    "TS", "TW", "UB", "W",  "WA", "WC", "WD", "WF", "WN", "WR", "WS", "WV", "YO", "ZE", "ZZ"};
static_assert(std::is_sorted(std::begin(areas), std::end(areas)));

constexpr std::string_view advice = "Enter a full UK postcode, like NR1 3JU";
constexpr std::size_t longest = 7;

constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// Royal Mail leaves out of the inward code the letters that are easily misread; the NHS does not.
constexpr bool is_last_letter(char c, bool pseudo) {
    return is_upper(c) && (pseudo || std::string_view("CIKMOV").find(c) == std::string_view::npos);
}

// Letters in upper case and digits without anything between; empty if it cannot be a postcode.
std::string_view squeeze(std::string_view text, std::array<char, longest>& out) {
    std::size_t length = 0;
    for (const char c : text) {
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
        const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (length == longest || (!is_upper(upper) && !is_digit(upper))) return {};
        out[length++] = upper;
    }
    return {out.data(), length};
}

// How many letters the area has; 0 if this is not the outward code of any.
std::size_t area_of(std::string_view outward) {
    const std::size_t letters = outward.size() > 1 && is_upper(outward[1]) ? 2 : 1;
    const auto rest = outward.substr(letters);
    if (rest.empty() || rest.size() > 2 || !is_digit(rest[0])) return 0;
    const bool known =
        std::binary_search(std::begin(areas), std::end(areas), outward.substr(0, letters));
    return known ? letters : 0;
}

}  // namespace

Parsed<Postcode> Postcode::parse(std::string_view text) {
    std::array<char, longest> squeezed{};
    const auto whole = squeeze(text, squeezed);
    if (whole.size() < 5) return refused(advice);
    const auto outward = whole.substr(0, whole.size() - 3);
    char* inward = squeezed.data() + outward.size();
    if (*inward == 'O') *inward = '0';
    if (*inward == 'I') *inward = '1';
    const bool pseudo = outward.starts_with("ZZ");
    if (!is_digit(inward[0]) || !is_last_letter(inward[1], pseudo) ||
        !is_last_letter(inward[2], pseudo))
        return refused(advice);
    const std::size_t area = area_of(outward);
    if (area == 0) return refused("Enter a real postcode");

    Postcode postcode;
    const auto end = std::copy(outward.begin(), outward.end(), postcode.characters_.begin());
    *end = ' ';
    std::copy(inward, inward + 3, end + 1);
    postcode.length_ = static_cast<unsigned char>(whole.size() + 1);
    postcode.area_length_ = static_cast<unsigned char>(area);
    return postcode;
}

}  // namespace kith
