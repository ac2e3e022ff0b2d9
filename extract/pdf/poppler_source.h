// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one door to Poppler: a PDF's pages as placed glyphs and rulings, in one pass over each page's content
// stream (ISO 32000-1, 8 and 9). poppler-cpp gives no paths, so this uses the core library's output device.
// Pictures and shadings are passed over, JavaScript and actions never looked at, nothing is fetched.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "extract/placed/page.h"

namespace prikaz::extract::pdf {

class PopplerSource {
 public:
  /// `bytes` must outlive the object. The empty password is tried first. Throws Error(Damaged, Encrypted,
  /// LimitExceeded).
  PopplerSource(std::string_view bytes, const std::string& password, const Limits& limits);
  ~PopplerSource();
  PopplerSource(const PopplerSource&) = delete;
  PopplerSource& operator=(const PopplerSource&) = delete;

  int pages() const;
  /// Letters are those of the file's own maps, else of its embedded fonts. `number` is
  /// one-based; what `page` held is lost, its memory used again. A page that
  /// cannot be read comes back empty; a page over its limits is truncated.
  void read_page(int number, placed::Page& page);
  /// To be called when all pages were read once: finds the fonts that say wrong letters or none and can be
  /// mended safely. Pages read from then on have their true letters. One message for each such font.
  std::vector<std::string> mend_letters();
  /// Names of embedded files (ISO 32000-1, 7.11.4).
  std::vector<std::string> embedded_files() const;

 private:
  struct Work;
  std::unique_ptr<Work> work_;
};

}  // namespace prikaz::extract::pdf
