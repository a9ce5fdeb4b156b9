#include "event/actions.h"

#include <algorithm>

#include "event/action_chain.h"
#include "event/action_realis.h"
#include "event/action_type.h"
#include "event/action_worth.h"
#include "event/compound.h"
#include "event/noun_arguments.h"
#include "event/object_arguments.h"
#include "event/participants.h"
#include "event/pronoun_actor.h"
#include "event/shared_subject.h"
#include "event/sport.h"
#include "event/trigger.h"

namespace nienbieu {
namespace {

class ActionReader {
 public:
  ActionReader(const EventContext& c, std::uint32_t s, const Items& items, const std::vector<Said>& said, std::size_t from,
               std::vector<Event>& out)
      : c_(c), s_(s), items_(items), view_{c, s, items}, said_(said), from_(from), out_(out), base_(out.size()) {}

  void run() {
    for (std::uint32_t t = 0; t < size(); ++t)
      if (items_[t].trigger && !is_statement(t)) trigger(t);
    const std::span<Event> events(out_.data() + base_, out_.size() - base_);
    share_objects(view_, at_, events);
    name_causes(view_, at_, events);
  }

  // Statements further away than this many sentences hold nothing of this one.
  static constexpr std::uint32_t reach = 40;

 private:
  std::uint32_t size() const { return static_cast<std::uint32_t>(items_.size()); }
  bool punct(std::uint32_t i, char32_t p) const { return view_.punct(i, p); }
  bool word(std::uint32_t i, WordKey w) const { return view_.word(i, w); }
  bool word(std::uint32_t i, const KeySet& words) const { return view_.word(i, words); }
  std::string_view cell(std::uint32_t t, EventColumn column) const { return c_.cell(*items_[t].trigger, column); }

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
    if (word_of_the_game(view_, t) && tells_of_sport(view_)) return;
    if (written_as_name(t) || tells_kind(t) || told_in_sentence(t)) return;
    if (modifies_subject(view_, t) || means(view_, t, lo) || is_defined(view_, t) || (noun && is_fired(view_, t, lo))) return;
    if (names_a_weapon(view_, t, type_) || names_a_charge(view_, t, type_) || names_a_stretch(view_, t) || names_a_means(view_, t, type_) ||
        names_a_topic(view_, t) || names_occupied_land(view_, t) || names_a_kind(view_, t) || names_a_risk(view_, t, type_) ||
        names_a_paper(view_, t) || figure_of_speech(view_, t, type_))
      return;
    // "kiến nghị của cử tri": a topic; "bác bỏ cáo buộc của ông X" is a deed.
    if (items_[t].verb && word(t + 1, "của") && light_before(view_, t, lo) == no_index && !holds_its_object(view_, t)) return;
    const bool nominal = noun || is_noun_use(c_, items_, t) || (word(t + 1, "của") && !subject_of(c_, items_, t, lo).found());
    if (nominal) {
      light_subject(t, lo, e);
      noun_arguments(view_, t, e);
    } else {
      verb_arguments(t, lo, e);
      if (cell(t, "mode") == "assassinate" && passive_before(view_, t, lo) == no_index) attack_kills(t, e);
    }
    clause_places(view_, t, e);
    if (e.type == EventType::LEGISLATE && e.actors.empty()) body_that_votes(view_, t, e);
    const TriggerClause clause{t, lo, subject_, deploys_};
    fit_type(view_, clause, e);
    e.realis = action_realis(view_, t, lo, parent == no_index ? nullptr : &said_[parent], subject_, nominal);
    if (!cell(t, "quantity").empty()) find_quantities(c_, items_, t, cell(t, "quantity"), e.quantities);
    if (counts_victims(view_, t) && !e.quantities.empty()) counted_behind(t, e);
    drop_reflexive(e.actors, e.targets);
    if (e.mode == "evacuate" && warned_to(t)) e.actors.clear();
    if (!worth_telling(view_, clause, nominal, e)) return;
    e.aside = nominal ? e.type == EventType::ASSAULT && light_before(view_, t, lo) == no_index && behind_verb(view_, t, lo)
                      : describes_only(view_, clause, e);
    e.confidence = nominal ? 0.6f : 0.75f;
    e.rule = "trigger:" + std::string(cell(t, "trigger")) + "/" + std::string(cell(t, "frame"));
    out_.push_back(std::move(e));
    at_.push_back(t);
  }

