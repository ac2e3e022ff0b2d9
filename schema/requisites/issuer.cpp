// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/requisites/issuer.h"

#include <algorithm>

#include "base/utf8.h"
#include "normalize/municipality.h"
#include "normalize/name.h"
#include "normalize/repair.h"
#include "schema/requisites/title.h"
#include "schema/requisites/words.h"

namespace prikaz::schema::requisites {
namespace {

enum class SegmentKind { Body, Area, Region };

struct Segment {
  SegmentKind kind = SegmentKind::Body;
  std::string text;
  std::size_t first = 0, end = 0;  ///< its lines
  bool used = false;               ///< the issuer's name is made of it
};

struct Word {
  std::size_t begin, end;
  std::string folded;
};

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t next = i;
    if (!utf8::is_letter(utf8::next(text, next))) {
      i = next;
      continue;
    }
    const std::size_t begin = i;
    while (i < text.size()) {
      next = i;
      const char32_t c = utf8::next(text, next);
      if (!utf8::is_letter(c) && c != U'-') break;
      i = next;
    }
    words.push_back({begin, i, utf8::fold(text.substr(begin, i - begin))});
  }
  return words;
}

bool is_adjective(std::string_view word) {
  return word.size() > 8 && (word.ends_with("ый") || word.ends_with("ий") || word.ends_with("ой") ||
                             word.ends_with("ая") || word.ends_with("ое") || word.ends_with("ее"));
}

// «МКУ», «МБОУ», «МУ»: a legal form in capitals.
bool is_legal_form(const Word& word) {
  const std::size_t letters = word.folded.size() / 2;
  return letters >= 2 && letters <= 7 && (word.folded.starts_with("м") || word.folded.starts_with("г")) &&
         word.folded.ends_with("у") && word.folded != "году";
}

// What a line that begins a name of its own names; nothing where it goes on with the line above.
std::optional<SegmentKind> begins_segment(std::string_view text) {
  const std::vector<Word> words = words_of(text);
  if (words.empty() || words[0].begin != 0) return std::nullopt;
  const auto regions = normalize::find_regions(text);
  if (regions.size() == 1 && regions[0].span.begin == 0 && regions[0].span.size() >= text.size() - 1)
    return SegmentKind::Region;
  for (std::size_t w = 0; w < words.size() && w < 5; ++w) {
    const std::string& word = words[w].folded;
    if (lexicon().bodies.count(word) || (w == 0 && is_legal_form(words[w]) && utf8::is_upper([&] {
                                           std::size_t i = words[0].begin;
                                           utf8::next(text, i);
                                           return i < text.size() ? utf8::next(text, i) : U' ';
                                         }())))
      return SegmentKind::Body;
    if (lexicon().areas.count(word)) return SegmentKind::Area;
    if (!is_adjective(word)) return std::nullopt;
  }
  return std::nullopt;
}

std::vector<Segment> segments_of(const std::vector<IssuerLine>& lines) {
  std::vector<Segment> segments;
  for (std::size_t l = 0; l < lines.size(); ++l) {
    const std::string text = normalize::repair_text(lines[l].text).text;
    const bool inside = !segments.empty() && open_quotes(segments.back().text) > 0;
    const auto kind = begins_segment(text);
    if (!segments.empty() && (inside || !kind)) {
      segments.back().text = join_lines(segments.back().text, text);
      segments.back().end = l + 1;
    } else {
      segments.push_back({kind.value_or(SegmentKind::Body), text, l, l + 1, false});
    }
  }
  return segments;
}

bool has_own_place(const std::string& name) {
  const std::string folded = utf8::fold(name);
  for (const std::string& mark : lexicon().own_places)
    if (folded.find(mark) != std::string::npos &&
        !(mark == "администрации" && folded.starts_with("администрац")))
      return true;
  return false;
}

