// Who is told: the name inside a reporting verb, and nobody where a quotation has no verb at all.
#include <algorithm>

#include "cases.h"

using namespace testing_event;

namespace {

// The words of those to whom the one statement of the text is said.
std::vector<std::string> told(const std::string& text) {
  nienbieu::Annotations out;
  annotate(text, "2024-05-13", out);
  std::vector<std::string> names;
  std::size_t statements = 0;
  for (const nienbieu::Event& e : out.events) {
    if (e.kind != nienbieu::EventKind::statement) continue;
    ++statements;
    for (const nienbieu::Argument& a : e.addressees) names.emplace_back(text.substr(a.mention.start, a.mention.length()));
  }
  CHECK_MESSAGE(statements == 1, text);
  return names;
}

}  // namespace

TEST_CASE("a name inside the reporting verb is who is told") {
  CHECK(told("Bà Nguyễn Thị Hoa cho Reuters biết cảng sẽ mở lại vào thứ Sáu.") == std::vector<std::string>{"Reuters"});
  CHECK(told("Bà Nguyễn Thị Hoa nói với Reuters rằng cảng sẽ mở lại vào thứ Sáu.") == std::vector<std::string>{"Reuters"});
  CHECK(told("Bà Nguyễn Thị Hoa cho biết cảng sẽ mở lại vào thứ Sáu.").empty());
}

TEST_CASE("a date behind the name of a speaker without a verb tells nobody") {
  // A time's number must not be taken for a mention's: "họ" is nobody's addressee.
  CHECK(told("“Chúng tôi sẽ không bao giờ ký một thỏa thuận như vậy với họ”, Nguyễn Văn Hùng hôm 12/5.").empty());
}
