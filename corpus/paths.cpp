// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/paths.h"

#include "base/utf8.h"

namespace prikaz::corpus {

std::string printable_path(std::string_view path) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string text;
  for (std::size_t position = 0; position < path.size();) {
    const std::size_t begin = position;
    const char32_t code_point = utf8::next(path, position);
    const std::string_view bytes = path.substr(begin, position - begin);
    const bool control = code_point < 0x20 || code_point == 0x7f;
    if (!control && utf8::is_valid(bytes)) {
      text += bytes;
      continue;
    }
    for (const char byte : bytes) {
      text += "\\x";
      text += kHex[static_cast<unsigned char>(byte) >> 4];
      text += kHex[static_cast<unsigned char>(byte) & 15];
    }
  }
  return text;
}

std::string file_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return printable_path(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

}  // namespace prikaz::corpus
