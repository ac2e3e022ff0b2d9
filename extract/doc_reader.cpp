// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/doc_reader.h"

#include "base/error.h"
#include "extract/doc/compound_file.h"
#include "extract/doc/story.h"
#include "extract/doc/word_file.h"

namespace prikaz::extract {
namespace {

constexpr const char* kRights = "the document is under rights management";
constexpr const char* kPassword = "the document is encrypted with a password";

}  // namespace

int recognize_doc(std::string_view bytes, std::string_view) { return doc::is_compound_file(bytes) ? 3 : 0; }

Document read_doc(std::string_view bytes, std::string_view, const ReadOptions& options) {
  const doc::CompoundFile file(bytes);
  if (!file.has("WordDocument")) {
    // [MS-OFFCRYPTO] 2.2 and 2.3.4.4: an OOXML package behind rights management or a password.
    if (file.has("EncryptedPackage"))
      throw Error(ErrorCode::Encrypted, file.has("DRMEncryptedDataSpace") ? kRights : kPassword);
    if (file.has("Book") || file.has("Workbook"))
      throw Error(ErrorCode::UnknownFormat, "a workbook of Excel, which is no text document");
    throw Error(ErrorCode::UnknownFormat, "a compound file, but not of Word");
  }
  if (file.has("\x09"
               "DRMContent"))
    throw Error(ErrorCode::Encrypted, kRights);
  const doc::WordFile word(file);
  office::Flow flow("doc", options.limits);
  doc::Story(word, flow).read_all();
  Document document = flow.finish();
  document.source.media_type = "application/msword";
  document.source.reader = "doc";
  return document;
}

}  // namespace prikaz::extract
