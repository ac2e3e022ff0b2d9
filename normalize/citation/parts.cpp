// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/citation/parts.h"

#include <algorithm>

#include "base/data_file.h"
#include "base/utf8.h"

extern "C" const char prikaz_data_acts[], prikaz_data_acts_end[];

namespace prikaz::normalize::citation {
namespace {

constexpr std::size_t kLongestTitle = 3000;  // bytes; bounds the search for a closing mark

ActLexicon load() {
  ActLexicon lexicon;
  const auto add = [&](const std::vector<std::string_view>& fields) {
    const std::string_view rule = fields.at(0);
    const std::string text(fields.at(1));
    if (rule == "federal") lexicon.federal.push_back(text);
    if (rule == "issuer") lexicon.issuers.push_back(text);
    if (rule == "stop") lexicon.stops.push_back(text);
    if (rule == "numbered") lexicon.numbered.push_back(text);
    if (rule != "kind") return;
    for (std::string_view endings = fields.at(2);;) {
      const std::size_t comma = endings.find(',');
      lexicon.kinds.emplace(text + std::string(endings.substr(0, comma)), std::string(fields.at(3)));
      if (comma == std::string_view::npos) break;
      endings.remove_prefix(comma + 1);
    }
  };
  each_tsv_row({prikaz_data_acts, static_cast<std::size_t>(prikaz_data_acts_end - prikaz_data_acts)}, add);
  return lexicon;
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    std::size_t next = at;
    if (!utf8::is_space(utf8::next(text, next))) break;
    at = next;
  }
  return at;
}

bool word_stands(std::string_view folded, std::size_t at, std::string_view words) {
  return folded.substr(at, words.size()) == words;
}

bool stops_title(std::string_view folded, std::size_t at) {
  const ActLexicon& lexicon = act_lexicon();
  for (const std::string& stop : lexicon.stops)
    if (word_stands(folded, at, stop) && (stop.size() > 12 || folded.substr(at + stop.size(), 1) == " "))
      return true;
  std::size_t end = at;
  for (std::size_t next = at; next < folded.size(); end = next)
    if (!utf8::is_letter(utf8::next(folded, next))) break;
  return lexicon.kinds.count(std::string(folded.substr(at, end - at))) > 0;
}

// «школ. Контроль»: a full stop behind a word, not behind an abbreviation.
bool ends_sentence(std::string_view text, std::size_t dot) {
  if (dot + 1 >= text.size() || text[dot + 1] != ' ') return false;
  std::size_t letters = 0;
  for (std::size_t before = dot; before > 0 && letters < 5; ++letters)
    if (!utf8::is_letter(utf8::previous(text, before))) break;
  return letters > 3 && utf8::starts_with_upper(text.substr(skip_spaces(text, dot + 1)));
}

bool ends_title(std::string_view text, std::string_view folded, std::size_t at) {
  const char c = text[at];
  if (c == ';' || c == '\n' || c == ':' || word_stands(folded, at, "(далее")) return true;
  if (c == '.') return ends_sentence(text, at);
  if (c != ',' && c != ' ') return false;
  std::size_t next = skip_spaces(text, at + 1);
  constexpr std::string_view kAnd = "и ";
  if (word_stands(folded, next, kAnd))
    next += kAnd.size();
  else if (c == ' ')
    return false;
  return stops_title(folded, next);
}

// The size of the unquoted title with which the text begins: up to a sentence's end, or to a comma (or «и»)
// behind which something else begins.
std::size_t unquoted_size(std::string_view text) {
  const std::string folded = utf8::fold(text);
  // Folding changes no length of Russian text; where it does (foreign letters), the title is all there is.
  if (folded.size() != text.size()) return text.size();
  int depth = 0;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t size = 0;
    if (const int direction = quote_direction(text, i, size)) {
      if (depth + direction < 0) return i;
      i += size;
      continue;
    }
    if (depth == 0 && ends_title(text, folded, i)) return i;
    i += size;
  }
  return text.size();
}

}  // namespace

