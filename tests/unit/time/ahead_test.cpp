// What is still to come bounds the publication from above (time/ahead.h).
#include <doctest/doctest.h>

#include "time_fixture.h"

using namespace nienbieu;

namespace {

// The first expression's value, when nothing is known but that somebody has held an office since New Year's Day of 2023.
std::string first_day(const std::string& text) {
  Reference reference;
  DateBound bound;
  bound.not_before = to_days({2023, 1, 1});
  bound.why = "an office";
  reference.bounds.push_back(bound);
  std::vector<TimeFinding> found;
  explain_times(text, reference, testing_time::lexicon(), found);
  return found.empty() ? "-" : found.front().timex.edtf;
}

}  // namespace

TEST_CASE("a day or month told as to come leaves one year") {
  for (const char* rest : {"Brazil sẽ làm chủ tịch nhóm từ ngày 1/12/2023.", "Từ ngày 1/12/2023, Brazil sẽ làm chủ tịch nhóm.",
                           "Hội nghị kế tiếp dự kiến diễn ra ở Rio vào tháng 11/2023.", "Luật mới sẽ có hiệu lực vào ngày 1/12/2023."})
    CHECK_MESSAGE(first_day(std::string("Ngày 10/9, hai bên gặp nhau ở Hà Nội. ") + rest) == "2023-09-10", rest);
}

TEST_CASE("what is told as past, of a year alone, or as a term is no bound from above") {
  for (const char* rest :
       {"Brazil làm chủ tịch nhóm từ ngày 1/12/2023.", "Brazil đã làm chủ tịch nhóm từ ngày 1/12/2023.", "Giá điện sẽ tăng trong năm 2023.",
        "Thỏa thuận có hiệu lực đến hết ngày 1/12/2023.", "Ông từng nói sẽ trở lại vào ngày 1/12/2023 rồi đổi ý hồi tháng 3/2024."})
    CHECK_MESSAGE(first_day(std::string("Ngày 10/9, hai bên gặp nhau ở Hà Nội. ") + rest) != "2023-09-10", rest);
}

TEST_CASE("a day to come that lies before what the text tells as past is no witness") {
  CHECK(first_day("Ngày 10/9, hai bên gặp nhau. Năm ấy họ hẹn sẽ ký vào ngày 1/12/2023. Tháng 3/2024, họ đã hủy bỏ.") != "2023-09-10");
}
