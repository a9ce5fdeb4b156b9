#include "event/statements.h"

#include <algorithm>

#include "entity/link.h"

namespace nienbieu {
namespace {

class SentenceReader {
 public:
  SentenceReader(const EventContext& c, std::uint32_t s, const Items& items, Thread& thread, std::vector<Said>& out)
      : c_(c), tokens_(c.in.tokens), s_(s), items_(items), thread_(thread), out_(out), base_(out.size()) {}

  void run() {
    for (std::uint32_t v = 0; v < items_.size(); ++v) {
      if (!items_[v].verb) continue;
      if (needs(v) == "noun")
        according_to(v);
      else
        reporting_verb(v);
    }
    if (out_.size() == base_) colon_frame();
    unclaimed_quotations();
    remember_speaker();
  }

 private:
  // "Bà X, cư dân Cuba: “…”"; in a headline "CNN: …".
  void colon_frame() {
    for (std::uint32_t i = 1; i + 1 < size() && i < 14; ++i) {
      if (items_[i].is_verb() && items_[i].verb) return;
      if (!punct(i, ':')) continue;
      const Phrase source = phrase_at(c_, items_, 0, i);
      if (!source.found() || source.mentions.empty() || c_.in.entities.mentions[source.mentions.front()].type == EntityType::place) return;
      if (!opens_quote(i + 1) && !(source.last == i && in_headline())) return;
      Said said;
      said.event.kind = EventKind::statement;
      said.event.trigger = c_.span(items_[i].first, items_[i].last);
      said.event.sentence = s_;
      said.event.rule = "frame:colon";
      said.verb = i;
      said.clause_first = items_[0].first;
      said.clause_last = items_[i].last;
      to_arguments(c_, source, true, said.event.actors);
      if (opens_quote(i + 1))
        set_content_quote(said, items_[i + 1].quote);
      else
        set_content_items(said, i + 1, trailing_end(i + 1));
      if (said.content_last > said.content_first) push(std::move(said));
      return;
    }
  }

  // Quotations that no reporting verb took: behind a colon ("X úp mở trước truyền thông: “…”"), at the head of a sentence that then says
  // who ("“…”, X lạc quan."), or alone, a sentence of their own.
  void unclaimed_quotations() {
    for (std::uint32_t k = 0; k < size(); ++k) {
      if (!opens_quote(k) || (k > 0 && items_[k - 1].quote != no_index)) continue;
      const Quotation& q = quotation(k);
      if (q.last_token - q.first_token < 8 || claimed(q)) continue;
      if (k > 1 && punct(k - 1, ':'))
        colon_quotation(k);
      else if (k == 0)
        leading_quotation();
    }
  }

  bool claimed(const Quotation& q) const {
    for (auto n = base_; n < out_.size(); ++n)
      if (out_[n].content_first < q.last_token && q.first_token < out_[n].content_last) return true;
    return false;
  }

  bool speaks(const Item& item) const { return item.kind == ItemKind::mention && c_.mention(item).type != EntityType::place; }

  void colon_quotation(std::uint32_t k) {
    for (auto i = k - 1; i > 0; --i) {
      const Item& item = items_[i - 1];
      if (item.quote != no_index || punct(i - 1, ';')) return;
      if (!speaks(item) || !begins_clause(c_, items_, i - 1, 0) || i + 1 > k - 1) continue;
      quotation_said_by(i - 1, i, k);
      return;
    }
  }

  void leading_quotation() {
    const Quotation& q = quotation(0);
    std::uint32_t i = 0;
    while (i < size() && items_[i].first < q.last_token) ++i;
    if (i >= size() || (i + 1 == size() && items_[i].kind == ItemKind::punct)) return goes_on(q);
    if (!punct(i, ',') && !dash(i) && !speaks(items_[i])) return;
    if (punct(i, ',') || dash(i)) ++i;
    if (i + 1 >= size() || !speaks(items_[i]) || size() - i > 12) return;
    quotation_said_by(i, i + 1, 0);
  }

  // The speaker is the mention at `who`, what he does to say it begins at `does`, the quotation at `k`.
  void quotation_said_by(std::uint32_t who, std::uint32_t does, std::uint32_t k) {
    for (auto i = does; i < size() && i < does + 8; ++i)
      if (items_[i].is_verb()) {
        does = i;
        break;
      }
    if (items_[does].kind == ItemKind::punct && !punct(does, ':')) return;
    Said said;
    said.event.kind = EventKind::statement;
    said.event.trigger = c_.span(items_[does].first, items_[does].last);
    said.event.sentence = s_;
    said.event.rule = "frame:quotation";
    said.verb = does;
    said.clause_first = items_[0].first;
    said.clause_last = items_[does].last;
    to_arguments(c_, coordinated_left(c_, items_, who, 0), true, said.event.actors);
    set_content_quote(said, items_[k].quote);
    if (!said.event.actors.empty()) push(std::move(said));
  }

  // A quotation that is a sentence of its own: the speaker of the sentence before goes on, and it is one of that statement's quotations.
  void goes_on(const Quotation& q) {
    if (thread_.sentence == no_index || s_ - thread_.sentence > 1) return;
    for (auto n = base_; n-- > 0 && out_[n].event.sentence + 3 >= s_;) {
      if (out_[n].event.sentence != thread_.said || out_[n].parent != no_index) continue;
      out_[n].event.quotes.push_back(q.inner);
      thread_.sentence = s_;
      return;
    }
  }

  bool in_headline() const {
    const auto at = c_.in.sentences[s_].span.start;
    for (const Section& section : c_.in.sections)
      if (section.span.contains(at)) return section.kind == SectionKind::headline;
    return false;
  }

  std::string_view needs(std::uint32_t v) const { return c_.cell(*items_[v].verb, "needs"); }
  std::string_view force(std::uint32_t v) const { return c_.cell(*items_[v].verb, "force"); }
  const Token& token(std::uint32_t item) const { return tokens_[items_[item].first]; }
  bool punct(std::uint32_t item, char32_t p) const {
    return item < items_.size() && items_[item].kind == ItemKind::punct && token(item).is_punct(p);
  }
  bool word(std::uint32_t item, std::string_view w) const { return item < items_.size() && c_.is_word(items_[item], w); }
  std::uint32_t size() const { return static_cast<std::uint32_t>(items_.size()); }

  bool opens_quote(std::uint32_t i) const {
    return i < size() && items_[i].quote != no_index && c_.in.quotes.quotations[items_[i].quote].first_token == items_[i].first;
  }
  const Quotation& quotation(std::uint32_t i) const { return c_.in.quotes.quotations[items_[i].quote]; }

  bool dash(std::uint32_t i) const { return punct(i, '-'); }

  // ---- theo X, … / …, theo X ----

