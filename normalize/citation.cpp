// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/citation.h"

#include <algorithm>

#include "base/utf8.h"
#include "normalize/citation/parts.h"
#include "normalize/name.h"

namespace prikaz::normalize {
namespace {

using citation::act_lexicon;
using citation::Word;

constexpr std::size_t kLongestHead =
    700;  // bytes between the kind and its date: a body's name and a title at most

/// A date, a number or both, side by side.
struct Anchor {
  Span span;  ///< with «от» and «№»
  std::optional<Date> date;
  std::optional<std::string> number;
  bool from = false;  ///< the date has its «от»
};

struct Head {
  Span span;
  std::string kind;
};

bool begins_with_any(std::string_view word, const std::vector<std::string>& stems) {
  return std::any_of(stems.begin(), stems.end(),
                     [&](const std::string& stem) { return word.starts_with(stem); });
}

// The begin of «от» before `at`, or `at`.
std::size_t begin_of_from(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end > 0 &&
         (text[end - 1] == ' ' || text[end - 1] == '\n' || text[end - 1] == '\t' || text[end - 1] == '"'))
    --end;
  constexpr std::string_view kForms[] = {"от", "От", "ОТ"};
  for (const std::string_view form : kForms) {
    if (end < form.size() || text.substr(end - form.size(), form.size()) != form) continue;
    std::size_t before = end - form.size();
    if (before > 0) {
      std::size_t letter = before;
      if (utf8::is_letter(utf8::previous(text, letter))) continue;
    }
    return before;
  }
  return at;
}

// Nothing of meaning between a date and its number: «г.», «года», commas, white space.
bool is_joint(std::string_view gap) {
  std::string rest;
  for (std::size_t i = 0; i < gap.size();) {
    const char32_t c = utf8::next(gap, i);
    if (!utf8::is_space(c) && c != U'.' && c != U',' && c != U'_') utf8::append(rest, utf8::to_lower(c));
  }
  return rest.empty() || rest == "г" || rest == "года" || rest == "за";
}

// «школа № 5»: the number is the word's own.
bool is_numbered_noun(std::string_view text, std::size_t sign) {
  const std::string_view before = utf8::trim(text.substr(0, sign));
  std::size_t begin = before.size();
  std::size_t capitals = 0, letters = 0;
  while (begin > 0) {
    std::size_t previous = begin;
    const char32_t c = utf8::previous(before, previous);
    if (!utf8::is_letter(c)) break;
    capitals += utf8::is_upper(c);
    ++letters;
    begin = previous;
    if (letters > 40) return false;
  }
  const std::string word = utf8::fold(before.substr(begin));
  return (letters >= 3 && capitals == letters && !act_lexicon().kinds.count(word)) ||
         begins_with_any(word, act_lexicon().numbered);
}

struct Sign {
  std::size_t begin;
  NumberMatch match;
};

// Every «№» (and «N» as a word of its own) with a number behind it.
std::vector<Sign> find_signs(std::string_view text) {
  std::vector<Sign> signs;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t next = i;
    const char32_t c = utf8::next(text, next);
    bool candidate = c == U'№' || (c == U'в' && text.substr(i).starts_with("в„–"));
    if (!candidate && (c == U'N' || c == U'Л' || c == U'J')) {
      std::size_t before = i;
      candidate = i == 0 || !utf8::is_letter(utf8::previous(text, before));
    }
    if (candidate)
      if (auto match = find_number(text.substr(i))) {
        const std::size_t size = match->span.end;
        signs.push_back({i, std::move(*match)});
        i += size;
        continue;
      }
    i = next;
  }
  return signs;
}

// Dates and numbers joined, left to right: «от 17.02.2020 № 45-р», «№ 45-р от 17.02.2020».
std::vector<Anchor> find_anchors(std::string_view text) {
  const std::vector<DateMatch> dates = find_dates(text);
  const std::vector<Sign> signs = find_signs(text);
  std::vector<Anchor> anchors;
  std::size_t d = 0, n = 0;
  while (d < dates.size() || n < signs.size()) {
    const std::size_t date_at = d < dates.size() ? dates[d].span.begin : text.size();
    const std::size_t sign_at = n < signs.size() ? signs[n].begin : text.size();
    Anchor anchor;
    const auto take_date = [&] {
      const std::size_t from = begin_of_from(text, dates[d].span.begin);
      anchor.from = from != dates[d].span.begin;
      anchor.date = dates[d].date;
      anchor.span.begin = std::min(anchor.span.begin, from);
      anchor.span.end = std::max(anchor.span.end, dates[d].span.end);
      ++d;
    };
    const auto take_sign = [&] {
      anchor.number = signs[n].match.number;
      anchor.span.begin = std::min(anchor.span.begin, signs[n].begin);
      anchor.span.end = std::max(anchor.span.end, signs[n].begin + signs[n].match.span.end);
      ++n;
    };
    anchor.span = {text.size(), 0};
    if (date_at < sign_at) {
      take_date();
      if (n < signs.size() && signs[n].begin >= anchor.span.end &&
          is_joint(text.substr(anchor.span.end, signs[n].begin - anchor.span.end)))
        take_sign();
    } else {
      const bool foreign = is_numbered_noun(text, sign_at);
      take_sign();
      if (foreign) continue;
      if (d < dates.size() && dates[d].span.begin >= anchor.span.end) {
        const std::size_t from = begin_of_from(text, dates[d].span.begin);
        if (from != dates[d].span.begin && from >= anchor.span.end &&
            is_joint(text.substr(anchor.span.end, from - anchor.span.end)))
          take_date();
      }
    }
    anchors.push_back(std::move(anchor));
  }
  return anchors;
}

