#include "time/zones.h"

#include <unicode/timezone.h>

#include <memory>
#include <string>

#include "lexicon/lexicon.h"
#include "time/phrase_index.h"

namespace nienbieu::when {
namespace {

struct Zone {
  std::string_view id;     // of the tz database
  std::string_view names;  // "|" between them
};

// Source: the tz database (public domain); names as Vietnamese papers write them.
constexpr Zone zones[] = {
    {"Asia/Ho_Chi_Minh", "Việt Nam|Hà Nội|TP HCM|TP.HCM|TPHCM|Sài Gòn"},
    {"Asia/Bangkok", "Thái Lan|Bangkok"},
    {"Asia/Vientiane", "Lào|Vientiane"},
    {"Asia/Phnom_Penh", "Campuchia|Phnom Penh"},
    {"Asia/Yangon", "Myanmar|Yangon|Naypyidaw"},
    {"Asia/Jakarta", "Jakarta"},
    {"Asia/Singapore", "Singapore"},
    {"Asia/Kuala_Lumpur", "Malaysia|Kuala Lumpur"},
    {"Asia/Manila", "Philippines|Manila"},
    {"Asia/Shanghai", "Trung Quốc|Bắc Kinh|Thượng Hải"},
    {"Asia/Hong_Kong", "Hong Kong|Hồng Kông"},
    {"Asia/Taipei", "Đài Loan|Đài Bắc"},
    {"Asia/Tokyo", "Nhật Bản|Nhật|Tokyo"},
    {"Asia/Seoul", "Hàn Quốc|Seoul"},
    {"Asia/Pyongyang", "Triều Tiên|Bình Nhưỡng"},
    {"Asia/Ulaanbaatar", "Ulan Bator|Ulaanbaatar"},
    {"Asia/Kolkata", "Ấn Độ|New Delhi|Mumbai"},
    {"Asia/Karachi", "Pakistan|Islamabad"},
    {"Asia/Dhaka", "Bangladesh|Dhaka"},
    {"Asia/Kathmandu", "Nepal|Kathmandu"},
    {"Asia/Colombo", "Sri Lanka|Colombo"},
    {"Asia/Kabul", "Afghanistan|Kabul"},
    {"Asia/Tehran", "Iran|Tehran"},
    {"Asia/Baghdad", "Iraq|Baghdad"},
    {"Asia/Jerusalem", "Israel|Jerusalem|Tel Aviv"},
    {"Asia/Gaza", "Gaza|Dải Gaza|Rafah"},
    {"Asia/Beirut", "Li Băng|Liban|Lebanon|Beirut"},
    {"Asia/Damascus", "Syria|Damascus"},
    {"Asia/Amman", "Jordan|Amman"},
    {"Asia/Riyadh", "Saudi Arabia|Ả Rập Xê Út|Riyadh"},
    {"Asia/Qatar", "Qatar|Doha"},
    {"Asia/Dubai", "UAE|Dubai|Abu Dhabi"},
    {"Asia/Kuwait", "Kuwait"},
    {"Asia/Aden", "Yemen|Sanaa"},
    {"Asia/Baku", "Azerbaijan|Baku"},
    {"Asia/Yerevan", "Armenia|Yerevan"},
    {"Asia/Tbilisi", "Georgia|Gruzia|Tbilisi"},
    {"Asia/Vladivostok", "Vladivostok"},
    {"Europe/Istanbul", "Thổ Nhĩ Kỳ|Ankara|Istanbul"},
    {"Europe/Moscow", "Moscow|Moskva|Mátxcơva|Matxcơva|Mát-xcơ-va|Saint Petersburg"},
    {"Europe/Kyiv", "Ukraine|Kiev|Kyiv"},
    {"Europe/Minsk", "Belarus|Minsk"},
    {"Europe/Warsaw", "Ba Lan|Warsaw|Vácsava"},
    {"Europe/Berlin", "Đức|Berlin|Munich"},
    {"Europe/Paris", "Pháp|Paris"},
    {"Europe/London", "Anh|London|BST"},
    {"Europe/Dublin", "Ireland|Dublin"},
    {"Europe/Rome", "Italy|Italia|Ý|Rome|Roma|Milan"},
    {"Europe/Vatican", "Vatican"},
    {"Europe/Madrid", "Tây Ban Nha|Madrid|Barcelona"},
    {"Europe/Lisbon", "Bồ Đào Nha|Lisbon"},
    {"Europe/Amsterdam", "Hà Lan|Amsterdam|La Haye|The Hague"},
    {"Europe/Brussels", "Bỉ|Brussels|Trung Âu|CET|CEST"},
    {"Europe/Zurich", "Thụy Sĩ|Geneva|Davos|Zurich"},
    {"Europe/Vienna", "Áo|Vienna"},
    {"Europe/Stockholm", "Thụy Điển|Stockholm"},
    {"Europe/Oslo", "Na Uy|Oslo"},
    {"Europe/Copenhagen", "Đan Mạch|Copenhagen"},
    {"Europe/Helsinki", "Phần Lan|Helsinki"},
    {"Europe/Budapest", "Hungary|Budapest"},
    {"Europe/Prague", "Séc|Cộng hòa Séc|Praha|Prague"},
    {"Europe/Bratislava", "Slovakia|Bratislava"},
    {"Europe/Bucharest", "Romania|Bucharest"},
    {"Europe/Sofia", "Bulgaria|Sofia"},
    {"Europe/Athens", "Hy Lạp|Athens"},
    {"Europe/Belgrade", "Serbia|Belgrade"},
    {"Europe/Vilnius", "Litva|Lithuania|Vilnius"},
    {"Europe/Riga", "Latvia|Riga"},
    {"Europe/Tallinn", "Estonia|Tallinn"},
    {"America/New_York",
     "miền Đông nước Mỹ|miền Đông Mỹ|miền Đông Hoa Kỳ|miền Đông|bờ Đông nước Mỹ|bờ Đông Mỹ|bờ Đông|Washington D.C.|Washington|New York|"
     "Miami|Boston|Atlanta|Philadelphia|ET|EST|EDT"},
    {"America/Chicago", "miền Trung nước Mỹ|miền Trung Mỹ|Chicago|Houston|Dallas"},
    {"America/Denver", "Denver"},
    {"America/Los_Angeles",
     "bờ Tây nước Mỹ|bờ Tây Mỹ|bờ Tây|Thái Bình Dương|California|Los Angeles|San Francisco|Las Vegas|Seattle|PT|PDT"},
    {"Pacific/Honolulu", "Hawaii|Honolulu"},
    {"America/Toronto", "Toronto|Ottawa|Montreal"},
    {"America/Vancouver", "Vancouver"},
    {"America/Mexico_City", "Mexico City"},
    {"America/Havana", "Cuba|Havana|La Habana"},
    {"America/Sao_Paulo", "Brasilia|Sao Paulo|Rio de Janeiro"},
    {"America/Argentina/Buenos_Aires", "Argentina|Buenos Aires"},
    {"America/Bogota", "Colombia|Bogota"},
    {"America/Lima", "Peru|Lima"},
    {"America/Caracas", "Venezuela|Caracas"},
    {"Africa/Cairo", "Ai Cập|Cairo"},
    {"Africa/Johannesburg", "Nam Phi|Johannesburg|Pretoria"},
    {"Africa/Nairobi", "Kenya|Nairobi"},
    {"Africa/Lagos", "Nigeria|Abuja|Lagos"},
    {"Africa/Addis_Ababa", "Ethiopia|Addis Ababa"},
    {"Africa/Khartoum", "Sudan|Khartoum"},
    {"Africa/Tripoli", "Libya|Tripoli"},
    {"Africa/Algiers", "Algeria|Algiers"},
    {"Australia/Sydney", "Sydney|Melbourne|Canberra"},
    {"Australia/Perth", "Perth"},
    {"Pacific/Auckland", "New Zealand|Wellington|Auckland"},
};

struct Index {
  PhraseIndex phrases;
  std::vector<std::int16_t> zone;  // of each phrase
};

Index build_index() {
  Index out;
  for (std::size_t row = 0; row < std::size(zones); ++row) {
    for_each_part(zones[row].names, [&](std::string_view name) {
      out.phrases.add(name);
      out.zone.push_back(static_cast<std::int16_t>(row));
    });
  }
  return out;
}

}  // namespace

std::int16_t find_zone(const Scan& scan, std::uint32_t at, std::uint32_t& end) {
  static const Index index = build_index();
  const std::int32_t phrase = index.phrases.find(scan, at, end);
  return phrase < 0 || !scan.capital(end - 1) ? no_zone : index.zone[static_cast<std::size_t>(phrase)];
}

std::int16_t zone_of_places(const Scan& scan, std::uint32_t first, std::uint32_t last) {
  std::int16_t found = no_zone;
  for (std::uint32_t i = first; i < last && scan.has(i);) {
    std::uint32_t end = 0;
    const std::int16_t zone = scan.capital(i) ? find_zone(scan, i, end) : no_zone;
    if (zone == no_zone) {
      ++i;
      continue;
    }
    if (found != no_zone && found != zone) return no_zone;
    found = zone;
    i = end;
  }
  return found;
}

std::string_view zone_id(std::int16_t zone) { return zones[static_cast<std::size_t>(zone)].id; }

std::int32_t zone_offset(std::int16_t zone, DayNumber day, std::int32_t hour, std::int32_t minute) {
  const std::string_view id = zone_id(zone);
  const std::unique_ptr<icu::TimeZone> rules(
      icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8({id.data(), static_cast<std::int32_t>(id.size())})));
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t raw = 0, summer = 0;
  rules->getOffset(86400000.0 * day + 3600000.0 * hour + 60000.0 * minute, true, raw, summer, status);
  return U_FAILURE(status) ? 0 : (raw + summer) / 60000;
}

}  // namespace nienbieu::when
