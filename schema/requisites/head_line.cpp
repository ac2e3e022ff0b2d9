// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "base/utf8.h"
#include "normalize/citation.h"
#include "normalize/repair.h"
#include "schema/requisites/heading.h"
#include "schema/requisites/words.h"

namespace prikaz::schema::requisites {
namespace {

constexpr std::size_t kLongestHeadLine = 3000;  // bytes, wide gaps included

// Repaired, but with wide gaps kept as three spaces: they part what stands side by side.
std::string repaired_with_gaps(std::string_view text) {
  std::string result;
  const std::string plain = without_placeholders(text);
  std::string_view rest = plain;
  while (!rest.empty()) {
    const std::size_t gap = std::min(rest.find("   "), rest.find('\t'));
    const std::string piece = normalize::repair_text(rest.substr(0, gap)).text;
    if (!piece.empty()) result += (result.empty() ? "" : "   ") + piece;
    if (gap == std::string_view::npos) break;
    rest.remove_prefix(gap + 1);
  }
  // A form filled in by hand: «_04__» _декабря 2024 г.
  if (result.find('_') != std::string::npos) {
    std::string filled = result;
    std::replace(filled.begin(), filled.end(), '_', ' ');
    if (!normalize::find_dates(filled).empty()) return filled;
  }
  return result;
}

std::size_t name_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = utf8::next(text, next);
    if (!utf8::is_letter(c) && c != U'-') break;
    at = next;
  }
  return at;
}

class HeadLineReader {
 public:
  explicit HeadLineReader(std::string_view text)
      : text_(repaired_with_gaps(text)), folded_(utf8::fold(text_)), dates_(normalize::find_dates(text_)) {}

  HeadLine read() {
    if (folded_.size() != text_.size() || text_.empty() || text_.size() > 1500) return {};
    std::size_t at = 0;
    while (at < text_.size()) {
      const std::size_t next = step(at);
      if (next == at) {
        found_.rest = text_.substr(at);
        return found_;
      }
      at = next;
    }
    found_.fits =
        found_.kind || found_.date || found_.number || found_.place || found_.blank || !found_.title.empty();
    return found_;
  }

 private:
  // Behind what stands at `at`; `at` itself where it belongs into no head.
  std::size_t step(std::size_t at) {
    const std::string_view rest = std::string_view(text_).substr(at);
    const char c = text_[at];
    if (c == ' ' || c == ',' || c == ':' || c == '.' || c == ';') return at + 1;
    for (const auto& date : dates_)
      if (date.span.begin == at) {
        if (!found_.date) found_.date = date.date;
        return date_end(date.span);
      }
    if (const auto number = normalize::find_number(rest)) return take_number(at, *number);
    if (const std::size_t size = blank_sign(rest)) {
      found_.blank = true;
      return at + size;
    }
    if (const std::size_t size = blank_size(text_, at)) {
      found_.blank = true;
      return at + size;
    }
    if (found_.blank && utf8::is_digit(static_cast<unsigned char>(c))) return blank_year(at);
    if (const std::size_t end = broken_date(at); end != at) return end;
    if (const std::size_t size = extra_size(at)) return at + size;
    if (const std::size_t end = take_kind(at); end != at) return end;
    if (const std::size_t end = take_title(at); end != at) return end;
    if (!found_.place)
      if (const std::size_t size = place_size(text_, at)) return take_place(at, at + size);
    if (const std::size_t end = take_month(at); end != at) return end;
    if (found_.kind && found_.issuer.empty() && !found_.date && !found_.number)
      if (const std::size_t end = take_issuer(at); end != at) return end;
    return take_bare_place(at);
  }

  // «27 мая 2022 года г. Тотьма», «27.05.2022 г. Тотьма»: the «г.» before a name is the town's.
  std::size_t date_end(const Span& span) const {
    const std::size_t mark = folded_.rfind(" г", span.end);
    return mark != std::string::npos && mark > span.begin && mark < span.end && is_town(mark + 1) ? mark
                                                                                                  : span.end;
  }