// The trailing region is cut where a municipality's name stands before it.
std::string without_region(const std::string& name) {
  const auto regions = normalize::find_regions(name);
  if (regions.empty() || regions.back().span.end + 1 < name.size() || regions.back().span.begin == 0)
    return name;
  const std::string rest(utf8::trim(std::string_view(name).substr(0, regions.back().span.begin)));
  if (!has_own_place(rest + ' ')) return name;
  return rest.ends_with(',') ? rest.substr(0, rest.size() - 1) : rest;
}

std::string lower_first(const std::string& text) {
  std::size_t end = 0;
  const char32_t first = utf8::next(text, end);
  std::size_t second = end;
  // An abbreviation keeps its capital.
  if (end < text.size() && utf8::is_upper(utf8::next(text, second))) return text;
  std::string result;
  utf8::append(result, utf8::to_lower(first));
  return result + text.substr(end);
}

std::string upper_first(const std::string& text) {
  if (text.empty()) return text;
  std::size_t end = 0;
  std::string result;
  utf8::append(result, utf8::to_upper(utf8::next(text, end)));
  return result + text.substr(end);
}

// Adjective and noun of the head from the nominative to the genitive: «Мариинский муниципальный район» →
// «Мариинского муниципального района», «Администрация города …» → «администрации города …». What the head
// governs stays.
std::string to_genitive(const std::string& name) {
  std::string result;
  std::size_t done = 0;
  bool feminine = false;
  const std::vector<Word> words = words_of(name);
  for (const Word& word : words)
    feminine |= lexicon().bodies.count(word.folded) && word.folded.ends_with("я");
  for (const Word& word : words) {
    const std::string written = name.substr(word.begin, word.end - word.begin);
    result += name.substr(done, word.begin - done);
    done = word.end;
    const auto& bodies = lexicon().bodies;
    const auto& areas = lexicon().areas;
    const auto body = bodies.find(word.folded);
    const auto noun = body != bodies.end() ? body : areas.find(word.folded);
    if (noun != bodies.end() && noun != areas.end()) {
      // The word's own letters, then the ending of the genitive.
      std::size_t common = 0;
      while (common < word.folded.size() && common < noun->second.size() &&
             word.folded[common] == noun->second[common])
        ++common;
      while (common > 0 && (static_cast<unsigned char>(noun->second[common]) & 0xC0) == 0x80) --common;
      result += written.substr(0, common) + noun->second.substr(common);
      return lower_first(result + name.substr(done));
    }
    if (!is_adjective(word.folded)) return {};
    const std::string stem = written.substr(0, written.size() - 4);
    const bool soft = word.folded.ends_with("ее") || (word.folded.ends_with("ий") && !stem.ends_with("к") &&
                                                      !stem.ends_with("г") && !stem.ends_with("х"));
    result += stem + (feminine ? "ой" : soft ? "его" : "ого");
  }
  return {};
}

// «Начальник департамента образования» → «Департамент образования»: the body that a post heads.
std::optional<std::string> body_of_post(const std::string& name) {
  const std::vector<Word> words = words_of(name);
  if (words.size() < 2 || !lexicon().governors.count(words[0].folded)) return std::nullopt;
  for (std::size_t w = 1; w < words.size() && w < 4; ++w)
    for (const auto& [nominative, genitive] : lexicon().bodies)
      if (words[w].folded == genitive && !lexicon().governors.count(nominative))
        return upper_first(
            normalize::to_nominative(name.substr(words[1].begin), normalize::Government::Genitive).name);
  return std::nullopt;
}

// A heading in capitals: the name behind «города», «округа» is one whatever the dictionaries know of it.
std::string sentence_case(const std::string& text) {
  const std::string cased = normalize::to_sentence_case(text);
  if (cased == text) return cased;
  std::string result;
  std::size_t done = 0;
  bool named = false;
  for (const Word& word : words_of(cased)) {
    const bool marker = std::any_of(lexicon().areas.begin(), lexicon().areas.end(), [&](const auto& area) {
      return area.first != "образование" && (word.folded == area.second || word.folded == area.first);
    });
    if (named && !marker && !lexicon().bodies.count(word.folded) && word.end - word.begin > 6) {
      result += cased.substr(done, word.begin - done) +
                upper_first(cased.substr(word.begin, word.end - word.begin));
      done = word.end;
    }
    named = marker;
  }
  return result + cased.substr(done);
}

