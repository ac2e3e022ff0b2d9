// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The text of a cell from its lines on the page: wrapped lines parted by '\n', words that were hyphenated at
// a line's end put together again. A hyphen of the word's own stays ("организационно-" + "методический",
// "2021-" + "2022").
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace prikaz::extract::layout {

class WrappedText {
 public:
  /// The next line; false where it shows nothing.
  bool add(std::string_view line);

  const std::string& text() const { return text_; }
  /// Hyphens that were taken out.
  std::size_t dropped() const { return dropped_; }

 private:
  std::string text_;
  std::size_t dropped_ = 0;
};

}  // namespace prikaz::extract::layout
