// explain: sentence by sentence, what was found, by which row and rule, and why what looked like an event gave none.
#include <string>

#include "cli/articles.h"

namespace nienbieu::cli {
namespace {

std::string names(const Annotations& a, const std::vector<Argument>& arguments) {
  std::string out;
  for (const Argument& argument : arguments) {
    out += out.empty() ? "" : ", ";
    out += slice(a.article.text, argument.mention);
    out += argument.entity == no_index ? " [" + argument.unnamed_id + "]" : " [" + a.entities.list[argument.entity].id + "]";
    if (argument.inherited) out += " (carried over)";
  }
  return out;
}

void line(std::string& out, std::string_view label, std::string_view text) {
  if (text.empty()) return;
  out.append("      ").append(label).append(": ").append(text).push_back('\n');
}

void write_event(const Annotations& a, const Event& e, std::string& out) {
  const std::string_view text = a.article.text;
  out.append("    ").append(e.id).append("  ").append(to_string(e.kind)).append(" ").append(to_string(e.type));
  out.append(" \"")
      .append(slice(text, e.trigger))
      .append("\"  ")
      .append(to_string(e.realis))
      .append("  by ")
      .append(e.rule)
      .push_back('\n');
  line(out, "who", names(a, e.actors));
  line(out, "to whom", names(a, e.targets));
  line(out, "where", names(a, e.places));
  line(out, "says", slice(text, e.content));
  std::string chain;
  for (const Attribution& link : e.attribution)
    chain += std::string(chain.empty() ? "" : " > ") + std::string(slice(text, link.source.mention)) + " (" +
             std::string(slice(text, link.cue)) + ")";
  line(out, "reported by", chain);
  line(out, "when",
       e.time.edtf.empty() ? std::string("unknown: no time of its own, of its sentence or of the story")
                           : e.time.edtf + "  " + std::string(to_string(e.time.basis)) + ": " + e.time.why);
}

bool wanted(const Event& e, const std::string& id) { return id.empty() || e.id == id; }

void explain(const Annotations& a, const std::string& id, std::string& out) {
  const std::string_view text = a.article.text;
  out.append("# ").append(a.article.id).append("  published ").append(a.published.edtf.empty() ? "unknown" : a.published.edtf);
  if (!a.published.why.empty()) out.append(" (").append(a.published.why).append(")");
  out.push_back('\n');
  std::size_t next = 0;
  for (std::uint32_t s = 0; s < a.sentences.size(); ++s) {
    std::string found;
    while (next < a.events.size() && a.events[next].sentence <= s) {
      if (wanted(a.events[next], id)) write_event(a, a.events[next], found);
      ++next;
    }
    std::string silent;
    for (const Silence& silence : a.silences)
      if (a.sentences[s].span.contains(silence.span.start))
        silent.append("    nothing for ").append(slice(text, silence.span)).append(": ").append(silence.reason).push_back('\n');
    if (!id.empty() && found.empty()) continue;
    out.append("  ").append(slice(text, a.sentences[s].span)).push_back('\n');
    out += found;
    if (id.empty()) out += silent;
  }
}

void run(Session& session, const ArticleFlags& flags, const std::string& id) {
  Output output(flags.output);
  if (auto status = output.open(); !status) return session.fail(status.error());
  const auto render = [&](const Annotations& a, unsigned, std::string& out) { explain(a, id, out); };
  const auto take = [&](std::string_view out) {
    if (auto status = output.write(out); !status) return session.fail(status.error()), false;
    return true;
  };
  if (!render_each_article(session, flags, true, render, take)) return;
  if (auto status = output.close(); !status) session.fail(status.error());
}

}  // namespace

void add_explain(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("explain", "Sentence by sentence: what was found, by which row and rule, and why not more");
  auto flags = std::make_shared<ArticleFlags>();
  auto id = std::make_shared<std::string>();
  flags->add_to(*command);
  command->add_option("--event", *id, "Only the event with this id");
  command->footer("Examples:\n  nienbieu explain article.txt\n  nienbieu explain article.txt --event ev:7b1c2d3e4f506172");
  command->callback([&session, flags, id] { run(session, *flags, *id); });
}

}  // namespace nienbieu::cli
