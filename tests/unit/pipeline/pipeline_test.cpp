#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <random>
#include <set>
#include <thread>

#include "../case_table.h"
#include "pipeline/extractor.h"
#include "pipeline/ordered_workers.h"

using namespace nienbieu;
using namespace nienbieu::testing;

namespace {

struct Task {
  int number = -1;
  std::string buffer;
  std::uint64_t result = 0;
};

const std::vector<std::string>& pieces() {
  static const std::vector<std::string> all{"Bộ trưởng Thương mại hai nước họp tại Singapore",
                                            "Ngày 12/5, Bộ Ngoại giao Canada cho biết phái đoàn đã tới Manila.",
                                            "“Chúng tôi sẽ trở lại bàn đàm phán”, người phát ngôn nói.",
                                            "Tin liên quan",
                                            "Đọc thêm",
                                            "Xem nhiều",
                                            "Quảng cáo",
                                            "Một chiếc cầu tại Lima. (Nguồn: AFP)",
                                            "Ảnh: Reuters",
                                            "Theo TTXVN",
                                            "Minh Khôi",
                                            "Giá gạo tại cảng tăng nhẹ trong phiên cuối tuần...",
                                            "Na Uy kêu gọi các bên kiềm chế, đồng thời đề nghị nối lại đối thoại",
                                            "\"",
                                            "“",
                                            "(",
                                            "",
                                            " ",
                                            "\t",
                                            "1.",
                                            "TP.HCM, ngày 3/4.",
                                            "- Ông nói:",
                                            "…",
                                            "\xC2\xA0",
                                            "e\xCC\x82",
                                            "Cảnh sát bắt giữ 12 người biểu tình ở Santiago, theo truyền thông địa phương.",
                                            "date 2024-03-05 Liên hợp quốc họp khẩn.",
                                            "Video: Lũ quét ở Nepal"};
  return all;
}

std::string random_text(std::mt19937& random) {
  std::string text;
  const auto lines = 1 + random() % 14;
  for (std::size_t i = 0; i < lines; ++i) {
    const auto parts = 1 + random() % 3;
    for (std::size_t k = 0; k < parts; ++k) text += (k ? " " : "") + pieces()[random() % pieces().size()];
    text += random() % 4 == 0 ? "\r\n" : random() % 3 == 0 ? "\n\n" : "\n";
  }
  return text;
}

std::string digest(const Annotations& a) {
  std::string out;
  for (const Event& e : a.events) out += e.id + to_string(e.type).data() + e.time.edtf + std::to_string(e.actors.size()) + ";";
  for (const Section& s : a.sections) out += std::to_string(s.span.start) + to_string(s.kind).data();
  for (const Mention& m : a.entities.mentions)
    out += std::to_string(m.span.start) + (m.entity == no_index ? "-" : a.entities.list[m.entity].id);
  return out;
}

}  // namespace

TEST_CASE("ordered workers write in the order of the tasks, with any number of threads") {
  for (const unsigned threads : {0u, 1u, 2u, 3u, 5u, 8u, 16u})
    for (const int tasks : {0, 1, 2, 3, 7, 200}) {
      std::mt19937 delays(threads * 100 + static_cast<unsigned>(tasks));
      std::vector<unsigned> wait(static_cast<std::size_t>(tasks) + 1);
      for (unsigned& w : wait) w = delays() % 4 ? 0 : delays() % 300;
      int read = 0;
      std::vector<int> written;
      std::atomic<int> worked{0};
      const auto here = std::this_thread::get_id();
      bool same_thread = true;
      std::atomic<bool> numbers_good{true};
      run_ordered<Task>(
          threads,
          [&](Task& t) {
            same_thread &= std::this_thread::get_id() == here;
            if (read == tasks) return false;
            t.number = read++;
            return true;
          },
          [&](Task& t, unsigned worker) {
            if (worker >= std::max(1u, threads)) numbers_good = false;
            std::this_thread::sleep_for(std::chrono::microseconds(wait[static_cast<std::size_t>(t.number)]));
            t.result = static_cast<std::uint64_t>(t.number) * 3;
            ++worked;
          },
          [&](Task& t) {
            same_thread &= std::this_thread::get_id() == here;
            CHECK(t.result == static_cast<std::uint64_t>(t.number) * 3);
            written.push_back(t.number);
          });
      REQUIRE(written.size() == static_cast<std::size_t>(tasks));
      for (int i = 0; i < tasks; ++i) REQUIRE(written[static_cast<std::size_t>(i)] == i);
      CHECK(worked == tasks);
      CHECK(same_thread);
      CHECK(numbers_good);
    }
}

