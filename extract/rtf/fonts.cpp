// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/rtf/fonts.h"

#include "base/utf8.h"
#include "extract/office/code_page.h"
#include "extract/office/list_numbers.h"

namespace prikaz::extract::rtf {

const Fonts::Font* Fonts::find(int font) const {
  const auto at = fonts_.find(font == kNone ? default_ : font);
  return at == fonts_.end() ? nullptr : &at->second;
}

bool Fonts::apply(Word word, int number, int entry) {
  switch (word) {
    case Word::FontCharset:
      if (entry == kNone) return true;
      fonts_[entry].page = office::code_page_of_charset(number);
      fonts_[entry].symbol = number == office::kSymbolCharset;
      return true;
    case Word::FontCodePage:
      if (entry != kNone && number > 0) fonts_[entry].page = number;
      return true;
    case Word::AnsiCodePage:
      if (number > 0) document_page_ = number;
      return true;
    case Word::Mac:
      document_page_ = 10000;
      return true;
    case Word::Pc:
      document_page_ = 437;
      return true;
    case Word::Pca:
      document_page_ = 850;
      return true;
    case Word::DefaultFont:
      default_ = number;
      return true;
    default:
      return false;
  }
}

void Fonts::add_name(int font, std::string_view text) {
  std::string& name = fonts_[font].name;
  for (const char c : text)
    if (c != ';' && name.size() < 64) name += c;
}

std::string Fonts::decode(std::string_view bytes, int font_number) const {
  const Font* font = find(font_number);
  std::string text;
  if (font && font->symbol) {
    for (const char c : bytes) {
      const auto code = static_cast<unsigned char>(c);
      const char32_t known = office::symbol_character(font->name, code);
      utf8::append(text, known ? known : code);
    }
    return text;
  }
  office::append_code_page(text, bytes, font && font->page ? font->page : document_page_);
  return office::without_soft_hyphens(std::move(text));
}

char32_t Fonts::character(char32_t unit, int font_number) const {
  if (unit < 0xF020 || unit > 0xF0FF) return unit;
  const Font* font = find(font_number);
  char32_t known = font ? office::symbol_character(font->name, unit) : 0;
  if (!known) known = office::symbol_character("", unit);
  return known ? known : unit;
}

}  // namespace prikaz::extract::rtf
