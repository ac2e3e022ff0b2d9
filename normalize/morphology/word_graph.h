// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A mapped word graph of dawgdic (Yata's directed acyclic word graph): uint32 count, units of uint32, uint32
// count, guide of two bytes a unit (first child, next sibling). Bits of a unit: 0-7 label, 8 has a leaf, 9
// long offset, 10-30 offset, 31 is a leaf (the rest is its value). Numbers are little-endian. Every step is
// checked against the file's size.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

namespace prikaz::normalize {

class WordGraph {
 public:
  static constexpr std::uint32_t kRoot = 0;

  WordGraph() = default;
  static std::optional<WordGraph> open(std::string_view file) {
    WordGraph graph;
    std::uint32_t units = 0;
    if (file.size() < 4) return std::nullopt;
    std::memcpy(&units, file.data(), 4);
    const std::uint64_t guide_at = 4 + 4ull * units;
    if (units == 0 || guide_at > file.size()) return std::nullopt;
    graph.units_ = file.substr(4, 4ull * units);
    graph.count_ = units;
    if (guide_at + 4 > file.size()) return graph;
    std::uint32_t pairs = 0;
    std::memcpy(&pairs, file.data() + guide_at, 4);
    if (guide_at + 4 + 2ull * pairs <= file.size()) graph.guide_ = file.substr(guide_at + 4, 2ull * pairs);
    return graph;
  }

  std::optional<std::uint32_t> follow(char byte, std::uint32_t index) const {
    const auto label = static_cast<unsigned char>(byte);
    const std::uint32_t next = index ^ offset(unit(index)) ^ label;
    if (next >= count_ || (unit(next) & (kIsLeaf | 0xFFu)) != label) return std::nullopt;
    return next;
  }

  std::optional<std::uint32_t> follow(std::string_view bytes, std::uint32_t index = kRoot) const {
    for (const char byte : bytes) {
      const auto next = follow(byte, index);
      if (!next) return std::nullopt;
      index = *next;
    }
    return index;
  }

  std::optional<std::uint32_t> value(std::uint32_t index) const {
    if (!has_leaf(index)) return std::nullopt;
    const std::uint32_t leaf = index ^ offset(unit(index));
    if (leaf >= count_) return std::nullopt;
    return unit(leaf) & ~kIsLeaf;
  }

  /// Calls `found(bytes)` for every continuation of `length` bytes behind `index`, at most `limit` of them.
  template <typename Found>
  void each_continuation(std::uint32_t index, std::size_t length, int limit, Found found) const {
    char key[8];
    if (length <= sizeof key) walk(index, key, 0, length, limit, found);
  }

 private:
  static constexpr std::uint32_t kIsLeaf = 1u << 31;

  static std::uint32_t offset(std::uint32_t unit) { return (unit >> 10) << ((unit & (1u << 9)) >> 6); }
  std::uint32_t unit(std::uint32_t index) const {
    std::uint32_t value = 0;
    if (index < count_) std::memcpy(&value, units_.data() + 4ull * index, 4);
    return value;
  }
  bool has_leaf(std::uint32_t index) const { return unit(index) >> 8 & 1; }
  char guide(std::uint32_t index, int which) const {
    const std::size_t at = 2ull * index + static_cast<std::size_t>(which);
    return at < guide_.size() ? guide_[at] : '\0';
  }

  template <typename Found>
  void walk(std::uint32_t index, char* key, std::size_t depth, std::size_t length, int& limit,
            Found& found) const {
    if (depth == length) {
      if (limit-- > 0) found(std::string_view(key, length));
      return;
    }
    for (char label = guide(index, 0); label != '\0' && limit > 0;) {
      const auto child = follow(label, index);
      if (!child) return;
      key[depth] = label;
      walk(*child, key, depth + 1, length, limit, found);
      label = guide(*child, 1);
    }
  }

  std::string_view units_, guide_;
  std::uint32_t count_ = 0;
};

}  // namespace prikaz::normalize
