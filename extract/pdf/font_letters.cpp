// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/font_letters.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "base/utf8.h"
#include "extract/encoding/cyrillic.h"
#include "extract/encoding/glyph_codes.h"

namespace prikaz::extract::pdf {
namespace {

// Scores as of russian_score: Russian prose has 50 and more, chance about 25.
constexpr double kMakesSense = 30;    // text that scores this is left alone
constexpr double kRussian = 43;       // what a repair must reach
constexpr double kGain = 15;          // and by how much it must better the text
constexpr double kMargin = 5;         // and surpass the next best repair
constexpr double kRussianAgain = 34;  // a repair that another font needed too
constexpr std::size_t kLettersForCharset = 12, kLettersForShift = 30, kLettersAgain = 3;
constexpr double kStrangeShare = 0.1;      // of signs in words, from which letters may be moved ones
constexpr std::size_t kLeastAlphabet = 6;  // different letters of a text that is worth a look
constexpr std::size_t kLeastSound = 4;     // different signs that are what they are shown as
constexpr double kUnmappedShare = 0.5;     // of glyphs without letters, from which codes count

constexpr char32_t kFirst = 0x410, kCapitalYo = 0x401, kSmallYo = 0x451;  // А, Ё, ё
constexpr int kAlphabet = 64;                                             // А…Я, а…я

// Glyphs of a TrueType font that keeps the order of the Macintosh: 3 is the space, then ASCII (Apple TrueType
// Reference Manual, "post" table, format 1). Word's fonts keep it.
constexpr std::uint32_t kSpaceGlyph = 3, kLastAsciiGlyph = 97;
constexpr std::uint32_t kGlyphToAscii = 29;
constexpr std::uint32_t kLowByteOfFirst = 0x3A;  // А is glyph 0x23A there

constexpr std::uint32_t kMacintoshFirst = 570;  // А is that glyph where the signs keep that order, too

struct Candidate {
  LetterRepair repair;
  std::size_t least_letters;
  std::string meant = {};  // its charset
  double score = 0;
  std::size_t letters = 0, strange = 0;
  std::u32string text = {};
};

std::u32string text_of(const FontText& font, const LetterRepair* repair) {
  std::u32string text;
  text.reserve(font.glyphs.size());
  for (const ShownGlyph& glyph : font.glyphs)
    text +=
        repair && glyph.code != ShownGlyph::kGap ? repair->letter(glyph.code, glyph.letter) : glyph.letter;
  return text;
}

std::size_t russian_letters(std::u32string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), utf8::is_russian_letter));
}

// What belongs in no Russian text: letters of other alphabets than ours and Latin's, rare signs, nothing.
std::size_t strange_letters(std::u32string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char32_t c) {
    return is_unmapped(c) || (c >= 0x80 && !utf8::is_russian_letter(c) && !is_neutral(c));
  }));
}

// Charsets that programs take bytes for, and those that the bytes are in.
struct Charset {
  std::string name;
  ByteTable table;
};

std::vector<Charset> charsets(std::initializer_list<const char*> names) {
  std::vector<Charset> list;
  for (const char* name : names)
    if (const auto table = byte_table(name)) list.push_back({name, *table});
  return list;
}

constexpr const char* kTexCharset = "T2A";

Charset tex_charset() { return {kTexCharset, tex_table()}; }

const std::vector<Charset>& meant_charsets() {
  static const std::vector<Charset> list = [] {
    std::vector<Charset> result =
        charsets({"windows-1251", "x-mac-cyrillic", "KOI8-R", "IBM866", "ISO-8859-5"});
    result.push_back(tex_charset());
    return result;
  }();
  return list;
}

const std::vector<Charset>& shown_charsets() {
  static const std::vector<Charset> list = [] {
    std::vector<Charset> result = charsets({"windows-1252", "macintosh", "windows-1251", "KOI8-R",
                                            "x-mac-cyrillic", "windows-1250", "ISO-8859-5"});
    // What windows-1252 leaves out is taken for the control characters of ISO-8859-1.
    if (!result.empty())
      for (std::size_t byte = 0x80; byte < 0xA0; ++byte)
        if (result[0].table[byte] == kNoLetter) result[0].table[byte] = static_cast<char32_t>(byte);
    return result;
  }();
  return list;
}

