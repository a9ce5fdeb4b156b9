// Counters for Prometheus. Safe for many threads.
#pragma once
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace nienbieu {

class Metrics {
 public:
  void count(const std::string& route, int status, std::chrono::nanoseconds time);

  struct Gauges {
    std::size_t events = 0, documents = 0, entities = 0, connections = 0, streams = 0;
    double build_seconds = 0;
  };
  std::string text(const Gauges& gauges) const;  // the exposition format, version 0.0.4

 private:
  static constexpr std::array<double, 9> bounds = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.25, 1};
  struct Route {
    std::map<int, std::uint64_t> by_status;
    std::array<std::uint64_t, bounds.size()> buckets{};
    std::uint64_t total = 0;
    double seconds = 0;
  };
  mutable std::mutex mutex_;
  std::map<std::string, Route> routes_;
};

}  // namespace nienbieu