  void according_to(std::uint32_t v) {
    if (word(v, "theo") && v + 1 < size() && items_[v + 1].kind == ItemKind::time) return;
    if (v > 0 && punct(v - 1, '(')) return;
    std::uint32_t i = v + 1;
    if (word(i, "lời") || word(i, "của") || word(i, "từ")) ++i;
    Phrase source = source_phrase(i);
    const bool document_speaks = !word(v, "theo") && !c_.text(items_[v]).empty() && !starts_with_according(v);
    if (document_speaks) return document_says(v, v);
    if (!source.found()) return;
    auto end = source.last;
    // The rest of a long source ("theo thống kê của AFP dựa trên số liệu …") up to the comma.
    while (end < size() && !punct(end, ',') && !punct(end, ':') && !opens_quote(end) && items_[end].kind != ItemKind::punct &&
           !items_[end].is_verb() && end - source.last < 12)
      ++end;
    const bool leads = clause_start(v);
    Said said = make(v);
    to_arguments(c_, source, true, said.event.actors);
    said.clause_first = items_[v].first;
    said.clause_last = items_[end - 1].last;
    if (leads) {
      if (end >= size()) return;
      if (!punct(end, ',') && !punct(end, ':') && !opens_quote(end) && !(source.mentions.size() && items_[end].is_verb() == false)) return;
      auto from = end;
      if (punct(from, ',') || punct(from, ':')) ++from;
      if (from >= size()) return;
      set_content_items(said, from, trailing_end(from));
    } else {
      // "…, theo X.": what stands before, in this sentence.
      if (v == 0 || !(punct(v - 1, ',') || punct(v - 1, '-') || items_[v - 1].quote != no_index)) return;
      const auto last = punct(v - 1, ',') || dash(v - 1) ? v - 1 : v;
      set_content_items(said, content_begin(last), last);
    }
    if (said.content_last <= said.content_first) return;
    said.relays = true;
    push(std::move(said));
  }

  bool starts_with_according(std::uint32_t v) const {
    return tokens_[items_[v].first].key == syllable_key("theo") || tokens_[items_[v].first].key == syllable_key("dẫn") ||
           tokens_[items_[v].last - 1].key == syllable_key("từ") || tokens_[items_[v].last - 1].key == syllable_key("của");
  }

  Phrase source_phrase(std::uint32_t i) const {
    Phrase p = phrase_at(c_, items_, i, size());
    if (p.found()) return p;
    return p;
  }

  // "Tuyên bố nêu rõ, …": the document speaks for whoever issued it: the last speaker. `from`: where its noun stands.
  void document_says(std::uint32_t v, std::uint32_t from) {
    Said said = make(v);
    Phrase subject = from == v ? subject_of(c_, items_, v, lower_bound(v)) : Phrase{};
    if (subject.found()) {
      to_arguments(c_, subject, true, said.event.actors);
    } else if (!thread_.speaker.empty() && s_ - thread_.sentence <= 2) {
      said.event.actors = thread_.speaker, said.inherited = true;
    } else {
      Argument a;
      a.mention = c_.span(items_[from].first, items_[from].last);
      a.unnamed_id = "x:unnamed:tai-lieu";
      said.event.actors.push_back(a);
    }
    said.clause_first = items_[0].first;
    if (!content_before(said, v, from) && !content_after(said, v)) return;
    push(std::move(said));
  }

  // "…”, tuyên bố nói": a document noun that opens its clause, right before the verb, nobody's.
  std::uint32_t bare_document(std::uint32_t v) const {
    auto i = v;
    while (i > 0 && items_[i - 1].kind == ItemKind::cue && (items_[i - 1].cue == CueKind::adverb || items_[i - 1].cue == CueKind::past))
      --i;
    if (i > 0 && (word(i - 1, "này") || word(i - 1, "trên"))) --i;
    if (i == 0 || items_[i - 1].cue != CueKind::document_noun) return no_index;
    auto before = i - 1;
    while (before > 0 && items_[before - 1].kind == ItemKind::word && i - before < 3) --before;
    if (before > 0 && items_[before - 1].kind != ItemKind::punct && items_[before - 1].cue != CueKind::clause) return no_index;
    return i - 1;
  }

  // ---- X V (rằng | : | ,) S;  "…", X V ----

  void reporting_verb(std::uint32_t v) {
    if (is_noun_use(c_, items_, v) || reads_as_noun(v) || only_relays(v)) return;
    const auto lo = lower_bound(v);
    Phrase subject;
    std::vector<Argument> actors;
    const Said* joined = coordinated_with(v);
    bool inherited = false;
    if (!joined) subject = subject_of(c_, items_, v, lo);
    if (subject.found() && subject.first > lo && word(subject.first - 1, "mà") && needs(v) == "object") return;  // "… mà Israel yêu cầu"
    if (!joined && !subject.found())
      if (const auto document = bare_document(v); document != no_index) return document_says(v, document);
    if (!joined)
      if (const Phrase issuer = issuer_of(v, lo); issuer.found()) subject = issuer;
    if (!subject.found() && !joined) subject = words_behind_quotation(v);
    if (!subject.found() && !joined) subject = earlier_subject(v, lo);
    if (!subject.found() && !joined && first_of_sentence(v) && later_statement(v)) return;  // "Trả lời phỏng vấn, X nói …"
    if (subject.found()) {
      if (const auto before = unnamed_subject_before(subject); before != no_index)
        mention_arguments(c_, before, true, actors);
      else if (!goes_on_from_thread(subject))
        to_arguments(c_, subject, true, actors);
      else
        actors = thread_.speaker;
    } else if (joined) {
      actors = joined->event.actors;
      inherited = true;
    }
    if (subject.found() && only_possible(subject, v)) return;
    auto first = subject.found() ? subject.first : v;
    Said said = make(v);
    if (subject.found()) first = take_relay(whole_phrase(first), said);
    said.inherited = inherited;
    said.clause_first = joined ? items_[v].first : items_[lo < size() ? lo : v].first;
    if ((joined || !content_before(said, v, first)) && !content_after(said, v)) return;
    if (actors.empty() && said.event.statement_mode != StatementMode::indirect && !thread_.speaker.empty() && s_ - thread_.sentence <= 1)
      actors = thread_.speaker, said.inherited = true;
    if (actors.empty() && opens_sentence(v) && !thread_.speaker.empty() && s_ - thread_.sentence <= 1)
      actors = thread_.speaker, said.inherited = true;
    if (actors.empty()) return;
    said.event.actors = std::move(actors);
    said.relays = force(v) == "relaying";
    set_realis(said, v);
    push(std::move(said));
  }

  // "Tuyên bố (chung) của X nêu rõ", "Khảo sát nhanh của X cho thấy": a document speaks for the one whose it is.
  Phrase issuer_of(std::uint32_t v, std::uint32_t lo) const {
    auto i = v;
    while (i > lo &&
           (items_[i - 1].kind == ItemKind::time ||
            (items_[i - 1].kind == ItemKind::cue && (items_[i - 1].cue == CueKind::adverb || items_[i - 1].cue == CueKind::past))))
      --i;
    if (i > lo + 1 && punct(i - 1, ',')) --i;
    if (i <= lo + 1 || items_[i - 1].kind != ItemKind::mention) return {};
    auto first = i - 1;
    while (first >= lo + 2 && items_[first - 2].kind == ItemKind::mention && (word(first - 1, "và") || punct(first - 1, ','))) first -= 2;
    while (first > lo && items_[first - 1].kind == ItemKind::mention) --first;
    if (first <= lo || !(word(first - 1, "của") || word(first - 1, "từ"))) return {};
    for (auto k = first - 1; k > lo && first - k < 6; --k) {
      if (items_[k - 1].cue == CueKind::document_noun) {
        if (k >= 2 && items_[k - 2].cue == CueKind::preposition) return {};
        Phrase issuer = phrase_at(c_, items_, i >= 2 && word(i - 2, "và") ? first : i - 1, i);
        issuer.first = k - 1;
        while (issuer.first > lo && items_[issuer.first - 1].kind == ItemKind::word) --issuer.first;
        return issuer;
      }
      if (items_[k - 1].kind != ItemKind::word && items_[k - 1].cue != CueKind::adverb && items_[k - 1].kind != ItemKind::time) return {};
    }
    return {};
  }

