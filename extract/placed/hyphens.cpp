// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/placed/hyphens.h"

#include <string>
#include <unordered_map>

#include "base/utf8.h"
#include "extract/layout/word_edges.h"
#include "extract/layout/words.h"
#include "extract/placed/each_text.h"

namespace prikaz::extract::placed {
namespace {

constexpr std::size_t kLeastPassedOver = 2;
constexpr std::size_t kWrapsPerHyphen = 25;  // where words are parted, one line end in ten has a hyphen

// How a word that may have been parted is written elsewhere in the document.
struct Uses {
  bool whole = false, hyphened = false;
};

class Writings {
 public:
  explicit Writings(Document& document) {
    each_text(document, [this](const std::string& text) { ask(text); });
    each_text(document, [this](const std::string& text) { look(text); });
  }

  /// Of a word parted twice only the parts are known.
  Uses of(std::string_view left, std::string_view right) const {
    const auto use = uses_.find(key(left, right));
    return use == uses_.end() ? Uses{} : use->second;
  }

 private:
  static std::string key(std::string_view left, std::string_view right) {
    return utf8::fold(left) + utf8::fold(right);
  }

  void ask(std::string_view text) {
    for (std::size_t at = text.find(kMaybeHyphen); at != std::string_view::npos;
         at = text.find(kMaybeHyphen, at + 1))
      uses_.try_emplace(
          key(layout::last_letters(text.substr(0, at)), layout::first_letters(text.substr(at + 1))));
  }

  // Runs of letters, with hyphens between them.
  void look(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
      const std::string_view left = layout::first_letters(text.substr(i));
      if (left.empty()) {
        utf8::next(text, i);
        continue;
      }
      const std::size_t begin = i;
      i += left.size();
      const bool doubtful =
          (begin > 0 && text[begin - 1] == kMaybeHyphen) || (i < text.size() && text[i] == kMaybeHyphen);
      if (doubtful) continue;
      if (const auto use = uses_.find(utf8::fold(left)); use != uses_.end()) use->second.whole = true;
      if (i >= text.size() || text[i] != '-') continue;
      const std::string_view right = layout::first_letters(text.substr(i + 1));
      const auto use = right.empty() ? uses_.end() : uses_.find(key(left, right));
      if (use != uses_.end()) use->second.hyphened = true;
    }
  }

  std::unordered_map<std::string, Uses> uses_;
};

bool are_russian(std::string_view left, std::string_view right) {
  std::size_t end = left.size(), begin = 0;
  return utf8::is_russian_letter(utf8::previous(left, end)) &&
         utf8::is_russian_letter(utf8::next(right, begin));
}

}  // namespace

void HyphenSigns::add(const HyphenSigns& other) {
  wraps += other.wraps;
  hyphens += other.hyphens;
  russian += other.russian;
  one_word += other.one_word;
  passed_over += other.passed_over;
}

void HyphenSigns::add_hyphen(std::string_view left, std::string_view right) {
  ++hyphens;
  if (!are_russian(left, right)) return;
  ++russian;
  one_word += layout::look_like_one_word(left, right);
}

bool HyphenSigns::words_are_parted() const {
  if (russian > 0 && one_word * 2 < russian) return false;
  return (passed_over < kLeastPassedOver || passed_over <= hyphens) &&
         wraps < kWrapsPerHyphen * (hyphens + 1);
}

bool is_parted_word(std::string_view left, std::string_view right) {
  return are_russian(left, right) && (layout::beginning_weight(right) <= layout::kNoWordEdge ||
                                      layout::end_weight(left) <= layout::kNoWordEdge);
}

void settle_hyphens(Document& document, const HyphenSigns& signs) {
  bool any = false;
  each_text(document, [&](const std::string& text) { any |= text.find(kMaybeHyphen) != std::string::npos; });
  if (!any) return;
  const Writings writings(document);
  const bool parted = signs.words_are_parted();
  each_text(document, [&](std::string& text) {
    replace_mark(text, kMaybeHyphen, [&](std::string_view before, std::string_view rest) {
      const Uses uses = writings.of(layout::last_letters(before), layout::first_letters(rest));
      const bool own = uses.whole == uses.hyphened ? !parted : uses.hyphened;
      return own ? std::string_view("-") : std::string_view();
    });
  });
}

}  // namespace prikaz::extract::placed
