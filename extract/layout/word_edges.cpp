// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/layout/word_edges.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/data_file.h"
#include "base/utf8.h"

extern "C" const char prikaz_data_word_edges[], prikaz_data_word_edges_end[];

namespace prikaz::extract::layout {
namespace {

constexpr int kHardlyEver = -8;
constexpr int kOneWord = -9;         // of both weights: two words in a hundred have less, most cuts have
constexpr std::size_t kLetters = 4;  // of an entry at the most
constexpr std::uint32_t kEdge = 33;

// 1…32 for Russian letters, the word's other edge for what is none.
std::uint32_t code(char32_t c) {
  c = utf8::to_lower(c);
  if (c == 0x451) c = 0x435;
  return c >= 0x430 && c <= 0x44F ? c - 0x42F : kEdge;
}

// Letters from the edge inwards, six bits each, the one at the edge lowest.
using Key = std::uint32_t;

class Side {
 public:
  void add(Key key, int weight) { weights_.emplace_back(key, weight); }
  void finish() { std::sort(weights_.begin(), weights_.end()); }

  // That of the longest part known. `codes`: from the edge inwards.
  int weight(const std::uint32_t* codes, std::size_t count) const {
    for (; count > 0; --count) {
      Key key = 0;
      for (std::size_t k = 0; k < count; ++k) key |= codes[k] << (6 * k);
      const auto at = std::lower_bound(weights_.begin(), weights_.end(), key,
                                       [](const auto& entry, Key other) { return entry.first < other; });
      if (at != weights_.end() && at->first == key) return at->second;
    }
    return kHardlyEver;
  }

 private:
  std::vector<std::pair<Key, int>> weights_;
};

struct Sides {
  Side end, beginning;
  std::unordered_set<std::string> words;

  Sides() {
    const std::string_view table(prikaz_data_word_edges, static_cast<std::size_t>(prikaz_data_word_edges_end -
                                                                                  prikaz_data_word_edges));
    each_tsv_row(table, [this](const std::vector<std::string_view>& row) {
      if (row.size() < 3) return;
      if (row[0] == "word") return add_words(row[2]);
      int weight = 0;
      std::from_chars(row[1].data(), row[1].data() + row[1].size(), weight);
      add(row[0] == "end", weight, row[2]);
    });
    end.finish();
    beginning.finish();
  }

 private:
  void add_words(std::string_view entries) {
    while (!entries.empty()) {
      const std::size_t end = std::min(entries.find(' '), entries.size());
      words.emplace(entries.substr(0, end));
      entries.remove_prefix(std::min(end + 1, entries.size()));
    }
  }

  void add(bool at_end, int weight, std::string_view entries) {
    for (std::size_t i = 0; i < entries.size();) {
      Key key = 0;
      std::uint32_t letters = 0;
      for (char32_t c = 0; i < entries.size() && (c = utf8::next(entries, i)) != ' '; ++letters)
        key = at_end ? key << 6 | code(c) : key | code(c) << (6 * letters);
      (at_end ? end : beginning).add(key, weight);
    }
  }
};

const Sides& sides() {
  static const Sides sides;
  return sides;
}

bool is_usual_word(std::string_view word) { return sides().words.contains(utf8::fold(word)); }

}  // namespace

int end_weight(std::string_view word) {
  if (is_usual_word(word)) return 0;
  std::uint32_t codes[kLetters];
  std::size_t count = 0;
  for (std::size_t end = word.size(); count < kLetters;) {
    codes[count++] = end > 0 ? code(utf8::previous(word, end)) : kEdge;
    if (codes[count - 1] == kEdge) break;
  }
  return sides().end.weight(codes, count);
}

int beginning_weight(std::string_view word) {
  if (is_usual_word(word)) return 0;
  std::uint32_t codes[kLetters];
  std::size_t count = 0;
  for (std::size_t i = 0; count < kLetters;) {
    codes[count++] = i < word.size() ? code(utf8::next(word, i)) : kEdge;
    if (codes[count - 1] == kEdge) break;
  }
  return sides().beginning.weight(codes, count);
}

bool look_like_one_word(std::string_view left, std::string_view right) {
  return end_weight(left) + beginning_weight(right) < kOneWord;
}

}  // namespace prikaz::extract::layout
