#include "event/statements.h"

#include <algorithm>
#include <array>

#include "event/content.h"
#include "event/content_borders.h"
#include "event/occasion.h"
#include "event/quotation_frames.h"
#include "event/reporting.h"
#include "event/speaker.h"

namespace nienbieu {
namespace {

// Walks the reporting verbs of one sentence from left to right, then what is left over: a colon, a quotation that none of them took.
class SentenceReader {
 public:
  SentenceReader(SentenceView s, Thread& thread, std::vector<Said>& out) : s_(s), thread_(thread), out_(out), base_(out.size()) {}

  void run() {
    goes_on_quoted();
    for (std::uint32_t v = 0; v < s_.size(); ++v) {
      if (!s_[v].verb) continue;
      if (s_.needs(v) == "noun")
        according_to(v);
      else
        reporting_verb(v);
    }
    if (std::all_of(out_.begin() + static_cast<std::ptrdiff_t>(base_), out_.end(),
                    [&](const Said& said) { return s_[said.verb].quote != no_index; }))
      if (auto said = colon_frame(s_)) push(std::move(*said));
    join_neighbours();
    unclaimed_quotations();
    if (out_.size() == base_)
      if (auto said = speaks_in_next(s_)) push(std::move(*said));
    remember_speaker();
  }

 private:
  std::span<const Said> said_here() const { return std::span<const Said>(out_).subspan(base_); }

  // ---- theo X, … / …, theo X ----

  void according_to(std::uint32_t v) {
    static const KeySet of_the_source({"lời", "của", "từ"}), myself({"tôi", "mình", "em"});
    if (s_.word(v, "theo") && v + 1 < s_.size() && s_[v + 1].kind == ItemKind::time) return;
    if (s_.punct(v - 1, '(') || of_the_law(v + 1)) return;
    // "“…, theo tôi không ai có lỗi”": an opinion of whoever speaks.
    if (v + 1 < s_.size() && myself.contains(s_.token(v + 1).key) && s_[v].quote != no_index) return;
    // "Theo tuyên bố trên, …": the document that the text has just told of.
    const bool pointed = s_[v].last > s_[v].first + 1 && demonstrative(s_, v + 1) && s_.punct(v + 2, ',');
    if (!names_source(v) || pointed) return document_says(v, v);
    const Phrase source = s_.phrase(s_.word(v + 1, of_the_source) ? v + 2 : v + 1, s_.size());
    if (!source.found()) return;
    const auto end = source_end(source);
    Said said = statement_by(v);
    to_arguments(s_.c, source, true, said.event.actors);
    said.clause_first = s_[v].first;
    said.clause_last = s_[end - 1].last;
    if (clause_start(v)) {
      const bool mark = s_.punct(end, ',') || s_.punct(end, ':');
      if (end >= s_.size() || (!mark && !s_.opens_quote(end) && (source.mentions.empty() || s_[end].is_verb()))) return;
      const auto from = mark ? end + 1 : end;
      if (from >= s_.size()) return;
      set_content(s_, from, trailing_end(s_, from), said);
    } else {
      // "…, theo X.": what stands before, in this sentence.
      const auto last = s_.comma_or_dash(v - 1) ? v - 1 : v;
      if (v == 0 || (last == v && !(s_[v - 1].quote != s_[v].quote && s_.closes_quote(v - 1)))) return;
      set_content(s_, std::max(leading_start(s_, last), left_border(s_, {}, v)), last, said);
    }
    if (!said.has_content()) return;
    said.relays = true;
    push(std::move(said));
  }

  // "theo điều 93", "theo khoản 2"
  bool of_the_law(std::uint32_t i) const {
    static const KeySet parts({"điều", "khoản", "điểm", "mục", "chương"});
    return s_.word(i, parts) && i + 1 < s_.size() && (s_[i + 1].kind == ItemKind::number || s_.word(i + 1, "khoản"));
  }

