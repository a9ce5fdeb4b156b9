// What a time expression is in TIMEX3: type, value, and mod or quant where it has one.
#include <doctest/doctest.h>

#include "output/export_timex.h"

using namespace nienbieu;

namespace {

std::string in_timex3(const char* type, const char* grain, const char* text, const char* edtf, const char* earliest = "",
                      const char* latest = "") {
  const ExportJson time = {{"type", type}, {"grain", grain}, {"text", text}, {"edtf", edtf}, {"earliest", earliest}, {"latest", latest}};
  const Timex3 value = timex3_of(time);
  return value.type + " " + value.value + (value.mod.empty() ? "" : " " + value.mod) + (value.quant.empty() ? "" : " " + value.quant);
}

}  // namespace

TEST_CASE("TIMEX3: days, months and years as they are, seasons, quarters and decades by their own names") {
  CHECK(in_timex3("date", "day", "ngày 12/5/2024", "2024-05-12") == "DATE 2024-05-12");
  CHECK(in_timex3("date", "day", "khoảng 12/5", "2024-05-12~") == "DATE 2024-05-12 APPROX");
  CHECK(in_timex3("date", "day", "ngày 12/5", "XXXX-05-12") == "DATE XXXX-05-12");
  CHECK(in_timex3("date", "month", "mùa xuân 2024", "2024-21") == "DATE 2024-SP");
  CHECK(in_timex3("date", "quarter", "quý IV/2013", "2013-36") == "DATE 2013-Q4");
  CHECK(in_timex3("date", "month", "tháng 12/2013", "2013-12") == "DATE 2013-12");
  CHECK(in_timex3("date", "decade", "những năm 1960", "196X") == "DATE 196");
  CHECK(in_timex3("date", "day", "hôm ấy", "") == "DATE XXXX");
}

TEST_CASE("TIMEX3: the part of a day whatever its casing, and no more of a clock than is known") {
  CHECK(in_timex3("time", "part_of_day", "Chiều 10/9", "2023-09-10") == "TIME 2023-09-10TAF");
  CHECK(in_timex3("time", "part_of_day", "Rạng sáng 7.12", "2024-12-07") == "TIME 2024-12-07TNI");
  CHECK(in_timex3("time", "part_of_day", "sáng 3/4", "2024-04-03") == "TIME 2024-04-03TMO");
  CHECK(in_timex3("time", "part_of_day", "Đêm qua", "") == "TIME XXXX-XX-XXTNI");
  CHECK(in_timex3("time", "part_of_day", "cuối tháng", "2024-04-03") == "TIME 2024-04-03");  // "tháng" is no "sáng"
  CHECK(in_timex3("time", "minute", "15 giờ 35", "2023-09-10T15:35") == "TIME 2023-09-10T15:35");
  CHECK(in_timex3("time", "minute", "5 phút sau", "2024-12-07") == "TIME 2024-12-07");
  CHECK(in_timex3("time", "minute", "17 giờ 30 (giờ Dubai)", "2024-11-12T17:30+04:00") == "TIME 2024-11-12T17:30");
  CHECK(in_timex3("time", "hour", "18 giờ 17/9", "XXXX-09-17T18Z") == "TIME XXXX-09-17T18");
  CHECK(in_timex3("time", "minute", "khoảng 15 giờ 35", "2023-09-10T15:35") == "TIME 2023-09-10T15:35 APPROX");
  CHECK(in_timex3("time", "minute", "gần 15 giờ 35", "2023-09-10T15:35") == "TIME 2023-09-10T15:35");  // LESS_THAN is for lengths
}

TEST_CASE("TIMEX3: a duration by its number and unit, an X where the number is none") {
  CHECK(in_timex3("duration", "day", "Sáu ngày", "") == "DURATION P6D");
  CHECK(in_timex3("duration", "year", "hơn 2 năm", "") == "DURATION P2Y MORE_THAN");
  CHECK(in_timex3("duration", "year", "gần năm năm", "") == "DURATION P5Y LESS_THAN");
  CHECK(in_timex3("duration", "hour", "72 giờ tới", "2025-01-12/2025-01-15", "2025-01-12", "2025-01-15") == "DURATION PT72H");
  CHECK(in_timex3("duration", "minute", "vài chục phút", "") == "DURATION PTXM");
  CHECK(in_timex3("duration", "year", "hai mươi năm", "") == "DURATION PXY");
  CHECK(in_timex3("duration", "month", "một tháng rưỡi", "") == "DURATION PXM");
  CHECK(in_timex3("duration", "day", "khoảng 2 - 3 ngày", "") == "DURATION PXD APPROX");
  CHECK(in_timex3("duration", "day", "2-3 ngày", "") == "DURATION PXD");
  CHECK(in_timex3("duration", "unknown", "lâu nay", "") == "DURATION PXX");
}

