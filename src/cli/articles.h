// What all commands that read articles share: their flags, the loop over inputs with several threads, progress, and the output file.
#pragma once
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/output_file.h"
#include "pipeline/annotations.h"
#include "text/offset_map.h"

namespace nienbieu::cli {

struct ArticleFlags {
  std::vector<std::string> inputs;
  std::string output = "-";
  std::string encoding, published, crawled;
  std::string offsets = "codepoints";
  std::string sections = "primary";
  unsigned jobs = 0;  // 0 = one per core

  void add_to(CLI::App& app);
  OffsetUnit unit() const;
  unsigned threads() const;
};

// Progress on stderr: only on a terminal, only after a second, rewritten in place.
class Progress {
 public:
  Progress(std::string unit, bool quiet);
  ~Progress();
  void update(std::uint64_t done, std::uint64_t bytes, std::uint64_t bytes_total);

 private:
  std::string unit_;
  bool on_ = false, shown_ = false;
  std::int64_t started_ = 0, last_ = 0;
};

// For runs that are resumed: what a run before has done is read again, but not worked on.
struct Passing {
  std::uint64_t skip = 0;    // articles and faults that are done
  std::uint64_t inputs = 0;  // their hash: other inputs are a fault
  // Called after each article or fault that was taken, with their number and hash from the beginning on. False stops.
  std::function<bool(std::uint64_t results, std::uint64_t inputs)> after;
};

// Annotates every article of the inputs, `flags.threads()` at a time, and hands each to `take` on the calling thread, in input order.
// Faults of inputs go to the session. False when `take` asked to stop.
bool for_each_article(Session& session, const ArticleFlags& flags, const std::function<bool(const Annotations&)>& take);

// As above, but what is taken is what `render` has appended to `out` on a worker; it must leave what is there. The annotations are gone by
// then. `worker` is below flags.threads(), for buffers of its own.
bool render_each_article(Session& session, const ArticleFlags& flags, bool keep_silences,
                         const std::function<void(const Annotations&, unsigned worker, std::string& out)>& render,
                         const std::function<bool(std::string_view out)>& take, const Passing& passing = {});

}  // namespace nienbieu::cli
