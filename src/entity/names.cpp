#include "entity/names.h"

#include <algorithm>

#include "entity/runs.h"

namespace nienbieu {
namespace {

class NameFinder {
 public:
  NameFinder(Scan& scan, std::vector<Name>& out) : s_(scan), out_(out), runs_(scan) {}

  void run() {
    for (const Sentence& sentence : s_.sentences)
      for (std::uint32_t i = sentence.first_token; i < sentence.last_token;) i = at(i, sentence.last_token);
  }

 private:
  // Takes the best name that starts at token i, or skips to where the next may start.
  std::uint32_t at(std::uint32_t i, std::uint32_t end) {
    const Token& token = s_.tokens[i];
    if (!token.is_word()) return i + 1;
    Name best;
    if (token.capitalised() || s_.hits_begin[i] != s_.hits_begin[i + 1]) {
      consider(best, lexicon_name(i));
      consider(best, template_name(i, end));
      consider(best, headed_organization(i, end));
      consider(best, headed_place(i, end));
      consider(best, vietnamese_person(i, end));
    }
    if (best.last > best.first && extends_person(best, end)) best.entry = nullptr, best.readings.clear();
    if (best.last <= best.first) return i + 1;
    for (auto k = best.first; k < best.last; ++k) s_.taken[k] = 1;
    out_.push_back(best);
    return best.last;
  }

  static void consider(Name& best, const Name& other) {
    const auto length = [](const Name& n) { return n.last - n.first; };
    if (length(other) > length(best)) best = other;
  }

  bool is_name_kind(Kind kind) const { return kind == Kind::places || kind == Kind::people || kind == Kind::organizations; }

  Name lexicon_name(std::uint32_t i) {
    const auto hits = s_.hits_at(i);
    for (std::size_t k = hits.size(); k-- > 0;) {
      Name name;
      for (const Entry& e : hits[k].entries) {
        if (!is_name_kind(e.kind) || !casing_agrees(s_.tokens, hits[k], e)) continue;
        if (!allowed_here(hits[k], e)) continue;
        if (!name.entry) name.entry = &e;
        name.readings.push_back(e);
      }
      if (!name.entry) continue;
      name.first = hits[k].first;
      name.last = hits[k].last;
      name.type = type_of(name.entry->kind);
      return name;
    }
    return {};
  }

  static EntityType type_of(Kind kind) {
    return kind == Kind::places ? EntityType::place : kind == Kind::people ? EntityType::person : EntityType::organization;
  }

  // Is this row a possible reading here? Context rows need a head noun or their parent; everyday syllables need more.
  bool allowed_here(const Hit& hit, const Entry& e) {
    const bool one = hit.last - hit.first == 1;
    if (s_.cell(e, "flags").find("context") != std::string_view::npos && !has_context(hit, e)) return false;
    if (one && s_.shouting[s_.sentence_of[hit.first]] && vietnamese_shape(s_.token_text(hit.first))) return false;
    if (one && !runs_.ambiguous_allows(hit.first)) return false;
    if (one && !runs_.stands_alone(hit.first) && !(e.kind == Kind::people)) return false;
    return true;
  }

  bool has_context(const Hit& hit, const Entry& e) {
    if (e.kind == Kind::people) return runs_.honorific_or_title_before(hit.first);
    if (hit.first == 0) return false;
    if (e.kind == Kind::places) return runs_.place_head_before(hit.first) || runs_.parent_follows(hit.last);
    return false;
  }

  // "Bộ Quốc phòng Israel", "Công an tỉnh Bắc Giang", "Đại sứ quán Mỹ tại Hà Nội" (the country only).
  Name template_name(std::uint32_t i, std::uint32_t end) {
    if (!s_.tokens[i].capitalised()) return {};
    const Entry* head = nullptr;
    const Hit* hit = s_.longest(i, Kind::org_templates, &head);
    if (!hit) return {};
    Name name;
    name.first = i;
    name.last = hit->last;
    name.type = EntityType::organization;
    name.head = head;
    auto j = hit->last;
    if (j < end && s_.cell(*head, "attaches").find("place") != std::string_view::npos)
      while (j < end && !s_.tokens[j].capitalised() && s_.has(j, Kind::place_heads)) j = s_.longest(j, Kind::place_heads)->last;
    if (j < end && (s_.tokens[j].capitalised())) {
      const Entry* place = nullptr;
      if (const Hit* of = s_.longest(j, Kind::places, &place); of && attachable(*head, *place)) {
        name.country_token = j;
        name.last = of->last;
      }
    }
    if (name.country_token == no_index && !worth_alone(*hit, *head)) return {};
    return name;
  }

