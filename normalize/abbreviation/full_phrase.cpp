// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/abbreviation/full_phrase.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/data_file.h"
#include "base/utf8.h"
#include "normalize/party/grammar.h"
#include "normalize/party/lexicon.h"

extern "C" {
extern const char prikaz_data_function_words[], prikaz_data_function_words_end[];
}

namespace prikaz::normalize::abbreviation {
namespace {

using party::kNoMate;
using party::TokenKind;
using party::Tokens;

struct Words {
  std::unordered_set<std::string_view> markers, small;
  std::vector<std::string_view> pointers, intros;
};

const Words& words() {
  static const Words table = [] {
    Words result;
    const std::string_view data{
        prikaz_data_function_words,
        static_cast<std::size_t>(prikaz_data_function_words_end - prikaz_data_function_words)};
    each_tsv_row(data, [&](const std::vector<std::string_view>& row) {
      if (row.size() < 2) return;
      if (row[1] == "marker") result.markers.insert(row[0]);
      if (row[1] == "pointer") result.pointers.push_back(row[0]);
      if (row[1] == "intro") result.intros.push_back(row[0]);
      if (row[1] == "preposition" || row[1] == "conjunction") result.small.insert(row[0]);
    });
    return result;
  }();
  return table;
}

bool is_small(std::string_view word) { return words().small.contains(word); }

bool is_pointer(std::string_view word) {
  return std::any_of(words().pointers.begin(), words().pointers.end(),
                     [word](std::string_view stem) { return word.starts_with(stem); });
}

// «утвердить», «провести»: an infinitive or a performative, after which its object begins.
bool is_verb(std::string_view word) {
  if (word.size() < 10 || party::find_noun(word).noun != nullptr) return false;
  return party::has_ending(party::EndingTable::Verb, word) &&
         !party::has_ending(party::EndingTable::NoVerb, word);
}

// The tokens before `end`, from the nearest backwards, that may belong to its phrase; quoted and bracketed
// pieces as their opening token alone.
std::vector<std::size_t> clause_before(const Tokens& t, std::size_t end) {
  std::vector<std::size_t> result;
  for (std::size_t i = end; i-- > 0 && result.size() < kLongestPhrase;) {
    const party::Token& token = t[i];
    if (token.mate != kNoMate && token.mate < i) {
      i = token.mate;
      result.push_back(i);
      continue;
    }
    if (token.mate != kNoMate && token.mate >= end)
      break;  // the bracket or quote that holds the short form itself
    if (token.kind == TokenKind::Semicolon || token.kind == TokenKind::Colon) break;
    if (token.kind == TokenKind::Dot) {
      const bool shortened =
          i > 0 && (t[i - 1].initial || (t[i - 1].kind == TokenKind::Word && t[i - 1].span.size() <= 6));
      const bool number = i > 0 && t[i - 1].kind == TokenKind::Number;
      if ((number && t[i].space_before == false && i + 1 < t.size() && t[i + 1].capital) ||
          (!number && !shortened))
        break;
    }
    if (token.kind == TokenKind::Word && is_verb(t.word(i))) break;
    result.push_back(i);
  }
  return result;
}

std::string letters_of(const Tokens& short_form) {
  // Capitals in folded form; a small «и» between them joins two words and need not be spelled.
  std::string letters;
  for (std::size_t i = 0; i < short_form.size(); ++i) {
    if (short_form[i].kind != TokenKind::Word) continue;
    const std::string_view raw = short_form.raw(i);
    for (std::size_t k = 0; k < raw.size();) {
      const char32_t c = utf8::next(raw, k);
      if (utf8::is_upper(c)) utf8::append(letters, utf8::to_lower(c) == 0x451 ? 0x435 : utf8::to_lower(c));
    }
  }
  return letters;
}

struct Spelling {
  std::size_t letters = 0;       // bytes of letters used
  std::size_t last = kNoPhrase;  // word that gave the last one
  std::size_t skipped = 0;       // words of weight passed over before it
  std::size_t trailing = 0;      // words of weight behind it
};

// Reads the initials of words [first, last), of hyphened words part by part.
Spelling spell(const Tokens& t, std::size_t first, std::size_t last, std::string_view letters) {
  Spelling result;
  std::size_t pending = 0;
  for (std::size_t i = first, steps = 0; i < last && steps < 2 * kLongestPhrase; ++i, ++steps) {
    if (t[i].mate != kNoMate && t[i].mate > i && t[i].kind == TokenKind::OpenBracket) {
      i = t[i].mate;
      continue;
    }
    if (t[i].kind != TokenKind::Word) continue;
    const std::string_view word = t.word(i);
    bool used = false;
    for (std::size_t part = 0; part != std::string_view::npos && result.letters < letters.size();) {
      const std::string_view rest = word.substr(part);
      if (rest.substr(0, 2) == letters.substr(result.letters, 2)) {
        result.letters += 2;
        used = true;
      }
      const std::size_t dash = rest.find('-');
      part = dash == std::string_view::npos ? dash : part + dash + 1;
    }
    if (used) {
      result.last = i;
      result.skipped += pending;
      pending = 0;
    } else if (!is_small(word)) {
      ++pending;
    }
  }
  result.trailing = pending;
  return result;
}

bool same_word(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const auto first = party::find_noun(a), second = party::find_noun(b);
  if (first.noun != nullptr || second.noun != nullptr) return first.noun == second.noun;
  std::size_t common = 0;
  while (common < a.size() && common < b.size() && a[common] == b[common]) ++common;
  return common >= 6 && common + 6 >= a.size() && common + 6 >= b.size();
}

bool agree(const Tokens& t, std::size_t adjective, std::size_t noun) {
  const party::Grammemes left = party::adjective_grammemes(t.word(adjective));
  if (left == 0) return false;
  const auto reading = party::find_noun(t.word(noun));
  const party::Grammemes right =
      reading.noun != nullptr ? reading.grammemes : party::adjective_grammemes(t.word(noun));
  return right == 0 || (left & right) != 0;
}

// Adjectives before the phrase's first noun belong to it; «прилагаемый» and its like do not.
std::size_t with_adjectives(const Tokens& t, std::size_t start) {
  while (start > 0 && t[start - 1].kind == TokenKind::Word && t[start - 1].depth == t[start].depth &&
         agree(t, start - 1, start) && !is_pointer(t.word(start - 1)) &&
         party::find_noun(t.word(start - 1)).noun == nullptr)
    --start;
  return start;
}

// Nothing that only leads to the phrase: prepositions, «прилагаемый», marks.
std::size_t without_lead(const Tokens& t, std::size_t start, std::size_t end) {
  while (start < end &&
         (t[start].kind == TokenKind::Comma || t[start].kind == TokenKind::Dash ||
          t[start].kind == TokenKind::Dot || t[start].kind == TokenKind::Number ||
          (t[start].kind == TokenKind::Word && (is_small(t.word(start)) || is_pointer(t.word(start))))))
    ++start;
  return start < end ? start : kNoPhrase;
}

bool attribute_begins(const Tokens& t, std::size_t i) {
  return t[i].kind == TokenKind::Word && (party::is_participle(t.word(i)) || t.word(i).starts_with("котор") ||
                                          t.word(i).starts_with("подведомствен"));
}

bool is_plural(const Tokens& short_form) {
  const std::string_view word = short_form.word(0);
  const auto reading = party::find_noun(word);
  const party::Grammemes set = reading.noun != nullptr ? reading.grammemes : party::adjective_grammemes(word);
  const party::Grammemes nominative = set & party::in_case(party::Nominative);
  return nominative != 0 && (nominative & party::kSingular) == 0;
}

// By the clause alone: back to its beginning or to the last comma that does not merely open an attribute.
std::size_t by_clause(const Tokens& t, const std::vector<std::size_t>& clause, std::size_t end, bool list) {
  std::size_t start = clause.empty() ? kNoPhrase : clause.back();
  if (!list)
    for (std::size_t k = 0; k < clause.size(); ++k) {
      const std::size_t i = clause[k];
      if (t[i].kind != TokenKind::Comma || k == 0) continue;
      if (attribute_begins(t, clause[k - 1])) continue;
      // «по образованию, опеке и попечительству …»: what follows the comma has no head of its own.
      const auto next = party::find_noun(t.word(clause[k - 1]));
      const bool own_head = t[clause[k - 1]].capital ||
                            (next.noun != nullptr && (next.grammemes & party::in_case(party::Nominative)));
      if (!own_head) continue;
      start = clause[k - 1];
      break;
    }
  return start == kNoPhrase ? start : without_lead(t, start, end);
}

std::size_t by_initials(const Tokens& t, const std::vector<std::size_t>& clause, std::size_t end,
                        const std::string& letters) {
  std::size_t best = kNoPhrase, most = 0;
  for (const std::size_t i : clause) {
    if (t[i].kind != TokenKind::Word || t.word(i).substr(0, 2) != std::string_view(letters).substr(0, 2))
      continue;
    const Spelling spelling = spell(t, i, end, letters);
    if (spelling.letters > most) {
      most = spelling.letters;
      best = i;
    }
    if (most == letters.size()) break;
  }
  return 3 * most >= 2 * letters.size() ? best : kNoPhrase;
}

std::size_t by_words(const Tokens& t, const std::vector<std::size_t>& clause, std::size_t end,
                     const Tokens& short_form, bool& bracketed) {
  std::size_t best = kNoPhrase;
  int best_score = 0;
  for (std::size_t k = 0; k < clause.size(); ++k) {
    std::size_t i = clause[k];
    const bool bracket = t[i].kind == TokenKind::OpenBracket && t[i].mate != kNoMate && t[i].mate <= i + 8;
    if (bracket) {
      ++i;
      if (t[i].kind == TokenKind::OpenQuote) ++i;
    }
    if (t[i].kind != TokenKind::Word || !same_word(t.word(i), short_form.word(0))) continue;
    int score = 4;
    for (std::size_t at = i + 1, w = 1; at < end && at < i + 2 * kLongestPhrase && w < short_form.size();
         ++at)
      if (short_form[w].kind != TokenKind::Word) {
        ++w, --at;
      } else if (t[at].kind == TokenKind::Word && same_word(t.word(at), short_form.word(w))) {
        score += 4;
        ++w;
      }
    // A head rather than something governed: at the start, behind a mark, a small word, a pointer or an
    // agreeing adjective.
    const std::size_t before = k + 1 < clause.size() ? clause[k + 1] : kNoPhrase;
    if (before == kNoPhrase || t[before].kind != TokenKind::Word || is_small(t.word(before)) ||
        is_pointer(t.word(before)) || agree(t, before, i))
      score += 2;
    if (t[i].capital && i > 0) score += 1;
    if (score > best_score) {
      best_score = score;
      best = i;
      bracketed = bracket;
    }
  }
  return best;
}

}  // namespace

bool introduces_short_form(std::string_view folded) {
  return std::any_of(words().intros.begin(), words().intros.end(),
                     [folded](std::string_view stem) { return folded.starts_with(stem); });
}

bool is_marker(std::string_view folded) { return words().markers.contains(folded); }

bool spells(const Tokens& tokens, std::size_t first, std::size_t last, const Tokens& short_form) {
  const std::string letters = letters_of(short_form);
  if (letters.size() < 4 || first >= last || tokens[first].kind != TokenKind::Word ||
      tokens.word(first).substr(0, 2) != std::string_view(letters).substr(0, 2))
    return false;
  const Spelling spelling = spell(tokens, first, last, letters);
  return spelling.letters == letters.size() && spelling.skipped == 0 && spelling.trailing <= 2;
}

std::size_t phrase_of_alias(const Tokens& t, std::size_t end, const Tokens& short_form) {
  const std::vector<std::size_t> clause = clause_before(t, end);
  if (clause.empty() || short_form.size() == 0 || short_form[0].kind != TokenKind::Word)
    return by_clause(t, clause, end, false);
  const bool quoted_inside =
      std::any_of(short_form.items.begin(), short_form.items.end(),
                  [](const party::Token& token) { return token.kind == TokenKind::OpenQuote; });
  if (short_form[0].acronym && !quoted_inside) {
    const std::string letters = letters_of(short_form);
    if (letters.size() >= 4)
      if (const std::size_t start = by_initials(t, clause, end, letters); start != kNoPhrase) return start;
  }
  bool bracketed = false;
  std::size_t start = by_words(t, clause, end, short_form, bracketed);
  if (start != kNoPhrase && !bracketed) {
    start = with_adjectives(t, start);
    return start;
  }
  return by_clause(t, clause, end, is_plural(short_form));
}

std::size_t phrase_of_capitals(const Tokens& t, std::size_t end, const Tokens& short_form) {
  const std::string letters = letters_of(short_form);
  if (letters.size() < 4) return kNoPhrase;
  for (const std::size_t i : clause_before(t, end)) {
    if (t[i].kind != TokenKind::Word || t[i].acronym ||
        t.word(i).substr(0, 2) != std::string_view(letters).substr(0, 2))
      continue;
    const Spelling spelling = spell(t, i, end, letters);
    if (spelling.letters != letters.size() || spelling.skipped > 0) continue;
    const bool attribute = spelling.last != kNoPhrase && spelling.last + 2 < end && [&] {
      for (std::size_t k = spelling.last + 1; k + 1 < end; ++k)
        if (t[k].kind == TokenKind::Comma && attribute_begins(t, k + 1)) return true;
      return false;
    }();
    const std::size_t allowed = letters.size() <= 4 ? 1 : 3;
    if (spelling.trailing <= allowed || attribute) return i;
  }
  return kNoPhrase;
}

}  // namespace prikaz::normalize::abbreviation
