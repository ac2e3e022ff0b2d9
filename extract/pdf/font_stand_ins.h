// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Spares the unpacking of font files. Poppler makes a font object by looking at the first bytes of its file
// (ISO 32000-1, 9.9: FontFile2), for which it opens and inflates it, although the text needs nothing of it.
// While this object lives, the file's cross-reference table gives the first bytes of a TrueType font in place
// of such files, and the fonts' dictionaries as they were read once. Private to the Poppler source.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <Object.h>
#include <XRef.h>

namespace prikaz::extract::pdf {

class FontStandIns {
 public:
  /// `fonts`: dictionaries by their names in the resources. `xref` must outlive the object.
  FontStandIns(XRef& xref, const std::map<std::string, Ref>& fonts);
  /// Everything is fetched from the file again.
  ~FontStandIns();
  FontStandIns(const FontStandIns&) = delete;
  FontStandIns& operator=(const FontStandIns&) = delete;

 private:
  void add_font(Ref font);
  /// The object, kept in the table where it's a dictionary; null where it is none.
  Object dictionary(const Object& from);
  void put(Ref place, Object object);

  XRef& xref_;
  Object font_file_;
  std::vector<int> taken_;  ///< numbers of the objects that the table holds
};

}  // namespace prikaz::extract::pdf