  // "nhiều dư chấn xảy ra, trong đó có | 2 dư chấn mạnh 6 độ": the same disaster again.
  bool told_in_sentence(std::uint32_t t) const {
    if (cell(t, "type") != "DISASTER") return false;
    const auto same = [&](std::uint32_t before) {
      if (items_[before].last - items_[before].first != items_[t].last - items_[t].first) return false;
      for (std::uint32_t k = 0; k < items_[t].last - items_[t].first; ++k)
        if (c_.in.tokens[items_[before].first + k].key != c_.in.tokens[items_[t].first + k].key) return false;
      return true;
    };
    for (std::size_t k = base_; k < out_.size(); ++k)
      if (out_[k].type == EventType::DISASTER && same(at_[k - base_]) && says_part(t)) return true;
    return false;
  }

  // "trong đó có", "bao gồm" between the comma and the trigger
  bool says_part(std::uint32_t t) const {
    for (auto i = t; i > 0 && t - i < 6; --i) {
      const auto text = c_.text(items_[i - 1]);
      if (text.starts_with("trong đó") || text == "bao gồm" || text == "gồm") return true;
    }
    return false;
  }

  // "một cuộc tấn công | trả đũa", "cuộc biểu tình | bạo loạn": what kind of one it is.
  bool tells_kind(std::uint32_t t) const {
    if (t == 0 || !items_[t - 1].trigger || items_[t - 1].last != items_[t].first || cell(t - 1, "pos") != "n") return false;
    const auto text = c_.text(items_[t]), head = cell(t - 1, "type");
    const bool kind = text == "trả đũa" || text == "đáp trả" || text == "bạo loạn" || text == "khủng bố";
    return kind && cell(t - 1, "core") == "y" && (head == "ASSAULT" || head == "PROTEST");
  }

  // "thạc sĩ Luật và Điều tra hình sự": a verb with a capital inside a sentence is part of a name that nobody knows.
  bool written_as_name(std::uint32_t t) const {
    const auto first = items_[t].first;
    return cell(t, "pos") == "v" && t > 0 && c_.in.tokens[first].casing == Casing::initial && c_.in.tokens[first - 1].is_word() &&
           c_.in.tokens[first - 1].casing != Casing::upper && items_[t - 1].kind != ItemKind::time;
  }

  void verb_arguments(std::uint32_t t, std::uint32_t lo, Event& e) {
    const auto frame = cell(t, "frame");
    if (receives(t, lo, 1, e)) return;
    if (type_ == "AID" && word(t + 1, "từ") && t + 2 < size() && items_[t + 2].kind == ItemKind::mention) {  // "hỗ trợ từ Mỹ cho …"
      act(view_, phrase_at(c_, items_, t + 2, size()), e.actors);
      object_arguments(view_, t, e);
      return;
    }
    auto passive = passive_before(view_, t, lo);
    if (passive == no_index) passive = passive_of_list(view_, t, lo);
    Phrase subject;
    if (passive != no_index) return suffers(t, lo, passive, e);
    if (passive_goes_on(t) || suffers_on(t)) {
      e.targets = sufferer_;
      for (Argument& a : e.targets) a.inherited = true;
      passive_at_ = t;
      return;
    }
    subject = subject_of(c_, items_, t, lo);
    const bool inherited = !subject.found() && shared_subject(view_, t, lo, subject);
    subject_ = subject.found() ? subject.first : no_index;
    if (frame == "undergo") return undergo(t, lo, subject, e);
    if (frame != "happen") {
      if (!anybody(subject)) act(view_, subject, e.actors);
      for (Argument& a : e.actors) a.inherited = inherited;
      speaker_acts(t, lo, e);
    }
    deploys_ = object_arguments(view_, t, e);
  }

  // "mọi quốc gia", "bất cứ ai": nobody in particular does it.
  bool anybody(const Phrase& subject) const {
    static const KeySet any({"mọi", "bất"});
    return subject.found() && any.contains(c_.in.tokens[items_[subject.first].first].key);
  }

