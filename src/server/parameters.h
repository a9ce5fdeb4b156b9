// The parameters of a request, checked: the first fault is the answer.
#pragma once
#include <initializer_list>
#include <optional>
#include <span>
#include <string>

#include "base/civil_date.h"
#include "server/http.h"

namespace nienbieu {

class Parameters {
 public:
  // Every parameter must be one of `known`; all but `entity`, `place` and `source` may stand once only.
  Parameters(const HttpRequest& request, std::initializer_list<std::string_view> known);

  bool well() const { return fault_.empty(); }
  HttpResponse fault() const { return problem(400, fault_); }
  void refuse(std::string reason);

  std::string text(std::string_view name);                // at most 200 bytes; empty when there is none
  std::vector<std::string> texts(std::string_view name);  // of a parameter that may stand often
  std::size_t limit(std::size_t standard, std::size_t most);
  std::optional<DayNumber> day(std::string_view name, bool last);  // 2024, 2024-05, 2024-05-12
  std::string choice(std::string_view name, std::span<const std::string_view> allowed);

 private:
  const HttpRequest& request_;
  std::string fault_;
};

}  // namespace nienbieu