  // "phát ngôn viên quân đội Israel X": all that stands tight before the speaker's name, back to a mark or the sentence's begin.
  std::uint32_t whole_phrase(std::uint32_t first) const {
    auto begin = first;
    while (begin > 0 && items_[begin - 1].kind == ItemKind::mention && items_[begin - 1].quote == items_[first].quote) --begin;
    auto i = begin;
    while (i > 0 && first - i < 10 && in_noun_phrase(items_[i - 1]) && items_[i - 1].quote == items_[first].quote) --i;
    return i == 0 || items_[i - 1].kind == ItemKind::punct || items_[i - 1].quote != items_[first].quote ? i : begin;
  }

  // "BBC dẫn lời X nói": the relay before the speaker goes into the chain; returns where the whole clause begins.
  std::uint32_t take_relay(std::uint32_t first, Said& said) const {
    const auto relay = relay_before(first);
    if (relay == no_index) return first;
    Phrase outlet = subject_of(c_, items_, relay, 0);
    if (!outlet.found()) return first;
    Event by;
    to_arguments(c_, outlet, true, by.actors);
    for (const Argument& a : by.actors) said.event.attribution.push_back({a, c_.span(items_[relay].first, items_[relay].last)});
    return outlet.first;
  }

  // The relaying verb whose object ends in the phrase that begins at `first` ("dẫn lời thư ký báo chí Nhà Trắng | X"), or no_index.
  std::uint32_t relay_before(std::uint32_t first) const {
    for (auto i = first; i > 0 && first - i < 8; --i) {
      const Item& item = items_[i - 1];
      if (item.verb && force(i - 1) == "relaying" && needs(i - 1) != "noun") return i - 1;
      if (!in_noun_phrase(item)) return no_index;
    }
    return no_index;
  }

  bool in_noun_phrase(const Item& item) const {
    return item.kind == ItemKind::mention || item.kind == ItemKind::word || item.kind == ItemKind::number ||
           (item.kind == ItemKind::cue && (item.cue == CueKind::source_noun || item.cue == CueKind::document_noun ||
                                           item.cue == CueKind::not_trigger || c_.is_word(item, "của")));
  }

  // A relay whose object speaks in the same sentence is no statement of its own.
  bool only_relays(std::uint32_t v) const {
    if (force(v) != "relaying" || needs(v) == "noun") return false;
    for (auto i = v + 1; i < size() && i < v + 16; ++i) {
      if (items_[i].verb && needs(i) != "noun" && i > v + 1) {
        const Phrase speaker = subject_of(c_, items_, i, v + 1);
        return speaker.found() && relay_before(speaker.first) == v;
      }
      if (items_[i].kind == ItemKind::punct && !punct(i, ',')) return false;
    }
    return false;
  }

  // "“…”, nghệ sĩ bày tỏ.", "“…” - cư dân mạng lên tiếng": whatever words stand between the quotation and the verb speak.
  Phrase words_behind_quotation(std::uint32_t v) const {
    Phrase p;
    auto end = v;
    while (end > 0 && items_[end - 1].kind == ItemKind::cue &&
           (items_[end - 1].cue == CueKind::adverb || items_[end - 1].cue == CueKind::past))
      --end;
    auto i = end;
    while (i > 0 && end - i < 6 && items_[i - 1].quote == no_index && in_noun_phrase(items_[i - 1])) --i;
    if (i == end || i < 2 || items_[i - 1].kind != ItemKind::punct) return p;
    const auto close = items_[i - 1].quote != no_index ? i - 1 : i - 2;
    if (!(close == i - 1 || punct(i - 1, ',') || dash(i - 1)) || items_[close].quote == no_index) return p;
    const Quotation& q = quotation(close);
    if (q.last_token != items_[close].last || q.last_token - q.first_token < 8) return p;
    p.first = i;
    p.last = end;
    p.words_first = items_[i].first;
    p.words_last = items_[end - 1].last;
    return p;
  }

  // ", đồng thời kêu gọi …" after a verb that is no statement: that verb's subject goes on.
  Phrase earlier_subject(std::uint32_t v, std::uint32_t lo) const {
    auto i = v;
    bool joins = false;
    while (i > lo && items_[i - 1].kind != ItemKind::mention && !items_[i - 1].is_verb() && v - i < 4) {
      joins |= punct(i - 1, ',') || word(i - 1, "và") || c_.text(items_[i - 1]) == "đồng thời" || c_.text(items_[i - 1]) == "cũng như";
      --i;
    }
    if (!joins) return {};
    for (; i > lo; --i) {
      if (!items_[i - 1].is_verb() || items_[i - 1].quote != items_[v].quote) continue;
      Phrase p = subject_of(c_, items_, i - 1, lo);
      if (p.found()) return p;
    }
    return {};
  }

  // "Tuyên bố về ứng xử …", "cáo buộc này …", "Trưởng Ban Chỉ đạo": the noun, not the verb.
  bool reads_as_noun(std::uint32_t v) const {
    if (demonstrative(v + 1) || (tokens_[items_[v].first].capitalised() && inside_title(v))) return true;
    if (items_[v].cue != CueKind::document_noun) return false;
    if (word(v + 1, "của") || word(v + 1, "chung") || word(v + 1, "được") || word(v + 1, "mới")) return true;
    if (word(v + 1, "về")) return !said_by_somebody(v);
    return tokens_[items_[v].first].capitalised() && v + 1 < size() && items_[v + 1].kind == ItemKind::time;
  }

  // "này", "nói trên", "đó" (not "đó là …"), "trên" where no noun follows ("trên mạng xã hội").
  bool demonstrative(std::uint32_t i) const {
    if (word(i, "này") || word(i, "ấy")) return true;
    if (word(i, "đó")) return !word(i + 1, "là") && !word(i + 1, "chỉ") && !word(i + 1, "không");
    if (!word(i, "trên")) return false;
    return i + 1 >= size() || items_[i + 1].kind == ItemKind::punct || items_[i + 1].is_verb() || items_[i + 1].cue == CueKind::passive ||
           items_[i + 1].cue == CueKind::clause || items_[i + 1].cue == CueKind::negation || word(i + 1, "là") || word(i + 1, "của");
  }

  // A capital within the sentence, behind another capital: part of a name ("Ban Chỉ đạo").
  bool inside_title(std::uint32_t v) const {
    const auto t = items_[v].first;
    return v > 0 && items_[v - 1].kind != ItemKind::punct && items_[v - 1].kind != ItemKind::time && t > 0 &&
           !tokens_[t - 1].is_newline() && items_[v - 1].kind != ItemKind::mention;
  }

  // A name or a source right before the verb, but for adverbs: it speaks.
  bool said_by_somebody(std::uint32_t v) const {
    auto i = v;
    while (i > 0 && items_[i - 1].kind == ItemKind::cue &&
           (items_[i - 1].cue == CueKind::adverb || items_[i - 1].cue == CueKind::past || items_[i - 1].cue == CueKind::future ||
            items_[i - 1].cue == CueKind::ongoing))
      --i;
    if (i > 0 && items_[i - 1].kind == ItemKind::time && i > 1) --i;
    return i > 0 && items_[i - 1].kind == ItemKind::mention && !(i > 1 && items_[i - 2].cue == CueKind::preposition);
  }

