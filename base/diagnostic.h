// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Something a reviewer should know about one document, made where the fact is seen, carried along as a value
// and printed in `diagnostics`. `code` is stable kebab-case ("number-repaired"); docs/diagnostics.md lists
// all of them and a test compares that list with the code. `message` is one line of English without the
// place.
#pragma once

#include <string>

#include "base/place.h"

namespace prikaz {

enum class Severity { Info, Warning, Error };

struct Diagnostic {
  std::string code;
  Severity severity = Severity::Info;
  std::string message;
  Place at;
  bool operator==(const Diagnostic&) const = default;
};

}  // namespace prikaz