std::vector<Head> find_heads(std::string_view text) {
  std::vector<Head> heads;
  const std::vector<Word> words = citation::find_words(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto kind = act_lexicon().kinds.find(words[i].folded);
    if (kind == act_lexicon().kinds.end()) continue;
    Head head{words[i].span, kind->second};
    if (i > 0 && head.kind == "закон" && begins_with_any(words[i - 1].folded, act_lexicon().federal)) {
      head.kind = "Федеральный закон";
      head.span.begin = words[i - 1].span.begin;
    }
    heads.push_back(std::move(head));
  }
  return heads;
}

// True where a sentence or a list item ends in the text.
bool has_break(std::string_view text) {
  if (text.find(';') != std::string_view::npos) return true;
  for (std::size_t dot = text.find(". "); dot != std::string_view::npos; dot = text.find(". ", dot + 1)) {
    std::size_t letters = 0;
    for (std::size_t before = dot; before > 0 && letters < 6; ++letters)
      if (!utf8::is_letter(utf8::previous(text, before))) break;
    if (letters > 3 && utf8::starts_with_upper(text.substr(dot + 2))) return true;
  }
  return false;
}

std::string capitalized(std::string text) {
  if (text.empty()) return text;
  std::size_t end = 0;
  const char32_t first = utf8::next(text, end);
  std::string result;
  utf8::append(result, utf8::to_upper(first));
  return result + text.substr(end);
}

// «Минпросвещения», «Минобрнауки»: short names that are genitives already and never decline.
bool is_indeclinable(std::string_view issuer) {
  const std::string folded = utf8::fold(issuer.substr(0, issuer.find(' ')));
  return folded.starts_with("мин") && !folded.starts_with("минист") &&
         (folded.ends_with("я") || folded.ends_with("и") || folded.ends_with("ы"));
}

struct Between {
  std::optional<std::string> issuer, title;
};

// What stands between the kind and the date: the issuer in the genitive, sometimes the title too.
Between read_between(std::string_view text) {
  Between result;
  std::string issuer;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t size = 0;
    if (citation::quote_direction(text, i, size) > 0 && citation::begins_title(text.substr(i + size))) {
      if (const auto title = citation::read_title(text, i, text.size())) {
        result.title = title->text;
        i = title->end;
        continue;
      }
    }
    if (text[i] == '(') {
      const std::size_t close = text.find(')', i);
      i = close == std::string_view::npos ? text.size() : close + 1;
      continue;
    }
    issuer.append(text, i, size);
    i += size;
  }
  issuer = utf8::squeeze(issuer);
  while (!issuer.empty() && (issuer.back() == ',' || issuer.back() == ' ')) issuer.pop_back();
  const std::string folded = utf8::fold(issuer);
  if (citation::begins_title(issuer)) {
    if (!result.title) result.title = issuer;
    return result;
  }
  const bool place = folded.starts_with("по ") || folded.starts_with("в ") || folded.starts_with("на ");
  if (!issuer.empty() && !place && utf8::is_letter([&] {
        std::size_t k = 0;
        return utf8::next(issuer, k);
      }()) &&
      folded.find("утвержд") == std::string::npos && folded.find("соответств") == std::string::npos)
    result.issuer =
        is_indeclinable(issuer) ? issuer : capitalized(to_nominative(issuer, Government::Genitive).name);
  return result;
}