  // "Mỹ phải công bố …", "Ban này có nhiệm vụ đề xuất …", "để khẳng định": what may or must be said is not said.
  bool only_possible(const Phrase& subject, std::uint32_t v) const {
    if (punct(v + 1, ':') || opens_quote(v + 1) || word(v + 1, "rằng")) return false;
    for (auto i = v; i > subject.last && items_[i - 1].kind != ItemKind::mention; --i) {
      if (items_[i - 1].cue != CueKind::hypothetical) continue;
      const auto text = c_.text(items_[i - 1]);
      for (const std::string_view modal : {"phải", "có thể", "cần", "cần phải", "nên", "để", "nhằm", "có nhiệm vụ", "có trách nhiệm",
                                           "có quyền", "có nghĩa vụ", "hãy", "có thể sẽ", "muốn", "tìm cách", "cân nhắc", "xem xét"})
        if (text == modal) return true;
    }
    return false;
  }

  bool later_statement(std::uint32_t v) const {
    for (auto i = v + 1; i < size(); ++i)
      if (items_[i].verb && needs(i) != "noun" && items_[i].quote == items_[v].quote && subject_of(c_, items_, i, v + 1).found())
        return true;
    return false;
  }

  // "Ông", "bà", "quan chức này" at the head of a sentence: whoever spoke last, also when that was somebody unnamed.
  bool goes_on_from_thread(const Phrase& subject) const {
    if (subject.mentions.size() != 1 || thread_.speaker.size() != 1 || s_ - thread_.sentence > 2) return false;
    const Mention& m = c_.in.entities.mentions[subject.mentions.front()];
    if (m.via != Via::anaphora || m.type != EntityType::person || m.group || subject.first > 4 || !is_pronoun(m)) return false;
    const Argument& last = thread_.speaker.front();
    if (last.entity == no_index) return last.mention.end <= m.span.start;
    const Entity& e = c_.in.entities.list[last.entity];
    if (e.type != EntityType::person) return false;
    const std::string_view word_text = slice(c_.in.text, m.span);
    const bool female = word_text == "bà" || word_text == "Bà", male = word_text == "ông" || word_text == "Ông";
    return !(female && e.gender == Gender::male) && !(male && e.gender == Gender::female);
  }

  // "ông", "bà", "quan chức này", "người này": not a title, which looks for its own holder.
  bool is_pronoun(const Mention& m) const {
    static const std::uint64_t heads[] = {syllable_key("ông"),    syllable_key("bà"),   syllable_key("quan"), syllable_key("người"),
                                          syllable_key("vị"),     syllable_key("anh"),  syllable_key("chị"),  syllable_key("cô"),
                                          syllable_key("chuyên"), syllable_key("nguồn")};
    return std::find(std::begin(heads), std::end(heads), tokens_[m.first_token].key) != std::end(heads);
  }

  // The sentence before began with somebody unnamed ("Người phát ngôn … đã bảo vệ lập trường …. Ông cho biết"): "ông" is that one.
  std::uint32_t unnamed_subject_before(const Phrase& subject) const {
    if (s_ == 0 || subject.mentions.size() != 1 || subject.first > 2 || thread_.sentence == s_ - 1) return no_index;
    const auto& mentions = c_.in.entities.mentions;
    const Mention& m = mentions[subject.mentions.front()];
    if (m.via != Via::anaphora || m.type != EntityType::person || m.group || !is_pronoun(m)) return no_index;
    const auto begin =
        std::lower_bound(mentions.begin(), mentions.end(), s_ - 1, [](const Mention& c, std::uint32_t s) { return c.sentence < s; });
    for (auto k = static_cast<std::uint32_t>(begin - mentions.begin()); k < mentions.size() && mentions[k].sentence == s_ - 1; ++k) {
      if (mentions[k].embedded) continue;
      const bool opens = mentions[k].first_token - c_.in.sentences[s_ - 1].first_token <= 2;
      return opens && mentions[k].type == EntityType::person &&
                     (mentions[k].unnamed || (mentions[k].via == Via::role && mentions[k].entity == no_index))
                 ? k
                 : no_index;
    }
    return no_index;
  }

  // "Đồng thời kêu gọi …": only adverbs before it ("Sau nhiều tuần đề nghị, …" leads in).
  bool opens_sentence(std::uint32_t v) const {
    for (std::uint32_t i = 0; i < v; ++i)
      if (items_[i].kind != ItemKind::punct && !(items_[i].kind == ItemKind::cue && items_[i].cue != CueKind::preposition &&
                                                 items_[i].cue != CueKind::source_noun && items_[i].cue != CueKind::document_noun))
        return false;
    return true;
  }

  bool first_of_sentence(std::uint32_t v) const {
    for (std::uint32_t i = 0; i < v; ++i)
      if (items_[i].kind == ItemKind::mention || items_[i].kind == ItemKind::word || items_[i].is_verb()) return false;
    return true;
  }

  // The left border of what belongs to this verb: the content of the statement around it, or the quotation around it.
  std::uint32_t lower_bound(std::uint32_t v) const {
    std::uint32_t lo = 0;
    for (std::size_t k = base_; k < out_.size(); ++k) {
      const Said& s = out_[k];
      if (s.content_first <= items_[v].first && items_[v].last <= s.content_last)
        for (std::uint32_t i = lo; i < v; ++i)
          if (items_[i].first >= s.content_first) {
            lo = std::max(lo, i);
            break;
          }
    }
    if (items_[v].quote != no_index)
      for (std::uint32_t i = lo; i < v; ++i)
        if (items_[i].quote == items_[v].quote) {
          lo = std::max(lo, i);
          break;
        }
    return lo;
  }

  // ", nhấn mạnh …", "và kêu gọi …", "; đồng thời khẳng định …": the statement before it in the same sentence whose speaker goes on.
  const Said* coordinated_with(std::uint32_t v) const {
    auto i = v;
    bool connector = false;
    while (i > 0) {
      const Item& item = items_[i - 1];
      if (punct(i - 1, ',') || punct(i - 1, ';') || word(i - 1, "và") || word(i - 1, "song") || word(i - 1, "nhưng") || word(i - 1, "rồi"))
        connector = true;
      else if (item.kind == ItemKind::cue &&
               (item.cue == CueKind::adverb || item.cue == CueKind::past || item.cue == CueKind::ongoing || item.cue == CueKind::future)) {
      } else if (word(i - 1, "đồng") || word(i - 1, "thời") || c_.text(item) == "đồng thời" || c_.text(item) == "cũng như")
        connector = true;
      else
        break;
      --i;
    }
    if (!connector || i == 0) return nullptr;
    if (word(i, "và") && inner_coordination(i)) return nullptr;
    const Said* best = nullptr;
    for (std::size_t k = base_; k < out_.size(); ++k)
      if (out_[k].verb < v && items_[out_[k].verb].quote == items_[v].quote && !told_by_another(out_[k])) best = &out_[k];
    return best;
  }

  // Is this statement itself what an earlier one of the sentence says?
  bool told_by_another(const Said& said) const {
    for (std::size_t k = base_; k < out_.size(); ++k)
      if (out_[k].verb < said.verb && out_[k].event.content.contains(said.event.trigger)) return true;
    return false;
  }

