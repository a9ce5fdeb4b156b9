// Which reports are one event: cases as an editor would judge them, as many that must stay apart as that must meet.
#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "event_json.h"
#include "timeline/timeline.h"
#include "timeline/write.h"

using namespace nienbieu;
using namespace nienbieu::test;
using nlohmann::json;

namespace {

json someone(const std::string& id, const std::string& name, const std::string& type = "person", const std::string& country = "") {
  json a = {{"entity", id}, {"name", name}, {"type", type}, {"role", nullptr}, {"mention", nullptr}, {"via", "name"}};
  if (!country.empty()) a["country"] = country;
  return a;
}

json unnamed(const std::string& what) {
  return {{"entity", "x:unnamed"}, {"name", nullptr}, {"description", what}, {"type", "person"}, {"mention", nullptr}, {"via", "name"}};
}

const json undated = {{"edtf", nullptr}, {"earliest", nullptr}, {"latest", nullptr}, {"grain", "unknown"}, {"basis", "unknown"}};

json record(const std::string& document, const json& more) {
  json e = bare_event(document);
  e.update(more);
  e["id"] = document + "/" + std::to_string(e["trigger"]["start"].get<int>());
  return e;
}

// An action told in `sentence`, its trigger somewhere in it.
json action(const std::string& document, const std::string& type, const std::string& trigger, const std::string& sentence, const json& time,
            const json& more = json::object(), int start = 0) {
  json e = {{"kind", "action"},
            {"type", type},
            {"trigger", {{"text", trigger}, {"start", start}, {"end", start + 5}}},
            {"time", time},
            {"sentence", {{"text", sentence}, {"start", start}, {"end", start + 90}}}};
  e.update(more);
  return record(document, e);
}

json saying(const std::string& document, const json& speaker, const std::string& content, const json& time, int start = 0) {
  return record(document, {{"kind", "statement"},
                           {"type", "SAY"},
                           {"trigger", {{"text", "cho biết"}, {"start", start}, {"end", start + 8}}},
                           {"time", time},
                           {"actors", json::array({speaker})},
                           {"statement",
                            {{"mode", "indirect"},
                             {"content", {{"text", content}, {"start", start + 9}, {"end", start + 90}}},
                             {"quotes", json::array()},
                             {"addressees", json::array()},
                             {"venue", nullptr}}},
                           {"sentence", {{"text", "Ông cho biết " + content}, {"start", start}, {"end", start + 99}}}});
}

std::size_t entries(const std::vector<json>& records) {
  TimelineBuilder builder;
  for (const json& r : records) REQUIRE(builder.add_line(r.dump(), "test", 1).ok());
  const Timeline t = builder.build();
  return t.events.size() + t.undated.size();
}

bool one(const json& a, const json& b) { return entries({a, b}) == 1; }

const json lan = someone("x:lan", "Trần Thị Lan"), bare_lan = someone("x:person:lan", "Lan"), minh = someone("x:minh", "Lê Văn Minh");
const json france = someone("Q142", "Pháp", "place", "FR"), paris_office = someone("x:elysee", "Điện Élysée", "organization", "FR");
const std::string ferry = "Chuyến phà chở khách bị lật khi vừa rời bến Sông Đà trong cơn giông chiều hôm ấy, nhiều người còn kẹt lại";
const std::string promise = "tỉnh sẽ dành hai trăm tỷ đồng để sửa lại con đê phía nam trước mùa mưa năm tới";

}  // namespace

TEST_CASE("a report without a date is the dated one only in nearly the same words") {
  const json dated = action("a", "DISASTER", "bị lật", ferry, on_day("2024-05-12"));
  CHECK(one(dated, action("b", "DISASTER", "bị lật", ferry + " trong khoang", undated)));
  CHECK_FALSE(one(dated, action("b", "DISASTER", "bị lật", "Một chiếc ca nô bị lật ở cửa biển, cả gia đình bơi được vào bờ", undated)));
  json much_later = action("b", "DISASTER", "bị lật", ferry, undated);
  much_later["document"]["published"] = "2024-07-20";
  CHECK_FALSE(one(dated, much_later));
}