const ActLexicon& act_lexicon() {
  static const ActLexicon lexicon = load();
  return lexicon;
}

std::vector<Word> find_words(std::string_view text) {
  std::vector<Word> words;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t next = i;
    if (!utf8::is_letter(utf8::next(text, next))) {
      i = next;
      continue;
    }
    const std::size_t begin = i;
    i = next;
    while (i < text.size()) {
      next = i;
      const char32_t c = utf8::next(text, next);
      if (!utf8::is_letter(c) && c != U'-') break;
      i = next;
    }
    words.push_back({{begin, i}, utf8::fold(text.substr(begin, i - begin))});
  }
  return words;
}

int quote_direction(std::string_view text, std::size_t at, std::size_t& size) {
  std::size_t next = at;
  const char32_t c = utf8::next(text, next);
  size = next - at;
  if (c == U'«') return 1;
  if (c == U'»') return -1;
  if (c != U'"' && c != U'“' && c != U'”' && c != U'„') return 0;
  std::size_t before = at;
  const char32_t left = at > 0 ? utf8::previous(text, before) : U' ';
  return utf8::is_space(left) || left == U'(' || left == U'«' ||
                 (left == U'"' && next < text.size() && text[next] != ' ')
             ? 1
             : -1;
}

std::optional<std::size_t> quotation_end(std::string_view text, std::size_t begin, std::size_t limit) {
  int depth = 0;
  for (std::size_t i = begin; i < limit;) {
    std::size_t size = 0;
    depth += quote_direction(text, i, size);
    i += size;
    if (depth == 0) return i;
  }
  return std::nullopt;
}

bool begins_title(std::string_view text) {
  const std::string folded = utf8::fold(text.substr(0, std::min<std::size_t>(text.size(), 12)));
  return folded.starts_with("о ") || folded.starts_with("об ") || folded.starts_with("обо ");
}

std::optional<Title> read_title(std::string_view text, std::size_t begin, std::size_t limit) {
  limit = std::min({limit, text.size(), begin + kLongestTitle});
  std::size_t at = skip_spaces(text, begin);
  // «(в редакции …)», «(зарегистрирован …)» between number and title.
  if (at < limit && text[at] == '(') {
    const std::size_t close = text.find(')', at);
    if (close == std::string_view::npos || close >= limit || close - at > 300) return std::nullopt;
    at = skip_spaces(text, close + 1);
  }
  if (at >= limit) return std::nullopt;
  std::size_t mark = 0;
  if (quote_direction(text, at, mark) <= 0) {
    if (!begins_title(text.substr(at))) return std::nullopt;
    std::size_t end = at + unquoted_size(text.substr(at, limit - at));
    std::string title = utf8::squeeze(text.substr(at, end - at));
    while (!title.empty() && (title.back() == ',' || title.back() == '.' || title.back() == ' '))
      title.pop_back();
    std::size_t closing = 0;
    if (end < limit && quote_direction(text, end, closing) < 0) end += closing;
    return Title{title, end};
  }
  if (const auto end = quotation_end(text, at, limit)) {
    std::size_t inner = *end;
    utf8::previous(text, inner);
    return Title{utf8::squeeze(text.substr(at + mark, inner - at - mark)), *end};
  }
  // No closing mark for the first one: the title ends with the last mark there is, which closes an inner
  // quotation, or as an unquoted one would.
  std::size_t last = 0;
  for (std::size_t i = at + mark; i < limit && text[i] != ';' && text[i] != '\n';) {
    std::size_t size = 0;
    const int direction = quote_direction(text, i, size);
    i += size;
    if (direction < 0) last = i;
  }
  const std::size_t end = last ? last : at + mark + unquoted_size(text.substr(at + mark, limit - at - mark));
  std::string title = utf8::squeeze(text.substr(at + mark, end - at - mark));
  while (!title.empty() && (title.back() == ',' || title.back() == '.')) title.pop_back();
  return Title{title, end};
}

}  // namespace prikaz::normalize::citation
