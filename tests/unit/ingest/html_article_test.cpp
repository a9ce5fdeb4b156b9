#include "ingest/html_article.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "ingest/html_text.h"
#include "ingest/html_tree.h"

using namespace nienbieu;
using namespace std::string_literals;

namespace {

std::string lines_of(const std::string& page) {
  const auto tree = HtmlTree::parse(page);
  return tree.ok() ? html_lines(tree->root()) : tree.error().code;
}

}  // namespace

TEST_CASE("blocks become lines") {
  struct Case {
    const char* page;
    const char* lines;
  };
  const std::vector<Case> cases{
      {"<p>Một</p><p>Hai</p>", "Một\nHai\n"},
      {"<div>Một<p>Hai</div>Ba", "Một\nHai\nBa\n"},
      {"<p>Ông <b>Bi</b><i>den</i> nói</p>", "Ông Biden nói\n"},
      {"<p>\n  Ông\n  Biden\t nói \n</p>", "Ông Biden nói\n"},
      {"<p>Một<br>Hai<br/>\n\n<br>Ba</p>", "Một\nHai\nBa\n"},
      {"<ul><li>Một<li>Hai <a href=x>ba</a></ul>", "Một\nHai ba\n"},
      {"<table><tr><td>a</td>\n<td>b</td></tr><tr><td>c<td>d</table>", "a\tb\nc\td\n"},
      {"<p>a&nbsp;&amp;&#x1ED9;&lt;</p>", "a\xC2\xA0&ộ<\n"},
      {"<script>var a='<p>x</p>'</script><style>p{}</style><p>a</p><noscript><p>b</p></noscript>", "a\n"},
      {"<nav><a href=x>menu</a></nav><div role=navigation>menu</div><p>a</p>", "a\n"},
      {"<p hidden>x</p><p style='color:red; Display : none'>x</p><span aria-hidden=true>x</span><p>a</p>", "a\n"},
      {"<article><p>a</p><footer>b</footer></article><footer>c</footer>", "a\nb\n"},
      {"<figure><img src=x alt='alt'><figcaption>Ảnh: THX</figcaption></figure><p>a", "Ảnh: THX\na\n"},
      {"<form><p>a</p><button>x</button><select><option>x</select><textarea>x</textarea></form>", "a\n"},
      {"<pre>a\n  b\nc</pre>", "a\nb\nc\n"},
      {"<!-- <p>x</p> --><p>a<!-- x -->b</p>", "ab\n"},
      {"<svg><text>x</text></svg><iframe>x</iframe><video>x</video><template><p>x</p></template>a", "a\n"},
      {"<h1>Tít</h1><h2>Sa-pô</h2><blockquote>Lời</blockquote><hr>b", "Tít\nSa-pô\nLời\nb\n"},
      {"a<p>", "a\n"},
      {"<p>bad <b>nest <i>ing</b> here</i>", "bad nest ing here\n"},
      {"", ""},
  };
  for (const auto& one : cases) {
    CAPTURE(std::string(one.page));
    CHECK(lines_of(one.page) == one.lines);
  }
}

TEST_CASE("metadata and headline") {
  const auto article = html_article(R"(<!DOCTYPE html><html><head><title>Ông A thăm B - Báo X</title>
    <meta property="og:title" content="Ông A thăm B"><meta property="og:site_name" content="Báo X">
    <meta property="article:published_time" content="2024-05-12T08:00:00+07:00"><meta property="article:modified_time" content="2024-05-13">
    <link rel="canonical" href="https://x.vn/a.html"><meta property="og:url" content="https://x.vn/b"></head>
    <body><nav>Menu</nav><a href=/>Trang chủ</a><h1>Ông A
     thăm B</h1><p>Nội dung.</p></body></html>)",
                                    "");
  REQUIRE(article.ok());
  CHECK(article->title == "Ông A thăm B");
  CHECK(article->published == "2024-05-12T08:00:00+07:00");
  CHECK(article->revision == "2024-05-13");
  CHECK(article->outlet == "Báo X");
  CHECK(article->url == "https://x.vn/a.html");
  CHECK(article->text == "Ông A thăm B\nTrang chủ\nNội dung.\n");
}