TEST_CASE("a copied sentence is one report even where its date was lost or misread; a like one is not") {
  const json first = action("a", "DISASTER", "bị lật", ferry, on_day("2024-05-12", "inherited"));
  CHECK(one(first, action("b", "DISASTER", "bị lật", ferry, on_day("2024-05-09", "inherited"))));
  // Both papers write the day, and not the same: two ferries.
  CHECK_FALSE(
      one(action("a", "DISASTER", "bị lật", ferry, on_day("2024-05-12")), action("b", "DISASTER", "bị lật", ferry, on_day("2024-04-02"))));
  CHECK_FALSE(one(first, action("b", "DISASTER", "bị lật", "Phà bị lật ở bến Sông Đà", on_day("2024-05-09", "inherited"))));
}

TEST_CASE("a paper that dates by its own publication may be a day late, where somebody known takes part") {
  const json meeting = {{"actors", json::array({lan})}, {"targets", json::array({minh})}};
  const json told = action("a", "CONSULT", "gặp", "Bà Lan đã gặp ông Minh tại trụ sở ủy ban", on_day("2024-05-12"), meeting);
  CHECK(one(told, action("b", "CONSULT", "gặp", "Bà Lan gặp ông Minh tại ủy ban", on_day("2024-05-13", "publication"), meeting)));
  CHECK_FALSE(
      one(told, action("b", "CONSULT", "gặp", "Sau bữa sáng, hai người gặp riêng thêm một giờ nữa", on_day("2024-05-13"), meeting)));
  CHECK_FALSE(one(told, action("b", "CONSULT", "gặp", "Bà Lan gặp ông Minh tại ủy ban", on_day("2024-05-15", "publication"), meeting)));
}

TEST_CASE("who is named in one report only may be the one of the other") {
  const json named = action("a", "REJECT", "hủy", "Ban tổ chức đã hủy đêm nhạc ngoài trời vì bão số ba sắp vào", on_day("2024-05-12"),
                            {{"actors", json::array({lan})}});
  CHECK(one(named, action("b", "REJECT", "hủy", "Đêm nhạc ngoài trời bị hủy vì bão số ba sắp vào", on_day("2024-05-12"))));
  CHECK_FALSE(one(named, action("b", "REJECT", "hủy", "Một hãng bay hủy sáu chuyến tới đảo", on_day("2024-05-12"))));
}

TEST_CASE("a country and its office do one thing; two countries do not") {
  const std::string sentence = "đã bác đề nghị hoãn thời hạn áp thuế thép";
  const json by_country = action("a", "REJECT", "bác", "Pháp " + sentence, on_day("2024-05-12"), {{"actors", json::array({france})}});
  CHECK(one(by_country,
            action("b", "REJECT", "bác", "Điện Élysée " + sentence, on_day("2024-05-12"), {{"actors", json::array({paris_office})}})));
  CHECK_FALSE(one(by_country, action("b", "REJECT", "bác", "Ý đã bác đề nghị khác", on_day("2024-05-12"),
                                     {{"actors", json::array({someone("Q38", "Ý", "place", "IT")})}})));
}

TEST_CASE("a large toll tells its event, a small one does not") {
  const auto harm = [](const std::string& document, const std::string& sentence, double killed, const json& time) {
    return action(document, "HARM", "thiệt mạng", sentence, time,
                  {{"quantities", json::array({{{"what", "killed"}, {"value", killed}, {"bound", "exact"}}})}});
  };
  const json month = {{"edtf", "2024-05"}, {"earliest", "2024-05-01"}, {"latest", "2024-05-31"}, {"grain", "month"}, {"basis", "resolved"}};
  const std::string one_way = "Trận lũ quét khiến rất nhiều người thiệt mạng",
                    other_way = "Số nạn nhân thiệt mạng được công bố sau vài tuần";
  CHECK(one(harm("a", one_way, 1160, on_day("2024-05-12")), harm("b", other_way, 1200, month)));
  CHECK_FALSE(one(harm("a", one_way, 2, on_day("2024-05-12")), harm("b", other_way, 2, month)));
  CHECK_FALSE(one(harm("a", one_way, 1160, on_day("2024-05-12")), harm("b", other_way, 4800, month)));
}

TEST_CASE("tolls that papers round differently are a conflict, a rounded one is not") {
  const auto conflicts = [](double a, const std::string& bound, double b) {
    TimelineBuilder builder;
    const auto harm = [&](const std::string& document, double killed, const std::string& how) {
      return action(document, "HARM", "thiệt mạng", "Vụ nổ kho khiến nhiều người thiệt mạng", on_day("2024-05-12"),
                    {{"quantities", json::array({{{"what", "killed"}, {"value", killed}, {"bound", how}}})}});
    };
    REQUIRE(builder.add_line(harm("a", a, bound).dump(), "test", 1).ok());
    REQUIRE(builder.add_line(harm("b", b, "exact").dump(), "test", 1).ok());
    const Timeline t = builder.build();
    REQUIRE(t.events.size() == 1);
    return t.events[0].conflicts.size();
  };
  CHECK(conflicts(1160, "about", 1200) == 1);
  CHECK(conflicts(1200, "about", 1160) == 0);
}

