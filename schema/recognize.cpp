// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/recognize.h"

namespace prikaz::schema {

OrderDocument recognize(const extract::Document& document, const RecognizeOptions&) {
  OrderDocument result;
  result.source = document.source;
  return result;
}

}  // namespace prikaz::schema
