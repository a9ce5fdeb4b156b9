#include "server/http_server.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <vector>

#include "server/listening_socket.h"

namespace nienbieu {
namespace {

using Clock = std::chrono::steady_clock;

struct Connection {
  int socket = -1;
  std::uint64_t number = 0;
  std::string in;
  HttpRequest request;
  HttpHead head;
  bool answering = false, streaming = false, closing = false, half_closed = false;
  std::string out;                            // head of the answer, or a small answer whole, or a stream's events
  std::shared_ptr<const std::string> shared;  // body after `out`
  std::size_t sent = 0;                       // of out, then of shared
  bool writable_asked = false;
  Clock::time_point deadline;

  std::size_t pending() const { return out.size() + (shared ? shared->size() : 0) - sent; }
};

struct Answer {
  std::uint64_t connection;
  HttpResponse response;
  bool keep_alive, head_only;
};

struct Job {
  std::uint64_t connection;
  HttpRequest request;
};

}  // namespace

struct HttpServer::Impl {
  HttpServerOptions options;
  Handler handler;
  int listener = -1, poll = -1, wake = -1;
  std::atomic<bool> stopping{false};
  bool accepting = false;
  std::uint64_t next_number = 16;
  std::unordered_map<std::uint64_t, Connection> all;
  std::atomic<std::size_t> count{0}, stream_count{0};

  std::mutex mutex;  // jobs, answers, events
  std::condition_variable work;
  std::deque<Job> jobs;
  std::vector<Answer> answers;
  std::vector<std::string> events;
  std::vector<std::thread> threads;

  ~Impl() {
    for (auto& [number, c] : all) ::close(c.socket);
    for (const int fd : {listener, poll, wake})
      if (fd >= 0) ::close(fd);
  }

  static constexpr std::uint64_t listener_tag = 1, wake_tag = 2;

  void watch(int operation, int fd, std::uint32_t what, std::uint64_t tag) const {
    epoll_event event{};
    event.events = what;
    event.data.u64 = tag;
    epoll_ctl(poll, operation, fd, &event);
  }

  void rouse() const {
    const std::uint64_t one = 1;
    if (::write(wake, &one, sizeof one) < 0) return;
  }

  void accept_more(bool wanted) {
    if (wanted == accepting) return;
    accepting = wanted;
    watch(EPOLL_CTL_MOD, listener, wanted ? EPOLLIN : 0u, listener_tag);
  }

  void extend(Connection& c, int seconds) const { c.deadline = Clock::now() + std::chrono::seconds(seconds); }

  void accept_all() {
    while (all.size() < options.connections) {
      const int socket = ::accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
      if (socket < 0) return;
      const int on = 1;
      setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
      Connection& c = all[next_number];
      c.socket = socket;
      c.number = next_number++;
      extend(c, options.head_seconds);
      watch(EPOLL_CTL_ADD, socket, EPOLLIN, c.number);
      count = all.size();
    }
    accept_more(false);
  }

  void drop(std::uint64_t number) {
    const auto it = all.find(number);
    if (it == all.end()) return;
    if (it->second.streaming) --stream_count;
    ::close(it->second.socket);
    all.erase(it);
    count = all.size();
    if (!stopping) accept_more(true);
  }

  // False: the connection is gone.
  bool read(Connection& c) {
    char buffer[16 * 1024];
    for (int turn = 0; turn < 16; ++turn) {  // others wait, too
      // What comes before its turn stays in the kernel: a client that floods is slowed down, not stored.
      if (c.answering && c.in.size() > options.limits.head_bytes) return pause(c), true;
      const ssize_t got = ::recv(c.socket, buffer, sizeof buffer, 0);
      if (got == 0) return end_of_input(c);
      if (got < 0) return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? advance(c) : (drop(c.number), false);
      if (c.streaming || c.closing) continue;  // nothing more is expected
      if (c.in.empty() && !c.answering) extend(c, options.head_seconds);
      c.in.append(buffer, static_cast<std::size_t>(got));
      if (!c.answering && !advance(c)) return false;
    }
    return true;
  }

  void pause(Connection& c) const { watch(EPOLL_CTL_MOD, c.socket, c.writable_asked ? EPOLLOUT : 0u, c.number); }
  void resume(Connection& c) const {
    watch(EPOLL_CTL_MOD, c.socket, (c.half_closed ? 0u : EPOLLIN) | (c.writable_asked ? EPOLLOUT : 0u), c.number);
  }

  // A client that sends no more may still read: every whole request that came before the end is answered, a part of one is refused.
  bool end_of_input(Connection& c) {
    c.half_closed = true;
    if (c.streaming || (c.closing && c.pending() == 0)) return drop(c.number), false;
    pause(c);
    return advance(c) && stay_or_end(c);
  }