  // "theo …", "dẫn …", "… từ", "… của": a source follows. Of other verbs that need a noun the document itself speaks ("Tuyên bố nêu rõ").
  bool names_source(std::uint32_t v) const {
    static const KeySet first({"theo", "dẫn"}), last({"từ", "của"});
    return first.contains(s_.token(v).key) || last.contains(s_.c.in.tokens[s_[v].last - 1].key);
  }

  // The rest of a long source ("theo thống kê của AFP dựa trên số liệu …") up to the comma, with a bracket behind it ("theo Công an xã A
  // (Lâm Đồng), …").
  std::uint32_t source_end(const Phrase& source) const {
    auto end = source.last;
    while (end < s_.size() && s_[end].kind != ItemKind::punct && !s_[end].is_verb() && end - source.last < 12) ++end;
    end = behind_bracket(s_.c, s_.items, end, s_.size());
    return names_person(source) ? behind_apposition(end) : end;
  }

  bool names_person(const Phrase& source) const {
    if (source.mentions.size() != 1) return false;
    const Mention& m = s_.c.in.entities.mentions[source.mentions.front()];
    return m.type == EntityType::person && m.via == Via::name;
  }

  // "theo ông X - giám đốc một công ty may, …", "theo bà X, Trưởng khoa Nội, Bệnh viện Y, …": the comma behind what the person is; `mark`
  // when nothing of the kind follows it.
  std::uint32_t behind_apposition(std::uint32_t mark) const {
    const bool dash = s_.punct(mark, '-') && s_.token(mark).space_before;
    if (mark + 1 >= s_.size() || !(dash || (s_.punct(mark, ',') && names_role(mark + 1)))) return mark;
    auto comma = end_of_description(mark + 1);
    if (comma == no_index) return mark;
    while (s_.punct(comma, ',') && comma + 1 < s_.size()) {
      auto next = no_index;
      if (names_role(comma + 1))
        next = end_of_description(comma + 1);
      else if (s_[comma + 1].kind == ItemKind::mention && s_.c.mention(s_[comma + 1]).type == EntityType::organization)
        next = behind_bracket(s_.c, s_.items, comma + 2, s_.size());  // the body where the person is that
      if (next == no_index || !s_.punct(next, ',')) break;
      comma = next;
    }
    return comma;
  }

  // The comma or colon that ends a description of a person, before anything is told; no_index when there is none.
  std::uint32_t end_of_description(std::uint32_t from) const {
    constexpr std::uint32_t longest = 24;  // items
    for (auto i = from; i < s_.size() && i < from + longest; ++i) {
      if (s_.punct(i, ',') || s_.punct(i, ':')) return i;
      if (s_[i].verb || s_[i].is_predicate() || s_.word(i, "là") || s_[i].quote != s_[from].quote ||
          s_.is_cue(i, {CueKind::past, CueKind::future, CueKind::ongoing, CueKind::negation, CueKind::passive, CueKind::hypothetical}))
        break;
    }
    return no_index;
  }

  // "giám đốc …", "một nhân viên …", "chủ một đại lý"
  bool names_role(std::uint32_t i) const {
    constexpr std::uint64_t one = WordKey("một").value;
    static const KeySet heads({"chủ", "cựu"});
    if (s_.word(i, heads)) return true;
    const auto first = s_[i].first;
    return s_.c.in.phrases.begins(s_.c.in.tokens[first].key == one ? first + 1 : first, PhraseHits::bit(Kind::titles));
  }

  // Does the verb's phrase open a clause, so that what is said follows it?
  bool clause_start(std::uint32_t v) const {
    if (v <= 8 && s_.punct(v - 1, '-')) return true;  // "VOV.VN - Theo …"
    for (auto i = v; i > 0; --i) {
      if (s_.closes_quote(i - 1) && s_.quotation_length(i - 1) >= 8) return false;  // "“…” - Theo chia sẻ của X"
      if (s_.punct(i - 1, ';') || s_.punct(i - 1, '.')) return true;
      if (s_.punct(i - 1, ',')) return starts_adverbial(i - 1);
      const auto kind = s_[i - 1].kind;
      if (kind == ItemKind::time || kind == ItemKind::punct || kind == ItemKind::cue) continue;
      return i - 1 < 3 && kind == ItemKind::word;  // "Cũng theo …", "Trong khi đó, theo …"
    }
    return true;
  }

