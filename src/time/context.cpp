// What stands around an expression: prepositions that make numbers a date, and words that make them anything else.
#include "time/grammar.h"

namespace nienbieu::when {
namespace {

bool text_is(const Scan& scan, std::uint32_t at, std::string_view text) { return scan.is_word(at) && scan.token_text(at) == text; }

}  // namespace

std::string_view rule_name(Rule rule) {
  static constexpr std::string_view names[] = {"none",
#define NIENBIEU_X(id) #id,
                                               NIENBIEU_TIME_RULES(NIENBIEU_X)
#undef NIENBIEU_X
  };
  return names[static_cast<std::size_t>(rule)];
}

bool street_or_name(const Scan& scan, std::uint32_t at) {
  const std::uint32_t p = at - 1;
  if (scan.w(p) == W::none) return false;
  if (scan.any(p, W::duong_pho, W::pho, W::ngo_hem, W::hem, W::cau, W::lop, W::ao, W::diem, W::cho_noi, W::nha, W::lo, W::ma, W::tap))
    return true;
  if (scan.pair(at - 2, W::van, W::dong_san) || scan.pair(at - 2, W::cong, W::cong_vien) || scan.pair(at - 2, W::quang_truong, W::truong))
    return true;
  if (scan.pair(at - 2, W::benh, W::vien) || scan.is(p, W::phuong_xa)) return true;
  if (scan.is(p, W::mang)) return true;  // Cách mạng Tháng Tám
  if (scan.any(p, W::truong, W::giai) && scan.capital(p)) return true;
  return scan.any(p, W::may_moc, W::rap, W::kenh, W::doi_ngu, W::doan_the, W::khu);
}

bool document_number(const Scan& scan, std::uint32_t at) {
  if (!scan.is_word(at - 1)) return false;
  if (scan.any(at - 1, W::so, W::dinh_luat, W::quyet, W::luat, W::luan, W::dien, W::van_ban)) return true;
  if (scan.pair(at - 2, W::chi, W::thi) || scan.pair(at - 2, W::thong, W::tu)) return true;
  return text_is(scan, at - 1, "QĐ") || text_is(scan, at - 1, "NĐ") || text_is(scan, at - 1, "TT") || text_is(scan, at - 1, "CV");
}

bool counted_thing(const Scan& scan, std::uint32_t end) {
  if (scan.any(end, W::so, W::diem, W::phieu, W::nguoi, W::phan, W::tong, W::trieu, W::ty, W::nghin, W::ngan, W::tram, W::tuoi, W::lan,
               W::nha, W::xa, W::vong_dau, W::cau, W::luong))
    return true;
  const char32_t mark = scan.mark(end);
  if (mark == '%' || mark == U'°' || mark == '$' || mark == U'€') return true;
  if (!scan.is_word(end)) return false;
  static constexpr std::string_view units[] = {"km",    "m",     "cm",   "mm",   "kg",   "g",    "tấn",   "lít",  "USD",   "đồng", "tỉ",
                                               "ha",    "mét",   "ghế",  "trận", "bàn",  "nước", "thành", "dân",  "quốc",  "vụ",   "thời",
                                               "diện",  "chặng", "cuộc", "hộ",   "đại",  "ứng",  "suất",  "kích", "bước",  "cân",  "cây",
                                               "chiếc", "con",   "cái",  "căn",  "gia",  "hồ",   "inch",  "tỉnh", "huyện", "xe",   "lượt",
                                               "thí",   "sinh",  "học",  "bị",   "euro", "vòng", "lần",   "km2",  "bộ",    "bác",  "hạng",
                                               "huy",   "cơ",    "bệnh", "mẫu",  "hành", "máy",  "tàu",   "tín",  "W",     "V"};
  const std::string_view word = scan.token_text(end);
  for (const std::string_view unit : units) {
    if (word == unit) return true;
  }
  return false;
}

bool time_preposition(const Scan& scan, std::uint32_t at) {
  return scan.any(at, W::vao, W::tu_, W::den, W::toi, W::truoc, W::sau, W::hoi, W::luc, W::het, W::ngay_lien, W::dip, W::tinh, W::ke_tu,
                  W::trong);
}

Qualifier qualifier_before(const Scan& scan, std::uint32_t begin) {
  std::uint32_t p = begin - 1;
  if (scan.is(p, W::het)) return Qualifier::until;
  switch (scan.w(p)) {
    case W::truoc:
      return Qualifier::before;
    case W::sau:
      return Qualifier::after;
    case W::tu_:
      return Qualifier::since;
    case W::den:
    case W::toi:
      return Qualifier::until;
    case W::sang:
      return Qualifier::none;
    default:
      return Qualifier::none;
  }
}

}  // namespace nienbieu::when