  // False: nothing more can come, all is answered, and the connection is gone.
  bool stay_or_end(Connection& c) {
    if (!c.half_closed || c.answering || c.closing || c.pending()) return true;
    if (c.in.empty() && c.head.state != HttpHead::State::complete) return drop(c.number), false;
    return refuse(c, 400, "the request ends before it is whole");
  }

  // As far as the bytes at hand allow.
  bool advance(Connection& c) {
    if (c.answering || c.streaming || c.closing || c.pending()) return true;
    if (c.head.state != HttpHead::State::complete) {
      if (c.in.empty()) return true;
      c.head = parse_head(c.in, options.limits, c.request);
      if (c.head.state == HttpHead::State::incomplete) return true;
      if (c.head.state == HttpHead::State::fault) return refuse(c, c.head.status, c.head.reason);
      c.in.erase(0, c.head.head_bytes);
      extend(c, options.body_seconds);
      if (c.request.expects_continue && c.in.size() < c.head.body_bytes) {
        static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        if (::send(c.socket, go_on.data(), go_on.size(), MSG_NOSIGNAL) < 0 && errno != EAGAIN) return drop(c.number), false;
      }
    }
    if (c.in.size() < c.head.body_bytes) return true;
    c.request.body = c.in.substr(0, c.head.body_bytes);
    c.in.erase(0, c.head.body_bytes);
    c.answering = true;
    c.deadline = Clock::time_point::max();
    {
      std::lock_guard lock(mutex);
      jobs.push_back({c.number, std::move(c.request)});
    }
    work.notify_one();
    c.request = {};
    c.head = {};
    return true;
  }

  // Every fault of the wire goes through the handler, so that it is counted and dressed like any other answer.
  bool refuse(Connection& c, int status, const char* reason) {
    HttpRequest fault;
    fault.method = "!" + std::to_string(status);
    fault.body = reason;
    Answer answer{c.number, handler(fault), false, false};
    c.in.clear();
    return start_answer(c, answer);
  }

  bool start_answer(Connection& c, Answer& answer) {
    HttpResponse& r = answer.response;
    c.answering = false;
    if (r.stream && stream_count >= options.streams) {
      HttpRequest fault;
      fault.method = "!429";
      fault.body = "too many live streams";
      r = handler(fault);
      answer.keep_alive = false;
    }
    c.out = response_head(r, answer.keep_alive);
    c.sent = 0;
    c.shared = nullptr;
    if (r.stream) {
      c.streaming = true;
      ++stream_count;
      c.out += r.body;
    } else if (!answer.head_only && r.status != 304) {
      if (r.shared)
        c.shared = std::move(r.shared);
      else
        c.out += r.body;
    }
    if (!r.stream && !answer.keep_alive) c.closing = true;
    extend(c, options.write_seconds);
    return write(c);
  }

  // False: the connection is gone.
  bool write(Connection& c) {
    while (c.pending()) {
      const bool in_head = c.sent < c.out.size();
      const std::string& part = in_head ? c.out : *c.shared;
      const std::size_t at = in_head ? c.sent : c.sent - c.out.size();
      const ssize_t put = ::send(c.socket, part.data() + at, part.size() - at, MSG_NOSIGNAL | (in_head && c.shared ? MSG_MORE : 0));
      if (put < 0) {
        if (errno == EINTR) continue;
        if (errno != EAGAIN && errno != EWOULDBLOCK) return drop(c.number), false;
        if (!c.writable_asked) c.writable_asked = true, resume(c);
        return true;
      }
      c.sent += static_cast<std::size_t>(put);
      extend(c, options.write_seconds);
    }
    return written(c);
  }

  bool written(Connection& c) {
    c.out.clear();
    c.shared = nullptr;
    c.sent = 0;
    c.writable_asked = false;
    if (c.closing && !c.streaming) {
      if (c.half_closed) return drop(c.number), false;
      // What the client still sends is read and thrown away for a while: closing at once would reset the connection under the answer.
      ::shutdown(c.socket, SHUT_WR);
      extend(c, 2);
      resume(c);
      return true;
    }
    if (c.streaming && c.half_closed) return drop(c.number), false;  // who listens says goodbye by closing
    resume(c);
    if (c.streaming) return c.deadline = Clock::time_point::max(), true;
    extend(c, c.in.empty() ? options.idle_seconds : options.head_seconds);
    return advance(c) && stay_or_end(c);
  }