  // "… cho biết X đã gặp Y và tuyên bố …": "và" without a comma joins the inner predicate, whose subject goes on.
  bool inner_coordination(std::uint32_t conjunction) const {
    const Said* outer = nullptr;
    for (std::size_t k = base_; k < out_.size(); ++k)
      if (out_[k].verb < conjunction) outer = &out_[k];
    if (!outer || needs(outer->verb) == "object") return false;
    for (auto i = conjunction; i > outer->verb + 1; --i) {
      if (punct(i - 1, ';')) return false;
      if (!items_[i - 1].is_verb() || items_[i - 1].verb || items_[i - 1].quote != items_[conjunction].quote) continue;
      std::uint32_t lo = outer->verb + 1;
      if (c_.cell(*items_[i - 1].trigger, "pos") == "v" && subject_of(c_, items_, i - 1, lo).found()) return true;
    }
    return false;
  }

  // Content before the verb: a quotation or a clause that ends in a comma or dash right before the subject, and nothing that
  // could be content after the verb.
  bool content_before(Said& said, std::uint32_t v, std::uint32_t first) {
    if (first == 0) return false;
    auto end = first;
    if (punct(end - 1, ',') || dash(end - 1)) --end;
    if (end == 0) return false;
    const bool quote_before = items_[end - 1].quote != no_index && quotation(end - 1).last_token == items_[end - 1].last;
    const bool long_quote = quote_before && quotation(end - 1).last_token - quotation(end - 1).first_token >= 7;
    // What follows "“…”, X đưa tin, …" is told by the paper, unless the verb opens a content of its own.
    const bool opens_content = v + 1 < size() && (punct(v + 1, ':') || word(v + 1, "rằng") || opens_quote(v + 1));
    if (!nothing_after(v) && !(long_quote && !opens_content)) return false;
    if (end == first && !quote_before) return false;
    if (!quote_before && (!only_adjuncts_after(v) || !has_predicate(content_begin(end), end))) return false;
    if (quote_before && quotation_covers_clause(end)) {
      set_content_quote(said, items_[end - 1].quote);
      extend_interrupted(said, v);
    } else {
      set_content_items(said, content_begin(end), end);
    }
    said.clause_first = items_[first].first;
    said.clause_last = items_[size() - 1].last;
    return said.content_last > said.content_first;
  }

  // Is all that stands before `end` in this sentence inside the quotation that closes there?
  bool quotation_covers_clause(std::uint32_t end) const {
    const auto q = items_[end - 1].quote;
    for (std::uint32_t i = 0; i < end; ++i)
      if (items_[i].first >= c_.in.quotes.quotations[q].first_token) {
        // Words before the quotation belong to the content, too: then it is not the quotation alone.
        for (std::uint32_t k = 0; k < i; ++k)
          if (items_[k].kind != ItemKind::punct && items_[k].quote == no_index) return false;
        return true;
      }
    return true;
  }

  // "…", ông nói, "…": the second half belongs to the same content.
  void extend_interrupted(Said& said, std::uint32_t v) {
    for (auto i = v + 1; i < size() && i < v + 8; ++i)
      if (opens_quote(i)) {
        const Quotation& q = quotation(i);
        if (q.last_token - q.first_token < 8) return;
        said.content_last = q.last_token - 1;
        said.event.content.end = q.inner.end;
        return;
      }
  }

  // After the verb only time, adverbs, a medium or an addressee up to the end of the sentence.
  bool nothing_after(std::uint32_t v) const {
    for (auto i = v + 1; i < size(); ++i) {
      const Item& item = items_[i];
      if (item.kind == ItemKind::time || item.kind == ItemKind::mention) continue;
      if (item.kind == ItemKind::cue && (item.cue == CueKind::adverb || item.cue == CueKind::medium || item.cue == CueKind::preposition ||
                                         item.cue == CueKind::document_noun))
        continue;
      if (item.kind == ItemKind::punct && (punct(i, '.') || punct(i, ','))) {
        if (punct(i, ',') && i + 1 < size())
          return opens_quote(i + 1) || i > v + 2 || word(i + 1, "đề") || items_[i + 1].kind == ItemKind::verb;
        continue;
      }
      if (punct(i, ':') || opens_quote(i)) return false;
      if (item.kind == ItemKind::word && i - v <= 10 && !is_marker(i)) continue;
      return false;
    }
    return true;
  }

  // Behind a clause that is not quoted ("Nga sẽ không rút quân, ông X nói trên truyền hình."): only when, where and to whom.
  bool only_adjuncts_after(std::uint32_t v) const {
    bool inside = false;
    for (auto i = v + 1; i < size(); ++i) {
      const Item& item = items_[i];
      if (punct(i, '.') || punct(i, ',') || item.kind == ItemKind::time || item.cue == CueKind::adverb) continue;
      if (item.kind == ItemKind::cue && (item.cue == CueKind::preposition || item.cue == CueKind::medium))
        inside = true;
      else if (!inside || !(item.kind == ItemKind::mention || item.kind == ItemKind::word || item.cue == CueKind::source_noun ||
                            item.cue == CueKind::document_noun || item.cue == CueKind::not_trigger))
        return false;
    }
    return true;
  }

  // What opens a sentence ("Chiều 10/5", "Tại cuộc họp báo chiều 12/5", "Theo kế hoạch", "Trước đó") says nothing.
  bool has_predicate(std::uint32_t first, std::uint32_t end) const {
    if (first >= end) return false;
    const Item& head = items_[first];
    if (head.kind == ItemKind::time || (head.kind == ItemKind::cue && head.cue != CueKind::negation && head.cue != CueKind::source_noun &&
                                        head.cue != CueKind::document_noun && head.cue != CueKind::not_trigger))
      return false;
    for (auto i = first + 1; i < end; ++i)
      if (items_[i].is_verb() || items_[i].cue == CueKind::past || items_[i].cue == CueKind::future || items_[i].cue == CueKind::ongoing ||
          items_[i].cue == CueKind::negation || items_[i].cue == CueKind::passive || word(i, "là") || word(i, "có"))
        return true;
    return false;
  }

  bool is_marker(std::uint32_t i) const { return word(i, "rằng") || word(i, "là"); }

  // First item of the content after verb v: past adverbs, times, the addressee, the medium, and rằng, là, a comma or a colon.
  std::uint32_t content_start(std::uint32_t v) const {
    auto i = v + 1;
    while (i < size()) {
      const Item& item = items_[i];
      if (item.kind == ItemKind::cue && item.cue == CueKind::adverb &&
          (word(i, "thêm") || word(i, "lại") || word(i, "ngay") || word(i, "mạnh") || word(i, "mẽ"))) {
        ++i;
        continue;
      }
      if (word(i, "rõ") || word(i, "biết")) {
        ++i;
        continue;
      }
      if (is_addressee_start(i)) {
        i = skip_phrase(i + 1);
        continue;
      }
      if (item.kind == ItemKind::cue && item.cue == CueKind::medium) {
        i = skip_phrase(i + 1);
        continue;
      }
      if (item.kind == ItemKind::time && i == v + 1 && i + 1 < size() && (is_marker(i + 1) || punct(i + 1, ',') || punct(i + 1, ':'))) {
        ++i;
        continue;
      }
      break;
    }
    if (word(i, "rằng") || punct(i, ',') || punct(i, ':')) ++i;
    if (i < size() && word(i, "rằng")) ++i;
    if (i < size() && punct(i, ',')) ++i;
    return i;
  }

