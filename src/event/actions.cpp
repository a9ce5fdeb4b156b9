#include "event/actions.h"

#include <algorithm>

#include "event/participants.h"

namespace nienbieu {
namespace {

class ActionReader {
 public:
  ActionReader(const EventContext& c, std::uint32_t s, const Items& items, const std::vector<Said>& said, std::size_t from,
               std::vector<Event>& out)
      : c_(c), s_(s), items_(items), said_(said), from_(from), out_(out), base_(out.size()) {}

  void run() {
    for (std::uint32_t t = 0; t < size(); ++t)
      if (items_[t].trigger && !is_statement(t)) trigger(t);
    share_objects();
    name_causes();
  }

  // Statements further away than this many sentences hold nothing of this one.
  static constexpr std::uint32_t reach = 40;

 private:
  std::uint32_t size() const { return static_cast<std::uint32_t>(items_.size()); }
  bool punct(std::uint32_t i, char32_t p) const {
    return i < size() && items_[i].kind == ItemKind::punct && c_.in.tokens[items_[i].first].is_punct(p);
  }
  bool word(std::uint32_t i, std::string_view w) const { return i < size() && c_.is_word(items_[i], w); }
  std::string_view cell(std::uint32_t t, std::string_view column) const { return c_.cell(*items_[t].trigger, column); }

  bool is_statement(std::uint32_t t) const {
    const Span span = c_.span(items_[t].first, items_[t].last);
    for (std::size_t k = from_; k < said_.size() && said_[k].event.sentence <= s_; ++k)
      if (said_[k].event.trigger.overlaps(span)) return true;
    return false;
  }

  // The statement around the trigger: its content is the clause's world.
  std::uint32_t around(std::uint32_t t) const {
    std::uint32_t best = no_index, length = 0xFFFFFFFF;
    const Span span = c_.span(items_[t].first, items_[t].last);
    auto k = static_cast<std::uint32_t>(from_);
    while (k > 0 && s_ - said_[k - 1].event.sentence <= reach) --k;
    for (; k < said_.size() && said_[k].event.sentence <= s_ + reach; ++k)
      if (said_[k].event.content.contains(span) && said_[k].event.content.length() < length)
        best = k, length = said_[k].event.content.length();
    return best;
  }

  std::uint32_t lower_bound(std::uint32_t t, std::uint32_t parent) const {
    std::uint32_t lo = 0;
    if (parent != no_index)
      while (lo < t && items_[lo].first < said_[parent].content_first) ++lo;
    return lo;
  }

  void trigger(std::uint32_t t) {
    const bool noun = cell(t, "pos") == "n";
    const auto parent = around(t);
    const auto lo = lower_bound(t, parent);
    Event e;
    subject_ = no_index;
    deploys_ = false;
    type_ = cell(t, "type");
    e.kind = EventKind::action;
    if (!parse_type(cell(t, "type"), e.type)) return;
    e.mode = cell(t, "mode");
    e.trigger = c_.span(items_[t].first, items_[t].last);
    e.sentence = s_;
    e.rule = "trigger:" + std::string(cell(t, "trigger")) + "/" + std::string(cell(t, "frame"));
    if (modifies_subject(t) || means(t)) return;
    const bool nominal = noun || is_noun_use(c_, items_, t) || (word(t + 1, "của") && !subject_of(c_, items_, t, lo).found());
    if (nominal)
      noun_arguments(t, lo, e);
    else
      verb_arguments(t, lo, e);
    clause_places(t, e);
    retype(t, lo, e);
    e.realis = realis(t, lo, parent, nominal);
    if (!cell(t, "quantity").empty()) find_quantities(c_, items_, t, cell(t, "quantity"), e.quantities);
    if (!worth_it(t, nominal, e)) return;
    e.aside = nominal ? e.type == EventType::ASSAULT && light_before(t, lo) == no_index && behind_verb(t, lo)
                      : cell(t, "frame") == "undergo" && subject_ != no_index && governs(subject_, lo);
    e.confidence = nominal ? 0.6f : 0.75f;
    out_.push_back(std::move(e));
    at_.push_back(t);
  }

  // "lên án các cuộc không kích": the object of another verb of the clause.
  bool behind_verb(std::uint32_t t, std::uint32_t lo) const {
    for (auto i = t; i > lo && t - i < 10; --i) {
      const Item& item = items_[i - 1];
      if (item.kind == ItemKind::punct || (item.kind == ItemKind::cue && item.cue == CueKind::clause)) return false;
      if (item.kind == ItemKind::cue && item.cue == CueKind::light) return false;
      if (item.is_predicate() || (item.is_verb() && (item.verb || c_.cell(*item.trigger, "pos") == "v"))) return true;
    }
    return false;
  }

