// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/encoding.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/error.h"
#include "base/utf8.h"
#include "extract/encoding/cyrillic.h"

namespace prikaz::extract {
namespace {

constexpr std::size_t kSample = 64 << 10;
constexpr char32_t kReplacement = 0xFFFD;

enum class Family { Utf8, Utf16Little, Utf16Big, SingleByte, Binary };

// Characters that text does not hold: C0 controls but white space, the end marks of old systems and escape.
bool is_noise(unsigned char byte) {
  return byte < 0x09 ||
         (byte > 0x0D && byte < 0x20 && byte != 0x1A && byte != 0x1B && byte != 0x1E && byte != 0x1F);
}

// Length of the well-formed multi-byte sequence at `i`, 0 for a bad byte, 1 for ASCII.
std::size_t sequence(std::string_view bytes, std::size_t i) {
  if (static_cast<unsigned char>(bytes[i]) < 0x80) return 1;
  std::size_t after = i;
  const char32_t c = utf8::next(bytes, after);
  if (c == kReplacement && bytes.substr(i, 3) != "\xEF\xBF\xBD") return 0;
  return after - i;
}

struct Utf8Scan {
  std::size_t good = 0, bad = 0;  // multi-byte sequences
  bool zeros = false;
  bool normalized = true;  // nothing but what is in NFC whatever stands beside it
};

// Characters of three bytes that occur in Russian text and are in NFC by themselves: dashes, quotes, №,
// boxes.
bool is_normalized_sign(std::string_view text) {
  const auto second = static_cast<unsigned char>(text[1]), third = static_cast<unsigned char>(text[2]);
  if (text[0] != '\xE2') return false;
  const bool punctuation = second == 0x80 && third >= 0x90;  // U+2000, U+2001 decompose
  const bool number_sign = second == 0x84 && third == 0x96;
  return punctuation || number_sign || second == 0x94 || second == 0x95 || second == 0x96;
}

Utf8Scan scan_utf8(std::string_view bytes) {
  Utf8Scan scan;
  for (std::size_t i = 0; i < bytes.size();) {
    const auto lead = static_cast<unsigned char>(bytes[i]);
    if (lead < 0x80) {
      scan.zeros |= lead == 0;
      ++i;
    } else if (lead >= 0xC2 && lead < 0xE0 && i + 1 < bytes.size() &&
               (static_cast<unsigned char>(bytes[i + 1]) & 0xC0) == 0x80) {
      ++scan.good;
      scan.normalized &= lead <= 0xC3 || lead == 0xD0 || lead == 0xD1;
      i += 2;
    } else {
      const std::size_t length = sequence(bytes, i);
      (length > 1 ? scan.good : scan.bad)++;
      scan.normalized &= length == 3 && is_normalized_sign(bytes.substr(i, 3));
      i += std::max<std::size_t>(length, 1);
    }
  }
  return scan;
}

// What Russian text in UTF-16 consists of.
bool is_usual(unsigned unit) {
  return unit == '\t' || unit == '\n' || unit == '\r' || (unit >= 0x20 && unit < 0x7F) ||
         (unit >= 0xA0 && unit < 0xC0) || (unit >= 0x400 && unit < 0x460) ||
         (unit >= 0x2010 && unit < 0x203B) || unit == 0x2116 || (unit >= 0x2500 && unit < 0x2580);
}

// UTF-16 without a mark: nearly all units are usual one way round, and clearly fewer the other way.
std::optional<Family> utf16_by_bytes(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, 4096);
  if (sample.size() < 4) return std::nullopt;
  std::size_t little = 0, big = 0;
  for (std::size_t i = 0; i + 1 < sample.size(); i += 2) {
    const auto a = static_cast<unsigned char>(sample[i]), b = static_cast<unsigned char>(sample[i + 1]);
    little += is_usual(a | static_cast<unsigned>(b) << 8);
    big += is_usual(b | static_cast<unsigned>(a) << 8);
  }
  const std::size_t units = sample.size() / 2, most = std::max(little, big);
  if (most * 10 < units * 9 || (most - std::min(little, big)) * 5 < units) return std::nullopt;
  return little > big ? Family::Utf16Little : Family::Utf16Big;
}

Family family_of(std::string_view bytes, std::size_t sample_size) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return Family::Utf8;
  if (bytes.starts_with("\xFF\xFE")) return Family::Utf16Little;
  if (bytes.starts_with("\xFE\xFF")) return Family::Utf16Big;
  const std::string_view sample = bytes.substr(0, sample_size);
  std::size_t noise = 0, high = 0;
  for (const char c : sample) {
    const auto byte = static_cast<unsigned char>(c);
    noise += is_noise(byte);
    high += byte >= 0x80;
  }
  if (noise > 0)
    if (const auto wide = utf16_by_bytes(bytes)) return *wide;
  if (noise > std::max<std::size_t>(1, sample.size() / 50)) return Family::Binary;
  if (high == 0) return Family::Utf8;
  Utf8Scan count = scan_utf8(sample);
  if (sample.size() < bytes.size() && count.bad > 0) --count.bad;  // the sample's end may cut a letter
  if (count.good > count.bad) return Family::Utf8;
  if (count.bad == 0) {  // the sample was plain ASCII but for its last byte
    const Utf8Scan all = scan_utf8(bytes);
    return all.good > all.bad ? Family::Utf8 : Family::SingleByte;
  }
  return Family::SingleByte;
}