TEST_CASE("TIMEX3: what comes again") {
  CHECK(in_timex3("set", "day", "mỗi ngày", "") == "SET P1D EVERY");
  CHECK(in_timex3("set", "week", "Hằng tuần", "") == "SET P1W EVERY");
  CHECK(in_timex3("set", "year", "2 năm một lần", "") == "SET P2Y");
  CHECK(in_timex3("set", "year", "vài năm một lần", "") == "SET PXY");
  CHECK(in_timex3("set", "part_of_day", "mỗi sáng", "") == "SET XXXX-XX-XXTMO EVERY");
}

TEST_CASE("TIMEX3: intervals as weeks, as parts of a period, by their open end, else by their length") {
  CHECK(in_timex3("date", "week", "tuần sau", "2024-05-20/2024-05-26", "2024-05-20", "2024-05-26") == "DATE 2024-W21");
  CHECK(in_timex3("date", "week", "tuần đó", "2020-12-28/2021-01-03", "2020-12-28", "2021-01-03") == "DATE 2020-W53");
  CHECK(in_timex3("date", "week", "cuối tuần qua", "2025-02-01/2025-02-02", "2025-02-01", "2025-02-02") == "DATE 2025-W05 END");
  CHECK(in_timex3("date", "month", "Đầu tháng 5", "2024-05-01/2024-05-10", "2024-05-01", "2024-05-10") == "DATE 2024-05 START");
  CHECK(in_timex3("date", "year", "giữa năm 2017", "2017-05-01/2017-08-31", "2017-05-01", "2017-08-31") == "DATE 2017 MID");
  CHECK(in_timex3("date", "day", "từ 1/5", "2024-05-01/..", "2024-05-01", "") == "DATE 2024-05-01 ON_OR_AFTER");
  CHECK(in_timex3("date", "day", "đến 1/5", "../2024-05-01", "", "2024-05-01") == "DATE 2024-05-01 ON_OR_BEFORE");
  CHECK(in_timex3("date", "day", "từ 3 đến 7/5", "2024-05-03/2024-05-07", "2024-05-03", "2024-05-07") == "DURATION P5D");
  CHECK(in_timex3("date", "month", "trung tuần tháng 8/2024", "2024-08-11/2024-08-20", "2024-08-11", "2024-08-20") == "DATE 2024-08 MID");
  CHECK(in_timex3("time", "hour", "từ 15h - 17h", "2025-02-07T15/2025-02-07T17", "2025-02-07", "2025-02-07") == "DURATION PT2H");
  CHECK(in_timex3("time", "minute", "10 giờ đến 11 giờ 30", "2025-02-07T10:00/2025-02-07T11:30", "2025-02-07", "2025-02-07") ==
        "DURATION PT90M");
  CHECK(in_timex3("time", "hour", "từ 22h đến 2h", "2025-02-07T22/2025-02-08T02", "2025-02-07", "2025-02-08") == "DURATION P2D");
  CHECK(in_timex3("time", "hour", "từ 8h (giờ GMT)", "2025-02-07T08Z/..", "2025-02-07", "") == "TIME 2025-02-07T08 ON_OR_AFTER");
}

TEST_CASE("TIMEX3: an interval of days whose year is not known keeps its month or its length") {
  CHECK(in_timex3("date", "day", "Cuối tháng 6", "XXXX-06-21/XXXX-06-30") == "DATE XXXX-06 END");
  CHECK(in_timex3("date", "day", "trung tuần tháng 8", "XXXX-08-11/XXXX-08-20") == "DATE XXXX-08 MID");
  CHECK(in_timex3("date", "day", "hai ngày 25-26/6", "XXXX-06-25/XXXX-06-26") == "DURATION P2D");
  CHECK(in_timex3("date", "day", "từ 28/6 đến 3/7", "XXXX-06-28/XXXX-07-03") ==
        "DURATION PXD");  // how many days lie between is not counted
}

TEST_CASE("TIMEX3: days that are no interval are the period they lie in, and the comment names them") {
  const char* two = "{2025-02-14,2025-02-16}";
  CHECK(in_timex3("date", "day", "hai ngày 14 và 16-2", two, "2025-02-14", "2025-02-16") == "DATE 2025-W07");
  CHECK(in_timex3("date", "day", "28/1 và 3/2", "{2025-01-28,2025-02-03}", "2025-01-28", "2025-02-03") == "DATE 2025");
  CHECK(in_timex3("date", "day", "14 hoặc 16", "[XXXX-02-14,XXXX-02-16]") == "DATE XXXX");
  const auto comment = [](const char* edtf) {
    return timex3_of({{"type", "date"}, {"grain", "day"}, {"text", "hôm đó"}, {"edtf", edtf}}).comment;
  };
  CHECK(comment(two) == two);
  CHECK(comment("2024-11-12T17:30+04:00") == "2024-11-12T17:30+04:00");
  CHECK(comment("2024-05-12?") == "2024-05-12?");
  CHECK(comment("2024-05-12") == "");
  CHECK(comment("2024-05-12~") == "");  // mod says it
}
