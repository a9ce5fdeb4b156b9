#include "event/action_worth.h"

#include "event/noun_arguments.h"
#include "event/participants.h"
#include "event/trigger.h"

namespace nienbieu {
namespace {

// "Cô giáo phạt học sinh": who is punished at home or at school is not before the law.
bool punished_at_school(const SentenceView& s, const TriggerClause& clause, const Event& e) {
  static const KeySet who({"cô", "thầy", "giáo", "bố", "mẹ", "cha", "phụ", "ba", "má"});
  if (trigger_cell(s, clause.t, "type") != "LEGAL" || s.text(clause.t) != "phạt" || clause.subject == no_index) return false;
  return e.actors.size() == 1 && e.actors[0].entity == no_index && who.contains(s.token(clause.subject).key);
}

// "Trận động đất ở Đài Loan làm …", "Ngày 5/5, cuộc biểu tình ở Tbilisi …": what happened is what the clause tells of.
bool opens_clause(const SentenceView& s, std::uint32_t t) {
  return t == 0 || ((s.punct(t - 1, ',') || s[t - 1].kind == ItemKind::time) && (t == 1 || s[0].kind == ItemKind::time));
}

// "đã bắn trúng", "sẽ rút quân", "đang đình công": an auxiliary says that it is done.
bool asserted(const SentenceView& s, std::uint32_t t) {
  for (auto i = t; i > 0 && t - i < 4; --i) {
    if (s.has_cue(i - 1, {CueKind::past, CueKind::ongoing, CueKind::future})) return true;
    if (!s.has_cue(i - 1, {CueKind::adverb, CueKind::light})) return false;
  }
  return false;
}

// "14 người chết": the row alone is no event, their number makes it one.
bool counted_dead(const Event& e) {
  return e.type == EventType::HARM && e.quantities.size() == 1 && e.quantities[0].what == "killed" && e.targets.size() == 1 &&
         e.targets[0].mention.contains(e.quantities[0].span);
}

// "ông A bị bắt", "hai người bị bắn"
bool suffered(const SentenceView& s, std::uint32_t t) {
  const auto type = trigger_cell(s, t, "type");
  return t > 0 && s.word(t - 1, "bị") && (type == "ASSAULT" || type == "COERCE" || type == "LEGAL");
}

// "số dân thường thiệt mạng"
bool counts_people(const SentenceView& s, std::uint32_t i) {
  constexpr std::uint64_t number = WordKey("số").value;
  return s.token(i).key == number;
}

// "di ảnh các chỉ huy đã hy sinh", "quan tài của các quan chức thiệt mạng": the noun before is no subject, only described.
bool describes_noun(const SentenceView& s, std::uint32_t t, std::uint32_t lo) {
  auto i = t;
  while (i > lo && s.has_cue(i - 1, {CueKind::past, CueKind::adverb, CueKind::passive})) --i;
  return i > lo && (s[i - 1].kind == ItemKind::mention || is_nominal(s[i - 1]));
}

// "tìm kiếm những người mất tích", "những người thiệt mạng đều là nông dân": who they are is told, not what happened. With "đã" it may be.
bool only_who(const SentenceView& s, std::uint32_t t) {
  constexpr std::uint64_t those = WordKey("những").value, person = WordKey("người").value, number = WordKey("số").value;
  const auto first = s[t].first;
  const auto& tokens = s.c.in.tokens;
  if (trigger_cell(s, t, "type") != "HARM" || first < 1) return false;
  if (t > 1 && s.word(t - 1, "và") && s[t - 2].trigger && trigger_cell(s, t - 2, "type") == "HARM") return only_who(s, t - 2);
  if (tokens[first - 1].key != person) return false;
  if (first >= 2 && tokens[first - 2].key == those) return first < 3 || tokens[first - 3].key != number;
  // "và ai bị thương được băng bó"
  if (s.word(t + 1, "được") && (t == 1 || (t >= 2 && (s.word(t - 2, "và") || s[t - 2].kind == ItemKind::punct)))) return true;
  return t >= 2 && (s.text(t - 2) == "tìm kiếm" || s.text(t - 2) == "tìm" || s.text(t - 2) == "danh sách");
}

// "Chiếc trực thăng … đã bị rơi"
bool of_aircraft(const SentenceView& s, std::uint32_t t) {
  static const PairSet craft({{"máy", "bay"}, {"trực", "thăng"}, {"tiêm", "kích"}, {"phi", "cơ"}, {"tàu", "lượn"}});
  constexpr std::uint32_t reach = 25;  // tokens
  if (s.word(t + 1, "vào")) return false;
  const auto end = s[t].first;
  return craft.stands_in(s.c.in.tokens, end > s[0].first + reach ? end - reach : s[0].first, end);
}

// "người bị tố …", behind somebody's title: no one but him who is described.
bool nobody_meant(const SentenceView& s, const Event& e) {
  const bool law =
      e.type == EventType::ACCUSE || e.type == EventType::LEGAL || e.type == EventType::SANCTION || e.type == EventType::COERCE;
  return law && e.actors.empty() && e.targets.size() == 1 && e.targets[0].entity == no_index &&
         (slice(s.c.in.text, e.targets[0].mention) == "người" || slice(s.c.in.text, e.targets[0].mention) == "Người");
}

// "tuân thủ phán quyết của tòa": a ruling that was told of, or any.
bool obeyed(const SentenceView& s, std::uint32_t t) {
  static const PairSet verbs({{"tuân", "thủ"}, {"tuân", "theo"}, {"chấp", "hành"}, {"thực", "thi"}, {"tôn", "trọng"}});
  auto k = s[t].first;
  static const KeySet determiners({"các", "những", "mọi", "theo"});
  while (k > 0 && determiners.contains(s.c.in.tokens[k - 1].key)) --k;
  return trigger_cell(s, t, "type") == "LEGAL" && verbs.ends_before(s.c.in.tokens, k);
}

bool done_or_ahead(const Event& e) { return e.realis == Realis::actual || e.realis == Realis::future; }

// "cuộc không kích của Israel vào Rafah": a noun needs who, whom, when or where.
bool noun_worth_telling(const SentenceView& s, std::uint32_t t, const Event& e) {
  const bool arguments = !e.actors.empty() || !e.targets.empty();
  // "Huế trải qua đợt nóng": where, by the verb.
  const bool struck = e.type == EventType::DISASTER && !e.places.empty() && light_before(s, t, 0) != no_index;
  return (arguments || struck || has_time(s, t) || done_by_weapon(s, t) || takes_place(s, t) ||
          (opens_clause(s, t) && !e.places.empty())) &&
         done_or_ahead(e);
}

// "Nga và Iran thảo luận", "hai bên trao đổi quan điểm": among themselves.
bool several(const SentenceView& s, const Event& e) {
  if (e.actors.size() > 1) return true;
  if (e.actors.size() != 1) return false;
  const auto text = slice(s.c.in.text, e.actors[0].mention);
  return text.starts_with("hai ") || text.starts_with("Hai ") || text.starts_with("cả hai ") || text.starts_with("Cả hai ");
}

bool names_object(const SentenceView& s, std::uint32_t t) {
  auto i = t + 1;
  while (s.is_cue(i, {CueKind::adverb})) ++i;
  return i < s.size() && (s[i].kind == ItemKind::mention || is_nominal(s[i])) && !s[i].is_predicate();
}

// "200 người đã rời khỏi làng": a number of people says that it is news.
bool counted_actor(const SentenceView& s, const Event& e) {
  if (e.actors.size() != 1 || e.actors[0].entity != no_index) return false;
  const auto text = slice(s.c.in.text, e.actors[0].mention);
  return text.find_first_of("0123456789") != std::string_view::npos && text.find("người") != std::string_view::npos;
}

// The weaker rows, which are events only with their arguments.
bool weak_worth_telling(const SentenceView& s, const TriggerClause& clause, const Event& e) {
  if ((s.text(clause.t) == "đưa" || s.text(clause.t) == "gửi") && e.type == EventType::MOBILIZE && !moves_troops(s, clause.t))
    return false;  // "đưa thi thể ra ngoài"
  if (trigger_cell(s, clause.t, "type") == "MOBILIZE") return !e.actors.empty() && clause.deploys && done_or_ahead(e);
  // "X sẽ cung cấp ba triệu euro cho Y"
  if (e.type == EventType::AID && e.realis == Realis::future && !e.quantities.empty()) return !e.actors.empty() && !e.targets.empty();
  if (complement(s, clause.t) || e.realis != Realis::actual) return false;
  if (e.type == EventType::CONSULT && several(s, e)) return true;
  if (suffered(s, clause.t)) return !e.targets.empty();
  if (e.actors.empty() && !e.targets.empty() && e.targets[0].inherited && (e.type == EventType::SANCTION || e.type == EventType::COERCE))
    return true;  // "bị bãi nhiệm và loại khỏi Bộ Chính trị"
  if (e.type == EventType::MOVE && counted_actor(s, e) && asserted(s, clause.t)) return true;
  // "quân đội X đã phá hủy hai kho đạn": what an army destroys needs no owner.
  if (e.type == EventType::ASSAULT && names_object(s, clause.t) && asserted(s, clause.t) && e.actors.size() == 1 &&
      is_armed(s.c, e.actors[0]))
    return true;
  return !e.actors.empty() && (!e.targets.empty() || !e.places.empty());
}

}  // namespace

bool is_fired(const SentenceView& s, std::uint32_t t, std::uint32_t lo) {
  static const KeySet counts({"một", "hai", "ba", "nhiều", "hàng", "loạt", "các", "những", "vài", "thêm", "chục", "trăm"});
  auto i = t;
  while (i > lo && (s[i - 1].kind == ItemKind::number || s.word(i - 1, counts))) --i;
  return i > lo && s[i - 1].trigger && trigger_cell(s, i - 1, "pos") == "v" &&
         trigger_cell(s, i - 1, "type") == trigger_cell(s, t, "type") && trigger_cell(s, i - 1, "mode") == trigger_cell(s, t, "mode");
}

bool is_defined(const SentenceView& s, std::uint32_t t) {
  if (t == 0 || !s.word(t + 1, "là")) return false;
  const Item& before = s[t - 1];
  return (before.is_verb() && before.verb) || s.word(t - 1, "rằng") || s.punct(t - 1, ':') || s.punct(t - 1, U'“') || s.punct(t - 1, '"');
}

bool counts_victims(const SentenceView& s, std::uint32_t t) {
  return trigger_cell(s, t, "type") == "HARM" && trigger_cell(s, t, "pos") == "n" && counts_people(s, t);
}

namespace {

// "Số người thiệt mạng … đã lên tới 38 người"
bool toll(const SentenceView& s, std::uint32_t t, const Event& e) {
  return counts_victims(s, t) && !e.quantities.empty() && done_or_ahead(e);
}

}  // namespace

bool worth_telling(const SentenceView& s, const TriggerClause& clause, bool nominal, const Event& e) {
  const auto t = clause.t;
  if (nominal && obeyed(s, t)) return false;
  if (s.text(t) == "gặp" && e.targets.empty() && !several(s, e)) return false;  // "gặp nhiều thách thức lớn"
  if (nobody_meant(s, e)) return false;
  if (s.text(t) == "chưa tìm thấy" && names_object(s, t) && !s.word(t + 1, "người")) return false;  // "chưa tìm thấy bằng chứng"
  if (s.text(t) == "bị rơi" && !of_aircraft(s, t)) return false;
  if (punished_at_school(s, clause, e) || only_who(s, t)) return false;
  const bool core = trigger_cell(s, t, "core") == "y";
  if (nominal && toll(s, t, e)) return true;
  if (nominal) return core && noun_worth_telling(s, t, e);
  const auto frame = trigger_cell(s, t, "frame");
  if (frame == "happen" || frame == "undergo") return core || counted_dead(e);
  if (!core) return weak_worth_telling(s, clause, e);
  // "bàn thắng bị từ chối": of words that were only suffered, somebody must have said them or heard them.
  const bool arguments = !e.actors.empty() || !e.targets.empty();
  if (s[t].verb && !arguments) return false;
  // "Đình công là quyền của người lao động": a verb with nobody and nothing to it names a kind of deed.
  return arguments || !e.places.empty() || !e.quantities.empty() || has_time(s, t) || passive_before(s, t, 0) != no_index || asserted(s, t);
}

bool describes_only(const SentenceView& s, const TriggerClause& clause, const Event& e) {
  if (trigger_cell(s, clause.t, "frame") != "undergo") return false;
  if (clause.subject != no_index) return governs(s, clause.subject, clause.lo) || counts_people(s, clause.subject);
  return e.targets.empty() && describes_noun(s, clause.t, clause.lo);
}

}  // namespace nienbieu
