// Does a reporting verb report here? A word for a saying is often a noun ("cáo buộc này"), a mere relay ("dẫn lời X nói") or something that
// may or must be said ("có thể tuyên bố"). Takes the sentence and the verb's item, whose `verb` must be set. Private to src/event.
#pragma once
#include "event/sentence_view.h"

namespace nienbieu {

// "Tuyên bố về ứng xử …", "cáo buộc này …", "Trưởng Ban Chỉ đạo": the noun, not the verb.
bool reads_as_noun(const SentenceView& s, std::uint32_t v);

// "Tottenham được dự đoán …", "kết quả được công bố", "bản ghi nhớ công bố hồi đầu tháng": it is said of the subject, by nobody named.
bool is_said_of_subject(const SentenceView& s, std::uint32_t v);

// "những gì tôi nói ra", "điều gì ông tuyên bố": words that are only pointed at.
bool said_of_what(const SentenceView& s, std::uint32_t v);

// "phấn khởi | chia sẻ", "nghẹn ngào | nói": a feeling that another verb of saying follows.
bool tells_how_said(const SentenceView& s, std::uint32_t v);

// A relay whose object speaks in the same sentence ("BBC dẫn lời X nói") is no statement of its own.
bool only_relays(const SentenceView& s, std::uint32_t v);

// "Mỹ phải công bố …", "Ban này có nhiệm vụ đề xuất …", "để khẳng định": what may or must be said is not said.
bool only_possible(const SentenceView& s, const Phrase& subject, std::uint32_t v);

// "Trả lời phỏng vấn, X nói …": nobody stands before the verb, and a later one has a speaker.
bool leads_in(const SentenceView& s, std::uint32_t v);

// "Đồng thời kêu gọi …": only adverbs and connectors before it ("Sau nhiều tuần đề nghị, …" leads in).
bool opens_sentence(const SentenceView& s, std::uint32_t v);

// "gọi ông là …", "mô tả đây là …", "chỉ trích động thái này là …": the naming is the content.
bool names_something(const SentenceView& s, std::uint32_t v);

// Is the verb negated or yet to come?
Realis realis_of(const SentenceView& s, std::uint32_t v);

// Does item i point back to a noun: "này", "nói trên", "đó" (not "đó là …"), "trên" where no noun follows (not "trên mạng xã hội")?
bool demonstrative(const SentenceView& s, std::uint32_t i);

}  // namespace nienbieu