  // "quan tài của các nhà khoa học thiệt mạng": the phrase hangs on a word before it.
  bool governs(std::uint32_t subject, std::uint32_t lo) const {
    if (subject <= lo) return false;
    const Item& before = items_[subject - 1];
    if (before.is_predicate() || word(subject - 1, "của") || word(subject - 1, "cho")) return true;
    return before.is_verb() && !before.verb && !word(subject - 1, "khiến");
  }

  void act(const Phrase& phrase, std::vector<Argument>& out) const { to_participants(c_, items_, phrase, out); }

  // "Cơ quan an ninh điều tra đã …": a verb between its noun and an auxiliary only says which.
  bool modifies_subject(std::uint32_t t) const {
    if (t == 0 || t + 1 >= size() || cell(t, "pos") == "n" || cell(t, "frame") == "undergo" || cell(t, "frame") == "happen") return false;
    const Item &before = items_[t - 1], &after = items_[t + 1];
    const bool auxiliary =
        after.kind == ItemKind::cue && (after.cue == CueKind::past || after.cue == CueKind::ongoing || after.cue == CueKind::future);
    return auxiliary && (before.kind == ItemKind::word || (before.kind == ItemKind::cue && before.cue == CueKind::source_noun)) &&
           !before.is_predicate();
  }

  // "thông qua" before a name is "by means of": bodies pass papers.
  bool means(std::uint32_t t) const {
    return t + 1 < size() && c_.text(items_[t]) == "thông qua" && items_[t + 1].kind == ItemKind::mention;
  }

  // What the arguments say about the type: storms make landfall, prosecutors approve charges, ships call at a port.
  void retype(std::uint32_t t, std::uint32_t lo, Event& e) const {
    static const std::uint64_t storm = syllable_key("bão"), depression = syllable_key("nhiệt"), ship = syllable_key("tàu");
    const auto text = c_.text(items_[t]);
    const auto subject_has = [&](std::uint64_t key) {
      const auto from = subject_ != no_index ? subject_ : t > lo + 6 ? t - 6 : lo;
      for (auto k = items_[from].first; k < items_[t].first; ++k)
        if (c_.in.tokens[k].key == key) return true;
      return false;
    };
    if (text.starts_with("đổ bộ") && (subject_has(storm) || subject_has(depression))) {
      e.type = EventType::DISASTER;
      e.mode = "storm";
      e.actors.clear();
      e.places.insert(e.places.end(), e.targets.begin(), e.targets.end());
      e.targets.clear();
    } else if (text.starts_with("tiến vào") && subject_has(ship)) {
      e.type = EventType::MOVE;
      e.mode = "arrive";
    } else if (e.type == EventType::LEGISLATE && text.starts_with("phê chuẩn") && e.actors.size() == 1) {
      const auto who = slice(c_.in.text, e.actors[0].mention);
      if (who.starts_with("Viện") || who.starts_with("VKS") || who.starts_with("viện kiểm sát")) e.type = EventType::LEGAL;
    }
  }

  // An editor lists what somebody did; a verb without anybody, or a mere topic, is none.
  bool worth_it(std::uint32_t t, bool nominal, const Event& e) const {
    const bool core = cell(t, "core") == "y";
    const bool arguments = !e.actors.empty() || !e.targets.empty();
    const bool happens = cell(t, "frame") == "happen" || cell(t, "frame") == "undergo";
    if (nominal) return core && (arguments || has_time(t) || takes_place(t)) && (e.realis == Realis::actual || e.realis == Realis::future);
    if (happens) return core;
    if (type_ == "MOBILIZE" && !core) return !e.actors.empty() && deploys_ && (e.realis == Realis::actual || e.realis == Realis::future);
    if (!core && complement(t)) return false;
    if (!core) return !e.actors.empty() && e.realis == Realis::actual && (!e.targets.empty() || !e.places.empty());
    return arguments || e.realis == Realis::actual || e.realis == Realis::future;
  }

  // "gửi 1.500 binh sĩ đến Nga": where the first verb sends them.
  bool complement(std::uint32_t t) const {
    const auto text = c_.text(items_[t]);
    if (text != "đến" && text != "tới" && text != "sang" && text != "về" && text != "vào") return false;
    for (auto i = t; i > 0 && t - i < 14; --i) {
      const Item& item = items_[i - 1];
      if (item.kind == ItemKind::punct || (item.kind == ItemKind::cue && (item.cue == CueKind::clause || item.cue == CueKind::past ||
                                                                          item.cue == CueKind::future || item.cue == CueKind::ongoing)))
        return false;
      if (item.is_verb() || item.is_predicate()) return true;
    }
    return false;
  }

  // "12 cuộc không kích diễn ra"
  bool takes_place(std::uint32_t t) const {
    for (auto i = t + 1; i < size() && i < t + 5; ++i) {
      if (items_[i].kind == ItemKind::punct || items_[i].kind == ItemKind::mention || items_[i].is_verb()) return false;
      const auto text = c_.text(items_[i]);
      if (text == "diễn ra" || text == "xảy ra" || text == "nổ ra") return true;
    }
    return false;
  }