TEST_CASE("an article that comes back to a word with another number means others") {
  const auto harm = [](const std::string& sentence, double killed, int start) {
    return action("a", "HARM", "tử vong", sentence, on_day("2024-05-12"),
                  {{"quantities", json::array({{{"what", "killed"}, {"value", killed}, {"bound", "exact"}}})}}, start);
  };
  const json first = harm("Ba thuyền viên kiệt sức rồi lần lượt tử vong giữa biển", 3, 0);
  CHECK(one(first, harm("Danh sách những người tử vong được gửi về gia đình", 3, 400)));
  CHECK_FALSE(one(first, harm("Danh sách những người tử vong được gửi về gia đình", 11, 400)));
}

TEST_CASE("who met whom is no conflict; who attacked whom is") {
  const auto actor_conflicts = [](const std::string& type, const std::string& trigger) {
    const json one_side = someone("Q1", "Gustav Lindholm"), other_side = someone("Q2", "Pavel Horak");
    const auto told = [&](const std::string& document, const json& actor, const json& target) {
      return action(document, type, trigger, "Cuộc " + trigger + " của Lindholm và Horak kéo dài suốt buổi chiều ở thành phố biển",
                    on_day("2024-05-12"), {{"actors", json::array({actor})}, {"targets", json::array({target})}});
    };
    TimelineBuilder builder;
    REQUIRE(builder.add_line(told("a", one_side, other_side).dump(), "test", 1).ok());
    REQUIRE(builder.add_line(told("b", other_side, one_side).dump(), "test", 1).ok());
    const Timeline t = builder.build();
    REQUIRE(t.events.size() == 1);
    const auto& conflicts = t.events[0].conflicts;
    return std::count_if(conflicts.begin(), conflicts.end(), [](const Conflict& c) { return c.field == "actors"; });
  };
  CHECK(actor_conflicts("CONSULT", "gặp gỡ") == 0);
  CHECK(actor_conflicts("ASSAULT", "tấn công") == 1);
}

TEST_CASE("a timeline lists everybody who has an id: unnamed sources and those who are only relied on, too") {
  json e = action("a", "CONSULT", "gặp", "Ngoại trưởng gặp một quan chức giấu tên", on_day("2024-05-12"),
                  {{"actors", json::array({someone("Q1", "Gustav Lindholm")})}, {"targets", json::array({unnamed("một quan chức")})}});
  e["attribution"] = json::array({{{"entity", "Q9"}, {"name", "Hãng tin Bắc Âu"}, {"cue", "theo"}, {"mention", nullptr}},
                                  {{"entity", "Q1"}, {"name", "Lindholm"}, {"cue", "theo"}, {"mention", nullptr}},
                                  {{"entity", nullptr}, {"name", nullptr}, {"cue", "theo"}, {"mention", nullptr}}});
  TimelineBuilder builder;
  REQUIRE(builder.add_line(e.dump(), "test", 1).ok());
  std::string out;
  write_timeline_json(builder.build(), out);
  const json entities = json::parse(out)["entities"];
  CHECK(entities.size() == 3);
  CHECK(entities["x:unnamed"]["name"] == "một quan chức");
  CHECK(entities["Q9"]["name"] == "Hãng tin Bắc Âu");
  CHECK(entities["Q9"]["type"].is_null());
  CHECK(entities["Q1"]["name"] == "Gustav Lindholm");  // of two tellings the one with a type
}

TEST_CASE("a speaker named by one word is the one of that name, and nobody else") {
  CHECK(one(saying("a", lan, promise, on_day("2024-05-12")), saying("b", bare_lan, promise, on_day("2024-05-12"))));
  CHECK_FALSE(one(saying("a", lan, promise, on_day("2024-05-12")),
                  saying("b", minh, "tỉnh sẽ dành tiền để sửa con đê phía nam khi có nguồn", on_day("2024-05-12"))));
}

TEST_CASE("a few words alike are no saying") {
  CHECK_FALSE(one(saying("a", unnamed("người dân"), "Đồng thời", on_day("2024-05-12")),
                  saying("b", unnamed("chủ quán"), "Đồng thời", on_day("2024-05-12"))));
  CHECK(one(saying("a", unnamed("người dân"), promise, on_day("2024-05-12")),
            saying("b", unnamed("chủ quán"), promise, on_day("2024-05-12"))));
}

