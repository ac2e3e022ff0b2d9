// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/pdf/font_stand_ins.h"

#include <Dict.h>
#include <Stream.h>

#include <utility>

namespace prikaz::extract::pdf {
namespace {

constexpr std::size_t kMostStandIns = 64;  // of one page; the others are made as Poppler makes them
char kTrueType[4] = {0, 1, 0, 0};          // OpenType specification, "Table Directory": sfntVersion

}  // namespace

FontStandIns::FontStandIns(XRef& xref, const std::map<std::string, Ref>& fonts)
    : xref_(xref),
      font_file_(static_cast<Stream*>(new MemStream(kTrueType, 0, sizeof kTrueType, Object(objNull)))) {
  if (fonts.size() > kMostStandIns) return;
  for (const auto& [name, font] : fonts) add_font(font);
}

FontStandIns::~FontStandIns() {
  for (const int number : taken_) xref_.getEntry(number, false)->obj.setToNull();
}

void FontStandIns::add_font(Ref place) {
  Object font = dictionary(Object(place));
  if (font.isNull()) return;
  // The file stands in the descriptor of the font or, in a composite one, of its descendant (9.7.4).
  if (const Object descendants = font.dictLookup("DescendantFonts"); descendants.isArray()) {
    if (descendants.arrayGetLength() == 0) return;
    font = dictionary(descendants.arrayGetNF(0));
    if (font.isNull()) return;
  }
  const Object descriptor = dictionary(font.dictLookupNF("FontDescriptor"));
  if (descriptor.isNull() || descriptor.dictLookupNF("FontFile").isRef()) return;
  if (const Object& file = descriptor.dictLookupNF("FontFile2"); file.isRef())
    put(file.getRef(), font_file_.copy());
}

Object FontStandIns::dictionary(const Object& from) {
  Object object = from.fetch(&xref_);
  if (!object.isDict()) return Object(objNull);
  if (from.isRef()) put(from.getRef(), object.copy());
  return object;
}

void FontStandIns::put(Ref place, Object object) {
  if (place.num < 0 || place.num >= xref_.getNumObjects()) return;
  XRefEntry* entry = xref_.getEntry(place.num, false);
  const bool stored = entry->type == xrefEntryUncompressed || entry->type == xrefEntryCompressed;
  if (!stored || !entry->obj.isNull()) return;
  entry->obj = std::move(object);
  taken_.push_back(place.num);
}

}  // namespace prikaz::extract::pdf