TEST_CASE("ordered workers hold back the reader: no more than 2 * threads + 2 tasks are in flight") {
  for (const unsigned threads : {1u, 2u, 4u}) {
    int read = 0, written = 0, most = 0;
    std::set<const Task*> slots;
    run_ordered<Task>(
        threads,
        [&](Task& t) {
          slots.insert(&t);
          if (read == 300) return false;
          t.number = read++;
          most = std::max(most, read - written);
          return true;
        },
        [](Task&, unsigned) {}, [&](Task&) { ++written; });
    CHECK(written == 300);
    CHECK(most <= static_cast<int>(2 * threads + 2));
    CHECK(slots.size() <= 2 * threads + 2);
  }
}

TEST_CASE("one extractor shared by threads finds what it finds alone") {
  const Extractor extractor(built_lexicon());
  std::mt19937 random(41);
  std::vector<std::string> texts;
  for (int i = 0; i < 60; ++i) texts.push_back(random_text(random));
  const auto run = [&](unsigned threads) {
    struct Work {
      std::size_t number = 0;
      Annotations found;
    };
    std::size_t next = 0;
    std::vector<std::string> out;
    run_ordered<Work>(
        threads, [&](Work& w) { return next < texts.size() ? w.number = next++, true : false; },
        [&](Work& w, unsigned) {
          Article a;
          a.id = "d" + std::to_string(w.number);
          a.text = texts[w.number];
          a.published = "2024-05-13";
          extractor.annotate(std::move(a), w.found);
        },
        [&](Work& w) { out.push_back(digest(w.found)); });
    return out;
  };
  const auto alone = run(1);
  for (const unsigned threads : {2u, 4u}) CHECK(run(threads) == alone);
}

TEST_CASE("no sentence crosses a section, and every sentence lies in one") {
  const Extractor extractor(built_lexicon());
  std::mt19937 random(43);
  Annotations found;
  for (int round = 0; round < 400; ++round) {
    Article a;
    a.id = "d";
    a.text = random_text(random);
    extractor.annotate(std::move(a), found);
    for (const Sentence& s : found.sentences) {
      std::size_t inside = 0, touched = 0;
      for (const Section& section : found.sections) inside += section.span.contains(s.span), touched += section.span.overlaps(s.span);
      REQUIRE_MESSAGE((inside == 1 && touched == 1), "\"" << slice(found.article.text, s.span) << "\" lies in " << inside << " and touches "
                                                          << touched << " sections of:\n"
                                                          << found.article.text);
      REQUIRE(s.first_token < s.last_token);
      REQUIRE(found.tokens[s.first_token].start == s.span.start);
      REQUIRE(found.tokens[s.last_token - 1].end == s.span.end);
    }
    for (std::size_t i = 1; i < found.sentences.size(); ++i) REQUIRE(found.sentences[i - 1].span.end <= found.sentences[i].span.start);
  }
}

TEST_CASE("metadata that is missing or no date does no harm") {
  const Extractor extractor(built_lexicon());
  for (const char* published : {"", "2024", "2024-13-45", "not a date", "2024-05-13T07:30:00+07:00", "0000-00-00"}) {
    Annotations found;
    Article a;
    a.id = "d";
    a.text = "Ngày 12/5, Bộ Ngoại giao Canada cho biết phái đoàn đã tới Manila.";
    a.published = published;
    extractor.annotate(std::move(a), found);
    CHECK(found.article.published == published);
    CHECK_FALSE(found.events.empty());
    const bool given = std::string_view(published).starts_with("2024-05-13");
    for (const Event& e : found.events)
      if (e.kind == EventKind::statement) CHECK((e.time.edtf == "2024-05-12") == given);
  }
}