  // "với các nhà báo", "với Reuters": somebody is told; "với kết quả bầu cử" is what is felt about.
  bool is_addressee_start(std::uint32_t i) const {
    if (!word(i, "với") || i + 1 >= size()) return false;
    if (items_[i + 1].kind == ItemKind::mention) return true;
    for (auto k = i + 1; k < size() && k < i + 4; ++k)
      if (items_[k].kind == ItemKind::cue && items_[k].cue == CueKind::source_noun) return true;
    return false;
  }

  std::uint32_t far_marker(std::uint32_t v) const {
    for (auto i = v + 1; i + 1 < size() && i < v + 22; ++i) {
      if (word(i, "rằng")) return i;
      if (punct(i, ';') || punct(i, '.') || (items_[i].verb && needs(i) == "any" && i > v + 1)) return no_index;
    }
    return no_index;
  }

  // "gọi ông là …", "mô tả đây là …", "chỉ trích động thái này là …": the naming is the content.
  bool names_something(std::uint32_t v) const {
    if (!word(v, "gọi") && c_.text(items_[v]) != "mô tả" && !word(v, "ví") && c_.text(items_[v]) != "so sánh" && force(v) != "accusing")
      return false;
    if (c_.text(items_[v]) == "so sánh") return true;
    for (auto i = v + 2; i < size() && i < v + 9; ++i) {
      if (word(i, "là")) return true;
      if (items_[i].is_verb() || items_[i].kind == ItemKind::punct) return false;
    }
    return false;
  }

  std::uint32_t skip_phrase(std::uint32_t i) const {
    auto j = i;
    while (j < size() && j - i < 9 && items_[j].kind != ItemKind::punct && !is_marker(j) && !opens_quote(j) && !items_[j].is_verb()) ++j;
    return j < size() && (punct(j, ':') || punct(j, ',') || is_marker(j) || opens_quote(j)) ? j : i == 0 ? i : j;
  }

  bool content_after(Said& said, std::uint32_t v) {
    const auto from = content_start(v);
    const std::string_view need = needs(v);
    bool marked = false;
    for (auto i = v + 1; i < from; ++i) marked |= word(i, "rằng") || punct(i, ':') || punct(i, ',');
    marked |= opens_quote(from) || word(from, "là");
    if (const auto quote = colon_quotation_after(v, from); quote != no_index) {
      said.clause_last = items_[quote].first;
      set_content_quote(said, items_[quote].quote);
      addressee(said, v, from);
      return true;
    }
    if (from >= size() || (from + 1 == size() && items_[from].kind == ItemKind::punct)) {
      return punct(size() - 1, ':') && quote_in_next_sentence(said);
    }
    if (need == "marked" && !marked) {
      // "bác bỏ tuyên bố của X rằng …": the content is what the noun's own clause says.
      const auto that = far_marker(v);
      if (that != no_index) {
        said.clause_last = items_[that].first;
        set_content_items(said, that + 1, content_end(v, that + 1));
        return said.content_last > said.content_first;
      }
      if (!names_something(v)) return false;
    }
    if (need == "object" && !object_clause(v, from)) return false;
    if (need == "any" && !marked && force(v) == "denying" && !denies_clause(from)) return false;
    auto begin = from;
    if (word(begin, "là") && need != "object") ++begin;
    said.clause_last = items_[from].first;
    if (opens_quote(begin) && quotation_is_all(begin)) {
      set_content_quote(said, items_[begin].quote);
    } else {
      set_content_items(said, begin, content_end(v, begin));
    }
    addressee(said, v, from);
    return said.content_last > said.content_first;
  }

  // "chia sẻ cảm xúc về vai diễn: “…”": the quotation behind the verb's object is what was said.
  std::uint32_t colon_quotation_after(std::uint32_t v, std::uint32_t from) const {
    for (auto i = from; i + 1 < size() && i < from + 16 && items_[i].quote == items_[v].quote; ++i) {
      if (punct(i, ';') || (items_[i].verb && !is_noun_use(c_, items_, i) && subject_of(c_, items_, i, from).found())) return no_index;
      if (punct(i, ':'))
        return opens_quote(i + 1) && quotation(i + 1).last_token - quotation(i + 1).first_token >= 7 && quotation_is_all(i + 1) ? i + 1
                                                                                                                                : no_index;
    }
    return no_index;
  }

  // A verb of demanding or blaming needs what is demanded: a predicate in its object.
  bool object_clause(std::uint32_t v, std::uint32_t from) const {
    const auto f = force(v);
    if (f == "requesting") return true;
    for (auto i = from; i < size(); ++i) {
      if (punct(i, ',') || punct(i, ';')) break;
      if (items_[i].is_verb() && i > from) return true;
      if (items_[i].kind == ItemKind::cue && (items_[i].cue == CueKind::past || items_[i].cue == CueKind::ongoing ||
                                              items_[i].cue == CueKind::future || items_[i].cue == CueKind::negation))
        return true;
      if (opens_quote(i)) return true;
    }
    return false;
  }

  // "phủ nhận việc chuyển giao …", "từ chối cung cấp …" say something; "phủ nhận những cáo buộc trên" is only done.
  bool denies_clause(std::uint32_t from) const {
    for (auto i = from; i < size() && items_[i].kind != ItemKind::punct; ++i) {
      if (items_[i].is_verb() && !demonstrative(i + 1)) return true;
      if (word(i, "việc") || word(i, "là") || word(i, "có") || opens_quote(i)) return true;
      if (items_[i].cue == CueKind::past || items_[i].cue == CueKind::future || items_[i].cue == CueKind::negation) return true;
    }
    return false;
  }

  // The quotation is the whole content: nothing of the clause follows it in its last sentence.
  bool quotation_is_all(std::uint32_t i) const {
    const Quotation& q = quotation(i);
    std::uint32_t behind = 0;
    for (auto k = i; k < size(); ++k) {
      const Item& item = items_[k];
      if (item.first < q.last_token) continue;
      if (item.kind == ItemKind::punct) {
        if (punct(k, ',') && behind == 0) return true;
        continue;
      }
      // "… “X” ở Gaza hôm 25.3": place and time are the clause's, not what was said.
      const bool adjunct = item.kind == ItemKind::time || item.kind == ItemKind::mention ||
                           (item.kind == ItemKind::cue && (item.cue == CueKind::preposition || item.cue == CueKind::medium));
      if (!adjunct || ++behind > 4 || q.last_token - q.first_token < 5) return false;
    }
    return true;
  }

  bool quote_in_next_sentence(Said& said) {
    const auto next = tokens_.size() > c_.in.sentences[s_].last_token ? s_ + 1 : no_index;
    if (next == no_index || next >= c_.in.sentences.size()) return false;
    const auto t = c_.in.sentences[next].first_token;
    if (c_.quote_of[t] == no_index) return false;
    set_content_quote(said, c_.quote_of[t]);
    return true;
  }

  // Where what is said by v ends: before the speaker's next verb, before a clause with a speaker of its own, before ", theo X", else
  // with the sentence.
  std::uint32_t content_end(std::uint32_t v, std::uint32_t from) const {
    for (auto i = from + 1; i < size(); ++i) {
      if (!items_[i].verb || items_[i].quote != items_[v].quote) continue;
      if (needs(i) == "noun") {
        if (punct(i - 1, ',') && (word(i, "theo"))) return i - 1;
        continue;
      }
      if (const auto k = joined_verb_from(v, i, from); k > from && k < i) return k;
      if (const auto k = other_speaker_from(v, i, from); k > from) return k;
    }
    return trailing_end(from);
  }

