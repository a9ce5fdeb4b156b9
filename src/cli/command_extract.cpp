// annotate and extract: one record a line, in input order.
#include <unistd.h>

#include "cli/articles.h"
#include "cli/resume.h"
#include "output/document.h"

namespace nienbieu::cli {
namespace {

struct ResumeFlags {
  bool resume = false;
  std::uint64_t checkpoint = 2000;

  void add_to(CLI::App& app) {
    app.add_flag("--resume", resume, "Go on where a run with the same inputs, flags and output was stopped; needs -o FILE");
    app.add_option("--checkpoint", checkpoint, "Articles between two points from which --resume goes on")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
  }
};

// All that the output depends on beside the inputs' bytes. A .gz or .zst has a member for each checkpoint.
std::string settings(const ArticleFlags& flags, const ResumeFlags& how, const Session& session, bool events) {
  std::string out = events ? "extract" : "annotate";
  const auto add = [&out](const std::string& value) { out += '\x1f' + value; };
  for (const auto& value : {flags.published, flags.crawled, flags.encoding, flags.offsets, flags.sections, session.lexicon_image})
    add(value);
  add(std::to_string(how.checkpoint));
  for (const auto& folder : session.lexicon_dirs) add(folder);
  for (const auto& input : flags.inputs) add(input);
  return out;
}

class Run {
 public:
  Run(Session& session, const ArticleFlags& flags, const ResumeFlags& how, bool events)
      : session_(session),
        flags_(flags),
        how_(how),
        events_(events),
        output_(flags.output),
        point_file_(flags.output, settings(flags, how, session, events)) {}

  void run() {
    if (!open()) return;
    if (!point_.whole && !write_records()) {
      if (session_.exit_status == 0) session_.exit_status = 1;
      return;
    }
    finish();
  }

 private:
  bool ok(const Status& status) { return status ? true : (session_.fail(status.error()), false); }

  bool open() {
    if (!how_.resume) {
      if (output_.is_replaceable()) point_file_.remove();  // its FILE.part is about to be written anew
      return ok(output_.open());
    }
    if (!output_.is_replaceable()) {
      session_.usage_error("--resume needs -o FILE: what has been written must be there to go on from");
      return false;
    }
    const auto point = point_file_.load();
    if (!point) return session_.fail(point.error()), false;
    output_.keep_part();
    if (!*point) return ok(output_.open());
    point_ = **point;
    // A run that was stopped between naming its file and removing the resume point has nothing left to do.
    if (point_.whole && ::access(output_.part().c_str(), F_OK) != 0) return point_file_.remove(), false;
    return ok(output_.reopen(point_.bytes));
  }

  bool write_records() {
    std::vector<DocumentWriter> writers(flags_.threads() + 1, DocumentWriter(flags_.unit()));
    const auto render = [&](const Annotations& a, unsigned worker, std::string& out) {
      writers[worker].begin(a);
      events_ ? writers[worker].write_events(out) : writers[worker].write_document(out);
    };
    const auto take = [&](std::string_view out) { return ok(output_.write(out)); };
    Passing passing;
    if (how_.resume) {
      passing = {point_.results, point_.inputs, [&](std::uint64_t results, std::uint64_t inputs) {
                   point_.results = results, point_.inputs = inputs;
                   return results % how_.checkpoint != 0 || save();
                 }};
    }
    return render_each_article(session_, flags_, false, render, take, passing);
  }

  bool save() {
    const auto bytes = output_.seal();
    if (!bytes) return session_.fail(bytes.error()), false;
    point_.bytes = *bytes;
    return ok(point_file_.save(point_));
  }

  void finish() {
    if (!how_.resume) return void(ok(output_.close()));
    if (!point_.whole) {
      point_.whole = true;
      if (!save()) return;
    }
    if (ok(output_.close())) point_file_.remove();
  }

  Session& session_;
  const ArticleFlags& flags_;
  const ResumeFlags& how_;
  bool events_;
  Output output_;
  ResumeFile point_file_;
  ResumePoint point_;
};

void add(CLI::App& app, Session& session, const char* name, const char* what, const char* examples, bool events) {
  auto* command = app.add_subcommand(name, what);
  auto flags = std::make_shared<ArticleFlags>();
  auto how = std::make_shared<ResumeFlags>();
  flags->add_to(*command);
  how->add_to(*command);
  command->footer(examples);
  command->callback([&session, flags, how, events] { Run(session, *flags, *how, events).run(); });
}

}  // namespace

void add_annotate(CLI::App& app, Session& session) {
  add(app, session, "annotate", "Everything found in each article: one nienbieu/document@1 object a line",
      "Examples:\n"
      "  nienbieu annotate article.txt\n"
      "  nienbieu annotate articles.jsonl.gz -o annotated.jsonl.zst\n"
      "  cat article.txt | nienbieu annotate -",
      false);
}

void add_extract(CLI::App& app, Session& session) {
  add(app, session, "extract", "The events of each article: one nienbieu/event@1 object a line",
      "Examples:\n"
      "  nienbieu extract articles.jsonl.gz -o events.jsonl\n"
      "  nienbieu extract news/ --jobs 8 > events.jsonl\n"
      "  nienbieu extract archive/ -o events.jsonl.zst --resume",
      true);
}

}  // namespace nienbieu::cli
