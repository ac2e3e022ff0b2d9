// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/rtf_reader.h"

#include "extract/rtf/interpreter.h"

namespace prikaz::extract {

int recognize_rtf(std::string_view bytes, std::string_view) {
  const std::size_t begin = bytes.substr(0, 64).find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return begin != std::string_view::npos && bytes.substr(begin).starts_with("{\\rt") ? 3 : 0;
}

Document read_rtf(std::string_view bytes, std::string_view, const ReadOptions& options) {
  office::Flow flow("rtf", options.limits);
  rtf::Interpreter(bytes, flow).run();
  Document document = flow.finish();
  document.source.media_type = "application/rtf";
  document.source.reader = "rtf";
  return document;
}

}  // namespace prikaz::extract
