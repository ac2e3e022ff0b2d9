// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <optional>
#include <unordered_map>

#include "base/data_file.h"
#include "base/utf8.h"
#include "normalize/repair/lexicon.h"
#include "normalize/repair/passes.h"

extern "C" const char prikaz_data_lookalikes[], prikaz_data_lookalikes_end[];

namespace prikaz::normalize::repair {
namespace {

struct Lookalikes {
  std::unordered_map<char32_t, char32_t> strong, weak, to_latin;
  Lookalikes() {
    each_tsv_row({prikaz_data_lookalikes,
                  static_cast<std::size_t>(prikaz_data_lookalikes_end - prikaz_data_lookalikes)},
                 [&](const std::vector<std::string_view>& fields) {
                   const char32_t foreign = widen(fields.at(0)).at(0), russian = widen(fields.at(1)).at(0);
                   (fields.at(2) == "strong" ? strong : weak)[foreign] = russian;
                   if (fields.at(2) == "strong" && foreign < 0x80) to_latin[russian] = foreign;
                 });
  }
};

const Lookalikes& lookalikes() {
  static const Lookalikes table;
  return table;
}

char32_t find_in(const std::unordered_map<char32_t, char32_t>& table, char32_t c) {
  const auto found = table.find(c);
  return found == table.end() ? 0 : found->second;
}

// «XXI», «ХХI», «IV»: Roman numbers are written in the letters of both scripts.
bool is_roman(std::u32string_view word) {
  constexpr std::u32string_view kDigits = U"IVXLCDMХСМ";
  const bool all = std::all_of(word.begin(), word.end(),
                               [&](char32_t c) { return kDigits.find(c) != std::u32string_view::npos; });
  return all && word.find_first_of(U"IVX") != std::u32string_view::npos;
}

// «рrлзвития» stands for «развития», not for «рглзвития»: a weak letter must not make a cluster that no word
// has.
bool makes_cluster(std::u32string_view written, std::u32string_view result) {
  constexpr std::u32string_view kVowels = U"аеёиоуыэюяАЕЁИОУЫЭЮЯьъ";
  constexpr std::size_t kLongestCluster = 3;
  std::size_t run = 0;
  bool weak = false;
  for (std::size_t i = 0; i < result.size(); ++i) {
    if (kVowels.find(result[i]) != std::u32string_view::npos) {
      run = 0;
      weak = false;
      continue;
    }
    weak |= find_in(lookalikes().weak, written[i]) != 0;
    if (++run > kLongestCluster && weak) return true;
  }
  return false;
}

std::optional<std::u32string> to_russian(std::u32string_view word, std::size_t russian) {
  const Lookalikes& table = lookalikes();
  std::u32string result(word);
  std::size_t weak = 0, run = 0;
  for (char32_t& c : result) {
    if (is_cyrillic(c)) {
      run = 0;
      continue;
    }
    ++run;
    if (const char32_t strong = find_in(table.strong, c)) {
      c = strong;
    } else if (const char32_t lesser = find_in(table.weak, c)) {
      c = lesser;
      if (++weak > 2 || run > 2 || russian < 3) return std::nullopt;
    } else {
      return std::nullopt;
    }
    // A Latin syllable that only happens to look Russian: «Proдвижение».
    if (weak && run > 2) return std::nullopt;
  }
  if (weak * 3 > russian || (weak && makes_cluster(word, result))) return std::nullopt;
  return result;
}

// «ШHOP»: more letters are Latin, but one has no Latin twin and all the others have Russian ones.
std::optional<std::u32string> only_russian(std::u32string_view word) {
  std::u32string result(word);
  bool own = false;
  for (char32_t& c : result) {
    if (is_cyrillic(c)) {
      own |= !find_in(lookalikes().to_latin, c);
    } else if (const char32_t strong = find_in(lookalikes().strong, c)) {
      c = strong;
    } else {
      return std::nullopt;
    }
  }
  return own ? std::optional(result) : std::nullopt;
}

std::optional<std::u32string> to_latin(std::u32string_view word) {
  std::u32string result(word);
  for (char32_t& c : result) {
    if (!is_cyrillic(c)) continue;
    const char32_t latin = find_in(lookalikes().to_latin, c);
    if (!latin) return std::nullopt;
    c = latin;
  }
  return result;
}

std::optional<std::u32string> repaired_word(std::u32string_view word) {
  std::size_t russian = 0, latin = 0, other = 0;
  for (const char32_t c : word) ++(is_cyrillic(c) ? russian : is_latin(c) ? latin : other);
  if (russian == 0 || latin + other == 0 || is_roman(word)) return std::nullopt;
  if (russian >= latin)
    if (auto fixed = to_russian(word, russian)) return fixed;
  if (latin >= russian && other == 0)
    if (auto fixed = to_latin(word)) return fixed;
  return only_russian(word);
}

// A word in Latin letters throughout is Russian only by its surroundings: «c 1 сентября», «B соответствии».
bool stands_among_russian(std::u32string_view text, std::size_t begin, std::size_t end) {
  std::size_t next = end;
  while (next < text.size() && utf8::is_space(text[next])) ++next;
  std::size_t before = begin;
  while (before > 0 && (utf8::is_space(text[before - 1]))) --before;
  constexpr std::u32string_view kStarts = U".;:«";
  const bool starts =
      before == 0 || kStarts.find(text[before - 1]) != std::u32string_view::npos || text[begin - 1] == U'\n';
  const bool after_russian = before > 0 && is_cyrillic(text[before - 1]);
  const char32_t follower = next < text.size() ? text[next] : 0;
  if (end - begin >= 2)
    return (after_russian || starts || (before > 0 && text[before - 1] == U',')) &&
           (next == text.size() ? after_russian : is_cyrillic(follower) || !utf8::is_letter(follower)) &&
           (after_russian || is_cyrillic(follower));
  if (next == end) return false;
  const bool small = !utf8::is_upper(text[begin]);
  if (small) {
    const bool preposition_of_number = text[begin] == U'c' && utf8::is_digit(follower);
    return (after_russian || starts || (before > 0 && text[before - 1] == U',')) &&
           (is_cyrillic(follower) || preposition_of_number);
  }
  return starts && (before == 0 || begin > before || text[before - 1] == U'«') && is_cyrillic(follower) &&
         !utf8::is_upper(follower);
}

}  // namespace

void repair_scripts(Text& text, Repairs& repairs) {
  const std::u32string_view chars = text.chars;
  const Findings& found = findings(text);
  if (!found.foreign_letter) return;
  Rewriter rewriter(text, repairs);
  for (std::size_t i = 0; i < chars.size();) {
    if (!utf8::is_letter(chars[i])) {
      ++i;
      continue;
    }
    const std::size_t end = letters_end(chars, i);
    const std::u32string_view word = chars.substr(i, end - i);
    if (word.size() <= kLongestWord && !found.is_link(i)) {
      if (const auto fixed = repaired_word(word)) {
        rewriter.replace(i, end, *fixed, "mixed-script");
      } else if (word.size() <= 3 && word[0] < 0x80) {
        const bool joined = (i > 0 && (utf8::is_digit(chars[i - 1]) || chars[i - 1] == U'-')) ||
                            (end < chars.size() && (utf8::is_digit(chars[end]) || chars[end] == U'-'));
        const auto russian = spacing_lexicon().latin_words.find(std::u32string(word));
        if (!joined && russian != spacing_lexicon().latin_words.end() && stands_among_russian(chars, i, end))
          rewriter.replace(i, end, russian->second, "mixed-script");
      }
    }
    i = end;
  }
  rewriter.finish();
}

}  // namespace prikaz::normalize::repair
