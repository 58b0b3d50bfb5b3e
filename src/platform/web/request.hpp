// A request as handlers see it: decoded, limited in size, with nothing of the HTTP library.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kith::web {

enum class Method { get, post, put, patch, remove, options };

// The method as HTTP spells it.
std::string_view method_name(Method method);
std::optional<Method> parse_method(std::string_view name);

// Names and values in the order they came; a name may come more than once.
class Fields {
  public:
    void add(std::string name, std::string value);
    // The first value of that name, or nothing.
    std::optional<std::string_view> find(std::string_view name) const;
    // The first value of that name, or "".
    std::string_view get(std::string_view name) const;
    std::vector<std::string_view> all(std::string_view name) const;
    const std::vector<std::pair<std::string, std::string>>& items() const { return items_; }
    bool empty() const { return items_.empty(); }

  private:
    std::vector<std::pair<std::string, std::string>> items_;
};

// A file that came with a form. `name` is what the browser said and is never used as a path.
struct Upload {
    std::string field;
    std::string name;
    std::string content_type;
    std::string content;
};

struct Request {
    Method method{};
    bool head_only{};                // HEAD: answered as GET without the body
    std::string path;                // decoded, without the query
    Fields query;                    // decoded
    Fields headers;                  // names in lower case
    Fields cookies;
    std::string body;                // as sent; empty when it was read into `form` and `uploads`
    Fields form;                     // from a URL-encoded or multipart body
    std::vector<Upload> uploads;     // from a multipart body
    std::map<std::string, std::string, std::less<>> parameters;  // from {name} in the route's path
    std::string remote_address;      // of the caller, after trusted proxies
    bool direct = true;              // nothing forwarded it: remote_address is the connection's own
    std::string id;                  // for logs and error pages
    int fault = 0;                   // 400, 405 or 413: it could not be read and reaches no handler

    std::string_view parameter(std::string_view name) const;
    std::string_view header(std::string_view lower_case_name) const {
        return headers.get(lower_case_name);
    }
};

// What the HTTP library took from the wire.
struct RawRequest {
    std::string method;
    std::string target;  // path and query as sent
    Fields headers;      // names in any case
    std::string body;
};

// Decodes a raw request; what cannot be read is said in `fault`. `remote_address` and `id` are the
// caller's to fill.
Request read_request(RawRequest raw);

// Decoders, each a pure function of bytes. Refusals come back as nothing.

// Refuses a broken escape, a NUL byte and anything that is not UTF-8.
std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space);
// Refuses more than `most_fields` fields.
std::optional<Fields> parse_url_encoded(std::string_view body, std::size_t most_fields = 1000);
Fields parse_cookies(std::string_view header);

struct Multipart {
    Fields form;
    std::vector<Upload> uploads;
};

struct MultipartLimits {
    std::size_t parts = 500;
    std::size_t part_headers = 4096;      // bytes of one part's headers
    std::size_t text = 1024 * 1024;       // bytes of all text fields together
    std::size_t files = 50;
};

// multipart/form-data of RFC 7578. Refuses what is cut short, unnamed, or beyond the limits.
std::optional<Multipart> parse_multipart(std::string_view body, std::string_view content_type,
                                         const MultipartLimits& limits = {});

}  // namespace kith::web
