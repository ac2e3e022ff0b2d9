// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/json/value.h"

#include <limits>

#include "base/error.h"

namespace prikaz::schema::json {

void Value::fail(const std::string& what) const {
  throw Error(ErrorCode::InvalidDocument, path() + ": " + what);
}

std::string Value::path() const {
  if (!parent_) return "/";
  std::string result = parent_->parent_ ? parent_->path() : std::string();
  result += '/';
  if (parent_->tree_->is_array()) return result + std::to_string(index_);
  return result + std::string(key_);
}

void Value::want(bool is_so, const char* type) const {
  if (!is_so) fail(std::string(type) + " is wanted, not " + tree_->type_name());
}

std::optional<Value> Value::find(std::string_view key) const {
  want(tree_->is_object(), "an object");
  const auto member = tree_->find(key);
  if (member == tree_->end()) return std::nullopt;
  return Value(member.value(), this, key, 0);
}

Value Value::operator[](std::string_view key) const {
  auto member = find(key);
  if (!member) fail("the key \"" + std::string(key) + "\" is missing");
  return *member;
}

std::string Value::string() const {
  want(tree_->is_string(), "a string");
  return tree_->get_ref<const std::string&>();
}

std::optional<std::string> Value::string_or_null() const {
  if (is_null()) return std::nullopt;
  return string();
}

std::vector<std::string> Value::strings() const {
  std::vector<std::string> result;
  for_each([&](const Value& element) { result.push_back(element.string()); });
  return result;
}

bool Value::boolean() const {
  want(tree_->is_boolean(), "true or false");
  return tree_->get<bool>();
}

double Value::number() const {
  want(tree_->is_number(), "a number");
  return tree_->get<double>();
}

std::optional<double> Value::number_or_null() const {
  if (is_null()) return std::nullopt;
  return number();
}

std::uint64_t Value::size() const {
  want(tree_->is_number_unsigned(), "a whole number");
  return tree_->get<std::uint64_t>();
}

int Value::integer() const {
  const std::uint64_t value = size();
  if (value > static_cast<std::uint64_t>(std::numeric_limits<int>::max())) fail("the number is too large");
  return static_cast<int>(value);
}

std::optional<int> Value::integer_or_null() const {
  if (is_null()) return std::nullopt;
  return integer();
}

std::optional<normalize::Date> Value::date_or_null() const {
  if (is_null()) return std::nullopt;
  const std::string text = string();
  const auto date = normalize::parse_iso_date(text);
  if (!date) fail("\"" + text + "\" is no date (YYYY-MM-DD)");
  return date;
}

}  // namespace prikaz::schema::json