  void take_answers() {
    std::uint64_t ignored;
    if (::read(wake, &ignored, sizeof ignored) < 0 && errno != EAGAIN) return;
    std::vector<Answer> done;
    std::vector<std::string> news;
    {
      std::lock_guard lock(mutex);
      done.swap(answers);
      news.swap(events);
    }
    for (Answer& answer : done)
      if (const auto it = all.find(answer.connection); it != all.end()) start_answer(it->second, answer);
    for (const std::string& event : news) tell_streams(event);
  }

  void tell_streams(const std::string& text) {
    std::vector<std::uint64_t> numbers;
    for (const auto& [number, c] : all)
      if (c.streaming) numbers.push_back(number);
    for (const auto number : numbers) {
      Connection& c = all.at(number);
      if (c.pending() > options.stream_backlog) {
        drop(number);
        continue;
      }
      const bool idle = c.pending() == 0;
      if (c.sent > (1u << 16)) c.out.erase(0, c.sent), c.sent = 0;
      c.out += text;
      if (idle) extend(c, options.write_seconds);
      write(c);
    }
  }

  void sweep() {
    const auto now = Clock::now();
    std::vector<std::uint64_t> late;
    for (const auto& [number, c] : all)
      if (c.deadline < now) late.push_back(number);
    for (const auto number : late) {
      Connection& c = all.at(number);
      const bool waiting = !c.in.empty() || c.head.state == HttpHead::State::complete;
      if (waiting && c.pending() == 0 && !c.closing)
        refuse(c, 408, "the request did not come in time");
      else
        drop(number);
    }
  }

  void serve_jobs() {
    std::unique_lock lock(mutex);
    for (;;) {
      work.wait(lock, [&] { return stopping || !jobs.empty(); });
      if (stopping) return;
      Job job = std::move(jobs.front());
      jobs.pop_front();
      lock.unlock();
      Answer answer{job.connection, {}, job.request.keep_alive, job.request.method == "HEAD"};
      answer.response = handler(job.request);
      lock.lock();
      answers.push_back(std::move(answer));
      rouse();
    }
  }

  void handle(const epoll_event& event) {
    if (event.data.u64 == listener_tag) return accept_all();
    if (event.data.u64 == wake_tag) return take_answers();
    const auto it = all.find(event.data.u64);
    if (it == all.end()) return;
    if (event.events & (EPOLLERR | EPOLLHUP)) return drop(event.data.u64);
    if ((event.events & EPOLLOUT) && !write(it->second)) return;
    if (event.events & EPOLLIN) read(it->second);
  }
};

HttpServer::HttpServer(HttpServerOptions options, Handler handler) : impl_(std::make_unique<Impl>()) {
  impl_->options = std::move(options);
  impl_->handler = std::move(handler);
}

HttpServer::~HttpServer() {
  stop();
  for (auto& thread : impl_->threads)
    if (thread.joinable()) thread.join();
}

Status HttpServer::listen() {
  Impl& s = *impl_;
  auto listener = listen_on(s.options.host, s.options.port);
  if (!listener) return listener.error();
  s.listener = *listener;
  s.poll = epoll_create1(EPOLL_CLOEXEC);
  s.wake = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  s.watch(EPOLL_CTL_ADD, s.listener, EPOLLIN, Impl::listener_tag);
  s.watch(EPOLL_CTL_ADD, s.wake, EPOLLIN, Impl::wake_tag);
  s.accepting = true;
  return {};
}

int HttpServer::port() const { return port_of(impl_->listener); }

void HttpServer::run() {
  Impl& s = *impl_;
  for (unsigned i = 0; i < std::max(1u, s.options.workers); ++i) s.threads.emplace_back([&s] { s.serve_jobs(); });
  auto swept = Clock::now(), beaten = swept;
  epoll_event ready[128];
  while (!s.stopping) {
    const int n = epoll_wait(s.poll, ready, 128, 500);
    for (int i = 0; i < n; ++i) s.handle(ready[i]);
    const auto now = Clock::now();
    if (now - swept >= std::chrono::milliseconds(500)) s.sweep(), swept = now;
    if (now - beaten >= std::chrono::seconds(15)) s.tell_streams(": \n\n"), beaten = now;
  }
  { std::lock_guard lock(s.mutex); }
  s.work.notify_all();
  for (auto& thread : s.threads) thread.join();
  s.threads.clear();
}

void HttpServer::stop() {
  impl_->stopping = true;
  if (impl_->wake >= 0) impl_->rouse();
}

void HttpServer::publish(const std::string& event, const std::string& data) {
  {
    std::lock_guard lock(impl_->mutex);
    impl_->events.push_back("event: " + event + "\ndata: " + data + "\n\n");
  }
  if (impl_->wake >= 0) impl_->rouse();
}

std::size_t HttpServer::connections() const { return impl_->count; }
std::size_t HttpServer::streams() const { return impl_->stream_count; }

}  // namespace nienbieu
