// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/identity.h"

#include "base/utf8.h"
#include "normalize/date.h"
#include "normalize/transliteration.h"

namespace prikaz::schema {
namespace {

constexpr std::string_view kUnknown = "-";

// What vanishes without a trace: the apostrophes of the transliteration, quotes of any form.
bool is_dropped(char32_t c) {
  constexpr std::u32string_view kMarks =
      U"'\"`\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F\u00AB\u00BB\u2039\u203A\u02B9\u02BA\u2032\u2033";
  return kMarks.find(c) != std::u32string_view::npos;
}

// «город X» is X; the other kinds of municipality stay.
std::string_view without_town(std::string_view name) {
  const std::string folded = utf8::fold(name);
  for (const std::string_view word : {"город ", "г. "})
    if (folded.starts_with(word)) return utf8::trim(name.substr(word.size()));
  return name;
}

std::string part(std::string_view text) {
  const std::string made = slug(text);
  return made.empty() ? std::string(kUnknown) : made;
}

}  // namespace

std::string slug(std::string_view text) {
  std::string result;
  const std::string ascii = normalize::transliterate(text);
  for (std::size_t i = 0; i < ascii.size();) {
    const char32_t c = utf8::next(ascii, i);
    if ((c >= 'a' && c <= 'z') || utf8::is_digit(c))
      result += static_cast<char>(c);
    else if (!is_dropped(c) && !result.empty() && result.back() != '-')
      result += '-';
  }
  if (!result.empty() && result.back() == '-') result.pop_back();
  return result;
}

std::string order_id(const Order& order, std::string_view content_sha256) {
  const auto& municipality = order.municipality;
  std::string id = "ru";
  if (municipality && municipality->region) {
    const auto& region = *municipality->region;
    id = region.iso ? slug(*region.iso) : part(region.name);
  }
  id += '/';
  if (municipality && !municipality->name.empty())
    id += part(without_town(municipality->name));
  else if (order.issuer)
    id += part(order.issuer->name);
  else
    id += kUnknown;
  id += '/';
  id += part(order.kind);
  id += '/';
  id += order.date ? normalize::iso_date(*order.date) : std::string(kUnknown);
  id += '/';
  if (order.number)
    id += part(*order.number);
  else if (order.date)
    id += kUnknown;
  else
    id += "sha256-" + std::string(content_sha256.substr(0, 16));
  return id;
}

}  // namespace prikaz::schema
