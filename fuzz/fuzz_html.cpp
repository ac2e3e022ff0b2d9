// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Web pages and web archives: any bytes give a Document or an Error.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/error.h"
#include "extract/html_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  prikaz::extract::ReadOptions options;
  options.limits.cells = 100'000;
  try {
    prikaz::extract::read_html({reinterpret_cast<const char*>(data), size}, "fuzz.html", options);
  } catch (const prikaz::Error&) {
  }
  return 0;
}
