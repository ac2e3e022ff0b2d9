// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/page_pictures.h"

#include <algorithm>

#include "extract/pdf/poppler_source.h"
#include "extract/placed/picture.h"

namespace prikaz::extract {

int draw_pages(std::string_view bytes, const Document& document, const ReadOptions& options,
               const std::function<void(int page, const std::string& svg)>& take) {
  if (document.source.reader != "pdf") return 0;
  pdf::PopplerSource source(bytes, options.password, options.limits);
  placed::Page page;
  // Mended letters are known only when all text was seen.
  const bool mended = std::any_of(document.diagnostics.begin(), document.diagnostics.end(),
                                  [](const Diagnostic& found) { return found.code == "encoding-guessed"; });
  if (mended) {
    for (int number = 1; number <= source.pages(); ++number) source.read_page(number, page);
    source.mend_letters();
  }
  const placed::PageDrawer drawer(document);
  for (int number = 1; number <= source.pages(); ++number) {
    source.read_page(number, page);
    take(number, drawer.draw(page));
  }
  return source.pages();
}

}  // namespace prikaz::extract
