// The day of publication from the text's own dates (time/evidence.h): when they agree, and when they do not.
#include <doctest/doctest.h>

#include "time_fixture.h"

using namespace nienbieu;

namespace {

PublicationDate published(const std::string& text, const Reference& reference = {}) {
  std::vector<TimeFinding> found;
  return explain_times(text, reference, testing_time::lexicon(), found);
}

}  // namespace

TEST_CASE("a line that says which day it is, unless a weekday in it denies it") {
  const std::string line = "Kết quả quay số hôm nay 26/6/2023.";  // a Monday
  CHECK(published(line).edtf == "2023-06-26");
  CHECK(published(line + " Quay số thứ Hai.").edtf == "2023-06-26");
  CHECK(published(line + " Quay số thứ 2.").edtf == "2023-06-26");
  CHECK(published(line + "\nQuay số thứ Tư.").edtf == "2023-06-26");
  CHECK(published(line + " Đây là lần thứ tư.").edtf == "2023-06-26");
  for (const char* denied : {" Quay số thứ Tư.", " Quay số thứ 4.", " Quay số Chủ nhật."}) {
    const PublicationDate found = published(line + denied);
    CHECK_MESSAGE(found.edtf == "", denied);
    CHECK_MESSAGE(found.why.starts_with("conflict"), denied);
  }
}

TEST_CASE("a story's days lie around its full dates, of which there must be two to go back behind the last") {
  const std::string story = "Ngày 8/1, hai bên gặp lại nhau. Ảnh chụp ngày 24/1/2024.";
  CHECK(published(story).edtf == "");
  CHECK(published(story + " Họ gặp lần đầu ngày 7/10/2023.").edtf == "2024-01-08~");
  CHECK(published(story + " Họ gặp lần đầu ngày 7/10/2013.").edtf == "");
  CHECK(published(story + " Họ gặp lần đầu ngày 7/10/2023. Sẽ không có ai quên năm 2024 và cả những gì đã xảy ra năm 2026.").edtf == "");
}

TEST_CASE("the year that witnesses leave is none when the text writes a much later one") {
  Reference reference;
  DateBound office;
  office.not_before = to_days({2020, 1, 10});
  office.not_after = to_days({2021, 1, 5});
  office.why = "an office";
  reference.bounds.push_back(office);
  CHECK(published("Ngày 12/3, ông mở cuộc họp.", reference).edtf == "2020-03-12~");
  CHECK(published("Ngày 12/3, ông mở cuộc họp. Giá năm 2021 tăng.", reference).edtf == "2020-03-12~");
  CHECK(published("Ngày 12/3, ông mở cuộc họp. Giá năm 2024 tăng.", reference).edtf == "");
}

TEST_CASE("a date of coming into force is no year told as past") {
  Reference reference;
  DateBound office;
  office.not_before = to_days({2024, 5, 1});
  office.not_after = to_days({2025, 12, 31});
  office.why = "an office";
  reference.bounds.push_back(office);
  const std::string rest = " Nghị quyết có hiệu lực thi hành từ 1/1/2025.";
  CHECK(published("Sáng 30/11, Quốc hội họp." + rest, reference).edtf != "2025-11-30~");
  CHECK(published("Sáng 30/11, Quốc hội họp. Nghị quyết ra ngày 1/1/2025.", reference).edtf == "2025-11-30~");
}