// Notes which lines hold what could not be decoded, a few of them one by one.
class Undecodable {
 public:
  explicit Undecodable(DecodedText& result) : result_(result) {}

  void add(int line, std::string_view what) {
    ++count_;
    if (line == last_line_) return;
    last_line_ = line;
    if (++lines_ > kMostLines) return;
    Place at;
    at.line = line;
    result_.diagnostics.push_back(
        {"text-undecodable", Severity::Warning, std::string(what) + ", shown as U+FFFD", at});
  }

  ~Undecodable() {
    if (lines_ > kMostLines)
      result_.diagnostics.push_back({"text-undecodable",
                                     Severity::Warning,
                                     std::to_string(lines_ - kMostLines) +
                                         " more lines hold what cannot be decoded, " +
                                         std::to_string(count_) + " characters in all",
                                     {}});
  }

 private:
  static constexpr std::size_t kMostLines = 20;
  DecodedText& result_;
  int last_line_ = 0;
  std::size_t lines_ = 0, count_ = 0;
};

void decode_utf8(std::string_view bytes, DecodedText& result) {
  result.encoding = "UTF-8";
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const Utf8Scan scan = scan_utf8(bytes);
  if (scan.bad == 0 && !scan.zeros) {
    if (scan.normalized)
      result.borrowed = bytes;
    else
      result.storage = utf8::nfc(bytes);
    return;
  }
  Undecodable bad(result);
  std::string text;
  text.reserve(bytes.size() + 64);
  int line = 1;
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t length = sequence(bytes, i);
    if (length == 0 || bytes[i] == '\0') {
      bad.add(line, length == 0 ? "ill-formed UTF-8" : "a zero byte");
      utf8::append(text, kReplacement);
      ++i;
      continue;
    }
    line += bytes[i] == '\n' || (bytes[i] == '\r' && bytes.substr(i + 1, 1) != "\n");
    text += bytes.substr(i, length);
    i += length;
  }
  result.storage = utf8::nfc(text);
}

void decode_utf16(std::string_view bytes, bool little, DecodedText& result) {
  result.encoding = little ? "UTF-16LE" : "UTF-16BE";
  Undecodable bad(result);
  std::string text;
  text.reserve(bytes.size());
  int line = 1;
  const auto unit = [&](std::size_t i) {
    const auto a = static_cast<unsigned char>(bytes[i]), b = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(little ? a | b << 8 : b | a << 8);
  };
  std::size_t i = bytes.size() >= 2 && unit(0) == 0xFEFF ? 2 : 0;
  for (; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (c >= 0xD800 && c <= 0xDBFF && i + 3 < bytes.size() && unit(i + 2) >= 0xDC00 &&
        unit(i + 2) <= 0xDFFF) {
      c = 0x10000 + ((c - 0xD800) << 10) + (unit(i + 2) - 0xDC00);
      i += 2;
    } else if ((c >= 0xD800 && c <= 0xDFFF) || c == 0) {
      bad.add(line, c == 0 ? "a zero character" : "a lone surrogate");
      c = kReplacement;
    }
    line += c == '\n' || (c == '\r' && !(i + 3 < bytes.size() && unit(i + 2) == '\n'));
    utf8::append(text, c);
  }
  if (i < bytes.size()) {
    bad.add(line, "half a UTF-16 unit at the end");
    utf8::append(text, kReplacement);
  }
  result.storage = utf8::nfc(text);
}