  bool has_time(std::uint32_t t) const { return t + 1 < size() && items_[t + 1].kind == ItemKind::time; }

  // ---- arguments of a verb ----

  void verb_arguments(std::uint32_t t, std::uint32_t lo, Event& e) {
    const auto frame = cell(t, "frame");
    const auto passive = passive_before(t, lo);
    Phrase subject;
    if (passive != no_index) return suffers(t, lo, passive, e);
    if (passive_goes_on(t)) {
      e.targets = sufferer_;
      for (Argument& a : e.targets) a.inherited = true;
      passive_at_ = t;
      return;
    }
    subject = subject_of(c_, items_, t, lo);
    const bool inherited = !subject.found() && inherit(t, lo, subject);
    subject_ = subject.found() ? subject.first : no_index;
    if (frame == "undergo") return undergo(t, lo, subject, e);
    if (frame != "happen") {
      act(subject, e.actors);
      for (Argument& a : e.actors) a.inherited = inherited;
      speaker_acts(t, lo, e);
    }
    objects(t, frame, e);
  }

  void suffers(std::uint32_t t, std::uint32_t lo, std::uint32_t passive, Event& e) {
    const Phrase by = passive + 1 < t ? phrase_at(c_, items_, passive + 1, t) : Phrase{};
    if (by.found() && by.last <= t) act(by, e.actors);
    // "bị A bắt giữ, bị B kết án và bị hành quyết": one sufferer.
    const bool goes_on = passive > lo && sufferer_sentence_ == s_ && passive_at_ != no_index && passive_at_ >= lo &&
                         (punct(passive - 1, ',') || word(passive - 1, "và")) && no_subject_between(passive_at_, passive);
    if (goes_on) {
      e.targets = sufferer_;
      for (Argument& a : e.targets) a.inherited = true;
    } else {
      Phrase subject = subject_of(c_, items_, passive, lo);
      if (!subject.found()) inherit(passive, lo, subject);
      subject_ = subject.found() ? subject.first : no_index;
      if (cell(t, "frame") != "happen") act(subject, e.targets);
      if (subject.found() && e.targets.empty() && type_ == "ASSAULT") name_places(subject, e);
    }
    by_phrase(t, e);
    sufferer_ = e.targets;
    sufferer_sentence_ = s_;
    passive_at_ = t;
  }

  // "một nhà kho ở Kharkiv bị tấn công": what stands there is no sufferer, its place is the place.
  void name_places(const Phrase& phrase, Event& e) const {
    for (auto i = phrase.first; i < phrase.last; ++i)
      if (items_[i].kind == ItemKind::mention && c_.mention(items_[i]).type == EntityType::place)
        mention_arguments(c_, items_[i].ref, false, e.places);
  }

  bool no_subject_between(std::uint32_t from, std::uint32_t to) const {
    for (auto i = from + 1; i + 1 < to; ++i)
      if (punct(i, ';') || punct(i, ':') || (items_[i].kind == ItemKind::cue && items_[i].cue == CueKind::clause && !word(i, "và")))
        return false;
    return true;
  }

  // "bị khởi tố, bắt giam": the second verb right behind the first passive one suffers with it.
  bool passive_goes_on(std::uint32_t t) const {
    if (passive_at_ == no_index || sufferer_sentence_ != s_ || sufferer_.empty() || t < passive_at_ + 2 || t > passive_at_ + 4)
      return false;
    for (auto i = passive_at_ + 1; i + 1 < t; ++i)
      if (items_[i].kind != ItemKind::word || items_[i].is_predicate()) return false;
    return punct(t - 1, ',') || word(t - 1, "và");
  }

  // "khởi tố bị can, bắt tạm giam ông A": the verbs of a chain share the object behind the last of them.
  void share_objects() {
    for (std::size_t k = out_.size(); k-- > base_ + 1;) {
      Event& e = out_[k - 1];
      const Event& next = out_[k];
      const auto from = at_[k - 1 - base_], to = at_[k - base_];
      if (!e.targets.empty() || next.targets.empty() || e.type != next.type || e.within != next.within || to > from + 5) continue;
      if (c_.cell(*items_[from].trigger, "frame") != "svo" || passive_before(from, 0) != no_index) continue;
      bool chain = false;
      for (auto i = from + 1; i < to; ++i) {
        if (items_[i].kind == ItemKind::mention)
          chain = false, i = to;
        else
          chain |= punct(i, ',') || word(i, "và");
      }
      if (!chain) continue;
      e.targets = next.targets;
      for (Argument& a : e.targets) a.inherited = true;
    }
  }