  // ", theo X, …": the comma after a short opening ("Bên cạnh đó,", "Tuy nhiên,").
  bool starts_adverbial(std::uint32_t comma) const {
    if (comma > 5) return is_adjunct(comma);
    for (std::uint32_t i = 0; i < comma; ++i) {
      if (s_[i].kind == ItemKind::mention) return false;
      if (s_[i].is_verb() && !s_[i].verb && s_.c.cell(*s_[i].trigger, "pos") == "v") return false;
    }
    return true;
  }

  // "Để triển khai các quyết định nêu trên, | theo X, …", "Trong bối cảnh đó, | theo X, …": one phrase of purpose, time or place opens the
  // sentence, and what is said follows the source.
  bool is_adjunct(std::uint32_t comma) const {
    static const KeySet purposes({"để", "nhằm", "khi", "nếu"});
    if (!s_.is_cue(0, {CueKind::preposition, CueKind::medium}) && !s_.word(0, purposes)) return false;
    for (std::uint32_t i = 0; i < comma; ++i)
      if (s_[i].quote != s_[comma].quote || s_.punct(i, ',') || s_.punct(i, ';')) return false;
    return true;
  }

  // "Tuyên bố nêu rõ, …": the document speaks for whoever issued it: the last speaker. `from`: where its noun stands.
  void document_says(std::uint32_t v, std::uint32_t from) {
    Said said = statement_by(v);
    const Phrase subject = from == v ? s_.subject(v, left_border(s_, said_here(), v)) : Phrase{};
    if (subject.found()) {
      to_arguments(s_.c, subject, true, said.event.actors);
    } else if (thread_.open(s_.index, 2) && !thread_.speaker.empty() && thread_.speaker.front().entity != no_index) {
      inherit_speaker(said);
    } else {
      Argument a;
      a.mention = s_.c.span(s_[from].first, s_[from].last);
      a.unnamed_id = "x:unnamed:tai-lieu";
      said.event.actors.push_back(a);
    }
    if (content_before(s_, v, from, said) || content_after(s_, v, said)) push(std::move(said));
  }

  // ---- X V (rằng | : | ,) S;  "…", X V ----

  void reporting_verb(std::uint32_t v) {
    if (is_noun_use(s_.c, s_.items, v) || reads_as_noun(s_, v) || is_said_of_subject(s_, v) || said_of_what(s_, v) ||
        tells_how_said(s_, v) || only_relays(s_, v))
      return;
    if (const Said* before = coordinated_with(s_, said_here(), v)) return goes_on(v, *before);
    const auto lo = left_border(s_, said_here(), v);
    const Phrase subject = s_.subject(v, lo);
    if (subject.found()) {
      if (subject.first > lo && s_.word(subject.first - 1, "mà") && s_.needs(v) == "object") return;  // "… mà Israel yêu cầu"
    } else if (const auto document = bare_document(s_, v); document != no_index) {
      return document_says(v, document);
    }
    const Phrase speaker = counted_study(speaker_of(s_, subject, v, lo), v);
    if (!shown_by_document(speaker, v)) return;
    if (speaker.found() ? only_possible(s_, speaker, v) : leads_in(s_, v)) return;
    Said said = statement_by(v);
    said.event.actors = arguments_of(speaker);
    said.clause_first = s_[lo].first;
    const auto first = speaker.found() ? take_relay(s_, whole_phrase(s_, speaker.first), said) : v;
    if (!content_before(s_, v, first, said) && !content_after(s_, v, said)) return;
    const bool before = said.content_first < s_[v].first && said.event.statement_mode != StatementMode::indirect;
    if (said.event.actors.empty() && thread_.open(s_.index, 1) && (before || opens_sentence(s_, v))) inherit_speaker(said);
    if (before && says_nothing(speaker)) return;
    quoted_speaks(v, said);
    if (!said.event.actors.empty()) push_verb(v, std::move(said));
  }

