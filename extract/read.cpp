// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/read.h"

#include <algorithm>

#include "base/error.h"
#include "base/sha256.h"
#include "extract/layout/labelled_lists.h"
#include "extract/readers.h"

namespace prikaz::extract {

Document read_document(std::string_view bytes, std::string_view name, const ReadOptions& options) {
  if (bytes.empty()) throw Error(ErrorCode::Empty, "the file is empty");
  if (bytes.size() > options.limits.file_bytes)
    throw Error(ErrorCode::TooLarge, std::to_string(bytes.size()) + " bytes, the limit is " +
                                         std::to_string(options.limits.file_bytes) + " (--max-file-bytes)");
  const Reader* best = nullptr;
  int sureness = 0;
  for (const Reader& reader : readers()) {
    const int sure = reader.recognize(bytes, name);
    if (sure > sureness) {
      sureness = sure;
      best = &reader;
    }
    // Nobody can be surer than the bytes themselves, and guessing at encodings costs time.
    if (sureness >= 3) break;
  }
  if (!best) throw Error(ErrorCode::UnknownFormat, "no known format; `prikaz formats` lists the known ones");
  Document document = best->read(bytes, name, options);
  layout::tabulate_labelled_lists(document);
  document.source.name = name;
  document.source.sha256 = sha256_hex(bytes);
  document.source.bytes = bytes.size();
  return document;
}

}  // namespace prikaz::extract