  // "2 người thiệt mạng vì đợt không kích của Nga": who attacked did the harm.
  void name_causes() {
    for (std::size_t k = base_; k + 1 < out_.size(); ++k) {
      if (out_[k].type != EventType::HARM || !out_[k].actors.empty()) continue;
      std::size_t next = k + 1;
      while (next < out_.size() && out_[next].type == EventType::HARM) ++next;
      if (next == out_.size() || out_[next].type != EventType::ASSAULT || out_[next].actors.empty()) continue;
      const auto from = at_[next - 1 - base_], to = at_[next - base_];
      if (to - from > 9) continue;
      bool cause = false;
      for (auto i = from + 1; i < to; ++i) {
        if (items_[i].is_verb() || items_[i].is_predicate() || items_[i].kind == ItemKind::punct)
          cause = false, i = to;
        else
          cause |= word(i, "vì") || word(i, "do") || word(i, "trong") || word(i, "bởi");
      }
      if (!cause) continue;
      out_[k].actors = out_[next].actors;
      for (Argument& a : out_[k].actors) a.inherited = true;
    }
  }

  // "X thông báo cấm …": a content that begins with its verb is what the speaker does. "chúng tôi" is the speaker's side: the
  // country whose office-holder or spokesman speaks.
  void speaker_acts(std::uint32_t t, std::uint32_t lo, Event& e) const {
    const auto parent = around(t);
    if (parent == no_index) return;
    const auto& speakers = said_[parent].event.actors;
    if (e.actors.empty()) {
      for (auto i = lo; i < t; ++i)
        if (items_[i].kind == ItemKind::mention || items_[i].kind == ItemKind::word || items_[i].is_verb()) return;
      e.actors = speakers;
      for (Argument& a : e.actors) a.inherited = true;
      return;
    }
    if (e.actors.size() != 1 || e.actors[0].entity != no_index || speakers.size() != 1 || speakers[0].entity == no_index) return;
    static const std::uint64_t we = syllable_key("chúng");
    bool says_we = false;
    for (auto i = lo; i < t; ++i)
      for (auto k = items_[i].first; k < items_[i].last; ++k)
        says_we |= c_.in.tokens[k].key == we && c_.in.tokens[k].start >= e.actors[0].mention.start &&
                   c_.in.tokens[k].end <= e.actors[0].mention.end;
    if (!says_we) return;
    const Entity& speaker = c_.in.entities.list[speakers[0].entity];
    std::uint32_t side = speaker.type == EntityType::person ? no_index : speakers[0].entity;
    for (std::uint32_t k = 0; k < c_.in.entities.list.size() && side == no_index && !speaker.country.empty(); ++k) {
      const Entity& place = c_.in.entities.list[k];
      if (place.country == speaker.country && is_country_entity(c_, k)) side = k;
    }
    if (side == no_index) return;
    e.actors[0].entity = side;
    e.actors[0].via = Via::anaphora;
    e.actors[0].unnamed_id.clear();
  }

  // "… và ký kết …", ", rồi rời …": the subject of the clause before goes on.
  bool inherit(std::uint32_t t, std::uint32_t lo, Phrase& subject) const {
    if (!connected(c_, items_, t) && !purpose_before(t, lo)) return false;
    for (auto i = t; i > lo; --i)
      if (items_[i - 1].is_verb() || items_[i - 1].is_predicate() ||
          (items_[i - 1].kind == ItemKind::cue &&
           (items_[i - 1].cue == CueKind::past || items_[i - 1].cue == CueKind::future || items_[i - 1].cue == CueKind::light))) {
        subject = subject_of(c_, items_, i - 1, lo);
        if (subject.found()) return true;
      }
    return false;
  }

  // "… để giải cứu", "nhằm tiêu diệt": the purpose is the subject's.
  bool purpose_before(std::uint32_t t, std::uint32_t lo) const {
    for (auto i = t; i > lo && t - i < 4; --i) {
      if (word(i - 1, "để") || word(i - 1, "nhằm") || word(i - 1, "hòng")) return true;
      if (i > 1 && (word(i - 1, "việc") || word(i - 1, "cách")) && word(i - 2, "bằng")) return true;
      if (items_[i - 1].kind == ItemKind::mention || items_[i - 1].kind == ItemKind::punct) return false;
    }
    return false;
  }

  std::uint32_t passive_before(std::uint32_t t, std::uint32_t lo) const {
    for (auto i = t; i > lo && t - i < 4; --i) {
      const Item& item = items_[i - 1];
      if (word(i - 1, "bị")) return i - 1;
      // "vui mừng được đến thăm": a chance to do, nothing suffered.
      if (word(i - 1, "được")) return i == t && intransitive(t) ? no_index : i - 1;
      const bool passes =
          item.kind == ItemKind::mention || item.kind == ItemKind::time ||
          (item.kind == ItemKind::cue && (item.cue == CueKind::adverb || item.cue == CueKind::source_noun || item.cue == CueKind::past)) ||
          item.kind == ItemKind::word;
      if (!passes) return no_index;
    }
    return no_index;
  }

