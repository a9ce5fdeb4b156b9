#include "server/api.h"

#include <charconv>

#include "ingest/content_hash.h"
#include "server/answers.h"
#include "server/gzip.h"
#include "server/parameters.h"

namespace nienbieu {
namespace {

constexpr const char* policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action "
    "'none'; frame-ancestors 'none'";
constexpr std::size_t pack_above = 1400;  // smaller answers fit a packet

void add_security(HttpResponse& response) {
  for (const auto& [name, value] : {std::pair{"Content-Security-Policy", policy},
                                    {"X-Content-Type-Options", "nosniff"},
                                    {"X-Frame-Options", "DENY"},
                                    {"Referrer-Policy", "no-referrer"},
                                    {"Cross-Origin-Resource-Policy", "same-origin"},
                                    {"Cross-Origin-Opener-Policy", "same-origin"},
                                    {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"}})
    response.headers.emplace_back(name, value);
}

// "gzip", "gzip;q=0.5", "*": but not q=0.
bool takes_gzip(std::string_view accepted) {
  while (!accepted.empty()) {
    const auto end = accepted.find(',');
    std::string_view one = accepted.substr(0, end);
    accepted.remove_prefix(end == std::string_view::npos ? accepted.size() : end + 1);
    while (!one.empty() && one.front() == ' ') one.remove_prefix(1);
    const auto name = one.substr(0, one.find_first_of("; "));
    if (name != "gzip" && name != "*") continue;
    const auto q = one.find("q=");
    return q == std::string_view::npos || one.substr(q + 2).find_first_of("123456789") != std::string_view::npos;
  }
  return false;
}

bool matches(std::string_view condition, std::string_view tag) { return condition == "*" || condition.find(tag) != std::string_view::npos; }

bool same_secret(std::string_view a, std::string_view b) {
  unsigned difference = a.size() != b.size();
  for (std::size_t i = 0; i < a.size(); ++i)
    difference |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b.empty() ? 0 : b[i % b.size()]);
  return difference == 0;
}

HttpResponse wrong_method(const char* allowed) {
  HttpResponse out = problem(405, std::string("only ") + allowed + " here");
  out.headers.emplace_back("Allow", allowed);
  return out;
}

}  // namespace

struct Api::Packed {
  std::once_flag once;
  std::shared_ptr<const std::string> bytes;
};

Api::Api(ApiOptions options, std::vector<PageFile> page) : options_(std::move(options)), page_(std::move(page)) {}

void Api::show(std::shared_ptr<const Catalog> catalog, double build_seconds) {
  std::lock_guard lock(mutex_);
  catalog_ = std::move(catalog);
  packed_ = std::make_shared<Packed>();
  build_seconds_ = build_seconds;
}

std::shared_ptr<const Catalog> Api::catalog() const {
  std::lock_guard lock(mutex_);
  return catalog_;
}

HttpResponse Api::answer(HttpRequest& request) {
  const auto began = std::chrono::steady_clock::now();
  const auto catalog = this->catalog();
  std::string name = "fault";
  HttpResponse response;
  if (request.method.starts_with('!')) {  // a fault of the wire: !400
    int status = 400;
    std::from_chars(request.method.data() + 1, request.method.data() + request.method.size(), status);
    response = problem(status, request.body);
  } else {
    response = route(request, name);
  }
  finish(request, *catalog, response);
  metrics_.count(name, response.status, std::chrono::steady_clock::now() - began);
  return response;
}

HttpResponse Api::route(const HttpRequest& request, std::string& name) {
  const auto catalog = this->catalog();
  if (request.path == "/api/articles") {
    name = request.path;
    return request.method == "POST" ? add_articles(request) : wrong_method("POST");
  }
  if (request.method != "GET" && request.method != "HEAD") return wrong_method("GET, HEAD");
  if (request.path.starts_with("/api/")) return api_route(request, name, *catalog);
  HttpResponse out;
  if (request.path == "/healthz") {
    name = request.path;
    out.type = "text/plain; charset=utf-8";
    out.body = "ok\n";
    return out;
  }
  if (request.path == "/metrics") {
    name = request.path;
    return metrics_text();
  }
  for (const PageFile& file : page_) {
    if (file.path != request.path && !(file.path == "/" && request.path == "/index.html")) continue;
    name = "page";
    out.type = file.type;
    out.headers.emplace_back("ETag", "W/\"" + file.tag + "\"");
    out.shared = file.bytes;
    if (takes_gzip(request.header("accept-encoding"))) {
      out.shared = file.packed;
      out.headers.emplace_back("Content-Encoding", "gzip");
    }
    return out;
  }
  return problem(404, request.path == "/" ? "the page was not built; the API is at /api/" : "there is nothing here");
}

HttpResponse Api::api_route(const HttpRequest& request, std::string& name, const Catalog& catalog) {
  using Answer = HttpResponse (*)(const Catalog&, const HttpRequest&);
  struct Route {
    std::string_view path;
    Answer answer;
  };
  for (const Route& route : {Route{"/api/events", answer_events},
                             {"/api/search", answer_search},
                             {"/api/entities", answer_entities},
                             {"/api/documents", answer_documents}}) {
    if (route.path != request.path) continue;
    name = route.path;
    return route.answer(catalog, request);
  }
  constexpr std::string_view one = "/api/events/";
  if (request.path.starts_with(one)) {
    name = "/api/events/{id}";
    return answer_event(catalog, request, std::string_view(request.path).substr(one.size()));
  }
  if (request.path == "/api/timeline" || request.path == "/api/openapi.json" || request.path == "/api/live") {
    name = request.path;
    if (const Parameters none(request, {}); !none.well()) return none.fault();
    if (request.path == "/api/timeline") return timeline(request, catalog);
    HttpResponse out;
    out.body = options_.openapi;
    if (request.path == "/api/openapi.json") return out;
    out.type = "text/event-stream";
    out.body = "retry: 3000\n: hello\n\n";
    out.stream = request.method == "GET";
    return out;
  }
  return problem(404, "there is nothing here; /api/openapi.json tells what there is");
}

HttpResponse Api::timeline(const HttpRequest& request, const Catalog& catalog) {
  HttpResponse out;
  out.headers.emplace_back("ETag", "W/\"" + catalog.tag() + "\"");
  if (matches(request.header("if-none-match"), catalog.tag())) return out;
  out.shared = catalog.bytes();
  if (!takes_gzip(request.header("accept-encoding")) || catalog.bytes()->size() <= pack_above) return out;
  std::shared_ptr<Packed> packed;
  {
    std::lock_guard lock(mutex_);
    if (catalog_->tag() != catalog.tag()) return out;  // it was replaced meanwhile
    packed = packed_;
  }
  std::call_once(packed->once, [&] { packed->bytes = std::make_shared<const std::string>(gzip(*catalog.bytes(), 5)); });
  out.shared = packed->bytes;
  out.headers.emplace_back("Content-Encoding", "gzip");
  return out;
}

HttpResponse Api::add_articles(const HttpRequest& request) {
  if (options_.token.empty() || !intake_) return problem(403, "adding is off; the server was started without --token");
  const std::string_view given = request.header("authorization");
  constexpr std::string_view scheme = "Bearer ";
  if (!given.starts_with(scheme) || !same_secret(given.substr(scheme.size()), options_.token)) {
    HttpResponse out = problem(401, "Authorization: Bearer TOKEN is needed");
    out.headers.emplace_back("WWW-Authenticate", "Bearer");
    return out;
  }
  if (const Parameters none(request, {}); !none.well()) return none.fault();
  return intake_(request);
}

HttpResponse Api::metrics_text() {
  Metrics::Gauges gauges;
  {
    std::lock_guard lock(mutex_);
    gauges.events = catalog_->entries().size();
    gauges.documents = catalog_->documents().size();
    gauges.entities = catalog_->entities().size();
    gauges.build_seconds = build_seconds_;
  }
  if (fill_gauges_) fill_gauges_(gauges);
  HttpResponse out;
  out.type = "text/plain; version=0.0.4; charset=utf-8";
  out.body = metrics_.text(gauges);
  return out;
}

void Api::finish(const HttpRequest& request, const Catalog& catalog, HttpResponse& response) {
  add_security(response);
  response.headers.emplace_back("Cache-Control", response.stream ? "no-store" : "no-cache");
  if (response.stream) return;
  response.headers.emplace_back("Vary", "Accept-Encoding");
  if (response.status != 200 || request.method == "POST" || request.path == "/metrics" || request.path == "/healthz") return;
  std::string tag;
  for (const auto& [name, value] : response.headers)
    if (name == "ETag") tag = value;
  if (tag.empty()) {
    tag = "W/\"" + content_hash(catalog.tag() + request.target).substr(0, 32) + "\"";
    response.headers.emplace_back("ETag", tag);
  }
  if (matches(request.header("if-none-match"), tag.substr(3, tag.size() - 4))) {
    response.status = 304;
    response.body.clear();
    response.shared = nullptr;
    return;
  }
  if (response.shared || response.body.size() <= pack_above || !takes_gzip(request.header("accept-encoding"))) return;
  response.body = gzip(response.body, 1);
  response.headers.emplace_back("Content-Encoding", "gzip");
}

}  // namespace nienbieu
