// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// DOCX: any bytes give a Document or an Error. Bytes that are no package are taken for the main text of one,
// stored without compression, so that the fuzzer changes XML and not deflate.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"
#include "extract/docx_reader.h"
#include "extract/zip_package.h"
#include "fuzz/stored_package.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  prikaz::extract::ReadOptions options;
  options.limits.inflated_bytes = 16 << 20;
  options.limits.cells = 100'000;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    const std::string package =
        prikaz::extract::is_zip(bytes) ? std::string(bytes) : stored_package("word/document.xml", bytes);
    prikaz::extract::read_docx(package, "fuzz.docx", options);
  } catch (const prikaz::Error&) {
  }
  return 0;
}
