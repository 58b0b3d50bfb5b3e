#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/socket.h>
#include <unistd.h>

#include <filesystem>
#include <memory>

#include "platform/web/example_test.hpp"
#include "support/app/wire.hpp"

namespace kith::web {
namespace {

template <class T, void (*Free)(T*)>
struct Freed {
    void operator()(T* thing) const { Free(thing); }
};
template <class T, void (*Free)(T*)>
using Held = std::unique_ptr<T, Freed<T, Free>>;

// A key and a certificate signed by itself, in files that go with it.
class Certificate {
  public:
    Certificate() {
        const Held<EVP_PKEY, EVP_PKEY_free> key(EVP_EC_gen("P-256"));
        const Held<X509, X509_free> made(X509_new());
        X509_set_version(made.get(), 2);
        ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 1);
        X509_gmtime_adj(X509_getm_notBefore(made.get()), 0);
        X509_gmtime_adj(X509_getm_notAfter(made.get()), 3600);
        X509_set_pubkey(made.get(), key.get());
        X509_sign(made.get(), key.get(), EVP_sha256());
        FILE* file = fopen(path().c_str(), "w");
        PEM_write_X509(file, made.get());
        PEM_write_PrivateKey(file, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
        fclose(file);
    }
    ~Certificate() { std::filesystem::remove(path()); }

    static std::string path() {
        return std::filesystem::temp_directory_path() /
               ("kith-tls-test-" + std::to_string(getpid()) + ".pem");
    }
};

std::string ask_over_tls(std::uint16_t port, std::string_view request) {
    const int line = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(line, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) return {};
    const Held<SSL_CTX, SSL_CTX_free> context(SSL_CTX_new(TLS_client_method()));
    const Held<SSL, SSL_free> tls(SSL_new(context.get()));
    SSL_set_fd(tls.get(), line);
    std::string answer;
    if (SSL_connect(tls.get()) == 1) {
        SSL_write(tls.get(), request.data(), static_cast<int>(request.size()));
        char bytes[4096];
        const int count = SSL_read(tls.get(), bytes, sizeof bytes);
        if (count > 0) answer.assign(bytes, static_cast<std::size_t>(count));
    }
    close(line);
    return answer;
}

TEST(Tls, CarriesRequestsWhenThereIsACertificate) {
    const Certificate certificate;
    test::wire::Running kith(example::routes(), {.certificate_file = Certificate::path(),
                                                 .key_file = Certificate::path()});
    const auto answer = ask_over_tls(kith.server.port(), test::wire::get("/health"));
    EXPECT_EQ(test::wire::status_of(answer), 200) << answer;
    EXPECT_EQ(test::wire::body_of(answer), "alive\n");

    test::wire::Line plain(kith.server.port());
    plain.say(test::wire::get("/health"));
    EXPECT_EQ(test::wire::status_of(plain.hear_until_closed(std::chrono::seconds(2))), 0);
}

}  // namespace
}  // namespace kith::web