// U+F000 and the byte: how symbol fonts are mapped (Microsoft OpenType, "cmap", platform 3, encoding 0).
constexpr char32_t kPrivate = 0xF000;

// The bytes of a charset from `from` on, by what they are shown as.
std::unordered_map<char32_t, char32_t> letters_by(const ByteTable& meant, std::size_t from,
                                                  const std::function<char32_t(std::size_t)>& shown) {
  std::unordered_map<char32_t, char32_t> letters;
  for (std::size_t byte = from; byte < meant.size(); ++byte)
    if (meant[byte] != kNoLetter && shown(byte) != kNoLetter) letters.emplace(shown(byte), meant[byte]);
  return letters;
}

LetterRepair charset_by_code(const Charset& meant) {
  LetterMap map;
  map.by_code = letters_by(meant.table, meant.name == kTexCharset ? 0 : 0x20,
                           [](std::size_t byte) { return static_cast<char32_t>(byte); });
  return {meant.name + " shown as bytes without letters", std::move(map)};
}

void add_charsets(const FontText& font, std::vector<Candidate>& candidates) {
  for (const Charset& meant : meant_charsets()) {
    const bool tex = meant.name == kTexCharset;
    const auto add = [&](LetterRepair repair) {
      candidates.push_back({std::move(repair), kLettersForCharset, meant.name});
    };
    const auto add_shown = [&](const std::string& shown, std::size_t from, auto letter) {
      LetterMap map;
      map.by_letter = letters_by(meant.table, from, letter);
      add({meant.name + " shown as " + shown, std::move(map)});
    };
    if (!tex)
      for (const Charset& shown : shown_charsets())
        if (shown.name != meant.name)
          add_shown(shown.name, 0x80, [&](std::size_t byte) { return shown.table[byte]; });
    add_shown("private-use characters", tex ? 0 : 0x20,
              [](std::size_t byte) { return kPrivate + static_cast<char32_t>(byte); });
    if (font.single_byte) add(charset_by_code(meant));
  }
}

// Where Ё and ё stand in a moved alphabet.
enum class Yo {
  Nowhere,
  Unicode,  ///< 15 before А, 2 behind я
  Glyphs    ///< 14 before А, 1 behind я: Unicode's order without its gaps, as in Times New Roman and Arial
};

// The letters as they would be if А were `first`.
LetterRepair shift_repair(std::uint32_t first, bool by_code, Yo yo) {
  std::unordered_map<char32_t, char32_t> letters;
  for (char32_t k = 0; k < kAlphabet; ++k) letters.emplace(first + k, kFirst + k);
  const std::uint32_t before = yo == Yo::Unicode ? 15 : 14, after = yo == Yo::Unicode ? 65 : 64;
  if (yo != Yo::Nowhere) {
    letters.emplace(first + after, kSmallYo);
    // Among letters it might be a comma.
    if (by_code && first > before) letters.emplace(first - before, kCapitalYo);
  }
  // Codes that are glyphs' numbers; shown letters that are their low bytes hide ASCII among the controls.
  const std::uint32_t last_ascii = by_code ? kLastAsciiGlyph : 0x1F;
  if (by_code ? first > kLastAsciiGlyph + before : first == kLowByteOfFirst)
    for (std::uint32_t glyph = kSpaceGlyph; glyph <= last_ascii; ++glyph)
      letters.emplace(glyph, glyph + kGlyphToAscii);
  if (by_code && first == kMacintoshFirst)
    letters.insert(macintosh_glyph_signs().begin(), macintosh_glyph_signs().end());
  LetterMap map;
  (by_code ? map.by_code : map.by_letter) = std::move(letters);
  map.codes_alone = by_code;
  return {"the alphabet moved by " + std::to_string(static_cast<int>(first) - static_cast<int>(kFirst)),
          std::move(map)};
}

