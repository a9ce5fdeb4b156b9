// What a time expression is in TIMEX3: type, value, and mod or quant where it has one; the comment where TIMEX3 says less.
#include <doctest/doctest.h>

#include "output/export_timex.h"

using namespace nienbieu;

namespace {

struct Case {
  const char *type, *grain, *text, *edtf, *timex3;
  const char *earliest = "", *latest = "";
};

const Case cases[] = {
    // days, months and years as they are, seasons, quarters and decades by their own names
    {"date", "day", "ngày 12/5/2024", "2024-05-12", "DATE 2024-05-12"},
    {"date", "day", "khoảng 12/5", "2024-05-12~", "DATE 2024-05-12 APPROX"},
    {"date", "day", "ngày 12/5", "XXXX-05-12", "DATE XXXX-05-12"},
    {"date", "month", "mùa xuân 2024", "2024-21", "DATE 2024-SP"},
    {"date", "quarter", "quý IV/2013", "2013-36", "DATE 2013-Q4"},
    {"date", "month", "tháng 12/2013", "2013-12", "DATE 2013-12"},
    {"date", "decade", "những năm 1960", "196X", "DATE 196"},
    {"date", "day", "hôm ấy", "", "DATE XXXX"},
    // the part of a day whatever its casing, and no more of a clock than is known
    {"time", "part_of_day", "Chiều 10/9", "2023-09-10", "TIME 2023-09-10TAF"},
    {"time", "part_of_day", "Rạng sáng 7.12", "2024-12-07", "TIME 2024-12-07TNI"},
    {"time", "part_of_day", "sáng 3/4", "2024-04-03", "TIME 2024-04-03TMO"},
    {"time", "part_of_day", "Đêm qua", "", "TIME XXXX-XX-XXTNI"},
    {"time", "part_of_day", "cuối tháng", "2024-04-03", "TIME 2024-04-03"},  // "tháng" is no "sáng"
    {"time", "minute", "15 giờ 35", "2023-09-10T15:35", "TIME 2023-09-10T15:35"},
    {"time", "minute", "5 phút sau", "2024-12-07", "TIME 2024-12-07"},
    {"time", "minute", "17 giờ 30 (giờ Dubai)", "2024-11-12T17:30+04:00", "TIME 2024-11-12T17:30"},
    {"time", "hour", "18 giờ 17/9", "XXXX-09-17T18Z", "TIME XXXX-09-17T18"},
    {"time", "minute", "khoảng 15 giờ 35", "2023-09-10T15:35", "TIME 2023-09-10T15:35 APPROX"},
    {"time", "minute", "gần 15 giờ 35", "2023-09-10T15:35", "TIME 2023-09-10T15:35"},  // LESS_THAN is for lengths
    // a duration by its number and unit, an X where the number is none
    {"duration", "day", "Sáu ngày", "", "DURATION P6D"},
    {"duration", "year", "hơn 2 năm", "", "DURATION P2Y MORE_THAN"},
    {"duration", "year", "gần năm năm", "", "DURATION P5Y LESS_THAN"},
    {"duration", "hour", "72 giờ tới", "2025-01-12/2025-01-15", "DURATION PT72H", "2025-01-12", "2025-01-15"},
    {"duration", "minute", "vài chục phút", "", "DURATION PTXM"},
    {"duration", "year", "hai mươi năm", "", "DURATION PXY"},
    {"duration", "month", "một tháng rưỡi", "", "DURATION PXM"},
    {"duration", "day", "khoảng 2 - 3 ngày", "", "DURATION PXD APPROX"},
    {"duration", "day", "2-3 ngày", "", "DURATION PXD"},
    {"duration", "unknown", "lâu nay", "", "DURATION PXX"},
    // what comes again
    {"set", "day", "mỗi ngày", "", "SET P1D EVERY"},
    {"set", "week", "Hằng tuần", "", "SET P1W EVERY"},
    {"set", "year", "2 năm một lần", "", "SET P2Y"},
    {"set", "year", "vài năm một lần", "", "SET PXY"},
    {"set", "part_of_day", "mỗi sáng", "", "SET XXXX-XX-XXTMO EVERY"},
    // intervals as weeks, as parts of a period, by their open end, else by their length
    {"date", "week", "tuần sau", "2024-05-20/2024-05-26", "DATE 2024-W21", "2024-05-20", "2024-05-26"},
    {"date", "week", "tuần đó", "2020-12-28/2021-01-03", "DATE 2020-W53", "2020-12-28", "2021-01-03"},
    {"date", "week", "cuối tuần qua", "2025-02-01/2025-02-02", "DATE 2025-W05 END", "2025-02-01", "2025-02-02"},
    {"date", "month", "Đầu tháng 5", "2024-05-01/2024-05-10", "DATE 2024-05 START", "2024-05-01", "2024-05-10"},
    {"date", "year", "giữa năm 2017", "2017-05-01/2017-08-31", "DATE 2017 MID", "2017-05-01", "2017-08-31"},
    {"date", "day", "từ 1/5", "2024-05-01/..", "DATE 2024-05-01 ON_OR_AFTER", "2024-05-01", ""},
    {"date", "day", "đến 1/5", "../2024-05-01", "DATE 2024-05-01 ON_OR_BEFORE", "", "2024-05-01"},
    {"date", "day", "từ 3 đến 7/5", "2024-05-03/2024-05-07", "DURATION P5D", "2024-05-03", "2024-05-07"},
    {"date", "month", "trung tuần tháng 8/2024", "2024-08-11/2024-08-20", "DATE 2024-08 MID", "2024-08-11", "2024-08-20"},
    {"time", "hour", "từ 15h - 17h", "2025-02-07T15/2025-02-07T17", "DURATION PT2H", "2025-02-07", "2025-02-07"},
    {"time", "minute", "10 giờ đến 11 giờ 30", "2025-02-07T10:00/2025-02-07T11:30", "DURATION PT90M", "2025-02-07", "2025-02-07"},
    {"time", "hour", "từ 22h đến 2h", "2025-02-07T22/2025-02-08T02", "DURATION P2D", "2025-02-07", "2025-02-08"},
    {"time", "hour", "từ 8h (giờ GMT)", "2025-02-07T08Z/..", "TIME 2025-02-07T08 ON_OR_AFTER", "2025-02-07", ""},
    // an interval of days whose year is not known keeps its month or its length
    {"date", "day", "Cuối tháng 6", "XXXX-06-21/XXXX-06-30", "DATE XXXX-06 END"},
    {"date", "day", "trung tuần tháng 8", "XXXX-08-11/XXXX-08-20", "DATE XXXX-08 MID"},
    {"date", "day", "hai ngày 25-26/6", "XXXX-06-25/XXXX-06-26", "DURATION P2D"},
    {"date", "day", "từ 28/6 đến 3/7", "XXXX-06-28/XXXX-07-03", "DURATION PXD"},  // how many days lie between is not counted
    // days that are no interval are the period they lie in
    {"date", "day", "hai ngày 14 và 16-2", "{2025-02-14,2025-02-16}", "DATE 2025-W07", "2025-02-14", "2025-02-16"},
    {"date", "day", "28/1 và 3/2", "{2025-01-28,2025-02-03}", "DATE 2025", "2025-01-28", "2025-02-03"},
    {"date", "day", "14 hoặc 16", "[XXXX-02-14,XXXX-02-16]", "DATE XXXX"},
};

std::string comment(const char* edtf) {
  return timex3_of({{"type", "date"}, {"grain", "day"}, {"text", "hôm đó"}, {"edtf", edtf}}).comment;
}

}  // namespace

TEST_CASE("TIMEX3: type, value, and mod or quant") {
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const Timex3 value = timex3_of(
        {{"type", c.type}, {"grain", c.grain}, {"text", c.text}, {"edtf", c.edtf}, {"earliest", c.earliest}, {"latest", c.latest}});
    CHECK(value.type + " " + value.value + (value.mod.empty() ? "" : " " + value.mod) + (value.quant.empty() ? "" : " " + value.quant) ==
          c.timex3);
  }
}

TEST_CASE("TIMEX3: the comment has the EDTF value where TIMEX3 says less") {
  CHECK(comment("{2025-02-14,2025-02-16}") == "{2025-02-14,2025-02-16}");
  CHECK(comment("2024-11-12T17:30+04:00") == "2024-11-12T17:30+04:00");
  CHECK(comment("2024-05-12?") == "2024-05-12?");
  CHECK(comment("2024-05-12") == "");
  CHECK(comment("2024-05-12~") == "");  // mod says it
}
