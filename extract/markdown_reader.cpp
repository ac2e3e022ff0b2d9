// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/markdown_reader.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "extract/encoding.h"
#include "extract/layout/compose.h"
#include "extract/layout/pipe_line.h"

namespace prikaz::extract {
namespace {

// Signs of Markdown in the first lines: a delimiter row of a table, headings, bold marks in pairs.
bool shows_markdown(std::string_view bytes) {
  constexpr std::size_t kSample = 256 << 10;
  std::string_view text = bytes.substr(0, kSample);
  std::string narrow;
  if (text.find('\0') != std::string_view::npos) {  // UTF-16: the marks are ASCII
    for (const char c : text)
      if (c != '\0') narrow += c;
    text = narrow;
  }
  int signs = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (layout::is_delimiter_row(line)) return true;
    if (line.starts_with("# ") || line.starts_with("## ") || line.starts_with("### ")) signs += 2;
    const std::size_t bold = line.find("**");
    if (bold != std::string_view::npos && line.find("**", bold + 3) != std::string_view::npos &&
        line.find("***") == std::string_view::npos)
      ++signs;
    if (signs >= 3) return true;
  }
  return false;
}

}  // namespace

int recognize_markdown(std::string_view bytes, std::string_view name) {
  const std::string lower = utf8::to_lower(name);
  const bool named = lower.ends_with(".md") || lower.ends_with(".markdown");
  if (!looks_like_text(bytes)) return 0;
  if (shows_markdown(bytes)) return 3;
  return named ? 2 : 0;
}

Document read_markdown(std::string_view bytes, std::string_view, const ReadOptions& options) {
  DecodedText decoded = decode_text(bytes);
  Document document;
  document.source.reader = "markdown";
  document.source.media_type = "text/markdown";
  document.source.encoding = decoded.encoding;
  document.diagnostics = std::move(decoded.diagnostics);
  layout::compose(decoded.text(), layout::Dialect::Markdown, options.limits, document);
  return document;
}

}  // namespace prikaz::extract