  bool intransitive(std::uint32_t t) const {
    const auto frame = cell(t, "frame");
    return frame == "sv" || (frame == "svp" && (cell(t, "mode") == "visit" || cell(t, "mode") == "arrive" || cell(t, "mode") == "depart"));
  }

  void by_phrase(std::uint32_t t, Event& e) const {
    for (auto i = t + 1; i + 1 < size() && i < t + 8; ++i) {
      if (items_[i].is_verb() || items_[i].kind == ItemKind::punct) return;
      if (word(i, "bởi") || word(i, "do")) return act(phrase_at(c_, items_, i + 1, size()), e.actors);
    }
  }

  // Who died or was hurt is the target; who did it, where the clause says so ("khiến", "làm"), the actor.
  void undergo(std::uint32_t t, std::uint32_t lo, const Phrase& subject, Event& e) {
    Phrase victims = subject;
    std::uint32_t cause = no_index;
    for (auto i = t; i > lo && t - i < 14; --i)
      if (word(i - 1, "khiến") || word(i - 1, "làm")) {
        cause = i - 1;
        break;
      }
    if (cause != no_index) {
      auto from = cause + 1;
      for (auto i = from; i < t; ++i)
        if (items_[i].is_verb() || punct(i, ',') || (word(i, "và") && i > from && items_[i - 1].is_verb())) from = i + 1;
      victims = words_between(from, t);
    } else if (!victims.found())
      victims = words_after(t);
    to_arguments(c_, victims, false, e.targets);
    if (cause == no_index) return;
    for (std::size_t k = out_.size(); k-- > base_;)
      if (out_[k].type == EventType::ASSAULT && !out_[k].actors.empty()) {
        e.actors = out_[k].actors;
        for (Argument& a : e.actors) a.inherited = true;
        return;
      }
  }

  Phrase words_between(std::uint32_t from, std::uint32_t to) const {
    Phrase p;
    if (from >= to) return p;
    p.first = from;
    p.last = to;
    while (p.last > p.first && items_[p.last - 1].kind == ItemKind::cue && items_[p.last - 1].cue != CueKind::source_noun) --p.last;
    if (p.last == p.first) return {};
    if (p.last - p.first == 1 && items_[p.first].kind == ItemKind::mention) p.mentions.push_back(items_[p.first].ref);
    p.words_first = items_[p.first].first;
    p.words_last = items_[p.last - 1].last;
    return p;
  }

  Phrase words_after(std::uint32_t t) const {
    auto end = t + 1;
    while (end < size() && end - t < 8 &&
           (items_[end].kind == ItemKind::number || items_[end].kind == ItemKind::word || items_[end].kind == ItemKind::mention ||
            (items_[end].kind == ItemKind::cue && items_[end].cue == CueKind::source_noun)))
      ++end;
    return words_between(t + 1, end);
  }

  void objects(std::uint32_t t, std::string_view frame, Event& e) {
    if (frame == "sv" || frame == "happen") return;
    auto i = after_adverbs(t + 1);
    if (frame == "sv-with") {
      const auto with = find_preposition(t, {"với", "cùng"});
      return act(phrase_at(c_, items_, with != no_index ? with + 1 : i, size()), e.targets);
    }
    if (frame == "sv-to") {
      const auto to = find_preposition(t, {"cho", "tới", "đến"});
      if (to != no_index)
        act(phrase_at(c_, items_, to + 1, size()), e.targets);
      else if (i < size() && items_[i].kind == ItemKind::mention)
        act(phrase_at(c_, items_, i, size()), e.targets);
      return;
    }
    bool into = false;
    while (i < size() && items_[i].kind == ItemKind::cue && items_[i].cue == CueKind::preposition) into |= !word(i, "với"), ++i;
    if (word(i, "nhằm")) i += word(i + 1, "vào") ? 2 : 1;
    const Phrase object = phrase_at(c_, items_, i, size());
    if (object.found()) direct_object(i, object, frame, into, e);
    if (e.targets.empty() && e.places.empty()) object_of_preposition(t, e);
    if (type_ == "MOBILIZE" && e.places.empty()) {
      const auto to = find_preposition(t, {"đến", "tới", "sang", "vào", "tại", "ở"});
      if (to != no_index)
        for (const auto m : phrase_at(c_, items_, to + 1, size()).mentions)
          if (c_.in.entities.mentions[m].type == EntityType::place) mention_arguments(c_, m, false, e.places);
    }
  }