  // ", đồng thời kêu gọi", "và khẳng định": where the connector stands by which v's speaker goes on to verb i; else i.
  std::uint32_t joined_verb_from(std::uint32_t v, std::uint32_t i, std::uint32_t from) const {
    auto k = i;
    bool connector = false, strong = false;
    while (k > from) {
      if (punct(k - 1, ';') || word(k - 1, "song") || c_.text(items_[k - 1]) == "đồng thời" || c_.text(items_[k - 1]) == "cũng như")
        connector = strong = true;
      else if (punct(k - 1, ',') || word(k - 1, "nhưng"))
        connector = true;
      else if (word(k - 1, "và") && is_strong(i) && !inner_coordination_from(v, k - 1))
        connector = true;
      else if (!(items_[k - 1].kind == ItemKind::cue && items_[k - 1].cue == CueKind::adverb))
        break;
      --k;
    }
    // "…, chia sẻ thông tin sai": a verb that could say something but does not here goes on with what is told.
    if (connector && !strong && needs(i) == "marked" && !has_marker(i)) return i;
    return connector ? k : i;
  }

  bool has_marker(std::uint32_t v) const {
    const auto from = content_start(v);
    for (auto i = v + 1; i < from; ++i)
      if (word(i, "rằng") || punct(i, ':')) return true;
    return from < size() && (opens_quote(from) || word(from, "là")) ? true : names_something(v);
  }

  // "…, và giới chức Mỹ cũng nhắc lại điều này"; "khi được hỏi …, ông X trả lời: “…”": the comma before that clause.
  std::uint32_t other_speaker_from(std::uint32_t v, std::uint32_t i, std::uint32_t from) const {
    const bool main_clause = punct(i + 1, ':') || opens_quote(i + 1);
    const Phrase speaker = subject_of(c_, items_, i, from);
    if (!speaker.found() || speaker.first < from + 2 || items_[speaker.first].quote != items_[v].quote) return 0;
    const auto first = whole_phrase(speaker.first);
    if (punct(first - 1, ';')) return first - 1;
    if (punct(first - 1, ',') && main_clause) return first - 1;
    if (first >= from + 3 && punct(first - 2, ',') && (word(first - 1, "và") || word(first - 1, "còn"))) return first - 2;
    return 0;
  }

  bool inner_coordination_from(std::uint32_t v, std::uint32_t conjunction) const {
    if (needs(v) == "object") return false;
    for (auto i = conjunction; i > v + 1; --i)
      if (items_[i - 1].is_verb() && !items_[i - 1].verb && c_.cell(*items_[i - 1].trigger, "pos") == "v" &&
          items_[i - 1].quote == items_[v].quote && subject_of(c_, items_, i - 1, v + 1).found())
        return true;
    return false;
  }

  bool is_strong(std::uint32_t v) const { return needs(v) == "any" || needs(v) == "object"; }

  // ", trong khi …", ", dù …", ", đánh dấu …", ", khiến …": the paper goes on in its own words.
  bool narrator_goes_on(std::uint32_t comma) const {
    if (!punct(comma, ',') || comma + 1 >= size()) return false;
    const auto text = c_.text(items_[comma + 1]);
    for (const std::string_view cue : {"trong khi", "dù", "mặc dù", "đánh dấu", "khiến", "trong khi đó", "trong bối cảnh"})
      if (text == cue) return true;
    return false;
  }

  std::uint32_t trailing_end(std::uint32_t from) const {
    auto end = size();
    for (auto i = from + 3; i < size(); ++i)
      if (items_[i].quote == items_[from].quote && narrator_goes_on(i)) {
        end = i;
        break;
      }
    if (items_[from].quote != no_index && !opens_quote(from)) {
      // A verb inside a quotation says nothing beyond its closing mark.
      const auto close = quotation(from).last_token;
      while (end > from && items_[end - 1].last >= close) --end;
    }
    for (auto i = from + 1; i + 1 < end; ++i)
      if (punct(i, ',') && items_[i + 1].verb && word(i + 1, "theo") && items_[i].quote == no_index) {
        end = i;
        break;
      }
    while (end > from && items_[end - 1].kind == ItemKind::punct &&
           (punct(end - 1, '.') || punct(end - 1, ',') || punct(end - 1, ';') || punct(end - 1, '!') || punct(end - 1, 0x2026)))
      --end;
    return end;
  }

  // Content before the verb starts after what only leads in: a time, a connector, a comma.
  std::uint32_t content_begin(std::uint32_t end) const {
    std::uint32_t i = 0;
    while (i < end && items_[i].kind == ItemKind::punct && items_[i].quote == no_index) ++i;
    return i;
  }

  bool clause_start(std::uint32_t v) const {
    if (v > 0 && v <= 8 && dash(v - 1)) return true;  // "VOV.VN - Theo …"
    for (auto i = v; i > 0; --i) {
      const Item& item = items_[i - 1];
      if (item.kind == ItemKind::punct && (punct(i - 1, ';') || punct(i - 1, '.'))) return true;
      if (item.kind == ItemKind::punct && punct(i - 1, ',')) return starts_adverbial(i - 1);
      if (item.kind == ItemKind::time || item.kind == ItemKind::punct) continue;
      if (item.kind == ItemKind::cue && item.cue != CueKind::none) continue;
      return i - 1 < 3 && item.kind == ItemKind::word;  // "Cũng theo …", "Trong khi đó, theo …"
    }
    return true;
  }

  // ", theo X, …": the comma after a short opening ("Bên cạnh đó,", "Tuy nhiên,").
  bool starts_adverbial(std::uint32_t comma) const {
    if (comma > 5) return false;
    for (std::uint32_t i = 0; i < comma; ++i)
      if (items_[i].is_verb() && items_[i].verb == nullptr && c_.cell(*items_[i].trigger, "pos") == "v") return false;
    for (std::uint32_t i = 0; i < comma; ++i)
      if (items_[i].kind == ItemKind::mention) return false;
    return true;
  }

  void addressee(Said& said, std::uint32_t v, std::uint32_t from) {
    if (needs(v) == "object" && force(v) != "accusing") {
      const Phrase p = phrase_at(c_, items_, from, size());
      if (p.found() && !p.mentions.empty()) {
        to_arguments(c_, p, false, said.event.addressees);
        said.event.targets = said.event.addressees;
      }
      return;
    }
    if (said.event.type == EventType::ACCUSE) {
      const Phrase p = phrase_at(c_, items_, from, size());
      if (p.found() && !p.mentions.empty()) to_arguments(c_, p, false, said.event.targets);
    }
    for (auto i = v + 1; i < from; ++i)
      if (word(i, "với")) {
        const Phrase p = phrase_at(c_, items_, i + 1, from);
        if (p.found()) to_arguments(c_, p, false, said.event.addressees);
      }
  }

