// Words of action that only name something: a weapon, a unit, a charge, a road from one place to another. `type` is the trigger's. Private
// to src/event.
#pragma once
#include "event/sentence_view.h"

namespace nienbieu {

// "tàu ngầm tấn công", "dàn phóng tên lửa của Nga", "trực thăng tấn công Apache", "Bộ Chỉ huy Tấn công Toàn cầu": what a weapon, a unit or
// a site is for. "Máy bay tấn công khu trại" is a deed.
bool names_a_weapon(const SentenceView& s, std::uint32_t t, std::string_view type);

// "về tội hiếp dâm", "hành vi chống người thi hành công vụ và cướp tài sản": what somebody is charged with.
bool names_a_charge(const SentenceView& s, std::uint32_t t, std::string_view type);

// "oanh tạc thị trường", "sâu bệnh tấn công vườn cà phê", "mở chiến dịch giảm giá": nobody is attacked.
bool figure_of_speech(const SentenceView& s, std::uint32_t t, std::string_view type);

// "hiệp ước cấm thử hạt nhân": what a paper is about.
bool names_a_paper(const SentenceView& s, std::uint32_t t);

// "bất đồng về thuế, cấm vận và thị thực": one of the topics of a list.
bool names_a_topic(const SentenceView& s, std::uint32_t t);

// "các tỉnh từ Quảng Ninh đến Khánh Hòa", "đoạn từ Hà Nội tới Vinh": from here to there, nobody comes.
// "lực lượng ủng hộ chính phủ", "thuế quan trừng phạt": what kind of force or duty it is.
bool names_a_kind(const SentenceView& s, std::uint32_t t);

// "lãnh thổ Palestine bị chiếm đóng": what the land is called.
bool names_occupied_land(const SentenceView& s, std::uint32_t t);

// "tuyến đường sơ tán", "nhóm cứu trợ", "ủy ban điều tra": what a road, a body, goods are for.
bool names_a_means(const SentenceView& s, std::uint32_t t, std::string_view type);
bool names_a_stretch(const SentenceView& s, std::uint32_t t);

// "kiến thức về động đất", "bồi thường hỏa hoạn", "an toàn cháy nổ": a kind of disaster, not one that happened.
bool names_a_risk(const SentenceView& s, std::uint32_t t, std::string_view type);

}  // namespace nienbieu