  // "Một | nghiên cứu mới cho thấy": a number and what it counts, where that reads as a verb.
  Phrase counted_study(Phrase speaker, std::uint32_t v) const {
    static const KeySet numbers({"một", "các", "những", "nhiều", "hai", "ba"});
    if (!speaker.mentions.empty() || speaker.last != speaker.first + 1 || !s_.word(speaker.first, numbers)) return speaker;
    const auto end = s_.left_of_cues(v, adverb_or_tense);
    if (end <= speaker.last || end - speaker.first > 8) return speaker;
    for (auto i = speaker.last; i < end; ++i)
      if (s_[i].verb || s_[i].kind == ItemKind::punct || s_[i].kind == ItemKind::mention) return speaker;
    speaker.last = end;
    speaker.words_last = s_[end - 1].last;
    return speaker;
  }

  // "Khảo sát của X cho thấy …" tells; "Đội tuyển cho thấy bản lĩnh", "động thái cho thấy …" do not.
  bool shown_by_document(const Phrase& speaker, std::uint32_t v) const {
    static const KeySet studies({"nghiên", "kiểm", "xét", "khảo", "quan"});  // nghiên cứu, kiểm tra, xét nghiệm, khảo nghiệm, quan sát
    if (s_.text(v) != "cho thấy" || !speaker.found()) return true;
    for (auto i = v; i > 0 && v - i < 20; --i) {
      const bool mark = s_[i - 1].kind == ItemKind::punct && !s_.punct(i - 1, '(') && !s_.punct(i - 1, ')');
      if (mark && i < v) break;
      if (s_[i - 1].cue == CueKind::document_noun || (s_[i - 1].verb && s_.needs(i - 1) == "noun") ||
          (i - 1 >= speaker.first && studies.contains(s_.token(i - 1).key)))
        return true;
    }
    return false;
  }

  // "“…” Điều này nhắc nhở …": what is only pointed at speaks no quotation.
  bool says_nothing(const Phrase& speaker) const {
    static const KeySet things({"điều", "việc", "sự", "đây"});
    return speaker.found() && speaker.mentions.empty() && things.contains(s_.c.in.tokens[speaker.words_first].key);
  }

  // "“…”, Nikkei dẫn lời bà X.": she speaks, the paper relays.
  void quoted_speaks(std::uint32_t v, Said& said) const {
    static const KeySet quotes({"dẫn", "trích"});
    const bool of_words = s_.token(v).key != s_.c.in.tokens[s_[v].last - 1].key && s_.force(v) == "relaying";
    if (!of_words || !quotes.contains(s_.token(v).key) || said.event.statement_mode == StatementMode::indirect) return;
    const Phrase quoted = s_.phrase(v + 1, s_.size());
    if (quoted.mentions.empty() || s_.c.in.entities.mentions[quoted.mentions.front()].type != EntityType::person) return;
    for (Argument& by : said.event.actors) said.event.attribution.push_back({std::move(by), said.event.trigger});
    said.event.actors.clear();
    to_arguments(s_.c, quoted, true, said.event.actors);
  }

  // The verb at `v` has the speaker of the statement before it.
  void goes_on(std::uint32_t v, const Said& before) {
    Said said = statement_by(v);
    said.event.actors = before.event.actors;
    said.inherited = true;
    said.clause_first = s_[v].first;
    if (content_after(s_, v, said)) push_verb(v, std::move(said));
  }