  void direct_object(std::uint32_t i, const Phrase& object, std::string_view frame, bool into, Event& e) {
    if (object.mentions.empty()) {
      if (head_of(c_, items_, object) == Head::agent) {
        if (type_ == "MOBILIZE")
          deploys_ = true;
        else if (frame == "svo" || type_ == "ASSAULT")
          act(object, e.targets);
        return;
      }
      // What is criticised, backed or denied is somebody's; what is attacked stands somewhere.
      const Phrase owner = owner_of(c_, items_, i, size());
      if (type_ == "ACCUSE" || type_ == "SUPPORT" || type_ == "REJECT")
        act(owner, e.targets);
      else if (type_ == "ASSAULT")
        for (const auto m : owner.mentions) place_or(m, e.targets, e);
      return;
    }
    for (const auto m : object.mentions) {
      const bool place = c_.in.entities.mentions[m].type == EntityType::place;
      // A country that is attacked is whom it hits, a city is where.
      const bool where = frame == "svp" && place && !(type_ == "ASSAULT" && !into && is_country(c_, m));
      if (where)
        mention_arguments(c_, m, false, e.places);
      else {
        Phrase one;
        one.first = object.first, one.last = object.last;
        one.mentions.assign(1, m);
        act(one, e.targets);
      }
    }
  }

  void place_or(std::uint32_t m, std::vector<Argument>& other, Event& e) const {
    mention_arguments(c_, m, false, c_.in.entities.mentions[m].type == EntityType::place ? e.places : other);
  }

  // "dừng xuất khẩu với Israel", "bắt tạm giam đối với ông A", "phóng tên lửa nhằm vào B".
  void object_of_preposition(std::uint32_t t, Event& e) {
    if (type_ != "SANCTION" && type_ != "LEGAL" && type_ != "ACCUSE" && type_ != "COERCE" && type_ != "AGREE" && type_ != "ASSAULT") return;
    const auto with = type_ == "ASSAULT" ? find_preposition(t, {"vào", "xuống"}) : find_preposition(t, {"với"});
    if (with == no_index) return;
    const Phrase phrase = phrase_at(c_, items_, with + 1, size());
    if (phrase.mentions.empty()) return type_ == "ASSAULT" ? name_places(phrase, e) : act(phrase, e.targets);
    for (const auto m : phrase.mentions)
      if (type_ == "ASSAULT")
        place_or(m, e.targets, e);
      else
        mention_arguments(c_, m, false, e.targets);
  }

  std::uint32_t after_adverbs(std::uint32_t i) const {
    while (i < size() && items_[i].kind == ItemKind::cue && items_[i].cue == CueKind::adverb) ++i;
    return i;
  }

  // The first of these prepositions after the trigger in its clause, followed by a phrase.
  std::uint32_t find_preposition(std::uint32_t t, std::initializer_list<const char*> words) const {
    for (auto i = t + 1; i + 1 < size() && i < t + 12; ++i) {
      if (items_[i].kind == ItemKind::punct && !punct(i, ',')) return no_index;
      if (items_[i].verb) return no_index;
      if (items_[i].kind == ItemKind::cue && items_[i].cue == CueKind::clause && !word(i, "và")) return no_index;
      for (const char* w : words)
        if (word(i, w)) return i;
    }
    return no_index;
  }

  // ---- arguments of an event noun ----

  void noun_arguments(std::uint32_t t, std::uint32_t lo, Event& e) {
    // "X đã có cuộc điện đàm với Y": the light verb's subject acts.
    const auto light = light_before(t, lo);
    if (light != no_index) {
      Phrase subject = subject_of(c_, items_, light, lo);
      if (!subject.found()) inherit(light, lo, subject);
      act(subject, e.actors);
      if (e.actors.empty()) speaker_acts(light, lo, e);
    }
    const bool hits = e.type == EventType::ASSAULT || e.type == EventType::COERCE || e.type == EventType::LEGAL;
    if (hits && t + 1 < size()) {
      // "vụ ám sát Thủ tướng …", "cuộc tấn công Rafah"
      const Phrase object = phrase_at(c_, items_, t + 1, size());
      for (const auto m : object.mentions) place_or(m, e.targets, e);
    }
    bool placed = false;  // "nhằm vào cảng Hodeidah của Yemen": the owner of the place, not of the deed
    for (auto i = t + 1; i + 1 < size() && i < t + 16; ++i) {
      if (items_[i].is_verb() && (items_[i].verb || cell_pos(i) == "v")) break;
      if (items_[i].is_predicate()) break;
      if (items_[i].kind == ItemKind::punct && !punct(i, '"')) break;
      if (word(i, "mà") && e.actors.empty()) {
        act(phrase_at(c_, items_, i + 1, size()), e.actors);
        break;
      }
      if (items_[i].kind == ItemKind::cue && items_[i].cue == CueKind::clause && !word(i, "và") && !word(i, "do") && !word(i, "bởi")) break;
      if (word(i, "của") || word(i, "do") || word(i, "bởi")) {
        const Phrase p = phrase_at(c_, items_, i + 1, size());
        if (e.actors.empty() && !(placed && word(i, "của") && owns_place(p, i))) act(p, e.actors);
      } else if (word(i, "giữa")) {
        Event both;
        act(phrase_at(c_, items_, i + 1, size()), both.actors);
        e.actors.insert(e.actors.end(), both.actors.begin(), both.actors.end());
      } else if (word(i, "với")) {
        if (e.targets.empty()) act(phrase_at(c_, items_, i + 1, size()), e.targets);
      } else if (word(i, "vào") || word(i, "xuống") || (word(i, "nhằm") && !word(i + 1, "vào"))) {
        const Phrase p = phrase_at(c_, items_, i + 1, size());
        const bool aimed = i > 0 && word(i - 1, "nhằm");
        for (const auto m : p.mentions)
          if (aimed && is_country(c_, m))
            mention_arguments(c_, m, false, e.targets);
          else
            place_or(m, e.targets, e);
        placed = true;
      }
      placed |= items_[i].kind == ItemKind::mention && c_.mention(items_[i]).type == EntityType::place;
    }
  }