TEST_CASE("an article that comes back to a word means the same thing, unless it tells of others or of another day") {
  const auto death = [](int start, const json& time, const json& who) {
    return action("a", "HARM", "qua đời", "Gia đình cho hay người ấy đã qua đời ở quê nhà", time, {{"targets", json::array({who})}}, start);
  };
  const json month = {{"edtf", "2024-05"}, {"earliest", "2024-05-01"}, {"latest", "2024-05-31"}, {"grain", "month"}, {"basis", "resolved"}};
  CHECK(entries({death(0, on_day("2024-05-12"), lan), death(200, on_day("2024-05-12"), lan)}) == 1);
  CHECK(entries({death(0, on_day("2024-05-12"), lan), death(200, on_day("2024-05-12"), minh)}) == 2);
  CHECK(entries({action("a", "CONSULT", "gặp", "Đoàn gặp một tàu lớn", on_day("2024-05-12"),
                        {{"targets", json::array({unnamed("một tàu lớn")})}}),
                 action("a", "CONSULT", "gặp", "Hôm ấy thuyền gặp những đợt sóng", on_day("2024-05-12"),
                        {{"targets", json::array({unnamed("những đợt sóng")})}}, 200)}) == 2);
}

TEST_CASE("a report without a date is told by when it was published, a saying sooner than an act") {
  const std::string said = "tỉnh sẽ dành tiền sửa lại con đê phía nam, trước mùa mưa năm tới phải xong đoạn xung yếu nhất";
  CHECK(one(saying("a", lan, promise, on_day("2024-05-12")), saying("b", lan, said, undated)));
  json before = saying("b", lan, said, undated);
  before["document"]["published"] = "2024-05-06";
  CHECK_FALSE(one(saying("a", lan, promise, on_day("2024-05-12")), before));
  CHECK_FALSE(one(saying("a", lan, promise, on_day("2024-05-12")), saying("b", lan, "năm nay tỉnh chưa có tiền cho con đê nào", undated)));
  const json accused = {{"actors", json::array({lan})}};
  CHECK_FALSE(
      one(action("a", "ACCUSE", "chỉ trích", "Bà Lan chỉ trích nhà thầu vì đê chậm tiến độ", on_day("2024-05-12"), accused),
          action("b", "ACCUSE", "chỉ trích", "Không ít lần trong mùa trước bà Lan từng chỉ trích cách chi tiền", undated, accused)));
}

TEST_CASE("one speaker's like words are one saying some days apart where a day was only taken over, unless the figures differ") {
  const auto price = [](const std::string& document, const std::string& number, const json& time) {
    return saying(document, lan, "giá một cân vải thiều loại một ở vườn sáng nay là " + number + " đồng, thương lái mua tận gốc", time);
  };
  const json on_10th = on_day("2024-05-10", "inherited"), on_12th = on_day("2024-05-12", "inherited");
  CHECK(one(saying("a", lan, promise + ", bà nói thêm", on_10th), saying("b", lan, promise, on_12th)));
  CHECK_FALSE(
      one(saying("a", lan, promise + ", bà nói thêm", on_day("2024-05-10")), saying("b", lan, promise + " thôi", on_day("2024-05-12"))));
  CHECK_FALSE(one(saying("a", lan, promise + ", bà nói thêm", on_day("2024-05-01", "inherited")), saying("b", lan, promise, on_12th)));
  CHECK_FALSE(one(price("a", "41.500", on_10th), price("b", "38.200", on_12th)));
}

TEST_CASE("what one office asks of another is not what it asks of a third") {
  const auto asks = [](const std::string& document, const json& whom, int start = 0) {
    json e = saying(document, lan, "kiểm tra ngay các bãi cát ven sông và báo cáo kết quả trong tuần", on_day("2024-05-12"), start);
    e["type"] = "REQUEST";
    e["targets"] = json::array({whom});
    return e;
  };
  const json police = someone("x:police", "Công an huyện Phú Ninh", "organization"),
             inspectors = someone("x:inspectors", "Thanh tra tỉnh", "organization");
  json other = asks("b", inspectors);
  other["statement"]["content"]["text"] = "rà soát các bãi cát ven sông, nêu rõ kết quả từng bãi";
  CHECK(one(asks("a", police), asks("b", police)));
  CHECK_FALSE(one(asks("a", police), other));
}

