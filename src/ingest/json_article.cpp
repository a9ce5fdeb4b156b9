#include "ingest/json_article.h"

#include <simdjson.h>

#include <array>
#include <string>

#include "base/civil_date.h"
#include "ingest/content_hash.h"
#include "ingest/encoding.h"
#include "ingest/json_fault.h"

namespace nienbieu {
namespace {

using simdjson::dom::element;

struct Field {
  std::string_view key;
  std::string Article::*member;
  enum Kind : std::uint8_t { kText, kId, kDate } kind;
};

constexpr std::array<Field, 9> kFields{{
    {"text", &Article::text, Field::kText},
    {"id", &Article::id, Field::kId},
    {"title", &Article::title, Field::kText},
    {"published", &Article::published, Field::kDate},
    {"crawled", &Article::crawled, Field::kDate},
    {"url", &Article::url, Field::kText},
    {"outlet", &Article::outlet, Field::kText},
    {"revision", &Article::revision, Field::kText},
    {"modified", &Article::revision, Field::kDate},
}};
constexpr unsigned kWithdrawn = 1U << kFields.size();
constexpr unsigned kRevision = 1U << 7;

const char* kind_of(const element& value) {
  using simdjson::dom::element_type;
  switch (value.type()) {
    case element_type::ARRAY:
      return "an array";
    case element_type::OBJECT:
      return "an object";
    case element_type::STRING:
      return "a string";
    case element_type::BOOL:
      return "a boolean";
    case element_type::NULL_VALUE:
      return "null";
    default:
      return "a number";
  }
}

bool is_blank_text(std::string_view text) { return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos; }

int two_digits(std::string_view text, std::size_t at) {
  if (at + 2 > text.size()) return -1;
  const int tens = text[at] - '0';
  const int ones = text[at + 1] - '0';
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

}  // namespace

bool is_iso_date(std::string_view text) {
  const int century = two_digits(text, 0);
  const int year = two_digits(text, 2);
  if (century < 0 || year < 0) return false;
  if (text.size() == 4) return true;
  const int month = text[4] == '-' ? two_digits(text, 5) : -1;
  if (month < 1 || month > 12) return false;
  if (text.size() == 7) return true;
  const int day = text[7] == '-' ? two_digits(text, 8) : -1;
  if (!is_valid(CivilDate{century * 100 + year, month, day})) return false;
  return text.size() == 10 ||
         ((text[10] == 'T' || text[10] == 't' || text[10] == ' ') && two_digits(text, 11) >= 0 && two_digits(text, 11) < 25);
}

void derive_id(Article& article) {
  if (!article.id.empty()) return;
  if (!article.url.empty()) {
    article.id = article.url;
    return;
  }
  std::string content;
  content.reserve(article.title.size() + article.published.size() + article.outlet.size() + article.text.size() + 3);
  for (const std::string* part : {&article.title, &article.published, &article.outlet}) content.append(*part) += '\0';
  article.id = "hash:" + content_hash(content += article.text);
}

struct JsonArticleParser::State {
  simdjson::dom::parser parser;

  // What is being read, for the place of an error.
  std::string_view json;
  std::uint64_t line = 0;
  std::uint64_t column = 1;
  unsigned seen = 0;

  Error error_at(std::size_t offset, const char* code, std::string message) const {
    const std::string_view before = json.substr(0, offset);
    const auto newline = before.rfind('\n');
    if (newline == std::string_view::npos) return {code, "", line, column + offset, std::move(message)};
    std::uint64_t lines = 0;
    for (const char c : before) lines += c == '\n';
    return {code, "", line + lines, offset - newline, std::move(message)};
  }

  Error error_in(std::string_view key, const char* code, std::string message) const {
    return error_at(find_json_value(json, key).value_or(0), code, std::move(message));
  }

  Error syntax_error(simdjson::error_code reason) const {
    if (const auto fault = find_json_fault(json)) {
      const bool utf8 = fault->message.starts_with("not valid UTF-8");
      return error_at(fault->offset, utf8 ? "utf8.invalid" : "json.syntax", fault->message);
    }
    return error_at(0, "json.syntax", std::string("not readable JSON: ") + simdjson::error_message(reason));
  }

