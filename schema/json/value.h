// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A checked view of a parsed JSON value that knows its own path: every question either gets its answer or
// throws Error(InvalidDocument) "/roadmaps/0/activities/3/title: a string is wanted, not null".
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/date.h"

namespace prikaz::schema::json {

class Value {
 public:
  using Tree = nlohmann::ordered_json;

  explicit Value(const Tree& tree) : tree_(&tree) {}

  /// The member of an object. The view must not outlive its parent: paths are built only for errors.
  Value operator[](std::string_view key) const;
  /// The same where the key may be absent.
  std::optional<Value> find(std::string_view key) const;

  bool is_null() const { return tree_->is_null(); }

  std::string string() const;
  std::optional<std::string> string_or_null() const;
  /// A text whose absence is the empty string in memory.
  std::string string_or_empty() const { return is_null() ? std::string() : string(); }
  std::vector<std::string> strings() const;
  bool boolean() const;
  double number() const;
  std::optional<double> number_or_null() const;
  std::uint64_t size() const;  ///< a whole number that is not negative
  int integer() const;         ///< likewise, and an int
  std::optional<int> integer_or_null() const;
  std::optional<normalize::Date> date_or_null() const;

  /// Calls `each` with every element of an array.
  template <typename Each>
  void for_each(Each each) const {
    want(tree_->is_array(), "an array");
    std::size_t index = 0;
    for (const Tree& element : *tree_) each(Value(element, this, {}, index++));
  }

  /// Calls `each(key, value)` with every member of an object, in order.
  template <typename Each>
  void for_each_member(Each each) const {
    want(tree_->is_object(), "an object");
    for (auto member = tree_->begin(); member != tree_->end(); ++member)
      each(member.key(), Value(member.value(), this, member.key(), 0));
  }

  [[noreturn]] void fail(const std::string& what) const;

 private:
  Value(const Tree& tree, const Value* parent, std::string_view key, std::size_t index)
      : tree_(&tree), parent_(parent), key_(key), index_(index) {}
  void want(bool is_so, const char* type) const;
  std::string path() const;

  const Tree* tree_;
  const Value* parent_ = nullptr;
  std::string_view key_;
  std::size_t index_ = 0;
};

}  // namespace prikaz::schema::json
