#include <doctest/doctest.h>

#include <random>

#include "time/edtf.h"
#include "time/lunar.h"
#include "time_fixture.h"

using namespace nienbieu;
using testing_time::find;

namespace {

// All the forms in which the press writes a whole date.
std::vector<std::string> written_forms(CivilDate d) {
  const std::string day = std::to_string(d.day), month = std::to_string(d.month), year = std::to_string(d.year);
  const std::string day2 = d.day < 10 ? "0" + day : day, month2 = d.month < 10 ? "0" + month : month;
  std::vector<std::string> out;
  for (const char* sep : {"/", "-", "."}) {
    out.push_back("ngày " + day + sep + month + sep + year);
    out.push_back("ngày " + day2 + sep + month2 + sep + year);
    out.push_back("sáng " + day2 + sep + month2 + sep + year);
  }
  out.push_back(day + "/" + month + "/" + year);
  out.push_back("ngày" + day + "/" + month + "/" + year);
  out.push_back("ngày " + day + " / " + month + "/" + year);
  out.push_back("ngày " + day + " tháng " + month + " năm " + year);
  out.push_back("Ngày " + day + " tháng " + month + "/" + year);
  out.push_back("hôm " + day + "." + month + "." + year);
  return out;
}

std::string one_value(const std::string& text, const std::string& ref) {
  const auto found = find(text, ref);
  return found.size() == 1 ? found[0].timex.edtf : "(" + std::to_string(found.size()) + " found)";
}

}  // namespace

TEST_CASE("every date of 1900 to 2099 in every written form comes back") {
  for (DayNumber day = to_days({1900, 1, 1}); day <= to_days({2099, 12, 31}); ++day) {
    const auto forms = written_forms(from_days(day));
    // every day in one form, in turn; every tenth day in all of them
    for (std::size_t i = 0; i < forms.size(); ++i) {
      if (day % 10 != 0 && i != static_cast<std::size_t>((day % 16 + 16) % 16) % forms.size()) continue;
      REQUIRE_MESSAGE(one_value("Theo thông báo, " + forms[i] + ", tại Hà Nội.", "2024-05-13") == iso_day(day), forms[i]);
    }
  }
}

TEST_CASE("a day and month around the publication takes the nearest past or near future") {
  for (DayNumber published = to_days({2019, 12, 1}); published < to_days({2025, 3, 1}); published += 13) {
    for (std::int32_t back = 0; back < 200; ++back) {
      const CivilDate d = from_days(published - back);
      const std::string text = "Hôm " + std::to_string(d.day) + "/" + std::to_string(d.month) + ", bộ đã họp.";
      REQUIRE_MESSAGE(one_value(text, iso_day(published)) == iso_day(published - back), text << " published " << iso_day(published));
    }
  }
}

TEST_CASE("days that do not exist are no dates") {
  for (const char* text : {"ngày 31/2", "ngày 30/2/2024", "ngày 31/4/2023", "ngày 29/2/2023", "ngày 0/5", "ngày 32/1", "ngày 12/13"}) {
    for (const auto& f : find(text))
      CHECK_MESSAGE(f.text.find('/') == std::string::npos, text << " gave " << f.text << "=" << f.timex.edtf);
  }
}

TEST_CASE("no prefix, suffix or concatenation crashes, and spans always slice the input") {
  const std::string text =
      "Từ chiều hôm qua (8/6) đến trưa hôm nay (9/6), lúc 14h30 ngày 12/5/2024, thứ Hai tuần trước, quý I/2024, những năm 80 của thế "
      "kỷ 20, "
      "3 ngày trước, cách đây 5 tháng, mùng 1 Tết Ất Tỵ 2025, 6 tháng đầu năm, các ngày 5, 7 và 9/5, giai đoạn 2021-2025, năm 179 TCN";
  const auto slices = [](const std::string& input) {
    for (const auto& f : find(input)) {
      CHECK(f.timex.span.end <= input.size());
      CHECK(input.substr(f.timex.span.start, f.timex.span.length()) == f.text);
      CHECK((f.timex.edtf.empty() || f.timex.edtf.find("XXXX") == 0 || edtf_bounds(f.timex.edtf).has_value()));
    }
  };
  const auto boundary = [&](std::size_t i) { return i >= text.size() || (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80; };
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (!boundary(i)) continue;
    slices(text.substr(0, i));
    slices(text.substr(i));
    slices(text.substr(i) + text.substr(0, i));
  }
}