  bool attachable(const Entry& head, const Entry& place) const {
    const auto attaches = s_.cell(head, "attaches");
    const auto type = s_.cell(place, "type");
    const bool country = type == "country" || type == "territory";
    return country ? attaches.find("country") != std::string_view::npos || attaches.find("place") != std::string_view::npos
                   : attaches.find("place") != std::string_view::npos || s_.cell(place, "type") == "capital";
  }

  // "Bộ Ngoại giao" alone is a name; "Công an" or "Quân đội" alone at a sentence's start is a common noun.
  bool worth_alone(const Hit& hit, const Entry&) const {
    if (hit.last - hit.first >= 3) return true;
    std::uint32_t capitals = 0;
    for (auto k = hit.first; k < hit.last; ++k) capitals += s_.tokens[k].capitalised();
    if (hit.last - hit.first == 2 && capitals == 2) return true;
    return s_.real_capital(hit.first) && hit.last - hit.first >= 2;
  }

  Name headed_organization(std::uint32_t i, std::uint32_t end) {
    const Entry* head = nullptr;
    const Hit* hit = s_.longest(i, Kind::org_heads, &head);
    if (!hit) return {};
    const bool keep = s_.cell(*head, "keep") == "yes" && s_.tokens[i].capitalised();
    Name name;
    name.type = EntityType::organization;
    name.head = head;
    if (keep) {
      const auto last = runs_.organization_run(hit->last, end);
      if (last == hit->last) return {};
      name.first = i;
      name.last = last;
      return name;
    }
    return {};
  }

  // "tỉnh Hòa Bình", "sân bay Ramon": the name after the head, found although no lexicon has it.
  Name headed_place(std::uint32_t i, std::uint32_t end) {
    if (!s_.tokens[i].capitalised() || i == 0) return {};
    const Entry* head = runs_.place_head_before(i);
    if (!head) return {};
    const auto last = runs_.capital_run(i, end, 4);
    if (last == i || s_.has(i, Kind::titles)) return {};
    Name name;
    name.first = i;
    name.last = last;
    name.type = EntityType::place;
    name.head = head;
    return name;
  }

  Name vietnamese_person(std::uint32_t i, std::uint32_t end) {
    const auto last = runs_.vietnamese_person_run(i, end);
    if (last == i) return {};
    Name name;
    name.first = i;
    name.last = last;
    name.type = EntityType::person;
    return name;
  }

  // A known surname inside a longer foreign name is somebody else: "Hunter Biden". Widens the name and forgets the row.
  bool extends_person(Name& name, std::uint32_t end) {
    if (name.type != EntityType::person || !name.entry || name.last - name.first != 1) return false;
    if (vietnamese_shape(s_.token_text(name.first))) return false;
    if (name.last < end && runs_.foreign_word(name.last) && !s_.tokens[name.last].space_before == false && !starts_other_name(name.last)) {
      name.last = runs_.capital_run(name.first, end, 4);
      return true;
    }
    return false;
  }

  bool starts_other_name(std::uint32_t i) const {
    return s_.has(i, Kind::places) || s_.has(i, Kind::organizations) || s_.has(i, Kind::titles) || s_.has(i, Kind::people);
  }

  Scan& s_;
  std::vector<Name>& out_;
  Runs runs_;
};

}  // namespace

void find_names(Scan& scan, std::vector<Name>& out) {
  out.clear();
  NameFinder(scan, out).run();
  find_titled_people(scan, out);
  std::sort(out.begin(), out.end(), [](const Name& a, const Name& b) { return a.first < b.first; });
}

}  // namespace nienbieu
