#include <cstdio>

#include "cli/commands.h"

int main(int argc, char** argv) {
  using namespace nienbieu::cli;
  CLI::App app{"Niên biểu: who did and said what, to whom, where and when, from Vietnamese news", "nienbieu"};
  app.set_version_flag("--version", "nienbieu 0.1.0");
  app.require_subcommand(1);
  app.footer("Exit status: 0 all well, 1 some inputs failed, 2 usage.\nEach command has --help with examples.");
  Session session;
  session.program = argv[0];
  app.add_option("--lexicon", session.lexicon_dirs, "Folder of lexicon TSVs laid over the standard ones (may be given more than once)");
  app.add_option("--lexicon-image", session.lexicon_image, "Compiled lexicon to use instead of the one beside the binary");
  app.add_flag("-q,--quiet", session.quiet, "No progress");
  app.fallthrough();
  add_timeline(app, session);
  add_annotate(app, session);
  add_extract(app, session);
  add_merge(app, session);
  add_lexicon(app, session);
  add_time(app, session);
  add_report(app, session);
  add_export(app, session);
  add_query(app, session);
  add_explain(app, session);
  add_store(app, session);
  add_serve(app, session);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // What is missing is complained of before what is unknown, which is more often the cause.
    const auto unknown = app.remaining(true);
    if (!unknown.empty() && error.get_exit_code() == static_cast<int>(CLI::ExitCodes::RequiredError)) {
      session.usage_error("unknown: " + unknown.front() + "; `nienbieu --help` lists the commands, `nienbieu COMMAND --help` the flags");
      return session.exit_status;
    }
    const int code = app.exit(error);
    return code == 0 ? 0 : 2;
  }
  return session.exit_status;
}
