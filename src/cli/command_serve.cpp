// serve: the dashboard and the HTTP API of a timeline.
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <thread>

#include "cli/commands.h"
#include "cli/timeline_input.h"
#include "server/http_server.h"
#include "server/live_timeline.h"

namespace nienbieu::cli {
namespace {

namespace fs = std::filesystem;

struct ServeFlags {
  std::string timeline, database, listen = "127.0.0.1:8080", token;
  std::size_t connections = 512, max_body = 4;
  unsigned jobs = 0;
};

HttpServer* running = nullptr;  // for the signal handler alone

void on_signal(int) {
  if (running) running->stop();
}

// A file beside the binary, or in the share folder of an installation.
std::string beside_binary(const std::string& name) {
  std::error_code error;
  const fs::path self = fs::read_symlink("/proc/self/exe", error), here = error ? fs::path(".") : self.parent_path();
  for (const fs::path& path : {here / name, here / "../share/nienbieu" / name})
    if (fs::exists(path, error)) return path.string();
  return (here / name).string();
}

// "127.0.0.1:8080", "[::1]:0", ":8080"
bool split_address(const std::string& text, std::string& host, std::string& port) {
  const auto colon = text.rfind(':');
  if (colon == std::string::npos) return false;
  host = text.substr(0, colon);
  port = text.substr(colon + 1);
  if (host.size() > 1 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  return !port.empty() && port.size() <= 5 && port.find_first_not_of("0123456789") == std::string::npos;
}

class Serving {
 public:
  Serving(Session& session, const ServeFlags& flags, HttpServerOptions options)
      : session_(session),
        flags_(flags),
        api_(api_options(session, flags), load_page(beside_binary("page"))),
        server_(std::move(options), [this](HttpRequest& r) { return api_.answer(r); }),
        live_(api_, [this](const std::string& event, const std::string& data) { server_.publish(event, data); }) {}

  void run() {
    if (!open()) return;
    api_.set_gauges([this](Metrics::Gauges& g) { g.connections = server_.connections(), g.streams = server_.streams(); });
    if (auto status = server_.listen(); !status) return session_.fail(status.error());
    running = &server_;
    for (const int signal : {SIGINT, SIGTERM}) std::signal(signal, on_signal);
    std::fprintf(stderr, "nienbieu: http://%s:%d/\n",
                 flags_.listen.starts_with(":") ? "localhost" : flags_.listen.substr(0, flags_.listen.rfind(':')).c_str(), server_.port());
    std::jthread watcher([this](const std::stop_token& stop) { watch(stop); });
    server_.run();
    running = nullptr;
  }

 private:
  static ApiOptions api_options(Session& session, const ServeFlags& flags) {
    auto openapi = read_whole(session, beside_binary("openapi.json"), "the API's description, which the build puts beside the binary,");
    return {flags.token, openapi.value_or("{}")};
  }

  bool open() {
    if (!flags_.token.empty()) {
      auto lexicon = session_.lexicon();
      if (!lexicon) return false;
      live_.accept_articles(std::move(lexicon));
      api_.set_intake([this](const HttpRequest& request) { return live_.add(request); });
    }
    if (!flags_.database.empty()) {
      const auto status = live_.open_store(flags_.database, !flags_.token.empty());
      if (!status) session_.fail(status.error());
      return status.ok();
    }
    const auto bytes = read_whole(session_, flags_.timeline, "a timeline as `nienbieu timeline` writes it");
    if (!bytes) return false;
    const Errors errors = live_.open_records(*bytes, flags_.timeline);
    for (const auto& error : errors) session_.fail(error);
    return errors.empty() || !api_.catalog()->entries().empty();
  }

  void watch(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      std::this_thread::sleep_for(std::chrono::milliseconds(200));
      if (++beats_ % 10) continue;
      if (const auto status = live_.look_again(); !status) std::fprintf(stderr, "nienbieu: %s\n", status.error().to_string().c_str());
    }
  }

  Session& session_;
  const ServeFlags& flags_;
  Api api_;
  HttpServer server_;
  LiveTimeline live_;
  unsigned beats_ = 0;
};

void run(Session& session, const ServeFlags& flags) {
  if (flags.timeline.empty() == flags.database.empty()) return session.usage_error("give a timeline or --db FILE, one of them");
  HttpServerOptions options;
  if (!split_address(flags.listen, options.host, options.port))
    return session.usage_error("`--listen " + flags.listen + "` is no address; 127.0.0.1:8080 is");
  if (!flags.token.empty() && flags.token.size() < 16) return session.usage_error("a token has 16 characters or more");
  options.connections = flags.connections;
  options.limits.body_bytes = flags.max_body << 20;
  options.workers = flags.jobs ? flags.jobs : std::max(2u, std::thread::hardware_concurrency());
  Serving(session, flags, std::move(options)).run();
}

}  // namespace

void add_serve(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("serve", "The dashboard and the HTTP API of a timeline");
  auto flags = std::make_shared<ServeFlags>();
  command->add_option("TIMELINE", flags->timeline, "Timeline, or lines of events");
  command->add_option("--db", flags->database, "Store to serve; additions to it are shown as they come");
  command->add_option("--listen", flags->listen, "Address and port; port 0 takes a free one")->capture_default_str();
  command
      ->add_option("--token", flags->token,
                   "Allows POST /api/articles to those who have it; better given as the environment's NIENBIEU_TOKEN")
      ->envname("NIENBIEU_TOKEN");
  command->add_option("--connections", flags->connections, "Connections at a time")->check(CLI::Range(1, 10000))->capture_default_str();
  command->add_option("--max-body", flags->max_body, "Largest body of a request in MiB")->check(CLI::Range(1, 1024))->capture_default_str();
  command->add_option("--jobs,-j", flags->jobs, "Threads that answer; 0 = one per core")
      ->check(CLI::Range(0u, max_jobs))
      ->capture_default_str();
  command->footer(
      "Examples:\n  nienbieu serve timeline.json\n  nienbieu serve --db news.db --listen 0.0.0.0:8080\n  NIENBIEU_TOKEN=… nienbieu serve "
      "--db news.db");
  command->callback([&session, flags] { run(session, *flags); });
}

}  // namespace nienbieu::cli