void add_shifts(const FontText& font, bool by_code, std::vector<Candidate>& candidates) {
  std::set<std::uint32_t> keys;
  for (const ShownGlyph& glyph : font.glyphs)
    if (glyph.code != ShownGlyph::kGap) keys.insert(by_code ? glyph.code : glyph.letter);
  std::set<std::uint32_t> firsts;
  for (const std::uint32_t key : keys)
    for (const std::uint32_t back : {0u, 14u, 32u, 46u, 47u})  // А, О, а, о, п: one of them is in any text
      if (key > back) firsts.insert(key - back);
  for (const std::uint32_t first : firsts) {
    if (!by_code && first == kFirst) continue;
    const auto inside = static_cast<std::size_t>(
        std::count_if(keys.begin(), keys.end(), [&](std::uint32_t key) { return key - first < kAlphabet; }));
    if (inside * 2 < keys.size()) continue;
    for (const Yo yo : {Yo::Nowhere, Yo::Unicode, Yo::Glyphs})
      candidates.push_back({shift_repair(first, by_code, yo), kLettersForShift});
  }
}

// What Russian texts have beyond Latin-1 and the alphabet's block.
constexpr std::u32string_view kFarSigns =
    U"\u2013\u2014\u2018\u2019\u201A\u201C\u201D\u201E\u2022\u2026\u2030\u20AC\u2116\u0401\u0451";

// Codes with what they are shown as.
using Shown = std::map<std::uint32_t, char32_t>;

// How a character's two bytes became one.
enum class Lost {
  Higher,  ///< the lower one is left
  Ored     ///< both in one; in a range of a map the first one, from which the others count up
};

char32_t damaged(char32_t c, Lost lost) { return lost == Lost::Higher ? c & 0xFF : (c >> 8 | (c & 0xFF)); }

// Whether the alphabet's letter `k` may have become `shown`.
bool may_be(char32_t k, char32_t shown, Lost lost) {
  if (lost == Lost::Higher) return shown == damaged(kFirst + k, lost);
  for (char32_t back = 0; back <= k; ++back)
    if (shown == damaged(kFirst + k - back, lost) + back) return true;
  return false;
}

// The codes that А may have where the alphabet is in its order: most letters agree to them.
std::vector<std::uint32_t> first_codes(const Shown& shown, Lost lost) {
  constexpr double kAgree = 0.9;
  std::map<std::uint32_t, std::size_t> agreeing;
  for (const auto& [code, letter] : shown)
    for (char32_t k = 0; k < kAlphabet && k <= code; ++k) agreeing[code - k] += may_be(k, letter, lost);
  std::vector<std::uint32_t> result;
  for (const auto& [first, count] : agreeing) {
    const auto inside = std::distance(shown.lower_bound(first), shown.lower_bound(first + kAlphabet));
    if (count >= kLeastAlphabet && static_cast<double>(count) >= kAgree * static_cast<double>(inside))
      result.push_back(first);
  }
  return result;
}

