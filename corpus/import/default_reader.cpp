// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "corpus/import.h"
#include "extract/read.h"
#include "extract/readers.h"
#include "schema/recognize.h"

namespace prikaz::corpus {

namespace {

bool lists(std::string_view extensions, std::string_view extension) {
  while (!extensions.empty()) {
    const std::size_t space = std::min(extensions.find(' '), extensions.size());
    if (extensions.substr(0, space) == extension) return true;
    extensions.remove_prefix(std::min(space + 1, extensions.size()));
  }
  return false;
}

bool has_known_extension(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || name.find('/', dot) != std::string_view::npos) return false;
  const std::string extension = utf8::to_lower(name.substr(dot + 1));
  const auto readers = extract::readers();
  return std::any_of(readers.begin(), readers.end(),
                     [&](const extract::Reader& reader) { return lists(reader.extensions, extension); });
}

bool is_document(std::string_view bytes, std::string_view name) {
  constexpr int kBytesSaySo = 3;
  const auto readers = extract::readers();
  return std::any_of(readers.begin(), readers.end(), [&](const extract::Reader& reader) {
    return reader.recognize(bytes, name) >= kBytesSaySo;
  });
}

}  // namespace

Reader default_reader(const Limits& limits) {
  Reader reader;
  reader.read = [limits](std::string_view bytes, std::string_view name) {
    extract::ReadOptions options;
    options.limits = limits;
    return schema::recognize(extract::read_document(bytes, name, options));
  };
  reader.is_document = is_document;
  reader.has_known_extension = has_known_extension;
  return reader;
}

}  // namespace prikaz::corpus
