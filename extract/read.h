// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The way in: bytes of any known format to a Document. The format is told by content (signature, then
// structure), the name only breaks ties. See readers.h for the table of formats.
#pragma once

#include <string>
#include <string_view>

#include "base/limits.h"
#include "extract/document.h"

namespace prikaz::extract {

struct ReadOptions {
  Limits limits;
  std::string password;  ///< tried on encrypted files after the empty one
};

/// `bytes`: the whole file; `name`: its name without folders, kept in Source and used to break ties between
/// text formats. Throws Error (Empty, UnknownFormat, Damaged, Encrypted, TooLarge, LimitExceeded,
/// MissingProgram).
Document read_document(std::string_view bytes, std::string_view name, const ReadOptions& options = {});

}  // namespace prikaz::extract
