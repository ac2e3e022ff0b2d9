// SPDX-FileCopyrightText: prikaz contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What each failure code of the ledger means and what to do about it, from lexicon/error_codes.tsv.
#pragma once

#include <span>
#include <string_view>

namespace prikaz::corpus {

struct ErrorAdvice {
  std::string_view code, meaning, advice;
};

std::span<const ErrorAdvice> error_codes();
/// Null for a code that is none.
const ErrorAdvice* find_error_code(std::string_view code);

}  // namespace prikaz::corpus
