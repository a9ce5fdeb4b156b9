#include "server/metrics.h"

#include <unistd.h>

#include <cstdio>

namespace nienbieu {
namespace {

std::string number(double value) {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%.9g", value);
  return buffer;
}

std::size_t resident_bytes() {
  std::size_t size = 0, resident = 0;
  if (std::FILE* file = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(file, "%zu %zu", &size, &resident) != 2) resident = 0;
    std::fclose(file);
  }
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

void gauge(std::string& out, const char* name, const char* help, const std::string& value) {
  out += std::string("# HELP ") + name + " " + help + "\n# TYPE " + name + " gauge\n" + name + " " + value + "\n";
}

}  // namespace

void Metrics::count(const std::string& route, int status, std::chrono::nanoseconds time) {
  const double seconds = std::chrono::duration<double>(time).count();
  std::lock_guard lock(mutex_);
  Route& r = routes_[route];
  ++r.by_status[status];
  ++r.total;
  r.seconds += seconds;
  for (std::size_t i = 0; i < bounds.size(); ++i) r.buckets[i] += seconds <= bounds[i];
}

std::string Metrics::text(const Gauges& gauges) const {
  std::string requests = "# HELP nienbieu_http_requests_total Requests answered.\n# TYPE nienbieu_http_requests_total counter\n";
  std::string times =
      "# HELP nienbieu_http_request_duration_seconds Time to make an answer.\n# TYPE nienbieu_http_request_duration_seconds histogram\n";
  {
    std::lock_guard lock(mutex_);
    for (const auto& [name, r] : routes_) {
      for (const auto& [status, n] : r.by_status)
        requests +=
            "nienbieu_http_requests_total{route=\"" + name + "\",code=\"" + std::to_string(status) + "\"} " + std::to_string(n) + "\n";
      const std::string label = "{route=\"" + name + "\"";
      for (std::size_t i = 0; i < bounds.size(); ++i)
        times += "nienbieu_http_request_duration_seconds_bucket" + label + ",le=\"" + number(bounds[i]) + "\"} " +
                 std::to_string(r.buckets[i]) + "\n";
      times += "nienbieu_http_request_duration_seconds_bucket" + label + ",le=\"+Inf\"} " + std::to_string(r.total) + "\n";
      times += "nienbieu_http_request_duration_seconds_sum" + label + "} " + number(r.seconds) +
               "\nnienbieu_http_request_duration_seconds_count" + label + "} " + std::to_string(r.total) + "\n";
    }
  }
  std::string out = requests + times;
  gauge(out, "nienbieu_events", "Entries of the timeline.", std::to_string(gauges.events));
  gauge(out, "nienbieu_documents", "Articles of the timeline.", std::to_string(gauges.documents));
  gauge(out, "nienbieu_entities", "Entities of the timeline.", std::to_string(gauges.entities));
  gauge(out, "nienbieu_http_connections", "Open connections.", std::to_string(gauges.connections));
  gauge(out, "nienbieu_live_streams", "Open live streams.", std::to_string(gauges.streams));
  gauge(out, "nienbieu_build_seconds", "Time that the last build of the timeline took.", number(gauges.build_seconds));
  gauge(out, "process_resident_memory_bytes", "Resident memory.", std::to_string(resident_bytes()));
  return out;
}

}  // namespace nienbieu
