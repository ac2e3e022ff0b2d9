// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// JSON text (RFC 8259) straight into one string: no tree, no allocation a value. For everything that the
// program prints as JSON; what the values mean is its callers' business. The caller keeps keys and values in
// turn; commas are set here.
//
//   JsonWriter json;
//   json.begin_object().key("name").string("Кунгур").key("rows").begin_array().number(3).end_array().end_object();
//   json.take()  ==  {"name":"Кунгур","rows":[3]}
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/place.h"
#include "normalize/date.h"

namespace prikaz::schema {

class JsonWriter {
 public:
  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }

  /// `name` is plain ASCII or valid UTF-8 without quotes and control characters: our own keys.
  JsonWriter& key(std::string_view name);
  /// A key that comes from data.
  JsonWriter& data_key(std::string_view name);

  /// Any bytes: written in NFC, escaped, an invalid byte as U+FFFD.
  JsonWriter& string(std::string_view text);
  JsonWriter& string(const char* text) { return string(std::string_view(text)); }
  JsonWriter& string(const std::string& text) { return string(std::string_view(text)); }
  JsonWriter& string(const std::optional<std::string>& text) { return text ? string(*text) : null(); }
  /// A text whose absence is the empty string.
  JsonWriter& string_or_null(std::string_view text) { return text.empty() ? null() : string(text); }
  JsonWriter& strings(const std::vector<std::string>& texts);

  JsonWriter& number(std::int64_t value);
  JsonWriter& number(int value) { return number(static_cast<std::int64_t>(value)); }
  JsonWriter& number(std::uint64_t value);
  /// The shortest digits that read back as the same value; whole numbers without point or exponent: 80, 12.5.
  /// What is no finite number is null, since JSON has no word for it.
  JsonWriter& number(double value);
  JsonWriter& number(const std::optional<int>& value) { return value ? number(*value) : null(); }
  JsonWriter& number(const std::optional<double>& value) { return value ? number(*value) : null(); }

  JsonWriter& boolean(bool value);
  JsonWriter& null();
  /// "2021-08-09", or null.
  JsonWriter& date(const std::optional<normalize::Date>& date);
  /// {"page":2,"bbox":[…]}: only what is known; boxes to a hundredth of a point.
  JsonWriter& place(const Place& place);

  const std::string& text() const { return text_; }
  std::string take() { return std::move(text_); }
  void reserve(std::size_t bytes) { text_.reserve(bytes); }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void separate();
  void quote(std::string_view text);
  void escape(std::string_view text);

  std::string text_;
};

/// Compact JSON of ours laid out for people: two spaces a level; an object or array stands on one line where
/// it is no wider than `width` code points with its indentation. Linear.
std::string pretty_json(std::string_view compact, std::size_t width = 160);

}  // namespace prikaz::schema