  bool is_town(std::size_t at) const {
    const std::size_t size = place_size(text_, at);
    if (size == 0) return false;
    const std::size_t name = folded_.find_first_of(" .", at) + 1;
    const std::string_view rest = utf8::trim(std::string_view(folded_).substr(name));
    return !rest.starts_with("о ") && !rest.starts_with("об ");
  }

  std::size_t take_number(std::size_t at, const normalize::NumberMatch& number) {
    std::size_t end = at + number.span.end;
    std::string value = number.number;
    // «№№ 3553-Р, 197-Р»: a joint act.
    while (text_.substr(at).starts_with("№№") && text_.substr(end).starts_with(", ")) {
      const auto more = normalize::find_number("№" + text_.substr(end + 2));
      if (!more) break;
      value += ", " + more->number;
      end += 2 + more->span.end - std::string_view("№").size();
    }
    // «N 73О мерах …»: the title begins where the number has lost its space.
    constexpr std::string_view kAbout = "О";
    if (value.ends_with(kAbout) && value.size() > kAbout.size() && text_[end] == ' ' &&
        utf8::is_digit(static_cast<unsigned char>(value[value.size() - kAbout.size() - 1])) &&
        !begins_upper(end + 1)) {
      value.resize(value.size() - kAbout.size());
      end -= kAbout.size();
    }
    if (!found_.number) found_.number = value;
    return end;
  }

  bool begins_upper(std::size_t at) const {
    while (at < text_.size() && text_[at] == ' ') ++at;
    return at >= text_.size() || !utf8::letter_at(text_, at) ||
           utf8::starts_with_upper(std::string_view(text_).substr(at));
  }

  // «№» or «N» with nothing, or only underscores, behind it.
  static std::size_t blank_sign(std::string_view rest) {
    for (const std::string_view sign : {"№", "N"}) {
      if (!rest.starts_with(sign) || utf8::letter_at(rest, sign.size())) continue;
      std::size_t end = sign.size();
      while (end < rest.size() && (rest[end] == ' ' || rest[end] == '_')) ++end;
      return end;
    }
    return 0;
  }

  // The year of a blank date: «___» ______ 2023, 20__.
  std::size_t blank_year(std::size_t at) const {
    std::size_t end = at;
    while (end < text_.size() && utf8::is_digit(static_cast<unsigned char>(text_[end]))) ++end;
    return end - at == 4 || (end - at == 2 && end < text_.size() && text_[end] == '_') ? end : at;
  }

  // A month between blanks: «___» декабря 2024 г.
  std::size_t take_month(std::size_t at) const {
    if (!found_.blank) return at;
    const std::size_t end = name_end(text_, at);
    const std::string date = "1 " + folded_.substr(at, end - at) + " 2020";
    return end > at && !normalize::find_dates(date).empty() ? end : at;
  }

  // «от 01 2017 г № 89-Р»: a date that has lost its month says no day, and the number follows all the same.
  std::size_t broken_date(std::size_t at) const {
    constexpr std::string_view kFrom = "от ";
    constexpr std::size_t kLongest = 24;  // bytes
    if (!found_.kind || found_.date || !std::string_view(folded_).substr(at).starts_with(kFrom)) return at;
    for (const auto& date : dates_)
      if (date.span.begin >= at && date.span.begin < at + kLongest) return at;
    std::size_t end = at + kFrom.size(), digits = 0;
    for (; end < text_.size() && end < at + kLongest &&
           !normalize::find_number(std::string_view(text_).substr(end));
         ++end)
      digits += utf8::is_digit(static_cast<unsigned char>(text_[end]));
    const bool number =
        normalize::find_number(std::string_view(text_).substr(std::min(end, text_.size()))).has_value();
    const std::string between = folded_.substr(at + kFrom.size(), end - at - kFrom.size());
    return number && digits >= 4 && between.find_first_not_of("0123456789. г") == std::string::npos ? end
                                                                                                    : at;
  }

  std::size_t extra_size(std::size_t at) const {
    const bool town = is_town(at);
    for (const std::string& extra : lexicon().extras) {
      if (!std::string_view(folded_).substr(at).starts_with(extra)) continue;
      if (town && extra.starts_with("г")) continue;
      if (extra.back() == '.' || !utf8::letter_at(folded_, at + extra.size())) return extra.size();
    }
    return 0;
  }