  std::vector<Argument> arguments_of(const Phrase& speaker) const {
    std::vector<Argument> arguments;
    if (const auto before = takes_up_unnamed(s_, thread_, speaker); before != no_index)
      mention_arguments(s_.c, before, true, arguments);
    else if (takes_up_speaker(s_, thread_, speaker))
      arguments = thread_.speaker;
    else if (const auto named = takes_up_named(s_, speaker); named != no_index)
      mention_arguments(s_.c, named, true, arguments), arguments.front().via = Via::anaphora;
    else
      to_arguments(s_.c, speaker, true, arguments);
    return arguments;
  }

  void inherit_speaker(Said& said) const {
    said.event.actors = thread_.speaker;
    said.inherited = true;
  }

  // A quotation of many sentences keeps its speaker speaking to the end.
  void goes_on_quoted() {
    if (s_[0].quote == no_index || thread_.sentence == no_index || out_.empty()) return;
    for (auto said = out_.rbegin(); said != out_.rend() && said->event.sentence >= thread_.said; ++said)
      if (said->event.sentence == thread_.said && said->content_first <= s_[0].first && s_[0].first < said->content_last)
        return void(thread_.sentence = s_.index);
  }

  // ---- quotations that no reporting verb took ----

  void unclaimed_quotations() {
    if (auto said = pointed_at(s_); said && !claimed_before(*said)) push(std::move(*said));
    if (const auto close = closing_of_earlier(s_); close != no_index && !claimed(s_.quotation(close)))
      if (auto said = behind_quotation(s_, close)) push(std::move(*said));
    for (std::uint32_t k = 0; k < s_.size(); ++k) {
      if (!s_.opens_quote(k) || (k > 0 && s_[k - 1].quote != no_index)) continue;
      const Quotation& q = s_.quotation(k);
      if (s_.quotation_length(k) < 8 || claimed(q)) continue;
      if (is_whole_sentence(s_, k))
        add_to_last_statement(s_, q, thread_, std::span(out_).first(base_));
      else if (auto said = quotation_frame(s_, k))
        push(std::move(*said));
    }
  }

  // "Nhiều người viết: “…”, “…”", "“…”; “…”, khán giả bình luận": quotations in a row are words of the same people.
  void join_neighbours() {
    if (out_.size() == base_) return;
    std::uint32_t end = no_index;  // behind the quotation before
    for (std::uint32_t k = 0; k < s_.size(); ++k) {
      if (end != no_index && k >= end && s_.opens_quote(k)) add_quotation(s_.quotation(k), s_.quotation(end - 1));
      end = end_in_row(k, end);
    }
    std::uint32_t next = no_index;  // where the quotation behind begins
    for (auto k = s_.size(); k-- > 0;) {
      if (next != no_index && k < next && s_.closes_quote(k)) add_quotation(s_.quotation(k), s_.quotation(next));
      if (s_.opens_quote(k))
        next = k;
      else if (next != no_index && s_[k].quote == no_index && !in_row(k))
        next = no_index;
    }
  }

  // Behind item k: where the last quotation closed, if nothing but a comma or "và" stands between.
  std::uint32_t end_in_row(std::uint32_t k, std::uint32_t end) const {
    if (s_.closes_quote(k)) return k + 1;
    return end != no_index && s_[k].quote == no_index && !in_row(k) ? no_index : end;
  }

  bool in_row(std::uint32_t k) const {
    static const KeySet links({"và", "hay", "hoặc"});
    return s_.punct(k, ',') || s_.punct(k, ';') || s_.word(k, links);
  }

  // The quotation belongs to the statement whose words `neighbour` is.
  void add_quotation(const Quotation& q, const Quotation& neighbour) {
    if (q.last_token - q.first_token < 5 || claimed(q)) return;
    for (auto said = out_.begin() + static_cast<std::ptrdiff_t>(base_); said != out_.end(); ++said) {
      auto& quotes = said->event.quotes;
      if (said->event.statement_mode != StatementMode::direct || quotes.empty()) continue;
      const bool before = q.inner.start < quotes.front().start;
      if (!neighbour.outer.contains(before ? quotes.front() : quotes.back())) continue;
      return void(quotes.insert(before ? quotes.begin() : quotes.end(), q.inner));
    }
  }

