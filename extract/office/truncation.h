// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading the main part of a package that may have been cut off.
#pragma once

#include "base/error.h"
#include "extract/office/flow.h"
#include "extract/zip_package.h"

namespace prikaz::extract::office {

/// Calls `walk`, which reads the main part into the flow. In a package that is cut off the part may break
/// off: what came before stays, and a diagnostic says so. Throws what `walk` throws where nothing was cut off
/// or nothing was read.
template <typename Walk>
void walk_rest(Flow& flow, const ZipPackage& package, Walk walk) {
  if (!package.truncated()) return walk();
  bool whole = true;
  try {
    walk();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::Damaged || flow.empty()) throw;
    whole = false;
  }
  flow.count("file-truncated", Severity::Warning,
             whole ? "the package is cut off behind its main text: notes, headers or numbers may be missing"
                   : "the package is cut off inside its main text: the rest of it is missing");
}

}  // namespace prikaz::extract::office
