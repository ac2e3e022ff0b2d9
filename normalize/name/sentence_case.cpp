// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text in capitals to sentence case. A word keeps a capital where it is a proper name by its place («города
// Перми», «Кунгурского района»), by the dictionary, as a person's name beside initials, or first in quotes.
#include <algorithm>
#include <vector>

#include "base/utf8.h"
#include "normalize/municipality.h"
#include "normalize/name.h"
#include "normalize/name/lexicon.h"
#include "normalize/name/readings.h"

namespace prikaz::normalize {
namespace {

constexpr std::size_t kLongestName = 4;  // words of one proper name

struct Piece {
  Span span;
  bool word = false;
  bool initial = false;       ///< «А.»
  bool after_quote = false;   ///< first in quotes
  bool capital = false;       ///< decided: a proper name
  bool abbreviation = false;  ///< decided: stays as it is
  std::vector<Reading> readings;
};

bool mostly_capitals(std::string_view text) {
  std::size_t upper = 0, letters = 0, run = 0, longest = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    const bool letter = utf8::is_letter(c);
    letters += letter;
    upper += letter && utf8::is_upper(c);
    run = letter ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return letters >= 2 && upper == letters && longest >= 2;
}

std::vector<Piece> cut(std::string_view text) {
  std::vector<Piece> pieces;
  bool quote = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    char32_t c = utf8::next(text, i);
    if (!utf8::is_letter(c)) {
      if (c == 0xAB || c == '"' || c == 0x201C || c == 0x201E)
        quote = true;
      else if (!utf8::is_space(c))
        quote = false;
      continue;
    }
    std::size_t end = i;
    while (i < text.size()) {
      c = utf8::next(text, i);
      std::size_t after = i;
      const bool hyphen = c == '-' && after < text.size() && utf8::is_letter(utf8::next(text, after));
      if (!utf8::is_letter(c) && !hyphen) break;
      end = i;
    }
    i = end;
    Piece piece;
    piece.span = {begin, end};
    piece.word = true;
    piece.after_quote = quote;
    piece.initial =
        utf8::length(text.substr(begin, end - begin)) == 1 && end < text.size() && text[end] == '.';
    quote = false;
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

const Reading* best_noun(const Piece& piece) {
  for (const Reading& reading : piece.readings)
    if (reading.tag.part == PartOfSpeech::Noun) return &reading;
  return nullptr;
}

bool is_adjective(const Piece& piece) {
  return std::any_of(piece.readings.begin(), piece.readings.end(), [](const Reading& reading) {
    return reading.tag.part == PartOfSpeech::Adjective || reading.tag.part == PartOfSpeech::Participle;
  });
}

bool is_kind_adjective(const Piece& piece) {
  return std::any_of(piece.readings.begin(), piece.readings.end(), [](const Reading& reading) {
    return names::is_kind_adjective(reading.lemma) || names::is_kind_adjective(reading.nominative);
  });
}

bool noun_is(const Piece& piece, bool (*test)(std::string_view)) {
  return std::any_of(piece.readings.begin(), piece.readings.end(), [&](const Reading& reading) {
    return reading.tag.part == PartOfSpeech::Noun && test(reading.lemma);
  });
}

bool is_federation(std::string_view lemma) { return utf8::fold(lemma) == "федерация"; }
bool is_always_capital(std::string_view lemma) {
  return utf8::fold(lemma) == "республика" || is_federation(lemma);
}

class Sentence {
 public:
  explicit Sentence(std::string_view text) : text_(text), pieces_(cut(text)) {
    for (Piece& piece : pieces_) {
      piece.abbreviation = is_abbreviation(piece);
      if (!piece.abbreviation) piece.readings = read_word(word(piece));
    }
  }

  std::string write() {
    for (std::size_t k = 0; k < pieces_.size(); ++k) {
      capitalize_before_kind(k);
      capitalize_federation(k);
      capitalize_after_kind(k);
      capitalize_by_dictionary(k);
      capitalize_person(k);
    }
    for (const RegionMatch& region : find_regions(text_)) capitalize_region(region.span);
    std::string out;
    std::size_t at = 0;
    for (std::size_t k = 0; k < pieces_.size(); ++k) {
      const Piece& piece = pieces_[k];
      out += text_.substr(at, piece.span.begin - at);
      const bool capital = k == 0 || piece.capital || piece.after_quote || piece.initial;
      out += piece.abbreviation ? std::string(word(piece)) : cased(word(piece), capital, piece.capital);
      at = piece.span.end;
    }
    return out + std::string(text_.substr(at));
  }

 private:
  std::string_view word(const Piece& piece) const { return piece.span.of(text_); }

  bool is_abbreviation(const Piece& piece) const {
    const std::string_view token = word(piece);
    if (names::keeps_capitals(token)) return true;
    static constexpr std::u32string_view kVowels = U"АЕЁИОУЫЭЮЯ";
    std::size_t letters = 0, vowels = 0;
    for (std::size_t i = 0; i < token.size();) {
      const char32_t c = utf8::next(token, i);
      ++letters;
      vowels += kVowels.find(c) != std::u32string_view::npos;
    }
    return letters >= 2 && letters <= 6 && vowels == 0;
  }

  // «ростова-на-дону» → «Ростова-на-Дону»: in a proper name all parts but linking words.
  static std::string cased(std::string_view token, bool capital, bool all_parts) {
    std::string out;
    bool first = true;
    while (true) {
      const std::size_t hyphen = token.find('-');
      const std::string_view part = token.substr(0, hyphen);
      const std::string lower = utf8::to_lower(part);
      const bool link = names::is_preposition(lower) || lower == "под" || lower == "при" || lower == "де";
      std::size_t i = 0;
      if (!part.empty() && capital && (first || (all_parts && !link))) {
        utf8::append(out, utf8::next(part, i));
        out += utf8::to_lower(part.substr(i));
      } else {
        out += lower;
      }
      if (hyphen == std::string_view::npos) return out;
      out += '-';
      token.remove_prefix(hyphen + 1);
      first = false;
    }
  }

  bool touches(std::size_t k) const {  // nothing but spaces and newlines between k - 1 and k
    const std::size_t from = pieces_[k - 1].span.end;
    return utf8::trim(text_.substr(from, pieces_[k].span.begin - from)).empty();
  }

  // «СЕРАФИМОВИЧСКОГО МУНИЦИПАЛЬНОГО РАЙОНА»: adjectives before the kind, kind's own adjectives left out.
  void capitalize_before_kind(std::size_t k) {
    if (!noun_is(pieces_[k], names::follows_place_name)) return;
    std::size_t at = k;
    while (at > 0 && touches(at) && is_adjective(pieces_[at - 1]) && is_kind_adjective(pieces_[at - 1])) --at;
    if (at > 0 && touches(at) && (is_adjective(pieces_[at - 1]) || ends_as_adjective(pieces_[at - 1])))
      pieces_[at - 1].capital = true;
  }

  // «АЧХОЙ-МАРТАНОВСКОГО»: unknown, but with an adjective's ending.
  bool ends_as_adjective(const Piece& piece) const {
    const bool known = std::any_of(piece.readings.begin(), piece.readings.end(), [](const Reading& reading) {
      return reading.source == WordSource::Dictionary || reading.source == WordSource::Lexicon;
    });
    const auto readings = known ? std::vector<Reading>() : read_as_adjective(word(piece));
    return std::any_of(readings.begin(), readings.end(), [](const Reading& r) { return !r.tag.plural; });
  }

  // Capitals for a town of our list behind «ГОРОДА» as it stands; how many words it has.
  std::size_t capitalize_known_town(std::size_t k) {
    std::string name;
    std::size_t longest = 0;
    for (std::size_t n = 1; n <= kLongestName && k + n < pieces_.size(); ++n) {
      if (n > 1 && !touches(k + n)) break;
      name += (n > 1 ? " " : "") + std::string(word(pieces_[k + n]));
      if (is_known_town(name)) longest = n;
    }
    for (std::size_t n = 1; n <= longest; ++n) pieces_[k + n].capital = true;
    return longest;
  }

  // «ГОРОДА НИЖНЕГО НОВГОРОДА»: the name behind the kind.
  void capitalize_after_kind(std::size_t k) {
    const Piece& piece = pieces_[k];
    const std::string lower = utf8::to_lower(word(piece));
    const bool dot = piece.span.end < text_.size() && text_[piece.span.end] == '.';
    const bool short_kind = dot && !(k > 0 && pieces_[k - 1].initial && touches_dot(k)) &&
                            (lower == "г" || lower == "с" || lower == "п" || lower == "ст" || lower == "д");
    if (short_kind) pieces_[k].initial = false;
    if (!short_kind && !noun_is(piece, names::takes_place_name)) return;
    if (capitalize_known_town(k) > 0) return;
    for (std::size_t n = 1; n <= kLongestName && k + n < pieces_.size(); ++n) {
      Piece& next = pieces_[k + n];
      if (!(n == 1 && short_kind) && !touches(k + n)) return;
      if (next.abbreviation) return;
      const Reading* noun = best_noun(next);
      const bool adjective = is_adjective(next) && !is_kind_adjective(next);
      const bool ordinary = noun && (names::kind_of_noun(noun->lemma) || names::is_preposition(word(next)));
      if (ordinary && !is_known_town(noun->nominative)) return;
      if (!adjective && !noun && !next.readings.empty()) return;
      if (is_kind_adjective(next)) return;
      next.capital = true;
      if (!adjective || noun_ends_name(k + n)) return;
    }
  }
  // An adjective goes on to its noun («Нижнего Новгорода») unless a kind or the end follows («Клетской
  // района»).
  bool noun_ends_name(std::size_t k) const {
    if (k + 1 >= pieces_.size() || !touches(k + 1)) return true;
    const Piece& next = pieces_[k + 1];
    const Reading* noun = best_noun(next);
    if (!noun) return true;
    for (const Reading& a : pieces_[k].readings)
      for (const Reading& b : next.readings)
        if (b.tag.part == PartOfSpeech::Noun && a.tag.word_case == b.tag.word_case &&
            a.tag.plural == b.tag.plural && (a.tag.plural || a.tag.gender == b.tag.gender))
          return false;
    return true;
  }

  bool touches_dot(std::size_t k) const {
    const std::size_t from = pieces_[k - 1].span.end;
    const std::string_view between = text_.substr(from, pieces_[k].span.begin - from);
    return std::all_of(between.begin(), between.end(), [](char c) { return c == '.' || c == ' '; });
  }

  // «РОССИЙСКОЙ ФЕДЕРАЦИИ»: the kind itself is part of the name.
  void capitalize_federation(std::size_t k) {
    if (k == 0 || !touches(k) || !noun_is(pieces_[k], is_federation) || !is_adjective(pieces_[k - 1])) return;
    pieces_[k].capital = pieces_[k - 1].capital = true;
  }

  void capitalize_by_dictionary(std::size_t k) {
    double proper = 0, common = 0;
    for (const Reading& reading : pieces_[k].readings) {
      if (reading.source != WordSource::Dictionary) return;
      const bool name =
          reading.tag.place || reading.tag.first_name || reading.tag.surname || reading.tag.patronymic;
      (name && !reading.tag.rare ? proper : common) += reading.weight;
    }
    if (proper > 4 * common) pieces_[k].capital = true;
  }

  void capitalize_person(std::size_t k) {
    if (!pieces_[k].initial) return;
    const auto dotted = [&](std::size_t from, std::size_t to) {
      const std::string_view between = text_.substr(from, to - from);
      return std::all_of(between.begin(), between.end(),
                         [](char c) { return c == '.' || c == ' ' || c == '\n'; });
    };
    if (k + 1 < pieces_.size() && dotted(pieces_[k].span.end, pieces_[k + 1].span.begin) &&
        !pieces_[k + 1].initial && k > 0 && pieces_[k - 1].initial)
      pieces_[k + 1].capital = true;
    std::size_t last = k;
    while (last + 1 < pieces_.size() && pieces_[last + 1].initial &&
           dotted(pieces_[last].span.end, pieces_[last + 1].span.begin))
      ++last;
    const bool name_follows =
        last + 1 < pieces_.size() && dotted(pieces_[last].span.end, pieces_[last + 1].span.begin) && last > k;
    if (k == 0 || pieces_[k - 1].initial || !touches(k) || name_follows) return;
    const Reading* noun = best_noun(pieces_[k - 1]);
    if (!noun || !names::kind_of_noun(noun->lemma)) pieces_[k - 1].capital = true;
  }

  // In a region's name every word but the kind is proper: «Пермского края», «Чеченской Республики».
  void capitalize_region(Span span) {
    for (Piece& piece : pieces_) {
      if (piece.span.begin < span.begin || piece.span.end > span.end) continue;
      const Reading* noun = best_noun(piece);
      const bool republic = noun && is_always_capital(noun->lemma);
      const bool kind = noun && names::follows_place_name(noun->lemma) && !republic;
      if (!kind && !is_kind_adjective(piece)) piece.capital = true;
    }
  }

  std::string_view text_;
  std::vector<Piece> pieces_;
};

}  // namespace

std::string to_sentence_case(std::string_view text) {
  constexpr std::size_t kLongest = 1 << 16;
  if (text.size() > kLongest || !mostly_capitals(text)) return std::string(text);
  return Sentence(text).write();
}

}  // namespace prikaz::normalize