TEST_CASE("where metadata comes from") {
  struct Case {
    const char* page;
    std::string Article::*field;
    const char* value;
  };
  const std::vector<Case> cases{
      {"<title>Tin A</title><h1>Logo</h1><p>x", &Article::title, "Tin A"},
      {"<title>Tin A | X</title><meta property=og:site_name content=X><p>x", &Article::title, "Tin A"},
      {"<h1>Tin <em>A</em></h1><p>x", &Article::title, "Tin A"},
      {"<title>Tin A - X</title><h1>Tin A</h1><p>x", &Article::title, "Tin A"},
      {"<meta name=pubdate content='2024-05-12T08:00:00+07:00'><p>x", &Article::published, "2024-05-12T08:00:00+07:00"},
      {"<meta name=date content=2020-01-01><meta itemprop=datePublished content=2024-05-12><p>x", &Article::published, "2024-05-12"},
      {"<meta name=pubdate content='12/05/2024'><p>x", &Article::published, ""},
      {"<time datetime=2024-05-12>hôm nay</time><p>x", &Article::published, "2024-05-12"},
      {"<time datetime=2020-01-01>a</time><h1>A</h1><time datetime=2024-05-12>b</time><p>x", &Article::published, "2024-05-12"},
      {"<time datetime=2020-01-01>a</time><time datetime=2024-05-12 itemprop=datePublished>b</time><p>x", &Article::published,
       "2024-05-12"},
      {"<time datetime=2020-01-01>a</time><time datetime=2024-05-12>b</time><p>x", &Article::published, ""},
      {"<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-05-12\"}</script><p>x", &Article::published,
       "2024-05-12"},
      {"<script type='application/ld+json'>{\"@graph\":[{\"@type\":[\"A\",\"Article\"],\"publisher\":{\"name\":\"X\"}}]}</script><p>x",
       &Article::outlet, "X"},
      {"<script type='application/ld+json'>{\"@type\":\"WebPage\",\"datePublished\":\"2024-05-12\"}</script><p>x", &Article::published, ""},
      {"<script type='application/ld+json'>{broken</script><p>x", &Article::published, ""},
      {"<link rel=canonical href=/a><meta property=og:url content=https://x.vn/a><p>x", &Article::url, "https://x.vn/a"},
      {"<link rel=canonical href=/a><p>x", &Article::url, ""},
  };
  for (const auto& one : cases) {
    CAPTURE(std::string(one.page));
    const auto article = html_article(one.page, "");
    REQUIRE(article.ok());
    CHECK((*article).*one.field == one.value);
  }
}

TEST_CASE("the page's encoding") {
  CHECK(html_meta_charset("<meta charset='windows-1258'>") == "windows-1258");
  CHECK(html_meta_charset("<META http-equiv=Content-Type content=\"text/html; charset=ISO-8859-1\">") == "windows-1252");
  CHECK(html_meta_charset("<meta charset=utf-16>") == "utf-8");
  CHECK(html_meta_charset("<meta name=x content=y>").empty());
  CHECK(html_meta_charset("<meta charset").empty());
  CHECK(html_article("<meta charset=windows-1252><p>caf\xE9", "")->text == "café\n");
  CHECK(html_article("<p>caf\xE9", "", "ISO-8859-1")->text == "café\n");
  CHECK(html_article("<meta charset=windows-1252><p>Một", "UTF-8")->text == "Một\n");
  CHECK(html_article("<meta charset=nonsense><p>Một", "")->text == "Một\n");
  CHECK(html_article("\xEF\xBB\xBF<meta charset=windows-1252><p>Một", "")->text == "Một\n");
  CHECK(html_article("<p>caf\xE9", "").error().code == "utf8.invalid");
}

TEST_CASE("pages that are none") {
  CHECK(html_article("<html><script>x</script></html>", "").error().code == "text.empty");
  CHECK(html_article("<title>Chỉ có tít</title>", "").error().code == "text.empty");
  CHECK(html_article("  \n", "").error().code == "text.empty");
  CHECK(html_article("<p>a\0b"s, "").error().code == "text.nul");
  std::string deep;
  for (int i = 0; i < 200000; ++i) deep += "<div>";
  CHECK(lines_of(deep + "a") == "html.depth");
  std::string wide = "<p";
  for (int i = 0; i < 200000; ++i) wide += " a" + std::to_string(i) + "=1";
  CHECK(lines_of(wide + ">a") == "html.attributes");
  std::string list = "<ul>";
  for (int i = 0; i < 20000; ++i) list += "<li>a<p>b<br><img src=x>";
  CHECK(lines_of(list).size() == 20000 * 4);
  std::string script = "<script>";
  for (int i = 0; i < 2000; ++i) script += "'<div>'";
  CHECK(lines_of(script + "</script>a") == "a\n");
}