  // Is the one that owns the country of the place right before "của"?
  bool owns_place(const Phrase& owner, std::uint32_t of) const {
    if (of == 0 || owner.mentions.size() != 1 || items_[of - 1].kind != ItemKind::mention) return false;
    const Mention& place = c_.mention(items_[of - 1]);
    const Mention& m = c_.in.entities.mentions[owner.mentions[0]];
    if (place.type != EntityType::place || place.entity == no_index || m.entity == no_index) return false;
    const auto& of_place = c_.in.entities.list[place.entity].country;
    return !of_place.empty() && of_place == c_.in.entities.list[m.entity].country;
  }

  std::string_view cell_pos(std::uint32_t i) const {
    return items_[i].trigger ? c_.cell(*items_[i].trigger, "pos") : std::string_view("v");
  }

  std::uint32_t light_before(std::uint32_t t, std::uint32_t lo) const {
    for (auto i = t; i > lo && t - i < 4; --i) {
      if (items_[i - 1].cue == CueKind::light) return i - 1;
      if (items_[i - 1].kind == ItemKind::punct || items_[i - 1].is_verb() || items_[i - 1].kind == ItemKind::mention) return no_index;
    }
    return no_index;
  }

  // Places of the trigger's own clause: "tại Sanaa", "ở thủ đô Doha", to the right up to the next verb.
  void clause_places(std::uint32_t t, Event& e) {
    for (auto i = t + 1; i < size() && i < t + 20; ++i) {
      if (items_[i].is_verb() && cell_pos(i) == "v") break;
      if (punct(i, ';') || punct(i, '.') || punct(i, ':')) break;
      if (items_[i].kind == ItemKind::cue && items_[i].cue == CueKind::clause && !word(i, "và")) break;
      if (items_[i].kind != ItemKind::mention || c_.mention(items_[i]).type != EntityType::place) continue;
      if (located(i)) mention_arguments(c_, items_[i].ref, false, e.places);
    }
  }

  // A place mention governed by a preposition of place, a head noun between allowed.
  bool located(std::uint32_t i) const {
    for (auto k = i; k > 0 && i - k < 4; --k) {
      const Item& before = items_[k - 1];
      if (word(k - 1, "tại") || word(k - 1, "ở") || word(k - 1, "trên") || word(k - 1, "trong")) return true;
      if (before.kind != ItemKind::word && !(before.kind == ItemKind::cue && before.cue == CueKind::not_trigger)) return false;
    }
    return false;
  }

  // ---- realis ----

  bool quote_mark(std::uint32_t i) const {
    return punct(i, '"') || punct(i, 0x201C) || punct(i, 0x201D) || punct(i, '\'') || punct(i, 0x2018) || punct(i, 0x2019);
  }

  // What the auxiliaries before the trigger say. They reach it over each other, over verbs in series and over the agent of a passive,
  // not over a noun of their own ("không có lợi cho quá trình đàm phán").
  Realis realis(std::uint32_t t, std::uint32_t lo, std::uint32_t parent, bool nominal) const {
    Realis r = Realis::actual;
    bool past = false;
    auto from = t;
    const auto passive = passive_before(t, lo);
    if (passive != no_index) from = passive;
    std::uint32_t words = 0;
    for (auto i = from; i > lo && from - i < 7; --i) {
      const Item& item = items_[i - 1];
      if (quote_mark(i - 1)) continue;
      if (item.kind == ItemKind::punct || item.kind == ItemKind::mention) break;
      if (item.is_verb() && t - i > 2) break;
      if (item.kind == ItemKind::word && ++words > (nominal ? 1u : 2u)) break;
      if (item.kind == ItemKind::cue && item.cue == CueKind::preposition) break;
      if (item.cue == CueKind::negation) return Realis::negated;
      if (item.cue == CueKind::past) past = true;
      if (item.cue == CueKind::future) r = Realis::future;
      if (item.cue == CueKind::hypothetical && !past) {
        if (word(i - 1, "phải") && parent == no_index && had_to(t)) continue;
        if (purpose(i - 1) && tool_of(i - 1, lo, t)) return Realis::actual;
        r = r == Realis::future ? r : Realis::hypothetical;
      }
    }
    if (r != Realis::actual || past) return r;
    if (nominal) r = told_of_noun(t);
    if (r != Realis::actual) return r;
    if (asked_of_subject(lo)) return Realis::hypothetical;
    if (parent != no_index) {
      const EventType type = said_[parent].event.type;
      if (type == EventType::REQUEST || type == EventType::THREATEN || type == EventType::AGREE) return Realis::hypothetical;
      if (said_[parent].event.realis != Realis::actual) return Realis::hypothetical;
    }
    return conditional(t, lo) ? Realis::hypothetical : r;
  }

