// time: what is found in a text, its value and why.
#include <charconv>
#include <cstdio>
#include <optional>

#include "cli/commands.h"
#include "time/explain.h"

namespace nienbieu::cli {
namespace {

std::optional<CivilDate> parse_day(const std::string& text) {
  CivilDate d;
  if (text.size() < 10 || std::sscanf(text.c_str(), "%4d-%2d-%2d", &d.year, &d.month, &d.day) != 3 || !is_valid(d)) return std::nullopt;
  return d;
}

void run(Session& session, const std::string& text, const std::string& reference_text, bool explain) {
  const auto lexicon = session.lexicon();
  if (!lexicon) return;
  Reference reference;
  if (!reference_text.empty()) {
    reference.published = parse_day(reference_text);
    if (!reference.published) return session.usage_error("--reference " + reference_text + ": a day such as 2024-05-13 is expected");
  }
  std::vector<TimeFinding> found;
  explain_times(text, reference, *lexicon, found);
  for (const TimeFinding& f : found) {
    std::printf("%s\t%s\t%s\t%s", f.text.c_str(), f.timex.edtf.empty() ? "-" : f.timex.edtf.c_str(),
                std::string(to_string(f.timex.type)).c_str(), std::string(to_string(f.timex.grain)).c_str());
    if (explain) std::printf("\t%s\t%s\t%s", std::string(to_string(f.timex.basis)).c_str(), f.rule.c_str(), f.timex.why.c_str());
    std::printf("\n");
  }
  if (found.empty()) std::fprintf(stderr, "nienbieu: no time expression found\n");
}

}  // namespace

void add_time(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("time", "Time expressions of a text: expression, EDTF value, type, grain (tab-separated)");
  auto text = std::make_shared<std::string>(), reference = std::make_shared<std::string>();
  auto explain = std::make_shared<bool>(false);
  command->add_option("TEXT", *text, "The text")->required();
  command->add_option("--reference", *reference, "Day of publication that relative expressions refer to (YYYY-MM-DD)");
  command->add_flag("--explain", *explain, "Also print basis, rule and reason");
  command->footer(
      "Examples:\n  nienbieu time \"Ngày 12/5, hai bên đã điện đàm\" --reference 2024-05-13\n  nienbieu time \"rằm tháng Giêng năm nay\" "
      "--reference 2025-01-20 --explain");
  command->callback([&session, text, reference, explain] { run(session, *text, *reference, *explain); });
}

}  // namespace nienbieu::cli
