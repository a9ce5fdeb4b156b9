// Requests to answers: routes, methods, conditional requests, compression, security headers.
//
// The page's policy allows no inline script and no other host; CORS is off: no answer carries Access-Control-Allow-Origin. Adding
// articles needs the token that the server was started with; without one it is refused. Safe for many threads; never throws.
#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

#include "server/catalog.h"
#include "server/http.h"
#include "server/metrics.h"
#include "server/page_files.h"

namespace nienbieu {

struct ApiOptions {
  std::string token;    // empty: nothing can be added
  std::string openapi;  // the document served at /api/openapi.json
};

class Api {
 public:
  // Adds articles of a request's body; the answer says how many.
  using Intake = std::function<HttpResponse(const HttpRequest&)>;

  Api(ApiOptions options, std::vector<PageFile> page);

  void set_intake(Intake intake) { intake_ = std::move(intake); }
  void set_gauges(std::function<void(Metrics::Gauges&)> fill) { fill_gauges_ = std::move(fill); }
  void show(std::shared_ptr<const Catalog> catalog, double build_seconds);
  std::shared_ptr<const Catalog> catalog() const;

  HttpResponse answer(HttpRequest& request);

 private:
  struct Packed;
  HttpResponse route(const HttpRequest& request, std::string& name);
  HttpResponse api_route(const HttpRequest& request, std::string& name, const Catalog& catalog);
  HttpResponse add_articles(const HttpRequest& request);
  HttpResponse timeline(const HttpRequest& request, const Catalog& catalog);
  HttpResponse metrics_text();
  void finish(const HttpRequest& request, const Catalog& catalog, HttpResponse& response);

  ApiOptions options_;
  std::vector<PageFile> page_;
  Intake intake_;
  std::function<void(Metrics::Gauges&)> fill_gauges_;
  Metrics metrics_;
  mutable std::mutex mutex_;
  std::shared_ptr<const Catalog> catalog_;
  std::shared_ptr<Packed> packed_;  // the whole timeline as gzip, made when first asked for
  double build_seconds_ = 0;
};

}  // namespace nienbieu