  // In the reporting clause: "với các phóng viên", "cho Reuters biết" say to whom, "trong cuộc họp báo", "trên mạng xã hội X" where.
  void occasion(Said& said) const {
    const Item& verb = items_[said.verb];
    if (verb.ref != no_index) mention_arguments(c_, verb.ref, false, said.event.addressees);
    for (std::uint32_t i = 0; i < size(); ++i) {
      const Item& item = items_[i];
      if (item.cue != CueKind::medium || item.quote != verb.quote) continue;
      if (item.first < said.clause_first || item.first >= said.clause_last) continue;
      if (said.content_first <= item.first && item.first < said.content_last) continue;
      if (tokens_[item.first].key == syllable_key("với")) {
        if (i < said.verb || !said.event.addressees.empty()) continue;
        Argument a;
        a.mention = c_.span(item.first + 1, item.last);
        a.via = Via::role;
        a.unnamed_id = "x:unnamed:" + slug(slice(c_.in.text, a.mention));
        said.event.addressees.push_back(std::move(a));
      } else if (said.event.venue.empty()) {
        auto last = i + 1;
        while (last < size() && last - i < 6 && in_noun_phrase(items_[last]) && items_[last].quote == item.quote &&
               !(items_[last].kind == ItemKind::mention && c_.mention(items_[last]).type == EntityType::person && !word(last - 1, "của")))
          ++last;
        said.event.venue = c_.span(item.first, items_[last - 1].last);
      }
    }
  }

  // ---- records ----

  Said make(std::uint32_t v) const {
    Said said;
    Event& e = said.event;
    e.kind = EventKind::statement;
    parse_type(c_.cell(*items_[v].verb, "type"), e.type);
    e.trigger = c_.span(items_[v].first, items_[v].last);
    e.sentence = s_;
    e.rule = "reporting:" + std::string(c_.cell(*items_[v].verb, "verb"));
    said.verb = v;
    said.clause_first = items_[0].first;
    said.clause_last = items_[v].last;
    return said;
  }

  void set_content_items(Said& said, std::uint32_t from, std::uint32_t to) const {
    if (to <= from) return;
    said.content_first = items_[from].first;
    said.content_last = items_[to - 1].last;
    // A content that is one quotation leaves out its own marks.
    if (opens_quote(from) && quotation(from).last_token == said.content_last) return set_content_quote(said, items_[from].quote);
    // A sentence cut inside a quotation: the content runs on to where the quotation closes.
    if (opens_quote(from) && quotation(from).last_token > items_.back().last) return set_content_quote(said, items_[from].quote);
    said.event.content = c_.span(said.content_first, said.content_last);
    said.event.statement_mode = StatementMode::indirect;
    for (auto i = from; i < to; ++i)
      if (opens_quote(i) && quotation(i).last_token <= said.content_last) {
        said.event.quotes.push_back(quotation(i).inner);
        said.event.statement_mode = StatementMode::mixed;
      }
  }

  void set_content_quote(Said& said, std::uint32_t q) const {
    const Quotation& quote = c_.in.quotes.quotations[q];
    said.content_first = quote.first_token + 1;
    said.content_last = quote.last_token - 1;
    said.event.content = quote.inner;
    // The comma before the closing mark is not what was said.
    while (said.content_last > said.content_first + 1 && tokens_[said.content_last - 1].is_punct(',')) --said.content_last;
    said.event.content = c_.span(said.content_first, said.content_last);
    said.event.quotes.assign(1, said.event.content);
    said.event.statement_mode = StatementMode::direct;
  }

  void set_realis(Said& said, std::uint32_t v) const {
    for (auto i = v; i > 0 && v - i < 3; --i) {
      const Item& item = items_[i - 1];
      if (item.kind != ItemKind::cue) break;
      if (item.cue == CueKind::negation) said.event.realis = Realis::negated;
      if (item.cue == CueKind::future) said.event.realis = Realis::future;
    }
  }

  void push(Said said) {
    occasion(said);
    said.event.confidence = said.inherited ? 0.7f : 0.9f;
    out_.push_back(std::move(said));
  }

  void remember_speaker() {
    for (std::size_t k = base_; k < out_.size(); ++k) {
      if (out_[k].event.actors.empty() || told_by_another(out_[k]) || after_that(out_[k].verb)) continue;
      thread_.speaker = out_[k].event.actors;
      thread_.sentence = thread_.said = s_;
      return;
    }
  }

  // "… sau khi X thông báo …": told in passing, X does not speak on.
  bool after_that(std::uint32_t v) const {
    for (auto i = v; i > 0 && v - i < 12 && items_[i - 1].kind != ItemKind::punct; --i)
      if (const auto text = c_.text(items_[i - 1]); text == "sau khi" || text == "trước khi") return true;
    return false;
  }

  const EventContext& c_;
  const TokenList& tokens_;
  std::uint32_t s_;
  const Items& items_;
  Thread& thread_;
  std::vector<Said>& out_;
  std::size_t base_;
};

bool is_outlet(const EventContext& c, const Said& said) {
  for (const Argument& a : said.event.actors) {
    if (a.entity == no_index) return false;
    const Entity& e = c.in.entities.list[a.entity];
    if (e.type != EntityType::organization) return false;
    if (e.lexicon_kind == Kind::organizations && e.lexicon_row != no_index &&
        c.in.lexicon.cell(Kind::organizations, e.lexicon_row, column_of(Kind::organizations, "type")) == "media")
      continue;
    return false;
  }
  return !said.event.actors.empty();
}

}  // namespace

void find_statements(const EventContext& c, std::uint32_t s, const Items& items, Thread& thread, std::vector<Said>& out) {
  if (!items.empty()) SentenceReader(c, s, items, thread, out).run();
}

void chain_attributions(const EventContext& c, std::size_t from, std::vector<Said>& out) {
  // The innermost statement whose content holds this one's verb.
  for (std::size_t k = from; k < out.size(); ++k) {
    std::uint32_t length = 0xFFFFFFFF;
    for (std::size_t j = from; j < out.size(); ++j) {
      if (j == k || !out[j].event.content.contains(out[k].event.trigger)) continue;
      if (out[j].event.content.length() < length) length = out[j].event.content.length(), out[k].parent = static_cast<std::uint32_t>(j);
    }
  }
  // A relay whose content is, as a whole, another's statement is its attribution.
  std::vector<std::uint8_t> gone(out.size(), 0);
  for (std::size_t k = from; k < out.size(); ++k) {
    const auto p = out[k].parent;
    if (p == no_index || !out[p].relays || !is_outlet(c, out[p])) continue;
    for (const Argument& a : out[p].event.actors) out[k].event.attribution.push_back({a, out[p].event.trigger});
    out[k].event.attribution.insert(out[k].event.attribution.begin(), out[p].event.attribution.begin(), out[p].event.attribution.end());
    gone[p] = 1;
    out[k].clause_first = std::min(out[k].clause_first, out[p].clause_first);
  }
  for (std::size_t k = from; k < out.size(); ++k)
    while (out[k].parent != no_index && gone[out[k].parent]) out[k].parent = out[out[k].parent].parent;
  std::vector<std::uint32_t> moved(out.size(), no_index);
  std::size_t write = from;
  for (std::size_t k = from; k < out.size(); ++k) {
    if (gone[k]) continue;
    moved[k] = static_cast<std::uint32_t>(write);
    if (write != k) out[write] = std::move(out[k]);
    ++write;
  }
  out.resize(write);
  for (std::size_t k = from; k < out.size(); ++k)
    if (out[k].parent != no_index) out[k].parent = moved[out[k].parent];
}

}  // namespace nienbieu
