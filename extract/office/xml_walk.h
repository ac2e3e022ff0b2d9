// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One pass over an XML part as events, without a tree. Element names come as small numbers: a format lists
// the names it knows once, "w:p", with prefixes of its own choice for namespaces (several URIs may share a
// prefix: strict and transitional). Document type declarations with entities are refused, nothing outside the
// bytes is ever read.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace prikaz::extract::office {

struct XmlNamespace {
  std::string_view uri;
  std::string_view prefix;
};
struct XmlName {
  std::string_view name;  ///< "w:p"
  int id;                 ///< > 0
};

/// The names of one format. Made once, shared by all parts and threads.
class XmlNames {
 public:
  XmlNames(std::span<const XmlNamespace> namespaces, std::span<const XmlName> names);
  /// 0 for a name that the format does not list.
  int id(std::string_view uri, std::string_view local) const;

 private:
  std::unordered_map<std::string_view, std::string_view> prefixes_;
  std::unordered_map<std::string, int> names_;
};

/// The attributes of a start tag, by local name; the views live as long as the event.
class XmlAttributes {
 public:
  XmlAttributes(const unsigned char** raw, int count) : raw_(raw), count_(count) {}
  std::optional<std::string_view> find(std::string_view local) const;
  /// Empty where it is absent.
  std::string_view operator[](std::string_view local) const {
    return find(local).value_or(std::string_view{});
  }
  /// `fallback` where it is absent or no number; clamped to ±10^9.
  int number(std::string_view local, int fallback = 0) const;

 private:
  const unsigned char** raw_;
  int count_;
};

/// A whole decimal number in front of `text` ("12.5pt" gives 12); clamped to ±10^9.
std::optional<int> parse_int(std::string_view text);

class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void start(int name, const XmlAttributes& attributes) = 0;
  virtual void end(int name) = 0;
  virtual void text(std::string_view text) = 0;
};

/// Gives at most `size` bytes into `buffer`, 0 at the end.
using XmlSource = std::function<std::size_t(char* buffer, std::size_t size)>;

/// `part`: for messages. Throws Error: Damaged (not well formed, entities declared), LimitExceeded (too
/// deep), and what the handler and the source throw.
void walk_xml(const XmlSource& source, std::string_view part, const XmlNames& names, XmlHandler& handler);

}  // namespace prikaz::extract::office
