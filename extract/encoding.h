// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bytes of a text file to UTF-8 in NFC. UTF-8 and UTF-16 are told by rule (byte order mark, well-formedness,
// where the zero bytes stand), Windows-1251, KOI8-R and CP866 by which of the three readings has the likelier
// Russian letter pairs (encoding/letter_pairs.tsv); the bytes are then converted by ICU.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace prikaz::extract {

struct DecodedText {
  std::string storage;   ///< empty where the input could be used as it is
  std::string encoding;  ///< IANA name: "UTF-8", "UTF-16LE", "windows-1251", "KOI8-R", "IBM866"
  std::vector<Diagnostic> diagnostics;  ///< `encoding-guessed`, `text-undecodable`

  /// The text: into `storage`, else into the bytes given to decode_text.
  std::string_view text() const { return borrowed ? *borrowed : std::string_view(storage); }
  std::optional<std::string_view> borrowed;
};

/// What cannot be decoded (ill-formed sequences, lone surrogates, NULs) becomes U+FFFD, with a
/// `text-undecodable` that names the line. `declared`: a charset the file itself names (HTML's meta), tried
/// before guessing. Throws Error(UnknownFormat) for bytes that are no text.
DecodedText decode_text(std::string_view bytes, std::string_view declared = {});

/// Whether these bytes look like text of any known encoding: the first 4 kB are looked at.
bool looks_like_text(std::string_view bytes);

}  // namespace prikaz::extract