// The list of one head goes on: «, от …», «и от …», or with another issuer «, Комитета … от …».
struct Continuation {
  bool goes_on = false;
  std::size_t issuer_begin = 0;  ///< where the other issuer's name begins; 0 where it is the same
};
Continuation read_continuation(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t at = begin;
  const auto skip = [&](std::string_view piece) {
    if (text.substr(at, end - at).starts_with(piece)) at += piece.size();
  };
  const auto skip_white = [&] {
    while (at < end) {
      std::size_t next = at;
      const char32_t c = utf8::next(text, next);
      if (!utf8::is_space(c) && c != U',' && c != U'»' && c != U'"' && c != U'.' && c != U')') break;
      at = next;
    }
  };
  skip_white();
  skip("и ");
  skip("а также ");
  skip_white();
  if (at >= end) return {true, 0};
  if (end - at > 250 || has_break(text.substr(at, end - at))) return {};
  const std::vector<Word> words = citation::find_words(text.substr(at, end - at));
  if (words.empty() || words[0].span.begin != 0 || !begins_with_any(words[0].folded, act_lexicon().issuers))
    return {};
  return {true, at};
}

// «N 68-ЗО "О защите населения" от 12.12.1994»: the date or number that still lacks follows the title.
void take_behind_title(std::string_view text, const std::vector<Anchor>& anchors, std::size_t a,
                       Citation& found, std::size_t& end) {
  if (a + 1 >= anchors.size() || (found.date && found.number)) return;
  const Anchor& next = anchors[a + 1];
  if (next.span.begin < end || !utf8::trim(text.substr(end, next.span.begin - end)).empty()) return;
  const bool date = !found.date && next.date && next.from && !next.number;
  const bool number = !found.number && next.number && !next.date;
  if (!date && !number) return;
  if (date) found.date = next.date;
  if (number) found.number = next.number;
  end = next.span.end;
}

// An issuer without a kind: «Минпросвещения России от 12.01.2021 № 5».
std::optional<std::size_t> lone_issuer(std::string_view text, std::size_t begin, std::size_t end) {
  begin = std::max(begin, end > 300 ? end - 300 : 0);
  std::size_t start = text.substr(begin, end - begin).find_last_of(",;(");
  start = start == std::string_view::npos ? begin : begin + start + 1;
  if (end - start > 250) return std::nullopt;
  for (const Word& word : citation::find_words(text.substr(start, end - start))) {
    if (!utf8::starts_with_upper(text.substr(start + word.span.begin))) continue;
    if (begins_with_any(word.folded, act_lexicon().issuers)) return start + word.span.begin;
    return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Citation> find_citations(std::string_view text) {
  std::vector<Citation> citations;
  const std::vector<Anchor> anchors = find_anchors(text);
  if (anchors.empty()) return citations;
  const std::vector<Head> heads = find_heads(text);
  std::size_t done = 0, next_head = 0;
  for (std::size_t a = 0; a < anchors.size(); ++a) {
    const Anchor& anchor = anchors[a];
    if (anchor.span.begin < done) continue;
    const Head* head = nullptr;
    for (; next_head < heads.size() && heads[next_head].span.end <= anchor.span.begin; ++next_head)
      if (heads[next_head].span.begin >= done) head = &heads[next_head];
    if (head && (anchor.span.begin - head->span.end > kLongestHead ||
                 has_break(text.substr(head->span.end, anchor.span.begin - head->span.end))))
      head = nullptr;
    if (!anchor.number && !anchor.from) continue;
    Citation found;
    found.date = anchor.date;
    found.number = anchor.number;
    std::size_t begin = anchor.span.begin;
    if (head) {
      begin = head->span.begin;
      found.kind = head->kind;
      Between between = read_between(text.substr(head->span.end, anchor.span.begin - head->span.end));
      if (head->kind != "Федеральный закон") found.issuer = std::move(between.issuer);
      found.title = std::move(between.title);
    } else if (const auto next =
                   citations.empty() ? Continuation{} : read_continuation(text, done, anchor.span.begin);
               next.goes_on) {
      found.kind = citations.back().kind;
      found.issuer = citations.back().issuer;
      if (next.issuer_begin) {
        begin = next.issuer_begin;
        found.issuer = read_between(text.substr(begin, anchor.span.begin - begin)).issuer;
      }
    } else if (anchor.date && anchor.number) {
      const auto issuer = lone_issuer(text, done, anchor.span.begin);
      if (!issuer) continue;
      begin = *issuer;
      found.issuer = read_between(text.substr(begin, anchor.span.begin - begin)).issuer;
    } else {
      continue;
    }
    std::size_t end = anchor.span.end;
    if (!found.title) {
      if (auto title = citation::read_title(text, end, text.size())) {
        found.title = std::move(title->text);
        end = title->end;
        take_behind_title(text, anchors, a, found, end);
      }
    }
    found.span = {begin, end};
    found.raw = utf8::squeeze(text.substr(begin, end - begin));
    done = end;
    citations.push_back(std::move(found));
  }
  return citations;
}

}  // namespace prikaz::normalize