  // Has a statement of the last sentences the same words?
  bool claimed_before(const Said& said) const {
    for (auto other = out_.rbegin(); other != out_.rend() && other->event.sentence + 12 >= s_.index; ++other)
      if (other->event.content.overlaps(said.event.content)) return true;
    return false;
  }

  bool claimed(const Quotation& q) const {
    for (const Said& said : said_here()) {
      if (q.inner.contains(said.event.trigger)) continue;  // what is said inside of it
      if (said.content_first < q.last_token && q.first_token < said.content_last) return true;
      for (const Span quote : said.event.quotes)
        if (q.outer.contains(quote)) return true;
    }
    return false;
  }

  // ---- records ----

  Said statement_by(std::uint32_t v) const {
    const Entry& row = *s_[v].verb;
    Said said = statement_at(s_, v, "reporting:" + std::string(s_.c.cell(row, "verb")));
    parse_type(s_.c.cell(row, "type"), said.event.type);
    return said;
  }

  void push_verb(std::uint32_t v, Said said) {
    said.relays = s_.force(v) == "relaying";
    said.event.realis = realis_of(s_, v);
    push(std::move(said));
  }

  void push(Said said) {
    find_occasion(s_, said);
    drop_reflexive(said.event.actors, said.event.targets);
    drop_reflexive(said.event.actors, said.event.addressees);
    said.event.confidence = said.inherited ? 0.7f : 0.9f;
    out_.push_back(std::move(said));
  }

  // The first who speaks in this sentence may go on in the next.
  void remember_speaker() {
    for (const Said& said : said_here()) {
      if (told_by_another(said_here(), said) || told_in_passing(said.verb) || s_[said.verb].quote != no_index) continue;
      thread_.speaker = said.event.actors;
      thread_.sentence = thread_.said = s_.index;
      return;
    }
  }

  // "… sau khi X thông báo …": X does not speak on.
  bool told_in_passing(std::uint32_t v) const {
    for (auto i = v; i > 0 && v - i < 12 && s_[i - 1].kind != ItemKind::punct; --i)
      if (const auto text = s_.text(i - 1); text == "sau khi" || text == "trước khi") return true;
    return false;
  }

  SentenceView s_;
  Thread& thread_;
  std::vector<Said>& out_;
  std::size_t base_;  // the statements of this sentence are out_[base_] and those behind it
};

}  // namespace

Said statement_at(const SentenceView& s, std::uint32_t at, std::string rule) {
  Said said;
  said.event.kind = EventKind::statement;
  said.event.trigger = s.c.span(s[at].first, s[at].last);
  said.event.sentence = s.index;
  said.event.rule = std::move(rule);
  said.verb = at;
  said.clause_first = s.items.front().first;
  said.clause_last = s[at].last;
  return said;
}

bool first_person(const EventContext& c, const Event& statement) {
  if (statement.kind != EventKind::statement || statement.actors.size() != 1 || statement.actors.front().entity != no_index) return false;
  constexpr std::uint32_t longest = sizeof "chúng tôi" - 1;
  const Span mention = statement.actors.front().mention;
  if (mention.length() > longest) return false;
  static const std::array<std::string, 4> words = {fold_phrase("tôi"), fold_phrase("chúng tôi"), fold_phrase("mình"),
                                                   fold_phrase("tụi tôi")};
  return std::find(words.begin(), words.end(), fold_phrase(slice(c.in.text, mention))) != words.end();
}

void find_statements(const EventContext& c, std::uint32_t s, const Items& items, Thread& thread, std::vector<Said>& out) {
  if (!items.empty()) SentenceReader({c, s, items}, thread, out).run();
}

}  // namespace nienbieu
