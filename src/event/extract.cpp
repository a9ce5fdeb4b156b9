#include <algorithm>
#include <utility>

#include "event/actions.h"
#include "event/event.h"
#include "event/statements.h"
#include "event/when.h"

namespace nienbieu {
namespace {

// FNV-1a, 64 bit: ids only need to be stable and spread.
std::uint64_t hash(std::string_view text, std::uint64_t h = 14695981039346656037ull) {
  for (const char ch : text) h = (h ^ static_cast<unsigned char>(ch)) * 1099511628211ull;
  return h;
}

// The same article gives the same ids: document, kind, type and the places of trigger and content decide.
std::string event_id(std::string_view document, const Event& e) {
  std::uint64_t h = hash(document);
  h = hash(to_string(e.kind), h);
  h = hash(to_string(e.type), h);
  for (const std::uint32_t n : {e.trigger.start, e.trigger.end, e.content.start, e.content.end}) h = hash(std::to_string(n) + "/", h);
  static constexpr char digits[] = "0123456789abcdef";
  std::string id = "ev:";
  for (int shift = 60; shift >= 0; shift -= 4) id += digits[h >> shift & 15];
  return id;
}

// Which statement's content a trigger stands in, asked from trigger to trigger through the text.
class Nesting {
 public:
  explicit Nesting(const std::vector<Said>& said) : said_(said), by_start_(said.size()) {
    for (std::uint32_t k = 0; k < by_start_.size(); ++k) by_start_[k] = k;
    std::stable_sort(by_start_.begin(), by_start_.end(), [&](auto a, auto b) { return content(a).start < content(b).start; });
  }

  // The statement of the smallest content around the trigger, the first told of equal ones, but not `self`; no_index when none is. Triggers
  // are asked for by rising start.
  std::uint32_t innermost(Span trigger, std::uint32_t self) {
    while (next_ < by_start_.size() && content(by_start_[next_]).start <= trigger.start) open_.push_back(by_start_[next_++]);
    std::erase_if(open_, [&](auto k) { return content(k).end <= trigger.start; });
    std::uint32_t best = no_index;
    for (const auto k : open_) {
      if (k == self || !content(k).contains(trigger)) continue;
      if (best == no_index || std::pair(content(k).length(), k) < std::pair(content(best).length(), best)) best = k;
    }
    return best;
  }

 private:
  Span content(std::uint32_t k) const { return said_[k].event.content; }

  const std::vector<Said>& said_;
  std::vector<std::uint32_t> by_start_, open_;  // open_: whose content began and may go on
  std::size_t next_ = 0;
};

class DocumentReader {
 public:
  DocumentReader(const EventInput& in, std::vector<Event>& out, std::vector<Silence>* silences)
      : in_(in), c_(in), out_(out), silences_(silences) {}

  void run() {
    std::vector<Event> actions;
    const std::vector<std::uint32_t> section_of = sections();
    const auto n = static_cast<std::uint32_t>(in_.sentences.size());
    // Statements first, over the whole text: a quotation of several sentences has its speaker in the last of them.
    std::vector<Item> all;
    all.reserve(in_.tokens.size());  // no more items than tokens: those read stay where they are
    std::vector<Items> items(n);
    std::vector<std::size_t> said_from(n + 1, 0);
    for (std::uint32_t s = 0; s < n; ++s) {
      said_from[s] = said_.size();
      if (!yields(kind_of(section_of, s))) continue;
      const std::size_t before = all.size();
      c_.read(in_.sentences[s].first_token, in_.sentences[s].last_token, all);
      items[s] = Items(all).subspan(before);
      if (items[s].empty()) continue;
      find_statements(c_, s, items[s], thread_, said_);
      chain_attributions(c_, said_from[s], said_);
      for (auto k = said_from[s]; k < said_.size(); ++k) said_[k].event.section = kind_of(section_of, s);
    }
    for (std::uint32_t s = 0; s < n; ++s) {
      if (items[s].empty()) continue;
      const auto first = actions.size();
      find_actions(c_, s, items[s], said_, said_from[s], actions);
      for (auto k = first; k < actions.size(); ++k) actions[k].section = kind_of(section_of, s);
    }
    assemble(actions);
    if (silences_) explain_silence();
  }

 private:
  SectionKind kind_of(const std::vector<std::uint32_t>& section_of, std::uint32_t s) const {
    return section_of[s] == no_index ? SectionKind::body : in_.sections[section_of[s]].kind;
  }
  bool yields(SectionKind kind) const { return is_primary(kind) || (in_.all_sections && kind == SectionKind::related); }

