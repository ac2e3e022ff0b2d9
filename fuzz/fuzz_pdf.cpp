// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as a PDF: an error or a document.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/error.h"
#include "extract/pdf_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  prikaz::extract::ReadOptions options;
  options.limits.page_glyphs = 20'000;
  options.limits.page_rulings = 5'000;
  options.limits.pages = 50;
  options.limits.seconds = 3;
  try {
    prikaz::extract::read_pdf({reinterpret_cast<const char*>(data), size}, "fuzz.pdf", options);
  } catch (const prikaz::Error&) {
  }
  return 0;
}
