#include <doctest/doctest.h>

#include <random>

#include "text/sentences.h"

using namespace nienbieu;

namespace {

std::string split(std::string_view text) {
  TokenList tokens;
  tokenize(text, tokens);
  std::vector<Sentence> sentences;
  split_sentences(text, tokens, sentences);
  std::string out;
  for (const Sentence& s : sentences) out += (out.empty() ? "" : " | ") + std::string(slice(text, s.span));
  return out;
}

struct Row {
  const char* text;
  const char* sentences;
};

constexpr Row rows[] = {
    {"", ""},
    {"Một câu", "Một câu"},
    {"Ông đến. Bà đi.", "Ông đến. | Bà đi."},
    {"Ông đến! Bà đi? Họ ở lại…", "Ông đến! | Bà đi? | Họ ở lại…"},
    {"Dòng một\nDòng hai", "Dòng một | Dòng hai"},
    {"Dòng một.\r\n\r\nDòng hai.", "Dòng một. | Dòng hai."},
    {"Ông nói: “Chúng tôi sẽ đi.” Sau đó ông rời phòng.", "Ông nói: “Chúng tôi sẽ đi.” | Sau đó ông rời phòng."},
    {"“Tôi đi.” - ông nói.", "“Tôi đi.” - ông nói."},
    {"“Bao giờ anh về?” - chị Lan hỏi. Anh im lặng.", "“Bao giờ anh về?” - chị Lan hỏi. | Anh im lặng."},
    {"Bao giờ anh về? - Mai.", "Bao giờ anh về? | - Mai."},
    {"(Theo Reuters.) Hai bên đồng ý.", "(Theo Reuters.) | Hai bên đồng ý."},
    {"Giá tăng 5%. 10 người bị thương.", "Giá tăng 5%. | 10 người bị thương."},
    {"Ông hỏi: \"Ai?\" Không ai đáp.", "Ông hỏi: \"Ai?\" | Không ai đáp."},
    {"Thật sao?! Đúng vậy.", "Thật sao?! | Đúng vậy."},
    {"Chờ đã... Rồi ông đi.", "Chờ đã... | Rồi ông đi."},
    {"Hết câu. “Mở ngoặc” đầu câu.", "Hết câu. | “Mở ngoặc” đầu câu."},
    {"Câu một.   Câu hai.", "Câu một. | Câu hai."},
    {"• Mục một. • Mục hai.", "• Mục một. | • Mục hai."},
    {"Câu. [Ảnh: AFP]", "Câu. | [Ảnh: AFP]"},
    {"Mỹ rút quân. Đức ở lại. Ý do dự.", "Mỹ rút quân. | Đức ở lại. | Ý do dự."},
    // No boundary.
    {"TP. Hồ Chí Minh và Tp. Đà Nẵng", "TP. Hồ Chí Minh và Tp. Đà Nẵng"},
    {"PGS. TS. Nguyễn Văn A phát biểu.", "PGS. TS. Nguyễn Văn A phát biểu."},
    {"ThS. Trần B nói", "ThS. Trần B nói"},
    {"Ông J. D. Vance đến.", "Ông J. D. Vance đến."},
    {"John F. Kennedy và George W. Bush", "John F. Kennedy và George W. Bush"},
    {"Giá 1.500.000 đồng", "Giá 1.500.000 đồng"},
    {"Tăng 3.5 lần. Hết.", "Tăng 3.5 lần. | Hết."},
    {"Trang vnexpress.net đưa tin", "Trang vnexpress.net đưa tin"},
    {"Họ đi... rồi về.", "Họ đi... rồi về."},
    {"“Đi đâu?” ông hỏi.", "“Đi đâu?” ông hỏi."},
    {"Ngày 12.5.2024 tại Hà Nội", "Ngày 12.5.2024 tại Hà Nội"},
    {"1. Tên mục thứ nhất", "1. Tên mục thứ nhất"},
    {"Mr. Smith và Dr. Brown tới", "Mr. Smith và Dr. Brown tới"},
    {"Q. Thủ tướng phát biểu", "Q. Thủ tướng phát biểu"},
    {"Tập đoàn ABC Co. Ltd. Việt Nam", "Tập đoàn ABC Co. Ltd. Việt Nam"},
    {"kết thúc.Ông đi", "kết thúc. | Ông đi"},
    {"Ông nói: “Đủ rồi”.Cuộc họp tan.", "Ông nói: “Đủ rồi”. | Cuộc họp tan."},
    {"Đặt phòng qua Booking.Com hôm qua", "Đặt phòng qua Booking.Com hôm qua"},
    {"Ngài Sergei V.Mikhailov đến", "Ngài Sergei V.Mikhailov đến"},
    {"Theo VOV.VN đưa tin", "Theo VOV.VN đưa tin"},
    {"xem tại baochinhphu.vn nhé", "xem tại baochinhphu.vn nhé"},
    {"Yahoo! là một công ty", "Yahoo! là một công ty"},
    {"...", "..."},
    {"\n\n\n", ""},
};

}  // namespace

TEST_CASE("sentences: table") {
  for (const Row& row : rows) CHECK_MESSAGE(split(row.text) == std::string(row.sentences), std::string(row.text));
}

TEST_CASE("sentences: every token but line breaks is in exactly one sentence, in order") {
  std::mt19937 random(5);
  static const char* pieces[] = {"Ông", "đi", ".", "?", "…", "\n", " ", "“", "”", "12", "TP", ")", "(", "-", ",", "Mỹ", "'"};
  TokenList tokens;
  std::vector<Sentence> sentences;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (auto n = random() % 30; n-- > 0;) text += pieces[random() % std::size(pieces)];
    tokenize(text, tokens);
    split_sentences(text, tokens, sentences);
    std::uint32_t at = 0;
    for (const Sentence& s : sentences) {
      while (at < tokens.size() && tokens[at].is_newline()) ++at;
      REQUIRE(s.first_token == at);
      REQUIRE(s.last_token > s.first_token);
      REQUIRE(s.span == Span{tokens[s.first_token].start, tokens[s.last_token - 1].end});
      for (; at < s.last_token; ++at) REQUIRE(!tokens[at].is_newline());
    }
    while (at < tokens.size() && tokens[at].is_newline()) ++at;
    REQUIRE(at == tokens.size());
  }
}