  void suffers(std::uint32_t t, std::uint32_t lo, std::uint32_t passive, Event& e) {
    Phrase by = passive + 1 < t ? phrase_at(c_, items_, passive + 1, t) : Phrase{};
    // "bị X, Y và nhiều nước lên án"
    if (!by.mentions.empty() && by.last + 1 < t && is_coordinator(c_, items_[by.last]) && is_nominal(items_[by.last + 1])) {
      by.words_first = items_[by.last + 1].first;
      by.words_last = items_[t - 1].last;
      by.joined = true;
    }
    if (by.found() && by.last <= t) act(view_, by, e.actors);
    // "bị A bắt giữ, bị B kết án và bị hành quyết": one sufferer.
    const bool goes_on = passive > lo && sufferer_sentence_ == s_ && passive_at_ != no_index && passive_at_ >= lo &&
                         (punct(passive - 1, ',') || word(passive - 1, "và")) && no_subject_between(passive_at_, passive);
    if (goes_on) {
      e.targets = sufferer_;
      for (Argument& a : e.targets) a.inherited = true;
    } else {
      Phrase subject = subject_of(c_, items_, passive, lo);
      if (!subject.found()) shared_subject(view_, passive, lo, subject);
      subject_ = subject.found() ? subject.first : no_index;
      if (cell(t, "frame") != "happen") act(view_, subject, e.targets);
      if (subject.found() && e.targets.empty() && type_ == "ASSAULT") name_places(view_, subject, e);
    }
    by_phrase(view_, t, e);
    sufferer_ = e.targets;
    sufferer_sentence_ = s_;
    passive_at_ = t;
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

  // "bị cách chức giám đốc và đuổi khỏi ngành": the verb behind "và" suffers too, unless it has somebody of its own or an
  // auxiliary.
  bool suffers_on(std::uint32_t t) const {
    if (passive_at_ == no_index || sufferer_sentence_ != s_ || sufferer_.empty() || t < passive_at_ + 2 || t > passive_at_ + 9)
      return false;
    const auto type = cell(t, "type");
    if (!word(t - 1, "và") || (type != "OFFICE" && type != "SANCTION" && type != "LEGAL" && type != "COERCE")) return false;
    for (auto i = passive_at_ + 1; i + 1 < t; ++i)
      if (items_[i].is_verb() || items_[i].is_predicate() || items_[i].kind == ItemKind::punct || items_[i].cue == CueKind::clause)
        return false;
    if (t + 1 >= size() || items_[t + 1].kind == ItemKind::punct || items_[t + 1].kind == ItemKind::cue) return true;
    return items_[t + 1].kind == ItemKind::mention && c_.mention(items_[t + 1]).type != EntityType::person;
  }

  // "quân đội ra cảnh báo | sơ tán": who warns does not leave.
  bool warned_to(std::uint32_t t) const {
    if (t == 0) return false;
    const auto text = c_.text(items_[t - 1]);
    return text.ends_with("cảnh báo") || text.ends_with("thông báo") || text.ends_with("kêu gọi") || text.ends_with("yêu cầu");
  }

  // "X (tuyên bố) nhận trách nhiệm về vụ nổ": X did it.
  bool claims(std::uint32_t t, std::uint32_t lo, Event& e) {
    if (e.type != EventType::ASSAULT) return false;
    auto i = t;
    while (i > 0 && (word(i - 1, "về") || word(i - 1, "cho") || word(i - 1, "các") || word(i - 1, "một"))) --i;
    if (i == 0 || !items_[i - 1].is_verb() || !c_.text(items_[i - 1]).ends_with("nhận trách nhiệm")) return false;
    const auto verb = i - 1;
    const Phrase subject = subject_of(c_, items_, verb, verb < lo ? 0 : lo);
    if (subject.found()) act(view_, subject, e.actors);
    return !e.actors.empty();
  }

  // "trận oanh kích của X đã giết …", "Các cuộc không kích của Israel …, giết chết …": who attacked killed.
  void attack_kills(std::uint32_t t, Event& e) const {
    if (e.type != EventType::ASSAULT || !e.actors.empty() || out_.size() <= base_) return;
    const Event& attack = out_.back();
    if (attack.type != EventType::ASSAULT || attack.actors.empty() || !attack.rule.ends_with("noun-of")) return;
    const auto from = at_[out_.size() - 1 - base_];
    if (t - from > 24) return;
    for (auto i = from + 1; i < t; ++i)
      if (punct(i, ';') || items_[i].verb || (items_[i].kind == ItemKind::cue && items_[i].cue == CueKind::clause && !word(i, "và")))
        return;
    auto before = t;
    while (before > from && (is_auxiliary(items_[before - 1]) || items_[before - 1].cue == CueKind::adverb)) --before;
    if (before == t && !punct(before - 1, ',')) return;
    e.actors = attack.actors;
    for (Argument& a : e.actors) a.inherited = true;
  }

  // "X nhận được phán quyết từ tòa", "X hứng chịu đợt không kích": X is whom it comes to.
  bool receives(std::uint32_t t, std::uint32_t lo, std::uint32_t longest, Event& e) {
    static const KeySet verbs({"nhận", "hứng", "chịu", "gánh", "vấp", "thụ", "lĩnh", "lãnh"}),
        other({"ghi", "xác", "công", "đón", "cảm", "chấp", "thừa", "nhìn"});
    if (cell(t, "type") == "DISASTER" || cell(t, "type") == "HARM") return false;
    auto at = no_index;
    for (auto i = t; i > lo && t - i < longest && at == no_index; --i) {
      if (items_[i - 1].kind == ItemKind::punct || items_[i - 1].kind == ItemKind::mention || items_[i - 1].is_verb()) return false;
      const auto token = items_[i - 1].first;
      if (token > 0 && other.contains(c_.in.tokens[token - 1].key)) return false;
      if (verbs.contains(c_.in.tokens[token].key)) at = i - 1;
    }
    if (at == no_index || word(at + 1, "lời")) return false;  // "nhận lời thăm Triều Tiên"
    const Phrase subject = subject_of(c_, items_, at, lo);
    if (subject.found()) act(view_, subject, e.targets);
    for (auto i = t + 1; i < size() && i < t + 8 && items_[i].kind != ItemKind::punct && !items_[i].is_verb(); ++i)
      if (word(i, "từ")) {
        act(view_, phrase_at(c_, items_, i + 1, size()), e.actors);
        break;
      }
    return true;
  }

  // "X đã có cuộc điện đàm với Y": the light verb's subject acts.
  void light_subject(std::uint32_t t, std::uint32_t lo, Event& e) {
    if (claims(t, lo, e) || receives(t, lo, 4, e)) return;
    const auto light = light_before(view_, t, lo);
    if (light == no_index) return;
    Phrase subject = subject_of(c_, items_, light, lo);
    if (!subject.found()) shared_subject(view_, light, lo, subject);
    act(view_, subject, e.actors);
    // "có 12 cuộc không kích": there are
    if (e.actors.empty() && (!word(light, "có") || (e.type == EventType::CONSULT && word(t + 1, "với")))) speaker_acts(light, lo, e);
  }

  // "X thông báo cấm …": a content that begins with its verb is what the speaker does. "chúng tôi" is the speaker's side: the
  // country whose office-holder or spokesman speaks.
  void speaker_acts(std::uint32_t t, std::uint32_t lo, Event& e) const {
    const auto parent = around(t);
    if (parent == no_index) return;
    const Event& said = said_[parent].event;
    const auto& speakers = said.actors;
    if (e.actors.empty()) {
      if (said.rule == "reporting:theo") return;  // "theo X, sẽ …": X only knows
      // "X cho biết vừa phá ổ buôn lậu, | bắt giam …": the second verb's like the first's.
      if (out_.size() > base_ && around(at_.back()) == parent && connected(c_, items_, t) && out_.back().actors.size() == 1 &&
          out_.back().actors[0].inherited && speakers.size() == 1 && out_.back().actors[0].entity == speakers[0].entity) {
        e.actors = out_.back().actors;
        return;
      }
      // "cho biết giao tranh nổ ra ở …": the verb is what the clause tells of.
      if (t + 1 < size() && (is_auxiliary(items_[t + 1]) || items_[t + 1].is_predicate())) return;
      for (auto i = lo; i < t; ++i)
        if (items_[i].kind == ItemKind::mention || items_[i].kind == ItemKind::word || items_[i].is_verb() ||
            items_[i].cue == CueKind::source_noun)
          return;
      // Who asks has it done by others; who orders does it through his own.
      const bool orders = said.rule == "reporting:ra lệnh" || said.rule == "reporting:lệnh" || said.rule == "reporting:ra quyết định";
      e.actors = said.type == EventType::REQUEST && !orders ? said.addressees : speakers;
      for (Argument& a : e.actors) a.inherited = true;
      return;
    }
    if (e.actors.size() != 1 || speakers.size() != 1) return;
    if (speakers[0].entity != no_index) return means_speaker(view_, said, e.actors[0]);
    // "quân đội X cho biết họ đã chiếm …": nobody with a name, under the words that told him.
    const auto who = slice(c_.in.text, e.actors[0].mention);
    if (e.actors[0].entity == no_index && (who == "họ" || who == "Họ")) e.actors[0].unnamed_id = speakers[0].unnamed_id;
  }

  // Who died or was hurt is the target; who did it, where the clause says so ("khiến", "làm"), the actor.
  void undergo(std::uint32_t t, std::uint32_t lo, const Phrase& subject, Event& e) {
    Phrase victims = subject;
    std::uint32_t cause = no_index;
    for (auto i = t; i > lo && t - i < 14; --i)
      if (word(i - 1, "khiến") || word(i - 1, "làm") || leads_to(i - 1)) {
        cause = i - 1;
        break;
      }
    if (cause != no_index) {
      auto from = cause + 1;
      for (auto i = from; i < t; ++i)
        if (items_[i].is_verb() || punct(i, ',') || (word(i, "và") && i == from)) from = i + 1;
      victims = words_between(view_, from, t);
    } else if (!victims.found() && !view_.text(t).ends_with("trúng"))  // "bị trúng tên lửa": by what
      victims = words_after(view_, t);
    if (cause + 1 == t && !victims.found()) victims = words_after(view_, t);  // "làm bị thương 25 người"
    if (cause == no_index) counted_before(victims, lo, e);
    to_arguments(c_, victims, false, e.targets);
    if (cause == no_index) return;
    for (std::size_t k = out_.size(); k-- > base_;)
      if (out_[k].type == EventType::ASSAULT && !out_[k].actors.empty()) {
        if (answers_another(at_[k - base_], cause)) return;
        e.actors = out_[k].actors;
        for (Argument& a : e.actors) a.inherited = true;
        return;
      }
  }

  // "nhằm trả đũa cho vụ thảm sát | khiến 1.200 người chết": what did the harm is what was answered.
  bool answers_another(std::uint32_t attack, std::uint32_t cause) const {
    for (auto i = attack + 1; i < cause; ++i)
      if (word(i, "cho") || word(i, "vì")) return true;
    return false;
  }

  // "dẫn đến cháu A tử vong"
  bool leads_to(std::uint32_t i) const {
    constexpr std::uint64_t leads = WordKey("dẫn").value;
    return items_[i].last == items_[i].first + 2 && c_.in.tokens[items_[i].first].key == leads;
  }

  // "Số người thiệt mạng … là | 38 người": those that are counted.
  void counted_behind(std::uint32_t t, Event& e) const {
    e.targets.clear();
    for (auto i = t + 1; i < size(); ++i)
      if (items_[i].kind == ItemKind::number && c_.in.tokens[items_[i].first].start == e.quantities[0].span.start)
        return to_arguments(c_, words_after(view_, i - 1), false, e.targets);
  }

  // "ba công nhân | và hai kỹ sư thiệt mạng": all that are counted.
  void counted_before(const Phrase& victims, std::uint32_t lo, Event& e) const {
    if (!victims.found() || !victims.mentions.empty() || victims.first < lo + 2 || !word(victims.first - 1, "và")) return;
    const Phrase others = plain_phrase(c_, items_, victims.first - 1, lo);
    if (others.found() && items_[others.first].kind == ItemKind::number) to_arguments(c_, others, false, e.targets);
  }

  const EventContext& c_;
  std::uint32_t s_;
  const Items& items_;
  SentenceView view_;
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
