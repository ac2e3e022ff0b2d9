// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/requisites/words.h"

#include <algorithm>

#include "base/data_file.h"
#include "base/utf8.h"
#include "normalize/date.h"
#include "normalize/morphology.h"
#include "normalize/repair.h"

extern "C" const char prikaz_data_requisites[], prikaz_data_requisites_end[];

namespace prikaz::schema::requisites {
namespace {

RequisiteLexicon load() {
  RequisiteLexicon words;
  const std::unordered_map<std::string_view, std::unordered_map<std::string, std::string>*> maps = {
      {"kind", &words.kinds},  {"command", &words.commands}, {"stamp-kind", &words.stamp_kinds},
      {"body", &words.bodies}, {"area", &words.areas},       {"annex-title", &words.annex_titles}};
  const std::unordered_map<std::string_view, std::unordered_set<std::string>*> sets = {
      {"drop", &words.drops},
      {"post", &words.posts},
      {"governor", &words.governors},
      {"approved", &words.approved},
      {"model", &words.models}};
  const std::unordered_map<std::string_view, std::vector<std::string>*> lists = {
      {"preamble", &words.preambles},
      {"lapse", &words.lapses},
      {"adoption", &words.adoptions},
      {"place", &words.places},
      {"noise", &words.noise},
      {"amending", &words.amending},
      {"self", &words.self_control},
      {"extra", &words.extras},
      {"issuer-stem", &words.issuer_stems},
      {"own-place", &words.own_places},
      {"area-kind", &words.area_kinds},
      {"agreement", &words.agreements},
      {"editorial", &words.editorial}};
  const auto add = [&](const std::vector<std::string_view>& fields) {
    const std::string text(fields.at(1));
    if (const auto map = maps.find(fields[0]); map != maps.end())
      map->second->emplace(text, std::string(fields.at(2)));
    if (const auto set = sets.find(fields[0]); set != sets.end()) set->second->insert(text);
    if (fields[0] == "control") words.control_verbs.emplace_back(text, std::string(fields.at(2)));
    if (fields[0] == "effective") words.effective.emplace_back(text, std::string(fields.at(2)));
    if (const auto list = lists.find(fields[0]); list != lists.end()) list->second->push_back(text);
  };
  each_tsv_row(
      {prikaz_data_requisites, static_cast<std::size_t>(prikaz_data_requisites_end - prikaz_data_requisites)},
      add);
  // Longer markers first: «р.п.» before «р».
  std::stable_sort(words.places.begin(), words.places.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return words;
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    std::size_t next = at;
    if (!utf8::is_space(utf8::next(text, next))) break;
    at = next;
  }
  return at;
}

std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = utf8::next(text, next);
    if (!utf8::is_letter(c) && !(c == U'-' && utf8::letter_at(text, next))) break;
    at = next;
  }
  return at;
}

}  // namespace

const RequisiteLexicon& lexicon() {
  static const RequisiteLexicon words = load();
  return words;
}

std::string key_of(std::string_view text) {
  return utf8::fold(normalize::repair_text(without_placeholders(text)).text);
}

std::string_view first_word(std::string_view folded) {
  std::size_t begin = 0;
  while (begin < folded.size()) {
    std::size_t next = begin;
    const char32_t c = utf8::next(folded, next);
    if (!utf8::is_space(c) && c != U'«' && c != U'"' && c != U'“' && c != U'_' && c != U'*' && c != U'(' &&
        c != U'/')
      break;
    begin = next;
  }
  std::size_t end = word_end(folded, begin);
  // «и.о», «вр.и.о»
  while (end + 1 < folded.size() && folded[end] == '.' && utf8::letter_at(folded, end + 1))
    end = word_end(folded, end + 1);
  return folded.substr(begin, end - begin);
}

bool begins_with_phrase(std::string_view folded, const std::vector<std::string>& phrases) {
  return std::any_of(phrases.begin(), phrases.end(), [&](const std::string& phrase) {
    return folded.starts_with(phrase) && !utf8::letter_at(folded, phrase.size());
  });
}

bool begins_with_stem(std::string_view folded, const std::vector<std::string>& stems) {
  return std::any_of(stems.begin(), stems.end(),
                     [&](const std::string& stem) { return folded.starts_with(stem); });
}

bool is_noise(std::string_view folded) {
  for (const std::string& piece : lexicon().noise)
    for (std::size_t at = folded.find(piece); at != std::string_view::npos; at = folded.find(piece, at + 1))
      if (!utf8::letter_before(folded, at)) return true;
  return false;
}

