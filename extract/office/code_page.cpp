// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/office/code_page.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "base/utf8.h"

namespace prikaz::extract::office {
namespace {

struct Close {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, Close>;

struct Page {
  Converter converter;
  // What each byte means where every byte is a character.
  std::array<std::string, 256> single;
  bool single_byte = false;
};

std::string icu_name(int page) {
  if (page == 10007) return "x-mac-cyrillic";
  if (page == 10000) return "macintosh";
  if (page == 866) return "ibm-866";
  if (page == 65001) return "UTF-8";
  if (page == 20866) return "KOI8-R";
  return "windows-" + std::to_string(page);
}

void convert(UConverter* converter, std::string_view bytes, std::string& to) {
  UErrorCode status = U_ZERO_ERROR;
  std::vector<UChar> wide(bytes.size() * 2 + 1);
  ucnv_reset(converter);
  const int32_t count = ucnv_toUChars(converter, wide.data(), static_cast<int32_t>(wide.size()), bytes.data(),
                                      static_cast<int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return;
  for (int32_t i = 0; i < count; ++i) {
    char32_t c = wide[static_cast<std::size_t>(i)];
    if (c >= 0xD800 && c < 0xDC00 && i + 1 < count)
      c = 0x10000 + ((c - 0xD800) << 10) + (wide[static_cast<std::size_t>(++i)] - 0xDC00u);
    if ((c < 0x20 && c != '\t') || (c >= 0xD800 && c < 0xE000)) c = c < 0x20 ? U' ' : 0xFFFD;
    utf8::append(to, c);
  }
}

// Converters hold state: one set a thread.
Page& page_of(int number) {
  thread_local std::map<int, Page> pages;
  const auto [at, fresh] = pages.try_emplace(number);
  Page& page = at->second;
  if (!fresh) return page;
  UErrorCode status = U_ZERO_ERROR;
  page.converter.reset(ucnv_open(icu_name(number).c_str(), &status));
  if (U_FAILURE(status) || !page.converter) {
    status = U_ZERO_ERROR;
    page.converter.reset(ucnv_open("windows-1252", &status));
  }
  page.single_byte = page.converter && ucnv_getMaxCharSize(page.converter.get()) == 1;
  if (page.single_byte)
    for (int byte = 0; byte < 256; ++byte) {
      const char c = static_cast<char>(byte);
      convert(page.converter.get(), {&c, 1}, page.single[static_cast<std::size_t>(byte)]);
    }
  return page;
}

}  // namespace

void append_code_page(std::string& to, std::string_view bytes, int number) {
  const bool ascii = std::all_of(bytes.begin(), bytes.end(), [](char c) { return c >= 0x20; });
  if (ascii) {
    to += bytes;
    return;
  }
  Page& page = page_of(number);
  if (page.single_byte) {
    for (const char c : bytes) to += page.single[static_cast<unsigned char>(c)];
  } else if (page.converter) {
    convert(page.converter.get(), bytes.substr(0, 1 << 20), to);
  }
}

int code_page_of_charset(int charset) {
  static constexpr std::pair<int, int> kPages[] = {
      {77, 10000}, {128, 932},  {129, 949},  {134, 936},  {136, 950}, {161, 1253}, {162, 1254}, {163, 1258},
      {177, 1255}, {178, 1256}, {186, 1257}, {204, 1251}, {222, 874}, {238, 1250}, {89, 10007}};
  for (const auto& [set, page] : kPages)
    if (set == charset) return page;
  return 0;
}

}  // namespace prikaz::extract::office
