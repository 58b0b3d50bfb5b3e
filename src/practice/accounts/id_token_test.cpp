#include "practice/accounts/id_token.hpp"

#include <gmock/gmock.h>

#include "practice/accounts/id_token_test.hpp"

namespace kith::accounts {
namespace {

using made::Signer;
using testing::ElementsAre;

const Instant now = parse_instant("2026-11-23T09:00:00Z").value();
constexpr std::string_view tenant = "11111111-2222-3333-4444-555555555555";

const Signer& signer() {
    static const Signer one("key-1");
    return one;
}

ExpectedToken expected() {
    return {.issuer = "https://login.example/" + std::string(tenant) + "/v2.0",
            .client_id = "kith",
            .nonce = "the nonce",
            .tenants = {std::string(tenant)}};
}

Json claims() {
    return Json::object({{"iss", expected().issuer},
                         {"aud", "kith"},
                         {"sub", "pairwise"},
                         {"oid", "an-object"},
                         {"tid", tenant},
                         {"nonce", "the nonce"},
                         {"iat", made::seconds(now)},
                         {"nbf", made::seconds(now)},
                         {"exp", made::seconds(now) + 3600},
                         {"name", "Ada Lark"},
                         {"email", "ada@fen.example"},
                         {"roles", Json::array({"Kith.CaseWorker", "Kith.Manager"})}});
}

Json with(std::string_view name, Json value) {
    Json changed = claims();
    changed.set(name, std::move(value));
    return changed;
}

Json without(std::string_view name) {
    const Json all = claims();
    Json rest = Json::object({});
    for (const auto& [known, value] : *all.object()) {
        if (known != name) rest.append_new(known, value);
    }
    return rest;
}

// Why a token with these claims is refused, or "".
std::string refusal(const Json& json, const ExpectedToken& wanted = expected()) {
    const auto checked = check_id_token(signer().token(json), {signer().key()}, wanted, now);
    return checked ? "" : checked.error();
}

TEST(IdToken, SaysWhoSignedIn) {
    const auto token = signer().token(claims());
    const auto checked = check_id_token(token, {signer().key()}, expected(), now);

    ASSERT_TRUE(checked) << checked.error();
    EXPECT_EQ(checked->tenant, tenant);
    EXPECT_EQ(checked->subject, "an-object");
    EXPECT_EQ(checked->name, "Ada Lark");
    EXPECT_THAT(checked->roles, ElementsAre("Kith.CaseWorker", "Kith.Manager"));
}

TEST(IdToken, OfOtherProvidersNamesThemBySubject) {
    ExpectedToken plain = expected();
    plain.tenants.clear();
    auto json = without("tid");
    const auto checked = check_id_token(signer().token(json), {signer().key()}, plain, now);

    ASSERT_TRUE(checked) << checked.error();
    EXPECT_EQ(checked->tenant, "");
    EXPECT_EQ(checked->subject, "pairwise");
}

TEST(IdToken, IsRefusedFromOrForAnother) {
    EXPECT_EQ(refusal(with("iss", "https://login.example/other/v2.0")),
              "The token is from another provider");
    EXPECT_EQ(refusal(without("iss")), "The token is from another provider");
    EXPECT_EQ(refusal(with("aud", "another")), "The token is for another system");
    EXPECT_EQ(refusal(without("aud")), "The token is for another system");
    EXPECT_EQ(refusal(with("aud", Json::array({"kith", "another"}))),
              "The token is for another system");
    EXPECT_EQ(refusal(with("aud", Json::array({"kith"}))), "");
    EXPECT_EQ(refusal(with("azp", "another")), "The token is for another system");
}

TEST(IdToken, IsRefusedBeforeAndAfterItsTime) {
    const auto at = [](int minutes) { return made::seconds(now) + minutes * 60; };
    EXPECT_EQ(refusal(with("exp", at(-4))), "");
    EXPECT_EQ(refusal(with("exp", at(-5))), "The token has ended");
    EXPECT_EQ(refusal(with("iat", at(4))), "");
    EXPECT_EQ(refusal(with("iat", at(6))), "The token is from the future");
    EXPECT_EQ(refusal(with("nbf", at(6))), "The token does not begin yet");
    EXPECT_EQ(refusal(with("nbf", "soon")), "The token does not begin yet");
    EXPECT_NE(refusal(without("exp")), "");
    EXPECT_NE(refusal(with("exp", "tomorrow")), "");
}

TEST(IdToken, IsRefusedWithoutTheNonceOfThisRequest) {
    EXPECT_EQ(refusal(with("nonce", "another")), "The token answers another request");
    EXPECT_EQ(refusal(without("nonce")), "The token answers another request");
    ExpectedToken empty = expected();
    empty.nonce.clear();
    EXPECT_EQ(refusal(with("nonce", ""), empty), "The token answers another request");
}

TEST(IdToken, IsRefusedOfTenantsThatAreNotAllowed) {
    EXPECT_NE(refusal(with("tid", "99999999-2222-3333-4444-555555555555")), "");
    ExpectedToken any = expected();
    any.issuer = "https://login.example/{tenantid}/v2.0";
    const std::string other = "99999999-2222-3333-4444-555555555555";
    auto json = with("tid", other);
    json.set("iss", "https://login.example/" + other + "/v2.0");
    EXPECT_EQ(refusal(json, any), "The token is of an organisation that is not allowed here");
    any.tenants = {other};
    EXPECT_EQ(refusal(json, any), "");
    any.tenants.clear();
    EXPECT_NE(refusal(json, any), "");
}

TEST(IdToken, IsRefusedOfPersonalAccounts) {
    const std::string personal = "9188040d-6c67-4c5b-b112-36a304b66dad";
    ExpectedToken any = expected();
    any.issuer = "https://login.example/{tenantid}/v2.0";
    any.tenants = {personal};
    auto json = with("tid", personal);
    json.set("iss", "https://login.example/" + personal + "/v2.0");
    EXPECT_EQ(refusal(json, any), "Personal accounts cannot be used here");
}

TEST(IdToken, OfATenantMustNameThePersonByTheirObject) {
    EXPECT_EQ(refusal(without("oid")), "The token does not say who it is for");
}

TEST(IdToken, IsRefusedUnsignedOrSignedByAnotherKey) {
    const Signer other("key-1");
    const auto forged = check_id_token(other.token(claims()), {signer().key()}, expected(), now);
    EXPECT_EQ(forged.error(), "The token was not signed by the provider");
    const auto unknown = check_id_token(Signer("key-2").token(claims()), {signer().key()},
                                        expected(), now);
    EXPECT_FALSE(unknown);
    EXPECT_FALSE(check_id_token(signer().token(claims()), {}, expected(), now));
    std::string changed = signer().token(claims());
    changed[changed.find('.') + 10] ^= 1;
    EXPECT_FALSE(check_id_token(changed, {signer().key()}, expected(), now));
}

TEST(IdToken, IsRefusedWithAnyOtherAlgorithm) {
    for (const char* algorithm : {"none", "None", "HS256", "RS512", "PS256", "ES256", ""}) {
        const auto token = signer().token(claims(), algorithm);
        EXPECT_FALSE(check_id_token(token, {signer().key()}, expected(), now)) << algorithm;
    }
    // alg none with no signature at all.
    const std::string text = base64url(R"({"alg":"none"})") + "." + base64url(claims().print());
    EXPECT_FALSE(check_id_token(text + ".", {signer().key()}, expected(), now));
    // The public key used as the secret of an HMAC.
    const std::string head = base64url(R"({"alg":"HS256","kid":"key-1"})") + "." +
                             base64url(claims().print());
    const auto hmac = head + "." + base64url(hmac_sha256(signer().key().modulus, head));
    EXPECT_FALSE(check_id_token(hmac, {signer().key()}, expected(), now));
}

TEST(IdToken, IsRefusedWhenItIsNoToken) {
    for (const char* text : {"", ".", "..", "a.b.c", "a.b", "a.b.c.d", "e30.e30.e30"}) {
        EXPECT_FALSE(check_id_token(text, {signer().key()}, expected(), now)) << text;
        EXPECT_FALSE(key_id_of(text)) << text;
    }
    EXPECT_FALSE(key_id_of(std::string(40'000, 'a')));
}

TEST(IdToken, IsRefusedWithAWeakKey) {
    const Signer weak("key-1", 1024);
    EXPECT_FALSE(check_id_token(weak.token(claims()), {weak.key()}, expected(), now));
}

TEST(ProviderKeys, AreTheRsaKeysForSignatures) {
    auto encryption = signer().jwk();
    encryption.set("use", "enc");
    const Json curve = Json::object({{"kty", "EC"}, {"kid", "c"}, {"crv", "P-256"}});
    const Json broken = Json::object({{"kty", "RSA"}, {"n", "*"}, {"e", "AQAB"}});
    const auto keys = keys_of(
        Json::object({{"keys", Json::array({curve, encryption, broken, signer().jwk()})}}));

    ASSERT_EQ(keys.size(), 1u);
    EXPECT_EQ(keys[0].id, "key-1");
    EXPECT_EQ(keys[0].modulus, signer().key().modulus);
    EXPECT_TRUE(keys_of(Json()).empty());
}

}  // namespace
}  // namespace kith::accounts