bool is_editorial(std::string_view folded) {
  if (!folded.starts_with('(')) return false;
  const std::string_view head = folded.substr(0, 120);
  return std::any_of(lexicon().editorial.begin(), lexicon().editorial.end(),
                     [&](const std::string& piece) { return head.find(piece) != std::string_view::npos; });
}

std::string blank_notes(std::string text) {
  for (std::size_t open = text.find('('); open != std::string::npos; open = text.find('(', open + 1)) {
    const std::size_t close = text.find(')', open);
    if (close == std::string::npos) break;
    if (is_editorial(utf8::fold(text.substr(open, close - open))))
      std::fill(text.begin() + static_cast<std::ptrdiff_t>(open),
                text.begin() + static_cast<std::ptrdiff_t>(close) + 1, ' ');
  }
  return text;
}

std::string without_placeholders(std::string_view text) {
  if (text.find('[') == std::string_view::npos) return std::string(text);
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '[' &&
        (text.substr(i).starts_with("[image:") || text.substr(i).starts_with("[bookmark:"))) {
      const std::size_t close = text.find(']', i);
      if (close == std::string_view::npos) break;
      i = close + 1;
      continue;
    }
    result += text[i++];
  }
  return result;
}

namespace {

// «учебно-» + «методический», «весенне-» + «летний», not «мероприя-» + «тий»: the dictionary knows the whole
// word or, behind «е», the second part.
bool is_compound(std::string_view left, std::string_view right, char32_t last) {
  if (last != U'о' && last != U'е') return false;
  std::size_t begin = left.size();
  while (begin > 0) {
    std::size_t before = begin;
    if (!utf8::is_letter(utf8::previous(left, before))) break;
    begin = before;
  }
  const auto known = [](const std::string& word) {
    const auto readings = normalize::parse_word(word);
    return std::any_of(readings.begin(), readings.end(), [](const normalize::WordParse& reading) {
      return reading.source == normalize::WordSource::Dictionary;
    });
  };
  if (known(utf8::fold(left.substr(begin)) + utf8::fold(right))) return false;
  return last == U'о' || known(utf8::fold(right));
}

}  // namespace

std::string join_lines(std::string_view first, std::string_view second) {
  first = utf8::trim(first);
  second = utf8::trim(second);
  if (first.empty() || second.empty()) return std::string(first.empty() ? second : first);
  const std::string tail(second);
  if (!first.ends_with('-') || !utf8::letter_before(first, first.size() - 1))
    return std::string(first) + ' ' + tail;
  const std::string_view left = first.substr(0, first.size() - 1);
  // A compound keeps its hyphen: before a capital or a digit, behind a first part («учебно-»), in «-на-».
  std::size_t at = left.size();
  const char32_t last = utf8::previous(left, at);
  std::size_t begin = 0;
  const char32_t next = utf8::next(second, begin);
  const std::size_t size = word_end(second, 0);
  const bool compound = is_compound(left, second.substr(0, size), utf8::to_lower(last)) ||
                        second.substr(0, size).find('-') != std::string_view::npos;
  if (!utf8::is_letter(next) || utf8::is_upper(next) != utf8::is_upper(last)) {
    if (utf8::is_space(next) || !utf8::is_letter(next)) return std::string(first) + ' ' + tail;
    return std::string(first) + tail;
  }
  return (compound ? std::string(first) : std::string(left)) + tail;
}

std::size_t blank_size(std::string_view text, std::size_t at) {
  // A run of underscores, with quotes around: «___», "_____", ____.
  std::size_t i = at, underscores = 0;
  while (i < text.size()) {
    std::size_t next = i;
    const char32_t c = utf8::next(text, next);
    if (c == U'_' || c == U'…')
      ++underscores;
    else if (c != U'«' && c != U'»' && c != U'"' && c != U'“' && c != U'”' && c != U'\'' &&
             !(c == U' ' && i > at) && c != U'.')
      break;
    i = next;
  }
  if (underscores == 0) {
    // «  » ______: quotes around nothing.
    const std::string_view rest = text.substr(at);
    if (!rest.starts_with("«") && !rest.starts_with("\"")) return 0;
    const std::size_t open = rest.starts_with("«") ? 2 : 1;
    const std::size_t close = skip_spaces(rest, open);
    if (rest.substr(close).starts_with("»")) return close + 2;
    if (rest.substr(close).starts_with("\"")) return close + 1;
    return 0;
  }
  return i - at;
}

