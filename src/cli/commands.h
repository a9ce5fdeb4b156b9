// The commands of `nienbieu`. One function per command, one file each; main.cpp calls them all.
//
// Each adds its subcommand and its flags to `app` and a callback that does the work and sets `exit_status`. Only src/cli and
// src/server print, log or exit. Exit status: 0 all well, 1 some inputs failed, 2 usage.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "base/result.h"
#include "lexicon/lexicon.h"

namespace nienbieu::cli {

constexpr unsigned max_jobs = 1024;  // threads: beyond any machine, within what a process may have

struct Session {
  std::string program;                    // argv[0]
  std::vector<std::string> lexicon_dirs;  // --lexicon DIR, overlays in order
  std::string lexicon_image;              // --lexicon-image FILE; empty = beside the binary
  bool quiet = false;
  int exit_status = 0;

  // The compiled lexicon, opened once; with overlays, compiled in memory from the TSVs. Faults are printed; null when it cannot be had.
  std::shared_ptr<const Lexicon> lexicon();
  void fail(const Error& error);                 // prints to stderr, exit status 1
  void usage_error(const std::string& message);  // exit status 2

 private:
  std::shared_ptr<const Lexicon> lexicon_;
};

void add_timeline(CLI::App& app, Session& session);
void add_annotate(CLI::App& app, Session& session);
void add_extract(CLI::App& app, Session& session);
void add_merge(CLI::App& app, Session& session);
void add_lexicon(CLI::App& app, Session& session);
void add_time(CLI::App& app, Session& session);
void add_explain(CLI::App& app, Session& session);
void add_query(CLI::App& app, Session& session);
void add_store(CLI::App& app, Session& session);
void add_export(CLI::App& app, Session& session);
void add_report(CLI::App& app, Session& session);
void add_serve(CLI::App& app, Session& session);

// Folder of the lexicon TSVs: beside the binary's build tree or installed share; empty when not found.
std::string lexicon_folder(const std::string& program);

}  // namespace nienbieu::cli
