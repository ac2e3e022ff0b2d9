// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/text_reader.h"

#include <utility>

#include "base/utf8.h"
#include "extract/encoding.h"
#include "extract/layout/compose.h"

namespace prikaz::extract {

int recognize_text(std::string_view bytes, std::string_view name) {
  if (!looks_like_text(bytes)) return 0;
  const std::string lower = utf8::to_lower(name);
  return lower.ends_with(".txt") || lower.ends_with(".text") ? 2 : 1;
}

Document read_text(std::string_view bytes, std::string_view, const ReadOptions& options) {
  DecodedText decoded = decode_text(bytes);
  Document document;
  document.source.reader = "text";
  document.source.media_type = "text/plain";
  document.source.encoding = decoded.encoding;
  document.diagnostics = std::move(decoded.diagnostics);
  layout::compose(decoded.text(), layout::Dialect::Plain, options.limits, document);
  return document;
}

}  // namespace prikaz::extract