// By how much ASCII is behind its codes; std::nullopt where too little of it is known.
std::optional<std::int64_t> ascii_distance(const Shown& shown, std::uint32_t first) {
  std::map<std::int64_t, std::size_t> distances;
  for (const auto& [code, letter] : shown)
    if (code - first >= kAlphabet && letter >= 0x20 && letter < 0x7F)
      ++distances[static_cast<std::int64_t>(code) - letter];
  const auto most = std::max_element(distances.begin(), distances.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == distances.end() || most->second < kLeastSound ? std::nullopt : std::optional(most->first);
}

// Letters of which the map holds one byte. Those of the alphabet are told by their codes, and so is ASCII,
// which looks the same; what is left is a sign.
void add_lost_bytes(const FontText& font, std::vector<Candidate>& candidates) {
  Shown shown;
  for (const ShownGlyph& glyph : font.glyphs)
    if (glyph.code != ShownGlyph::kGap) shown.emplace(glyph.code, glyph.letter);
  for (const Lost lost : {Lost::Ored, Lost::Higher})
    for (const std::uint32_t first : first_codes(shown, lost)) {
      LetterMap map;
      for (char32_t k = 0; k < kAlphabet; ++k) map.by_code.emplace(first + k, kFirst + k);
      map.sound_distance = ascii_distance(shown, first);
      if (map.sound_distance)
        for (const char32_t sign : kFarSigns) map.by_letter.emplace(damaged(sign, lost), sign);
      candidates.push_back({{"letters whose map holds one byte of two", std::move(map)}, kLettersForShift});
    }
}

// Whether there is anything that might be a Russian letter of another charset. Most fonts are done with here.
bool has_foreign_letters(std::u32string_view text) {
  std::size_t foreign = 0;
  for (const char32_t c : text) foreign += c >= 0x80 && !is_neutral(c);
  return foreign >= kLettersForCharset;
}

// Whether letters moved by a constant may be behind this: words full of signs, controls or nothing. A text is
// of many letters; figures, brackets and rows of underlines are not.
bool has_strange_words(std::u32string_view text) {
  std::size_t all = 0, strange = 0;
  std::set<char32_t> letters;
  bool nothing = false;
  for (const char32_t c : text) {
    if (utf8::is_space(c) || utf8::is_digit(c)) continue;
    ++all;
    const bool usual =
        c < 0x80 && std::u32string_view(U".,;:-()\"/%'!?").find(c) != std::u32string_view::npos;
    if (!usual && letters.size() < kLeastAlphabet && c != kNoLetter) letters.insert(c);
    strange += !usual && !utf8::is_letter(c) && (c < 0x80 || (c >= 0xE000 && c <= 0xF8FF) || c == kNoLetter);
    nothing |= c == kNoLetter;
  }
  return all > 0 && (nothing || letters.size() >= kLeastAlphabet) &&
         static_cast<double>(strange) >= kStrangeShare * static_cast<double>(all);
}

double unmapped_share(const FontText& font) {
  std::size_t all = 0, none = 0;
  for (const ShownGlyph& glyph : font.glyphs) {
    if (glyph.code == ShownGlyph::kGap) continue;
    ++all;
    none += glyph.letter == kNoLetter;
  }
  return all ? static_cast<double>(none) / static_cast<double>(all) : 0;
}

// Whether two readings are one but for some letters (Ё, signs) or for the case of all.
bool alike(const Candidate& a, const Candidate& b) {
  if (!a.meant.empty() && a.meant == b.meant) return true;
  std::size_t differing = 0;
  for (std::size_t k = 0; k < a.text.size(); ++k)
    differing += utf8::to_lower(a.text[k]) != utf8::to_lower(b.text[k]);
  return differing * 10 <= a.text.size();
}

// The likeliest, unless another one is as likely. Among those that support each other the one that leaves the
// fewest letters over.
const Candidate* choose(const std::vector<Candidate>& candidates) {
  const Candidate* best = nullptr;
  for (const Candidate& candidate : candidates)
    if (!best || candidate.score > best->score) best = &candidate;
  const Candidate* chosen = best;
  for (const Candidate& candidate : candidates) {
    if (candidate.score + kMargin <= best->score) continue;
    if (!alike(candidate, *best)) return nullptr;
    if (candidate.strange < chosen->strange ||
        (candidate.strange == chosen->strange && candidate.letters > chosen->letters))
      chosen = &candidate;
  }
  return chosen;
}

// A glance, for most fonts are sound.
bool is_russian_at_once(const FontText& font) {
  constexpr std::size_t kGlance = 200;
  std::u32string beginning;
  for (std::size_t k = 0; k < std::min(kGlance, font.glyphs.size()); ++k) beginning += font.glyphs[k].letter;
  return russian_score(beginning) >= kRussian;
}

// T2A has «» where windows-1251 has letters of Ukrainian: a font that is not known to be of TeX must make
// sense in it to the last letter.
void judge(const FontText& font, std::vector<Candidate>& candidates) {
  for (Candidate& candidate : candidates) {
    candidate.text = text_of(font, &candidate.repair);
    candidate.letters = russian_letters(candidate.text);
    candidate.strange = strange_letters(candidate.text);
    const bool doubtful = !font.tex && candidate.meant == kTexCharset && candidate.strange > 0;
    candidate.score =
        doubtful || candidate.letters < candidate.least_letters ? 0 : russian_score(candidate.text);
  }
}

std::optional<LetterRepair> find_repair(const FontText& font) {
  if (font.glyphs.size() < kLettersForCharset || is_russian_at_once(font)) return std::nullopt;
  const std::u32string shown = text_of(font, nullptr);
  const bool foreign = has_foreign_letters(shown), strange = has_strange_words(shown);
  if (!foreign && !strange) return std::nullopt;
  const double as_it_is = russian_score(shown);
  if (as_it_is >= kMakesSense) return std::nullopt;
  const auto suffices = [&](const Candidate* candidate) {
    return candidate && candidate->score >= kRussian && candidate->score >= as_it_is + kGain;
  };
  // What explains both bytes of every letter goes before what explains the alphabet alone.
  std::vector<Candidate> candidates;
  if (strange) add_lost_bytes(font, candidates);
  judge(font, candidates);
  if (const Candidate* best = choose(candidates); suffices(best)) return best->repair;
  candidates.clear();
  if (foreign && font.tex)
    candidates.push_back({charset_by_code(tex_charset()), kLettersForCharset, kTexCharset});
  if (foreign) add_charsets(font, candidates);
  if (strange && unmapped_share(font) < kUnmappedShare) add_shifts(font, false, candidates);
  if (strange && !font.single_byte) add_shifts(font, true, candidates);
  judge(font, candidates);
  const Candidate* best = choose(candidates);
  return suffices(best) ? std::optional(best->repair) : std::nullopt;
}

// A font with little text, where another font has shown what went wrong.
std::optional<LetterRepair> find_repair_again(const FontText& font,
                                              const std::vector<const LetterRepair*>& known) {
  const std::u32string shown = text_of(font, nullptr);
  const double as_it_is = russian_score(shown);
  if (as_it_is >= kMakesSense) return std::nullopt;
  const LetterRepair* best = nullptr;
  double best_score = std::max(kRussianAgain, as_it_is + kGain);
  for (const LetterRepair* repair : known) {
    const std::u32string text = text_of(font, repair);
    const double score = russian_score(text);
    if (russian_letters(text) < kLettersAgain || score < best_score) continue;
    best = repair;
    best_score = score;
  }
  return best ? std::optional(*best) : std::nullopt;
}

}  // namespace

