// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>

#include "base/utf8.h"

namespace prikaz::schema {
namespace {

enum ByteClass : unsigned char {
  kPlain,    // goes as it is
  kEscape,   // quote, backslash, control character
  kTwo,      // lead of two bytes whose code points are all NFC by themselves (Latin, Cyrillic)
  kPunct,    // lead byte of U+2000…U+2FFF
  kUnusual,  // whatever else: a full check
};

constexpr std::array<ByteClass, 256> make_classes() {
  std::array<ByteClass, 256> classes{};
  for (unsigned byte = 0; byte < 256; ++byte) {
    if (byte < 0x20 || byte == '"' || byte == '\\')
      classes[byte] = kEscape;
    else if (byte < 0x80)
      classes[byte] = kPlain;
    else if ((byte >= 0xC2 && byte <= 0xCB) || byte == 0xD0 || byte == 0xD1)  // U+0080…U+02FF, U+0400…U+047F
      classes[byte] = kTwo;
    else if (byte == 0xE2)
      classes[byte] = kPunct;
    else
      classes[byte] = kUnusual;
  }
  return classes;
}

constexpr std::array<ByteClass, 256> kClasses = make_classes();

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// True for the signs of Russian typography in U+2010…U+203F (dashes, quotes, dots) and «№» (U+2116): valid
// and NFC.
bool is_usual_sign(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size()) return false;
  const auto second = static_cast<unsigned char>(text[at + 1]),
             third = static_cast<unsigned char>(text[at + 2]);
  if (second == 0x80) return third >= 0x90 && third <= 0xBF;
  return second == 0x84 && third == 0x96;
}

// How much of `text` from the start is valid, in NFC and needs no escape; npos-like: text.size() where all
// is.
std::size_t plain_prefix(std::string_view text, bool& unusual) {
  std::size_t i = 0;
  while (i < text.size()) {
    switch (kClasses[static_cast<unsigned char>(text[i])]) {
      case kPlain:
        ++i;
        continue;
      case kTwo:
        if (i + 1 < text.size() && is_continuation(text[i + 1])) {
          i += 2;
          continue;
        }
        break;
      case kPunct:
        if (is_usual_sign(text, i)) {
          i += 3;
          continue;
        }
        break;
      case kEscape:
        return i;
      case kUnusual:
        break;
    }
    unusual = true;
    return i;
  }
  return i;
}

std::string clean(std::string_view text) {
  if (utf8::is_valid(text)) return utf8::nfc(text);
  std::string valid;
  for (std::size_t i = 0; i < text.size();) utf8::append(valid, utf8::next(text, i));
  return utf8::nfc(valid);
}

template <typename Number>
void append_number(std::string& text, Number value) {
  char digits[32];
  const auto result = std::to_chars(digits, digits + sizeof digits, value);
  text.append(digits, result.ptr);
}

void append_padded(std::string& text, unsigned value, int digits) {
  char buffer[8];
  for (int k = digits; k-- > 0; value /= 10) buffer[k] = static_cast<char>('0' + value % 10);
  text.append(buffer, static_cast<std::size_t>(digits));
}

}  // namespace

void JsonWriter::separate() {
  // A bracket or colon at the end is structure, never text: texts end with their quote.
  if (text_.empty()) return;
  const char last = text_.back();
  if (last != '{' && last != '[' && last != ':') text_ += ',';
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  text_ += bracket;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  text_ += bracket;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  text_ += '"';
  text_ += name;
  text_ += "\":";
  return *this;
}

JsonWriter& JsonWriter::data_key(std::string_view name) {
  separate();
  quote(name);
  text_ += ':';
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view text) {
  separate();
  quote(text);
  return *this;
}

void JsonWriter::quote(std::string_view text) {
  text_ += '"';
  const std::size_t begin = text_.size();
  std::string_view rest = text;
  while (!rest.empty()) {
    bool unusual = false;
    const std::size_t plain = plain_prefix(rest, unusual);
    if (unusual) {  // normalization may reach over what is written already: the whole text again
      text_.resize(begin);
      escape(clean(text));
      break;
    }
    text_ += rest.substr(0, plain);
    rest.remove_prefix(plain);
    if (rest.empty()) break;
    escape(rest.substr(0, 1));
    rest.remove_prefix(1);
  }
  text_ += '"';
}

void JsonWriter::escape(std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (kClasses[byte] != kEscape) {
      text_ += c;
      continue;
    }
    text_ += '\\';
    switch (c) {
      case '"':
      case '\\':
        text_ += c;
        break;
      case '\n':
        text_ += 'n';
        break;
      case '\t':
        text_ += 't';
        break;
      case '\r':
        text_ += 'r';
        break;
      case '\b':
        text_ += 'b';
        break;
      case '\f':
        text_ += 'f';
        break;
      default:
        text_ += "u00";
        text_ += kHex[byte >> 4];
        text_ += kHex[byte & 0xF];
    }
  }
}

JsonWriter& JsonWriter::strings(const std::vector<std::string>& texts) {
  begin_array();
  for (const std::string& text : texts) string(text);
  return end_array();
}

JsonWriter& JsonWriter::number(std::int64_t value) {
  separate();
  append_number(text_, value);
  return *this;
}

JsonWriter& JsonWriter::number(std::uint64_t value) {
  separate();
  append_number(text_, value);
  return *this;
}

JsonWriter& JsonWriter::number(double value) {
  constexpr double kExact = 9007199254740992.0;  // 2^53: whole numbers up to here are exact
  if (!std::isfinite(value)) return null();
  if (std::trunc(value) == value && std::abs(value) <= kExact)
    return number(static_cast<std::int64_t>(value));
  separate();
  append_number(text_, value);
  return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
  separate();
  text_ += value ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::null() {
  separate();
  text_ += "null";
  return *this;
}

JsonWriter& JsonWriter::date(const std::optional<normalize::Date>& date) {
  if (!date || !date->ok() || int{date->year()} < 0 || int{date->year()} > 9999) return null();
  separate();
  text_ += '"';
  append_padded(text_, static_cast<unsigned>(int{date->year()}), 4);
  text_ += '-';
  append_padded(text_, unsigned{date->month()}, 2);
  text_ += '-';
  append_padded(text_, unsigned{date->day()}, 2);
  text_ += '"';
  return *this;
}

JsonWriter& JsonWriter::place(const Place& place) {
  begin_object();
  const auto add = [this](std::string_view name, int value) {
    if (value > 0) key(name).number(value);
  };
  add("page", place.page);
  add("block", place.block);
  add("table", place.table);
  add("row", place.row);
  add("column", place.column);
  add("line", place.line);
  if (place.box) {
    const auto rounded = [](double value) { return std::round(value * 100) / 100 + 0.0; };
    key("bbox").begin_array();
    number(rounded(place.box->x0)).number(rounded(place.box->y0));
    number(rounded(place.box->x1)).number(rounded(place.box->y1)).end_array();
  }
  return end_object();
}

}  // namespace prikaz::schema