TEST_CASE("what stands before or behind changes no expression that says its own day") {
  const std::vector<std::string> neutral{"Hai bên chưa bình luận.", "Giá vàng tăng mạnh, theo hãng tin này.",
                                         "“Chúng tôi sẽ trở lại”, ông nói.", "Ảnh: TTXVN"};
  const std::vector<std::string> dated{"Ngày 12/5/2024, phái đoàn đã tới Hà Nội.",
                                       "Văn kiện được ký sáng 3-4-2023 tại thủ đô.",
                                       "Dự án kéo dài từ tháng 5/2021 đến tháng 8/2022.",
                                       "Cuộc họp mở màn lúc 14h30 ngày 12/5/2024.",
                                       "Kim ngạch quý I/2024 tăng so với năm 2019.",
                                       "Giai đoạn 2021-2025 có nhiều thay đổi.",
                                       "Thế kỷ 19 là thời của máy hơi nước."};
  const auto shown = [](const std::string& text) {
    std::string out;
    for (const auto& f : find(text, "-")) out += f.text + "=" + f.timex.edtf + ";";
    return out;
  };
  for (const std::string& first : dated) {
    const std::string alone = shown(first);
    REQUIRE(!alone.empty());
    for (const std::string& other : neutral) {
      REQUIRE(shown(other).empty());
      for (const char* between : {" ", "\n", "\n\n"}) {
        CHECK(shown(other + between + first) == alone);
        CHECK(shown(first + between + other) == alone);
        CHECK(shown(other + between + first + between + other) == alone);
      }
    }
    for (const std::string& second : dated) CHECK(shown(first + "\n" + second) == alone + shown(second));
  }
}

TEST_CASE("random strings of time words neither crash nor give values without bounds") {
  const std::vector<std::string> pieces{"ngày",  "tháng", "năm",  "12",   "5",    "2024", "/",    "-",    ".",      ",",     "(",
                                        ")",     "đến",   "và",   "thứ",  "Hai",  "chủ",  "nhật", "sáng", "tối",    "qua",   "nay",
                                        "trước", "sau",   "đó",   "hôm",  "tuần", "quý",  "I",    "đầu",  "cuối",   "giữa",  "khoảng",
                                        "mùng",  "Tết",   "rằm",  "giờ",  "h",    "phút", "mỗi",  "hàng", "vài",    "những", "thế",
                                        "kỷ",    "thập",  "niên", "cùng", "30",   "1990", "từ",   "\n",   "31",     "2",     "âm",
                                        "lịch",  "Ất",    "Tỵ",   "nửa",  "cách", "đây",  "mười", "hai",  "999999", "00"};
  std::mt19937 random(20240513);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    const int length = static_cast<int>(random() % 12) + 1;
    for (int i = 0; i < length; ++i) {
      if (!text.empty() && random() % 4) text += ' ';
      text += pieces[random() % pieces.size()];
    }
    for (const char* ref : {"2024-05-13", "-"}) {
      for (const auto& f : find(text, ref)) {
        const std::string& edtf = f.timex.edtf;
        REQUIRE_MESSAGE((edtf.empty() || edtf.find("XXXX") != std::string::npos || edtf_bounds(edtf).has_value()), text << " -> " << edtf);
        REQUIRE(f.timex.span.end <= text.size());
      }
    }
  }
}

TEST_CASE("EDTF bounds") {
  const auto both = [](const char* edtf) {
    const auto b = edtf_bounds(edtf);
    return b && b->first && b->last ? iso_day(*b->first) + " " + iso_day(*b->last) : std::string("none");
  };
  CHECK(both("2024-02") == "2024-02-01 2024-02-29");
  CHECK(both("199X") == "1990-01-01 1999-12-31");
  CHECK(both("20XX") == "2000-01-01 2099-12-31");
  CHECK(both("2024-33") == "2024-01-01 2024-03-31");
  CHECK(both("2024-41") == "2024-07-01 2024-12-31");
  CHECK(both("2024-24") == "2024-12-01 2025-02-28");
  CHECK(both("{2024-05-05,2024-05-09}") == "2024-05-05 2024-05-09");
  CHECK(both("2024-05-12T14:30") == "2024-05-12 2024-05-12");
  CHECK(both("-0178") == "-0178-01-01 -0178-12-31");
  CHECK(both("2024-02-30") == "none");
  CHECK(both("rubbish") == "none");
}
