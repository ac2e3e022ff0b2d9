// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <optional>

#include "base/utf8.h"
#include "normalize/repair/passes.h"

namespace prikaz::normalize::repair {
namespace {

// Windows-1251, 0x80…0xBF (Unicode's MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1251.TXT); 0xC0…0xFF are А…я.
constexpr std::array<char16_t, 64> k1251 = {
    0x0402, 0x0403, 0x201A, 0x0453, 0x201E, 0x2026, 0x2020, 0x2021, 0x20AC, 0x2030, 0x0409, 0x2039, 0x040A,
    0x040C, 0x040B, 0x040F, 0x0452, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x0098, 0x2122,
    0x0459, 0x203A, 0x045A, 0x045C, 0x045B, 0x045F, 0x00A0, 0x040E, 0x045E, 0x0408, 0x00A4, 0x0490, 0x00A6,
    0x00A7, 0x0401, 0x00A9, 0x0404, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x0407, 0x00B0, 0x00B1, 0x0406, 0x0456,
    0x0491, 0x00B5, 0x00B6, 0x00B7, 0x0451, 0x2116, 0x0454, 0x00BB, 0x0458, 0x0405, 0x0455, 0x0457};

// Windows-1252, 0x80…0x9F; the rest is Latin-1.
constexpr std::array<char16_t, 32> k1252 = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                            0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                            0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                            0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

int byte_1251(char32_t c) {
  if (c >= 0x410 && c <= 0x44F) return static_cast<int>(c - 0x410 + 0xC0);
  if (c < 0x80) return -1;
  for (std::size_t i = 0; i < k1251.size(); ++i)
    if (k1251[i] == c) return static_cast<int>(i + 0x80);
  return -1;
}

int byte_1252(char32_t c) {
  if (c >= 0xA0 && c <= 0xFF) return static_cast<int>(c);
  if (c < 0x80) return -1;
  for (std::size_t i = 0; i < k1252.size(); ++i)
    if (k1252[i] == c) return static_cast<int>(i + 0x80);
  return -1;
}

// What an order holds: Russian letters and the marks of its typography.
bool is_expected(char32_t c) {
  constexpr std::u32string_view kMarks = U"№«»“”„‘’–—…•\u00A0\u00AD§°";
  return utf8::is_russian_letter(c) || kMarks.find(c) != std::u32string_view::npos;
}

struct Decoded {
  char32_t c;
  std::size_t size;
};

std::optional<Decoded> decode(std::u32string_view text, std::size_t at, int (*byte)(char32_t)) {
  const int lead = byte(text[at]);
  const std::size_t size = lead >= 0xC2 && lead <= 0xDF ? 2 : lead >= 0xE0 && lead <= 0xEF ? 3 : 0;
  if (size == 0 || at + size > text.size()) return std::nullopt;
  char32_t value = static_cast<char32_t>(lead & (size == 2 ? 0x1F : 0x0F));
  for (std::size_t k = 1; k < size; ++k) {
    const int next = byte(text[at + k]);
    if (next < 0x80 || next > 0xBF) return std::nullopt;
    value = value << 6 | static_cast<char32_t>(next & 0x3F);
  }
  if (!is_expected(value)) return std::nullopt;
  return Decoded{value, size};
}

// A run is damage for sure where it holds a three-byte mark («в„–») or two letters in a row; a lone letter
// («Рё» for «и») only where the text has such runs.
void repair_as(Text& text, Repairs& repairs, int (*byte)(char32_t)) {
  struct Run {
    std::size_t begin, end;
    std::u32string to;
    bool sure;
  };
  std::vector<Run> runs;
  bool any_sure = false;
  const std::u32string_view chars = text.chars;
  for (std::size_t i = 0; i < chars.size();) {
    if (chars[i] < 0x80) {
      ++i;
      continue;
    }
    Run run{i, i, {}, false};
    while (run.end < chars.size() && chars[run.end] >= 0x80) {
      const auto decoded = decode(chars, run.end, byte);
      if (!decoded) break;
      run.to.push_back(decoded->c);
      run.end += decoded->size;
      run.sure |= decoded->size == 3;
    }
    if (run.to.empty()) {
      ++i;
      continue;
    }
    run.sure |= run.to.size() >= 2;
    any_sure |= run.sure;
    i = run.end;
    runs.push_back(std::move(run));
  }
  if (!any_sure) return;
  Rewriter rewriter(text, repairs);
  for (const Run& run : runs) {
    const bool alone = (run.begin == 0 || !utf8::is_letter(chars[run.begin - 1])) &&
                       (run.end == chars.size() || !utf8::is_letter(chars[run.end]));
    if (run.sure || alone) rewriter.replace(run.begin, run.end, run.to, "mojibake");
  }
  rewriter.finish();
}

// «ïðèêàç»: Windows-1251 that was read as Latin-1. No language writes a word of accented letters alone, so
// that four in a row are sure; shorter words follow where the text has a sure one.
constexpr std::size_t kSureLatinLetters = 4;

char32_t from_latin1(char32_t c) {
  if (c >= 0xC0 && c <= 0xFF) return c - 0xC0 + U'А';
  if (c == 0xA8) return U'Ё';
  if (c == 0xB8) return U'ё';
  return c == 0xB9 ? U'№' : 0;
}

void repair_latin1(Text& text, Repairs& repairs) {
  const std::u32string_view chars = text.chars;
  const auto run_end = [&](std::size_t at) {
    while (at < chars.size() && from_latin1(chars[at])) ++at;
    return at;
  };
  const auto each_run = [&](const auto& visit) {
    for (std::size_t i = 0; i < chars.size();) {
      const std::size_t end = run_end(i);
      if (end == i) {
        ++i;
        continue;
      }
      const bool alone =
          (i == 0 || !utf8::is_letter(chars[i - 1])) && (end == chars.size() || !utf8::is_letter(chars[end]));
      if (alone) visit(i, end);
      i = end;
    }
  };
  bool sure = false;
  each_run([&](std::size_t begin, std::size_t end) { sure |= end - begin >= kSureLatinLetters; });
  if (!sure) return;
  Rewriter rewriter(text, repairs);
  each_run([&](std::size_t begin, std::size_t end) {
    std::u32string to;
    for (std::size_t i = begin; i < end; ++i) to.push_back(from_latin1(chars[i]));
    rewriter.replace(begin, end, to, "mojibake");
  });
  rewriter.finish();
}

}  // namespace

void repair_mojibake(Text& text, Repairs& repairs) {
  if (findings(text).odd_neighbours) repair_as(text, repairs, byte_1251);
  // Both begin with a letter of Latin-1, be it for a byte or for a letter.
  if (findings(text).latin1) repair_as(text, repairs, byte_1252);
  if (findings(text).latin1) repair_latin1(text, repairs);
}

}  // namespace prikaz::normalize::repair
