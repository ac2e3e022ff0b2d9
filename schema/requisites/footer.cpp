// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/requisites/footer.h"

#include "base/utf8.h"

namespace prikaz::schema::requisites {
namespace {

// «348», «28-п», «№ 348»: a line that is a number and nothing else.
std::optional<std::string> number_line(const Row& row) {
  constexpr std::size_t kLongest = 24;  // bytes
  const std::string text = utf8::squeeze(row.text());
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  const HeadLine line = read_head_line(text);
  if (line.fits && line.number && !line.date && !line.kind && !line.place) return line.number;
  if (!utf8::is_digit(static_cast<unsigned char>(text[0])) || text.find(' ') != std::string::npos ||
      line.date)
    return std::nullopt;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    if (!utf8::is_digit(c) && !utf8::is_letter(c) && c != U'-' && c != U'/') return std::nullopt;
  }
  return text;
}

bool is_date_line(const HeadLine& line) {
  return line.fits && line.date && !line.number && !line.kind && !line.place;
}

}  // namespace

void take_footer(Rows& rows, std::size_t from, Heading& heading, CoverageMap& coverage) {
  if (heading.number.value || heading.date.value || heading.blank) return;
  for (std::size_t r = from + 1; r + 2 < rows.size(); ++r) {
    const HeadLine kind = read_head_line(rows[r].text());
    if (!kind.fits || !kind.kind || kind.number || kind.date || !kind.issuer.empty()) continue;
    const auto number = number_line(rows[r + 1]);
    const HeadLine date = read_head_line(rows[r + 2].text());
    if (!number || !is_date_line(date)) continue;
    if (!heading.kind.value) heading.kind = {kind.kind, rows[r].at(), r};
    heading.number = {number, rows[r + 1].at(), r + 1};
    heading.date = {date.date, rows[r + 2].at(), r + 2};
    for (std::size_t k = r; k < r + 3; ++k) place(coverage, rows[k]);
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(r), rows.end());
    return;
  }
}

}  // namespace prikaz::schema::requisites
