// The network side: one thread that waits on all connections, a few that answer.
//
// A connection is read, answered and written in turn; requests that come early wait. Time is bounded: a head must be whole within
// `head_seconds` of its first byte, a body within `body_seconds`, an idle connection closes after `idle_seconds`, a reader that takes
// nothing for `write_seconds` is dropped. So are connections beyond the limit and streams that fall behind. No byte of a request names
// a file: what is answered comes from the handler.
#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "server/http.h"

namespace nienbieu {

struct HttpServerOptions {
  std::string host = "127.0.0.1";
  std::string port = "8080";  // "0": any free one
  HttpLimits limits;
  unsigned workers = 2;
  std::size_t connections = 512;
  std::size_t streams = 64;
  int head_seconds = 10, body_seconds = 30, idle_seconds = 60, write_seconds = 30;
  std::size_t stream_backlog = 4u << 20;  // bytes that a slow stream may lie behind
};

class HttpServer {
 public:
  // Called by several threads at once; must not throw.
  using Handler = std::function<HttpResponse(HttpRequest&)>;

  HttpServer(HttpServerOptions options, Handler handler);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  Status listen();
  int port() const;

  void run();   // until stop()
  void stop();  // from any thread, or from a signal handler

  // Sends one server-sent event to every stream. `data` has no line break. From any thread.
  void publish(const std::string& event, const std::string& data);

  std::size_t connections() const;
  std::size_t streams() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace nienbieu
