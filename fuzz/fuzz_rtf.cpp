// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// RTF: any bytes give a Document or an Error.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/error.h"
#include "extract/rtf_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  prikaz::extract::ReadOptions options;
  options.limits.inflated_bytes = 16 << 20;
  options.limits.cells = 100'000;
  try {
    prikaz::extract::read_rtf({reinterpret_cast<const char*>(data), size}, "fuzz.rtf", options);
  } catch (const prikaz::Error&) {
  }
  return 0;
}
