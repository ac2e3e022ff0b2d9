// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/repair.h"

#include "base/utf8.h"

namespace prikaz::normalize {

RepairedText repair_text(std::string_view text, bool keep_newlines) {
  return {utf8::squeeze(text, keep_newlines), {}};
}

}  // namespace prikaz::normalize
