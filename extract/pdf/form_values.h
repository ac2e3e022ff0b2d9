// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Values of form fields for which the file holds no appearance, or says that it is out of date (ISO 32000-1,
// 12.7.3.3 and 12.7.4). Poppler would draw them in a font without Russian letters; here they become glyphs of
// their own, where the field stands.
#pragma once

#include <PDFDoc.h>
#include <Page.h>

#include <map>
#include <string>

#include "extract/placed/page.h"

namespace prikaz::extract::pdf {

class FormValues {
 public:
  FormValues() = default;
  /// Those of one of the document's pages.
  static FormValues of(PDFDoc& document, ::Page& page);
  /// `source` must outlive the object. `stale`: the form's NeedAppearances.
  FormValues(::Page& source, bool stale);
  /// Whether this object gives the annotation's text, so that nothing must be drawn for it.
  bool holds(const Ref& annotation) const { return values_.contains(annotation); }
  bool empty() const { return values_.empty(); }
  /// Appends at most as many glyphs as the page may have.
  void add_glyphs(placed::Page& page, std::size_t most) const;

 private:
  struct Value {
    std::u32string text;
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;  // of the page as it is shown
    double size = 0;                        // of the font, 0 where the field leaves it open
  };
  std::map<Ref, Value> values_;
};

}  // namespace prikaz::extract::pdf