  std::vector<std::uint32_t> sections() const {
    std::vector<std::uint32_t> of(in_.sentences.size(), no_index);
    std::uint32_t k = 0;
    for (std::uint32_t s = 0; s < in_.sentences.size(); ++s) {
      while (k + 1 < in_.sections.size() && in_.sections[k].span.end <= in_.sentences[s].span.start) ++k;
      if (k < in_.sections.size() && in_.sections[k].span.contains(in_.sentences[s].span.start)) of[s] = k;
    }
    return of;
  }

  // Statements and actions in text order, nesting as indexes of the whole list, times, ids.
  void assemble(std::vector<Event>& actions) {
    struct Slot {
      Event* event;
      std::uint32_t said;
    };
    std::vector<Slot> slots;
    for (std::uint32_t k = 0; k < said_.size(); ++k) slots.push_back({&said_[k].event, k});
    for (Event& a : actions) slots.push_back({&a, no_index});
    std::stable_sort(slots.begin(), slots.end(), [](const Slot& a, const Slot& b) {
      return a.event->sentence != b.event->sentence ? a.event->sentence < b.event->sentence
                                                    : a.event->trigger.start < b.event->trigger.start;
    });
    std::vector<std::uint32_t> slot_of(said_.size());
    for (std::uint32_t k = 0; k < slots.size(); ++k)
      if (slots[k].said != no_index) slot_of[slots[k].said] = k;
    Nesting nesting(said_);
    std::vector<Dated> dated(slots.size());
    for (std::uint32_t k = 0; k < slots.size(); ++k) {
      dated[k].event = slots[k].event;
      if (slots[k].said != no_index) {
        dated[k].content_first = said_[slots[k].said].content_first;
        dated[k].content_last = said_[slots[k].said].content_last;
      }
      const auto parent = nesting.innermost(slots[k].event->trigger, slots[k].said);
      if (parent == no_index) {
        if (first_person(c_, *slots[k].event)) quoted_self(slots[k].said, *slots[k].event);
        continue;
      }
      dated[k].within = slot_of[parent];
      if (first_person(c_, *slots[k].event)) speaks_of_self(said_[parent].event, *slots[k].event);
    }
    assign_times(c_, dated);
    out_.reserve(slots.size());
    for (std::uint32_t k = 0; k < slots.size(); ++k) {
      Event e = std::move(*slots[k].event);
      e.within = dated[k].within;
      e.id = event_id(in_.document_id, e);
      out_.push_back(std::move(e));
    }
  }

  // The same in a quotation that goes on with the words of a statement before.
  void quoted_self(std::uint32_t k, Event& inner) const {
    for (std::uint32_t back = 1; back <= k && back <= 20; ++back) {
      const Event& around = said_[k - back].event;
      for (const Span quote : around.quotes)
        if (quote.contains(inner.trigger)) return speaks_of_self(around, inner);
    }
  }

  // "“Tôi cho rằng …”, ông X nói": the one who says "tôi" is X.
  static void speaks_of_self(const Event& around, Event& inner) {
    if (around.actors.size() != 1) return;
    const Span mention = inner.actors.front().mention;
    inner.actors = around.actors;
    inner.actors.front().mention = mention;
    inner.actors.front().via = Via::anaphora;
  }

  void explain_silence() {
    for (const Quotation& q : in_.quotes.quotations) {
      const bool told = std::any_of(out_.begin(), out_.end(), [&](const Event& e) {
        return e.content.overlaps(q.inner) ||
               std::any_of(e.quotes.begin(), e.quotes.end(), [&](Span quote) { return quote.overlaps(q.inner); });
      });
      if (told) continue;
      const auto words = q.last_token - q.first_token - 2;
      silences_->push_back({q.outer, words < 6 ? "quotation of " + std::to_string(words) +
                                                     " words without a reporting verb: scare quotes, a title or a slogan"
                                               : "quotation without a reporting verb or a speaker in its sentence or the one before"});
    }
  }

  const EventInput& in_;
  EventContext c_;
  std::vector<Event>& out_;
  std::vector<Silence>* silences_;
  std::vector<Said> said_;
  Thread thread_;
};

}  // namespace

void extract_events(const EventInput& input, std::vector<Event>& out, std::vector<Silence>* silences) {
  out.clear();
  DocumentReader(input, out, silences).run();
}

}  // namespace nienbieu
