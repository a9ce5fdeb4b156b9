#include "event/action_type.h"

#include <algorithm>

#include "event/noun_arguments.h"
#include "event/object_arguments.h"
#include "event/participants.h"
#include "event/trigger.h"

namespace nienbieu {
namespace {

// "Trận hỏa hoạn đã san phẳng khu chợ": nobody attacks, a disaster does the harm.
bool disaster_before(const SentenceView& s, std::uint32_t t, std::uint32_t lo) {
  for (auto i = t; i > lo && s[i - 1].kind != ItemKind::punct && s[i - 1].cue != CueKind::clause; --i)
    if (s[i - 1].trigger && trigger_cell(s, i - 1, "type") == "DISASTER") return true;
  return false;
}

// "Canada đáp trả bằng cách áp thuế": with duties, not with arms.
bool about_trade(const SentenceView& s, std::uint32_t t) {
  static const PairSet goods({{"thuế", "quan"}, {"áp", "thuế"}, {"thương", "mại"}, {"xuất", "khẩu"}, {"nhập", "khẩu"}});
  for (std::uint32_t i = 0; i < s.size(); ++i)
    if (s[i].trigger && i != t && (trigger_cell(s, i, "type") == "ASSAULT" || trigger_cell(s, i, "type") == "MOBILIZE")) return false;
  return goods.stands_in(s.c.in.tokens, s[0].first, s[s.size() - 1].last);
}

// "phóng vệ tinh", "phóng tên lửa ra biển": nothing is hit.
bool launches_in_test(const SentenceView& s, std::uint32_t t) {
  static const PairSet peaceful(
      {{"vệ", "tinh"}, {"vũ", "trụ"}, {"không", "gian"}, {"ra", "biển"}, {"ra", "vùng"}, {"ra", "hướng"}, {"thử", "nghiệm"}});
  const auto& tokens = s.c.in.tokens;
  bool launch = false;
  constexpr std::uint64_t verb = WordKey("phóng").value;
  for (auto k = s[t].first; k < s[t].last; ++k) launch |= tokens[k].key == verb;
  if (!launch) return false;
  const auto from = std::max(s[0].first, s[t].first > 14 ? s[t].first - 14 : 0u), to = std::min(s[s.size() - 1].last, s[t].last + 14);
  return peaceful.stands_in(tokens, from, to);
}

// "trao tặng Huân chương Sao Vàng"
bool gives_honour(const SentenceView& s, std::uint32_t t) {
  static const PairSet honours({{"huân", "chương"},
                                {"huy", "chương"},
                                {"bằng", "khen"},
                                {"giải", "thưởng"},
                                {"danh", "hiệu"},
                                {"phần", "thưởng"},
                                {"kỷ", "niệm"},
                                {"huy", "hiệu"},
                                {"giấy", "khen"}});
  return honours.stands_in(s.c.in.tokens, s[t].last, s[t].last + 7);
}

bool seeks_suspects(const SentenceView& s, std::uint32_t t) {
  static const PairSet wanted({{"nghi", "phạm"}, {"đối", "tượng"}, {"hung", "thủ"}, {"nghi", "can"}, {"kẻ", "tấn"}});
  return wanted.stands_in(s.c.in.tokens, s[t].last, s[t].last + 6);
}

// "trao đổi 75 tù binh"
bool exchanges_prisoners(const SentenceView& s, std::uint32_t t) {
  static const PairSet prisoners({{"tù", "binh"}, {"tù", "nhân"}, {"con", "tin"}});
  return prisoners.stands_in(s.c.in.tokens, s[t].last, s[t].last + 6);
}

// Does one of the words stand in the subject; where no subject was found, in the six items before the trigger?
bool subject_has(const SentenceView& s, const TriggerClause& clause, const KeySet& words) {
  const auto from = clause.subject != no_index ? clause.subject : clause.t > clause.lo + 6 ? clause.t - 6 : clause.lo;
  for (auto k = s[from].first; k < s[clause.t].first; ++k)
    if (words.contains(s.c.in.tokens[k].key)) return true;
  return false;
}

bool is_prosecution(std::string_view body) {
  return body.starts_with("Viện") || body.starts_with("VKS") || body.starts_with("viện kiểm sát");
}

void hits_places(Event& e) {
  e.type = EventType::DISASTER;
  e.places.insert(e.places.end(), e.targets.begin(), e.targets.end());
  e.targets.clear();
}

}  // namespace

bool moves_troops(const SentenceView& s, std::uint32_t t) {
  static const KeySet troops(
      {"lực", "quân", "binh", "tàu", "máy", "xe", "tên", "trực", "lính", "cảnh", "khí", "canô", "ca", "thuyền", "xuồng", "chiến"});
  const auto& tokens = s.c.in.tokens;
  std::uint32_t words = 0;
  for (auto i = s[t].last; i < tokens.size() && words < 4; ++i) {
    if (tokens[i].is_number() || tokens[i].kind == TokenKind::punct) continue;
    ++words;
    if (troops.contains(tokens[i].key)) return true;
  }
  return false;
}

void fit_type(const SentenceView& s, const TriggerClause& clause, Event& e) {
  static const KeySet storm({"bão", "nhiệt"}), ship({"tàu"});
  if (e.type == EventType::DISASTER) {  // nobody does it: "Hà Nội trải qua đợt rét" tells where
    for (const Argument& a : e.actors)
      if (a.entity != no_index && s.c.in.entities.list[a.entity].type == EntityType::place) e.places.push_back(a);
    e.actors.clear();
  }
  const auto t = clause.t;
  const auto text = s.text(t);
  if (e.type == EventType::ASSAULT && e.actors.empty() && disaster_before(s, t, clause.lo)) {
    hits_places(e);
    e.mode = {};
  } else if (text.starts_with("đổ bộ") && subject_has(s, clause, storm)) {
    hits_places(e);
    e.mode = "storm";
    e.actors.clear();
  } else if (e.type == EventType::HARM && text.ends_with("sinh mạng") && s.word(t + 1, "của")) {
    // "cướp đi sinh mạng của ba người": whose life it was.
    e.actors.clear();
    e.targets.clear();
    to_arguments(s.c, s.phrase(t + 2, s.size()), false, e.targets);
  } else if (e.type == EventType::ASSAULT && e.targets.empty() && launches_in_test(s, t)) {
    e.type = EventType::MOBILIZE;
    e.mode = {};
  } else if (e.type == EventType::AID && text.starts_with("trao") && gives_honour(s, t)) {
    e.type = EventType::SUPPORT;
  } else if (e.type == EventType::AID && text == "tìm kiếm" && seeks_suspects(s, t)) {
    e.type = EventType::LEGAL;
    e.mode = "investigate";
  } else if (text == "đột kích" && e.actors.size() == 1 && is_armed(s.c, e.actors[0])) {
    e.type = EventType::ASSAULT;
    e.mode = {};
  } else if ((text == "đáp trả" || text == "trả đũa") && about_trade(s, t)) {
    e.type = EventType::SANCTION;
    e.mode = {};
  } else if (text == "điều động" && (clause.deploys || moves_troops(s, t))) {
    e.type = EventType::MOBILIZE;
    e.mode = {};
    e.targets.clear();
    sent_to(s, t, e);
  } else if (text == "trao đổi" && exchanges_prisoners(s, t)) {
    e.type = EventType::RETREAT;
    e.targets.clear();
  } else if (text.starts_with("tiến vào") && subject_has(s, clause, ship)) {
    e.type = EventType::MOVE;
    e.mode = "arrive";
  } else if (e.type == EventType::LEGISLATE && text.starts_with("phê chuẩn") && e.actors.size() == 1 &&
             is_prosecution(slice(s.c.in.text, e.actors[0].mention))) {
    e.type = EventType::LEGAL;
  }
}

void body_that_votes(const SentenceView& s, std::uint32_t t, Event& e) {
  for (auto i = t + 1; i + 1 < s.size() && i < t + 10; ++i) {
    if (s[i].kind == ItemKind::punct || (s[i].is_verb() && s[i].verb)) return;
    if (!s.word(i, "tại") && !s.word(i, "ở")) continue;
    const Phrase body = s.phrase(i + 1, s.size());
    if (body.mentions.size() == 1 && s.c.in.entities.mentions[body.mentions[0]].type == EntityType::organization) act(s, body, e.actors);
    return;
  }
}

}  // namespace nienbieu