TEST_CASE("a government is its country, and an office is who holds it where no name is given") {
  const json cuba = someone("Q241", "Cuba", "place", "CU"),
             government = someone("x:organization:cu:government", "Chính phủ Cuba", "organization", "CU");
  const json ministry = someone("x:organization:cu:trade", "Bộ Thương mại Cuba", "organization", "CU");
  const std::string opens = "hãng nước ngoài được bán lẻ ở trong nước từ quý ba năm nay";
  const std::string like = "các hãng ở nước ngoài được phép bán hàng lẻ từ quý ba";
  CHECK(one(saying("a", cuba, opens, on_day("2024-05-12", "inherited")), saying("b", government, like, on_day("2024-05-12"))));
  CHECK_FALSE(one(saying("a", ministry, opens, on_day("2024-05-12", "inherited")),
                  saying("b", government, "thuế nhập hàng tiêu dùng giảm từ quý ba", on_day("2024-05-12"))));
  json named = lan;
  named["role"] = "Chủ tịch tỉnh";
  CHECK(one(saying("a", named, promise, on_day("2024-05-12")),
            saying("b", unnamed("chủ tịch tỉnh"), "vậy là tỉnh sẽ dành tiền để sửa con đê phía nam", on_day("2024-05-12"))));
  CHECK_FALSE(one(saying("a", named, promise, on_day("2024-05-12")),
                  saying("b", unnamed("một người dân"), "vậy là tỉnh sẽ dành tiền để sửa con đê phía nam", on_day("2024-05-12"))));
}

TEST_CASE("what carries a trigger is no part of it; up is not down") {
  const json fleet = {{"actors", json::array({someone("x:fleet", "Hạm đội Bắc Hải", "organization")})}};
  const auto drill = [&](const std::string& document, const std::string& trigger, const std::string& sentence) {
    return action(document, "MOBILIZE", trigger, sentence, on_day("2024-05-12"), fleet);
  };
  CHECK(one(drill("a", "tiến hành tập trận", "Hạm đội Bắc Hải tiến hành tập trận ngoài khơi"),
            drill("b", "cuộc tập trận", "Rạng sáng, cuộc tập trận của hạm đội mở màn")));
  const json bank = {{"actors", json::array({someone("x:bank", "Ngân hàng Bắc Âu", "organization")})}};
  const auto rate = [&](const std::string& document, const std::string& trigger) {
    return action(document, "ECONOMY", trigger, "Ngân hàng Bắc Âu vừa " + trigger + " thêm nửa điểm phần trăm", on_day("2024-05-12"), bank);
  };
  CHECK(one(rate("a", "tăng lãi suất"), rate("b", "nâng lãi suất")));
  CHECK_FALSE(one(rate("a", "tăng lãi suất"), rate("b", "giảm lãi suất")));
}

TEST_CASE("deaths are counted by several words for one thing") {
  const auto toll = [](const std::string& document, const std::string& trigger, int killed) {
    return action(document, "HARM", trigger, "Vụ lật phà trên sông Đà chiều qua làm " + std::to_string(killed) + " người " + trigger,
                  on_day("2024-05-12"), {{"quantities", json::array({{{"what", "killed"}, {"value", killed}, {"bound", "exact"}}})}});
  };
  CHECK(one(toll("a", "thiệt mạng", 7), toll("b", "tử vong", 7)));
  json hurt = toll("b", "bị thương", 7);
  hurt["quantities"][0]["what"] = "injured";
  CHECK_FALSE(one(toll("a", "thiệt mạng", 7), hurt));
}

TEST_CASE("an act dated by what stands before it may be a day off, if it is the same one's same act") {
  const auto ban = [](const std::string& trigger, const json& time, int start) {
    return action("a", "COERCE", trigger,
                  "Cảng vụ Bắc Hải thông báo " + trigger + (start ? " mọi tàu cá, theo tin phát đi" : " tàu cá vào vùng biển phía đông"),
                  time, {{"actors", json::array({lan})}}, start);
  };
  const json week = {
      {"edtf", "2024-05-13/2024-05-17"}, {"earliest", "2024-05-13"}, {"latest", "2024-05-17"}, {"grain", "day"}, {"basis", "resolved"}};
  CHECK(entries({ban("cấm", week, 0), ban("cấm", on_day("2024-05-12", "inherited"), 200)}) == 1);
  CHECK(entries({ban("cấm", week, 0), ban("cấm", on_day("2024-05-12"), 200)}) == 2);
  CHECK(entries({ban("cấm", week, 0), ban("cấm", on_day("2024-05-09", "inherited"), 200)}) == 2);
}