  std::size_t take_kind(std::size_t at) {
    const std::size_t end = name_end(text_, at);
    const auto kind = lexicon().kinds.find(folded_.substr(at, end - at));
    if (kind == lexicon().kinds.end() || found_.kind) return at;
    found_.kind = kind->second;
    return end;
  }

  std::size_t take_title(std::size_t at) {
    if (!found_.date && !found_.number) return at;
    std::size_t begin = at;
    for (const std::string_view quote : {"«", "\"", "“"})
      if (text_.substr(begin).starts_with(quote)) begin += quote.size();
    const std::string_view rest = std::string_view(folded_).substr(begin);
    if (!rest.starts_with("о ") && !rest.starts_with("об ")) return at;
    found_.title = text_.substr(at);
    return text_.size();
  }

  std::size_t take_place(std::size_t begin, std::size_t end) {
    found_.place = tidy_place(std::string_view(text_).substr(begin, end - begin));
    return end;
  }

  // «ПОСТАНОВЛЕНИЕ Администрации г. … от …»: the issuer up to the date, number or end.
  std::size_t take_issuer(std::size_t at) {
    if (!utf8::letter_at(text_, at) || (!names_body(at) && !is_acronym(at))) return at;
    std::size_t end = text_.size();
    for (const auto& date : dates_)
      if (date.span.begin > at) end = std::min(end, date.span.begin);
    for (const std::string_view mark : {" от ", " № ", " №", " N "})
      if (const std::size_t found = text_.find(mark, at); found != std::string::npos)
        end = std::min(end, found);
    std::string_view issuer = utf8::trim(std::string_view(text_).substr(at, end - at));
    found_.issuer = utf8::squeeze(issuer);
    return end;
  }

  // «Администрации г. …»; where date and number follow also «Земского собрания …», «Угличской городской
  // Думы».
  bool names_body(std::size_t at) const {
    constexpr int kMostAdjectives = 3;
    for (int words = 0; words <= (is_dated_behind(at) ? kMostAdjectives : 0); ++words) {
      if (begins_with_stem(std::string_view(folded_).substr(at), lexicon().issuer_stems)) return true;
      at = name_end(text_, at);
      if (at >= text_.size() || text_[at] != ' ' || !utf8::letter_at(text_, at + 1)) return false;
      ++at;
    }
    return false;
  }

  bool is_dated_behind(std::size_t at) const {
    return std::any_of(dates_.begin(), dates_.end(), [&](const auto& date) {
      return date.span.begin > at && (text_.find("№", date.span.end) != std::string::npos ||
                                      text_.find(" N", date.span.end) != std::string::npos);
    });
  }

  // «Постановление КМ РТ от … № 15»: a body by its initials, where date and number follow.
  bool is_acronym(std::size_t at) const {
    constexpr std::size_t kMostLetters = 8;
    const std::size_t letters = utf8::length(text_.substr(at, name_end(text_, at) - at));
    if (letters < 2 || letters > kMostLetters) return false;
    std::size_t capitals = 0;
    for (std::size_t i = at; i < name_end(text_, at);) capitals += utf8::is_upper(utf8::next(text_, i));
    return capitals >= 2 && capitals + 1 >= letters && is_dated_behind(at);
  }

  // «Тальменка» beside a date or number: a settlement without its marker.
  std::size_t take_bare_place(std::size_t at) {
    if (found_.place || (!found_.date && !found_.number && !found_.blank) ||
        !utf8::starts_with_upper(std::string_view(text_).substr(at)))
      return at;
    std::size_t end = name_end(text_, at), words = 1;
    while (words < 3 && end + 1 < text_.size() && text_[end] == ' ' &&
           utf8::starts_with_upper(std::string_view(text_).substr(end + 1))) {
      end = name_end(text_, end + 1);
      ++words;
    }
    if (end - at < 6 || end == at) return at;
    return take_place(at, end);
  }

  std::string text_, folded_;
  std::vector<normalize::DateMatch> dates_;
  HeadLine found_;
};

}  // namespace

HeadLine read_head_line(std::string_view text) {
  return text.size() > kLongestHeadLine ? HeadLine{} : HeadLineReader(text).read();
}

}  // namespace prikaz::schema::requisites
