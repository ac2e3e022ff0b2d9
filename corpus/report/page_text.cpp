// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/report/page_text.h"

#include <nettle/base64.h>
#include <zlib.h>

#include "base/error.h"

namespace prikaz::corpus::reporting {

std::string without_markup(std::string_view json) {
  std::string text;
  text.reserve(json.size());
  for (const char c : json) {
    if (c == '<')
      text += "\\u003c";
    else if (c == '>')
      text += "\\u003e";
    else if (c == '&')
      text += "\\u0026";
    else
      text += c;
  }
  return text;
}

std::string packed(std::string_view bytes) {
  uLongf size = ::compressBound(static_cast<uLong>(bytes.size()));
  std::string compressed(size, '\0');
  if (::compress2(reinterpret_cast<Bytef*>(compressed.data()), &size,
                  reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uLong>(bytes.size()),
                  Z_DEFAULT_COMPRESSION) != Z_OK)
    throw Error(ErrorCode::Internal, "zlib could not compress a part of the report");
  std::string text(BASE64_ENCODE_RAW_LENGTH(size), '\0');
  ::base64_encode_raw(text.data(), size, reinterpret_cast<const std::uint8_t*>(compressed.data()));
  return text;
}

}  // namespace prikaz::corpus::reporting
