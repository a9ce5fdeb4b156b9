// Numbers that matter: figures with Vietnamese separators ("1.200", "32,5 nghìn"), number words ("hơn một triệu"), bounds.
#include <algorithm>
#include <array>

#include "event/actions.h"

namespace nienbieu {
namespace {

struct NumberWord {
  std::uint64_t key;
  double value;
};

double unit_value(std::uint64_t key) {
  static const std::array<NumberWord, 8> words = {{{syllable_key("một"), 1},
                                                   {syllable_key("hai"), 2},
                                                   {syllable_key("ba"), 3},
                                                   {syllable_key("bốn"), 4},
                                                   {syllable_key("năm"), 5},
                                                   {syllable_key("sáu"), 6},
                                                   {syllable_key("bảy"), 7},
                                                   {syllable_key("tám"), 8}}};
  constexpr std::uint64_t nine = WordKey("chín").value, ten = WordKey("mười").value;
  for (const auto& w : words)
    if (w.key == key) return w.value;
  return key == nine ? 9 : key == ten ? 10 : 0;
}

double scale_value(std::uint64_t key) {
  constexpr std::uint64_t hundred = WordKey("trăm").value, thousand = WordKey("nghìn").value, thousand2 = WordKey("ngàn").value,
                          million = WordKey("triệu").value, billion = WordKey("tỷ").value, dozen = WordKey("chục").value;
  if (key == hundred) return 100;
  if (key == thousand || key == thousand2) return 1e3;
  if (key == million) return 1e6;
  if (key == billion) return 1e9;
  return key == dozen ? 10 : 0;
}

// Reads a figure at token i: groups of three after a full stop belong together, a comma begins the decimals.
std::uint32_t read_figure(const TokenList& tokens, std::uint32_t i, std::uint32_t end, double& value) {
  value = tokens[i].value;
  auto j = i + 1;
  while (j + 1 < end && tokens[j].is_punct('.') && !tokens[j].space_before && tokens[j + 1].is_number() && !tokens[j + 1].space_before &&
         tokens[j + 1].end - tokens[j + 1].start == 3) {
    value = value * 1000 + tokens[j + 1].value;
    j += 2;
  }
  if (j + 1 < end && tokens[j].is_punct(',') && !tokens[j].space_before && tokens[j + 1].is_number() && !tokens[j + 1].space_before) {
    double fraction = tokens[j + 1].value;
    for (auto n = tokens[j + 1].end - tokens[j + 1].start; n > 0; --n) fraction /= 10;
    value += fraction;
    j += 2;
  }
  return j;
}

std::string_view bound_before(const TokenList& tokens, std::uint32_t i, std::uint32_t first) {
  constexpr std::uint64_t over = WordKey("hơn").value, over2 = WordKey("trên").value, about = WordKey("khoảng").value,
                          near = WordKey("gần").value, least = WordKey("ít").value, under = WordKey("dưới").value,
                          approx = WordKey("chừng").value;
  for (auto k = i; k > first && i - k < 3; --k) {
    const auto key = tokens[k - 1].key;
    if (key == over || key == over2) return "over";
    if (key == about || key == approx) return "about";
    if (key == near || key == under) return "under";
    if (key == least) return "at_least";
  }
  return "exact";
}

// "F-16", "Su-35", "B52": the number belongs to a name.
bool designation(const TokenList& tokens, std::uint32_t i) {
  return i >= 2 && tokens[i - 1].is_punct('-') && !tokens[i].space_before && !tokens[i - 1].space_before && tokens[i - 2].is_word();
}

bool counts_people(std::string_view what) { return what != "money" && what != "missiles"; }

// The token's item, of those in order.
const Item& item_of(const Items& items, std::uint32_t token) {
  const auto behind = std::upper_bound(items.begin(), items.end(), token, [](std::uint32_t t, const Item& item) { return t < item.first; });
  return behind == items.begin() ? items.front() : *(behind - 1);
}

// Is what the number ends before something that is counted so: people, or money? "72 tuổi", "10 triệu", "quận 5" are not.
bool counts(const EventContext& c, const Items& items, std::uint32_t next, std::string_view what) {
  static const KeySet people({"người", "em",     "cháu", "ca",   "trường", "nạn",  "dân",  "bệnh", "hành", "công", "trẻ",   "phụ",
                              "đối",   "nghi",   "con",  "tên",  "thuyền", "thủy", "du",   "thợ",  "bị",   "đứa",  "tù",    "thành",
                              "hộ",    "gia",    "nhân", "phi",  "ngư",    "nhà",  "quân", "lính", "binh", "sinh", "học",   "giáo",
                              "thanh", "cụ",     "bé",   "mạng", "tài",    "chủ",  "cảnh", "sĩ",   "vị",   "quan", "chiến", "tay",
                              "phần",  "thường", "công", "cư",   "nông",   "nam",  "nữ",   "đồng"}),
      currencies({"đồng", "usd", "euro", "đô", "nhân", "yên", "won", "bảng", "rúp", "rupee", "eur", "vnd", "franc", "phần"});
  if (next >= c.in.tokens.size()) return false;
  const Token& token = c.in.tokens[next];
  static const KeySet arms({"quả", "tên", "uav", "drone", "rocket", "máy", "đạn", "bom", "phát", "loạt", "chiếc", "thiết", "ngư"});
  if (what == "missiles") return arms.contains(token.key);
  if (!counts_people(what)) return currencies.contains(token.key) || token.is_punct('%') || token.is_punct('$');
  const Item& item = item_of(items, next);
  if (people.contains(token.key)) return true;
  if (item.first != next) return false;
  // "1.200 Israel thiệt mạng": so many of that country.
  if (item.kind == ItemKind::mention) return c.mention(item).unnamed || c.mention(item).type == EntityType::place;
  return item.cue == CueKind::source_noun || item.cue == CueKind::agent_noun;
}

}  // namespace

void find_quantities(const EventContext& c, const Items& items, std::uint32_t trigger, std::string_view what, std::vector<Quantity>& out) {
  const auto& tokens = c.in.tokens;
  // The nearest figure to the left in the clause, else to the right.
  const auto begin = items.front().first, at = items[trigger].first, end = items.back().last;
  const auto low = at > begin + 14 ? at - 14 : begin;
  const bool toll = c.cell(*items[trigger].trigger, "frame") == "noun-of" && counts_people(what);  // "Số người thiệt mạng … là 38 người"
  const auto high = std::min(end, items[trigger].last + (toll ? 22 : 8));
  const auto read = [&](std::uint32_t i) {
    double value = 0;
    std::uint32_t j = i + 1;
    if (tokens[i].is_number()) {
      if (item_of(items, i).kind == ItemKind::time) return false;
      j = read_figure(tokens, i, end, value);
      if (i >= 2 && tokens[i - 1].is_punct('/') && tokens[i - 2].is_number()) value = tokens[i - 2].value;  // "179/181 người"
    } else if ((value = unit_value(tokens[i].key)) == 0 ||
               (j < end && scale_value(tokens[j].key) == 0 && tokens[j].key != WordKey("người").value && value < 2)) {
      return false;  // "ba hành khách" counts, "một hành khách" need not
    }
    while (j < end && scale_value(tokens[j].key) > 0) value *= scale_value(tokens[j++].key);
    if (item_of(items, i).kind == ItemKind::time || !counts(c, items, j, what)) return false;
    if (designation(tokens, i)) return false;
    Quantity q;
    q.what = what;
    q.value = value;
    q.bound = bound_before(tokens, i, begin);
    q.span = {tokens[i].start, tokens[j - 1].end};
    out.push_back(std::move(q));
    return true;
  };
  // "thâm hụt 45,8 tỷ USD": money right behind comes first.
  const auto behind = items[trigger].last;
  // "làm bị thương 25 tên khác"
  constexpr std::uint64_t made = WordKey("làm").value;
  if (counts_people(what) && at > begin && tokens[at - 1].key == made) {
    for (auto i = behind; i < std::min(end, behind + 4); ++i)
      if (read(i)) return;
    return;
  }
  if (what == "money" && behind < end && (tokens[behind].is_number() || (behind + 1 < end && tokens[behind + 1].is_number())) &&
      (read(behind) || (behind + 1 < end && read(behind + 1))))
    return;
  for (auto i = at; i > low; --i) {
    if (tokens[i - 1].is_punct(';')) break;
    // "ba người chết và nhiều người bị thương": the figure is the other verb's.
    const Item& here = item_of(items, i - 1);
    if (counts_people(what) && i < at && here.trigger && &here != &items[trigger] && c.cell(*here.trigger, "type") == "HARM") return;
    if (counts_people(what) && tokens[i - 1].is_punct('%')) return;  // "gần 90% dân số": no other figure before it
    if (tokens[i - 1].is_number() && i >= 3 && (tokens[i - 2].is_punct('.') || tokens[i - 2].is_punct(',')) &&
        !tokens[i - 1].space_before && tokens[i - 3].is_number())
      continue;
    if (read(i - 1)) return;
  }
  for (auto i = items[trigger].last; i < high; ++i)
    if (read(i)) return;
}

}  // namespace nienbieu