  Status read_string(const Field& field, const element& value, Article& article) const {
    std::string_view text;
    if (value.get_string().get(text) == simdjson::SUCCESS) {
      if (field.kind == Field::kDate && !is_iso_date(text)) {
        return error_in(field.key, "json.date",
                        "\"" + std::string(field.key) + "\" is not an ISO 8601 date such as 2024-05-12 or 2024-05-12T10:00:00+07:00");
      }
      if (text.find('\0') != std::string_view::npos) {
        return error_in(field.key, "text.nul", "\"" + std::string(field.key) + "\" holds the character U+0000, which no text has");
      }
      (article.*field.member).assign(text);
      return {};
    }
    if (field.kind == Field::kId && value.is_int64()) return article.id = std::to_string(value.get_int64().value_unsafe()), Status{};
    if (field.kind == Field::kId && value.is_uint64()) return article.id = std::to_string(value.get_uint64().value_unsafe()), Status{};
    return error_in(field.key, "json.type", "\"" + std::string(field.key) + "\" is " + kind_of(value) + ": it must be a string");
  }

  Status read_field(std::string_view key, const element& value, Article& article) {
    unsigned bit = 1;
    for (const Field& field : kFields) {
      if (field.key == key) {
        if (seen & bit) return error_in(key, "json.duplicate", "\"" + std::string(key) + "\" is given twice: once is right");
        seen |= bit;
        if (value.is_null() || (key == "modified" && (seen & kRevision) && !article.revision.empty())) return {};
        return read_string(field, value, article);
      }
      bit <<= 1;
    }
    if (key != "withdrawn" || value.is_null()) return {};
    if (seen & kWithdrawn) return error_in(key, "json.duplicate", "\"withdrawn\" is given twice: once is right");
    seen |= kWithdrawn;
    if (!value.is_bool())
      return error_in(key, "json.type", std::string("\"withdrawn\" is ") + kind_of(value) + ": it must be true or false");
    article.withdrawn = value.get_bool().value_unsafe();
    return {};
  }

  Status check(const Article& article) const {
    if (!is_blank_text(article.text)) return {};
    if (article.withdrawn) {
      if (!article.id.empty() || !article.url.empty()) return {};
      return error_at(0, "json.withdrawn", "a withdrawn article needs \"id\" or \"url\" to say which one it is");
    }
    const auto value = find_json_value(json, "text");
    if (!value)
      return error_at(0, "json.text", "no \"text\": an article is {\"id\"?, \"title\"?, \"published\"?, \"url\"?, \"outlet\"?, \"text\"}");
    if (json[*value] == 'n') return error_at(*value, "json.type", "\"text\" is null: it must be a string");
    return error_at(*value, "text.empty", "\"text\" is empty: it must hold the article");
  }
};

JsonArticleParser::JsonArticleParser() : state_(std::make_unique<State>()) {}
JsonArticleParser::~JsonArticleParser() = default;

Result<Article> JsonArticleParser::parse(std::string_view json, std::uint64_t line, std::uint64_t column) {
  State& state = *state_;
  state.json = json;
  state.line = line;
  state.column = column;
  state.seen = 0;
  element root;
  if (const auto reason = state.parser.parse(json.data(), json.size(), false).get(root)) return state.syntax_error(reason);
  simdjson::dom::object object;
  if (root.get_object().get(object) != simdjson::SUCCESS) {
    const auto offset = json.find_first_not_of(" \t\r\n");
    return state.error_at(offset, "json.object", std::string("this is ") + kind_of(root) + ": an article is a JSON object {…}");
  }
  Article article;
  article.line = line;
  for (const auto& [key, value] : object) {
    if (const Status read = state.read_field(key, value, article); !read) return read.error();
  }
  if (const Status checked = state.check(article); !checked) return checked.error();
  return article;
}

}  // namespace nienbieu
