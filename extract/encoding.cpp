// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/encoding.h"

#include "base/error.h"
#include "base/utf8.h"

namespace prikaz::extract {

bool looks_like_text(std::string_view bytes) {
  return bytes.substr(0, 65536).find('\0') == std::string_view::npos;
}

DecodedText decode_text(std::string_view bytes, std::string_view) {
  DecodedText result;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (!looks_like_text(bytes)) throw Error(ErrorCode::UnknownFormat, "binary data");
  result.encoding = "UTF-8";
  result.storage = utf8::nfc(bytes);
  return result;
}

}  // namespace prikaz::extract