void decode_single_byte(std::string_view bytes, const ByteTable& table, DecodedText& result) {
  Undecodable bad(result);
  std::string text;
  text.reserve(bytes.size() * 2);
  int line = 1;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    char32_t c = table[static_cast<unsigned char>(bytes[i])];
    if (c == kReplacement || c == 0) {
      bad.add(line, "a byte that " + result.encoding + " does not know");
      c = kReplacement;
    }
    line += bytes[i] == '\n' || (bytes[i] == '\r' && bytes.substr(i + 1, 1) != "\n");
    utf8::append(text, c);
  }
  result.storage = utf8::nfc(text);
}

std::string fixed(double value) {
  const int tenths = static_cast<int>(value * 10 + 0.5);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

void decode_cyrillic(std::string_view bytes, std::string_view declared, DecodedText& result) {
  constexpr double kSmallMargin = 6;
  const CyrillicGuess guess = guess_cyrillic(bytes);
  if (!declared.empty()) {
    const auto table = byte_table(declared);
    // A file may name a charset it is not in: the name yields only where another reading is clearly Russian.
    if (table &&
        (cyrillic_score(bytes, *table) + kSmallMargin >= guess.score || guess.margin < kSmallMargin)) {
      result.encoding = iana_name(declared);
      decode_single_byte(bytes, *table, result);
      return;
    }
  }
  const auto table = byte_table(guess.encoding);
  if (!table) throw Error(ErrorCode::Internal, "no table for " + guess.encoding);
  result.encoding = guess.encoding;
  const bool doubtful = guess.margin < kSmallMargin;
  result.diagnostics.push_back({"encoding-guessed",
                                doubtful ? Severity::Warning : Severity::Info,
                                "read as " + guess.encoding + ": letter pairs score " +
                                    fixed(std::max(guess.score, 0.0)) + ", the next encoding " +
                                    fixed(std::max(guess.score - guess.margin, 0.0)),
                                {}});
  decode_single_byte(bytes, *table, result);
}

// Many bytes above 127 that give no Russian letter pairs in any Cyrillic encoding are no text. Random bytes
// score 25 per share of letters, Russian prose 50 and more.
bool is_high_noise(std::string_view bytes) {
  constexpr double kRussian = 35;
  const std::string_view sample = bytes.substr(0, kSample);
  const auto high = static_cast<std::size_t>(std::count_if(
      sample.begin(), sample.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
  if (high * 4 < sample.size() || high < 200) return false;  // too few to judge
  const CyrillicGuess guess = guess_cyrillic(bytes);
  return guess.letters < 0.2 || guess.score < kRussian * guess.letters;
}

}  // namespace

bool looks_like_text(std::string_view bytes) {
  constexpr std::size_t kGlance = 4096;
  const Family family = family_of(bytes, kGlance);
  return family != Family::Binary && (family != Family::SingleByte || !is_high_noise(bytes));
}

DecodedText decode_text(std::string_view bytes, std::string_view declared) {
  DecodedText result;
  switch (family_of(bytes, kSample)) {
    case Family::Utf8:
      decode_utf8(bytes, result);
      break;
    case Family::Utf16Little:
      decode_utf16(bytes, true, result);
      break;
    case Family::Utf16Big:
      decode_utf16(bytes, false, result);
      break;
    case Family::SingleByte:
      if (declared.empty() && is_high_noise(bytes)) throw Error(ErrorCode::UnknownFormat, "binary data");
      decode_cyrillic(bytes, declared, result);
      break;
    case Family::Binary:
      throw Error(ErrorCode::UnknownFormat, "binary data");
  }
  return result;
}

}  // namespace prikaz::extract