bool is_unmapped(char32_t c) {
  return c == kNoLetter || (c < 0x20 ? !utf8::is_space(c) : c >= 0x7F && c < 0xA0);
}

char32_t LetterRepair::letter(std::uint32_t code, char32_t shown) const {
  if (const auto found = map_.by_code.find(code); found != map_.by_code.end()) return found->second;
  if (map_.sound_distance && static_cast<std::int64_t>(code) - shown == *map_.sound_distance) return shown;
  if (const auto found = map_.by_letter.find(shown); found != map_.by_letter.end()) return found->second;
  return map_.codes_alone && shown == code && code >= 0x80 ? kNoLetter : shown;
}

std::vector<std::optional<LetterRepair>> find_repairs(const std::vector<FontText>& fonts) {
  std::vector<std::optional<LetterRepair>> repairs;
  for (const FontText& font : fonts) repairs.push_back(find_repair(font));
  std::vector<const LetterRepair*> known;
  for (const auto& repair : repairs)
    if (repair) known.push_back(&*repair);
  if (known.empty()) return repairs;
  const LetterRepair tex = charset_by_code(tex_charset());
  bool russian_tex = false;
  for (std::size_t k = 0; k < fonts.size(); ++k)
    russian_tex |= fonts[k].tex && repairs[k] && repairs[k]->what() == tex.what();
  std::vector<std::optional<LetterRepair>> result = repairs;
  for (std::size_t k = 0; k < fonts.size(); ++k) {
    if (result[k]) continue;
    if (russian_tex && fonts[k].tex && strange_letters(text_of(fonts[k], &tex)) == 0)
      result[k] = tex;
    else
      result[k] = find_repair_again(fonts[k], known);
  }
  return result;
}

}  // namespace prikaz::extract::pdf
