// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/encoding/cyrillic.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <vector>

#include "base/data_file.h"
#include "base/utf8.h"

extern "C" const char prikaz_data_letter_pairs[], prikaz_data_letter_pairs_end[];

namespace prikaz::extract {
namespace {

constexpr std::size_t kSample = 64 << 10;
constexpr int kEdge = 33;
constexpr int kLetters = 34;  // а…я, ё, the edge of a word

// 0…32 for Russian letters of either case, kEdge otherwise.
int letter_index(char32_t lower) {
  if (lower == 0x451) return 32;
  return lower >= 0x430 && lower <= 0x44F ? static_cast<int>(lower - 0x430) : kEdge;
}

using PairWeights = std::array<std::array<float, kLetters>, kLetters>;

const PairWeights& pair_weights() {
  static const PairWeights weights = [] {
    PairWeights result{};
    const std::string_view table(
        prikaz_data_letter_pairs,
        static_cast<std::size_t>(prikaz_data_letter_pairs_end - prikaz_data_letter_pairs));
    each_tsv_row(table, [&](const std::vector<std::string_view>& row) {
      if (row.size() < 2) return;
      std::size_t i = 0;
      const int first = letter_index(utf8::next(row[0], i));
      const int second = letter_index(utf8::next(row[0], i));
      int weight = 0;
      std::from_chars(row[1].data(), row[1].data() + row[1].size(), weight);
      result[static_cast<std::size_t>(first)][static_cast<std::size_t>(second)] = static_cast<float>(weight);
    });
    return result;
  }();
  return weights;
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// The mean weight of the letter pairs of what is added.
class PairMean {
 public:
  PairMean() : weights_(pair_weights()) {}

  /// Whether it is a Russian letter.
  bool add(char32_t c) {
    const char32_t lower = utf8::to_lower(c);
    const int index = letter_index(lower);
    const bool upper = index != kEdge && c != lower;
    if (index != kEdge || before_ != kEdge) {
      ++pairs_;
      sum_ +=
          static_cast<double>(weights_[static_cast<std::size_t>(before_)][static_cast<std::size_t>(index)]);
      if (upper && before_ != kEdge && !before_upper_) sum_ -= kCapitalInside;
    }
    before_ = index;
    before_upper_ = upper;
    return index != kEdge;
  }
  double mean() const { return pairs_ ? sum_ / static_cast<double>(pairs_) : 0; }

 private:
  static constexpr double kCapitalInside = 60;
  const PairWeights& weights_;
  double sum_ = 0;
  std::size_t pairs_ = 0;
  int before_ = kEdge;
  bool before_upper_ = false;
};

struct Reading {
  double score = 0, letters = 0;
};

Reading read_as(std::string_view bytes, const ByteTable& table) {
  PairMean pairs;
  std::size_t high = 0, high_letters = 0;
  for (const char byte : bytes.substr(0, kSample)) {
    const bool letter = pairs.add(table[static_cast<unsigned char>(byte)]);
    if (static_cast<unsigned char>(byte) >= 0x80) {
      ++high;
      high_letters += letter;
    }
  }
  Reading reading;
  reading.letters = high ? static_cast<double>(high_letters) / static_cast<double>(high) : 0;
  reading.score = pairs.mean() * reading.letters;
  return reading;
}

struct Candidate {
  const char* name;
  ByteTable table;
};

const std::vector<Candidate>& candidates() {
  static const std::vector<Candidate> list = [] {
    std::vector<Candidate> result;
    for (const char* name : {"windows-1251", "KOI8-R", "IBM866"})
      if (const auto table = byte_table(name)) result.push_back({name, *table});
    return result;
  }();
  return list;
}

}  // namespace

std::optional<ByteTable> byte_table(std::string_view charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> converter(
      ucnv_open(std::string(charset).c_str(), &status));
  if (U_FAILURE(status) || !converter || ucnv_getMaxCharSize(converter.get()) != 1) return std::nullopt;
  ByteTable table{};
  for (int byte = 0; byte < 256; ++byte) {
    const char source = static_cast<char>(byte);
    UChar target[4] = {};
    status = U_ZERO_ERROR;
    const int32_t length = ucnv_toUChars(converter.get(), target, 4, &source, 1, &status);
    const bool mapped = U_SUCCESS(status) && length == 1 && (target[0] < 0xD800 || target[0] > 0xDFFF);
    table[static_cast<std::size_t>(byte)] = mapped ? target[0] : 0xFFFD;
  }
  return table;
}

std::string iana_name(std::string_view charset) {
  UErrorCode status = U_ZERO_ERROR;
  const char* name = ucnv_getStandardName(std::string(charset).c_str(), "IANA", &status);
  return U_SUCCESS(status) && name ? name : std::string(charset);
}

CyrillicGuess guess_cyrillic(std::string_view bytes) {
  CyrillicGuess guess;
  double second = 0;
  bool first = true;
  for (const Candidate& candidate : candidates()) {
    const Reading reading = read_as(bytes, candidate.table);
    if (first || reading.score > guess.score) {
      second = first ? 0 : guess.score;
      guess = {candidate.name, reading.score, 0, reading.letters};
    } else {
      second = std::max(second, reading.score);
    }
    first = false;
  }
  guess.margin = guess.score - second;
  return guess;
}

double cyrillic_score(std::string_view bytes, const ByteTable& table) { return read_as(bytes, table).score; }

bool is_neutral(char32_t c) {
  if (utf8::is_space(c) || utf8::is_digit(c)) return true;
  if (c >= 'A' && c <= 'z') return false;
  constexpr std::u32string_view kSigns = U".,;:-()\"/%!?'«»–—„“”’…№§•";
  return kSigns.find(c) != std::u32string_view::npos;
}

double russian_score(std::u32string_view text) {
  PairMean pairs;
  std::size_t telling = 0, letters = 0;
  for (const char32_t c : text) {
    const bool letter = pairs.add(c);
    telling += letter || !is_neutral(c);
    letters += letter;
  }
  return telling ? pairs.mean() * static_cast<double>(letters) / static_cast<double>(telling) : 0;
}

}  // namespace prikaz::extract