// «городского округа «…»»: the kind, no proper name, stands first.
bool begins_with_kind(std::string_view name) {
  const std::string folded = utf8::fold(name.substr(0, std::min<std::size_t>(name.size(), 40)));
  return begins_with_stem(folded, lexicon().area_kinds);
}

// The name, and in the segments which of them it was made of.
std::string compose_nominative(std::vector<Segment>& segments) {
  struct Part {
    std::string name;
    Segment* segment;
  };
  std::vector<Part> bodies, areas;
  for (Segment& segment : segments) {
    const std::string cased = without_region(sentence_case(segment.text));
    if (segment.kind == SegmentKind::Body) bodies.push_back({cased, &segment});
    if (segment.kind == SegmentKind::Area) areas.push_back({cased, &segment});
  }
  const auto take = [](std::vector<Part>& parts) {
    Part last = std::move(parts.back());
    parts.pop_back();
    last.segment->used = true;
    return last.name;
  };
  if (bodies.empty()) return areas.empty() ? std::string() : take(areas);
  std::string name = take(bodies);
  if (auto body = body_of_post(name)) {
    name = *body;
  } else if (!bodies.empty() &&
             lexicon().governors.count(words_of(name).empty() ? "" : words_of(name)[0].folded)) {
    name = take(bodies);  // «Администрация района / Глава района»: the body goes before its head
  }
  if (!bodies.empty() && !has_own_place(name)) {
    if (const std::string above = to_genitive(bodies.back().name); !above.empty()) {
      name += ' ' + above;
      take(bodies);
    }
  }
  // «Администрация муниципального образования / Терский район»: the name of one stays as it is.
  const std::string folded = utf8::fold(name);
  const bool dash = folded.ends_with(" муниципального образования -");
  if (!areas.empty() && (dash || folded.ends_with(" муниципального образования"))) {
    std::string area = take(areas);
    for (const std::string_view mark : {" г. ", " Г. "})  // beside a kind in the nominative
      if (const std::size_t at = area.find(mark); at != std::string::npos)
        area.replace(at, mark.size(), " город ");
    name += ' ' + (begins_with_kind(area) ? lower_first(area) : upper_first(area));
  } else if (!areas.empty() && !has_own_place(name)) {
    if (const std::string above = to_genitive(areas.back().name); !above.empty()) {
      name += ' ' + (begins_with_kind(above) ? above : upper_first(above));
      take(areas);
    }
  }
  return name;
}

std::string compose_after_kind(const std::vector<IssuerLine>& lines) {
  std::string text;
  for (const IssuerLine& line : lines) text = join_lines(text, normalize::repair_text(line.text).text);
  const std::string folded = utf8::fold(text);
  auto government = normalize::Government::Genitive;
  constexpr std::string_view kBy = "по ";
  if (folded.starts_with(kBy)) {
    government = normalize::Government::Dative;
    text = text.substr(kBy.size());
  }
  std::string name =
      upper_first(normalize::to_nominative(without_region(sentence_case(text)), government).name);
  if (auto body = body_of_post(name)) name = *body;
  return name;
}

}  // namespace

std::optional<PlacedParty> issuer_of_post(const std::string& post) {
  const std::vector<Word> words = words_of(post);
  if (words.size() < 2 || !lexicon().governors.count(words[0].folded)) return std::nullopt;
  std::string body;
  if (const auto named = body_of_post(post))
    body = *named;
  else if (is_legal_form(words[1]))
    body = post.substr(words[1].begin);
  else
    return std::nullopt;
  PlacedParty issuer;
  static_cast<normalize::Party&>(issuer) = normalize::read_party(body);
  issuer.raw = utf8::squeeze(post);
  return issuer;
}