  // "người dân phải sơ tán": told by the paper, it happened.
  bool had_to(std::uint32_t t) const {
    const auto type = cell(t, "type");
    return type == "MOVE" || type == "REJECT" || type == "HARM" || type == "SANCTION";
  }

  bool purpose(std::uint32_t i) const { return word(i, "để") || word(i, "nhằm") || word(i, "hòng"); }

  // "đã phóng 100 tên lửa để tấn công": what was used was used for it.
  bool tool_of(std::uint32_t i, std::uint32_t lo, std::uint32_t t) const {
    if (cell(t, "type") != "ASSAULT") return false;
    for (auto k = i; k > lo && i - k < 14; --k) {
      const Item& item = items_[k - 1];
      if (item.trigger) {
        const auto type = cell(k - 1, "type");
        if (type == "ASSAULT" || type == "MOBILIZE") return true;
      }
      const auto text = c_.text(item);
      if (text == "sử dụng" || text == "dùng" || text == "huy động" || word(k - 1, "dụng")) return true;
    }
    return false;
  }

  // "Cuộc gặp giữa hai bộ trưởng sẽ đề cập": the predicate of the noun tells whether it lies ahead.
  Realis told_of_noun(std::uint32_t t) const {
    for (auto i = t + 1; i < size() && i < t + 14; ++i) {
      const Item& item = items_[i];
      if (item.kind == ItemKind::punct || item.is_verb() || (item.kind == ItemKind::cue && item.cue == CueKind::clause && !word(i, "và")))
        return Realis::actual;
      if (item.cue == CueKind::future) return Realis::future;
      if (item.cue == CueKind::past || item.cue == CueKind::ongoing) return Realis::actual;
    }
    return Realis::actual;
  }

  // "yêu cầu họ rút quân", "để Israel tấn công", "bất kỳ binh sĩ nào tiến vào": what stands before the subject asks for or supposes it.
  bool asked_of_subject(std::uint32_t lo) const {
    if (subject_ == no_index || subject_ >= size()) return false;
    const auto first = c_.text(items_[subject_]);
    if (first == "bất kỳ" || first == "bất cứ" || first == "Bất kỳ" || first == "Bất cứ") return true;
    if (subject_ <= lo) return false;
    const Item& before = items_[subject_ - 1];
    if (before.cue == CueKind::hypothetical) return true;
    // "có thể … giúp Israel tấn công": what makes the subject act is itself only possible.
    if (before.cue == CueKind::causative)
      for (auto i = subject_ - 1; i > lo && subject_ - i < 7; --i) {
        if (items_[i - 1].cue == CueKind::hypothetical || items_[i - 1].cue == CueKind::future) return true;
        if (items_[i - 1].kind == ItemKind::punct || items_[i - 1].kind == ItemKind::mention) break;
      }
    if (before.verb) return c_.cell(*before.verb, "force") == "requesting";
    return before.trigger && c_.cell(*before.trigger, "type") == "REQUEST";
  }

  bool conditional(std::uint32_t t, std::uint32_t lo) const {
    for (auto i = t; i > lo && t - i < 12; --i) {
      if (word(i - 1, "nếu")) return true;
      if (punct(i - 1, ',') || punct(i - 1, ';')) return false;
    }
    return false;
  }

  const EventContext& c_;
  std::uint32_t s_;
  const Items& items_;
  const std::vector<Said>& said_;
  std::size_t from_;
  std::vector<Event>& out_;
  std::size_t base_;
  std::vector<Argument> sufferer_;  // of the last passive
  std::uint32_t sufferer_sentence_ = no_index;
  std::uint32_t passive_at_ = no_index;  // item of the last passive verb of this sentence
  std::uint32_t subject_ = no_index;     // first item of the subject of the trigger at hand
  bool deploys_ = false;                 // the object of a MOBILIZE is troops or craft
  std::string_view type_;                // of the trigger at hand
  std::vector<std::uint32_t> at_;        // per event from base_ on: its trigger's item
};

}  // namespace

void find_actions(const EventContext& c, std::uint32_t s, const Items& items, const std::vector<Said>& said, std::size_t said_from,
                  std::vector<Event>& out) {
  ActionReader(c, s, items, said, said_from, out).run();
}

}  // namespace nienbieu