TEST_CASE("who was joined too early moves where it fits better") {
  // One article gives both sayings in one, another gives them apart: each report belongs to one entry, and none is lost.
  const std::string first = "lập trường của tỉnh về con đê phía nam đã nêu rõ trong phát biểu của người phát ngôn hồi tháng ba";
  const std::string second = "một lần nữa tỉnh kiên quyết phản đối mọi hành vi khai thác cát trái phép trên sông Đà và sông Lô";
  const json day = on_day("2024-05-12");
  const std::vector<json> all = {saying("a", lan, first + ". " + second, day), saying("b", lan, second, day), saying("c", lan, first, day),
                                 saying("c", lan, "tỉnh kiên quyết phản đối các hành vi khai thác cát trên sông Đà và sông Lô", day, 300),
                                 saying("d", lan, first + ". " + second, day)};
  TimelineBuilder builder;
  for (const json& r : all) REQUIRE(builder.add_line(r.dump(), "test", 1).ok());
  const Timeline t = builder.build();
  REQUIRE(t.events.size() == 2);
  CHECK(std::max(t.events[0].reports.size(), t.events[1].reports.size()) == 4);
  CHECK(t.events[0].reports.size() + t.events[1].reports.size() == 5);
}

TEST_CASE("what is done by saying so is one act however its bounds are told, by one office on one day") {
  const auto bans = [](const std::string& document, const std::string& content, const std::string& verb = "thông báo") {
    json e = saying(document, lan, content, on_day("2024-05-12"));
    e["trigger"]["text"] = verb;
    return e;
  };
  const std::string here = "cấm xe tải nặng qua cầu Sông Đà từ thứ Hai để sửa mặt cầu",
                    there = "cấm lưu thông trên cây cầu dài hai cây số từ thứ Hai";
  CHECK(one(bans("a", here), bans("b", there)));
  CHECK_FALSE(one(bans("a", here), bans("b", "cho phép lưu thông trên cây cầu dài hai cây số từ thứ Hai")));
  CHECK_FALSE(one(bans("a", here), bans("b", there, "nhắc lại")));
  CHECK_FALSE(one(bans("a", here), bans("b", "cấm câu cá ở hồ phía bắc thành phố")));
}

TEST_CASE("an office is the one whose name leaves out its rank, and a body acts for it") {
  const auto office = [](const std::string& name) { return json::array({someone("x:" + name, name, "organization")}); };
  const auto detains = [&](const std::string& document, const std::string& who, const std::string& sentence) {
    return action(document, "LEGAL", "tạm giữ", who + " " + sentence, on_day("2024-05-12"),
                  {{"actors", office(who)}, {"targets", json::array({minh})}});
  };
  const std::string sentence = "tạm giữ ông Minh để làm rõ việc khai khống đất bãi", other = "đã tạm giữ ông Minh trong đêm";
  CHECK(one(detains("a", "Công an TP Hà Nội", sentence), detains("b", "Công an Hà Nội", other)));
  CHECK(one(detains("a", "Công an TP Hà Nội", sentence), detains("b", "Phòng Cảnh sát hình sự Công an Hà Nội", other)));
  CHECK_FALSE(one(detains("a", "Công an TP Hà Nội", sentence), detains("b", "Công an TP Hải Phòng", other)));
  CHECK_FALSE(one(detains("a", "Công an TP Hà Nội", sentence), detains("b", "Sở Y tế Hà Nội", other)));
}

TEST_CASE("a long text with a word changed is one saying, whoever it is given to; a short one is not") {
  const std::string text =
      promise +
      "; ngoài ra sẽ xây thêm ba trạm bơm ở huyện Phú Ninh và hai cống ngăn mặn dưới hạ lưu, dời bốn chục hộ dân khỏi bãi sông, "
      "mở lại tuyến đường công vụ dọc chân đê, và lập một đội tuần tra thường trực gồm dân quân ba xã ven sông Đà";
  std::string edited = text;
  edited.replace(edited.find("bốn chục"), std::string("bốn chục").size(), "hơn bốn chục");
  CHECK(one(saying("a", lan, text, on_day("2024-05-12")), saying("b", minh, edited, on_day("2024-05-12"))));
  CHECK_FALSE(one(saying("a", lan, promise, on_day("2024-05-12")), saying("b", minh, promise + " nữa", on_day("2024-05-12"))));
}