std::optional<PlacedParty> issuer_of_preamble(std::string_view preamble) {
  constexpr std::size_t kLongestSubject = 300;  // bytes
  const std::size_t from = preamble.size() - std::min(preamble.size(), kLongestSubject);
  const std::size_t space = from == 0 ? 0 : preamble.find(' ', from);
  if (space == std::string_view::npos) return std::nullopt;
  const std::string tail(utf8::trim(preamble.substr(space)));
  const std::vector<Word> words = words_of(tail);
  for (std::size_t w = words.size(); w-- > 0;) {
    // A post decides in the first person («постановляю»).
    if (!lexicon().bodies.count(words[w].folded) || lexicon().governors.count(words[w].folded)) continue;
    std::size_t first = w;
    while (first > 0 && is_adjective(words[first - 1].folded) &&
           tail.find_first_not_of(' ', words[first - 1].end) == words[first].begin)
      --first;
    const std::string name(utf8::trim(std::string_view(tail).substr(words[first].begin)));
    // What goes on behind a comma is no name any more.
    if (name.find(',') != std::string::npos || name.find(';') != std::string::npos) return std::nullopt;
    PlacedParty issuer;
    static_cast<normalize::Party&>(issuer) = normalize::read_party(upper_first(without_region(name)));
    issuer.raw = name;
    return issuer;
  }
  return std::nullopt;
}

bool names_area_only(const std::vector<IssuerLine>& lines) {
  const std::vector<Segment> segments = segments_of(lines);
  return !segments.empty() && std::all_of(segments.begin(), segments.end(), [](const Segment& segment) {
    return segment.kind != SegmentKind::Body;
  });
}

bool begins_issuer(std::string_view line) {
  return begins_segment(normalize::repair_text(line).text).has_value();
}

std::optional<PlacedParty> compose_issuer(const std::vector<IssuerLine>& lines) {
  // Lines before the kind stand in the nominative; those behind it only count where there are none.
  std::vector<IssuerLine> before, after;
  for (const IssuerLine& line : lines) (line.after_kind ? after : before).push_back(line);
  // «основных мероприятий учреждений района»: a phrase in another case names no issuer.
  if (!before.empty() && !begins_segment(normalize::repair_text(before.front().text).text)) {
    const std::vector<Word> words = words_of(before.front().text);
    const bool capital = !words.empty() && utf8::starts_with_upper(before.front().text);
    if (!capital && !before.front().text.starts_with("«")) before.erase(before.begin());
  }
  std::vector<Segment> segments = segments_of(before);
  const bool named = std::any_of(segments.begin(), segments.end(),
                                 [](const Segment& s) { return s.kind != SegmentKind::Region; });
  const std::string name = named           ? compose_nominative(segments)
                           : after.empty() ? std::string()
                                           : compose_after_kind(after);
  // A post of no body is the heading of a table's column.
  if (name.empty() || lexicon().governors.count(utf8::fold(name))) return std::nullopt;
  std::vector<IssuerLine> used = named ? std::vector<IssuerLine>() : after;
  for (std::size_t k = 0; named && k < segments.size(); ++k) {
    // The region right below a name belongs to it, on a line of its own or not.
    const bool region = segments[k].kind == SegmentKind::Region && k > 0 && segments[k - 1].used;
    for (std::size_t l = segments[k].first; (segments[k].used || region) && l < segments[k].end; ++l)
      used.push_back(before[l]);
  }
  PlacedParty issuer;
  static_cast<normalize::Party&>(issuer) = normalize::read_party(name);
  issuer.raw.clear();
  for (const IssuerLine& line : used) {
    if (&line == &used.front()) issuer.at = line.at;
    issuer.raw += (issuer.raw.empty() ? "" : " ") + utf8::squeeze(line.text);
  }
  return issuer;
}

}  // namespace prikaz::schema::requisites