TEST_CASE("teasers yield events only with all_sections, boilerplate never") {
  const std::string text =
      "Hai nước họp bàn về nghề cá tại Oslo\n\nNgày 12/5, Bộ Ngoại giao Na Uy cho biết hai bên đã họp tại Oslo và nhất trí gặp lại vào "
      "tháng sau.\n\n"
      "Tin liên quan\n\nBộ Quốc phòng Canada thông báo triển khai tàu tuần tra mới tới Bắc Cực\n\nCuộc họp kéo dài ba giờ và bàn về hạn "
      "ngạch đánh bắt cho năm sau.\n";
  for (const bool all : {false, true}) {
    Annotations found;
    Article a;
    a.id = "d";
    a.text = text;
    a.published = "2024-05-13";
    Extractor(built_lexicon(), {all, false}).annotate(std::move(a), found);
    std::size_t teaser = 0;
    for (const Event& e : found.events) {
      teaser += e.section == SectionKind::related;
      CHECK(e.section != SectionKind::boilerplate);
    }
    CHECK((teaser > 0) == all);
  }
}

namespace {

Annotations annotated(const std::string& text) {
  const Extractor extractor(built_lexicon());
  Annotations found;
  Article a;
  a.id = "d";
  a.text = text;
  extractor.annotate(std::move(a), found);
  return found;
}

const std::string title = "Na Uy giảm hạn ngạch cá tuyết năm nay\n\n";
const std::string story =
    "\n\nHôm qua, Bộ trưởng Lars Haugen gặp các nghiệp đoàn ngư dân ở Bergen.\n\nCuộc họp tiếp theo sẽ được tổ chức vào đầu tháng sau tại "
    "Oslo, theo cơ quan này.";

}  // namespace

TEST_CASE("the date line under the headline dates the article") {
  for (const char* line : {"Thứ hai, 13-5-2024, 06:15", "Minh An - Thứ hai, 13/05/2024 07:53 (GMT+7)", "13/05/2024 06:15 GMT+7",
                           "Bốn Phương | 13/05/2024 07:05 GMT+7", "Oslo, ngày 13 tháng 5 năm 2024"}) {
    const Annotations found = annotated(title + line + story);
    CHECK_MESSAGE(found.published.edtf == "2024-05-13", line << ": " << found.published.edtf);
    CHECK(found.published.basis == PublicationDate::Basis::inferred);
    for (const Timex& t : found.times)
      if (slice(found.article.text, t.span) == "Hôm qua") CHECK_MESSAGE(t.edtf == "2024-05-12", line << ": " << t.edtf);
  }
  const Annotations stamped = annotated("Na Uy giảm hạn ngạch cá tuyết năm nay 13/05/2024 10:42" + story);
  CHECK(stamped.published.edtf == "2024-05-13");
}

TEST_CASE("a date that is no date line says nothing of the kind, and a date line dates no event") {
  for (const char* line : {"Giá cá tuyết từ ngày 13/5/2024 ở các cảng lớn", "Bergen 3-1 Oslo, ngày 13/5/2024, vòng 16", "Oslo, 13/5"})
    CHECK_MESSAGE(annotated(title + line + story).published.edtf != "2024-05-13", line);
  // "cùng ngày" has no day to go back to: the date line is none of the story's
  const Annotations found =
      annotated(title + "Oslo, 13/5/2024" + "\n\nCùng ngày, Bộ trưởng Lars Haugen gặp các nghiệp đoàn ngư dân ở Bergen.");
  for (const Timex& t : found.times)
    if (slice(found.article.text, t.span) == "Cùng ngày") CHECK_MESSAGE(!t.anaphoric, t.edtf << " " << t.why);
}
