// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Plain text and Markdown, in any encoding: any bytes give a Document or an Error.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/error.h"
#include "extract/markdown_reader.h"
#include "extract/text_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  prikaz::extract::ReadOptions options;
  options.limits.cells = 100'000;
  for (const auto read : {prikaz::extract::read_text, prikaz::extract::read_markdown}) try {
      read(bytes, "fuzz.txt", options);
    } catch (const prikaz::Error&) {
    }
  return 0;
}