std::size_t place_size(std::string_view text, std::size_t at) {
  const std::string folded = utf8::fold(text.substr(at, 24));
  for (const std::string& marker : lexicon().places) {
    if (!folded.starts_with(marker)) continue;
    std::size_t end = at + marker.size();
    if (utf8::letter_at(text, end) && marker.back() != '.') continue;
    std::size_t name = skip_spaces(text, end);
    if (name >= text.size() || !utf8::starts_with_upper(text.substr(name))) continue;
    // Words with a capital, and «на», «-на-» inside: «Ростов-на-Дону», «Нижний Новгород».
    end = word_end(text, name);
    if (utf8::length(text.substr(name, end - name)) < 2) continue;  // «г. N 12»
    for (int words = 1; words < 4; ++words) {
      const std::size_t next = skip_spaces(text, end);
      if (next == end || next - end > 2 || next >= text.size() || !utf8::starts_with_upper(text.substr(next)))
        break;
      const std::string word = utf8::fold(text.substr(next, word_end(text, next) - next));
      if (word == "от" || word == "n" || word == "no") break;
      end = word_end(text, next);
    }
    return end - at;
  }
  return 0;
}

std::string tidy_place(std::string_view place) {
  const std::string squeezed = utf8::squeeze(place);
  const std::string folded = utf8::fold(squeezed);
  for (const std::string& marker : lexicon().places)
    if (folded.starts_with(marker) && utf8::letter_at(squeezed, marker.size()))
      return squeezed.substr(0, marker.size()) + ' ' + squeezed.substr(marker.size());
  return squeezed;
}

std::optional<ClauseNumber> read_clause_number(std::string_view line) {
  ClauseNumber found;
  std::size_t at = skip_spaces(line, 0);
  bool bullet = false;
  for (const std::string_view mark : {"-", "–", "—", "•", "*", "·", "▪", "‒", "−", "\uF0B7"})
    if (line.substr(at).starts_with(mark)) {
      at = skip_spaces(line, at + mark.size());
      bullet = true;
      break;
    }
  const std::size_t begin = at;
  int groups = 0;
  std::size_t digits = 0;
  while (at < line.size() && utf8::is_digit(static_cast<unsigned char>(line[at]))) {
    const std::size_t start = at;
    while (at < line.size() && utf8::is_digit(static_cast<unsigned char>(line[at]))) ++at;
    digits = at - start;
    if (digits > 2) break;
    ++groups;
    if (at + 1 < line.size() && line[at] == '.' && utf8::is_digit(static_cast<unsigned char>(line[at + 1])))
      ++at;
    else
      break;
  }
  if (groups > 0 && digits <= 2) {
    found.number = std::string(line.substr(begin, at - begin));
    if (at < line.size() && (line[at] == '.' || line[at] == ')')) {
      (line[at] == '.' ? found.dot : found.bracket) = true;
      ++at;
      if (found.dot && at < line.size() && line[at] == ')') ++at;
    }
    const std::size_t text = skip_spaces(line, at);
    const bool worded = text < line.size();
    // «1 Утвердить» without a mark, «1. Утвердить», a number alone on its line with its mark.
    const bool unmarked = !found.dot && !found.bracket;
    const bool fits =
        !unmarked || (worded && text > at && (groups > 1 || utf8::starts_with_upper(line.substr(text))));
    if (fits &&
        normalize::find_dates(line.substr(begin, std::min<std::size_t>(line.size() - begin, 40))).empty()) {
      found.size = text;
      return found;
    }
    if (fits) {
      const auto dates =
          normalize::find_dates(line.substr(begin, std::min<std::size_t>(line.size() - begin, 40)));
      if (dates.front().span.begin > 2) {
        found.size = text;
        return found;
      }
    }
  } else if (utf8::letter_at(line, begin)) {
    // «а)», «б.» are no words: one small letter with a bracket.
    std::size_t next = begin;
    const char32_t c = utf8::next(line, next);
    if (next < line.size() && line[next] == ')' && !utf8::is_upper(c)) {
      found.number = std::string(line.substr(begin, next - begin));
      found.bracket = true;
      found.size = skip_spaces(line, next + 1);
      return found;
    }
  }
  if (!bullet) return std::nullopt;
  found.number.clear();
  found.dot = found.bracket = false;
  found.size = begin;
  return found;
}

}  // namespace prikaz::schema::requisites
